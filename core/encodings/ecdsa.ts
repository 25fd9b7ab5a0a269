/**
 * ECDSA signatures as DER (SEC 1 §C.8, RFC 3279 §2.2.3): SEQUENCE of r and s.
 *
 * Only the encoding is judged here; whether r and s lie in range is decided in
 * core/signatures.
 */
import { concat, refused, type Refused } from "../base/index.ts"
import { DER_TAG, parseDer } from "./der.ts"
import { writeDerInteger, writeDerSequence } from "./der-write.ts"

export type EcdsaSignatureAnswer =
  | {
      readonly kind: "signature"
      /** r ‖ s, each padded to the length of the curve's order (IEEE P1363). */
      readonly p1363: Uint8Array
    }
  | Refused

/** A SEQUENCE, two integers, and one more that tells that there are too many. */
const MOST_VALUES = 4

/**
 * Reads a DER signature.
 *
 * @param orderBytes - Length of the curve's order: 32 for P-256, 48 for P-384.
 * @returns r ‖ s, or a refusal of anything that is not the one DER encoding of two
 *   non-negative integers that fit the order's length.
 */
export function parseEcdsaSignature(der: Uint8Array, orderBytes: number): EcdsaSignatureAnswer {
  const answer = parseDer(der, MOST_VALUES)
  if (answer.kind === "refused") return answer
  const [r, s, ...rest] = answer.value.children
  const isPair =
    answer.value.tag === DER_TAG.sequence &&
    r?.tag === DER_TAG.integer &&
    s?.tag === DER_TAG.integer &&
    rest.length === 0
  if (!isPair) return refused("not a SEQUENCE of two integers", 0)
  const fixedR = fixedLength(r.content, orderBytes)
  const fixedS = fixedLength(s.content, orderBytes)
  if (fixedR === undefined) return refused("r is negative or too long", r.offset)
  if (fixedS === undefined) return refused("s is negative or too long", s.offset)
  return { kind: "signature", p1363: concat(fixedR, fixedS) }
}

/**
 * Writes a signature in DER.
 *
 * @param p1363 - r ‖ s, both of the same length.
 */
export function writeEcdsaSignature(p1363: Uint8Array): Uint8Array {
  const half = p1363.length / 2
  return writeDerSequence(
    writeDerInteger(p1363.subarray(0, half)),
    writeDerInteger(p1363.subarray(half)),
  )
}

/** DER integers carry a zero octet before a first bit that is set; it is not part of the number. */
function fixedLength(content: Uint8Array, length: number): Uint8Array | undefined {
  if ((content[0] ?? 0) >= 0x80) return undefined
  const magnitude = content[0] === 0 ? content.subarray(1) : content
  if (magnitude.length > length) return undefined
  return concat(new Uint8Array(length - magnitude.length), magnitude)
}
