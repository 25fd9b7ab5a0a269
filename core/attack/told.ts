/** What of an attack is told in words: what was missed, and what was not tried and why. */
import type { AttackRecord, AttackReport } from "./attack.ts"

export interface AttackTold {
  readonly missed: readonly AttackRecord[]
  /** Operators without an occasion, by reason, each reason once. */
  readonly notTried: readonly { readonly reason: string; readonly operators: readonly string[] }[]
}

export function attackTold({ attacks }: Pick<AttackReport, "attacks">): AttackTold {
  const reasons = new Map<string, string[]>()
  for (const { outcome, operator, reason = "" } of attacks) {
    if (outcome === "skipped") reasons.set(reason, [...(reasons.get(reason) ?? []), operator])
  }
  return {
    missed: attacks.filter(({ outcome }) => outcome === "missed"),
    notTried: [...reasons].map(([reason, operators]) => ({ reason, operators })),
  }
}
