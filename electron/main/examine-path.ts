/** One examination, in the examiner: opens the evidence, follows it, and says what follows. */
import {
  DEFAULT_POLICY_JSON,
  examine,
  Failure,
  openTrust,
  parsePolicy,
  reasonSaid,
  say,
  toUtf8,
  type ExaminationTerms,
  type Vouching,
} from "../../core/index.ts"
import {
  keptHead,
  liesWithin,
  nativeAlgorithms,
  nativeDigests,
  nativeFirst,
  openEvidence,
  readOwnFile,
} from "../../core/node/index.ts"
import type { Doing, ExamineAnswer, ExamineAsk, TrustFile } from "./examiner-work.ts"
import { followProgress } from "./follow-progress.ts"

export const ENGINE = "native"

/**
 * Examines what lies at a path.
 *
 * @throws Failure when no truthful answer can be given.
 */
export async function examinePath(ask: ExamineAsk, doing: Doing): Promise<ExamineAnswer> {
  const following = followProgress(doing.onProgress)
  doing.onHeld(following.onHeld)
  // Our own files first, so that a mistake in them costs no examination.
  const terms = termsOf(ask)
  if (ask.trust !== null) refuseTrustFromEvidence(ask.trust, ask.path)
  const opened = await openEvidence(ask.path)
  const { container, measure, nested } = opened
  const how = { engine: ENGINE } as const
  try {
    following.opened(container.entries)
    const evidence = { path: ask.name, container, measure: measure(how), nested: nested(how) }
    const { signal, held } = doing
    const progress = { onBytes: following.onBytes, signal, held }
    let vouching: Vouching = { groups: [], groupOf: [] }
    const result = await examine(evidence, {
      ...{ ...terms, progress, onOutcomes: following.onOutcomes },
      onVouching: (told) => {
        vouching = told
      },
    })
    return { result, vouching }
  } finally {
    await container.close()
  }
}

/**
 * By what everything is judged in the window: the built-in policy, and the trust pack in force.
 *
 * @throws Failure when the trust pack cannot be read.
 */
export function termsOf({
  trust,
  expected,
  at,
}: Pick<ExamineAsk, "trust" | "expected" | "at">): ExaminationTerms {
  const policy = toUtf8(DEFAULT_POLICY_JSON)
  const read = parsePolicy(policy)
  if (read.kind !== "policy") throw new Failure("INTERNAL", "the built-in policy is refused")
  return {
    policy: { ...read.policy, digest: nativeDigests.sha256(policy) },
    ...(trust === null ? {} : { trust: readTrust(trust) }),
    evaluatedAt: at ?? Date.now(),
    ...(expected === null ? {} : { expected }),
    signatures: nativeFirst,
    digests: nativeDigests,
    trees: [],
    run: {
      platform: `${process.platform} ${process.arch}`,
      runtime: runtimeName(),
      engine: ENGINE,
      native: nativeAlgorithms(read.policy.signatureAlgorithms),
    },
    clock: () => Date.now(),
  }
}

/** Read anew for every examination: the file may have changed since it was chosen. */
export function readTrust({ path }: TrustFile): NonNullable<ExaminationTerms["trust"]> {
  // Before the file: else one that is being added to would look as if it had been put back.
  const kept = keptHead(path)
  const bytes = readOwnFile(path, "the trust pack")
  const opened = openTrust(bytes, [], nativeFirst)
  if (opened.kind === "refused") {
    throw new Failure(
      "MALFORMED",
      say("the trust pack is refused: {reason}", { reason: reasonSaid(opened) }),
      { path },
    )
  }
  const seen = kept === undefined ? [] : [{ ...kept, from: "beside" } as const]
  const digest = nativeDigests.sha256(bytes)
  return { ...opened.trust, digest, signing: opened.signing, seen }
}

/** Evidence cannot vouch for itself. */
export function refuseTrustFromEvidence(trust: TrustFile, evidence: string): void {
  if (!isWithin(trust.path, evidence)) return
  const message = say(
    "the trust pack {name} lies inside the evidence, which cannot vouch for itself: keep it apart and choose it again",
    { name: trust.name },
  )
  throw new Failure("TRUST_FROM_EVIDENCE", message)
}

function isWithin(own: string, evidence: string): boolean {
  try {
    return liesWithin(own, evidence)
  } catch {
    // Evidence that is not there contains nothing; opening it says so in its own sentence.
    return false
  }
}

function runtimeName(): string {
  const { versions } = process
  const node = `Node ${versions.node}`
  return Object.hasOwn(versions, "electron") ? `Electron ${versions.electron}, ${node}` : node
}
