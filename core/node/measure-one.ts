/**
 * Measuring one file or member: read it once, digest what was read, and say when that
 * was not one sound state of it.
 */
import { closeSync } from "node:fs"
import { crc32 } from "node:zlib"
import type { DigestAlgorithm } from "../claims/index.ts"
import { makeStart, toBegins } from "./archive-kind.ts"
import { isInState, openFile, readInto, type FileState, type OpenBytes } from "./file-source.ts"
import { inflatePieces, inflateWhole, LARGER } from "./inflate.ts"
import type { HexDigests } from "./measure-digests.ts"
import { problem, type MeasureTask, type MemberContent, type TaskResult } from "./measure-task.ts"
import { systemReason } from "./own-file.ts"

const BUFFER_BYTES = 1024 * 1024

/** Small members are inflated in one step, which takes a fraction of the time of a stream. */
const WHOLE_BYTES = 4 * 1024 * 1024

type Digests = TaskResult["digests"]

/** Called with the number of bytes read since the last call; true asks to stop. */
export type OnRead = (bytes: number) => void

export interface Measurer {
  /** Answers at once where the work can be done in one go, and by a promise otherwise. */
  measure(task: MeasureTask, onRead: OnRead): TaskResult | Promise<TaskResult>
}

/** Builds a measurer with a buffer of its own: one task at a time. */
export function makeMeasurer(digests: HexDigests): Measurer {
  const buffer = new Uint8Array(BUFFER_BYTES)
  return {
    measure: ({ algorithms, content }, onRead) => {
      const work = { digests, algorithms, buffer, onRead }
      switch (content.kind) {
        case "refused":
          return problem("unreadable", content.detail)
        case "file":
          return measureFile(content, work)
        case "member":
          return content.deflated ? measureDeflated(content, work) : measureStored(content, work)
      }
    },
  }
}

interface Work {
  readonly digests: HexDigests
  readonly algorithms: readonly DigestAlgorithm[]
  readonly buffer: Uint8Array
  readonly onRead: OnRead
}

function measureFile(
  file: { readonly path: string; readonly state: FileState },
  work: Work,
): TaskResult {
  let fd: number
  try {
    fd = openFile(file.path)
  } catch (cause) {
    return isGone(cause)
      ? problem("changed", "removed or replaced after it was listed")
      : problem("unreadable", systemReason(cause))
  }
  try {
    const read = digestRange(fd, { start: 0, bytes: file.state.sizeBytes }, work)
    return isInState(fd, file.state)
      ? read
      : problem("changed", "other content, size or time than when it was listed", read.sizeBytes)
  } catch (cause) {
    return problem("unreadable", systemReason(cause))
  } finally {
    closeSync(fd)
  }
}

function isGone(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    "code" in cause &&
    /^(?:ENOENT|ENOTDIR|ELOOP)$/.test(String(cause.code))
  )
}

interface Range {
  readonly start: number
  readonly bytes: number
}

/** Digests a range in one pass; `also` sees every piece. */
function digestRange(
  holder: OpenBytes,
  { start, bytes }: Range,
  work: Work & { readonly also?: (piece: Uint8Array) => void },
): TaskResult {
  const { buffer, onRead } = work
  if (bytes <= buffer.length) {
    const piece = buffer.subarray(0, readInto(holder, buffer.subarray(0, bytes), start))
    onRead(piece.length)
    work.also?.(piece)
    return { sizeBytes: piece.length, digests: digestWhole(piece, work), ...toBegins(piece) }
  }
  const hashers = makeHashers(work)
  const first = makeStart()
  let done = 0
  while (done < bytes) {
    const piece = buffer.subarray(0, Math.min(buffer.length, bytes - done))
    const read = readInto(holder, piece, start + done)
    if (read === 0) break
    done += read
    onRead(read)
    for (const see of [hashers.update, first.see, work.also]) see?.(piece.subarray(0, read))
  }
  return { sizeBytes: done, digests: hashers.digests(), ...first.begins() }
}

