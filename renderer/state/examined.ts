/** What a screen about an ended examination is given. */
import type { Fact, FindingCode, FindingGroup, Result } from "../../core/index.ts"
import type { Examination, Outcome } from "../../electron/contract/examination.ts"

export interface Examined {
  readonly examination: Examination
  readonly outcome: Extract<Outcome, { readonly kind: "done" }>
}

/** One member of what was observed: the name that the result gives it, and how it is told. */
export interface ToldObservation {
  readonly member: string
  readonly fact: Fact
  /** As the result has it. */
  readonly value: string
}

type Observation = FindingGroup["observations"][number]

/** What was observed, each member as the result has it and as it is told. */
export function toldIn({ seen, observed }: Pick<Observation, "seen" | "observed">) {
  return Object.entries(seen).flatMap(([member, value], index): readonly ToldObservation[] => {
    const fact = observed[index]
    return fact === undefined ? [] : [{ member, fact, value }]
  })
}

/**
 * What was observed in one finding, in the language of the view; nothing where the view holds
 * that many of its kind that it leaves this one out.
 */
export function observedIn(
  { outcome }: Examined,
  found: Result["findings"][number],
): readonly ToldObservation[] {
  const seen = JSON.stringify(found.observed)
  const told = outcome.view.findings
    .filter(({ code }) => code === found.code)
    .flatMap(({ observations }) => observations)
    .find((one) => one.line === found.at.line && JSON.stringify(one.seen) === seen)
  return told === undefined ? [] : toldIn(told)
}

/** What a code means, in the language of the view; empty where the examination found no such thing. */
export function sayingOf({ outcome }: Examined, code: FindingCode): string {
  return outcome.view.findings.find((group) => group.code === code)?.says ?? ""
}
