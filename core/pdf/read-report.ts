/**
 * A report as it lies on disk, taken apart: what is signed, by which structure, and the result.
 *
 * It judges nothing. A file that could be read in a second way is refused, and so is one that
 * is no report of this program: other people's PDF files are none of its business.
 */
import { concat, equalBytes, fromUtf8, toUtf8 } from "../base/index.ts"
import { ObjectTable } from "./object-table.ts"
import { NotReadable, type PdfDictionary, type PdfString, type PdfValue } from "./object-values.ts"

/** The signature of a file, and how much of the file it is over. */
export interface ReportSignatureParts {
  /** CMS structure, DER; empty when what stands there is none. */
  readonly cms: Uint8Array
  /** The bytes that it says it signs. */
  readonly signed: Uint8Array
  /** Where the digits of the room for it begin and end in the file. */
  readonly digits: { readonly start: number; readonly end: number }
  /** Why something of the file is not signed; absent when all of it is but the room of the signature. */
  readonly uncovered?: string
}

export type ReportFile =
  | {
      readonly kind: "pdf"
      /** The attachment, byte for byte. */
      readonly resultJson: Uint8Array
      /** Digest of the result (hex) that the pages are about, by the file's own description. */
      readonly about?: string
      readonly signature?: ReportSignatureParts
    }
  /** A result as data, without pages and signature. */
  | { readonly kind: "result"; readonly resultJson: Uint8Array }
  | { readonly kind: "refused"; readonly reason: string; readonly appended?: Appended }

/** What follows a whole report in its file. */
export interface Appended {
  /** Where the report ends, by its own end. */
  readonly reportBytes: number
  readonly appendedBytes: number
  /** True where the report holds a signature that is over all of it, and over none of what follows. */
  readonly isSigned: boolean
}

const ATTACHMENT = "result.json"
const SUBJECT = /^Result digest ([0-9a-f]{64})$/
const SIGNATURE_FORMATS = ["ETSI.CAdES.detached", "adbe.pkcs7.detached"]

/** Reads a report (PDF) or a result (JSON). Never throws on its content. */
export function parseReportFile(bytes: Uint8Array): ReportFile {
  if (!equalBytes(bytes.subarray(0, 5), toUtf8("%PDF-"))) {
    return bytes.subarray(0, 64).some((byte) => byte === 0x7b)
      ? { kind: "result", resultJson: bytes }
      : { kind: "refused", reason: "it is neither a PDF nor a result in JSON" }
  }
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const read = readPdf(file)
  if (read.kind !== "refused") return read
  const appended = appendedTo(file)
  return appended === undefined ? read : { kind: "refused", reason: APPENDED, appended }
}

const APPENDED = "something was appended to the report after it was written"
const END_OF_FILE = "%%EOF"

/**
 * What stands behind a whole report, such as an incremental update (ISO 32000-1 §7.5.6). It is
 * refused for it like anything else with two readings; only so it can be said for what.
 */
function appendedTo(bytes: Buffer): Appended | undefined {
  const at = bytes.indexOf(END_OF_FILE)
  if (at < 0) return undefined
  const end = at + END_OF_FILE.length
  // The line feed is the report's own where its signature is over it.
  for (const reportBytes of [end + 1, end].filter((one) => one < bytes.length)) {
    const report = readPdf(bytes.subarray(0, reportBytes))
    if (report.kind !== "pdf" || report.signature?.uncovered !== undefined) continue
    const isSigned = report.signature !== undefined
    return { reportBytes, appendedBytes: bytes.length - reportBytes, isSigned }
  }
  return undefined
}

function readPdf(bytes: Buffer): ReportFile {
  try {
    return readWhole(bytes)
  } catch (cause) {
    if (!(cause instanceof NotReadable)) throw cause
    return { kind: "refused", reason: cause.message }
  }
}

function readWhole(bytes: Buffer): ReportFile {
  const table = ObjectTable.read(bytes)
  const catalog = table.dictionary(table.trailer.get("Root"))
  const resultJson = attachmentIn(table, catalog)
  const about = aboutOf(table)
  const signature = signatureIn(table, catalog, bytes)
  return {
    kind: "pdf",
    resultJson,
    ...(about === undefined ? {} : { about }),
    ...(signature === undefined ? {} : { signature }),
  }
}

/**
 * The attached result: once among the embedded files, where viewers look, and the same one
 * among the associated files, where archives look (ISO 19005-3 §6.8).
 */
