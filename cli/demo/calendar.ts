/** The calendar of the invented fund: when things happen, all in UTC and all long past. */
export const MINUTE_MS = 60_000
export const DAY_MS = 24 * 60 * MINUTE_MS

/** First applications. */
export const OPENED_AT = Date.UTC(2025, 1, 3, 8)
/** The platform writes the export. */
export const EXPORTED_AT = Date.UTC(2025, 5, 30, 15)
/** The time of sealing that is stated, so that the demo seals the same content every time. */
export const SEALED_AT = "2025-07-01T09:00:00.000Z"
/** The archive seals as the second. */
export const ARCHIVED_AT = "2025-07-02T13:30:00.000Z"

const OPENS = 8
const CLOSES = 17

/** The next instant at which somebody sits in the office: weekdays from 8 to 17 h. */
export function toOfficeHours(instant: number): number {
  const date = new Date(instant)
  const hour = date.getUTCHours()
  const midnight = instant - (instant % DAY_MS)
  const weekday = date.getUTCDay()
  const isWeekend = weekday === 0 || weekday === 6
  if (!isWeekend && hour >= OPENS && hour < CLOSES) return instant
  // Spread over the first hour, as people come in.
  const morning = OPENS * 60 * MINUTE_MS + (instant % (60 * MINUTE_MS))
  if (!isWeekend && hour < OPENS) return midnight + morning
  return toOfficeHours(midnight + DAY_MS + morning)
}

/** The day of an instant, such as `2025-03-20`. */
export function toDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
