/** Two trust packs in the examiner: how their keys differ, and evidence judged under both. */
import { comparePins, compareRevocation, compareRules, compareVerdicts } from "../../core/index.ts"
import { readTrustFile } from "../../core/node/index.ts"
import { examinePath } from "./examine-path.ts"
import type { ComparePacksAsk, Doing, PacksCompared } from "./examiner-work.ts"
import { DEFAULT_TERMS, NOTHING_ONCE } from "./named-terms.ts"

/**
 * Judges every piece under both packs, at one instant.
 *
 * @throws Failure when a pack or a piece cannot be read, or when somebody stops it.
 */
export async function comparePacks(ask: ComparePacksAsk, doing: Doing): Promise<PacksCompared> {
  const { before, after } = ask
  const packs = [readTrustFile(before.path), readTrustFile(after.path)] as const
  const at = Date.now()
  const evidence: PacksCompared["evidence"][number][] = []
  for (const { path, name } of ask.evidence) {
    const under = async (trust: typeof before) => {
      const ask = { path, name, trust, ...NOTHING_ONCE, terms: { ...DEFAULT_TERMS, at } }
      return (await examinePath(ask, doing)).result
    }
    evidence.push({ name, ...compareVerdicts(await under(before), await under(after)) })
  }
  return {
    pins: comparePins(...packs),
    rules: compareRules(...packs),
    revocation: compareRevocation(...packs),
    evidence,
  }
}
