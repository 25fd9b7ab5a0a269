/**
 * The log by its lines: where each lies, and how an attacker numbers and links them anew.
 *
 * A log that is small enough is held whole; of a larger one only the places of its lines.
 */
import { isJsonObject, parseJson, toCanonicalJson, toHex, type JsonObject } from "../base/index.ts"
import type { Container } from "../container/index.ts"
import type { DigestEngine } from "../hashing/index.ts"
import { makeTreeHasher } from "../merkle/index.ts"
import { joinAll, MOST_HELD_BYTES } from "./archive.ts"

const LF = 0x0a
const NO_LINE = "0".repeat(64)

export interface LogLines {
  /** Path of the log; "" when there is none. */
  readonly path: string
  readonly count: number
  readonly sizeBytes: number
  /** Offset of the first byte of a line; of the end for `count`. */
  start(line: number): number
  /** One line without its LF. */
  line(index: number): Promise<Uint8Array>
  /** All lines without LF; `undefined` when they are too large to be held. */
  whole(): readonly Uint8Array[] | undefined
}

export async function readLog(container: Container, path: string | undefined): Promise<LogLines> {
  const starts = [0]
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  if (path !== undefined) {
    for await (const chunk of container.read(path)) {
      for (let lf = chunk.indexOf(LF); lf >= 0; lf = chunk.indexOf(LF, lf + 1)) {
        starts.push(sizeBytes + lf + 1)
      }
      sizeBytes += chunk.length
      if (sizeBytes <= MOST_HELD_BYTES) chunks.push(chunk.slice())
    }
  }
  const held = sizeBytes <= MOST_HELD_BYTES ? joinAll(chunks) : undefined
  const start = (line: number): number => starts[line] ?? sizeBytes
  const count = starts.length - 1
  const cut = (bytes: Uint8Array, index: number): Uint8Array =>
    bytes.subarray(start(index), start(index + 1) - 1)
  return {
    path: path ?? "",
    count,
    sizeBytes,
    start,
    line: async (index) =>
      held === undefined
        ? readRange(container, path ?? "", { from: start(index), to: start(index + 1) - 1 })
        : cut(held, index),
    whole: () =>
      held === undefined
        ? undefined
        : Array.from({ length: count }, (_, index) => cut(held, index)),
  }
}

async function readRange(
  container: Container,
  path: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let at = 0
  for await (const chunk of container.read(path)) {
    parts.push(chunk.slice(Math.max(0, from - at), Math.max(0, to - at)))
    at += chunk.length
    if (at >= to) break
  }
  return joinAll(parts)
}

/** The object that a line holds; an empty one for what is none. */
export function eventIn(line: Uint8Array): JsonObject {
  const parsed = parseJson(line)
  return parsed.kind !== "refused" && isJsonObject(parsed.value) ? parsed.value : {}
}

/** Lines as the bytes of a log, each with its LF. */
export function joined(lines: readonly Uint8Array[]): Uint8Array {
  const ends = Uint8Array.of(LF)
  return joinAll(lines.flatMap((line) => [line, ends]))
}

/** Numbers and links lines anew from one of them on: a log without a break. */
export function relinked(
  lines: readonly Uint8Array[],
  digests: DigestEngine,
  from = 0,
): readonly Uint8Array[] {
  const before = lines[from - 1]
  let prev = before === undefined ? NO_LINE : toHex(digests.sha256(before))
  return lines.map((line, seq) => {
    if (seq < from) return line
    const next = toCanonicalJson({ ...eventIn(line), seq, prev })
    prev = toHex(digests.sha256(next))
    return next
  })
}

/** The line with one member of its event changed. */
export function withMembers(line: Uint8Array, members: JsonObject): Uint8Array {
  return toCanonicalJson({ ...eventIn(line), ...members })
}

/** What a checkpoint and a seal state of a log; digests in lower-case hex. */
export interface LogFacts {
  readonly events: number
  readonly bytes: number
  readonly head: string
  readonly root: string
}

export function factsOf(lines: readonly Uint8Array[], digests: DigestEngine): LogFacts {
  const tree = makeTreeHasher(digests)
  for (const line of lines) tree.add(line)
  const last = lines.at(-1)
  return {
    events: lines.length,
    bytes: lines.reduce((sum, line) => sum + line.length + 1, 0),
    head: last === undefined ? NO_LINE : toHex(digests.sha256(last)),
    root: toHex(tree.root()),
  }
}
