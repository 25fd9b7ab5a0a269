/** The command line that repeats what was done in the window. */
import type { ReactElement } from "react"
import { useWords } from "../words/words.ts"
import { Commands } from "./copyable.tsx"

export function Repeat({ command }: { readonly command: string }): ReactElement {
  const { stamps, actions } = useWords()
  return (
    <div className="stack stack-tight">
      <span className="soft small">{stamps.repeat}</span>
      <Commands text={command} what={actions.command} />
    </div>
  )
}
