/**
 * One member of a tar: its name, its kind and its size, from its header and from what
 * extended headers said before it.
 */
import { fromUtf8 } from "../base/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import type { Entry, EntryKind } from "./entry.ts"
import { nameFindings } from "./names.ts"
import type { TarExtension } from "./tar-extended.ts"
import type { TarHeader } from "./tar-header.ts"

export interface TarEntry extends Entry {
  /** Where the header of the member itself begins. */
  readonly headerOffset: number
  /** Where the content begins. */
  readonly dataOffset: number
}

/** What extended headers said about the member that comes next. */
export interface TarPending {
  readonly pax?: TarExtension
  /** Name from a GNU long-name header. */
  readonly longName?: Uint8Array
  /** True after a GNU long-link header; where a link leads does not matter to us. */
  readonly hasLongLink?: true
}

/** A member and what it alone gives reason to say. */
export interface ListedTarMember {
  /** `undefined` for the archive's own root folder, which is no member of it. */
  readonly entry: TarEntry | undefined
  readonly findings: readonly Finding[]
  /** Bytes from the end of the header to the end of the content. */
  readonly contentBytes: number
}

/** Largest size that the octal field of a header can hold. */
const OCTAL_SIZE = 0o77777777777

/** Type flags by what they make. All others mean different things to different readers. */
const KINDS: Readonly<Record<string, EntryKind>> = {
  "0": "file",
  "\0": "file",
  "1": "link",
  "2": "link",
  "3": "other",
  "4": "other",
  "5": "folder",
  "6": "other",
}

const UNSAFE: Readonly<Record<string, string>> = {
  "1": "hard link",
  "2": "symbolic link",
  "3": "device",
  "4": "device",
  "6": "pipe",
}

/** Judges one member. */
export function listTarMember(
  header: TarHeader,
  pending: TarPending,
  headerOffset: number,
): ListedTarMember {
  const { text, problem: nameProblem } = nameOf(header, pending)
  const path = pathOf(text)
  const kind = KINDS[header.type] ?? "other"
  const size = sizeOf(header, pending)
  const contentBytes = size.sizeBytes
  const ambiguous = [
    header.ambiguous,
    nameProblem,
    size.problem,
    KINDS[header.type] === undefined ? `member of the type "${header.type}"` : undefined,
    kindProblem(kind, contentBytes, text),
  ].filter((problem) => problem !== undefined)
  const unsafe = UNSAFE[header.type]
  const findings = [
    ...ambiguous.map((reason) =>
      finding("CONTAINER_AMBIGUOUS", path, observe(reason, headerOffset)),
    ),
    ...(unsafe === undefined
      ? []
      : [finding("CONTAINER_UNSAFE", path, observe(unsafe, headerOffset))]),
  ]
  const unreadable = ambiguous[0] ?? unsafe
  if (path === "" && kind === "folder") return { entry: undefined, findings, contentBytes }
  const entry: TarEntry = {
    path,
    kind,
    sizeBytes: kind === "file" ? contentBytes : 0,
    ...(header.modifiedMs === undefined ? {} : { modifiedMs: header.modifiedMs }),
    headerOffset,
    dataOffset: headerOffset + 512,
    ...(unreadable === undefined ? {} : { unreadable }),
  }
  return { entry, findings: [...findings, ...nameFindings(path)], contentBytes }
}

function observe(reason: string, offset: number): { reason: string; offset: string } {
  return { reason, offset: String(offset) }
}

interface Name {
  readonly text: string
  readonly problem?: string
}

/** The name in force; shown in some reading even where it has more than one. */
function nameOf(header: TarHeader, { pax, longName }: TarPending): Name {
  if (pax?.path !== undefined) {
    return longName === undefined
      ? { text: pax.path }
      : { text: pax.path, problem: "two extended headers with a name" }
  }
  const bytes = longName ?? header.name
  const text = fromUtf8(bytes)
  if (text !== undefined) return { text }
  const shown = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")
  return { text: shown, problem: "name in an encoding it does not say" }
}

/** Without the `./` that many programs put before each name, and without a folder's last slash. */
function pathOf(name: string): string {
  if (name === "." || name === "./") return ""
  const inside = name.startsWith("./") ? name.slice(2) : name
  return inside.endsWith("/") ? inside.slice(0, -1) : inside
}

/**
 * The size in force. A reader without pax goes by the header alone, so the two must agree
 * wherever the header can hold the size.
 */
function sizeOf(
  { sizeBytes: stated }: TarHeader,
  { pax }: TarPending,
): { readonly sizeBytes: number; readonly problem?: string } {
  if (stated === undefined) return { sizeBytes: 0, problem: "size that has no single reading" }
  const extended = pax?.sizeBytes ?? stated
  if (!Number.isSafeInteger(extended)) return { sizeBytes: 0, problem: "size beyond all limits" }
  if (extended === stated) return { sizeBytes: stated }
  const hasRoom = extended <= OCTAL_SIZE || (stated !== 0 && stated !== OCTAL_SIZE)
  return hasRoom
    ? { sizeBytes: extended, problem: "extended header with another size" }
    : { sizeBytes: extended }
}

function kindProblem(kind: EntryKind, sizeBytes: number, name: string): string | undefined {
  if (kind === "file") {
    return name.endsWith("/") ? "file by its type and folder by its name" : undefined
  }
  return sizeBytes === 0 ? undefined : "content of a member that is no file"
}
