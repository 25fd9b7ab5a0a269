/** The terms of an examination where nobody chose any, as the window asks and is told. */
import { DEFAULT_TERMS, givenTerms, toldTerms } from "../../renderer/state/terms.ts"

/** Members of an ask to examine. */
export const AS_USUAL = { terms: givenTerms(DEFAULT_TERMS), earlier: null } as const

export const TOLD_AS_USUAL = toldTerms(DEFAULT_TERMS)

/** Screens on which terms are chosen, by the buttons that lead to them in both languages. */
export const TERMS_SCREENS: Readonly<Record<string, readonly RegExp[]>> = {
  "terms, as usual": [/^(How it is examined|Wie geprüft wird)/],
  "terms, all of them chosen": [
    ...[/^(How it is examined|Wie geprüft wird)/, /^(Choose a policy|Prüfrichtlinie wählen)/],
    /^(Choose a public key|Öffentlichen Schlüssel wählen) …$/,
    ...[/^(Choose a file|Datei wählen) …$/, /^(Choose a saved|Gespeichertes)/],
  ],
  "terms, a result of this session": [/^(A result of this|Ein Ergebnis dieser)/],
}

/** One that had not ended, under names and terms as hostile as they come. */
export function hostileLeft(name: string): unknown {
  return {
    ...{ name, kind: "file", trust: name, was: "under-way" },
    terms: { ...TOLD_AS_USUAL, policy: name, engine: "both", earlier: name },
  }
}
