/** One examination, in the examiner: opens the evidence, follows it, and says what follows. */
import { examine, Failure, say, type Vouching } from "../../core/index.ts"
import { fileFromEvidence, openEvidence } from "../../core/node/index.ts"
import type { Doing, ExamineAnswer, ExamineAsk } from "./examiner-work.ts"
import type { TrustFile } from "./named-file.ts"
import { followProgress } from "./follow-progress.ts"
import { readNamedTerms, type Terms } from "./named-terms.ts"

/**
 * Examines what lies at a path.
 *
 * @throws Failure when no truthful answer can be given.
 */
export async function examinePath(ask: ExamineAsk, doing: Doing): Promise<ExamineAnswer> {
  const following = followProgress(doing.onProgress)
  doing.onHeld(following.onHeld)
  const { path, name, trust, terms } = ask
  // Our own files first, so that a mistake in them costs no examination.
  const read = await readNamedTerms(trust, terms, ask)
  refuseOwnFromEvidence(ask)
  const opened = await openEvidence(path)
  const { container, measure, nested } = opened
  const how = measuring(terms)
  try {
    following.opened(container.entries)
    const evidence = { path: name, container, measure: measure(how), nested: nested(how) }
    const { signal, held } = doing
    const progress = { onBytes: following.onBytes, signal, held }
    let vouching: Vouching = { groups: [], groupOf: [], logEnd: null }
    const result = await examine(evidence, {
      ...{ ...read, progress, onOutcomes: following.onOutcomes },
      onVouching: (told) => {
        vouching = told
      },
    })
    return { result, vouching }
  } finally {
    await container.close()
  }
}

/** How contents are measured. */
export function measuring({ engine, jobs }: Terms) {
  return {
    engine: engine === "portable" ? "portable" : "native",
    ...(jobs === null ? {} : { jobs }),
  } as const
}

/** @throws Failure TRUST_FROM_EVIDENCE where trust pack or policy came with the evidence. */
export function refuseOwnFromEvidence(asked: Pick<ExamineAsk, "path" | "trust" | "terms">): void {
  const { path, trust, terms } = asked
  if (trust !== null) refuseTrustFromEvidence(trust, path)
  if (terms.policy !== null) refusePolicyFromEvidence(terms.policy, path)
}

/** Evidence cannot vouch for itself. */
export function refuseTrustFromEvidence(trust: TrustFile, evidence: string): void {
  if (fileFromEvidence([trust.path], evidence) === undefined) return
  const message = say(
    "the trust file {name} lies inside the evidence, which cannot vouch for itself: keep it apart and choose it again",
    { name: trust.name },
  )
  throw new Failure("TRUST_FROM_EVIDENCE", message)
}

function refusePolicyFromEvidence({ path, name }: TrustFile, evidence: string): void {
  if (fileFromEvidence([path], evidence) === undefined) return
  const message = say(
    "the policy {name} lies inside the evidence, which cannot vouch for itself: keep it apart and choose it again",
    { name },
  )
  throw new Failure("TRUST_FROM_EVIDENCE", message)
}