function attachmentIn(table: ObjectTable, catalog: PdfDictionary): Uint8Array {
  const names = table.dictionary(catalog.get("Names"))
  const listed = table.resolve(table.dictionary(names.get("EmbeddedFiles")).get("Names"))
  const associated = table.resolve(catalog.get("AF"))
  if (listed.kind !== "array" || associated.kind !== "array") throw new NotReadable(NO_RESULT)
  const found = listed.items.flatMap((item, index) =>
    index % 2 === 0 && item.kind === "string" && fromUtf8(item.bytes) === ATTACHMENT
      ? [listed.items[index + 1]]
      : [],
  )
  const [specification] = found
  if (found.length !== 1 || specification?.kind !== "reference") throw new NotReadable(NO_RESULT)
  const isAssociated = associated.items.some(
    (item) => item.kind === "reference" && item.object === specification.object,
  )
  if (!isAssociated) throw new NotReadable(NO_RESULT)
  const files = table.dictionary(table.dictionary(specification).get("EF"))
  return table.stream(files.get("F"))
}

const NO_RESULT = "no result.json is attached to it, or more than one"

function aboutOf(table: ObjectTable): string | undefined {
  const subject = table.dictionary(table.trailer.get("Info")).get("Subject")
  if (subject === undefined) return undefined
  const text = table.resolve(subject)
  return text.kind === "string" ? SUBJECT.exec(textOf(text))?.[1] : undefined
}

/** ASCII is written as it is; anything else begins with the mark of UTF-16 (§7.9.2.2). */
function textOf({ bytes }: PdfString): string {
  return Buffer.from(bytes).toString("latin1")
}

/** The one signature of the file, by its one field. */
function signatureIn(
  table: ObjectTable,
  catalog: PdfDictionary,
  bytes: Buffer,
): ReportSignatureParts | undefined {
  if (!catalog.has("AcroForm")) return undefined
  const fields = table.resolve(table.dictionary(catalog.get("AcroForm")).get("Fields"))
  if (fields.kind !== "array" || fields.items.length !== 1) {
    throw new NotReadable("it has not exactly one field")
  }
  const signature = table.dictionary(table.dictionary(fields.items[0]).get("V"))
  const format = signature.get("SubFilter")
  if (format?.kind !== "name" || !SIGNATURE_FORMATS.includes(format.name)) {
    throw new NotReadable("its signature has another form")
  }
  const contents = signature.get("Contents")
  if (contents?.kind !== "string" || !contents.isHex) {
    throw new NotReadable("its signature is empty")
  }
  return signaturePartsOf(bytes, contents, rangeOf(signature.get("ByteRange")))
}

type Range = readonly [number, number, number, number]

function rangeOf(value: PdfValue | undefined): Range {
  const items = value?.kind === "array" ? value.items : []
  const [a, b, c, d] = items.map((item) => (item.kind === "number" ? item.value : Number.NaN))
  const range = [a ?? Number.NaN, b ?? Number.NaN, c ?? Number.NaN, d ?? Number.NaN] as const
  if (items.length !== 4 || !range.every((one) => Number.isSafeInteger(one) && one >= 0)) {
    throw new NotReadable("it does not say which bytes are signed")
  }
  return range
}

/** What is signed must be all of the file but the digits of the signature (ISO 32000-1 §12.8.1). */
function signaturePartsOf(
  bytes: Buffer,
  contents: PdfString,
  [from, length, next, rest]: Range,
): ReportSignatureParts {
  const signed = concat(bytes.subarray(from, from + length), bytes.subarray(next, next + rest))
  const { der, beside } = derIn(contents.bytes)
  const parts = { cms: der, signed, digits: { start: contents.start + 1, end: contents.end - 1 } }
  if (from !== 0 || next + rest !== bytes.length) {
    return {
      ...parts,
      uncovered: "bytes at the beginning or at the end of the file are not signed",
    }
  }
  if (length !== contents.start || next !== contents.end) {
    return { ...parts, uncovered: "bytes around the signature are not signed" }
  }
  if (beside.some((byte) => byte !== 0)) {
    return { ...parts, uncovered: "there are bytes beside the signature that are not signed" }
  }
  return parts
}

/** The structure says its own length (X.690 §8.1.3); what follows it is room that was left. */
function derIn(bytes: Uint8Array): { readonly der: Uint8Array; readonly beside: Uint8Array } {
  const lengthBytes = (bytes[1] ?? 0) - 0x80
  if (bytes[0] !== 0x30 || lengthBytes < 1 || lengthBytes > 4) {
    return { der: new Uint8Array(0), beside: bytes }
  }
  const length = bytes.subarray(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0)
  const end = 2 + lengthBytes + length
  return { der: bytes.slice(0, end), beside: bytes.subarray(end) }
}
