/** What kind of event it is: in words where there are some, else by the name of its type. */
import type { ReactElement } from "react"
import { knownName } from "../state/log-search.ts"
import { nameOfType } from "../state/timeline.ts"
import { useWords } from "../words/words.ts"
import { EvidenceText } from "./evidence-text.tsx"

export function EventKind({ type }: { readonly type: string }): ReactElement {
  const { timeline } = useWords()
  const names: Readonly<Record<string, string>> = timeline.kinds
  const name = knownName(type)
  const words = name !== undefined && Object.hasOwn(names, name) ? names[name] : undefined
  return <EvidenceText text={words ?? nameOfType(type)} />
}
