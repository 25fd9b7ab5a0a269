/** What of an attack is told in words, and what is written of it as JSON. */
import type { Result } from "../verdict/index.ts"
import type { Attack, AttackRecord, AttackReport } from "./attack.ts"
import { blindFlips, OPERATORS } from "./operators/index.ts"

export interface AttackTold {
  readonly missed: readonly (AttackRecord & Pick<OperatorTold, "does">)[]
  /** Operators without an occasion, by reason, each reason once. */
  readonly notTried: readonly {
    readonly reason: string
    readonly operators: readonly OperatorTold[]
  }[]
}

export interface OperatorTold {
  readonly id: string
  /** What was, or would have been, done: one English sentence. */
  readonly does: string
}

const DOES: ReadonlyMap<string, string> = new Map(
  [...OPERATORS, blindFlips(0)].map(({ id, does }) => [id, does]),
)

export function attackTold({ attacks }: Pick<AttackReport, "attacks">): AttackTold {
  const reasons = new Map<string, OperatorTold[]>()
  for (const { outcome, operator: id, reason = "" } of attacks) {
    if (outcome !== "skipped") continue
    reasons.set(reason, [...(reasons.get(reason) ?? []), { id, does: DOES.get(id) ?? "" }])
  }
  return {
    missed: attacks
      .filter(({ outcome }) => outcome === "missed")
      .map((record) => ({ ...record, does: DOES.get(record.operator) ?? "" })),
    notTried: [...reasons].map(([reason, operators]) => ({ reason, operators })),
  }
}

/** In the place of a report, where the untouched evidence did not pass. */
export interface NoBaseline {
  readonly schema: "sealwright.attack/1"
  readonly seed: number
  readonly evidence: {
    readonly digest: string
    readonly bagId?: string
    readonly verdict: Result["verdict"]
  }
  /** Why there is no report. */
  readonly reason: string
}

/** The document `sealwright.attack/1`: the report, or why there is none. */
export function attackDocument(attack: Attack, seed: number): AttackReport | NoBaseline {
  if (attack.kind === "report") return attack.report
  const { verdict, input } = attack.result
  const { digest, bagId } = input
  return {
    ...{ schema: "sealwright.attack/1", seed },
    evidence: { digest, ...(bagId === undefined ? {} : { bagId }), verdict },
    reason: `the untouched evidence is ${verdict}, so nothing can be learned from attacking it; verify it first`,
  }
}
