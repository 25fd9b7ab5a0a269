/**
 * The directory of a .zip: its members, and everything that could make two readers
 * see two different archives.
 *
 * Our own reader. It decompresses nothing; content is read through the offsets it
 * gives, and a second reader in core/node must come to the same list.
 */
import { LIMITS } from "../base/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import { readAhead, readRecord, type ByteSource } from "./byte-source.ts"
import { makeFindingList } from "./finding-list.ts"
import { sortByPath } from "./memory.ts"
import { nameCollisions } from "./names.ts"
import { findCentralDirectory, type CentralDirectory } from "./zip-end.ts"
import { layOut, type ZipEntry } from "./zip-layout.ts"
import { listMember, type ListedMember } from "./zip-member.ts"
import { CENTRAL_BYTES, CENTRAL_SIGNATURE, DEFLATED, readCentralFields } from "./zip-records.ts"

const AHEAD_BYTES = 1024 * 1024

export interface ZipDirectory {
  /** Sorted by the bytes of the path; of several members with one path the first in the file. */
  readonly entries: readonly ZipEntry[]
  readonly findings: readonly Finding[]
}

/**
 * Reads the whole directory of an archive.
 *
 * @returns What could be told apart, and findings for all that could not. Never throws
 *   on hostile bytes.
 * @throws Failure UNREADABLE when the source cannot be read.
 * @see APPNOTE.TXT 6.3.10
 */
export function readZipDirectory(source: ByteSource): ZipDirectory {
  const found = findCentralDirectory(source)
  if ("reason" in found) {
    const { code, reason, offset } = found
    return { entries: [], findings: [finding(code, "", { reason, offset: String(offset) })] }
  }
  if (found.members > LIMITS.containerEntries) {
    const observed = { reason: "more members than the limit", members: String(found.members) }
    return { entries: [], findings: [finding("LIMIT_EXCEEDED", "", observed)] }
  }
  return examine(source, found)
}

function examine(source: ByteSource, directory: CentralDirectory): ZipDirectory {
  const list = makeFindingList()
  const walked = walkDirectory(source, directory)
  if (walked.problem !== undefined) list.add(walked.problem)
  for (const { findings } of walked.listed) list.add(...findings)

  const members = walked.listed.map(({ member }) => member)
  const layout = layOut(source, members, directory.offset)
  const limited = applyLimits(layout.entries)
  const unique = dropDuplicates(limited.entries)
  list.add(...layout.findings, ...limited.findings, ...unique.findings)
  list.add(...collisionFindings(unique.entries))
  return { entries: sortByPath(unique.entries), findings: list.all() }
}

interface Entries {
  readonly entries: readonly ZipEntry[]
  readonly findings: readonly Finding[]
}

interface Walk {
  readonly listed: readonly ListedMember[]
  readonly problem?: Finding
}

/** Reads headers until the stated number is reached, which must be where the directory ends. */
function walkDirectory(source: ByteSource, directory: CentralDirectory): Walk {
  const near = readAhead(source, AHEAD_BYTES)
  const end = directory.offset + directory.sizeBytes
  const listed: ListedMember[] = []
  let at = directory.offset
  while (listed.length < directory.members) {
    const fixed = near.read(at, Math.min(CENTRAL_BYTES, end - at))
    if (fixed.length < CENTRAL_BYTES) return { listed, problem: countProblem(at) }
    if (readRecord(fixed).u32(0) !== CENTRAL_SIGNATURE) {
      return { listed, problem: directoryProblem("damaged directory", at) }
    }
    const fields = readCentralFields(fixed)
    const { nameBytes, extraBytes, commentBytes } = fields
    const variable = near.read(at + CENTRAL_BYTES, nameBytes + extraBytes)
    at += CENTRAL_BYTES + nameBytes + extraBytes + commentBytes
    if (at > end) return { listed, problem: directoryProblem("directory cut off", end) }
    const name = variable.subarray(0, nameBytes)
    listed.push(listMember(fields, { name, extra: variable.subarray(nameBytes) }))
  }
  return at === end ? { listed } : { listed, problem: countProblem(at) }
}

/** Some readers go by the number of members, others by the size of the directory. */
function countProblem(offset: number): Finding {
  const reason = "number of members differs from the directory"
  return finding("CONTAINER_AMBIGUOUS", "", { reason, offset: String(offset) })
}

function directoryProblem(reason: string, offset: number): Finding {
  return finding("FORMAT_FAILURE", "", { reason, offset: String(offset) })
}

/** Refuses to read what deflate cannot have made, and more than the limit in all. */
function applyLimits(entries: readonly ZipEntry[]): Entries {
  const findings: Finding[] = []
  let total = 0
  const limited = entries.map((entry) => {
    if (entry.method !== DEFLATED) return entry
    total += entry.sizeBytes
    const reason =
      entry.sizeBytes > entry.compressedBytes * LIMITS.compressionRatio
        ? "compressed beyond the limit"
        : total > LIMITS.decompressedBytes
          ? "more decompressed content than the limit"
          : undefined
    if (reason === undefined) return entry
    const observed = {
      reason,
      compressedBytes: String(entry.compressedBytes),
      sizeBytes: String(entry.sizeBytes),
    }
    findings.push(finding("LIMIT_EXCEEDED", entry.path, observed))
    return { ...entry, unreadable: entry.unreadable ?? reason }
  })
  return { entries: limited, findings }
}

/** Keeps one member of each path; a path stated twice has as many contents as readers. */
function dropDuplicates(entries: readonly ZipEntry[]): Entries {
  const first = new Map<string, ZipEntry>()
  const findings: Finding[] = []
  for (const entry of entries) {
    if (!first.has(entry.path)) first.set(entry.path, entry)
    else {
      const observed = { reason: "two members with one name", offset: String(entry.localOffset) }
      findings.push(finding("CONTAINER_AMBIGUOUS", entry.path, observed))
    }
  }
  return { entries: [...first.values()], findings }
}

function collisionFindings(entries: readonly ZipEntry[]): readonly Finding[] {
  const isFolder = ({ kind }: ZipEntry): boolean => kind === "folder"
  const paths = (some: readonly ZipEntry[]): readonly string[] => some.map(({ path }) => path)
  const files = paths(entries.filter((entry) => !isFolder(entry)))
  return nameCollisions(files, paths(entries.filter(isFolder))).map(({ first, second }) =>
    second.startsWith(`${first}/`)
      ? finding("CONTAINER_AMBIGUOUS", second, {
          reason: "file where a folder must be",
          other: first,
        })
      : finding("NAME_COLLISION", second, { other: first }),
  )
}
