/** The bits of a key without what surrounds them, as OCSP digests them (RFC 6960 §4.1.1). */
import { parseDer } from "../encodings/index.ts"

/** Empty for bytes that are no SubjectPublicKeyInfo. */
export function keyBitsOf(spki: Uint8Array): Uint8Array {
  const answer = parseDer(spki)
  const bits = answer.kind === "der" ? answer.value.children[1]?.content.subarray(1) : undefined
  return bits ?? new Uint8Array(0)
}
