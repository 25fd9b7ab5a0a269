/** What is said first of a report that was checked: itself, and what it says of the evidence. */
import { describe, expect, it } from "vitest"
import {
  LANGUAGES,
  reportCheckText,
  reportCheckView,
  signedFileView,
  type Language,
  type ReportCheck,
} from "../../../core/index.ts"
import { CHECKED, GENUINE } from "../../support/drawn-reports.ts"
import { PASSED_SIGNATURE } from "../../support/drawn-singles.ts"

type Answer = ReportCheck["answers"][number]

const SAYS: Readonly<Record<Language, { readonly head: string; readonly title: string }>> = {
  en: { head: "The report is genuine", title: "What the report says of the evidence" },
  de: { head: "Der Bericht ist echt", title: "Was der Bericht über die Beweismittel sagt" },
}

function withResult(check: ReportCheck, verdict: ReportCheck["verdict"]): ReportCheck {
  return { ...check, result: { ...CHECKED.result!, verdict } }
}

/** As it would be, had this question not been answered well. */
function having(id: Answer["id"], status: "FAILED" | "INDETERMINATE"): ReportCheck {
  return {
    ...withResult(GENUINE, "TOTAL-PASSED"),
    verdict: status === "FAILED" ? "TOTAL-FAILED" : "INDETERMINATE",
    answers: GENUINE.answers.map((answer) => (answer.id === id ? { id, status } : answer)),
  }
}

describe.each(LANGUAGES)("the heading of a report that was checked, in %s", (language) => {
  const view = (check: ReportCheck) => reportCheckView(check, language)

  it("says of a genuine report about evidence that failed both, each in its tone", () => {
    const { head, ofEvidence } = view(GENUINE)
    expect(head).toEqual({ word: SAYS[language].head, symbol: "✓", tone: "passed" })
    const failed = {
      title: SAYS[language].title,
      word: "TOTAL-FAILED",
      symbol: "✗",
      tone: "failed",
    }
    expect(ofEvidence).toMatchObject(failed)
  })

  it("leads with both in the terminal, and keeps the word of the check for below", () => {
    const options = { colour: false, width: 100, language }
    const lines = reportCheckText(GENUINE, options).split("\n")
    expect(lines.slice(1, 3)).toEqual([
      `  ✓ ${SAYS[language].head}`,
      `  ${SAYS[language].title}: ✗ TOTAL-FAILED`,
    ])
    expect(lines.findIndex((line) => line.includes("✓ TOTAL-PASSED"))).toBeGreaterThan(5)
  })

  it("draws as passing only what a genuine report says to have passed", () => {
    expect(view(withResult(GENUINE, "TOTAL-PASSED")).ofEvidence.tone).toBe("passed")
    expect(view(withResult(GENUINE, "INDETERMINATE")).ofEvidence.tone).toBe("open")
    expect(view(withResult(CHECKED, "TOTAL-PASSED")).ofEvidence).toMatchObject({
      ...{ word: "TOTAL-PASSED", symbol: "?", tone: "open" },
    })
    for (const { id } of GENUINE.answers) {
      const { head, ofEvidence } = view(having(id, "FAILED"))
      expect([id, head.tone, ofEvidence.tone]).toEqual([id, "failed", "open"])
    }
  })

  it("has a heading of its own for every answer, and none of a report that is not genuine says it is", () => {
    const heads = GENUINE.answers.flatMap(({ id }) =>
      (["FAILED", "INDETERMINATE"] as const).map((status) => view(having(id, status)).head.word),
    )
    expect(new Set(heads).size).toBe(heads.length)
    expect(heads).not.toContain(SAYS[language].head)
  })

  it("names the key that is pinned by its id, and by no word besides", () => {
    const signer = { ...GENUINE.signer!, id: "key-2aa7" }
    const fact = view({ ...GENUINE, signer }).facts.find(({ value }) => value.includes("key-2aa7"))
    expect(fact?.value).not.toMatch(/(?:key|Schlüssel) key-2aa7/)
  })

  it("says so where there is no whole result to quote", () => {
    const { result: _, ...without } = having("result", "FAILED")
    expect(view(without).ofEvidence.tone).toBe("open")
    expect(view(without).ofEvidence.word).not.toMatch(/TOTAL/)
  })

  it("says beneath the heading what failed, and nothing that did not", () => {
    const sentences = GENUINE.answers.map(({ id }) => {
      const failed = view(having(id, "FAILED"))
      const answer = failed.answers[GENUINE.answers.findIndex((one) => one.id === id)]
      expect(failed.sentence).toBe(answer?.says)
      // The heading says what it amounts to, and this why: never the same over again.
      const [, ...words] = failed.head.word.split(" ")
      expect(failed.sentence).not.toContain(words.join(" "))
      return failed.sentence
    })
    expect(new Set(sentences).size).toBe(sentences.length)
    const both = {
      ...having("signature", "FAILED"),
      answers: GENUINE.answers.map((answer) =>
        ["signature", "signer"].includes(answer.id)
          ? { id: answer.id, status: "FAILED" as const }
          : answer,
      ),
    }
    const said = view(both).sentence
    expect(said.split(". ")).toHaveLength(2)
    expect(said).toContain(view(having("signer", "FAILED")).sentence)
  })

  it("says of a signature for another purpose which one, shown for what it is and not at any length", () => {
    const namespace = `git\u202E${"x".repeat(5_000)}`
    const finding = {
      code: "CONTEXT_MISMATCH" as const,
      severity: "broken" as const,
      at: { path: "minutes.sig" },
      observed: { namespace, expected: "file", key: "ada" },
      says: "",
    }
    const failed = { verdict: "TOTAL-FAILED", signers: [], findings: [finding] } as const
    const { head, sentence, facts } = signedFileView({ ...PASSED_SIGNATURE, ...failed }, language)
    expect(head).toMatch(/another purpose|einem anderen Zweck/)
    for (const text of [sentence, ...facts.map(({ value }) => value)]) {
      expect(text).not.toContain("\u202E")
      expect(text.length).toBeLessThan(2_000)
    }
    expect(sentence).toContain("git\\u{202E}")
    expect(sentence).toMatch(/["„]file[“"]/)
    expect(facts.map(({ value }) => value).join("\n")).toMatch(/^ada, (?:for|für)/m)
    const broken = { ...finding, code: "SIG_CRYPTO_FAILURE" as const, observed: { key: "ada" } }
    const refuted = signedFileView(
      { ...PASSED_SIGNATURE, ...failed, findings: [finding, broken] },
      language,
    )
    expect(refuted.head).not.toBe(head)
  })

  it("names in the heading of a signature whose key it was, and only when it passed", () => {
    const name = "Ada Okonkwo, Ward Archive"
    expect(signedFileView(PASSED_SIGNATURE, language).head).toContain(name)
    for (const verdict of ["INDETERMINATE", "TOTAL-FAILED"] as const) {
      expect(signedFileView({ ...PASSED_SIGNATURE, verdict }, language).head).not.toContain(name)
    }
  })
})
