/** The catalogue of the window in the language that was chosen. */
import { createContext, useContext } from "react"
import { de } from "./de.ts"
import { en, type Words } from "./en.ts"

export type Language = "en" | "de"

export const CATALOGUES: Readonly<Record<Language, Words>> = { en, de }

export const LanguageContext = createContext<Language>("en")

export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** What the window says, in the language of the person. */
export function useWords(): Words {
  return CATALOGUES[useContext(LanguageContext)]
}
