/** Well-formed UTF-8 (Unicode 16, table 3-7; RFC 3629): where does it break? */

/** For each lead byte: how many continuation bytes follow, and the range of the first of them. */
function continuation(lead: number): readonly [count: number, min: number, max: number] {
  if (lead < 0x80) return [0, 0, 0]
  if (lead >= 0xc2 && lead <= 0xdf) return [1, 0x80, 0xbf]
  if (lead === 0xe0) return [2, 0xa0, 0xbf]
  if (lead === 0xed) return [2, 0x80, 0x9f]
  if (lead >= 0xe1 && lead <= 0xef) return [2, 0x80, 0xbf]
  if (lead === 0xf0) return [3, 0x90, 0xbf]
  if (lead >= 0xf1 && lead <= 0xf3) return [3, 0x80, 0xbf]
  return lead === 0xf4 ? [3, 0x80, 0x8f] : [-1, 0, 0]
}

/**
 * Offset of the first byte sequence that is not well-formed UTF-8: overlong forms, surrogates,
 * code points beyond U+10FFFF and cut sequences included; `undefined` when there is none.
 */
export function utf8FaultOffset(bytes: Uint8Array): number | undefined {
  let at = 0
  while (at < bytes.length) {
    const [count, min, max] = continuation(bytes[at] ?? 0)
    if (count < 0 || !follows(bytes, at, { count, min, max })) return at
    at += count + 1
  }
  return undefined
}

interface Continuation {
  readonly count: number
  readonly min: number
  readonly max: number
}

/** Past the end a byte reads as 0, which no continuation range holds. */
function follows(bytes: Uint8Array, at: number, { count, min, max }: Continuation): boolean {
  for (let step = 1; step <= count; step += 1) {
    const byte = bytes[at + step] ?? 0
    if (step === 1 ? byte < min || byte > max : byte < 0x80 || byte > 0xbf) return false
  }
  return true
}
