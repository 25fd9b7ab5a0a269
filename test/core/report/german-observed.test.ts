/** What happened to the evidence is told in German, and what may be the evidence's own is not. */
import { describe, expect, it } from "vitest"
import { resultView } from "../../../core/index.ts"
import { failedResult } from "../../support/sample-results.ts"

/** Names and words that are not shown as they stand in the result. */
const ENGLISH: readonly (readonly [string, string, string, string])[] = [
  ["what", "deleted", "what is seen", "records missing"],
  ["what", "deleted by J. Doe", "what is seen", "deleted by J. Doe"],
  ["file", "deleted", "file", "deleted"],
  ["leftBy", "7", "left by record", "7"],
  ["keyId", "01", "id of the key", "01"],
  ["gapAt", "12", "gap from offset", "12"],
  ["recordedEvents", "2386", "events recorded", "2,386"],
  ["lines", "1670 to 1671", "lines of the file", "1,670 to 1,671"],
  [
    "missingBetween",
    "records 1670 to 1672 and others",
    "missing in between",
    "records 1,670 to 1,672 and others",
  ],
  [
    "stands",
    "from record 1673 on every link holds",
    "what still holds",
    "from record 1,673 on every link holds",
  ],
  // What the evidence says is shown as it says it, and so is every digest.
  ["named", "1670", "named", "1670"],
  ["sealed", "16700000000000000000000000000000", "sealed", "16700000000000000000000000000000"],
  ["pinnedForAnyLog", "fund (Fund)", "pinned for any log", "fund (Fund)"],
]

const CASES: readonly (readonly [string, string, string, string])[] = [
  ["what", "deleted", "was zu sehen ist", "fehlende Einträge"],
  [
    "stands",
    "from record 1673 on every link holds, to the last line, whose digest a pinned key signed",
    "was noch gilt",
    "ab Eintrag 1.673 hält jede Verkettung, bis zur letzten Zeile, deren Hashwert ein hinterlegter Schlüssel signiert hat",
  ],
  [
    "stands",
    "without the line of this file, manifest-sha256.txt has the digest that this seal states",
    "was noch gilt",
    "ohne die Zeile dieser Datei hat manifest-sha256.txt den Hashwert, den dieses Siegel angibt",
  ],
  [
    "stands",
    "without the lines of these files, manifest-sha256.txt has the digest that this seal states",
    "was noch gilt",
    "ohne die Zeilen dieser Dateien hat manifest-sha256.txt den Hashwert, den dieses Siegel angibt",
  ],
  ["file2", "data/edited", "Datei 2", "data/edited"],
  ["records", "4 to 9", "Einträge", "4 bis 9"],
  ["records", "1670 to 1672", "Einträge", "1.670 bis 1.672"],
  [
    "traced",
    "not further: too many choices of files",
    "zugeordnet",
    "nicht weiter: zu viele mögliche Dateien",
  ],
  ["expected", "edited", "erwartet", "edited"],
  ["knownFrom", "the head that was named", "bekannt durch", "den genannten Kopf des Verlaufs"],
  ["ofTheEvidence", "edited", "ofTheEvidence", "edited"],
]

function factsIn(language: "en" | "de", name: string, value: string, more: object = {}) {
  const [found, ...others] = failedResult().findings
  const observed = { [name]: value, ...more }
  const result = { ...failedResult(), findings: [{ ...found!, observed }, ...others] }
  return resultView(result, language)
    .findings.flatMap(({ observations }) => observations)
    .flatMap((one) => one.observed)
    .map((fact) => [fact.name, fact.value])
}

describe("what was observed, told in English", () => {
  it.each(ENGLISH)("tells %s: %s", (name, value, label, told) => {
    expect(factsIn("en", name, value)).toContainEqual([`Observed: ${label}`, told])
  })
})

describe("what was observed, told in German", () => {
  it.each(CASES)("tells %s: %s", (name, value, germanName, germanValue) => {
    expect(factsIn("de", name, value)).toContainEqual([`Beobachtet: ${germanName}`, germanValue])
  })
})

describe("numbers of what a seal states", () => {
  it("are written in groups where they count, and never where they are an id", () => {
    const sealed = (value: string, member: string) =>
      factsIn("en", "sealed", value, { member }).find(([name]) => name === "Observed: sealed")?.[1]
    expect(sealed("20260112", "log.bytes")).toBe("20,260,112")
    expect(sealed("20260112", "bagId")).toBe("20260112")
    expect(sealed("20260112", "logId")).toBe("20260112")
    // What differs in zeros alone must not look alike.
    expect(sealed("00020260112", "bagId")).toBe("00020260112")
    expect(sealed("0002026", "log.events")).toBe("0002026")
  })
})
