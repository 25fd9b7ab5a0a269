/** Numbers and texts as a person reads them; the same on every machine, whatever its language. */
import { escapeForDisplay } from "../base/index.ts"
import type { Language } from "./language.ts"

/** Longest text from evidence that a report prints; the whole of it is in result.json. */
const SHOWN_CHARACTERS = 1_200

/** How a language writes numbers. */
export interface Marks {
  readonly group: string
  readonly point: string
}

export const MARKS: Readonly<Record<Language, Marks>> = {
  en: { group: ",", point: "." },
  de: { group: ".", point: "," },
}

/** 1234567 as "1,234,567". */
export function grouped(value: number, { group }: Marks): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, group)
}

/**
 * Bytes exactly, and from 1,000 on also rounded in decimal units (IEC 80000-13).
 *
 * @param exact - The bytes with their noun, as the language writes them.
 */
export function scaledBytes(value: number, exact: string, { point }: Marks): string {
  const units = ["kB", "MB", "GB", "TB"]
  let scaled = value
  let unit = ""
  for (const next of units) {
    if (scaled < 1000) break
    scaled /= 1000
    unit = next
  }
  return unit === "" ? exact : `${exact} (${scaled.toFixed(1).replace(".", point)} ${unit})`
}

/**
 * A share as counts and, rounded down so that 100 % means all of it, as a percentage.
 *
 * @param counts - "5 of 10", as the language writes it; the total is more than nothing.
 */
export function shareOf(
  { covered, total }: { readonly covered: number; readonly total: number },
  counts: string,
  { point }: Marks,
): string {
  const percent = Math.floor((covered / total) * 1000) / 10
  return `${counts} (${String(percent).replace(".", point)} %)`
}

/**
 * Text from evidence, safe to show: control characters written out, and cut where a
 * hostile length would bury everything else.
 *
 * @param cut - Says that it was cut, and how many characters there are.
 */
export function shownText(text: string, cut: (head: string, characters: number) => string): string {
  const characters = text.length > SHOWN_CHARACTERS ? Array.from(text) : []
  if (characters.length <= SHOWN_CHARACTERS) return escapeForDisplay(text)
  return cut(escapeForDisplay(characters.slice(0, SHOWN_CHARACTERS).join("")), characters.length)
}
