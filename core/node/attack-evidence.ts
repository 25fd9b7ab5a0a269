/** Evidence on disk under attack: opened for reading, tampered with in memory, and never written. */
import { setImmediate } from "node:timers/promises"
import {
  attack,
  type Attack,
  type AttackRequest,
  type Known,
  type Opened,
} from "../attack/index.ts"
import type { Evidence, ExaminationTerms } from "../examination/index.ts"
import type { Result } from "../verdict/index.ts"
import { gzip, inflate, makeAttackedArchives, openArchiveBytes } from "./attacked-archive.ts"

type Terms = Omit<ExaminationTerms, "progress">

export interface AttackEvidenceRequest extends Pick<
  AttackRequest,
  "stolen" | "seed" | "flips" | "onAttempt" | "signal"
> {
  /** Where the evidence lies; an archive is also read as bytes. */
  readonly path: string
  /** The same, opened; it stays open. */
  readonly evidence: Evidence
  readonly terms: Terms
  /** What judges evidence for its users. */
  readonly examine: (evidence: Evidence, terms: ExaminationTerms) => Promise<Result>
}

/**
 * Attacks evidence.
 *
 * @throws Failure INTERRUPTED when stopped, UNREADABLE when the system refuses.
 */
export async function attackEvidence(request: AttackEvidenceRequest): Promise<Attack> {
  const { evidence, examine, onAttempt, path, signal, terms } = request
  const { container } = evidence
  const archive = container.kind === "folder" ? undefined : await openArchiveBytes(path)
  const progress = signal === undefined ? {} : { progress: { signal } }
  try {
    return await attack({
      ...request,
      opened: evidence,
      ...(archive === undefined ? {} : { archives: archive.archives }),
      examine: (opened, known) =>
        examine(toEvidence(evidence, opened), { ...withKnown(terms, known), ...progress }),
      openArchive: makeAttackedArchives(container.kind),
      gzip,
      inflate,
      digests: terms.digests,
      engines: terms.signatures,
      pinned: terms.trust?.keys.map(({ key }) => key) ?? [],
      onAttempt: async (done, operator) => {
        await onAttempt?.(done, operator)
        // Most attempts wait for nothing, and who stops them must be heard all the same.
        await setImmediate()
      },
    })
  } finally {
    archive?.close()
  }
}

/** The untouched evidence must pass as `verify` judges it; changed archives inside are only files. */
function toEvidence({ path, container, nested }: Evidence, opened: Opened): Evidence {
  const untouched = opened.container === container && nested !== undefined
  return { path, ...opened, ...(untouched ? { nested } : {}) }
}

/** The terms as given, and what the examiner is to have kept from the untouched evidence. */
function withKnown(terms: Terms, { heads, expected, earlier }: Known): Terms {
  const { trust } = terms
  return {
    ...terms,
    ...(trust === undefined ? {} : { trust: { ...trust, heads: [...trust.heads, ...heads] } }),
    ...(expected === undefined ? {} : { expected }),
    ...(earlier === undefined ? {} : { earlier }),
  }
}
