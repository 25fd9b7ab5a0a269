/**
 * What a person who searches the log means by what they see: numbers and kinds as the list
 * shows them, which no event holds.
 */
import type { LogQuery, NamedKinds } from "../../electron/contract/timeline.ts"

export interface ShownWords {
  /** Words for kinds by the names of their types. */
  readonly kinds: Readonly<Record<string, string>>
  /** Head of the column of numbers, which people may write before one. */
  readonly record: string
}

/** The query with what its text means in the words of the window. */
export function meant(query: LogQuery, { kinds, record }: ShownWords): LogQuery {
  const number = recordNumber(query.text, record)
  return { ...query, record: number ?? null, named: namedKinds(query.text, kinds) }
}

/** In groups of three, as either language writes them, or without. */
const NUMBER = /^(?:\d+|\d{1,3}(?:[.,'’\u{00a0}\u{202f} ]\d{3})+)$/u

/** The number of a record, when the text is one and nothing else. */
export function recordNumber(text: string, head: string): number | undefined {
  const written = text.trim()
  const isHeaded = written.toLowerCase().startsWith(`${head.toLowerCase()} `)
  const digits = isHeaded ? written.slice(head.length).trim() : written
  if (!NUMBER.test(digits)) return undefined
  const number = Number(digits.replace(/\D/gu, ""))
  return Number.isSafeInteger(number) ? number : undefined
}

/** Kinds of which each word of the text, or some, begin a word; together where the same are left. */
export function namedKinds(text: string, kinds: ShownWords["kinds"]): readonly NamedKinds[] {
  // A mark over no letter would begin every word.
  const words = text.split(/\s+/u).filter((word) => plain(word) !== "")
  const named = Object.entries(kinds).flatMap(([name, shown]) => {
    const shownWords = plain(shown).split(" ")
    const rest = words.filter((word) => !shownWords.some((one) => one.startsWith(plain(word))))
    return rest.length === words.length ? [] : [{ name, rest: rest.join(" ") }]
  })
  return Array.from(
    Map.groupBy(named, ({ rest }) => rest),
    ([rest, same]) => ({
      kinds: same.map(({ name }) => name),
      rest,
    }),
  )
}

/** Case and marks over letters do not count, as in the words of events. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
}
