/**
 * The lines of an evidence bag's manifests: one way to write them, no other to read them.
 *
 * Other bags may be written more freely; they are read in formats/bagit.
 *
 * @see docs/evidence-bag.md, section 3; RFC 8493 §2.1.3
 */
import { compareBytes, Failure, fromUtf8, LIMITS, toUtf8 } from "../../base/index.ts"
import { linesOf } from "../lines.ts"

/** Beyond this many, further faults of one manifest say nothing new. */
const FAULTS = 100

export interface ManifestLine {
  readonly path: string
  /** Lower-case hex. */
  readonly digest: string
  /** From 1. */
  readonly line: number
}

export interface ManifestFault {
  /** From 1. */
  readonly line: number
  readonly reason: string
  /** True when the line was over the limit, and so was not read. */
  readonly overLimit: boolean
}

export interface ManifestRead {
  /** The lines that are well formed; a line after a fault is still read. */
  readonly lines: readonly ManifestLine[]
  /** At most the first hundred. */
  readonly faults: readonly ManifestFault[]
}

/** A path as a manifest spells it: `%`, LF and CR percent-encoded, nothing else. */
export function encodePath(path: string): string {
  return path.replaceAll("%", "%25").replaceAll("\n", "%0A").replaceAll("\r", "%0D")
}

/** The path that a manifest spells; `undefined` for any other use of `%`, CR or LF. */
export function decodePath(spelled: string): string | undefined {
  if (/%(?!25|0A|0D)|[\r\n]/.test(spelled)) return undefined
  return spelled.replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%25", "%")
}

/** True for a relative path without empty, `.` or `..` components, within the limits. */
export function isBagPath(path: string): boolean {
  return isWithin(path, LIMITS.pathBytes) && path.split("/").every(isComponent)
}

/** A character has at most three bytes for each of its UTF-16 units, so few need be counted. */
function isWithin(text: string, bytes: number): boolean {
  return text.length * 3 <= bytes || (text.length <= bytes && toUtf8(text).length <= bytes)
}

function isComponent(name: string): boolean {
  if (name === "" || name === "." || name === ".." || name.includes("\0")) return false
  return isWithin(name, LIMITS.componentBytes)
}

/**
 * The bytes of a manifest: `<digest><two spaces><path>` and LF, sorted by the bytes of the path.
 *
 * @param entries - In any order; `digest` in lower-case hex of the manifest's algorithm.
 * @throws Failure INTERNAL when a path is listed twice or cannot lie in a bag.
 */
export function writeManifest(
  entries: readonly { readonly path: string; readonly sha256: string }[],
): Uint8Array {
  const rows = entries.map(({ path, sha256 }) => {
    if (!isBagPath(path)) throw new Failure("INTERNAL", "a path that no bag can hold", { path })
    const spelled = encodePath(path)
    return { text: `${sha256}  ${spelled}\n`, key: toUtf8(spelled) }
  })
  rows.sort((a, b) => compareBytes(a.key, b.key))
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]
    if (before !== undefined && compareBytes(before.key, row.key) === 0) {
      throw new Failure("INTERNAL", "a path listed twice")
    }
  }
  return toUtf8(rows.map((row) => row.text).join(""))
}

/**
 * Reads a manifest by the letter of section 3.
 *
 * @param bytes - The whole file.
 * @param hexLength - Characters of a digest: 64 for SHA-256, 128 for SHA-512.
 * @returns Every well-formed line, and what was wrong with the others. Never throws.
 */
export function parseManifest(bytes: Uint8Array, hexLength: number): ManifestRead {
  const lines: ManifestLine[] = []
  const faults: ManifestFault[] = []
  let previous: Uint8Array | undefined
  for (const { bytes: line, number, ended } of linesOf(bytes)) {
    const fault = (reason: string, overLimit = false): void => {
      if (faults.length < FAULTS) faults.push({ line: number, reason, overLimit })
    }
    if (line.length > LIMITS.manifestLineBytes) {
      fault(`longer than ${LIMITS.manifestLineBytes} bytes`, true)
      continue
    }
    const read = parseLine(line, hexLength)
    if (typeof read === "string") {
      fault(read)
      continue
    }
    if (!ended) fault("the last line does not end with LF")
    const key = line.subarray(hexLength + 2)
    const order = previous === undefined ? -1 : compareBytes(previous, key)
    if (order === 0) fault("lists the same path as the line before")
    if (order > 0) fault("not in the order of the bytes of the paths")
    previous = key
    lines.push({ ...read, line: number })
  }
  return { lines, faults }
}

function parseLine(line: Uint8Array, hexLength: number): Omit<ManifestLine, "line"> | string {
  const text = fromUtf8(line)
  if (text === undefined) return "not UTF-8"
  if (text === "") return "empty line"
  const digest = text.slice(0, hexLength)
  if (digest.length !== hexLength || !/^[0-9a-f]+$/.test(digest)) {
    return `does not begin with ${hexLength} lower-case hexadecimal characters`
  }
  if (!text.startsWith("  ", hexLength)) return "no two spaces after the digest"
  const path = decodePath(text.slice(hexLength + 2))
  if (path === undefined)
    return "the path uses a percent sign or CR in another way than %25, %0A, %0D"
  if (!isBagPath(path)) return "the path cannot lie in a bag"
  return { path, digest }
}
