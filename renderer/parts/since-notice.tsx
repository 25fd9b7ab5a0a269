/** That the evidence is not as it was examined, by its file times: above whatever speaks of it. */
import type { ReactElement } from "react"
import { useAnswer } from "../state/answer.ts"
import type { Examined } from "../state/examined.ts"
import { useDesk } from "../state/provider.tsx"
import { useWords } from "../words/words.ts"
import { Button } from "./button.tsx"
import { Notice } from "./notice.tsx"

export function SinceNotice({ examined }: { readonly examined: Examined }): ReactElement | null {
  const { verdict, examining } = useWords()
  const { examineAgain } = useDesk()
  const { evidence, handle } = examined.examination
  const began = examined.outcome.result.run.startedAt
  const { answer } = useAnswer("evidence:since", { evidence: evidence.handle, began })
  if (answer.kind !== "loaded") return null
  const since = answer.value
  if (since !== "touched" && since !== "gone") return null
  return (
    <Notice tone="open" title={verdict.since[since].title} isNews>
      <p>{verdict.since[since].text}</p>
      {since === "touched" && (
        <Button
          icon="again"
          onPress={() => {
            void examineAgain(handle)
          }}
        >
          {examining.again}
        </Button>
      )}
    </Notice>
  )
}
