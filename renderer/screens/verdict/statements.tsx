/** The three statements behind every verdict, side by side. */
import type { ReactElement } from "react"
import type { ResultView } from "../../../core/index.ts"
import { useDocumentLanguage, DocumentText } from "../../parts/evidence-text.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { useWords } from "../../words/words.ts"

export interface StatementsProps {
  readonly statements: ResultView["statements"]
}

export function Statements({ statements }: StatementsProps): ReactElement {
  const { verdict } = useWords()
  return (
    <section aria-label={verdict.statements}>
      <ul className="statements" lang={useDocumentLanguage()}>
        {statements.map(({ name, status, tone, says }) => (
          <li className="statement" data-tone={tone} key={name}>
            <h3>{name}</h3>
            <ToneChip tone={tone} status={status} />
            <p>
              <DocumentText text={says} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
