/**
 * The directory of a tar: its members in order, and everything that could make two
 * readers see two different archives.
 *
 * A tar has no directory; it is walked from header to header. The walk asks for the
 * bytes it needs, always further on, so one walk serves a file that is read here and
 * there and a stream that passes once. Content is never looked at.
 */
import { LIMITS } from "../base/index.ts"
import {
  finding,
  makeCappedFindings,
  type CappedFindings,
  type Finding,
  type FindingCode,
} from "../findings/index.ts"
import { collisionFindings, dropDuplicates } from "./archive-names.ts"
import { readAhead, type ByteSource } from "./byte-source.ts"
import { makeDeviations, type Deviations } from "./deviations.ts"
import { sortByPath } from "./memory.ts"
import { readLongName, readPax } from "./tar-extended.ts"
import { BLOCK_BYTES, isZero, readTarHeader, type TarHeader } from "./tar-header.ts"
import { listTarMember, type TarEntry, type TarPending } from "./tar-member.ts"

/** A header and what may stand before it. */
const AHEAD_BYTES = 1024

/** The end is read in pieces of this size. */
const TRAILER_BYTES = 64 * 1024

export interface TarDirectory {
  /** Sorted by the bytes of the path; of several members with one path the first in the file. */
  readonly entries: readonly TarEntry[]
  readonly findings: readonly Finding[]
}

/** Bytes that the walk needs next; never before what it asked for last. */
export interface TarRequest {
  readonly offset: number
  readonly length: number
}

/** Answered with the bytes asked for, or fewer only where the archive ends; they are not kept. */
export type TarWalk = Generator<TarRequest, TarDirectory, Uint8Array>

/**
 * Reads the whole directory of an archive.
 *
 * @returns What could be told apart, and findings for all that could not. Never throws
 *   on hostile bytes.
 * @throws Failure UNREADABLE when the source cannot be read.
 * @see POSIX.1-2024, pax; GNU tar manual
 */
export function readTarDirectory(source: ByteSource): TarDirectory {
  const near = readAhead(source, AHEAD_BYTES)
  const walk = walkTar()
  let step = walk.next()
  while (step.done !== true) step = walk.next(near.read(step.value.offset, step.value.length))
  return step.value
}

interface State {
  readonly onMember: (entry: TarEntry) => void
  readonly members: TarEntry[]
  readonly found: CappedFindings
  readonly deviations: Deviations
  pending: TarPending
  /** Headers so far, extended ones included. */
  headers: number
}

/** Where the walk goes on. */
interface Next {
  /** Offset of the next header. */
  readonly at: number
  /** How many of the last bytes of content before it are still to be seen. */
  readonly unseen: number
  /** Bytes between that content and the next header. */
  readonly padding: number
}

/**
 * Walks an archive from its first header to its end.
 *
 * @param onMember - Called for each member before its content is passed over.
 */
export function* walkTar(onMember: (entry: TarEntry) => void = () => undefined): TarWalk {
  const state: State = {
    onMember,
    members: [],
    found: makeCappedFindings(""),
    deviations: makeDeviations(),
    pending: {},
    headers: 0,
  }
  let next: Next | undefined = { at: 0, unseen: 0, padding: 0 }
  while (next !== undefined) {
    const { at, unseen, padding }: Next = next
    const before = unseen + padding
    const bytes: Uint8Array = yield { offset: at - before, length: before + BLOCK_BYTES }
    seeBefore(state, bytes, next)
    const block = bytes.subarray(before)
    if (block.length === BLOCK_BYTES && isZero(block)) {
      yield* readEnd(state, at + BLOCK_BYTES)
      next = undefined
    } else next = goOn(state, yield* readMember(state, block, at))
  }
  return conclude(state)
}

/** Where the walk goes on, or nothing when there is a finding that ends it. */
function goOn(state: State, step: Next | Finding): Next | undefined {
  if (!("code" in step)) return step
  state.found.add(step)
  return undefined
}

/** Content must be there to its last byte, and nothing may be hidden in the padding behind it. */
function seeBefore(state: State, bytes: Uint8Array, { unseen, padding }: Next): void {
  const last = state.members.at(-1)
  if (bytes.length < unseen && last !== undefined) {
    state.members[state.members.length - 1] = { ...last, unreadable: "cut off" }
  }
  if (!isZero(bytes.subarray(unseen, unseen + padding))) {
    state.deviations.note("bytes in the padding behind a member", last?.path ?? "")
  }
}

function* readMember(
  state: State,
  block: Uint8Array,
  at: number,
): Generator<TarRequest, Next | Finding, Uint8Array> {
  if (block.length < BLOCK_BYTES) return problem("FORMAT_FAILURE", "cut off", at)
  state.headers += 1
  if (state.headers > LIMITS.containerEntries) {
    return problem("LIMIT_EXCEEDED", "more members than the limit", at)
  }
  const header = readTarHeader(block)
  if ("reason" in header) return problem(header.code, header.reason, at)
  return /^[xgLK]$/.test(header.type)
    ? yield* readExtended(state, header, at)
    : addMember(state, header, at)
}

function problem(code: FindingCode, reason: string, offset: number): Finding {
  return finding(code, "", { reason, offset: String(offset) })
}

