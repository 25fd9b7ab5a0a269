/** What was found, a sentence a matter: what a person reads first after the verdict. */
import type { ReactElement } from "react"
import type { InShort } from "../../../core/index.ts"
import { DocumentText } from "../../parts/evidence-text.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { useWords } from "../../words/words.ts"

export function InShortPanel({
  matters,
}: {
  readonly matters: readonly InShort[]
}): ReactElement | null {
  const { verdict } = useWords()
  if (matters.length === 0) return null
  return (
    <Panel title={verdict.inShort}>
      <ul className="in-short">
        {matters.map((matter, index) => (
          <li key={index}>
            <span>
              {matter.label !== "" && <ToneChip tone={matter.tone} status={matter.label} />}
            </span>
            <p>
              <strong>
                <DocumentText text={matter.says} />
              </strong>
              <span className="soft">
                <DocumentText text={matter.concerns} fixed={matter.label !== ""} />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
