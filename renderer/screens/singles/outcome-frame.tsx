/** Where the answer to one question stands: while it is awaited, when it was refused, and before. */
import { Children, type ReactElement, type ReactNode } from "react"
import type { IconName } from "../../parts/icon.tsx"
import { Empty, Notice } from "../../parts/notice.tsx"
import type { Asked } from "../../state/singles.tsx"
import { useWords } from "../../words/words.ts"

export interface OutcomeFrameProps {
  readonly kind: Asked<unknown>["kind"]
  /** The one sentence with which it was refused. */
  readonly refusal: string | undefined
  /** What stands there while it is under way: a sentence, or its progress. */
  readonly running: string | ReactElement
  readonly none: { readonly icon: IconName; readonly title: string; readonly text: string }
  /** The answer; nothing while there is none to this very question. */
  readonly children: ReactNode
}

export function OutcomeFrame({
  kind,
  refusal,
  running,
  none,
  children,
}: OutcomeFrameProps): ReactElement {
  const { frame, actions } = useWords()
  if (kind === "busy") {
    return (
      <section className="panel" aria-busy="true">
        {typeof running === "string" ? (
          <p className="soft" role="status">
            {running}
          </p>
        ) : (
          running
        )}
      </section>
    )
  }
  if (kind === "broken") return <Notice tone="failed" title={frame.defect} isNews />
  if (refusal !== undefined) {
    return (
      <Notice tone="failed" title={actions.notDone} isNews>
        <p>{refusal}</p>
      </Notice>
    )
  }
  if (Children.toArray(children).length > 0) return <>{children}</>
  return (
    <section className="panel">
      <Empty {...none} isWhole />
    </section>
  )
}

/** The sentence of an answer that is a refusal. */
export function refusalOf(
  answer: { readonly kind: string; readonly says?: unknown } | undefined,
): string | undefined {
  return answer?.kind === "refused" && typeof answer.says === "string" ? answer.says : undefined
}
