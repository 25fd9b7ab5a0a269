/** What a drill is asked with: its evidence, the stolen keys, and its two numbers as they are typed. */
import type { DrillAsk } from "../../electron/contract/drill.ts"
import type { OfferedEvidence } from "../../electron/contract/evidence.ts"
import type { KeyHandle } from "../../electron/contract/report.ts"
import type { Named } from "../../electron/contract/sealing.ts"

/** All but the passphrases, which the form keeps to itself. */
export interface DrillDraft {
  readonly evidence: OfferedEvidence | undefined
  readonly stolen: readonly Named<KeyHandle>[]
  readonly seed: string
  readonly flips: string
}

/** With the numbers that the command line has by itself. */
export const EMPTY_DRILL_DRAFT: DrillDraft = {
  ...{ evidence: undefined, stolen: [] },
  ...{ seed: "1", flips: "1000" },
}

/** Passphrases as they were typed, by the key that they open. */
export type Passphrases = Readonly<Record<KeyHandle, string>>

const NUMBER = /^\d{1,9}$/

/** The number that a text names, from 0 to 999,999,999. */
export function typedNumber(text: string): number | undefined {
  return NUMBER.test(text.trim()) ? Number(text.trim()) : undefined
}

/** What is asked, or undefined while something is missing or no number. */
export function drillAskOf(
  { evidence, stolen, ...typed }: DrillDraft,
  passphrases: Passphrases,
  under: Pick<DrillAsk, "trust" | "terms">,
): DrillAsk | undefined {
  const seed = typedNumber(typed.seed)
  const flips = typedNumber(typed.flips)
  if (evidence === undefined || seed === undefined || flips === undefined) return undefined
  return {
    ...under,
    evidence: evidence.handle,
    stolen: stolen.map(({ handle }) => ({ key: handle, passphrase: passphrases[handle] ?? "" })),
    ...{ seed, flips },
  }
}

/** Which drill it is: the same for any passphrase, since the key is kept with the answer. */
export function drillKeyOf(ask: DrillAsk | undefined): string {
  return JSON.stringify({ ...ask, stolen: ask?.stolen.map(({ key }) => key) })
}
