/**
 * Sayings: sentences of ours that people read in their own language.
 *
 * A saying is a code and typed values. The code is the English sentence with names for its
 * values, as translators use it: the source says what is said, English needs no second table,
 * and another language (core/report/german) has one entry for each code. No sentence is ever
 * taken apart again to be translated.
 */

/** What stands in a sentence: what somebody else wrote, a number, or a phrase of ours. */
export type SaidValue = string | number | Saying

export interface Saying {
  /** The English, with `{name}` where a value stands. */
  readonly code: string
  readonly values: Readonly<Record<string, SaidValue>>
}

/** What is refused with a reason; `saying` is the reason as data, where it holds values. */
export interface Reasoned {
  readonly reason: string
  readonly saying?: Saying
}

/** The names of the values that a code asks for. */
type Names<Code extends string> = Code extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never

/** Says one sentence, with a value for each of its names. */
export function say<const Code extends string>(
  code: Code,
  ...[values]: [Names<Code>] extends [never] ? [] : [{ readonly [Name in Names<Code>]: SaidValue }]
): Saying {
  return { code, values: values ?? {} }
}

/** A phrase of ours without values, which is its own code; anything else stays as it is. */
export function phrase(text: string): Saying {
  return { code: text, values: {} }
}

/** The reason of a refusal as part of a sentence. */
export function reasonSaid({ reason, saying }: Reasoned): Saying {
  return saying ?? phrase(reason)
}

/** A reason in both forms, for the refusal that carries it. */
export function reasoned(saying: Saying): Required<Reasoned> {
  return { reason: english(saying), saying }
}

export function english(saying: Saying): string {
  return filled(saying.code, saying.values, (value) =>
    typeof value === "number" ? String(value) : english(value),
  )
}

/**
 * Puts the values where their names stand; a brace that names none of them is a brace.
 *
 * @param told - How a phrase and a number read in the language of the text.
 */
export function filled(
  text: string,
  values: Saying["values"],
  told: (value: Saying | number) => string,
): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return whole
    return typeof value === "string" ? value : told(value)
  })
}
