/** Requests out of a stream of bytes: one a line, or all of it as one; never more than a limit in memory. */

export type RequestLine =
  | { readonly kind: "request"; readonly bytes: Uint8Array }
  /** Longer than the limit; its bytes were passed over. */
  | { readonly kind: "too-long" }

export interface RequestRules {
  /** True to take the whole stream for one request, line ends included. */
  readonly whole: boolean
  /** Most bytes of one request. */
  readonly limit: number
}

const LF = 0x0a
/** JSON's white space; a line of nothing else is no request. */
const BLANK: readonly number[] = [0x20, 0x09, 0x0d, LF]

/**
 * Splits a stream at LF. Blank lines are passed over, CR LF is tolerated (CR is white space in
 * JSON), and the last line may end without LF. A line that is too long is told as such, and
 * reading goes on after it.
 */
export async function* requestLines(
  input: AsyncIterable<Uint8Array>,
  { whole, limit }: RequestRules,
): AsyncGenerator<RequestLine> {
  let held = emptyLine()
  for await (const chunk of input) {
    let from = 0
    while (from < chunk.length) {
      const end = whole ? -1 : chunk.indexOf(LF, from)
      hold(held, chunk.subarray(from, end < 0 ? chunk.length : end), limit)
      if (end < 0) break
      yield* request(held, false)
      held = emptyLine()
      from = end + 1
    }
  }
  yield* request(held, whole)
}

interface HeldLine {
  parts: Uint8Array[]
  bytes: number
  tooLong: boolean
}

function emptyLine(): HeldLine {
  return { parts: [], bytes: 0, tooLong: false }
}

/** Copies, because a stream may use a chunk's memory again. */
function hold(line: HeldLine, part: Uint8Array, limit: number): void {
  line.bytes += part.length
  if (line.bytes > limit) {
    line.tooLong = true
    line.parts = []
  } else {
    line.parts.push(part.slice())
  }
}

function* request({ parts, tooLong }: HeldLine, evenIfBlank: boolean): Generator<RequestLine> {
  if (tooLong) {
    yield { kind: "too-long" }
    return
  }
  const bytes = new Uint8Array(Buffer.concat(parts))
  if (evenIfBlank || bytes.some((byte) => !BLANK.includes(byte))) yield { kind: "request", bytes }
}
