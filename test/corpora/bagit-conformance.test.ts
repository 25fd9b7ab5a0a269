/**
 * The Library of Congress' BagIt conformance suite, case by case.
 *
 * `fixity` answers what the suite asks: is this a valid bag, whatever the digest? A case
 * that is hostile on one system only is refused on all.
 */
import { expect } from "vitest"
import { FINDING_CODES, statusOf, type FindingCode } from "../../core/findings/index.ts"
import { readClaims } from "../../core/formats/index.ts"
import { checkFixity, digestJobs, portableDigests } from "../../core/hashing/index.ts"
import { openEvidence } from "../../core/node/index.ts"
import { corpus, readCases, type CorpusCase } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

const SUITE = "bagit-conformance"

/** Why each case is refused: the code that names the fault its directory is called after. */
const REFUSED: Readonly<Record<string, FindingCode>> = {
  "v0.97/invalid/bom-in-bagit.txt": "FORMAT_FAILURE",
  "v0.97/invalid/corrupt-data-file": "HASH_FAILURE",
  "v0.97/invalid/corrupt-tag-file": "HASH_FAILURE",
  "v0.97/invalid/extra-file-in-bag": "MANIFEST_EXTRA",
  "v0.97/invalid/invalid-version-number": "FORMAT_FAILURE",
  "v0.97/invalid/missing-baginfo": "MANIFEST_MISSING",
  "v0.97/invalid/out-of-scope-file-paths-using-dot-notation-for-fetch": "CONTAINER_UNSAFE",
  "v0.97/invalid/same-filename-listed-twice-with-different-hashes": "MANIFEST_INCONSISTENT",
  "v1.0/invalid/bagit-with-invalid-whitespace": "FORMAT_FAILURE",
  "v1.0/invalid/notAllManifestsListAllFiles": "MANIFEST_EXTRA",
}

/** What each warning is told as; two of the cases list a file that is not in this copy of them. */
const WARNED: Readonly<Record<string, { readonly code: FindingCode; readonly absent?: string }>> = {
  "v0.97/warning/duplicate-file-with-different-case": {
    code: "NAME_CASE_CLASH",
    absent: "data/HELLO.txt",
  },
  "v0.97/warning/made-with-md5sum-tools": { code: "BAGIT_DEVIATION" },
  "v0.97/warning/same-filename-listed-twice-with-the-same-hash": { code: "MANIFEST_DUPLICATE" },
  "v0.97/warning/special-system-files": { code: "SYSTEM_FILE", absent: "data/.DS_Store" },
}

/** What is said about valid bags beyond that they are valid. */
const NOTED: Readonly<Record<string, FindingCode>> = {
  "v0.96/valid/bag-with-leading-dot-slash-in-manifest": "BAGIT_DEVIATION",
  "v0.96/valid/holey-bag": "FETCH_NOT_FOLLOWED",
  "v0.97/valid/holey-bag": "FETCH_NOT_FOLLOWED",
}

const { describe, it } = needsCorpus(SUITE)

describe("the BagIt conformance suite", () => {
  for (const bag of readCases(SUITE)) it(`${bag.stratum}: ${bag.name}`, () => judge(bag))
})

async function judge(bag: CorpusCase): Promise<void> {
  const { status, codes, missing } = await examine(corpus(SUITE, bag.name))
  switch (bag.stratum) {
    case "valid": {
      expect({ status, codes }).toEqual({ status: "PASSED", codes: codes.filter(isNoted) })
      const noted = NOTED[bag.name]
      expect(codes).toEqual(noted === undefined ? [] : [noted])
      return
    }
    case "invalid":
      expect(codes).toContain(REFUSED[bag.name])
      expect(status).toBe("FAILED")
      return
    case "warning": {
      const { code, absent } = WARNED[bag.name]!
      expect(codes).toContain(code)
      expect(missing).toEqual(absent === undefined ? [] : [absent])
      expect(status).toBe(absent === undefined ? "PASSED" : "FAILED")
      expect(isNoted(code)).toBe(true)
      return
    }
    case "os-only":
      expect(codes).toContain("CONTAINER_UNSAFE")
      expect(status).toBe("FAILED")
      return
    default:
      throw new Error(`${bag.name}: no such kind of case: ${bag.stratum}`)
  }
}

function isNoted(code: FindingCode): boolean {
  return FINDING_CODES[code].severity === "noted"
}

async function examine(path: string) {
  const { container, measure } = await openEvidence(path)
  try {
    const { claims, outcome } = await readClaims(container, portableDigests)
    expect(claims.format).toBe("bagit")
    const jobs = digestJobs(claims, container.entries)
    const measured = await measure({ engine: "native", jobs: 1 })(jobs)
    const { entries } = container
    const fixity = checkFixity({ claims, entries, measured, format: outcome.findings })
    const findings = [...outcome.findings, ...fixity.findings]
    return {
      status: statusOf(fixity),
      codes: [...new Set(findings.map(({ code }) => code))],
      missing: findings.flatMap(({ code, at }) => (code === "MANIFEST_MISSING" ? [at.path] : [])),
    }
  } finally {
    await container.close()
  }
}
