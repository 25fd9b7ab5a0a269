/**
 * Text from evidence, shown for what it is: the one place where a window escapes it.
 *
 * It is isolated from the direction of what surrounds it, and every character that is
 * invisible or would move others is drawn as its code point in a box of its own, which no
 * text can imitate.
 */
import { createContext, useContext, type ReactElement } from "react"
import { hasHidden, textRuns } from "../state/text-runs.ts"
import { useLanguage, type Language } from "../words/words.ts"
import { Hex } from "./hex.tsx"

export interface EvidenceTextProps {
  readonly text: string
  /** In the typeface in which every character can be told apart. */
  readonly fixed?: boolean
}

interface TabbedTextProps extends EvidenceTextProps {
  /** Tabs lay the text out and are not named. */
  readonly keepsTabs?: boolean
}

export function EvidenceText({
  text,
  fixed = false,
  keepsTabs = false,
}: TabbedTextProps): ReactElement {
  const className = fixed ? "fixed" : undefined
  if (!hasHidden(text)) return <bdi className={className}>{fixed ? <Hex text={text} /> : text}</bdi>
  return (
    <bdi className={className}>
      {textRuns(text, keepsTabs).map(({ kind, value }, index) =>
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

/** The language in which what is shown of a document is written: that of the window, unless told. */
export const DocumentLanguage = createContext<Language | undefined>(undefined)

export function useDocumentLanguage(): Language {
  const window = useLanguage()
  return useContext(DocumentLanguage) ?? window
}

/** Text of the document model, whose evidence is escaped already. */
export function DocumentText({ text, fixed = false }: EvidenceTextProps): ReactElement {
  return (
    <bdi lang={useDocumentLanguage()} className={fixed ? "fixed" : undefined}>
      {fixed ? <Hex text={text} /> : text}
    </bdi>
  )
}
