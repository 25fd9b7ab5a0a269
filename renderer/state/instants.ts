/** Instants as a person types them, and milliseconds as the window shows them. */

const DAY = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z?$/

/**
 * The instant that a text names in UTC: a day, which begins at midnight, or a day and a time.
 *
 * @returns RFC 3339, or `undefined` for any other text and for days that there are not.
 */
export function typedInstant(text: string): string | undefined {
  const given = text.trim()
  if (!DAY.test(given) && !INSTANT.test(given)) return undefined
  const time = DAY.test(given) ? "00:00" : given.slice(11).replace(/Z$/, "")
  const ms = Date.parse(`${given.slice(0, 10)}T${time}Z`)
  if (Number.isNaN(ms)) return undefined
  const instant = new Date(ms).toISOString()
  // A day such as 30 February would be taken for one in March.
  return instant.startsWith(given.slice(0, 10)) ? instant : undefined
}

/** RFC 3339 of milliseconds since 1970. */
export function instantOf(ms: number): string {
  return new Date(ms).toISOString()
}
