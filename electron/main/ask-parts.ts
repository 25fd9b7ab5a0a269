/**
 * What asks of the window are made of, each from unknown: a text, a handle, a list of things.
 *
 * A parser answers with what was asked, or that it has another form; none throws.
 */

/** What was asked, or that it has another form. */
export type Parsed<T> = { readonly ask: T } | undefined
export type Parser<T> = (value: unknown) => Parsed<T>

export const HANDLE_CHARACTERS = 64
export const PASSPHRASE_CHARACTERS = 1024

export function nothing(value: unknown): Parsed<null> {
  return value === null ? { ask: null } : undefined
}

export function flag(value: unknown): Parsed<boolean> {
  return typeof value === "boolean" ? { ask: value } : undefined
}

export function handle<H extends string>(value: unknown): Parsed<H> {
  if (typeof value !== "string" || value.length > HANDLE_CHARACTERS) return undefined
  if (!/^[a-z]+-\d+$/.test(value)) return undefined
  return { ask: value as H } // the brand; what it stands for is looked up where it is used
}

export function text(mostCharacters: number): Parser<string> {
  return (value) =>
    typeof value === "string" && value.length <= mostCharacters ? { ask: value } : undefined
}

export function integer(least: number, most: number): Parser<number> {
  return (value) =>
    Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
      ? { ask: Number(value) }
      : undefined
}

export function oneOf<T extends string>(...words: readonly T[]): Parser<T> {
  return (value) => {
    const word = words.find((one) => one === value)
    return word === undefined ? undefined : { ask: word }
  }
}

export function orNull<T>(parser: Parser<T>): Parser<T | null> {
  return (value) => (value === null ? { ask: null } : parser(value))
}

export function listOf<T>(parser: Parser<T>, most: number): Parser<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return undefined
    const parsed = value.map(parser)
    const asks = parsed.flatMap((one) => (one === undefined ? [] : [one.ask]))
    return asks.length === parsed.length ? { ask: asks } : undefined
  }
}

/** The same without the empty list. */
export function someOf<T>(parser: Parser<readonly T[]>): Parser<readonly T[]> {
  return (value) => {
    const parsed = parser(value)
    return parsed === undefined || parsed.ask.length === 0 ? undefined : parsed
  }
}

/** An object by the parsers of its members; what else it has is left out. */
export function objectOf<T extends object>(parsers: {
  readonly [N in keyof T]: Parser<T[N]>
}): Parser<T> {
  return (value) => {
    const given = members(value)
    const ask: [string, unknown][] = []
    for (const [name, parser] of Object.entries<Parser<unknown>>(parsers)) {
      const parsed = parser(given[name])
      if (parsed === undefined) return undefined
      ask.push([name, parsed.ask])
    }
    return { ask: Object.fromEntries(ask) as T } // each member by its own parser
  }
}

/** Own members of an object; of anything else none. */
export function members(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return {}
  return Object.fromEntries(Object.entries(value))
}
