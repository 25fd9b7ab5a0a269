/**
 * Text from evidence, shown for what it is: the one place where a window escapes it.
 *
 * It is isolated from the direction of what surrounds it, and every character that is
 * invisible or would move others is drawn as its code point in a box of its own, which no
 * text can imitate.
 */
import type { ReactElement } from "react"
import { hasHidden, textRuns } from "../state/text-runs.ts"

export interface EvidenceTextProps {
  readonly text: string
  /** In the typeface in which every character can be told apart. */
  readonly fixed?: boolean
}

export function EvidenceText({ text, fixed = false }: EvidenceTextProps): ReactElement {
  const className = fixed ? "fixed" : undefined
  if (!hasHidden(text)) return <bdi className={className}>{text}</bdi>
  return (
    <bdi className={className}>
      {textRuns(text).map(({ kind, value }, index) =>
        kind === "text" ? (
          value
        ) : (
          <span className="codepoint" key={index}>
            {value}
          </span>
        ),
      )}
    </bdi>
  )
}

/** The language in which the report's document is written, whatever that of the window is. */
export const DOCUMENT_LANGUAGE = "en"

/** Text of the document model, whose evidence is escaped already. */
export function DocumentText({ text, fixed = false }: EvidenceTextProps): ReactElement {
  return (
    <bdi lang={DOCUMENT_LANGUAGE} className={fixed ? "fixed" : undefined}>
      {text}
    </bdi>
  )
}
