/** Single files: what can be found out about a file that lies in no evidence bag. */
import type { ReactElement } from "react"
import { useWords } from "../../words/words.ts"
import { JudgePanel } from "./judge-panel.tsx"

export function SinglesScreen(): ReactElement {
  const { singles } = useWords()
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{singles.title}</h1>
          <p className="soft">{singles.lead}</p>
        </div>
      </header>
      <JudgePanel />
    </div>
  )
}
