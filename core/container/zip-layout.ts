/**
 * The layout of a .zip: do the local headers say what the directory says, and do the
 * members fill the file without a gap or an overlap?
 *
 * A reader that streams from the front sees local headers only; a reader that starts
 * from the back sees the directory only. Both must come to the same files.
 */
import { finding, type Finding, type Observed } from "../findings/index.ts"
import { readAhead, readRecord, type ByteSource } from "./byte-source.ts"
import type { Deviations } from "./deviations.ts"
import { unlistedBehind, unlistedBytes } from "./zip-gaps.ts"
import { decodeName, nameProblem, type Remarks, type ZipMember } from "./zip-member.ts"
import {
  applyZip64,
  DEFLATED,
  DESCRIPTOR_SIGNATURE,
  FLAG,
  LOCAL_BYTES,
  LOCAL_SIGNATURE,
  readExtraFields,
  readLocalFields,
  type ExtraFields,
  U32_SEE_ZIP64,
  type HeaderFields,
} from "./zip-records.ts"

/** Enough for a local header with an ordinary name. */
const AHEAD_BYTES = 512

/**
 * Hints on how a deflated member was compressed; no reader sees another content by them. In
 * any other member they hint at nothing, and 7-Zip leaves one out whose headers differ in them.
 */
const LEVEL_HINTS = 0b110

export interface ZipEntry extends ZipMember {
  /** Where the content begins; 0 when the local header could not be told. */
  readonly dataOffset: number
}

export interface ZipLayout {
  /** In the order of the file. */
  readonly entries: readonly ZipEntry[]
  readonly findings: readonly Finding[]
}

export interface Around {
  /** Where the central directory begins and the last member must end. */
  readonly directoryOffset: number
  readonly deviations: Deviations
}

/** Places every member between the start of the file and the directory. */
export function layOut(
  source: ByteSource,
  members: readonly ZipMember[],
  { directoryOffset, deviations }: Around,
): ZipLayout {
  const near = readAhead(source, AHEAD_BYTES)
  const sorted = [...members].sort((a, b) => a.localOffset - b.localOffset)
  const findings: Finding[] = []
  const places = sorted.map((member, i) =>
    place(near, member, {
      endsAt: sorted[i + 1]?.localOffset ?? directoryOffset,
      directoryOffset,
    }),
  )
  // A member that is not where the directory says may stand in any gap.
  const isOneAstray = places.some(({ problem }) => problem === ASTRAY)
  const firstOffset = sorted[0]?.localOffset ?? directoryOffset
  if (firstOffset !== 0) {
    const gap = { start: 0, end: Math.min(firstOffset, directoryOffset) }
    const unlisted = isOneAstray ? {} : unlistedBytes(near, gap)
    const observed = { reason: "bytes before the first member", offset: "0", ...unlisted }
    findings.push(finding("CONTAINER_AMBIGUOUS", "", observed))
  }
  const entries = places.map(({ member, dataOffset, problem, ...placed }) => {
    const { extraFields, remarks } = placed
    const unlisted = isOneAstray ? {} : placed.unlisted
    for (const id of extraFields) noteExtraField(deviations, id, member.path)
    for (const what of remarks) deviations.note(what, member.path)
    if (problem === undefined) return { ...member, dataOffset }
    const observed = { reason: problem, offset: String(member.localOffset), ...unlisted }
    findings.push(finding("CONTAINER_AMBIGUOUS", member.path, observed))
    return { ...member, dataOffset, unreadable: member.unreadable ?? problem }
  })
  return { entries, findings }
}

const ASTRAY = "no local header where the directory says"

interface Placed {
  readonly member: ZipMember
  readonly dataOffset: number
  readonly problem: string | undefined
  /** What stands behind the content, where the directory does not speak of it. */
  readonly unlisted: Observed
  /** Extra fields of the local header that are somebody's own. */
  readonly extraFields: readonly number[]
  /** What the local header says otherwise than the directory, and no content rests on. */
  readonly remarks: readonly string[]
}

export function noteExtraField(deviations: Deviations, id: number, path: string): void {
  deviations.note(`extra field 0x${id.toString(16).padStart(4, "0")}`, path)
}

interface Next {
  /** Offset of what comes next, by the directory. */
  readonly endsAt: number
  readonly directoryOffset: number
}

function place(source: ByteSource, member: ZipMember, { endsAt, directoryOffset }: Next): Placed {
  const fixed = source.read(member.localOffset, LOCAL_BYTES)
  if (fixed.length < LOCAL_BYTES || readRecord(fixed).u32(0) !== LOCAL_SIGNATURE) {
    return { member, dataOffset: 0, problem: ASTRAY, unlisted: {}, extraFields: [], remarks: [] }
  }
  const local = readLocalFields(fixed)
  const variableOffset = member.localOffset + LOCAL_BYTES
  const variable = source.read(variableOffset, local.nameBytes + local.extraBytes)
  const dataOffset = variableOffset + local.nameBytes + local.extraBytes
  // Bytes are only lent until the next read, so the header is judged before the descriptor is read.
  const extras = readExtraFields(variable.subarray(local.nameBytes))
  const name = variable.subarray(0, local.nameBytes)
  const header = { local, name, extras }
  const isWide = hasWideSizes(member, extras)
  const rest = { start: dataOffset + member.compressedBytes, end: endsAt, isWide }
  const problem = headerProblem(member, header) ?? placeProblem(source, member, rest)
  const extraFields = typeof extras === "string" ? [] : extras.others
  const remarks = otherRemarks(local, member)
  // What the directory names beyond itself is nowhere.
  const gap = { start: rest.start, end: Math.min(endsAt, directoryOffset) }
  return {
    member,
    dataOffset,
    problem,
    unlisted: unlistedBehind(source, problem, gap),
    extraFields,
    remarks,
  }
}

