/**
 * One member of a .zip as the central directory lists it: its name, its kind, and
 * whether its content can be read at all.
 */
import { fromUtf8 } from "../base/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import type { EntryKind } from "./entry.ts"
import { nameFindings } from "./names.ts"
import {
  applyZip64,
  DEFLATED,
  FLAG,
  readExtraFields,
  STORED,
  U32_SEE_ZIP64,
  type CentralFields,
  type HeaderFields,
} from "./zip-records.ts"

/** Fields of a header that readers may show, and that no content rests on. */
export type Remarks = Pick<HeaderFields, "versionNeeded" | "time" | "date">

export interface ZipMember extends Remarks {
  /** Without the trailing slash of a folder. */
  readonly path: string
  /** The name as the header spells it; a slash at its end makes it a folder's. */
  readonly listedAs: string
  readonly kind: EntryKind
  readonly flags: number
  readonly method: number
  readonly crc32: number
  readonly compressedBytes: number
  readonly sizeBytes: number
  readonly localOffset: number
  /** True when a zip64 field of the directory states its sizes, and not only where it begins. */
  readonly hasZip64Sizes: boolean
  /** Why the content must not be read; absent when it may. */
  readonly unreadable?: string
}

/** A member and what its central header alone gives reason to say. */
export interface ListedMember {
  readonly member: ZipMember
  /** Extra fields that are somebody's own. */
  readonly extraFields: readonly number[]
  readonly findings: readonly Finding[]
}

/** The variable parts that follow a central header. */
export interface CentralTexts {
  readonly name: Uint8Array
  readonly extra: Uint8Array
}

/** Bits of the Unix mode that tell the kind of a file (stat(2), S_IFMT), and the DOS folder bit. */
const UNIX = { kind: 0xf000, file: 0x8000, folder: 0x4000, link: 0xa000 } as const
const DOS_FOLDER = 0x10
/** The DOS bit of what names a disk; some programs pass over such a member without a word. */
const DOS_VOLUME_LABEL = 0x08

/** Judges one central header; whether its local header agrees is judged by the layout. */
export function listMember(fields: CentralFields, texts: CentralTexts): ListedMember {
  const name = decodeName(texts.name, fields.flags)
  const path = name.text.endsWith("/") ? name.text.slice(0, -1) : name.text
  const isFolder = path !== name.text
  const sizes = readSizes(fields, texts.extra)
  const member: ZipMember = {
    path,
    listedAs: name.text,
    kind: kindOf(fields, isFolder),
    flags: fields.flags,
    method: fields.method,
    versionNeeded: fields.versionNeeded,
    time: fields.time,
    date: fields.date,
    crc32: fields.crc32,
    ...sizes.extent,
  }
  const problems = [
    ...problem("CONTAINER_AMBIGUOUS", name.problem),
    ...problem("CONTAINER_AMBIGUOUS", sizes.problem ?? nameProblem(sizes.unicodePath, texts.name)),
    ...problem("CONTAINER_AMBIGUOUS", attributeProblem(fields, isFolder)),
    ...problem("CONTAINER_AMBIGUOUS", sizeProblem(member, isFolder)),
    ...problem("CONTAINER_UNSAFE", kindProblem(member.kind)),
    ...problem("FORMAT_FAILURE", fields.disk === 0 ? undefined : "on another disk"),
    ...problem("ENTRY_UNREADABLE", unreadableContent(member)),
  ]
  const findings = problems.map(({ code, reason }) => finding(code, path, { reason }))
  const [first] = problems
  return {
    member: first === undefined ? member : { ...member, unreadable: first.reason },
    findings: [...findings, ...nameFindings(path)],
    extraFields: sizes.extraFields,
  }
}

type ProblemCode =
  "CONTAINER_AMBIGUOUS" | "CONTAINER_UNSAFE" | "FORMAT_FAILURE" | "ENTRY_UNREADABLE"

function problem(
  code: ProblemCode,
  reason: string | undefined,
): readonly { readonly code: ProblemCode; readonly reason: string }[] {
  return reason === undefined ? [] : [{ code, reason }]
}

/**
 * The text of a name: ASCII, or UTF-8 where the flag says so.
 *
 * Any other bytes are shown by each reader in an encoding of its own choice. They
 * become one character each, which is good enough to point at them.
 */
