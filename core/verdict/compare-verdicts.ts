/**
 * One piece of evidence judged twice: what differs, and because of which findings.
 *
 * Says nothing of why the two were judged differently: that is whoever compares.
 */
import type { Result, StatementStatus } from "./result.ts"

/** What a result says in four words. */
export type Stance = { readonly verdict: Result["verdict"] } & Readonly<
  Record<keyof Result["statements"], StatementStatus>
>

export interface VerdictDifference {
  readonly before: Stance
  readonly after: Stance
  /** Findings that only one of the two has, as `CODE at path`. */
  readonly gone: readonly string[]
  readonly came: readonly string[]
}

export function compareVerdicts(before: Result, after: Result): VerdictDifference {
  const [former, now] = [findingsOf(before), findingsOf(after)]
  return {
    before: stanceOf(before),
    after: stanceOf(after),
    gone: former.filter((one) => !now.includes(one)),
    came: now.filter((one) => !former.includes(one)),
  }
}

function stanceOf({ verdict, statements }: Result): Stance {
  const { integrity, origin, completeness } = statements
  return {
    verdict,
    integrity: integrity.status,
    origin: origin.status,
    completeness: completeness.status,
  }
}

function findingsOf({ findings }: Result): readonly string[] {
  const named = findings.map(({ code, at }) => (at.path === "" ? code : `${code} at ${at.path}`))
  return [...new Set(named)]
}
