/** Lines of a stream, without holding more than one of them. */
import { concat } from "../base/index.ts"

const LF = 0x0a

/**
 * The lines of a stream without their LF; a last line may lack it.
 *
 * @param maxBytes - Longest line to hold.
 * @param tooLong - Makes what is thrown for a longer one, given its number from 1.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  tooLong: (line: number) => Error,
): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = []
  let held = 0
  let number = 1
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      const piece = chunk.subarray(start, end)
      if (held + piece.length > maxBytes) throw tooLong(number)
      yield held === 0 ? piece : concat(...rest, piece)
      rest = []
      held = 0
      number += 1
      start = end + 1
    }
    // The chunk's memory may be used again for the next one.
    const left = chunk.slice(start)
    rest.push(left)
    held += left.length
    if (held > maxBytes) throw tooLong(number)
  }
  if (held > 0) yield concat(...rest)
}
