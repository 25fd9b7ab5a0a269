/** Integers as signatures write them: fixed-length byte strings of either byte order. */
import { toHex } from "../base/index.ts"

/** Value of at least one byte, most significant first. */
export function bigEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes)}`)
}

/** Value of at least one byte, least significant first. */
export function littleEndian(bytes: Uint8Array): bigint {
  return bigEndian(bytes.toReversed())
}
