/** Numbers and texts as a person reads them; the same on every machine, whatever its language. */
import { escapeForDisplay } from "../base/index.ts"

/** Longest text from evidence that a report prints; the whole of it is in result.json. */
const SHOWN_CHARACTERS = 1_200

/** 1234567 as "1,234,567". */
export function toCount(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",")
}

/** "1 file", "2 files". */
export function toCounted(value: number, one: string, many = `${one}s`): string {
  return `${toCount(value)} ${value === 1 ? one : many}`
}

/** Bytes exactly, and from 1,000 on also rounded in decimal units (IEC 80000-13). */
export function toBytes(value: number): string {
  const exact = toCounted(value, "byte")
  const units = ["kB", "MB", "GB", "TB"]
  let scaled = value
  let unit = ""
  for (const next of units) {
    if (scaled < 1000) break
    scaled /= 1000
    unit = next
  }
  return unit === "" ? exact : `${exact} (${scaled.toFixed(1)} ${unit})`
}

/** A share as counts and, rounded down so that 100 % means all of it, as a percentage. */
export function toShare(share: { readonly covered: number; readonly total: number }): string {
  const { covered, total } = share
  if (total === 0) return "none there"
  const percent = Math.floor((covered / total) * 1000) / 10
  return `${toCount(covered)} of ${toCount(total)} (${String(percent)} %)`
}

/**
 * Text from evidence, safe to show: control characters written out, and cut where a
 * hostile length would bury everything else.
 */
export function toShown(text: string): string {
  const characters = text.length > SHOWN_CHARACTERS ? Array.from(text) : []
  if (characters.length <= SHOWN_CHARACTERS) return escapeForDisplay(text)
  const head = escapeForDisplay(characters.slice(0, SHOWN_CHARACTERS).join(""))
  return `${head} … (${toCount(characters.length)} characters; the whole is in result.json)`
}
