/**
 * The digests of the last few lines, to tell what a line continues that does not continue the one before.
 */
import { compareBytes } from "../base/index.ts"

/** Enough for a few lines put in or repeated; what lies further back is told from the numbers. */
const REMEMBERED = 64

export interface RecentLines {
  /** Remembers the digest of the line at `index`; lines come in order, none left out. */
  add(index: number, digest: Uint8Array): void
  /** Index of the latest remembered line with the digest that is given in lower-case hex. */
  indexOfHex(hex: string): number | undefined
  indexOf(digest: Uint8Array): number | undefined
}

export function makeRecentLines(): RecentLines {
  const digests: Uint8Array[] = []
  let count = 0

  const find = (isIt: (digest: Uint8Array) => boolean): number | undefined => {
    for (let index = count - 1; index >= 0 && index >= count - REMEMBERED; index -= 1) {
      const digest = digests[index % REMEMBERED]
      if (digest !== undefined && isIt(digest)) return index
    }
    return undefined
  }
  return {
    add: (index, digest) => {
      digests[index % REMEMBERED] = digest
      count = index + 1
    },
    indexOfHex: (hex) => find((digest) => isHexOf(hex, digest)),
    indexOf: (wanted) => find((digest) => compareBytes(digest, wanted) === 0),
  }
}

const HEX_DIGITS = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0))

/** True when `hex` is the lower-case hex of `bytes`, without making a text of them first. */
export function isHexOf(hex: string, bytes: Uint8Array): boolean {
  if (hex.length !== 2 * bytes.length) return false
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (hex.charCodeAt(2 * index) !== HEX_DIGITS[byte >> 4]) return false
    if (hex.charCodeAt(2 * index + 1) !== HEX_DIGITS[byte & 15]) return false
  }
  return true
}
