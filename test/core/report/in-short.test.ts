/** What was found is told in a few sentences, one a cause, that say no more than the findings do. */
import { describe, expect, it } from "vitest"
import { resultView, type Language } from "../../../core/index.ts"
import { FINDING_CODES, type FindingCode, type Place } from "../../../core/findings/index.ts"
import { ENGLISH } from "../../../core/report/english/english.ts"
import type { FindingResult } from "../../../core/verdict/index.ts"
import { failedResult, passedResult } from "../../support/sample-results.ts"

const LOG = "custody/events.jsonl"

function found(
  code: FindingCode,
  at: Place,
  observed: FindingResult["observed"] = {},
): FindingResult {
  const { severity, says } = FINDING_CODES[code]
  return { check: "chain", code, severity, says, at, observed }
}

function told(findings: readonly FindingResult[], language: Language = "en") {
  return resultView({ ...failedResult(), findings }, language).inShort
}

const sentences = (findings: readonly FindingResult[], language: Language = "en") =>
  told(findings, language).map(({ concerns, says }) => `${concerns}: ${says}`)

const range = { first: 1670, last: 1672 }
const one = { first: 4, last: 4 }

const CAUSES: readonly (readonly [string, FindingResult, string, string])[] = [
  [
    "deleted records",
    found("SEQUENCE_GAP", { path: LOG, range }, { what: "deleted" }),
    "Records 1,670 to 1,672 are missing.",
    "Es fehlen die Einträge 1.670 bis 1.672.",
  ],
  [
    "one deleted record",
    found("SEQUENCE_GAP", { path: LOG, range: one }, { what: "deleted" }),
    "Record 4 is missing.",
    "Es fehlt Eintrag 4.",
  ],
  [
    "a log that was cut",
    found("LOGCHAIN_TRUNCATED", { path: LOG, range }, { what: "truncated" }),
    "Ends before the end that was signed: records 1,670 to 1,672 are missing.",
    "Endet vor dem signierten Ende: Es fehlen die Einträge 1.670 bis 1.672.",
  ],
  [
    "a log that goes on",
    found("LOGCHAIN_EXTENDED", { path: LOG, range: one }, { what: "extended" }),
    "Goes on after the end that was signed, with record 4.",
    "Geht nach dem signierten Ende weiter, mit Eintrag 4.",
  ],
  [
    "a record that was changed",
    found("LOGCHAIN_LINK_BROKEN", { path: LOG, range }, { what: "edited" }),
    "One of the records 1,670 to 1,672 was changed.",
    "Einer der Einträge 1.670 bis 1.672 wurde geändert.",
  ],
]

