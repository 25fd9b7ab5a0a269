/**
 * Archives under attack: opened from bytes that are only laid over an archive, never written.
 *
 * Listed by the same two readers as a file on disk. Members of a .zip or .tar whose bytes and
 * record are untouched are measured once for all attacks; a .tar.gz is held, and read anew.
 */
import { crc32 } from "node:zlib"
import { gzipSync as gzipPortably } from "fflate"
import {
  MOST_HELD_BYTES,
  type ArchiveView,
  type AttackRequest,
  type ImageOf,
  type Inflates,
  type Opened,
} from "../attack/index.ts"
import { Failure } from "../base/index.ts"
import {
  DEFLATED,
  memorySource,
  readTarDirectory,
  readZipDirectory,
  rerooted,
  topFolder,
  type ByteSource,
  type ContainerKind,
  type Entry,
} from "../container/index.ts"
import type { Finding } from "../findings/index.ts"
import type { Measure, MeasureJob } from "../hashing/index.ts"
import { isDecided, isUndoubted, openArchiveFile, toEntries } from "./archive-file.ts"
import { archiveKind } from "./archive-kind.ts"
import { openArchive } from "./archive-openers.ts"
import { rangeSource } from "./file-source.ts"
import { readGzipHeader } from "./gzip.ts"
import { inflateFirst, inflatePieces } from "./inflate.ts"
import { hexDigests, type HexDigests } from "./measure-digests.ts"
import { problem, type TaskResult } from "./measure-task.ts"

/** The bytes of an archive on disk, for random access. */
export interface ArchiveBytes {
  readonly archives: NonNullable<AttackRequest["archives"]>
  close(): void
}

/**
 * The bytes of the archive at a path; `undefined` for anything else.
 *
 * @throws Failure UNREADABLE when the system refuses.
 */
export async function openArchiveBytes(path: string): Promise<ArchiveBytes | undefined> {
  const kind = archiveKind(path, path)
  if (kind === undefined) return undefined
  return openArchiveFile(path, (file) => {
    const source = rangeSource(file)
    const archives = kind === "tar.gz" ? heldTarGz(source) : { [kind]: source }
    return Promise.resolve({ archives, close: file.release })
  })
}

/** A .tar.gz has no random access: it is held, and so is the tar in it, or it is not attacked. */
function heldTarGz(source: ByteSource): ArchiveBytes["archives"] {
  if (source.sizeBytes > MOST_HELD_BYTES) return {}
  const header = readGzipHeader(source)
  const whole = source.read(0, source.sizeBytes).slice()
  const tar = "reason" in header ? undefined : inflate(whole.subarray(header.dataOffset))
  const held = { "tar.gz": memorySource(whole) }
  return tar === undefined || tar.bytes.length > MOST_HELD_BYTES
    ? held
    : { ...held, tar: memorySource(tar.bytes) }
}

/** For the second reader: what lies at the beginning of these bytes, up to twice what is held. */
export const inflate: Inflates = (deflated) => inflateFirst(deflated, 2 * MOST_HELD_BYTES)

/** As sealing compresses an archive. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipPortably(bytes, { level: 6, mtime: 0 })
}

/**
 * Opens changed archives, one after the other, remembering what was measured of the untouched one.
 *
 * @param evidence - The kind of the untouched evidence: the tar in a .tar.gz is packed again.
 */
export function makeAttackedArchives(
  evidence: ContainerKind,
): (archive: ImageOf<ArchiveView>) => Promise<Opened> {
  const known = new Map<string, TaskResult>()
  return async ({ kind, source }) => {
    if (kind === "zip") return openListed(source, { kind, known, ...(await listZip(source)) })
    if (kind === "tar" && evidence !== "tar.gz") {
      return openListed(source, { kind, known, ...(await listTar(source)) })
    }
    const whole = source.read(0, source.sizeBytes).slice()
    return openHeld(kind === "tar" ? gzip(whole) : whole)
  }
}

/** A member with random access to its content. */
interface Member extends Entry {
  readonly dataOffset: number
  readonly compressedBytes: number
  readonly deflated: boolean
  readonly crc32?: number
  readonly unreadable?: string
}

interface Listed {
  readonly members: readonly Member[]
  readonly findings: readonly Finding[]
}

async function listZip(source: ByteSource): Promise<Listed> {
  const { entries, findings } = readZipDirectory(source)
  // The library is loaded only when there is an archive to read.
  const { compareWithLibrary } = await import("./library-zip.ts")
  const second = isDecided(findings) ? [] : await compareWithLibrary(source, { entries, findings })
  const members = entries.map((entry) => ({ ...entry, deflated: entry.method === DEFLATED }))
  return { members, findings: [...findings, ...second] }
}

