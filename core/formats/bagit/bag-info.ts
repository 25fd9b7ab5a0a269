/**
 * bag-info.txt and its ancestor package-info.txt: labels and values of a plain bag.
 *
 * @see RFC 8493 §2.2.2
 */
import { LIMITS } from "../../base/index.ts"
import { lineReporter, type ReportLine, type TagFiles } from "../tag-files.ts"
import type { Declaration } from "./declaration.ts"
import { readText } from "./tag-text.ts"
import { textLines } from "./text.ts"

/** Payload-Oxum: how many bytes in how many payload files. */
export interface PayloadOxum {
  readonly bytes: bigint
  readonly files: bigint
}

/** Digits that any count of bytes has room in; more are a fault, not a number. */
const OXUM = /^([0-9]{1,30})\.([0-9]{1,30})$/

/** The Payload-Oxum that a bag states, if it does; what is wrong with the file becomes findings. */
export async function readPayloadOxum(
  tags: TagFiles,
  declaration: Declaration,
): Promise<PayloadOxum | undefined> {
  // 0.93 to 0.95 called the file package-info.txt.
  const path = tags.has("bag-info.txt") ? "bag-info.txt" : "package-info.txt"
  const bytes = await tags.read(path, LIMITS.tagFileBytes)
  if (bytes === undefined) return undefined
  const text = readText(bytes, path, { tags, declaration })
  return text === undefined ? undefined : payloadOxum(text, lineReporter(tags, path))
}

function payloadOxum(text: string, report: ReportLine): PayloadOxum | undefined {
  let stated: PayloadOxum | undefined
  for (const { line, number } of unfolded(text)) {
    const colon = line.indexOf(":")
    if (colon < 1) {
      report("FORMAT_FAILURE", number, { reason: "is not a label and a value" })
      continue
    }
    if (line.slice(0, colon).trim().toLowerCase() !== "payload-oxum") continue
    const read = toOxum(line.slice(colon + 1).trim())
    if (read === undefined) {
      report("FORMAT_FAILURE", number, { reason: "Payload-Oxum is not <bytes>.<files>" })
    } else if (stated !== undefined) {
      report("FORMAT_FAILURE", number, { reason: "Payload-Oxum is stated twice" })
    }
    stated ??= read
  }
  return stated
}

interface Unfolded {
  readonly line: string
  /** Number of its first line, from 1. */
  readonly number: number
}

/** The lines that are not blank; one that begins with white space goes on with the one before it. */
function unfolded(text: string): readonly Unfolded[] {
  const folds: { readonly parts: string[]; readonly number: number }[] = []
  for (const [index, line] of textLines(text).entries()) {
    if (line.trim() === "") continue
    const before = folds.at(-1)
    if (/^[ \t]/.test(line) && before !== undefined) before.parts.push(line.trim())
    else folds.push({ parts: [line], number: index + 1 })
  }
  return folds.map(({ parts, number }) => ({ line: parts.join(" "), number }))
}

function toOxum(text: string): PayloadOxum | undefined {
  const match = OXUM.exec(text)
  if (match === null) return undefined
  return { bytes: BigInt(match[1] ?? ""), files: BigInt(match[2] ?? "") }
}
