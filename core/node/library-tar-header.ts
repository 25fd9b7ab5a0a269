/**
 * Headers as the second reader of tar archives is shown them: numbers below zero as zeros.
 *
 * GNU tar and bsdtar write the time of a file from before 1970 so (base 256), and every program
 * that unpacks reads it; the library takes it for a number that is too large and gives up on
 * the whole archive. It compares no time and no owner, so nothing is lost by leaving them out.
 */
import { concat } from "../base/index.ts"

const BLOCK_BYTES = 512
const CHECKSUM = [148, 8] as const

/** Mode, owner, group, time and device numbers. */
const NUMBERS = [
  [100, 8],
  [108, 8],
  [116, 8],
  [136, 12],
  [329, 8],
  [337, 8],
] as const

/** The first byte of a number below zero; one above has 0x80 there. */
const BELOW_ZERO = 0xff

export interface HeaderFilter {
  /** Says where a header begins, before the last byte of its block is passed. */
  announce(headerOffset: number): void
  /** Takes the next bytes of the archive, and answers with whole blocks of what came so far. */
  pass(piece: Uint8Array): Uint8Array
  /** What was held back of the last block. */
  rest(): Uint8Array
}

export function makeHeaderFilter(): HeaderFilter {
  const announced = new Set<number>()
  let position = 0
  let held = new Uint8Array(0)
  return {
    announce: (headerOffset) => {
      announced.add(headerOffset)
    },
    pass: (piece) => {
      const bytes = held.length === 0 ? piece : concat(held, piece)
      const whole = bytes.length - (bytes.length % BLOCK_BYTES)
      held = bytes.slice(whole)
      const start = position
      position += whole
      return withoutNegatives(bytes.subarray(0, whole), (at) => announced.delete(start + at))
    },
    rest: () => held,
  }
}

/** @param isHeader - Whether a member's header begins at this offset of the bytes. */
function withoutNegatives(blocks: Uint8Array, isHeader: (at: number) => boolean): Uint8Array {
  let shown = blocks
  for (let at = 0; at < blocks.length; at += BLOCK_BYTES) {
    if (!isHeader(at)) continue
    const negative = NUMBERS.filter(([offset]) => blocks[at + offset] === BELOW_ZERO)
    if (negative.length === 0) continue
    if (shown === blocks) shown = blocks.slice()
    const header = shown.subarray(at, at + BLOCK_BYTES)
    for (const [offset, length] of negative) header.fill(0, offset, offset + length)
    writeChecksum(header)
  }
  return shown
}

function writeChecksum(header: Uint8Array): void {
  const [offset, length] = CHECKSUM
  header.fill(0x20, offset, offset + length)
  const sum = header.reduce((total, byte) => total + byte, 0)
  const digits = `${sum.toString(8).padStart(6, "0")}\0 `
  header.set(
    Array.from(digits, (digit) => digit.charCodeAt(0)),
    offset,
  )
}
