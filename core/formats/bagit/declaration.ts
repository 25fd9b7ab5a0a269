/**
 * bagit.txt: which version of BagIt, and in which encoding the other tag files are.
 *
 * @see RFC 8493 §2.1.1
 */
import { fromUtf8, LIMITS } from "../../base/index.ts"
import { lineReporter, type ReportLine, type TagFiles } from "../tag-files.ts"
import { textLines, toEncoding, type TagEncoding } from "./text.ts"

const BAGIT = "bagit.txt"

/** The versions that were published and are still found. */
const VERSIONS: ReadonlySet<string> = new Set(["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"])

export interface Declaration {
  /** As declared, such as "0.97"; absent when there is no readable declaration. */
  readonly version?: string
  /** True when the rules of 1.0 are to be applied: for 1.0, and where nothing else is known. */
  readonly isRfc8493: boolean
  /** Absent for a registered encoding that this version does not decode. */
  readonly encoding: TagEncoding | undefined
}

/** What is assumed when a declaration cannot be read, so that the rest is examined all the same. */
const ASSUMED: Declaration = { isRfc8493: true, encoding: "UTF-8" }

/** Reads bagit.txt; what is wrong with it becomes findings. */
export async function readDeclaration(tags: TagFiles): Promise<Declaration> {
  const bytes = await tags.read(BAGIT, LIMITS.tagFileBytes)
  if (bytes === undefined) {
    if (!tags.has(BAGIT))
      tags.report("FORMAT_FAILURE", BAGIT, { reason: "the declaration is missing" })
    return ASSUMED
  }
  const text = fromUtf8(bytes)
  if (text === undefined || text.startsWith("\uFEFF")) {
    const reason = text === undefined ? "not UTF-8" : "begins with a byte order mark"
    tags.report("FORMAT_FAILURE", BAGIT, { reason })
    return ASSUMED
  }
  return parseDeclaration(textLines(text), tags)
}

/** `label: value` with the white space around the value kept apart. */
const VERSION_LINE = /^BagIt-Version(\s*):(\s*)([0-9]+\.[0-9]+)(\s*)$/
const ENCODING_LINE = /^Tag-File-Character-Encoding(\s*):(\s*)(\S+)(\s*)$/

function parseDeclaration(lines: readonly string[], tags: TagFiles): Declaration {
  const [first = "", second = "", ...more] = lines
  const version = VERSION_LINE.exec(first)
  const charset = ENCODING_LINE.exec(second)
  const report = lineReporter(tags, BAGIT)
  const declared = declaredVersion(version, report)
  const encoding = declaredEncoding(charset, report)
  const isRfc8493 = declared?.startsWith("0.") !== true
  checkShape({ matches: [version, charset], more }, isRfc8493, report)
  return declared === undefined
    ? { isRfc8493, encoding }
    : { version: declared, isRfc8493, encoding }
}

function declaredVersion(match: RegExpExecArray | null, report: ReportLine): string | undefined {
  const version = match?.[3]
  if (version === undefined) {
    report("FORMAT_FAILURE", 1, { reason: "is not BagIt-Version: <major>.<minor>" })
  } else if (!VERSIONS.has(version)) {
    report("NOT_SUPPORTED", 1, { reason: "version of BagIt", version })
  }
  return version
}

function declaredEncoding(
  match: RegExpExecArray | null,
  report: ReportLine,
): TagEncoding | undefined {
  const name = match?.[3]
  if (name === undefined) {
    report("FORMAT_FAILURE", 2, { reason: "is not Tag-File-Character-Encoding: <encoding>" })
    return "UTF-8"
  }
  const answer = toEncoding(name)
  if (answer.kind === "encoding") return answer.encoding
  if (answer.kind === "unsupported") {
    report("NOT_SUPPORTED", 2, { reason: "encoding", encoding: name })
    return undefined
  }
  report("FORMAT_FAILURE", 2, { reason: "no known encoding", encoding: name })
  return "UTF-8"
}

/** Two lines, one blank after each colon: the letter of RFC 8493, practice before it. */
function checkShape(
  lines: {
    readonly matches: readonly (RegExpExecArray | null)[]
    readonly more: readonly string[]
  },
  isRfc8493: boolean,
  report: ReportLine,
): void {
  const code = isRfc8493 ? "FORMAT_FAILURE" : "BAGIT_DEVIATION"
  for (const [index, match] of lines.matches.entries()) {
    const [, before = "", after = " ", , end = ""] = match ?? []
    if (before + after + end !== " ") {
      report(code, index + 1, { reason: "white space around the value" })
    }
  }
  if (lines.more.length === 0) return
  const blank = lines.more.every((line) => line.trim() === "")
  report(blank ? code : "FORMAT_FAILURE", 3, { reason: "more than two lines" })
}
