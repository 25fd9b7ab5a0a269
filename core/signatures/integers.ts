/** Integers as signatures write them: fixed-length byte strings of either byte order. */
import { fromHex, toHex } from "../base/index.ts"

/** Value of at least one byte, most significant first. */
export function bigEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes)}`)
}

/** Value of at least one byte, least significant first. */
export function littleEndian(bytes: Uint8Array): bigint {
  return bigEndian(bytes.toReversed())
}

/** So many bytes, most significant first; the value must fit them. */
export function toBigEndian(value: bigint, lengthBytes: number): Uint8Array {
  // An even number of hexadecimal digits always converts.
  return fromHex(value.toString(16).padStart(2 * lengthBytes, "0")) ?? new Uint8Array(0)
}

/** Position of the highest bit that is set, from 1; 0 for 0. */
export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length
}
