/** What was chosen and typed about the one use of a key that is pinned. */
import type { ChosenKey, KeyUse } from "../../electron/contract/pack.ts"

type MaskHash = NonNullable<KeyUse["mgfHash"]>

/** Empty texts stand for what is usual. */
export interface UseDraft {
  readonly algorithm: KeyUse["algorithm"] | ""
  readonly saltLength: string
  readonly mgfHash: MaskHash | ""
}

export const USUAL: UseDraft = { algorithm: "", saltLength: "", mgfHash: "" }

const PSS = "rsa-pss-"

export function usesPss({ algorithm }: UseDraft): boolean {
  return algorithm.startsWith(PSS)
}

/** Nothing, or a number of bytes as the command line takes one. */
export function isSalt(text: string): boolean {
  return /^\d{0,4}$/.test(text.trim())
}

/** Hashes that can mask: those with which the key can sign by RSASSA-PSS. */
export function masksOf({ uses }: Pick<ChosenKey, "uses">): readonly MaskHash[] {
  return uses.filter((use) => use.startsWith(PSS)).map(hashIn)
}

function hashIn(algorithm: string): MaskHash {
  const hash: unknown = algorithm.slice(PSS.length)
  return hash as MaskHash // what stands after it in the name is a hash
}

/** Null for the usual use. */
export function keyUseOf({ algorithm, saltLength, mgfHash }: UseDraft): KeyUse | null {
  if (algorithm === "") return null
  const salt = saltLength.trim()
  return {
    algorithm,
    saltLength: salt === "" ? null : Number(salt),
    mgfHash: mgfHash === "" ? null : mgfHash,
  }
}
