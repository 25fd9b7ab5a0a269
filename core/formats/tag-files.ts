/**
 * Tag files in memory: each is read once, and its digest remembered.
 *
 * What was parsed is thereby exactly what was digested: an examiner who digests the
 * file again and gets another answer knows that it changed in between.
 */
import { concat, Failure, toHex } from "../base/index.ts"
import type { Container, Entry } from "../container/index.ts"
import { finding, type Finding, type FindingCode, type Place } from "../findings/index.ts"

/** As much of a digest engine as reading needs. */
export interface Sha256 {
  sha256(bytes: Uint8Array): Uint8Array
}

export interface TagFiles {
  /** Every entry of the evidence by path. */
  readonly entries: ReadonlyMap<string, Entry>
  /** Paths of the entries directly in a folder, sorted; "" is the evidence itself. */
  children(folder: string): readonly string[]
  /** What opening the container found. */
  readonly containerFindings: readonly Finding[]
  /** What was read so far. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** SHA-256 (hex) of each file that was read. */
  readonly digests: ReadonlyMap<string, string>
  readonly findings: readonly Finding[]
  /** How many files were asked for, read or not. */
  readonly asked: () => number
  /** States a finding about a tag file. */
  report(code: FindingCode, at: Place | string, observed?: Readonly<Record<string, string>>): void
  /** True when there is a regular file of that name. */
  has(path: string): boolean
  /** True when there is a regular file of that name, and the container lets it be read. */
  canRead(path: string): boolean
  /**
   * The file's bytes; `undefined` when there is no such regular file, when it is longer than
   * `maxBytes` (LIMIT_EXCEEDED) or cannot be read (ENTRY_UNREADABLE).
   */
  read(path: string, maxBytes: number): Promise<Uint8Array | undefined>
  /** SHA-256 (hex) of a file that was read; "" for one that was not. */
  digestOf(path: string): string
}

/** Opens the tag files of a container; nothing is read yet. */
export function openTagFiles(container: Container, digests: Sha256): TagFiles {
  const entries = new Map(container.entries.map((entry) => [entry.path, entry]))
  const folders = childrenByFolder(container.entries)
  const files = new Map<string, Uint8Array>()
  const known = new Map<string, string>()
  const findings: Finding[] = []
  const asked = new Set<string>()
  const report: TagFiles["report"] = (code, at, observed) => {
    findings.push(finding(code, at, observed))
  }
  const read: TagFiles["read"] = async (path, maxBytes) => {
    if (entries.get(path)?.kind !== "file") return undefined
    const held = files.get(path)
    if (held !== undefined || asked.has(path)) return held
    asked.add(path)
    const reason = entries.get(path)?.unreadable
    const found =
      reason === undefined
        ? await readWhole(container, path, maxBytes)
        : finding("ENTRY_UNREADABLE", path, { reason })
    if (!(found instanceof Uint8Array)) {
      findings.push(found)
      return undefined
    }
    files.set(path, found)
    known.set(path, toHex(digests.sha256(found)))
    return found
  }
  return {
    entries,
    children: (folder) => folders.get(folder) ?? [],
    containerFindings: container.findings,
    files,
    digests: known,
    findings,
    asked: () => asked.size,
    report,
    has: (path) => entries.get(path)?.kind === "file",
    canRead: (path) => {
      const entry = entries.get(path)
      return entry?.kind === "file" && entry.unreadable === undefined
    },
    read,
    digestOf: (path) => known.get(path) ?? "",
  }
}

function childrenByFolder(entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>()
  for (const { path } of entries) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")))
    const children = folders.get(folder)
    if (children === undefined) folders.set(folder, [path])
    else children.push(path)
  }
  return folders
}

/** Beyond this many findings of one kind, the lines of one file have nothing new to say. */
const LINE_FINDINGS = 100

/** States a finding about one line of a file. `observed.reason` tells kinds of findings apart. */
export type ReportLine = (
  code: FindingCode,
  line: number,
  observed: Readonly<Record<string, string>> & { readonly reason: string },
) => void

/** Reports on the lines of one file, so that a million broken lines stay a short list. */
export function lineReporter(tags: Pick<TagFiles, "report">, path: string): ReportLine {
  const counts = new Map<string, number>()
  return (code, line, observed) => {
    const kind = `${code} ${observed.reason}`
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    if (count <= LINE_FINDINGS) tags.report(code, { path, line }, observed)
    if (count === LINE_FINDINGS + 1) {
      tags.report(
        code,
        { path, line },
        { reason: `${observed.reason}; further lines are not listed` },
      )
    }
  }
}

async function readWhole(
  container: Container,
  path: string,
  maxBytes: number,
): Promise<Uint8Array | Finding> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of container.read(path)) {
      length += chunk.length
      if (length > maxBytes) {
        return finding("LIMIT_EXCEEDED", path, { reason: `longer than ${maxBytes} bytes` })
      }
      parts.push(chunk.slice()) // the next chunk may share its memory
    }
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== "UNREADABLE") throw error
    return finding("ENTRY_UNREADABLE", path, { reason: error.message })
  }
  return parts.length === 1 ? (parts[0] ?? concat()) : concat(...parts)
}
