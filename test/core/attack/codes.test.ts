/** Every finding code: an operator that causes it, or the test that provokes it. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { OPERATORS } from "../../../core/attack/index.ts"
import { FINDING_CODES, type FindingCode, type Result } from "../../../core/index.ts"
import { reportOn, richBag } from "../../support/attacked.ts"
import { TRUST } from "../../support/evidence.ts"

const ROOT = join(import.meta.dirname, "../../..")

/**
 * Codes that no change to sealed evidence is announced by, with the test that provokes each:
 * what weighs nothing, what concerns evidence of another kind, and what depends on trust,
 * policy or machine.
 */
const PROVOKED: Partial<Record<FindingCode, string>> = {
  CONTAINER_DEVIATION: "core/container/zip-directory.test.ts",
  EVIDENCE_CHANGED: "core/hashing/fixity.test.ts",
  NAME_NORMALIZED: "core/hashing/fixity.test.ts",
  NAME_CASE_CLASH: "core/formats/bagit/read.test.ts",
  DISPLAY_CONTROL_CHARS: "core/container/names.test.ts",
  NO_INTEGRITY_CLAIM: "core/hashing/closed-world.test.ts",
  MANIFEST_DUPLICATE: "core/formats/bagit/read.test.ts",
  FETCH_NOT_FOLLOWED: "core/formats/bagit/read.test.ts",
  LIST_WITHOUT_FILES: "node/list-alone.test.ts",
  BAGIT_DEVIATION: "core/formats/bagit/read.test.ts",
  SYSTEM_FILE: "core/hashing/fixity.test.ts",
  NESTED_EVIDENCE_FAILED: "node/nested.test.ts",
  NESTED_EVIDENCE_OPEN: "node/nested.test.ts",
  NESTED_NOT_EXAMINED: "node/nested.test.ts",
  ERASED: "core/examine/sound.test.ts",
  MERKLE_PROOF_INVALID: "core/merkle/inclusion.test.ts",
  SEAL_DUPLICATE: "core/signatures/seals.test.ts",
  SEAL_ORDER_UNPROVEN: "core/signatures/seals.test.ts",
  SEAL_UNATTRIBUTED: "core/examine/edited-logs.test.ts",
  SIG_HIGH_S: "core/signatures/seals.test.ts",
  WEAK_KEY: "core/signatures/weakness.test.ts",
  WEAK_DIGEST: "core/signatures/weakness.test.ts",
  ENGINES_DISAGREE: "core/examine/sound.test.ts",
  SIGNATURE_NOT_CHECKED: "core/signatures/seals.test.ts",
  ALG_NOT_ALLOWED: "core/signatures/seals.test.ts",
  ALG_UNSUPPORTED: "core/check/check.test.ts",
  KEY_ROLE_NOT_HELD: "core/trust/pins.test.ts",
  TRUST_STORE_ROLLBACK: "core/trust/pack-findings.test.ts",
  TRUST_PACK_OTHER: "core/trust/pack-findings.test.ts",
  TRUST_PACK_STALE: "core/trust/pack-findings.test.ts",
  TRUST_PACK_SIGNER_UNNAMED: "core/trust/pack-findings.test.ts",
  KEY_WITHOUT_WINDOW: "core/trust/pack-findings.test.ts",
  KEY_PIN_PENDING: "core/trust/pack-findings.test.ts",
  WEAK_ALGORITHM_ALLOWED: "core/trust/pack-findings.test.ts",
  OUT_OF_BOUNDS_NO_POE: "core/examine/sound.test.ts",
  NOT_YET_VALID: "core/trust/standing.test.ts",
  REVOKED_NO_POE: "core/trust/standing.test.ts",
  COMPROMISED_NO_POE: "core/trust/standing.test.ts",
  CRYPTO_CONSTRAINTS_FAILURE_NO_POE: "core/trust/standing.test.ts",
  KEY_ENDED_SINCE: "core/trust/standing.test.ts",
  WITNESS_QUORUM_NOT_MET: "core/examine/earned.test.ts",
  THRESHOLD_NOT_MET: "core/trust/met-thresholds.test.ts",
  NO_CERTIFICATE_CHAIN_FOUND: "core/check/certificate.test.ts",
  CHAIN_CONSTRAINTS_FAILURE: "core/check/certificate.test.ts",
  EXPIRED: "core/check/certificate.test.ts",
  REVOKED: "core/check/certificate.test.ts",
  REVOKED_CA_NO_POE: "core/check/certificate.test.ts",
  TRY_LATER: "core/check/certificate.test.ts",
  NO_SIGNING_CERTIFICATE_FOUND: "core/time/check-timestamp.test.ts",
  SIGNING_CERTIFICATE_MISMATCH: "core/time/check-timestamp.test.ts",
  TIMESTAMP_INVALID: "core/time/check-timestamp.test.ts",
  TIMESTAMP_NOT_GRANTED: "core/time/check-timestamp.test.ts",
  TIMESTAMP_REQUEST_MISMATCH: "core/time/check-timestamp.test.ts",
  TIME_ANOMALY: "core/trust/pins.test.ts",
  ERASURE_NOT_CARRIED_OUT: "core/custody/files-and-states.test.ts",
  EVENT_SIGNATURE_UNATTRIBUTED: "core/signatures/event-signatures.test.ts",
  EVENT_SIGNATURE_BY_OTHER: "core/signatures/event-signatures.test.ts",
  EVENT_SIGNATURE_OUT_OF_WINDOW: "core/signatures/event-signatures.test.ts",
}

const CODES = Object.keys(FINDING_CODES) as readonly FindingCode[] // keys of a const object literal
const announcedBy = (code: FindingCode) =>
  OPERATORS.filter(({ codes }) => codes.includes(code)).map(({ id }) => id)

let caused: ReadonlySet<FindingCode>
beforeAll(async () => {
  const results: Result[] = []
  const seen = (result: Result) => (results.push(result), result)
  const bag = await richBag()
  await reportOn(bag, { seen })
  // Without a pinned log key the thief of a seal key gets further.
  await reportOn(bag, { seen, keys: TRUST })
  caused = new Set(results.flatMap(({ findings }) => findings.map(({ code }) => code)))
})

describe("a finding code", () => {
  it.each(CODES.filter((code) => announcedBy(code).length > 0))(
    "%s is caused by an operator that announces it",
    (code) => {
      expect([code, ...announcedBy(code)].length).toBeGreaterThan(1)
      expect(caused).toContain(code)
    },
  )

  it.each(Object.entries(PROVOKED))("%s is provoked in test/%s", (code, file) => {
    const path = join(ROOT, "test", file)
    expect(existsSync(path)).toBe(true)
    expect(readFileSync(path, "utf8")).toContain(code)
  })

  it("has an operator or a test, every one of them, and none has a place in both tables", () => {
    const without = CODES.filter(
      (code) => announcedBy(code).length === 0 && !Object.hasOwn(PROVOKED, code),
    )
    expect(without).toEqual([])
    const twice = CODES.filter(
      (code) => announcedBy(code).length > 0 && Object.hasOwn(PROVOKED, code),
    )
    expect(twice).toEqual([])
  })
})
