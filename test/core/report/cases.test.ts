/** Where what was observed tells more than the code: what it means, may also be, and what settles it. */
import { describe, expect, it } from "vitest"
import { resultView, type Language } from "../../../core/index.ts"
import { FINDING_CODES, type FindingCode, type Place } from "../../../core/findings/index.ts"
import { ENGLISH } from "../../../core/report/english/english.ts"
import { GERMAN_CASES } from "../../../core/report/german/cases.ts"
import type { FindingResult } from "../../../core/verdict/index.ts"
import { failedResult } from "../../support/sample-results.ts"

type Observed = FindingResult["observed"]

function found(code: FindingCode, at: Place | string, observed: Observed = {}): FindingResult {
  const { severity, says } = FINDING_CODES[code]
  const place = typeof at === "string" ? { path: at } : at
  return { check: "fixity", code, severity, says, at: place, observed }
}

function groupOf(findings: readonly FindingResult[], language: Language = "en") {
  const [group] = resultView({ ...failedResult(), findings }, language).findings
  return { says: group?.says, mayAlsoBe: group?.mayAlsoBe, resolve: group?.resolve }
}

const key = "00".repeat(32)

const CASES: readonly (readonly [keyof typeof ENGLISH.cases, FindingResult])[] = [
  ["archiveGap", found("CONTAINER_AMBIGUOUS", "a", { reason: "gap after the content" })],
  ["archiveGap", found("CONTAINER_AMBIGUOUS", "", { reason: "data after the end of the archive" })],
  [
    "archiveGap",
    found("CONTAINER_AMBIGUOUS", "a", {
      reason: "no data descriptor where one is announced",
      gapAt: "1",
    }),
  ],
  ["entryBesideGap", found("ENTRY_UNREADABLE", "a", { reason: "gap after the content" })],
  ["entryMisplaced", found("ENTRY_UNREADABLE", "a", { reason: "local header with another name" })],
  ["recordsMissingBetween", found("VALUE_CHAIN_BREAK", "log", { missingBetween: "record 5" })],
  ["rootOfFewer", found("MERKLE_ROOT_MISMATCH", "c", { recordedEvents: "2386", events: "2383" })],
  ["rootOfMore", found("MERKLE_ROOT_MISMATCH", "c", { recordedEvents: "2386", events: "10000" })],
  ["itemsNotRead", found("POPULATION_UNPROVEN", "bag-info.txt", { unread: "data/hidden" })],
  ["sealsUncompared", found("SIG_CONSTRAINTS_FAILURE", "seals", { broken: "0", uncompared: "2" })],
  ["sealsUndecided", found("KEY_NOT_PINNED", "seals", { required: "1", undecided: "1" })],
  ["sealsUnpinned", found("KEY_NOT_PINNED", "seals", { seals: "1" })],
  ["noPinnedSeal", found("KEY_NOT_PINNED", "seals", { required: "1", found: "0" })],
  ["checkpointUnpinned", found("KEY_NOT_PINNED", "custody/checkpoint", { key })],
  ["checkpointUnpinned", found("KEY_NOT_PINNED", "custody/checkpoint", { signer: "log" })],
  ["checkpointByAnother", found("KEY_NOT_PINNED", "custody/checkpoint", { key, required: "log" })],
  [
    "stampUnpinned",
    found("KEY_NOT_PINNED", "custody/timestamps/a.tsr", {
      reason: "this time-stamp authority is not pinned: no certificate leads to a given anchor",
    }),
  ],
  ["signatureUnpinned", found("KEY_NOT_PINNED", "minutes.txt.minisig", { keyId: "AB" })],
]

describe("a finding whose values tell more than its code", () => {
  it.each(CASES)("says so in both languages: %s", (name, finding) => {
    expect(groupOf([finding])).toEqual(ENGLISH.cases[name])
    expect(groupOf([finding], "de")).toEqual(GERMAN_CASES[name])
  })

  it("has the sentences of its code everywhere else", () => {
    for (const finding of [
      found("CONTAINER_AMBIGUOUS", "a", { reason: "two end records" }),
      found("MERKLE_ROOT_MISMATCH", "c", { recordedEvents: "7", events: "7" }),
      found("MERKLE_ROOT_MISMATCH", "c", { recorded: "aa", computed: "bb" }),
      found("SIG_CONSTRAINTS_FAILURE", "seals", { broken: "1", uncompared: "1" }),
      found("SIG_CONSTRAINTS_FAILURE", "seals", { broken: "0", uncompared: "1", good: "a" }),
      found("ENTRY_UNREADABLE", "a", { reason: "encrypted" }),
      found("VALUE_CHAIN_BREAK", "log", { leftBy: "3" }),
      found("BASELINE_DIFFERS", "", { same: "3" }),
      found("HASH_FAILURE", "a", { reason: "gap after the content" }),
    ]) {
      const { says, mayAlsoBe, resolve } = FINDING_CODES[finding.code]
      expect(groupOf([finding])).toEqual({ says, mayAlsoBe, resolve })
    }
  })

  it("speaks of a signature only where one is", () => {
    for (const name of ["sealsUnpinned", "noPinnedSeal"] as const) {
      expect(JSON.stringify(ENGLISH.cases[name])).not.toMatch(/signature/)
      expect(JSON.stringify(GERMAN_CASES[name])).not.toMatch(/[Ss]ignatur/)
    }
  })

  it("is told with the others of its code by what all have in common, and all that settles them", () => {
    const gap = found("ENTRY_UNREADABLE", "a", { reason: "gap after the content" })
    const locked = found("ENTRY_UNREADABLE", "b", { reason: "permission denied" })
    const { says, resolve } = FINDING_CODES.ENTRY_UNREADABLE
    expect(groupOf([gap, locked])).toMatchObject({
      says,
      resolve: `${ENGLISH.cases.entryBesideGap.resolve} ${resolve}`,
    })
  })
})

describe("findings of one code that are several cases", () => {
  it("are told by the sentences of the code, which hold for each of them", () => {
    const unpinned = CASES.map(([, one]) => one).filter(({ code }) => code === "KEY_NOT_PINNED")
    const { says, mayAlsoBe, resolve } = FINDING_CODES.KEY_NOT_PINNED
    expect(groupOf(unpinned)).toEqual({ says, mayAlsoBe, resolve })
  })
})

describe("how many files there are", () => {
  const filesOf = (findings: readonly FindingResult[], language: Language = "en") =>
    resultView({ ...failedResult(), findings }, language)
      .sections.flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === "facts" ? block.entries : []))
      .find(({ name }) => name === "Files" || name === "Dateien")?.value

  it("says which were read and which were not, each once", () => {
    const unread = found("ENTRY_UNREADABLE", "data/not-read.json", { reason: "gap" })
    expect(filesOf([])).toMatch(/^\d+ files, /)
    expect(filesOf([unread, unread])).toMatch(/^\d+ files read, 1 entry not read, /)
    expect(filesOf([unread], "de")).toMatch(/^\d+ Dateien gelesen, 1 Eintrag nicht gelesen, /)
  })
})
