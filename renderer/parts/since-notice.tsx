/** That the evidence is not as it was examined, by its file times: above whatever speaks of it. */
import type { ReactElement } from "react"
import type { ExaminationHandle } from "../../electron/contract/examination.ts"
import type { Since } from "../../electron/contract/evidence.ts"
import { useDesk } from "../state/provider.tsx"
import { useWords } from "../words/words.ts"
import { Button } from "./button.tsx"
import { Notice } from "./notice.tsx"

export interface SinceNoticeProps {
  readonly examination: ExaminationHandle
  readonly since: Since
}

export function SinceNotice({ examination, since }: SinceNoticeProps): ReactElement | null {
  const { verdict, examining } = useWords()
  const { examineAgain } = useDesk()
  if (since === "untouched") return null
  return (
    <Notice
      tone={since === "unknown" ? "plain" : "open"}
      title={verdict.since[since].title}
      isNews={since !== "unknown"}
      isPart
    >
      <p>{verdict.since[since].text}</p>
      {since === "touched" && (
        <div className="button-row no-print">
          <Button
            small
            icon="again"
            onPress={() => {
              void examineAgain(examination)
            }}
          >
            {examining.again}
          </Button>
        </div>
      )}
    </Notice>
  )
}
