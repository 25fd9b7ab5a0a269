/** Telling a saying in the language of whoever reads it. */
import { english, filled, type Saying } from "../base/index.ts"
import { germanReason } from "./german/reasons-with-values.ts"
import { GERMAN_SAYINGS } from "./german/sayings.ts"
import type { Language } from "./language.ts"
import { grouped, MARKS } from "./quantities.ts"

const SAYINGS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  // The code is the English.
  en: {},
  de: GERMAN_SAYINGS,
}

/** The sentence, or as much of it as a catalogue holds: what is not ours stays as it is. */
export function tell(language: Language, saying: Saying): string {
  const sayings = SAYINGS[language]
  const text = Object.hasOwn(sayings, saying.code) ? sayings[saying.code] : undefined
  if (text === undefined && Object.keys(saying.values).length === 0) {
    // A reason out of a result is one text, with its values in it.
    return language === "de" ? germanReason(saying.code) : english(saying)
  }
  return filled(text ?? saying.code, saying.values, (value) =>
    typeof value === "number" ? grouped(value, MARKS[language]) : tell(language, value),
  )
}
