/** What stands on every panel of single files: what it is for, and what could not be taken. */
import { useCallback, useRef, type ReactElement, type RefObject } from "react"
import type { Told } from "../../../electron/contract/answers.ts"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { wordsInAll } from "../../state/refusal.ts"
import { useLanguage, useWords } from "../../words/words.ts"

/** What came of a question, which in a narrow window stands below the form: it comes into view. */
export function useOutcome(): {
  readonly outcome: RefObject<HTMLDivElement | null>
  readonly showOutcome: () => void
} {
  const outcome = useRef<HTMLDivElement>(null)
  const showOutcome = useCallback(() => {
    requestAnimationFrame(() => outcome.current?.scrollIntoView({ block: "nearest" }))
  }, [])
  return { outcome, showOutcome }
}

export interface PurposeProps {
  readonly lead: string
  /** What an answer of this panel never shows. */
  readonly notShown: string
}

export function Purpose({ lead, notShown }: PurposeProps): ReactElement {
  return (
    <div className="single-purpose">
      <p>{lead}</p>
      <p className="soft">{notShown}</p>
    </div>
  )
}

/** A folder was dropped where single files are judged or signed. */
export const NO_FOLDER = wordsInAll(({ singles }) => singles.noFolder)

export function Refused({ says }: { readonly says: readonly Told[] }): ReactElement | null {
  const { open } = useWords()
  const language = useLanguage()
  if (says.length === 0) return null
  return (
    <Notice tone="failed" title={open.refused} isNews>
      {says.map((one, index) => (
        <p key={index}>
          <EvidenceText text={one[language]} />
        </p>
      ))}
    </Notice>
  )
}
