/** Well-formed UTF-8 (Unicode 16, table 3-7; RFC 3629): where does it break? */

interface Continuation {
  /** Lead bytes from `from` on, up to the next row. */
  readonly from: number
  /** How many bytes follow; -1 for bytes that cannot lead. */
  readonly count: number
  /** Range of the first of them; the others range from 80 to BF. */
  readonly min: number
  readonly max: number
}

const LEADS: readonly Continuation[] = [
  { from: 0x00, count: 0, min: 0, max: 0 },
  { from: 0x80, count: -1, min: 0, max: 0 },
  { from: 0xc2, count: 1, min: 0x80, max: 0xbf },
  { from: 0xe0, count: 2, min: 0xa0, max: 0xbf },
  { from: 0xe1, count: 2, min: 0x80, max: 0xbf },
  { from: 0xed, count: 2, min: 0x80, max: 0x9f },
  { from: 0xee, count: 2, min: 0x80, max: 0xbf },
  { from: 0xf0, count: 3, min: 0x90, max: 0xbf },
  { from: 0xf1, count: 3, min: 0x80, max: 0xbf },
  { from: 0xf4, count: 3, min: 0x80, max: 0x8f },
  { from: 0xf5, count: -1, min: 0, max: 0 },
]

/**
 * Offset of the first byte sequence that is not well-formed UTF-8: overlong forms, surrogates,
 * code points beyond U+10FFFF and cut sequences included; `undefined` when there is none.
 */
export function utf8FaultOffset(bytes: Uint8Array): number | undefined {
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0
    const row = LEADS.findLast(({ from }) => from <= lead)
    if (row === undefined || row.count < 0 || !follows(bytes, at, row)) return at
    at += row.count + 1
  }
  return undefined
}

/** Past the end a byte reads as 0, which no range of a following byte holds. */
function follows(bytes: Uint8Array, at: number, { count, min, max }: Continuation): boolean {
  for (let step = 1; step <= count; step += 1) {
    const byte = bytes[at + step] ?? 0
    const isFirst = step === 1
    if (byte < (isFirst ? min : 0x80) || byte > (isFirst ? max : 0xbf)) return false
  }
  return true
}
