/** What a screen about an ended examination is given. */
import type { Fact, FindingCode, Result } from "../../core/index.ts"
import type { Examination, Outcome } from "../../electron/contract/examination.ts"

export interface Examined {
  readonly examination: Examination
  readonly outcome: Extract<Outcome, { readonly kind: "done" }>
}

/** One member of what was observed: the name that the result gives it, and how it is told. */
export interface ToldObservation {
  readonly member: string
  readonly fact: Fact
}

/**
 * What was observed in one finding of a line, in the language of the view; nothing where the
 * view holds that many of its kind that it leaves this one out.
 */
export function observedIn(
  { outcome }: Examined,
  found: Result["findings"][number],
): readonly ToldObservation[] {
  const { view, result } = outcome
  const isLike = ({ code, at }: typeof found): boolean =>
    code === found.code && at.path === found.at.path && at.line === found.at.line
  const told = view.findings
    .filter(({ code }) => code === found.code)
    .flatMap(({ observations }) => observations)
    .filter(({ line }) => line === found.at.line)
  const facts = told[result.findings.filter(isLike).indexOf(found)]?.observed ?? []
  const members = Object.keys(found.observed)
  return facts.flatMap((fact, index) => {
    const member = members[index]
    return member === undefined ? [] : [{ member, fact }]
  })
}

/** What a code means, in the language of the view; empty where the examination found no such thing. */
export function sayingOf({ outcome }: Examined, code: FindingCode): string {
  return outcome.view.findings.find((group) => group.code === code)?.says ?? ""
}
