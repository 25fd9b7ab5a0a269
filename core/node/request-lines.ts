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

/**
 * Splits a stream at LF. Every line is a request, an empty one too, so that answers can be
 * counted off against lines; nothing after the last LF is no line. CR LF is tolerated (CR is
 * white space in JSON), and the last line may end without LF. A line that is too long is told
 * as such, and reading goes on after it.
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
      yield request(held)
      held = emptyLine()
      from = end + 1
    }
  }
  if (whole || held.bytes > 0) yield request(held)
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

function request({ parts, tooLong }: HeldLine): RequestLine {
  return tooLong
    ? { kind: "too-long" }
    : { kind: "request", bytes: new Uint8Array(Buffer.concat(parts)) }
}
