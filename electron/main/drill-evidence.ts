/** A drill in the examiner: the evidence is opened as for an examination, and changed in memory only. */
import { examine, type Attack } from "../../core/index.ts"
import { attackEvidence, openEvidence } from "../../core/node/index.ts"
import { refuseTrustFromEvidence } from "./examine-path.ts"
import type { Doing, DrillWork } from "./examiner-work.ts"
import { followAttempts } from "./follow-progress.ts"
import { DEFAULT_TERMS, NOTHING_ONCE, readNamedTerms } from "./named-terms.ts"

/** @throws Failure when the evidence or the trust pack cannot be read, or when it is stopped. */
export async function drillEvidence(ask: DrillWork, doing: Doing): Promise<Attack> {
  const { path, name, trust, at, seed, flips } = ask
  const onAttempt = followAttempts(doing.onProgress)
  // Our own files first, so that a mistake in them costs no drill.
  const terms = await readNamedTerms(trust, { ...DEFAULT_TERMS, at }, NOTHING_ONCE)
  if (trust !== null) refuseTrustFromEvidence(trust, path)
  const { container, measure, nested } = await openEvidence(path)
  const how = { engine: "native" } as const
  const evidence = { path: name, container, measure: measure(how), nested: nested(how) }
  try {
    return await attackEvidence({
      ...{ path, evidence, terms, examine, onAttempt, seed, flips },
      ...{ stolen: [], signal: doing.signal },
    })
  } finally {
    await container.close()
  }
}
