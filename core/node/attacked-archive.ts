/**
 * A .zip under attack: opened from bytes that are only laid over an archive, never written.
 *
 * Listed by the same two readers as a file on disk. Members whose bytes and record are
 * untouched are measured once for all attacks.
 */
import { crc32 } from "node:zlib"
import type { ArchiveView, Opened } from "../attack/index.ts"
import { Failure } from "../base/index.ts"
import {
  DEFLATED,
  readZipDirectory,
  rerooted,
  topFolder,
  type ByteSource,
  type ZipEntry,
} from "../container/index.ts"
import type { Measure, MeasureJob } from "../hashing/index.ts"
import { isDecided, openArchiveFile, toEntries } from "./archive-file.ts"
import { archiveKind } from "./archive-kind.ts"
import { rangeSource } from "./file-source.ts"
import { inflatePieces } from "./inflate.ts"
import { compareWithLibrary } from "./library-zip.ts"
import { hexDigests, type HexDigests } from "./measure-digests.ts"
import { problem, type TaskResult } from "./measure-task.ts"

/** The bytes of an archive on disk, for random access. */
export interface ArchiveBytes {
  readonly source: ByteSource
  close(): void
}

/**
 * The bytes of the .zip at a path; `undefined` for anything else.
 *
 * @throws Failure UNREADABLE when the system refuses.
 */
export async function openZipBytes(path: string): Promise<ArchiveBytes | undefined> {
  if (archiveKind(path, path) !== "zip") return undefined
  return openArchiveFile(path, (file) =>
    Promise.resolve({ source: rangeSource(file), close: file.release }),
  )
}

/** Opens changed archives, one after the other, remembering what was measured of the untouched one. */
export function makeAttackedArchives(): (source: ArchiveView) => Promise<Opened> {
  const known = new Map<string, TaskResult>()
  return async (source) => {
    const directory = readZipDirectory(source)
    const second = isDecided(directory.findings) ? [] : await compareWithLibrary(source, directory)
    const members = new Map(directory.entries.map((entry) => [entry.path, entry]))
    const archive = {
      kind: "zip",
      entries: toEntries(directory.entries),
      findings: [...directory.findings, ...second],
      read: (path: string) => contentOf(source, memberAt(members, path)),
      close: () => Promise.resolve(),
    } as const
    const top = topFolder(archive)
    const prefix = top === undefined ? "" : `${top}/`
    const at = (path: string): ZipEntry => memberAt(members, prefix + path)
    return { container: rerooted(archive), measure: makeMeasure({ source, at, known }) }
  }
}

function memberAt(members: ReadonlyMap<string, ZipEntry>, path: string): ZipEntry {
  const entry = members.get(path)
  if (entry === undefined) throw new Failure("INTERNAL", "no such member to read", { path })
  return entry
}

interface Measuring {
  readonly source: ArchiveView
  readonly at: (path: string) => ZipEntry
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
function nameOf(source: ArchiveView, entry: ZipEntry, job: MeasureJob): string | undefined {
  const { dataOffset, compressedBytes, sizeBytes, method, unreadable } = entry
  const origin = source.origin(dataOffset, compressedBytes)
  if (origin === undefined || unreadable !== undefined) return undefined
  return [origin, compressedBytes, sizeBytes, method, entry.crc32, ...job.algorithms].join(" ")
}

async function measureMember(
  source: ArchiveView,
  entry: ZipEntry,
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
  if (checksum !== entry.crc32) return problem("damaged", "another checksum", sizeBytes)
  return {
    sizeBytes,
    digests: Object.fromEntries(hashers.map(({ name, state }) => [name, state.hex()])),
  }
}

/** Content as far as it is sound; answers what is wrong with it at its end. */
async function* contentOf(
  source: ByteSource,
  entry: ZipEntry,
): AsyncGenerator<Uint8Array, string | undefined> {
  if (entry.unreadable !== undefined || entry.kind !== "file") return undefined
  if (entry.method === DEFLATED) return yield* inflatePieces(pieces(source, entry), entry)
  yield* pieces(source, entry)
  return undefined
}

const PIECE_BYTES = 256 * 1024

function* pieces(source: ByteSource, entry: ZipEntry): Generator<Uint8Array> {
  const { dataOffset, compressedBytes } = entry
  for (let done = 0; done < compressedBytes;) {
    const piece = source.read(dataOffset + done, Math.min(PIECE_BYTES, compressedBytes - done))
    if (piece.length === 0) return
    done += piece.length
    yield piece.slice()
  }
}
