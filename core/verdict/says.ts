/**
 * Saying it: the three statements and the limits, in sentences that follow from the data.
 *
 * No sentence claims more than its check: an unbroken digest is not authenticity, and a
 * claimed time is not a proven one.
 */
import type { Statement } from "../findings/index.ts"
import type { CheckResult, StatementResult, StatementStatus } from "./result.ts"
import type { Weighed } from "./weigh.ts"

/** What the sentences need to know about the evidence. */
export interface Told {
  readonly format: string
  readonly files: number
  readonly events?: number
  /** Subjects of the pinned keys whose good seals the policy counted. */
  readonly signers: readonly string[]
  readonly erased: number
  readonly trusted: boolean
}

export function statements(
  weighed: Weighed,
  told: Told,
): Readonly<Record<Statement, StatementResult>> {
  const { integrity, origin, completeness } = weighed.statements
  return {
    integrity: { status: integrity, says: integritySays(integrity, weighed, told) },
    origin: { status: origin, says: originSays(origin, told) },
    completeness: { status: completeness, says: completenessSays(completeness, told) },
  }
}

function integritySays(status: StatementStatus, weighed: Weighed, told: Told): string {
  const log = told.events === undefined ? "" : ` and ${count(told.events, "event")}`
  const applied = weighed.checks.filter((check) => check.status === "PASSED").length
  switch (status) {
    case "PASSED":
      return told.format === "evidence-bag"
        ? `No alteration was found in ${count(told.files, "file")}${log}: every digest, link and root agrees.`
        : `Every listed digest agrees for ${count(told.files, "file")}; the lists themselves are as strong as whoever kept them.`
    case "FAILED":
      return "Something differs from what was recorded; the findings say what and where."
    case "INDETERMINATE":
      return `Nothing was found to differ, but not everything could be shown (${String(applied)} checks passed).`
  }
}

function originSays(status: StatementStatus, told: Told): string {
  switch (status) {
    case "PASSED":
      return `Sealed with ${told.signers.length === 1 ? "the key" : "the keys"} pinned for ${told.signers.join(" and ")}.`
    case "FAILED":
      return "A seal, a signature or what it states does not hold."
    case "INDETERMINATE":
      if (!told.trusted) return "Not shown: no trust file was given, so no key counts as anybody's."
      return told.signers.length === 0
        ? "Not shown: no seal by a pinned key in a role that the policy asks for."
        : `Not fully shown: sealed with a key pinned for ${told.signers.join(" and ")}, with reservations.`
  }
}

function completenessSays(status: StatementStatus, told: Told): string {
  const erased = told.erased === 0 ? "" : ` ${count(told.erased, "file")} erased by recorded acts.`
  switch (status) {
    case "PASSED":
      return told.format === "evidence-bag"
        ? `Nothing is missing from, or added to, what was sealed.${erased}`
        : "Nothing that the lists name is missing, and nothing else is there."
    case "FAILED":
      return `Something is missing, added or contradicted.${erased}`
    case "INDETERMINATE":
      return `Not shown in every respect that nothing is missing.${erased}`
  }
}

/** What was not shown, one sentence each; never empty, since no verification shows everything. */
export function limits(checks: readonly CheckResult[], told: Told): readonly string[] {
  const status = (id: CheckResult["id"]) => checks.find((check) => check.id === id)?.status
  return [
    ...(status("freshness") === "NOT_RUN"
      ? [
          "Not shown: that this is the latest or the intended bag (no head pinned, nothing expected).",
        ]
      : []),
    ...(status("source-completeness") === "PASSED"
      ? []
      : ["Not shown: that the export held everything its source held."]),
    "Not shown: when anything was signed; times in the evidence are claims of whoever wrote them.",
    "Not shown: that the recorded content was true when it was recorded.",
    ...(told.trusted
      ? ["Not shown: that pinned keys were used only by the people they are pinned for."]
      : ["Not shown: who sealed this (no trust file was given)."]),
    ...(told.format === "evidence-bag"
      ? []
      : [
          "Not shown: a log of events, a tree or a seal; this format has none that is checked here.",
        ]),
  ]
}

function count(n: number, noun: string): string {
  // By hand: what a locale prints may differ between machines, and this text is digested.
  const grouped = String(n).replaceAll(/\B(?=(?:\d{3})+$)/g, ",")
  return `${grouped} ${noun}${n === 1 ? "" : "s"}`
}
