/**
 * RSAPublicKey (RFC 8017 appendix A.1.1): SEQUENCE of modulus and public exponent.
 *
 * Whether the numbers are fit to verify with is decided in core/signatures.
 */
import { refused, type Refused } from "../base/index.ts"
import { DER_TAG, derIntegerValue, parseDer, type DerValue } from "./der.ts"
import { writeDerInteger, writeDerSequence } from "./der-write.ts"

export interface RsaNumbers {
  readonly kind: "rsa"
  readonly modulus: bigint
  readonly exponent: bigint
}

/** Reads the two numbers in exact DER; both must be positive. */
export function parseRsaPublicKey(der: Uint8Array): RsaNumbers | Refused {
  const answer = parseDer(der)
  if (answer.kind === "refused") return answer
  const { tag, children } = answer.value
  const [modulus, exponent, ...more] = children.map(positive)
  if (tag !== DER_TAG.sequence || more.length > 0) return refused("not a SEQUENCE of two", 0)
  return modulus === undefined || exponent === undefined
    ? refused("no modulus and exponent, both positive integers", 0)
    : { kind: "rsa", modulus, exponent }
}

function positive({ tag, content }: DerValue): bigint | undefined {
  const value = tag === DER_TAG.integer ? derIntegerValue(content) : 0n
  return value > 0n ? value : undefined
}

/** @param numbers - Big-endian, with or without leading zeros. */
export function writeRsaPublicKey(numbers: {
  readonly modulus: Uint8Array
  readonly exponent: Uint8Array
}): Uint8Array {
  return writeDerSequence(writeDerInteger(numbers.modulus), writeDerInteger(numbers.exponent))
}
