/**
 * bag-info.txt of an evidence bag: fixed labels in a fixed order, each once.
 *
 * @see docs/evidence-bag.md, section 4; RFC 8493 §2.2.2
 */
import { Failure, fromUtf8, toUtf8 } from "../../base/index.ts"
import { EXPORTER_PATTERN, ID_PATTERN, PROFILE } from "./names.ts"

export interface BagInfo {
  /** Name and version of the program that wrote the bag, such as `sealwright 1.0.0`. */
  readonly softwareAgent: string
  /** `YYYY-MM-DD`. */
  readonly baggingDate: string
  /** Payload-Oxum: what lies below data/. */
  readonly payload: { readonly bytes: number; readonly files: number }
  readonly bagId: string
  readonly logId: string
  readonly exporter: string
  /** From 0. */
  readonly generation: number
  /** Items that the source reported for the export, when it reported any. */
  readonly sourceItems?: number
}

export type BagInfoRead =
  | { readonly kind: "bag-info"; readonly info: BagInfo }
  /** `line` counts from 1. */
  | { readonly kind: "refused"; readonly line: number; readonly reason: string }

const LABELS = [
  "BagIt-Profile-Identifier",
  "Bag-Software-Agent",
  "Bagging-Date",
  "Payload-Oxum",
  "External-Identifier",
  "Sealwright-Log-Id",
  "Sealwright-Exporter",
  "Sealwright-Generation",
] as const
const OPTIONAL = "Source-Item-Count"

/** What each value must be, by label. */
const VALUES: Readonly<
  Record<(typeof LABELS)[number] | typeof OPTIONAL, (text: string) => boolean>
> = {
  "BagIt-Profile-Identifier": (text) => text === PROFILE,
  "Bag-Software-Agent": (text) =>
    /^[^\p{C}\p{Z}](?:[^\p{C}\p{Zl}\p{Zp}]{0,198}[^\p{C}\p{Z}])?$/u.test(text),
  "Bagging-Date": isDate,
  "Payload-Oxum": (text) => toOxum(text) !== undefined,
  "External-Identifier": (text) => ID_PATTERN.test(text),
  "Sealwright-Log-Id": (text) => ID_PATTERN.test(text),
  "Sealwright-Exporter": (text) => EXPORTER_PATTERN.test(text),
  "Sealwright-Generation": (text) => toCount(text) !== undefined,
  "Source-Item-Count": (text) => toCount(text) !== undefined,
}

/**
 * The bytes of bag-info.txt.
 *
 * @throws Failure INTERNAL when a value is not what its label requires.
 */
export function writeBagInfo(info: BagInfo): Uint8Array {
  const { payload, sourceItems } = info
  const values = [
    PROFILE,
    info.softwareAgent,
    info.baggingDate,
    `${payload.bytes}.${payload.files}`,
    info.bagId,
    info.logId,
    info.exporter,
    String(info.generation),
    ...(sourceItems === undefined ? [] : [String(sourceItems)]),
  ]
  const lines = values.map((value, index) => {
    const label = LABELS[index] ?? OPTIONAL
    if (!VALUES[label](value)) throw new Failure("INTERNAL", `${label} cannot be "${value}"`)
    return `${label}: ${value}\n`
  })
  return toUtf8(lines.join(""))
}

/** Reads bag-info.txt by the letter of section 4. Never throws. */
export function parseBagInfo(bytes: Uint8Array): BagInfoRead {
  const text = fromUtf8(bytes)
  if (text === undefined) return { kind: "refused", line: 1, reason: "not UTF-8" }
  const lines = text.split("\n")
  if (lines.pop() !== "") {
    return { kind: "refused", line: lines.length + 1, reason: "the last line does not end with LF" }
  }
  const values: string[] = []
  for (const [index, line] of lines.entries()) {
    const label = LABELS[index] ?? (index === LABELS.length ? OPTIONAL : undefined)
    const refused = (reason: string): BagInfoRead => ({ kind: "refused", line: index + 1, reason })
    if (label === undefined) return refused("a line after the last label that may stand here")
    if (!line.startsWith(`${label}: `)) return refused(`expected the label ${label}`)
    const value = line.slice(label.length + 2)
    if (!VALUES[label](value)) return refused(`not a value of ${label}`)
    values.push(value)
  }
  return toBagInfo(values)
}

/** @param values - Of the labels in order, each of which its own rule has accepted. */
function toBagInfo(values: readonly string[]): BagInfoRead {
  const absent = LABELS[values.length]
  if (absent !== undefined) {
    const reason = `the label ${absent} is missing`
    return { kind: "refused", line: values.length + 1, reason }
  }
  const valueOf = (label: (typeof LABELS)[number]): string => values[LABELS.indexOf(label)] ?? ""
  const items = values[LABELS.length]
  return {
    kind: "bag-info",
    info: {
      softwareAgent: valueOf("Bag-Software-Agent"),
      baggingDate: valueOf("Bagging-Date"),
      payload: toOxum(valueOf("Payload-Oxum")) ?? { bytes: 0, files: 0 },
      bagId: valueOf("External-Identifier"),
      logId: valueOf("Sealwright-Log-Id"),
      exporter: valueOf("Sealwright-Exporter"),
      generation: Number(valueOf("Sealwright-Generation")),
      ...(items === undefined ? {} : { sourceItems: Number(items) }),
    },
  }
}

/** A decimal count without leading zeros that a JavaScript number holds exactly. */
function toCount(text: string): number | undefined {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return undefined
  const count = Number(text)
  return Number.isSafeInteger(count) ? count : undefined
}

function toOxum(text: string): BagInfo["payload"] | undefined {
  const [octets = "", streams = "", ...more] = text.split(".")
  const bytes = toCount(octets)
  const files = toCount(streams)
  return bytes === undefined || files === undefined || more.length > 0
    ? undefined
    : { bytes, files }
}

/** True for a day of the Gregorian calendar as RFC 3339 writes it. */
function isDate(text: string): boolean {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day >= 1 && day <= (days[month - 1] ?? 0)
}
