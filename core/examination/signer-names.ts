/** What those who sealed are called: one name a key, so that two people of one name are two. */
import type { GoodSeal } from "../trust/index.ts"

/** Characters of a fingerprint that stand beside a name which two keys share. */
const BEGINNING = 8

/** A name for each key; where two keys share one, the beginning of the fingerprint is beside it. */
export function signerNames(seals: readonly Pick<GoodSeal, "signer">[]): readonly string[] {
  const byKey = new Map(seals.map(({ signer }) => [signer.key.fingerprint, signer.subject]))
  const names = [...byKey.values()]
  const isShared = (name: string): boolean => names.indexOf(name) !== names.lastIndexOf(name)
  return Array.from(byKey, ([fingerprint, name]) =>
    isShared(name) ? `${name} (${fingerprint.slice(0, BEGINNING)})` : name,
  )
}
