/** What happened to the evidence is told in German, and what may be the evidence's own is not. */
import { describe, expect, it } from "vitest"
import { resultView } from "../../../core/index.ts"
import { failedResult } from "../../support/sample-results.ts"

const CASES: readonly (readonly [string, string, string, string])[] = [
  ["what", "deleted", "was geschah", "gelöscht"],
  [
    "stands",
    "from record 1673 on every link holds, to the last line, whose digest a pinned key signed",
    "was noch gilt",
    "ab Eintrag 1673 hält jede Verkettung, bis zur letzten Zeile, deren Hashwert ein hinterlegter Schlüssel signiert hat",
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
  [
    "traced",
    "not further: too many choices of files",
    "zugeordnet",
    "nicht weiter: zu viele mögliche Dateien",
  ],
  ["expected", "edited", "erwartet", "edited"],
  ["ofTheEvidence", "edited", "ofTheEvidence", "edited"],
]

describe("what was observed, told in German", () => {
  it.each(CASES)("tells %s: %s", (name, value, germanName, germanValue) => {
    const [found, ...others] = failedResult().findings
    const observed = { [name]: value }
    const result = { ...failedResult(), findings: [{ ...found!, observed }, ...others] }
    const factsIn = (language: "en" | "de") =>
      resultView(result, language)
        .findings.flatMap(({ observations }) => observations)
        .flatMap((one) => one.observed)
        .map((fact) => [fact.name, fact.value])
    expect(factsIn("de")).toContainEqual([`Beobachtet: ${germanName}`, germanValue])
    expect(factsIn("en")).toContainEqual([`Observed: ${name}`, value])
  })
})
