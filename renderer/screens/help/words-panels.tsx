/** What verdicts, marks and words mean, and which keys there are. */
import type { ReactElement } from "react"
import type { ReportHelp, Tone, Verdict } from "../../../core/index.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { useDocumentLanguage } from "../../parts/evidence-text.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneMark } from "../../parts/tone-mark.tsx"
import { SHORTCUTS } from "../../state/shortcuts.ts"
import { TONE_OF_VERDICT } from "../../state/tones.ts"
import { useWords } from "../../words/words.ts"

const VERDICTS: readonly Verdict[] = ["TOTAL-PASSED", "TOTAL-FAILED", "INDETERMINATE"]
const TONES: readonly Tone[] = ["passed", "failed", "open", "plain"]
const STATEMENTS = ["integrity", "origin", "completeness"] as const

export function VerdictsPanel(): ReactElement {
  const { help, tone } = useWords()
  return (
    <div className="stack">
      <Panel title={help.verdicts}>
        <ul className="verdict-help">
          {VERDICTS.map((verdict) => (
            <li key={verdict} data-tone={TONE_OF_VERDICT[verdict]}>
              <ToneMark tone={TONE_OF_VERDICT[verdict]} size="medium" />
              <div>
                <strong>{verdict}</strong>
                <p>{help.verdictWords[verdict]}</p>
              </div>
            </li>
          ))}
        </ul>
      </Panel>
      <div className="columns">
        <Panel title={help.statements}>
          <dl className="facts">
            {STATEMENTS.map((statement) => (
              <FactRow key={statement} name={help.statementNames[statement]}>
                {help.statementWords[statement]}
              </FactRow>
            ))}
          </dl>
        </Panel>
        <Panel title={help.marks}>
          <ul className="marks">
            {TONES.map((one) => (
              <li key={one} data-tone={one}>
                <ToneMark tone={one} size="medium" />
                {tone[one]}
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </div>
  )
}

export interface GlossaryPanelProps {
  readonly glossary: ReportHelp["glossary"]
}

export function GlossaryPanel({ glossary }: GlossaryPanelProps): ReactElement {
  const { help } = useWords()
  return (
    <Panel title={help.glossary}>
      <dl className="facts" lang={useDocumentLanguage()}>
        {glossary.map(({ term, means }) => (
          <FactRow key={term} name={term}>
            {means}
          </FactRow>
        ))}
      </dl>
    </Panel>
  )
}

export function ShortcutsPanel(): ReactElement {
  const { help } = useWords()
  // Keys of the table beside, and of nothing else.
  const names = Object.keys(SHORTCUTS) as readonly (keyof typeof SHORTCUTS)[]
  return (
    <Panel title={help.shortcuts}>
      <dl className="facts">
        {names.map((name) => (
          <FactRow key={name} name={help.shortcutWords[name]}>
            <kbd>{SHORTCUTS[name]}</kbd>
          </FactRow>
        ))}
      </dl>
    </Panel>
  )
}
