/**
 * Sources: what lies in the folder that is to be sealed, and what of it cannot be.
 *
 * Lists and refuses; reads no content and writes nothing. Links are never followed, so
 * nothing from outside the folder gets into a bag.
 */
import { lstat, readdir, realpath } from "node:fs/promises"
import type { BigIntStats, Dirent } from "node:fs"
import { sep } from "node:path"
import {
  compareBytes,
  escapeForDisplay,
  Failure,
  fromUtf8,
  LIMITS,
  phrase,
  say,
  toUtf8,
} from "../base/index.ts"
import { nameCollisions, nameFindings } from "../container/index.ts"
import { severityOf } from "../findings/index.ts"
import type { UnsealedSource } from "../seal/index.ts"
import { systemReason } from "./own-file.ts"

/** The limit of a container, less what a bag of one generation adds around its payload. */
const MOST_ENTRIES = LIMITS.containerEntries - 1_000

/** What tells one state of a file from another without reading it. */
export interface FileStamp {
  readonly device: bigint
  readonly inode: bigint
  readonly sizeBytes: bigint
  readonly modifiedNs: bigint
  readonly changedNs: bigint
}

export interface SourceFile {
  /** Relative to the source folder, `/` between names. */
  readonly path: string
  /** Where to open it. */
  readonly location: string
  readonly sizeBytes: number
  /** Last modification, whole milliseconds since 1970. */
  readonly modifiedMs: number
  readonly stamp: FileStamp
}

export interface Sources {
  /** Sorted by the bytes of the path. */
  readonly files: readonly SourceFile[]
  /** Links, devices and empty folders, sorted likewise. */
  readonly unsealed: readonly UnsealedSource[]
}

/**
 * Walks a folder.
 *
 * @throws Failure UNREADABLE when the folder or one below it cannot be read, or holds a name
 *   that no verifier would accept; USAGE when it is not a folder or holds no file at all.
 */
export async function walkSources(folder: string): Promise<Sources> {
  const root = await realpath(folder).catch(refuseRead(folder))
  const stats = await lstat(root).catch(refuseRead(folder))
  if (!stats.isDirectory()) {
    throw new Failure("USAGE", say("this is not a folder; name the folder to be sealed"), {
      path: folder,
    })
  }
  const files: SourceFile[] = []
  const unsealed: UnsealedSource[] = []
  const waiting = [""]
  let entriesSeen = 0
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const entries = await listFolder(root, path)
    entriesSeen += entries.length
    if (entriesSeen > MOST_ENTRIES) {
      const message = say(
        "holds more than {most} entries, the most that one bag can; seal it in parts",
        { most: MOST_ENTRIES },
      )
      throw new Failure("USAGE", message, { path: folder })
    }
    if (entries.length === 0) unsealed.push({ path, kind: "empty-folder" })
    for (const { name, entry } of entries) {
      const below = path === "" ? name : `${path}/${name}`
      if (entry.isDirectory()) waiting.push(below)
      else if (entry.isFile()) files.push(await measureSource(root, below))
      else unsealed.push({ path: below, kind: kindOf(entry) })
    }
  }
  if (files.length === 0) {
    throw new Failure("USAGE", say("holds no file that could be sealed"), { path: folder })
  }
  const sources = { files: sorted(files), unsealed: sorted(unsealed) }
  refuseNames(folder, sources)
  return sources
}

/** The state of a file, to be compared before and after reading it. */
export function stampOf(stats: BigIntStats): FileStamp {
  return {
    device: stats.dev,
    inode: stats.ino,
    sizeBytes: stats.size,
    modifiedNs: stats.mtimeNs,
    changedNs: stats.ctimeNs,
  }
}

/** True when nothing that a file system records about content differs. */
export function sameStamp(a: FileStamp, b: FileStamp): boolean {
  return (
    a.device === b.device &&
    a.inode === b.inode &&
    a.sizeBytes === b.sizeBytes &&
    a.modifiedNs === b.modifiedNs &&
    a.changedNs === b.changedNs
  )
}