async function listTar(source: ByteSource): Promise<Listed> {
  const { entries, findings } = readTarDirectory(source)
  const { compareWithLibrary } = await import("./library-tar.ts")
  const second = isUndoubted(findings)
    ? await compareWithLibrary(source, { entries, findings })
    : []
  const members = entries.map((entry) => {
    return { ...entry, compressedBytes: entry.sizeBytes, deflated: false }
  })
  return { members, findings: [...findings, ...second] }
}

function openListed(
  source: ArchiveView,
  {
    kind,
    known,
    members: listed,
    findings,
  }: Listed & { readonly kind: "zip" | "tar"; readonly known: Measuring["known"] },
): Opened {
  const members = new Map(listed.map((entry) => [entry.path, entry]))
  const archive = {
    kind,
    entries: toEntries(listed),
    findings,
    read: (path: string) => contentOf(source, memberAt(members, path)),
    close: () => Promise.resolve(),
  } as const
  const top = topFolder(archive)
  const prefix = top === undefined ? "" : `${top}/`
  const at = (path: string): Member => memberAt(members, prefix + path)
  return { container: rerooted(archive), measure: makeMeasure({ source, at, known }) }
}

async function openHeld(bytes: Uint8Array): Promise<Opened> {
  const { container, measure } = await openArchive("tar.gz", {
    path: "under attack",
    bytes,
    start: 0,
    sizeBytes: bytes.length,
    isChanged: () => false,
    release: () => undefined,
  })
  return { container, measure: measure({ engine: "native", jobs: 1 }) }
}

function memberAt(members: ReadonlyMap<string, Member>, path: string): Member {
  const entry = members.get(path)
  if (entry === undefined) throw new Failure("INTERNAL", "no such member to read", { path })
  return entry
}

interface Measuring {
  readonly source: ArchiveView
  readonly at: (path: string) => Member
  readonly known: Map<string, TaskResult>
}

function makeMeasure({ source, at, known }: Measuring): Measure {
  return async (jobs) => {
    const digests = await hexDigests("native")
    const measured = []
    for (const job of jobs) {
      const entry = at(job.path)
      const name = nameOf(source, entry, job)
      const result =
        (name === undefined ? undefined : known.get(name)) ??
        (await measureMember(source, entry, { digests, job }))
      if (name !== undefined) known.set(name, result)
      measured.push({ path: job.path, ...result })
    }
    return measured
  }
}

/** What tells untouched content, with an untouched record of it, from any other. */
function nameOf(source: ArchiveView, entry: Member, job: MeasureJob): string | undefined {
  const { dataOffset, compressedBytes, sizeBytes, deflated, unreadable } = entry
  const origin = source.origin(dataOffset, compressedBytes)
  if (origin === undefined || unreadable !== undefined) return undefined
  const record = [compressedBytes, sizeBytes, String(deflated), entry.crc32 ?? ""]
  return [origin, ...record, ...job.algorithms].join(" ")
}

async function measureMember(
  source: ArchiveView,
  entry: Member,
  { digests, job }: { readonly digests: HexDigests; readonly job: MeasureJob },
): Promise<TaskResult> {
  if (entry.unreadable !== undefined) return problem("unreadable", entry.unreadable)
  if (entry.kind !== "file") return problem("unreadable", "not a regular file")
  const hashers = job.algorithms.map((name) => ({ name, state: digests.hasher(name) }))
  const content = contentOf(source, entry)
  let sizeBytes = 0
  let checksum = 0
  let next = await content.next()
  while (next.done !== true) {
    sizeBytes += next.value.length
    checksum = crc32(next.value, checksum)
    for (const { state } of hashers) state.update(next.value)
    next = await content.next()
  }
  if (next.value !== undefined) return problem("damaged", next.value, sizeBytes)
  if (sizeBytes !== entry.sizeBytes) return problem("damaged", "another size", sizeBytes)
  if (entry.crc32 !== undefined && checksum !== entry.crc32)
    return problem("damaged", "another checksum", sizeBytes)
  return {
    sizeBytes,
    digests: Object.fromEntries(hashers.map(({ name, state }) => [name, state.hex()])),
  }
}

/** Content as far as it is sound; answers what is wrong with it at its end. */
async function* contentOf(
  source: ByteSource,
  entry: Member,
): AsyncGenerator<Uint8Array, string | undefined> {
  if (entry.unreadable !== undefined || entry.kind !== "file") return undefined
  if (entry.deflated) return yield* inflatePieces(pieces(source, entry), entry)
  yield* pieces(source, entry)
  return undefined
}

const PIECE_BYTES = 256 * 1024

function* pieces(source: ByteSource, entry: Member): Generator<Uint8Array> {
  const { dataOffset, compressedBytes } = entry
  for (let done = 0; done < compressedBytes;) {
    const piece = source.read(dataOffset + done, Math.min(PIECE_BYTES, compressedBytes - done))
    if (piece.length === 0) return
    done += piece.length
    yield piece.slice()
  }
}
