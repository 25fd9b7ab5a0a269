/** What stands on every panel of single files: what it is for, and what could not be taken. */
import { useCallback, useRef, type ReactElement, type RefObject } from "react"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { useWords } from "../../words/words.ts"

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

export function Refused({ says }: { readonly says: readonly string[] }): ReactElement | null {
  const { open } = useWords()
  if (says.length === 0) return null
  return (
    <Notice tone="failed" title={open.refused} isNews>
      {says.map((one, index) => (
        <p key={index}>
          <EvidenceText text={one} />
        </p>
      ))}
    </Notice>
  )
}
