/** Which version this is, what it runs on, and under which licences its parts come. */
import type { ReactElement } from "react"
import { Broken } from "../../frame/whole.tsx"
import { FactRow } from "../../parts/blocks.tsx"
import { Panel } from "../../parts/panel.tsx"
import { useAnswer } from "../../state/answer.ts"
import { useWords } from "../../words/words.ts"

export function AboutPanel(): ReactElement {
  const { help, frame } = useWords()
  const { answer, again } = useAnswer("about:read", null)
  if (answer.kind === "broken") return <Broken onAgain={again} />
  if (answer.kind === "loading") return <p className="soft">{frame.loading}</p>
  const { version, runtime, licences } = answer.value
  return (
    <Panel title={help.about}>
      <div className="stack">
        <dl className="facts">
          <FactRow name={frame.product}>{version}</FactRow>
          {runtime.map(({ name, version: its }) => (
            <FactRow key={name} name={name}>
              {its}
            </FactRow>
          ))}
        </dl>
        <h3 id="licences">{help.licences}</h3>
        <pre className="preview-text" tabIndex={0} aria-labelledby="licences">
          {licences}
        </pre>
      </div>
    </Panel>
  )
}
