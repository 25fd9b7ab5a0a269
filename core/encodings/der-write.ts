/** Writing DER (ITU-T X.690, clauses 8, 10 and 11): each function gives one whole value. */
import { concat, toUtf8 } from "../base/index.ts"
import { DER_TAG } from "./der.ts"

/** A value of any tag around the given contents: identifier octet, shortest length, content. */
export function writeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = concat(...contents)
  return concat(Uint8Array.of(tag), lengthOctets(content.length), content)
}

export function writeDerSequence(...values: readonly Uint8Array[]): Uint8Array {
  return writeDer(DER_TAG.sequence, ...values)
}

/** A SET OF one or more values that the caller has put in DER order. */
export function writeDerSet(...values: readonly Uint8Array[]): Uint8Array {
  return writeDer(DER_TAG.set, ...values)
}

/** A non-negative INTEGER; bytes are taken as big-endian, with or without leading zeros. */
export function writeDerInteger(value: bigint | number | Uint8Array): Uint8Array {
  const octets = value instanceof Uint8Array ? value : magnitude(BigInt(value))
  const firstUsed = octets.findIndex((octet) => octet !== 0)
  const used = firstUsed < 0 ? Uint8Array.of(0) : octets.subarray(firstUsed)
  const sign = (used[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array(0)
  return writeDer(DER_TAG.integer, sign, used)
}

/** A BIT STRING of whole octets, or with unused bits at the end, which must be zero. */
export function writeDerBitString(octets: Uint8Array, unusedBits = 0): Uint8Array {
  return writeDer(DER_TAG.bitString, Uint8Array.of(unusedBits), octets)
}

export function writeDerOctetString(octets: Uint8Array): Uint8Array {
  return writeDer(DER_TAG.octetString, octets)
}

export function writeDerUtf8String(text: string): Uint8Array {
  return writeDer(DER_TAG.utf8String, toUtf8(text))
}

export function writeDerBoolean(value: boolean): Uint8Array {
  return writeDer(DER_TAG.boolean, Uint8Array.of(value ? 0xff : 0))
}

export function writeDerNull(): Uint8Array {
  return writeDer(DER_TAG.null)
}

/**
 * An OBJECT IDENTIFIER.
 *
 * @param dotted - Our own constant, such as `1.2.840.10045.2.1`.
 */
export function writeDerOid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number)
  return writeDer(DER_TAG.objectIdentifier, ...[40 * first + second, ...rest].map(base128))
}

/** Context-specific tag `[number]`, constructed: explicit tagging, or an implicit SEQUENCE or SET. */
export function writeDerContext(number: number, ...contents: readonly Uint8Array[]): Uint8Array {
  return writeDer(0xa0 | number, ...contents)
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length)
  const octets = magnitude(BigInt(length))
  return concat(Uint8Array.of(0x80 | octets.length), octets)
}

function magnitude(value: bigint): Uint8Array {
  if (value < 0n) throw new RangeError("only non-negative integers are written")
  const octets: number[] = []
  for (let rest = value; rest > 0n; rest >>= 8n) octets.unshift(Number(rest & 0xffn))
  return Uint8Array.from(octets)
}

function base128(arc: number): Uint8Array {
  const octets = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) {
    octets.unshift(0x80 | (rest % 128))
  }
  return Uint8Array.from(octets)
}
