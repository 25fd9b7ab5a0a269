/**
 * A folder on disk as a container: everything that is there, listed once, nothing followed.
 *
 * Links, pipes, sockets and devices are entries that are never opened. The folder that
 * the user names may itself be reached through a link: that is the user's choice.
 */
import { closeSync, lstatSync, readdirSync, type Stats } from "node:fs"
import { basename, dirname, join } from "node:path"
import { Failure, fromUtf8, LIMITS, phrase, say } from "../base/index.ts"
import {
  nameFindings,
  sortByPath,
  type Container,
  type Entry,
  type EntryKind,
} from "../container/index.ts"
import {
  finding,
  makeCappedFindings,
  type CappedFindings,
  type Finding,
} from "../findings/index.ts"
import { openFile, readInto, stateOf, type FileState } from "./file-source.ts"
import type { Content } from "./measure-task.ts"
import { systemReason } from "./own-file.ts"

export interface OpenFolder {
  readonly container: Container
  /** The content at a path; `undefined` for a path that is not listed. */
  readonly contentAt: (path: string) => Content | undefined
}

interface Walk {
  readonly entries: Entry[]
  readonly states: Map<string, FileState>
  readonly found: CappedFindings
  /** Paths of folders still to be listed. */
  readonly pending: string[]
  /** Paths of folders that were listed. */
  readonly folders: string[]
  /** Entries left out because their names are no text, as they are shown. */
  readonly nameless: Set<string>
}

function newWalk(): Walk {
  const found = makeCappedFindings("")
  return { entries: [], states: new Map(), found, pending: [], folders: [], nameless: new Set() }
}

/**
 * Lists a folder and everything below it.
 *
 * @throws Failure UNREADABLE when the folder itself cannot be listed.
 */
export function openFolder(root: string): OpenFolder {
  const walk = newWalk()
  listFolder(root, "", walk)
  for (let folder = walk.pending.pop(); folder !== undefined; folder = walk.pending.pop()) {
    if (walk.entries.length > LIMITS.containerEntries) {
      walk.found.add(finding("LIMIT_EXCEEDED", "", { reason: "more entries than the limit" }))
      break
    }
    listFolder(root, folder, walk)
  }
  return makeFolder(root, walk)
}

/** A single file that is no archive, as a folder that holds nothing else. */
export function openSingleFile(path: string, stats: Stats): OpenFolder {
  const walk = newWalk()
  addEntry(basename(path), stats, walk)
  const folder = makeFolder(dirname(path), walk)
  // What lies beside the file is no evidence.
  return { ...folder, container: { ...folder.container, isSingleFile: true, changes: () => [] } }
}

function makeFolder(root: string, walk: Walk): OpenFolder {
  const { entries, states, found } = walk
  const listed = new Map(entries.map((entry) => [entry.path, entry]))
  return {
    container: {
      kind: "folder",
      entries: sortByPath(entries),
      findings: found.all(),
      read: (path) => readFile(root, path, states.get(path)),
      changes: () => listAgain(root, walk, listed),
      close: () => Promise.resolve(),
    },
    contentAt: (path) => {
      const state = states.get(path)
      if (state !== undefined) return { kind: "file", path: join(root, path), state }
      return listed.has(path) ? { kind: "refused", detail: "not a regular file" } : undefined
    },
  }
}

/** @param below - Path of the folder from the root; "" is the root. */
function listFolder(root: string, below: string, walk: Walk): void {
  let names: readonly Uint8Array[]
  try {
    // Names are bytes to the system; decoding them here shows which are no text.
    names = readdirSync(join(root, below), { encoding: "buffer" })
  } catch (cause) {
    if (below === "") {
      const message = say("the folder cannot be read: {reason}", {
        reason: phrase(systemReason(cause)),
      })
      throw new Failure("UNREADABLE", message, { path: root, cause })
    }
    walk.found.add(finding("ENTRY_UNREADABLE", below, { reason: systemReason(cause) }))
    return
  }
  walk.folders.push(below)
  for (const bytes of names) listEntry(root, childPath(below, bytes, walk), walk)
}

