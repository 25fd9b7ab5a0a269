/** Which implementations compute: the machine's own, ours in JavaScript, or both, which must agree. */
import { portableDigests, type DigestEngine } from "../hashing/index.ts"
import type { TreeEngine } from "../merkle/index.ts"
import { portableEngine, type SignatureEngine } from "../signatures/index.ts"
import { loadMerkletreeEngine } from "./merkletree-engine.ts"
import { nativeDigests } from "./native-digests.ts"
import { nativeEngine, nativeFirst } from "./native-signatures.ts"

export const ENGINE_CHOICES = ["native", "portable", "both"] as const
export type EngineChoice = (typeof ENGINE_CHOICES)[number]

/** Most workers that may be asked for. */
export const MOST_JOBS = 999

export interface ChosenEngines {
  readonly signatures: readonly SignatureEngine[]
  readonly digests: DigestEngine
  readonly trees: readonly TreeEngine[]
}

export async function enginesFor(choice: EngineChoice): Promise<ChosenEngines> {
  switch (choice) {
    case "native":
      return { signatures: nativeFirst, digests: nativeDigests, trees: [] }
    case "portable":
      return { signatures: [portableEngine], digests: portableDigests, trees: [] }
    case "both":
      return {
        signatures: [nativeEngine, portableEngine],
        digests: nativeDigests,
        trees: [await loadMerkletreeEngine(portableDigests)],
      }
  }
}
