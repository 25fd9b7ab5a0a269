/** The verdict itself: its word, its shape, its sentence, and what to make of it. */
import type { ReactElement } from "react"
import type { ResultView } from "../../../core/index.ts"
import { useDocumentLanguage } from "../../parts/evidence-text.tsx"
import { ToneMark } from "../../parts/tone-mark.tsx"
import { VerdictWord } from "../../parts/verdict-word.tsx"

export function Banner({ view }: { readonly view: ResultView }): ReactElement {
  const { verdict, sentence, meaning } = view
  return (
    <section
      lang={useDocumentLanguage()}
      className="banner"
      data-tone={verdict.tone}
      role="status"
      aria-label={verdict.word}
    >
      <ToneMark tone={verdict.tone} size="large" />
      <div>
        <h2 data-part>
          <VerdictWord word={verdict.word} />
        </h2>
        <p className="banner-sentence">{sentence}</p>
        <p className="reading">{meaning}</p>
      </div>
    </section>
  )
}