function measureStored(member: MemberContent, work: Work): TaskResult {
  let crc = 0
  const also = (piece: Uint8Array): void => {
    crc = crc32(piece, crc)
  }
  try {
    const range = { start: member.dataOffset, bytes: member.sizeBytes }
    return withChecksum(digestRange(member.holder, range, { ...work, also }), crc, member)
  } catch (cause) {
    return problem("unreadable", systemReason(cause))
  }
}

function measureDeflated(member: MemberContent, work: Work): TaskResult | Promise<TaskResult> {
  const isSmall = member.sizeBytes <= WHOLE_BYTES && member.compressedBytes <= work.buffer.length
  if (!isSmall) return measurePieces(member, work)
  try {
    const room = work.buffer.subarray(0, member.compressedBytes)
    const deflated = room.subarray(0, readInto(member.holder, room, member.dataOffset))
    work.onRead(deflated.length)
    const inflated = inflateWhole(deflated, member)
    if (inflated.kind === "damaged") return problem("damaged", inflated.detail)
    const { bytes } = inflated
    const digests = digestWhole(bytes, work)
    const result = { sizeBytes: bytes.length, digests, ...toBegins(bytes) }
    return withChecksum(result, crc32(bytes), member)
  } catch (cause) {
    return problem("unreadable", systemReason(cause))
  }
}

async function measurePieces(member: MemberContent, work: Work): Promise<TaskResult> {
  const hashers = makeHashers(work)
  const first = makeStart()
  const inflated = inflatePieces(readPieces(member, work.onRead), member)
  let sizeBytes = 0
  let crc = 0
  try {
    let next = await inflated.next()
    while (next.done !== true) {
      sizeBytes += next.value.length
      hashers.update(next.value)
      first.see(next.value)
      crc = crc32(next.value, crc)
      next = await inflated.next()
    }
    if (next.value !== undefined) return problem("damaged", next.value, sizeBytes)
  } catch (cause) {
    return problem("unreadable", systemReason(cause), sizeBytes)
  }
  const result = { sizeBytes, digests: hashers.digests(), ...first.begins() }
  return withChecksum(result, crc, member)
}

const PIECE_BYTES = 256 * 1024

/** The compressed bytes of a member in pieces that the taker may keep. */
export function* readPieces(
  member: Pick<MemberContent, "holder" | "dataOffset" | "compressedBytes">,
  onRead: OnRead = () => undefined,
): Generator<Uint8Array> {
  const { holder, dataOffset, compressedBytes } = member
  for (let done = 0; done < compressedBytes;) {
    const piece = new Uint8Array(Math.min(PIECE_BYTES, compressedBytes - done))
    const read = readInto(holder, piece, dataOffset + done)
    if (read === 0) return
    done += read
    onRead(read)
    yield piece.subarray(0, read)
  }
}

/** The archive's own record of the member must hold before its digests mean anything. */
function withChecksum(result: TaskResult, crc: number, member: MemberContent): TaskResult {
  const { sizeBytes } = result
  if (sizeBytes !== member.sizeBytes) {
    const detail =
      sizeBytes > member.sizeBytes ? LARGER : "content smaller than the archive records"
    return problem("damaged", detail, sizeBytes)
  }
  return member.crc32 === undefined || crc === member.crc32
    ? result
    : problem("damaged", "checksum differs from the archive's record", sizeBytes)
}

function digestWhole(bytes: Uint8Array, { digests, algorithms }: Work): Digests {
  return Object.fromEntries(
    algorithms.map((algorithm) => [algorithm, digests.once(algorithm, bytes)]),
  )
}

function makeHashers({ digests, algorithms }: Work): {
  readonly update: (piece: Uint8Array) => void
  readonly digests: () => Digests
} {
  const hashers = algorithms.map((algorithm) => ({ algorithm, state: digests.hasher(algorithm) }))
  return {
    update: (piece) => {
      for (const { state } of hashers) state.update(piece)
    },
    digests: () =>
      Object.fromEntries(hashers.map(({ algorithm, state }) => [algorithm, state.hex()])),
  }
}