function listEntry(root: string, path: string | undefined, walk: Walk): void {
  if (path === undefined) return
  try {
    addEntry(path, lstatSync(join(root, path)), walk)
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined
    const isGone = code === "ENOENT" || code === "ENOTDIR"
    const reason = isGone ? "removed while the folder was listed" : systemReason(cause)
    walk.found.add(finding(isGone ? "EVIDENCE_CHANGED" : "ENTRY_UNREADABLE", path, { reason }))
  }
}

/** The path of an entry; `undefined`, with a finding, when its name is not UTF-8. */
function childPath(below: string, name: Uint8Array, walk: Walk): string | undefined {
  const prefix = below === "" ? "" : `${below}/`
  const text = fromUtf8(name)
  if (text !== undefined) return prefix + text
  const shown = prefix + new TextDecoder().decode(name)
  walk.nameless.add(shown)
  walk.found.add(finding("CONTAINER_UNSAFE", shown, { reason: "name is not UTF-8" }))
  return undefined
}

function addEntry(path: string, stats: Stats, walk: Walk): void {
  const kind = kindOf(stats)
  const modifiedMs = Math.floor(stats.mtimeMs)
  walk.entries.push({ path, kind, sizeBytes: kind === "file" ? stats.size : 0, modifiedMs })
  for (const named of nameFindings(path)) walk.found.add(named)
  if (kind === "file") walk.states.set(path, stateOf(stats))
  else if (kind === "folder") walk.pending.push(path)
  else {
    const reason = kind === "link" ? "symbolic link" : "device, pipe or socket"
    walk.found.add(finding("CONTAINER_UNSAFE", path, { reason }))
  }
}

function kindOf(stats: Stats): EntryKind {
  if (stats.isFile()) return "file"
  if (stats.isDirectory()) return "folder"
  return stats.isSymbolicLink() ? "link" : "other"
}

/**
 * Lists every folder once more, by names only.
 *
 * What a file is and holds is compared when it is measured; this sees what came and went.
 */
function listAgain(
  root: string,
  { folders, nameless }: Walk,
  listed: ReadonlyMap<string, unknown>,
): readonly Finding[] {
  const found = makeCappedFindings("")
  const now = folders.flatMap((folder) => namesIn(root, folder))
  const known = now.filter((path) => listed.has(path))
  if (known.length !== now.length) {
    const added = now.filter((path) => !listed.has(path) && !nameless.has(path))
    const reason = "added after the folder was listed"
    for (const path of added) found.add(finding("EVIDENCE_CHANGED", path, { reason }))
  }
  if (known.length !== listed.size) {
    const left = new Set(known)
    const removed = [...listed.keys()].filter((path) => !left.has(path))
    const reason = "removed or renamed after the folder was listed"
    for (const path of removed) found.add(finding("EVIDENCE_CHANGED", path, { reason }))
  }
  return found.all()
}

/** Paths in a folder now; none when it can not be listed any more. */
function namesIn(root: string, folder: string): readonly string[] {
  const prefix = folder === "" ? "" : `${folder}/`
  try {
    return readdirSync(join(root, folder)).map((name) => prefix + name)
  } catch {
    return []
  }
}

const CHUNK_BYTES = 256 * 1024

/** Streams a file up to the size it was listed with; growth shows when it is measured. */
async function* readFile(
  root: string,
  path: string,
  state: FileState | undefined,
): AsyncGenerator<Uint8Array> {
  if (state === undefined) throw new Failure("INTERNAL", `no file ${path} to read`, { path })
  let fd: number | undefined
  try {
    fd = openFile(join(root, path))
    const buffer = new Uint8Array(Math.min(CHUNK_BYTES, state.sizeBytes))
    for (let done = 0; done < state.sizeBytes;) {
      const room = buffer.subarray(0, Math.min(buffer.length, state.sizeBytes - done))
      const read = readInto(fd, room, done)
      if (read === 0) break
      done += read
      yield room.subarray(0, read)
    }
  } catch (cause) {
    throw new Failure(
      "UNREADABLE",
      say("a file cannot be read: {reason}", { reason: phrase(systemReason(cause)) }),
      {
        path,
        cause,
      },
    )
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}
