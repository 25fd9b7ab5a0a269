/** What kind of event it is: in words where there are some, else by the name of its type. */
import type { ReactElement } from "react"
import { nameOfType } from "../state/timeline.ts"
import { useWords } from "../words/words.ts"
import { EvidenceText } from "./evidence-text.tsx"

/** The vocabularies whose names are known (docs/evidence-bag.md, section 5). */
const KNOWN =
  /^(?:https:\/\/sealwright\.org\/ns\/event|http:\/\/id\.loc\.gov\/vocabulary\/preservation\/eventType)\//

export function EventKind({ type }: { readonly type: string }): ReactElement {
  const { timeline } = useWords()
  const names: Readonly<Record<string, string>> = timeline.kinds
  const name = nameOfType(type)
  const words = KNOWN.test(type) && Object.hasOwn(names, name) ? names[name] : undefined
  return <EvidenceText text={words ?? name} />
}