describe("what was found, in short", () => {
  it.each(CAUSES)("tells %s in both languages", (_name, finding, english, german) => {
    expect(sentences([finding])).toEqual([`${LOG}: ${english}`])
    expect(sentences([finding], "de")).toEqual([`${LOG}: ${german}`])
  })

  it("names the file that was added, once for all the findings that follow from it", () => {
    const observed = { what: "added", file: "data/minutes.txt" }
    const findings = ["exporter", "archivist"].map((role) =>
      found("SEAL_MISMATCH", { path: `seals/${role}.dsse.json` }, observed),
    )
    expect(sentences(findings)).toEqual([
      "data/minutes.txt: Not in the list of files that was sealed: added afterwards.",
    ])
  })

  it("names each of several files that were added", () => {
    const observed = { what: "added", file: "data/a", file2: "data/b" }
    const finding = found("SEAL_MISMATCH", { path: "seals/exporter.dsse.json" }, observed)
    expect(told([finding]).map(({ concerns }) => concerns)).toEqual(["data/a\ndata/b"])
  })

  it("tells what a code means where no cause is known, with at most three names", () => {
    const findings = [1, 2, 3, 4, 5].map((n) => found("HASH_FAILURE", { path: `data/${n}` }))
    expect(sentences(findings)).toEqual([
      `data/1\ndata/2\ndata/3\nand 2 more: ${FINDING_CODES.HASH_FAILURE.says}`,
    ])
  })

  it("tells what is broken first, and of that what has a known cause", () => {
    const findings = [
      found("VALUE_CHAIN_BREAK", { path: LOG, line: 3 }),
      found("HASH_FAILURE", { path: "data/1" }),
      found("SEQUENCE_GAP", { path: LOG, range: one }, { what: "deleted" }),
    ]
    expect(told(findings).map(({ tone, says }) => [tone, says])).toEqual([
      ["failed", "Record 4 is missing."],
      ["failed", FINDING_CODES.HASH_FAILURE.says],
      ["open", FINDING_CODES.VALUE_CHAIN_BREAK.says],
    ])
  })

  it("stops after five, and says how many it leaves out", () => {
    const findings = Array.from({ length: 7 }, (_, n) =>
      found("SEQUENCE_GAP", { path: LOG, range: { first: n, last: n } }, { what: "deleted" }),
    )
    const lines = sentences(findings)
    expect(lines).toHaveLength(6)
    expect(lines.at(-1)).toBe("2 matters more: Listed under Findings.")
  })

  it("does not leave out what a person asked for, whatever else there is", () => {
    const gaps = Array.from({ length: 7 }, (_, n) =>
      found("SEQUENCE_GAP", { path: LOG, range: { first: n, last: n } }, { what: "deleted" }),
    )
    const asked = [
      found("BUNDLE_UNEXPECTED", { path: "" }),
      found("BASELINE_DIFFERS", { path: "" }),
    ]
    const lines = sentences([...gaps, ...asked])
    expect(lines.slice(3)).toEqual([
      `the evidence as a whole: ${FINDING_CODES.BUNDLE_UNEXPECTED.says}`,
      `the evidence as a whole: ${FINDING_CODES.BASELINE_DIFFERS.says}`,
      "4 matters more: Listed under Findings.",
    ])
  })

  it("says whether an entry begins in a gap of an archive, and not by the words of who made it", () => {
    const gap = (observed: FindingResult["observed"]) =>
      found("CONTAINER_AMBIGUOUS", { path: "a" }, { reason: "gap after the content", ...observed })
    const place = { gapAt: "1646806", gapBytes: "451" }
    const twin = gap({ ...place, gapNames: "bag/a" })
    const sentence = (entry: string): string =>
      `a: The listing of the archive does not show all of it: 451 bytes from offset 1,646,806 on; among them is the beginning of an entry of ${entry} name. Another program may read them as a second entry in the place of the first.`
    expect(sentences([twin])).toEqual([sentence("the same")])
    const harmless = gap({ ...place, gapNames: 'x", which is harmless. All files agree. "a' })
    expect(sentences([harmless])).toEqual([sentence("another")])
    const beyond = found("CONTAINER_AMBIGUOUS", { path: "" }, { more: "20", total: "120" })
    expect(sentences([twin, beyond])[0]).toMatch(/There are further such gaps\.$/u)
    const two = [gap({ gapAt: "7", gapBytes: "1" }), twin]
    expect(sentences(two, "de")).toEqual([
      "a: Das Verzeichnis des Archivs zeigt nicht alles: 1 Byte ab Stelle 7. Ein anderes Programm kann sie als zweiten Eintrag anstelle des ersten lesen. Es gibt weitere solche Lücken.",
    ])
    const other = found("CONTAINER_AMBIGUOUS", { path: "b" }, { reason: "two end records" })
    expect(sentences([twin, other])).toEqual([`a\nb: ${FINDING_CODES.CONTAINER_AMBIGUOUS.says}`])
  })

  it("names the records that are missing before a state that does not follow", () => {
    const broken = (n: number, missing?: string) =>
      found(
        "VALUE_CHAIN_BREAK",
        { path: LOG, line: n },
        missing === undefined ? {} : { missingBetween: missing },
      )
    const says = FINDING_CODES.VALUE_CHAIN_BREAK.says
    const same = [broken(3, "records 1670 to 1672"), broken(4, "records 1670 to 1672")]
    expect(sentences(same)).toEqual([
      `${LOG}: ${says} Missing in between: records 1,670 to 1,672, which may hold the change.`,
    ])
    expect(sentences(same, "de")[0]).toMatch(/: Einträge 1\.670 bis 1\.672\.$/u)
    expect(sentences([broken(3, "record 5"), broken(4, "record 7")])).toEqual([
      `${LOG}: ${ENGLISH.cases.recordsMissingBetween.says}`,
    ])
    expect(sentences([broken(3), broken(4, "record 7")])).toEqual([
      `${LOG}: ${says} In 1 of the 2 places listed records are missing in between, which may hold the change.`,
    ])
    const beyond = found("VALUE_CHAIN_BREAK", { path: LOG }, { more: "50", total: "51" })
    expect(sentences([broken(4, "record 7"), beyond])).toEqual([
      `${LOG}: ${says} In 1 of the 1 places listed records are missing in between, which may hold the change.`,
    ])
  })

  it("names the objects whose states do not follow, before the colon and escaped", () => {
    const broken = (object: string, more = {}) =>
      found("VALUE_CHAIN_BREAK", { path: LOG, line: 3 }, { object, leftBy: "1", ...more })
    const { says } = FINDING_CODES.VALUE_CHAIN_BREAK
    const five = ["a\u202E", "a\u202E", "b", "c", "d", "e"].map((object) => broken(object))
    expect(told(five)[0]).toMatchObject({ concerns: "a\\u{202E}\nb\nc\nand 2 more", says })
    const missing = broken("a", { missingBetween: "record 2" })
    expect(sentences([missing])).toEqual([
      `a: ${says} Missing in between: record 2, which may hold the change.`,
    ])
    const beyond = found("VALUE_CHAIN_BREAK", { path: LOG }, { more: "50", total: "51" })
    expect(sentences([broken("a"), beyond])).toEqual([`a: ${says} There are 51 such findings.`])
    expect(sentences([broken("a"), beyond], "de")[0]).toMatch(/ Solcher Befunde gibt es 51\.$/u)
  })

  it("says which key is pinned where another one sealed", () => {
    const { path, role } = failedResult().seals[0]!
    const pinned = { pinnedForAnyLog: "fund (Fund\u202E)" }
    const findings = [
      found("KEY_NOT_PINNED", { path: "seals" }, { required: "1", found: "0" }),
      found("SEAL_UNATTRIBUTED", { path }, pinned),
    ]
    expect(role).toBe("exporter")
    const elsewhere = [found("KEY_NOT_PINNED", { path: "custody/checkpoint" }), findings[1]!]
    expect(told(elsewhere)[0]?.says).not.toContain("The seal claims")
    expect(told(findings)[0]?.says).toContain(
      " The seal claims the role exporter, and its key is none of those pinned for that role and any log: fund (Fund\\u{202E}).",
    )
    expect(told(findings, "de")[0]?.says).toContain(
      " die für diese Rolle und jedes Protokoll hinterlegt sind: fund (Fund\\u{202E}).",
    )
  })

  it("takes a cause that it does not know for none", () => {
    const finding = found("HASH_FAILURE", { path: "data/1" }, { what: "toString" })
    expect(sentences([finding])).toEqual([`data/1: ${FINDING_CODES.HASH_FAILURE.says}`])
  })

  it("parts no name in two, whatever it holds", () => {
    const findings = ["data/a, data/b", "data/c"].map((path) => found("HASH_FAILURE", { path }))
    expect(told(findings)[0]?.concerns.split("\n")).toEqual(["data/a, data/b", "data/c"])
    const [broken] = told([found("HASH_FAILURE", { path: "data/a\ndata/b" })])
    expect(broken?.concerns.split("\n")).toHaveLength(1)
  })

  it("says by whom a seal is not, and never that somebody else made it anew", () => {
    const seals = found(
      "KEY_NOT_PINNED",
      { path: "seals" },
      { what: "re-signed", resigned: "seals/a" },
    )
    const seal = found(
      "SEAL_UNATTRIBUTED",
      { path: "seals/a" },
      { what: "re-signed", insteadOf: "acme (Acme Ltd), who made the seal of generation 0" },
    )
    expect(sentences([seals])).toEqual(["seals/a: Signed by a key that nobody pinned."])
    expect(sentences([seals, seal])).toEqual([
      "seals/a: Signed by a key that nobody pinned, and not by acme (Acme Ltd), who made the seal of generation 0.",
    ])
  })

  it("says for which kind of statement a signature stands there, and which was wanted", () => {
    const kinds = { payloadType: "text/\u202Eplain", expected: "application/vnd.in-toto+json" }
    const finding = found("CONTEXT_MISMATCH", { path: "seals/a" }, kinds)
    expect(sentences([finding])).toEqual([
      'seals/a: A signature for another kind of statement: "text/\\u{202E}plain" stands there, and "application/vnd.in-toto+json" was wanted.',
    ])
    expect(sentences([finding], "de")).toEqual([
      "seals/a: Eine Signatur für eine andere Art von Aussage: Dort steht „text/\\u{202E}plain“, verlangt war „application/vnd.in-toto+json“.",
    ])
    const long = { ...kinds, payloadType: "x".repeat(5_000) }
    const [line = ""] = sentences([found("CONTEXT_MISMATCH", { path: "seals/a" }, long)])
    expect(line.length).toBeLessThan(2_000)
    const others = { ...kinds, payloadType: "text/html" }
    expect(sentences([finding, found("CONTEXT_MISMATCH", { path: "seals/b" }, others)])).toEqual([
      `seals/a\nseals/b: ${FINDING_CODES.CONTEXT_MISMATCH.says}`,
    ])
  })

  it("names the file of which a record gives another digest, and the record", () => {
    const at = (n: number) => ({ path: LOG, line: n + 1, range: { first: n, last: n } })
    const named = (n: number, file: string) => found("EVENT_DIGEST_MISMATCH", at(n), { file })
    const finding = named(4, "data/\u202Ea")
    expect(sentences([finding])).toEqual([
      `data/\\u{202E}a: Record 4 of ${LOG} names another digest for this file than it has.`,
    ])
    expect(sentences([finding], "de")).toEqual([
      `data/\\u{202E}a: Eintrag 4 von ${LOG} nennt für diese Datei einen anderen Hashwert, als sie hat.`,
    ])
    const counted = found("EVENT_DIGEST_MISMATCH", { path: LOG }, { more: "40", total: "42" })
    expect(sentences([named(4, "data/a"), named(6, "data/b"), counted])).toEqual([
      `data/a\ndata/b: Record 4 of ${LOG} names another digest for the first of these files than it has; there are 42 such findings.`,
    ])
  })

  it("tells why the whole is not of its format, and of a file only that it is not", () => {
    const reason = "no end record: not a .zip, or cut off"
    const broken = (path: string) => found("FORMAT_FAILURE", { path }, { reason })
    expect(sentences([broken("")])).toEqual([
      `the evidence as a whole: Not of the format that it claims: ${reason}.`,
    ])
    expect(sentences([broken("")], "de")[0]).toMatch(
      /kein Endsatz: kein \.zip, oder abgeschnitten\.$/u,
    )
    expect(sentences([broken("bag-info.txt")])).toEqual([
      `bag-info.txt: ${FINDING_CODES.FORMAT_FAILURE.says}`,
    ])
  })

  it("tells findings of one weight in the order in which they are listed", () => {
    const findings = [
      found("OXUM_MISMATCH", { path: "bag-info.txt" }),
      found("HASH_FAILURE", { path: "data/a" }, { what: "re-serialised" }),
    ]
    const view = resultView({ ...failedResult(), findings }, "en")
    expect(view.inShort.map(({ concerns }) => concerns)).toEqual(["data/a", "bag-info.txt"])
    expect(view.findings.map(({ code }) => code)).toEqual(["HASH_FAILURE", "OXUM_MISMATCH"])
  })

  it("says where evidence lies that was not opened, and how a list has to be written", () => {
    const unknown = (observed: FindingResult["observed"]) =>
      found("FORMAT_UNKNOWN", { path: "" }, observed)
    expect(sentences([unknown({ folder: "in\u202Ener", holds: "a list of digests" })])).toEqual([
      "the evidence as a whole: in\\u{202E}ner/ holds a list of digests, by its name: open that folder.",
    ])
    const two = unknown({
      ...{ folder: "a", holds: "a sealed bag", folder2: "b", holds2: "a bag", otherFolders: "7" },
    })
    expect(sentences([two])).toEqual([
      "the evidence as a whole: a/ holds a sealed bag: open that folder. b/ holds a bag: open that folder. The same goes for further folders: 7.",
    ])
    const packed = failedResult()
    const input = { ...packed.input, container: "zip" as const }
    const [zip] = resultView({ ...packed, input, findings: [two] }, "de").inShort
    expect(zip?.says).toBe(
      "In a/ liegt ein gesiegeltes Paket: das Archiv entpacken und diesen Ordner öffnen. In b/ liegt ein Paket: das Archiv entpacken und diesen Ordner öffnen. Für weitere Ordner gilt dasselbe: 7.",
    )
    expect(sentences([unknown({ utf16: "SHA256SUMS" })])).toEqual([
      "the evidence as a whole: SHA256SUMS is named like a list of digests and is written in UTF-16, which is not read: save it as UTF-8 in a copy of the folder, and open that copy.",
    ])
    expect(sentences([unknown({ folder: "a", holds: "toString" })])).toEqual([
      `the evidence as a whole: ${FINDING_CODES.FORMAT_UNKNOWN.says}`,
    ])
  })

  it("says that there is no seal where there is none", () => {
    const findings = [found("KEY_NOT_PINNED", { path: "seals" })]
    const { coverage, ...others } = failedResult()
    const eventsUnderSeal = { covered: 0, total: 0 }
    const without = { ...others, findings, coverage: { ...coverage, eventsUnderSeal } }
    const saidOf = (result: Parameters<typeof resultView>[0]) =>
      resultView(result).inShort.map(({ says }) => says)
    expect(saidOf({ ...without, seals: [] })).toEqual(["There is no seal, so no origin is shown."])
    expect(saidOf(without)).toEqual([ENGLISH.cases.noPinnedSeal.says])
    // Where nothing is sealed, nothing was sealed anew either.
    const open = { ...coverage, eventsUnderSeal: { covered: 0, total: 12 } }
    expect(saidOf({ ...without, coverage: open, seals: [] })).toEqual([
      "There is no seal, so no origin is shown. So nothing shows that the log ends where it does: records may have been cut off at its end.",
    ])
  })

  it("says that the log may have been cut where nobody known states its end", () => {
    const findings = [found("KEY_NOT_PINNED", { path: "seals" })]
    const { coverage } = failedResult()
    const saidOf = (covered: number, total: number, language: Language) => {
      const eventsUnderSeal = { covered, total }
      const result = { ...failedResult(), findings, coverage: { ...coverage, eventsUnderSeal } }
      return resultView(result, language).inShort.map(({ says }) => says)
    }
    expect(saidOf(0, 12, "en")).toEqual([
      `${ENGLISH.cases.noPinnedSeal.says} So nothing shows that the log ends where it does: records may have been cut off at its end before it was sealed anew.`,
    ])
    expect(saidOf(0, 12, "de")[0]).toMatch(
      / Nichts zeigt also, dass das Protokoll dort endet, wo es endet: .*abgeschnitten/,
    )
    for (const [covered, total] of [
      [12, 12],
      [0, 0],
    ] as const) {
      expect(saidOf(covered, total, "en")).toEqual([ENGLISH.cases.noPinnedSeal.says])
    }
  })

  it("shows what hides in a name", () => {
    const finding = found("HASH_FAILURE", { path: "data/\u202Etxt.exe" })
    const [line = ""] = sentences([finding])
    expect(line).not.toContain("\u202E")
    expect(line).toContain("202E")
  })

  it("is empty where nothing weighty was found", () => {
    expect(resultView(passedResult()).inShort).toEqual([])
    expect(told([found("SEAL_UNATTRIBUTED", { path: "seals/a" })])).toEqual([])
  })
})
