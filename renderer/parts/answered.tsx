/** What main answers, in each of the states that it can be in: awaited, refused, broken, there. */
import type { ReactElement } from "react"
import type { Refusal } from "../../electron/contract/answers.ts"
import type { Loaded } from "../state/answer.ts"
import { useWords } from "../words/words.ts"
import { Button } from "./button.tsx"
import { Notice } from "./notice.tsx"

export interface AnsweredProps<T> {
  readonly answer: Loaded<T | Refusal>
  readonly again: () => void
  /** What is said while it is awaited. */
  readonly loading: string
  readonly children: (value: T) => ReactElement
}

export function Answered<T extends { readonly kind: string }>(
  props: AnsweredProps<T>,
): ReactElement {
  const { answer, again, loading, children } = props
  const { frame } = useWords()
  if (answer.kind === "loading") {
    return (
      <p className="soft" role="status" aria-busy="true">
        {loading}
      </p>
    )
  }
  if (answer.kind === "loaded" && !isRefusal(answer.value)) return children(answer.value)
  const says =
    answer.kind === "loaded" && isRefusal(answer.value) ? answer.value.says : frame.defect
  return (
    <Notice tone="open" title={says} isNews>
      <div className="button-row">
        <Button small icon="again" onPress={again}>
          {frame.again}
        </Button>
      </div>
    </Notice>
  )
}

function isRefusal(value: { readonly kind: string }): value is Refusal {
  return value.kind === "refused"
}
