/**
 * The tree over a log (RFC 9162) at any size, and the path from any line to its root.
 *
 * Roots of complete blocks of 1,024 lines are kept, so that a path costs the lines of one
 * block and not the log; ten million lines need 300 KB.
 */
import { Failure, say } from "../../base/index.ts"
import { inclusionPath, leafHash, makeTreeEngine, makeTreeHasher } from "../../merkle/index.ts"
import { nativeDigests } from "../native-digests.ts"
import type { LogCopy, Pause } from "./log-copy.ts"

const BLOCK = 1024
const engine = makeTreeEngine(nativeDigests)

export interface LogTree {
  /** Root over the first `size` lines, 32 bytes. @throws RangeError beyond the log. */
  root(size: number): Uint8Array
  /**
   * Siblings from a line's leaf to the root over the first `size` lines, the lowest first
   * (RFC 9162 §2.1.3.1).
   *
   * @throws RangeError when there is no such line in a tree of that size.
   */
  path(index: number, size: number): readonly Uint8Array[]
}

/** @throws Failure UNREADABLE when a line is longer than is read. */
export async function makeLogTree(log: LogCopy, pause: Pause): Promise<LogTree> {
  const blocks: Uint8Array[] = []
  for (let first = 0; first + BLOCK <= log.lines; first += BLOCK) {
    const tree = makeTreeHasher(nativeDigests)
    for (let index = first; index < first + BLOCK; index += 1) tree.add(lineOf(log, index))
    blocks.push(tree.root())
    await pause()
  }
  const leaves = (first: number, end: number): readonly Uint8Array[] =>
    Array.from({ length: end - first }, (_, at) => leafHash(lineOf(log, first + at), nativeDigests))
  /** Roots of the blocks of a tree, the last one possibly of less than a block. */
  const rootsOf = (size: number): readonly Uint8Array[] => {
    if (size < 1 || size > log.lines) throw new RangeError(`no tree of ${size} lines`)
    const whole = Math.floor(size / BLOCK)
    const complete = blocks.slice(0, whole)
    if (whole * BLOCK === size) return complete
    return [...complete, engine.root(leaves(whole * BLOCK, size))]
  }
  return {
    root: (size) => engine.root(rootsOf(size)),
    path: (index, size) => {
      if (index < 0 || index >= size) throw new RangeError(`no line ${index} in ${size}`)
      const block = Math.floor(index / BLOCK)
      const first = block * BLOCK
      const within = leaves(first, Math.min(first + BLOCK, size))
      return [
        ...inclusionPath(within, index - first, nativeDigests),
        ...inclusionPath(rootsOf(size), block, nativeDigests),
      ]
    },
  }
}

function lineOf(log: LogCopy, index: number): Uint8Array {
  const line = log.line(index)
  if (line !== undefined) return line
  throw new Failure(
    "UNREADABLE",
    say("line {line} of the log is longer than is read", { line: index + 1 }),
  )
}
