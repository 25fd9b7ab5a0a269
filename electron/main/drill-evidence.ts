/** A drill in the examiner: the evidence is opened as for an examination, and changed in memory only. */
import { examine, toUtf8, type Saying, type Signer } from "../../core/index.ts"
import { attackEvidence, openEvidence, readSigner } from "../../core/node/index.ts"
import { measuring, refuseOwnFromEvidence } from "./examine-path.ts"
import type { Doing, DrillDone, DrillWork } from "./examiner-work.ts"
import { followAttempts } from "./follow-progress.ts"
import { NOTHING_ONCE, readNamedTerms } from "./named-terms.ts"

/**
 * @throws Failure when the evidence, a file of ours or a stolen key cannot be read, or when it
 *   is stopped.
 */
export async function drillEvidence(ask: DrillWork, doing: Doing): Promise<DrillDone> {
  const { path, name, seed, flips } = ask
  const onAttempt = followAttempts(doing.onProgress)
  // Our own files first, so that a mistake in them costs no drill.
  const terms = await readNamedTerms(ask.trust, ask.terms, NOTHING_ONCE)
  refuseOwnFromEvidence(ask)
  const { signers: stolen, warnings } = await openStolen(ask)
  const { container, measure, nested } = await openEvidence(path)
  const how = measuring(ask.terms)
  const evidence = { path: name, container, measure: measure(how), nested: nested(how) }
  try {
    const attack = await attackEvidence({
      ...{ path, evidence, terms, examine, onAttempt, seed, flips },
      ...{ stolen, signal: doing.signal },
    })
    return { attack, warnings }
  } finally {
    await container.close()
  }
}

interface Stolen {
  readonly signers: readonly Signer[]
  readonly warnings: readonly Saying[]
}

async function openStolen({ stolen }: DrillWork): Promise<Stolen> {
  const signers: Signer[] = []
  const warnings: Saying[] = []
  for (const { keyPath, passphrase } of stolen) {
    const ask = () => Promise.resolve(toUtf8(passphrase))
    const warn = (warning: Saying): void => {
      warnings.push(warning)
    }
    signers.push(await readSigner(keyPath, ask, warn))
  }
  return { signers, warnings }
}
