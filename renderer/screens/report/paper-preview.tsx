/** The document as it will be read, section by section, and the way to each of them. */
import { useId, useRef, type ReactElement } from "react"
import type { ReportDocument } from "../../../core/index.ts"
import { Blocks, Facts } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { DocumentLanguage, DocumentText, EvidenceText } from "../../parts/evidence-text.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneMark } from "../../parts/tone-mark.tsx"
import { useWords } from "../../words/words.ts"

export interface PaperPreviewProps {
  readonly document: ReportDocument
  /** What it was saved as just as it stands here, if it was. */
  readonly savedAs: string | null
}

export function PaperPreview({ document, savedAs }: PaperPreviewProps): ReactElement {
  const { report, actions } = useWords()
  const id = useId()
  const paper = useRef<HTMLElement>(null)
  const { title, verdict, facts, sections, language, reportId } = document
  return (
    <Panel
      title={report.preview}
      lead={savedAs === null ? report.previewIs : report.previewIsSaved}
    >
      <nav className="contents no-print" aria-label={report.contents}>
        {sections.map((section, index) => (
          <Button
            key={section.title}
            small
            weight="quiet"
            onPress={() => {
              const heading = paper.current?.querySelectorAll<HTMLElement>("h3[tabindex]")[index]
              heading?.focus()
              heading?.scrollIntoView({ block: "start" })
            }}
          >
            {section.title}
          </Button>
        ))}
      </nav>
      <article className="paper" lang={language} ref={paper} aria-labelledby={id}>
        <header className="paper-head">
          <p className="paper-title" id={id}>
            {title}
          </p>
          <p className="paper-verdict" data-tone={verdict.tone}>
            <ToneMark tone={verdict.tone} size="medium" />
            {verdict.word}
          </p>
          <Facts entries={facts} />
          <p className="soft small">
            {savedAs === null ? (
              <>
                <DocumentText text={reportId} fixed /> · {report.unsigned}
              </>
            ) : (
              <EvidenceText text={report.signedAs(savedAs)} />
            )}
          </p>
        </header>
        <DocumentLanguage value={language}>
          {sections.map((section) => (
            <section className="paper-section" key={section.title}>
              <h3 tabIndex={-1}>{section.title}</h3>
              <Blocks blocks={section.blocks} copied={actions.command} />
            </section>
          ))}
        </DocumentLanguage>
      </article>
    </Panel>
  )
}
