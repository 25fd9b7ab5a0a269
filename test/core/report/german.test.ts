/** The German of the report, held against the English, and against every sentence of a result. */
import { globSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { FINDING_CODES, type CheckStatus } from "../../../core/findings/index.ts"
import { ENGLISH } from "../../../core/report/english/english.ts"
import { GERMAN } from "../../../core/report/german/german.ts"
import { germanSentence } from "../../../core/report/german/result-sentences.ts"
import {
  documentText,
  reportDocument,
  reportHelp,
  resultView,
  type Language,
} from "../../../core/report/index.ts"
import {
  statements,
  limits,
  type NestedResult,
  type Result,
  type Told,
  type Weighed,
} from "../../../core/verdict/index.ts"
import {
  crowdedResult,
  failedResult,
  openResult,
  passedResult,
} from "../../support/sample-results.ts"

const RESULTS = [passedResult(), failedResult(), openResult(), crowdedResult(3), withArchive()]

/** With an archive inside, so that the sentences about these are told as well. */
function withArchive(): Result {
  const nested: NestedResult = {
    path: "data/inner.zip",
    container: "zip",
    format: "bagit",
    digest: "ab".repeat(32),
    verdict: "INDETERMINATE",
    resultDigest: "cd".repeat(32),
    codes: ["KEY_NOT_PINNED"],
    statements: { integrity: "PASSED", origin: "INDETERMINATE", completeness: "FAILED" },
    checks: [{ id: "pins", status: "INDETERMINATE" }],
  }
  return { ...passedResult(), nested: [nested] }
}

const MEMBERS = ["checks", "passed", "failed", "open", "findings", "broken", "doubtful", "noted"]

/** Every sentence with the way to it; functions are called with marks that must come back. */
function sentences(words: unknown, way = ""): readonly (readonly [string, string])[] {
  if (typeof words === "string") return [[way, words]]
  if (typeof words === "function") {
    const template = words as (...given: unknown[]) => string
    const texts = ["«1»", "«2»", "«3»"]
    const named = Object.fromEntries(MEMBERS.map((name) => [name, `«${name}»`]))
    const given = /\{ checks|\{ findings/.test(template.toString()) ? [named] : texts
    return [[way, template(...given)]]
  }
  return Object.entries(words as object).flatMap(([name, inner]) =>
    sentences(inner, `${way}/${name}`),
  )
}

const marksIn = (text: string): readonly string[] => (text.match(/«\w+»/gu) ?? []).toSorted()

describe("the German catalogue of the report", () => {
  const english = sentences(ENGLISH).filter(
    // Terms differ in number; source and severity of a code are the same in every language.
    ([way]) => !/^\/glossary\/|^\/codes\/\w+\/(?:source|severity)$/.test(way),
  )
  const german = new Map(sentences(GERMAN))

  it("has a sentence for each English one, with the same values in it", () => {
    const missing = english.filter(([way]) => way !== "/findings/observedIn" && !german.has(way))
    expect(missing).toEqual([])
    const differing = english.filter(
      ([way, text]) => String(marksIn(text)) !== String(marksIn(german.get(way) ?? "")),
    )
    expect(differing).toEqual([])
  })

  it("explains no fewer terms than the English, and each once", () => {
    const terms = GERMAN.glossary.map(({ term }) => term)
    expect(terms.length).toBeGreaterThanOrEqual(ENGLISH.glossary.length)
    expect(new Set(terms).size).toBe(terms.length)
  })

  it("leaves no sentence of several words in English", () => {
    const same = english.filter(([way, text]) => /\w \w+ \w/.test(text) && german.get(way) === text)
    expect(same).toEqual([])
  })

  it("keeps the names of codes, options and files that a sentence mentions", () => {
    const names =
      /--[a-z-]+|SHA-256|RFC \d+|sealwright [a-z]+ [a-z]+|__MACOSX|OCSP|%0A|result\.json/g
    const differing = english.filter(([way, text]) => {
      const of = (said: string): string => String((said.match(names) ?? []).toSorted())
      return of(text) !== of(german.get(way) ?? "")
    })
    expect(differing).toEqual([])
  })

  it("has a word of its own for every status, which no line break can cut apart", () => {
    for (const words of [GERMAN.status, ENGLISH.status]) {
      expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length)
    }
    // "nicht bestanden" broken after "nicht" would read as its opposite.
    expect(Object.values(GERMAN.status).filter((word) => word.includes(" "))).toEqual([])
    const severities = Object.values(GERMAN.severity)
    expect(new Set(severities).size).toBe(severities.length)
  })
})

describe("why a check did not take place", () => {
  it("is said in German, for every reason that the sources give", () => {
    const reasons = reasonsInSources()
    expect(reasons.length).toBeGreaterThan(12)
    expect(reasons.filter((reason) => germanSentence(reason) === reason)).toEqual([])
  })
})

/** Reasons as `notApplicable` and `notRun` state them, with a value in each place for one. */
function reasonsInSources(): readonly string[] {
  const text = globSync("core/**/*.ts")
    .map((path) => readFileSync(path, "utf8"))
    .join("\n")
  const stated = text.matchAll(/\bnot(?:Applicable|Run)(?:\([\w.]+, |: | = )["`]([^"`\n]+)["`]/g)
  const things = Array.from(text.matchAll(/noObject\([^,\n]+, "([^"]+)"\)/g), ([, thing]) => thing)
  return Array.from(stated, ([, reason = ""]) => reason).flatMap((reason) =>
    reason.includes("${thing}")
      ? things.map((thing = "") => reason.replace("${thing}", thing))
      : [reason.replaceAll(/\$\{[^}]+\}/g, "7")],
  )
}

describe("a result told in German", () => {
  it.each(RESULTS.map((result) => [result.verdict, result] as const))(
    "has the same verdict, codes, digests and numbers of rows as in English: %s",
    (_, result) => {
      const [en, de] = (["en", "de"] as const).map((language) => told(result, language))
      expect(de?.verdict).toEqual(en?.verdict)
      expect(de?.resultDigest).toBe(en?.resultDigest)
      expect(shapeOf(de)).toEqual(shapeOf(en))
      for (const text of [documentText(de!, { width: 100, colour: false })]) {
        for (const { code } of result.findings.slice(0, 50)) expect(text).toContain(code)
        expect(text).toContain(result.verdict)
      }
    },
  )

  it("says nothing in English but what was observed and what the evidence holds", () => {
    for (const result of RESULTS) {
      const de = resultView(result, "de")
      const en = resultView(result, "en")
      const pairs = [
        ...de.statements.map(({ says }, at) => [says, en.statements[at]?.says]),
        ...de.checks.map(({ asks }, at) => [asks, en.checks[at]?.asks]),
        ...de.findings.map(({ says }, at) => [says, en.findings[at]?.says]),
        ...de.coverage.map(({ what }, at) => [what, en.coverage[at]?.what]),
        ...de.notShown.items.map((item, at) => [item, en.notShown.items[at]]),
        ...de.shown.items.map((item, at) => [item, en.shown.items[at]]),
      ]
      expect(pairs.filter(([ours, theirs]) => ours === theirs)).toEqual([])
    }
  })

  it("is looked up in German, code by code", () => {
    const { codes, checks } = reportHelp("de")
    expect(codes.map(({ code }) => code)).toEqual(Object.keys(FINDING_CODES))
    for (const { code, says } of codes) expect(says).not.toBe(FINDING_CODES[code].says)
    expect(checks.every(({ asks }) => asks.endsWith("?"))).toBe(true)
  })
})

describe("germanSentence", () => {
  const status = fc.constantFrom<CheckStatus>("PASSED", "FAILED", "INDETERMINATE")
  const told = fc.record({
    format: fc.constantFrom("evidence-bag", "bagit", "checksum-list"),
    listed: fc.nat(2_000_000),
    unlisted: fc.constantFrom(0, 1, 1200),
    signers: fc.subarray(["Ada. Ltd", "Bob {files}", "$1 and Sons", 'A; "B"']),
    reserved: fc.subarray(["Ada. Ltd", "$1 and Sons"]),
    contradicted: fc.subarray(["Ada. Ltd", 'A; "B"']),
    uncompared: fc.subarray(["Ada. Ltd", "$1 and Sons"]),
    erased: fc.constantFrom(0, 1, 1234),
    unopened: fc.constantFrom(0, 2),
    trusted: fc.boolean(),
    needsNoRevocation: fc.boolean(),
    revocation: fc.record({
      sources: fc.subarray([
        { by: "A CA", thisUpdate: 0 },
        { by: "Another; CA (1)", thisUpdate: 1 },
      ]),
      unreadable: fc.constantFrom(0, 1, 2),
    }),
    events: fc.option(fc.nat(3_000_000), { nil: undefined }),
    expected: fc.option(fc.constant("bag-1"), { nil: undefined }),
    head: fc.option(fc.constant({ size: 1200, seenAt: "2026-01-01T00:00:00Z" }), {
      nil: undefined,
    }),
    proven: fc.option(fc.constant({ at: "2026-01-01T00:00:00Z", by: "A TSA" }), { nil: undefined }),
  })

  it("knows every statement and every limit that a result can hold, and keeps the names in it", () => {
    fc.assert(
      fc.property(
        told,
        fc.tuple(status, status, status),
        (given, [integrity, origin, completeness]) => {
          // Whoever sealed with a pinned key has a name.
          fc.pre(origin !== "PASSED" || given.signers.length > 0)
          const known = Object.fromEntries(
            Object.entries(given).filter(([, value]) => value !== undefined),
          ) as unknown as Told // only members that are undefined were left out
          const weighed = {
            statements: { integrity, origin, completeness },
            checks: [],
            findings: [],
          } as unknown as Weighed // of which says.ts reads nothing else
          const said = [
            ...Object.values(statements(weighed, known)).map(({ says }) => says),
            ...limits([], known),
          ]
          for (const sentence of said) {
            const german = germanSentence(sentence)
            expect(german).not.toBe(sentence)
            for (const signer of known.signers) {
              expect([sentence.includes(signer), german]).toEqual([german.includes(signer), german])
            }
          }
        },
      ),
    )
  })

  it("parts the names of who sealed alike in both languages, and takes no word in a name for its own", () => {
    const saidOf = (signers: readonly string[], origin: "PASSED" | "INDETERMINATE") => {
      const weighed = {
        statements: { integrity: "PASSED", origin, completeness: "PASSED" },
        ...{ checks: [], findings: [] },
      } as unknown as Weighed // of which says.ts reads nothing else
      const known = { format: "evidence-bag", signers, trusted: true, erased: 0, unlisted: 0 }
      const { says } = statements(weighed, known as unknown as Told).origin // nor of this
      return [says, germanSentence(says)]
    }
    const three = ["Ward Archive", "Smith and Sons", "Witness W"]
    const named = "Ward Archive; Smith and Sons; Witness W"
    expect(saidOf(three, "PASSED")).toEqual([
      `Sealed with the keys pinned for ${named}.`,
      `Gesiegelt mit den Schlüsseln, hinterlegt für ${named}.`,
    ])
    expect(saidOf(three, "INDETERMINATE")).toEqual([
      `Not fully shown: sealed with keys pinned for ${named}, with reservations.`,
      `Nicht vollständig gezeigt: gesiegelt mit Schlüsseln, hinterlegt für ${named}, mit Vorbehalten.`,
    ])
    expect(saidOf(["Smith and Sons"], "PASSED")).toEqual([
      "Sealed with the key pinned for Smith and Sons.",
      "Gesiegelt mit dem Schlüssel, hinterlegt für Smith and Sons.",
    ])
    const [quoted] = saidOf(["A; B", 'C "D"', "E"], "PASSED")
    expect(quoted).toBe('Sealed with the keys pinned for "A; B"; "C ""D"""; E.')
  })

  it("leaves alone what is no sentence of a result", () => {
    expect(germanSentence("HASH_FAILURE, MANIFEST_MISSING")).toBe("HASH_FAILURE, MANIFEST_MISSING")
    expect(germanSentence("something new")).toBe("something new")
  })

  it("writes numbers as German does", () => {
    const sentence =
      "Nothing was found to differ, but not everything could be shown; passed, of the checks that were applied: 1,234 of 2,000."
    expect(germanSentence(sentence)).toContain(
      "bestanden, von den angewandten Prüfungen: 1.234 von 2.000.",
    )
  })
})

function told(result: Result, language: Language) {
  return reportDocument(result, { writtenAt: "2026-11-21T09:31:00.000Z", language })
}

/** Kinds of blocks with the numbers of their rows and entries. */
function shapeOf(document: ReturnType<typeof told> | undefined): unknown {
  return document?.sections
    .filter(({ title }) => ![GERMAN.glossaryTitle, ENGLISH.glossaryTitle].includes(title))
    .map(({ blocks }) =>
      blocks.map((block) => {
        if (block.kind === "table") return [block.kind, block.rows.map(({ tone }) => tone)]
        if (block.kind === "facts") return [block.kind, block.entries.length]
        if (block.kind === "card") return [block.kind, block.tone, block.entries.length]
        if (block.kind === "commands") return [block.kind, block.lines]
        return [block.kind]
      }),
    )
}
