/**
 * Instants: one text form, one number.
 *
 * Evidence writes instants as RFC 3339 in UTC with exactly three decimals; that form
 * is the only one parsed for it. People on a command line may use any RFC 3339 form.
 * What an instant proves is decided elsewhere: here it is arithmetic.
 */

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
/** Where each of its numbers begins, and where it ends. */
const FIELDS = [0, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20, 23] as const
const RFC3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/

const DAY_MS = 86_400_000
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Milliseconds since 1970-01-01T00:00:00.000Z of an instant in the form of evidence.
 *
 * @param text - Exactly `YYYY-MM-DDTHH:MM:SS.mmmZ`: a day that exists, no leap second.
 * @returns `undefined` for every other text, even where other readers are kinder.
 */
export function parseInstant(text: string): number | undefined {
  if (!INSTANT.test(text)) return undefined
  const fields: number[] = []
  for (let at = 0; at < FIELDS.length; at += 2) {
    fields.push(numberAt(text, FIELDS[at] ?? 0, FIELDS[at + 1] ?? 0))
  }
  return civilMs(fields)
}

/** The number that digits write; a log has millions of them, and copying each costs more. */
function numberAt(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at += 1) number = 10 * number + text.charCodeAt(at) - 0x30
  return number
}

/**
 * Milliseconds since 1970 of any RFC 3339 date-time: with an offset, with or without a fraction.
 *
 * A fraction finer than a millisecond is cut off. Leap seconds are refused, because
 * no later computation here could tell them from the second after.
 *
 * @see RFC 3339 §5.6
 */
export function parseRfc3339(text: string): number | undefined {
  const [, date = "", time = "", fraction = "", zone = ""] = RFC3339.exec(text) ?? []
  const ms = fraction.padEnd(3, "0").slice(0, 3)
  const local = civilMs([...date.split("-"), ...time.split(":"), ms].map(Number))
  const offset = offsetMs(zone)
  return local === undefined || offset === undefined ? undefined : local - offset
}

/**
 * The text form of an instant in evidence.
 *
 * @param ms - Whole milliseconds since 1970, between the years 0000 and 9999.
 * @throws RangeError for anything else: no such instant can be written.
 */
export function toInstant(ms: number): string {
  const days = Math.floor(ms / DAY_MS)
  const { year, month, day } = civilDate(days)
  if (!Number.isSafeInteger(ms) || year < 0 || year > 9999) {
    throw new RangeError(`${ms} is not an instant in the years 0000 to 9999`)
  }
  const rest = ms - days * DAY_MS
  const seconds = Math.floor(rest / 1000)
  const date = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
  const hours = digits(Math.floor(seconds / 3600), 2)
  const minutes = digits(Math.floor(seconds / 60) % 60, 2)
  return `${date}T${hours}:${minutes}:${digits(seconds % 60, 2)}.${digits(rest % 1000, 3)}Z`
}

/** Milliseconds of year, month, day, hour, minute, second, millisecond in UTC. */
function civilMs(fields: readonly number[]): number | undefined {
  const field = (index: number): number => fields[index] ?? 0
  const days = civilDays(field(0), field(1), field(2))
  const seconds = timeOfDay(field(3), field(4), field(5))
  if (days === undefined || seconds === undefined) return undefined
  return days * DAY_MS + seconds * 1000 + field(6)
}

/** Days from 1970-01-01; `undefined` for a day that the Gregorian calendar does not have. */
function civilDays(year: number, month: number, day: number): number | undefined {
  if (day < 1 || day > daysInMonth(year, month)) return undefined
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day - 1
}

function timeOfDay(hour: number, minute: number, second: number): number | undefined {
  return hour > 23 || minute > 59 || second > 59 ? undefined : (hour * 60 + minute) * 60 + second
}

/** Milliseconds to take away to reach UTC. `-00:00` means "offset unknown" and counts as UTC. */
function offsetMs(text: string): number | undefined {
  if (text === "") return undefined
  if (text === "Z" || text === "z") return 0
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(4, 6))
  if (hours > 23 || minutes > 59) return undefined
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** Days from 1970-01-01 to January 1 of the year, which may be before it. */
function daysBeforeYear(year: number): number {
  const before = year - 1
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  // 719162 days lie between 0001-01-01 and 1970-01-01.
  return before * 365 + leapDays - 719_162
}

function daysBeforeMonth(year: number, month: number): number {
  let days = 0
  for (let earlier = 1; earlier < month; earlier += 1) days += daysInMonth(year, earlier)
  return days
}

/** 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
}

function civilDate(days: number): { year: number; month: number; day: number } {
  // 365.2425 days make the mean Gregorian year, so the guess is off by one at most.
  let year = 1970 + Math.floor(days / 365.2425)
  if (daysBeforeYear(year) > days) year -= 1
  if (daysBeforeYear(year + 1) <= days) year += 1
  let left = days - daysBeforeYear(year)
  let month = 1
  while (month < 12 && left >= daysInMonth(year, month)) {
    left -= daysInMonth(year, month)
    month += 1
  }
  return { year, month, day: left + 1 }
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, "0")
}
