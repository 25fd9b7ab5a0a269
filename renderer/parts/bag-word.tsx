/** Words of the bag's own vocabulary, in the language of the window; what is no such word is the evidence's own. */
import type { ReactElement } from "react"
import { useWords } from "../words/words.ts"
import { EvidenceText } from "./evidence-text.tsx"

export interface BagWordProps {
  /** Which vocabulary: outcomes of events, or roles of agents and seals (docs/evidence-bag.md, section 5). */
  readonly of: "outcomes" | "roles"
  readonly word: string
}

export function BagWord({ of, word }: BagWordProps): ReactElement {
  const { event } = useWords()
  const words: Readonly<Record<string, string>> = event[of]
  const told = Object.hasOwn(words, word) ? words[word] : undefined
  return <EvidenceText text={told ?? word} />
}
