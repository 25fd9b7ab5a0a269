/**
 * Changes: what an attacker did to opened evidence, laid over it.
 *
 * Only what was changed is held; everything else is read from the evidence itself, and
 * nothing is ever written. The container that results is read by the same examination.
 */
import { Failure } from "../base/index.ts"
import { nameFindings, sortByPath, type Container, type Entry } from "../container/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import {
  makePortableMeasure,
  type DigestEngine,
  type Measure,
  type Measured,
} from "../hashing/index.ts"

/** Evidence as an examination takes it. */
export interface Opened {
  readonly container: Container
  readonly measure: Measure
}

/** Bytes `from` up to, and without, `to` are replaced. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly bytes: Uint8Array
  /** The one byte at `from` is combined with `bytes` by exclusive or: a flip without a look. */
  readonly xor?: true
}

export type Change =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  /** The file that is there, with some bytes replaced; in order, none overlapping. */
  | { readonly kind: "spliced"; readonly splices: readonly Splice[] }
  /** The content of another file. */
  | { readonly kind: "taken"; readonly from: string }
  | { readonly kind: "gone" }
  | { readonly kind: "entry"; readonly entry: "folder" | "link" | "other" }

/** By path. */
export type Changes = ReadonlyMap<string, Change>

export const GONE: Change = { kind: "gone" }

export function toBytes(bytes: Uint8Array): Change {
  return { kind: "bytes", bytes }
}

export function spliced(...splices: readonly Splice[]): Change {
  return { kind: "spliced", splices }
}

/** A measure that measures each file of untouched evidence once, however often it is asked. */
export function remembering(measure: Measure): Measure {
  const known = new Map<string, Measured>()
  return async (jobs, progress) => {
    const names = jobs.map(({ path, algorithms }) => `${algorithms.join(" ")} ${path}`)
    const unknown = jobs.filter((_, index) => !known.has(names[index] ?? ""))
    const answers = new Map(
      (unknown.length === 0 ? [] : await measure(unknown, progress)).map((one) => [one.path, one]),
    )
    return jobs.map(({ path }, index) => {
      const name = names[index] ?? ""
      const answer = known.get(name) ?? answers.get(path)
      if (answer === undefined) throw new Failure("INTERNAL", "a file was not measured", { path })
      known.set(name, answer)
      return answer
    })
  }
}

/** Evidence with changes laid over it; what was not changed is not measured again. */
export function overlaid(
  { container, measure }: Opened,
  changes: Changes,
  digests: DigestEngine,
): Opened {
  const changed = overlaidContainer(container, changes)
  const afresh = makePortableMeasure(changed, digests)
  return {
    container: changed,
    measure: async (jobs, progress) => {
      const touched = jobs.filter(({ path }) => changes.has(path))
      const answers = [
        ...(await measure(
          jobs.filter(({ path }) => !changes.has(path)),
          progress,
        )),
        ...(await afresh(touched, progress)),
      ]
      const byPath = new Map(answers.map((answer) => [answer.path, answer]))
      return jobs.map(({ path }) => byPath.get(path) ?? { path, sizeBytes: 0, digests: {} })
    },
  }
}

/** The container alone, for whoever only reads. */
export function overlaidContainer(container: Container, changes: Changes): Container {
  const before = new Map(container.entries.map((entry) => [entry.path, entry]))
  const entries = new Map(before)
  const findings: Finding[] = []
  for (const [path, change] of changes) {
    if (change.kind === "gone") entries.delete(path)
    else {
      entries.set(path, entryOf(path, change, before))
      if (!before.has(path)) findings.push(...nameFindings(path))
      if (change.kind === "entry" && change.entry !== "folder") {
        findings.push(finding("CONTAINER_UNSAFE", path, { reason: `a ${change.entry}` }))
      }
    }
  }
  return {
    kind: container.kind,
    entries: sortByPath([...entries.values()]),
    findings: [...container.findings, ...findings],
    read: (path) => readChanged(container, path, changes.get(path)),
    // The evidence beneath stays open for the next attack.
    close: () => Promise.resolve(),
  }
}

function entryOf(path: string, change: Change, before: ReadonlyMap<string, Entry>): Entry {
  const kind = change.kind === "entry" ? change.entry : "file"
  return { path, kind, sizeBytes: sizeOf(path, change, before) }
}

function sizeOf(path: string, change: Change, before: ReadonlyMap<string, Entry>): number {
  switch (change.kind) {
    case "bytes":
      return change.bytes.length
    case "taken":
      return before.get(change.from)?.sizeBytes ?? 0
    case "spliced":
      return change.splices.reduce(
        (size, { from, to, bytes }) => size + bytes.length - (to - from),
        before.get(path)?.sizeBytes ?? 0,
      )
    case "gone":
    case "entry":
      return 0
  }
}

async function* readChanged(
  container: Container,
  path: string,
  change: Change | undefined,
): AsyncGenerator<Uint8Array> {
  switch (change?.kind) {
    case undefined:
      yield* container.read(path)
      return
    case "bytes":
      if (change.bytes.length > 0) yield change.bytes
      return
    case "taken":
      yield* container.read(change.from)
      return
    case "spliced":
      yield* splice(container.read(path), change.splices)
      return
    case "gone":
    case "entry":
      throw new Failure("INTERNAL", "there is no content to read", { path })
  }
}

async function* splice(
  content: AsyncIterable<Uint8Array>,
  splices: readonly Splice[],
): AsyncGenerator<Uint8Array> {
  let at = 0
  let next = 0
  for await (const chunk of content) {
    let done = 0
    for (let one = splices[next]; one !== undefined; one = splices[next]) {
      if (one.from > at + chunk.length - 1) break
      if (one.from >= at + done) {
        yield chunk.subarray(done, one.from - at)
        yield insertedAt(one, chunk[one.from - at])
      }
      done = Math.min(chunk.length, Math.max(done, one.to - at))
      if (one.to > at + chunk.length) break
      next += 1
    }
    if (done < chunk.length) yield chunk.subarray(done)
    at += chunk.length
  }
  for (const one of splices.slice(next)) if (one.from >= at) yield one.bytes
}

/** What a splice puts in the place of a byte. */
export function insertedAt({ bytes, xor }: Splice, before: number | undefined): Uint8Array {
  return xor === undefined ? bytes : bytes.map((mask) => mask ^ (before ?? 0))
}
