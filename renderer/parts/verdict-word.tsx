/** The word of a verdict, a standard term in every language, and beside it what it means in this one. */
import type { ReactElement } from "react"
import { TONE_OF_VERDICT } from "../state/tones.ts"
import { useLanguage, useWords } from "../words/words.ts"

/** Any other text stands as it is. */
export function VerdictWord({ word }: { readonly word: string }): ReactElement {
  const { tone } = useWords()
  const language = useLanguage()
  const tones: Readonly<Record<string, keyof typeof tone>> = TONE_OF_VERDICT
  const stands = Object.hasOwn(tones, word) ? tones[word] : undefined
  // The terms are English already.
  if (stands === undefined || language === "en") return <>{word}</>
  return (
    <>
      {word} <span className="verdict-means">{tone[stands]}</span>
    </>
  )
}