export function decodeName(
  bytes: Uint8Array,
  flags: number,
): { readonly text: string; readonly problem?: string } {
  if (bytes.every((byte) => byte < 0x80)) return { text: String.fromCharCode(...bytes) }
  const isUtf8 = (flags & FLAG.utf8) !== 0
  const text = isUtf8 ? fromUtf8(bytes) : undefined
  if (text !== undefined) return { text }
  const problem = isUtf8
    ? "name that is not UTF-8 as it says"
    : "name in an encoding it does not say"
  return { text: Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""), problem }
}

interface Sizes {
  readonly extent: Pick<
    ZipMember,
    "sizeBytes" | "compressedBytes" | "localOffset" | "hasZip64Sizes"
  >
  readonly problem?: string
  readonly unicodePath?: Uint8Array
  readonly extraFields: readonly number[]
}

function readSizes(fields: CentralFields, extra: Uint8Array): Sizes {
  const { sizeBytes, compressedBytes, localOffset } = fields
  const stated = { sizeBytes, compressedBytes, localOffset }
  const unread = { ...stated, hasZip64Sizes: false }
  const extras = readExtraFields(extra)
  if (typeof extras === "string") return { extent: unread, problem: extras, extraFields: [] }
  const extraFields = extras.others
  const applied = applyZip64(stated, extras.zip64)
  if (typeof applied === "string") return { extent: unread, problem: applied, extraFields }
  const callsForSize = sizeBytes === U32_SEE_ZIP64 || compressedBytes === U32_SEE_ZIP64
  const isForOffset = localOffset === U32_SEE_ZIP64 && !callsForSize
  return {
    extent: {
      ...applied,
      localOffset: applied.localOffset ?? localOffset,
      hasZip64Sizes: extras.zip64 !== undefined && !isForOffset,
    },
    extraFields,
    ...(extras.unicodePath === undefined ? {} : { unicodePath: extras.unicodePath }),
  }
}

/** Readers that know the Unicode path field show its name, the others show the header's. */
export function nameProblem(other: Uint8Array | undefined, name: Uint8Array): string | undefined {
  if (other === undefined) return undefined
  const same = other.length === name.length && other.every((byte, i) => byte === name[i])
  return same ? undefined : "extra field with another name than the header"
}

function kindOf({ externalAttributes }: CentralFields, isFolder: boolean): EntryKind {
  const unixKind = (externalAttributes >>> 16) & UNIX.kind
  if (unixKind === UNIX.link) return "link"
  if (unixKind !== 0 && unixKind !== UNIX.file && unixKind !== UNIX.folder) return "other"
  return isFolder ? "folder" : "file"
}

function kindProblem(kind: EntryKind): string | undefined {
  if (kind === "link") return "symbolic link"
  return kind === "other" ? "device, pipe or socket" : undefined
}

/** A name that ends in a slash makes a folder; attributes must not say otherwise. */
function attributeProblem(fields: CentralFields, isFolder: boolean): string | undefined {
  const unixKind = (fields.externalAttributes >>> 16) & UNIX.kind
  if ((fields.externalAttributes & DOS_VOLUME_LABEL) !== 0)
    return "name of a disk by its attributes"
  const saysFolder = unixKind === UNIX.folder || (fields.externalAttributes & DOS_FOLDER) !== 0
  const disagrees = isFolder ? unixKind === UNIX.file : saysFolder
  return disagrees ? "folder by its name or by its attributes, not by both" : undefined
}

function sizeProblem(member: ZipMember, isFolder: boolean): string | undefined {
  if (isFolder && member.sizeBytes !== 0) return "folder with content"
  const isPlain = member.method === STORED && (member.flags & FLAG.encrypted) === 0
  return isPlain && member.sizeBytes !== member.compressedBytes
    ? "stored member with two sizes"
    : undefined
}

/** Content that we cannot turn into the original bytes, whatever it is. */
function unreadableContent({ flags, method }: ZipMember): string | undefined {
  if ((flags & (FLAG.encrypted | FLAG.strongEncryption | FLAG.maskedHeader)) !== 0) {
    return "encrypted"
  }
  if ((flags & FLAG.patched) !== 0) return "patch of another file"
  return method === STORED || method === DEFLATED ? undefined : `compression method ${method}`
}
