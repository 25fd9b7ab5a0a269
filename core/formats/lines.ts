/** Lines of a text file held in memory, cut at LF without decoding anything. */

const LF = 0x0a

export interface Line {
  /** Without its LF; shares memory with the file. */
  readonly bytes: Uint8Array
  /** From 1. */
  readonly number: number
  /** False for a last line that no LF ends. */
  readonly ended: boolean
}

/** Every line in order; a file that ends with LF has no empty line after it. */
export function* linesOf(bytes: Uint8Array): Generator<Line, void, undefined> {
  let start = 0
  for (let number = 1; start < bytes.length; number += 1) {
    const end = bytes.indexOf(LF, start)
    if (end === -1) {
      yield { bytes: bytes.subarray(start), number, ended: false }
      return
    }
    yield { bytes: bytes.subarray(start, end), number, ended: true }
    start = end + 1
  }
}
