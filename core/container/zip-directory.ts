/**
 * The directory of a .zip: its members, and everything that could make two readers
 * see two different archives.
 *
 * Our own reader. It decompresses nothing; content is read through the offsets it
 * gives, and a second reader in core/node must come to the same list.
 */
import { LIMITS } from "../base/index.ts"
import { finding, makeCappedFindings, type Finding } from "../findings/index.ts"
import { collisionFindings, dropDuplicates } from "./archive-names.ts"
import { readAhead, readRecord, type ByteSource } from "./byte-source.ts"
import { makeDeviations, type Deviations } from "./deviations.ts"
import { sortByPath } from "./memory.ts"
import { findCentralDirectory, type CentralDirectory } from "./zip-end.ts"
import { layOut, noteExtraField, type ZipEntry } from "./zip-layout.ts"
import { listMember, type CentralTexts, type ZipMember } from "./zip-member.ts"
import {
  CENTRAL_BYTES,
  CENTRAL_SIGNATURE,
  DEFLATED,
  readCentralFields,
  type CentralFields,
} from "./zip-records.ts"

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
  const deviations = makeDeviations()
  if (directory.commentBytes > 0) deviations.note("comment of the archive", "")
  const walk = walkDirectory(source, directory, deviations)
  const around = { directoryOffset: directory.offset, deviations }
  const layout = layOut(source, walk.members, around)
  const limited = applyLimits(layout.entries)
  const unique = dropDuplicates(limited.entries, ({ localOffset }) => localOffset)
  const capped = makeCappedFindings("")
  const together = [...collisionFindings(unique.entries), ...deviations.findings()]
  const parts = [walk, layout, limited, unique, { findings: together }]
  for (const { findings } of parts) for (const found of findings) capped.add(found)
  return { entries: sortByPath(unique.entries), findings: capped.all() }
}

interface Entries {
  readonly entries: readonly ZipEntry[]
  readonly findings: readonly Finding[]
}

interface Walk {
  readonly members: readonly ZipMember[]
  readonly findings: readonly Finding[]
}

/** Reads headers until the stated number is reached, which must be where the directory ends. */
function walkDirectory(
  source: ByteSource,
  directory: CentralDirectory,
  deviations: Deviations,
): Walk {
  const near = readAhead(source, AHEAD_BYTES)
  const end = directory.offset + directory.sizeBytes
  const members: ZipMember[] = []
  const findings: Finding[] = []
  let at = directory.offset
  while (members.length < directory.members) {
    const header = readHeader(near, at, end)
    if ("code" in header) return { members, findings: [...findings, header] }
    const listed = listMember(header.fields, header)
    members.push(listed.member)
    for (const found of listed.findings) findings.push(found)
    const { path } = listed.member
    if (header.fields.commentBytes > 0) deviations.note("comment of a member", path)
    for (const id of listed.extraFields) noteExtraField(deviations, id, path)
    at = header.end
  }
  return { members, findings: at === end ? findings : [...findings, countProblem(at)] }
}

interface Header extends CentralTexts {
  readonly fields: CentralFields
  /** Where the next header begins. */
  readonly end: number
}

function readHeader(source: ByteSource, at: number, directoryEnd: number): Header | Finding {
  const fixed = source.read(at, Math.min(CENTRAL_BYTES, directoryEnd - at))
  if (fixed.length < CENTRAL_BYTES) return countProblem(at)
  if (readRecord(fixed).u32(0) !== CENTRAL_SIGNATURE) {
    return directoryProblem("damaged directory", at)
  }
  const fields = readCentralFields(fixed)
  const variable = source.read(at + CENTRAL_BYTES, fields.nameBytes + fields.extraBytes)
  const end = at + CENTRAL_BYTES + fields.nameBytes + fields.extraBytes + fields.commentBytes
  if (end > directoryEnd) return directoryProblem("directory cut off", directoryEnd)
  const name = variable.subarray(0, fields.nameBytes)
  return { fields, name, extra: variable.subarray(fields.nameBytes), end }
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