interface Named {
  readonly name: string
  readonly entry: Dirent<Buffer<ArrayBuffer>>
}

async function listFolder(root: string, path: string): Promise<readonly Named[]> {
  const location = locate(root, path)
  const entries = await readdir(location, { withFileTypes: true, encoding: "buffer" }).catch(
    refuseRead(location),
  )
  return entries.map((entry) => {
    const name = fromUtf8(entry.name)
    if (name !== undefined) return { name, entry }
    // A bag's names are UTF-8, and guessing at another encoding would rename the evidence.
    const shown = escapeForDisplay(entry.name.toString("latin1"))
    const message = say(
      'holds "{shown}", a name that is not UTF-8; rename it in a copy and seal that',
      { shown },
    )
    throw new Failure("UNREADABLE", message, { path: location })
  })
}

async function measureSource(root: string, path: string): Promise<SourceFile> {
  const location = locate(root, path)
  const stats = await lstat(location, { bigint: true }).catch(refuseRead(location))
  if (!stats.isFile()) {
    throw new Failure("UNREADABLE", say("changed while the folder was being listed"), {
      path: location,
    })
  }
  const stamp = stampOf(stats)
  return {
    path,
    location,
    sizeBytes: Number(stamp.sizeBytes),
    modifiedMs: floorMilliseconds(stamp.modifiedNs),
    stamp,
  }
}

/** Whole milliseconds at or before an instant in nanoseconds, before 1970 too. */
function floorMilliseconds(nanoseconds: bigint): number {
  const part = ((nanoseconds % 1_000_000n) + 1_000_000n) % 1_000_000n
  return Number((nanoseconds - part) / 1_000_000n)
}

function kindOf(entry: Dirent<Buffer<ArrayBuffer>>): UnsealedSource["kind"] {
  if (entry.isSymbolicLink()) return "link"
  if (entry.isFIFO()) return "pipe"
  if (entry.isSocket()) return "socket"
  return "device"
}

function locate(root: string, path: string): string {
  return path === "" ? root : `${root}${sep}${path.replaceAll("/", sep)}`
}

function sorted<T extends { readonly path: string }>(items: readonly T[]): readonly T[] {
  const keyed = items.map((item) => ({ item, key: toUtf8(item.path) }))
  return keyed.sort((a, b) => compareBytes(a.key, b.key)).map(({ item }) => item)
}

/** Refuses before anything is written what a verifier would refuse afterwards. */
function refuseNames(folder: string, { files }: Sources): void {
  const paths = files.map(({ path }) => `data/${path}`)
  for (const path of paths) {
    const unsafe = nameFindings(path).find((found) => severityOf(found) !== "noted")
    if (unsafe === undefined) continue
    const reason = unsafe.observed["reason"] ?? unsafe.code
    const message = say(
      "holds {name}, which cannot be sealed ({reason}); rename it in a copy and seal that",
      { name: quoted(path), reason: phrase(reason) },
    )
    throw new Failure("UNREADABLE", message, { path: folder })
  }
  const [clash] = nameCollisions(paths)
  if (clash === undefined) return
  const message = say(
    "holds {first} and {second}, which are one name on some systems; rename it in a copy and seal that",
    { first: quoted(clash.first), second: quoted(clash.second) },
  )
  throw new Failure("UNREADABLE", message, { path: folder })
}

/** A path below data/ as the source folder knows it. */
function quoted(path: string): string {
  return `"${escapeForDisplay(path.slice("data/".length))}"`
}

function refuseRead(path: string): (cause: unknown) => never {
  return (cause) => {
    if (cause instanceof Failure) throw cause
    throw new Failure(
      "UNREADABLE",
      say("cannot be read: {reason}", { reason: phrase(systemReason(cause)) }),
      { path, cause },
    )
  }
}