const REMARKS = {
  versionNeeded: "local header with another version needed",
  time: "local header with another time",
  date: "local header with another date",
} as const

function otherRemarks(local: Remarks, member: Remarks): readonly string[] {
  const names = ["versionNeeded", "time", "date"] as const
  return names.filter((name) => local[name] !== member[name]).map((name) => REMARKS[name])
}

interface LocalHeader {
  readonly local: HeaderFields
  readonly name: Uint8Array
  readonly extras: ExtraFields | string
}

function headerProblem(
  member: ZipMember,
  { local, name, extras }: LocalHeader,
): string | undefined {
  if (decodeName(name, member.flags).text !== member.listedAs) {
    return "local header with another name"
  }
  const hints = member.method === DEFLATED ? LEVEL_HINTS : 0
  if (((local.flags ^ member.flags) & ~hints) !== 0) return "local header with other flags"
  if (local.method !== member.method) return "local header with another method"
  if (typeof extras === "string") return `local header: ${extras}`
  return nameProblem(extras.unicodePath, name) ?? valuesProblem(member, local, extras.zip64)
}

/** Sizes and checksum must agree; with a descriptor behind the content they may be left at zero. */
function valuesProblem(
  member: ZipMember,
  local: HeaderFields,
  zip64: Uint8Array | undefined,
): string | undefined {
  const { sizeBytes, compressedBytes } = local
  const extent = applyZip64({ sizeBytes, compressedBytes }, zip64)
  if (typeof extent === "string") return `local header: ${extent}`
  const mayBeLeft = (member.flags & FLAG.descriptor) !== 0
  const agrees = (value: number, listed: number): boolean =>
    value === listed || (mayBeLeft && value === 0)
  if (!agrees(extent.sizeBytes, member.sizeBytes)) return "local header with another size"
  if (!agrees(extent.compressedBytes, member.compressedBytes)) {
    return "local header with another compressed size"
  }
  return agrees(local.crc32, member.crc32) ? undefined : "local header with another checksum"
}

/**
 * Of eight bytes are the sizes of a descriptor when a zip64 field states them, and where four do
 * not hold them (4.3.9.2). Some writers put that field into the directory alone: who then reads
 * from the front, and takes the sizes for narrow, finds other sizes than the content has and no
 * further header, so that he can come to an error, but to no other file.
 */
function hasWideSizes(
  { sizeBytes, compressedBytes, hasZip64Sizes }: ZipMember,
  local: ExtraFields | string,
): boolean {
  const isLarge = Math.max(sizeBytes, compressedBytes) >= U32_SEE_ZIP64
  return isLarge || hasZip64Sizes || (typeof local !== "string" && local.zip64 !== undefined)
}

interface Rest {
  readonly start: number
  readonly end: number
  /** A descriptor there has sizes of eight bytes. */
  readonly isWide: boolean
}

/** What lies between the end of the content and the next record: nothing, or the descriptor. */
function placeProblem(source: ByteSource, member: ZipMember, rest: Rest): string | undefined {
  if (rest.start > rest.end) return "overlaps what comes after it"
  const hasDescriptor = (member.flags & FLAG.descriptor) !== 0
  if (!hasDescriptor) return rest.start === rest.end ? undefined : "gap after the content"
  const length = rest.end - rest.start
  const shape = DESCRIPTORS.get(length)
  if (shape === undefined) return "no data descriptor where one is announced"
  if (shape.wide !== rest.isWide) return "data descriptor of another width than is announced"
  const descriptor = source.read(rest.start, length)
  return isDescriptor(descriptor, member) ? undefined : "data descriptor that says something else"
}

/** A data descriptor (APPNOTE 4.3.9) is told by its length: with or without signature, narrow or wide sizes. */
const DESCRIPTORS = new Map([
  [12, { signed: false, wide: false }],
  [16, { signed: true, wide: false }],
  [20, { signed: false, wide: true }],
  [24, { signed: true, wide: true }],
])

function isDescriptor(bytes: Uint8Array, member: ZipMember): boolean {
  const shape = DESCRIPTORS.get(bytes.length)
  if (shape === undefined) return false
  const { u32, u64 } = readRecord(bytes)
  const at = shape.signed ? 4 : 0
  const read = shape.wide ? u64 : u32
  const values = [u32(at), read(at + 4), read(bytes.length - (shape.wide ? 8 : 4))]
  const expected = [member.crc32, member.compressedBytes, member.sizeBytes]
  return (
    // A checksum that looks like the signature would be taken for one where there is none.
    shape.signed === (u32(0) === DESCRIPTOR_SIGNATURE) &&
    values.every((value, i) => value === expected[i])
  )
}
