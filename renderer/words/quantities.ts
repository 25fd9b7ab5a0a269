/** Numbers, sizes and times as the language of the window writes them. */
import { useContext } from "react"
import { CATALOGUES, LanguageContext, type Language } from "./words.ts"

const UNITS = ["kB", "MB", "GB", "TB"] as const
const SEPARATORS: Readonly<Record<Language, { readonly group: string; readonly point: string }>> = {
  en: { group: ",", point: "." },
  de: { group: ".", point: "," },
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTH = 30.44 * DAY
const YEAR = 365.25 * DAY

/** How one language writes quantities. */
export interface Quantities {
  /** 1234567 as "1,234,567". */
  readonly count: (value: number) => string
  /** Bytes in decimal units (IEC 80000-13), three digits that matter. */
  readonly bytes: (value: number) => string
  readonly duration: (ms: number) => string
  /** An instant (RFC 3339) in UTC to the second. */
  readonly instant: (instant: string) => string
  /** How long ago an instant was, in days or more. */
  readonly age: (instant: string, nowMs: number) => string
  /** Whole per cent, rounded down so that 100 means all of it. */
  readonly percent: (done: number, total: number) => string
}

export function makeQuantities(language: Language): Quantities {
  const { group, point } = SEPARATORS[language]
  const { time } = CATALOGUES[language]
  const count = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, group)
  const duration = (ms: number): string => {
    const whole = Math.round(ms / SECOND)
    if (whole < 60) return time.seconds(String(whole))
    if (whole < 3600) return time.minutes(String(Math.floor(whole / 60)), String(whole % 60))
    const minutes = Math.floor(whole / 60)
    const hours = Math.floor(minutes / 60)
    if (hours >= 48) return time.days(count(Math.floor(hours / 24)), String(hours % 24))
    return time.hours(count(hours), String(minutes % 60))
  }
  const age = (instant: string, nowMs: number): string => {
    const ms = nowMs - Date.parse(instant)
    if (Number.isNaN(ms) || ms < DAY) return time.today
    if (ms < 2 * DAY) return time.yesterday
    if (ms < 3 * MONTH) return time.daysAgo(count(Math.floor(ms / DAY)))
    if (ms < 2 * YEAR) return time.monthsAgo(count(Math.floor(ms / MONTH)))
    return time.yearsAgo(count(Math.floor(ms / YEAR)))
  }
  return {
    count,
    duration,
    age,
    bytes: (value) => scaled(value).replace(".", point),
    instant: (instant) => time.utc(instant.replace("T", " ").replace(/(?:\.\d+)?Z$/, "")),
    percent: (done, total) => String(total === 0 ? 0 : Math.floor((done / total) * 100)),
  }
}

function scaled(bytes: number): string {
  let value = bytes
  let unit = "B"
  for (const next of UNITS) {
    // What would be rounded up to 1000 belongs to the next unit.
    if (value < 999.5) break
    value /= 1000
    unit = next
  }
  const digits = unit === "B" || value >= 99.95 ? 0 : 1
  return `${value.toFixed(digits)} ${unit}`
}

const BY_LANGUAGE: Readonly<Record<Language, Quantities>> = {
  en: makeQuantities("en"),
  de: makeQuantities("de"),
}

export function useQuantities(): Quantities {
  return BY_LANGUAGE[useContext(LanguageContext)]
}
