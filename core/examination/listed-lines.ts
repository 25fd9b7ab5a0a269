/** A manifest as the lines it consists of, so that it can be had without some of them. */

const LINE_FEED = 10

export interface ListedLine {
  readonly path: string
  /** Bytes from the start of the list, the end with the line feed. */
  readonly start: number
  readonly end: number
}

/** Every line, in its order; the paths as they are written there. */
export function listedLines(list: Uint8Array): readonly ListedLine[] {
  const decoder = new TextDecoder()
  const lines: ListedLine[] = []
  let start = 0
  while (start < list.length) {
    const feed = list.indexOf(LINE_FEED, start)
    const end = feed === -1 ? list.length : feed + 1
    lines.push({ path: pathIn(decoder.decode(list.subarray(start, end))), start, end })
    start = end
  }
  return lines
}

/** A digest, white space, and the path (RFC 8493 section 2.1.3); an escaped path names no file here. */
function pathIn(line: string): string {
  const [before = ""] = /^[0-9a-f]+\s+/iu.exec(line) ?? []
  return line.slice(before.length).replace(/\r?\n$/u, "")
}

/** The list without these lines. */
export function withoutLines(list: Uint8Array, lines: readonly ListedLine[]): Uint8Array {
  const dropped = lines.toSorted((a, b) => a.start - b.start)
  const kept = new Uint8Array(
    dropped.reduce((size, { start, end }) => size - (end - start), list.length),
  )
  let [from, to] = [0, 0]
  for (const { start, end } of [...dropped, { start: list.length, end: list.length }]) {
    kept.set(list.subarray(from, start), to)
    to += start - from
    from = end
  }
  return kept
}
