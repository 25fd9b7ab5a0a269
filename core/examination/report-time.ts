/** What the time-stamps in a report's signature prove of its time, on the word of whom the pack pins. */
import { toInstant } from "../base/index.ts"
import { earlier, unproven, type SigningTime } from "../trust/index.ts"
import type { ReportTime } from "../verdict/index.ts"
import { broken, open, PASSED, saidAgainst, type Said } from "./report-said.ts"
import type { SignatureFound } from "./report-signature.ts"
import type { ProofTerms } from "./terms.ts"
import { checkToken } from "./tokens.ts"

export interface StampedTime {
  /** By which the key is judged. */
  readonly time: SigningTime
  /** Absent where there is no time-stamp. */
  readonly said?: Said
  readonly proven?: ReportTime
}

/** Each costs some verifications, and one is what programs put in. */
const MOST_STAMPS = 8

/** What the time-stamps over the signature's value prove; one that proves nothing is said. */
export function timeOf(found: SignatureFound, path: string, terms: ProofTerms): StampedTime {
  const now = unproven(terms.evaluatedAt)
  if (found.kind === "broken" || found.stamps.length === 0) return { time: now }
  if (found.stamps.length > MOST_STAMPS) {
    return { time: now, said: broken("LIMIT_EXCEEDED", "more time-stamps than anybody puts in") }
  }
  const each = found.stamps.map((token) =>
    checkToken({ path, token, bytes: found.signer.signature }, terms),
  )
  const [first, ...others] = each.flatMap((one) => one.time ?? [])
  const said = saidAgainst(each.flatMap(({ findings }) => findings))
  if (first === undefined) return { time: now, said: said ?? open("it proves nothing") }
  // With its accuracy a time can lie after that of the evaluation; the key is judged at that of the evaluation then.
  const proven = others.reduce(earlier, first)
  const { noLaterThan, by = "" } = proven
  return {
    time: earlier(now, proven),
    said: said ?? PASSED,
    proven: { noLaterThan: toInstant(noLaterThan), by },
  }
}