function addMember(state: State, header: TarHeader, at: number): Next | Finding {
  const { entry, findings, contentBytes } = listTarMember(header, state.pending, at)
  for (const found of findings) state.found.add(found)
  if (entry !== undefined) {
    state.members.push(entry)
    state.onMember(entry)
  }
  noteMember(state, header, entry?.path ?? "")
  state.pending = {}
  // Behind the header of an old sparse file stand blocks of a kind of their own.
  if (header.type === "S") return problem("CONTAINER_AMBIGUOUS", "sparse file", at)
  return after(at + BLOCK_BYTES, contentBytes, contentBytes > 0 ? 1 : 0)
}

/** @param unseen - How many of the last bytes of the content are still to be seen. */
function after(dataOffset: number, contentBytes: number, unseen: number): Next {
  const padding = (BLOCK_BYTES - (contentBytes % BLOCK_BYTES)) % BLOCK_BYTES
  return { at: dataOffset + contentBytes + padding, unseen, padding }
}

function* readExtended(
  state: State,
  { type, sizeBytes, hasUnusedBytes, ambiguous }: TarHeader,
  at: number,
): Generator<TarRequest, Next | Finding, Uint8Array> {
  if (ambiguous !== undefined) state.found.add(problem("CONTAINER_AMBIGUOUS", ambiguous, at))
  if (hasUnusedBytes) state.deviations.note(UNUSED, "")
  if (sizeBytes === undefined) {
    return problem("CONTAINER_AMBIGUOUS", "size that has no single reading", at)
  }
  if (sizeBytes > LIMITS.tarExtendedBytes) {
    return problem("LIMIT_EXCEEDED", "extended header longer than the limit", at)
  }
  const dataOffset = at + BLOCK_BYTES
  const bytes = yield { offset: dataOffset, length: sizeBytes }
  if (bytes.length < sizeBytes) return problem("FORMAT_FAILURE", "cut off", at)
  const reason = type === "g" ? readGlobal(state, bytes) : extend(state, type, bytes)
  if (reason !== undefined) state.found.add(problem("CONTAINER_AMBIGUOUS", reason, at))
  return after(dataOffset, sizeBytes, 0)
}

/** Takes over what an extended header says of the next member; answers why it has no single reading. */
function extend(state: State, type: string, bytes: Uint8Array): string | undefined {
  const { pending } = state
  if (type === "K") {
    state.pending = { ...pending, hasLongLink: true }
    return pending.hasLongLink === true ? "two long names of a link" : undefined
  }
  if (type === "L") {
    const longName = readLongName(bytes)
    if (typeof longName === "string") return longName
    state.pending = { ...pending, longName }
    return pending.longName === undefined ? undefined : "two long names of one member"
  }
  const pax = readPax(bytes)
  if (typeof pax === "string") return pax
  state.pending = { ...pending, pax }
  return pending.pax === undefined ? undefined : "two extended headers of one member"
}

/** A header for all members that follow; some readers apply it and others do not. */
function readGlobal(state: State, bytes: Uint8Array): string | undefined {
  const pax = readPax(bytes)
  if (typeof pax === "string") return pax
  if (pax.path !== undefined || pax.sizeBytes !== undefined) {
    return "extended header for all members that names or sizes them"
  }
  state.deviations.note("header for the whole archive", "")
  return undefined
}

const UNUSED = "bytes in unused parts of a header"

function noteMember(state: State, header: TarHeader, path: string): void {
  const { hasLongLink } = state.pending
  if (header.hasUnusedBytes) state.deviations.note(UNUSED, path)
  if (hasLongLink === true && !/^[12]$/.test(header.type)) {
    state.deviations.note("where a link leads, before a member that is none", path)
  }
  const others = state.pending.pax?.others ?? []
  if (others.length > 0) state.deviations.note(`attributes such as ${others[0] ?? ""}`, path)
}

/** Two blocks of zeros, and then nothing but zeros up to the end. */
function* readEnd(state: State, at: number): Generator<TarRequest, void, Uint8Array> {
  const say = (code: FindingCode, reason: string, offset: number): void => {
    state.found.add(problem(code, reason, offset))
  }
  if (Object.keys(state.pending).length > 0) {
    say("CONTAINER_AMBIGUOUS", "extended header without a member", at)
  }
  const second = yield { offset: at, length: BLOCK_BYTES }
  if (!isZero(second)) {
    say("CONTAINER_AMBIGUOUS", TRAILING, at)
    return
  }
  if (second.length < BLOCK_BYTES) {
    say("FORMAT_FAILURE", "cut off in its end", at)
    return
  }
  const start = at + BLOCK_BYTES
  for (let offset = start; offset - start <= LIMITS.tarTrailerBytes; offset += TRAILER_BYTES) {
    const bytes = yield { offset, length: TRAILER_BYTES }
    if (!isZero(bytes)) {
      say("CONTAINER_AMBIGUOUS", TRAILING, offset)
      return
    }
    if (bytes.length === TRAILER_BYTES) continue
    if (bytes.length % BLOCK_BYTES !== 0) state.deviations.note("an end that is no whole block", "")
    return
  }
  say("LIMIT_EXCEEDED", "more zeros after the end than the limit", start)
}

const TRAILING = "data after the end of the archive"

function conclude({ members, found, deviations }: State): TarDirectory {
  const unique = dropDuplicates(members, ({ headerOffset }) => headerOffset)
  const more = [unique.findings, collisionFindings(unique.entries), deviations.findings()]
  for (const one of more.flat()) found.add(one)
  return { entries: sortByPath(unique.entries), findings: found.all() }
}
