/** What the person should know since the start, until they say that they do. */
import { useState, type ReactElement } from "react"
import { Button } from "../parts/button.tsx"
import { Notice } from "../parts/notice.tsx"
import { useAnswer } from "../state/answer.ts"
import { useWords } from "../words/words.ts"

export function Notices(): ReactElement | null {
  const { frame } = useWords()
  const { answer } = useAnswer("notices:read", null)
  const [isRead, setRead] = useState(false)
  if (isRead || answer.kind !== "loaded" || answer.value.length === 0) return null
  return (
    <div className="notices">
      <Notice tone="open" title={frame.notices} isPart>
        {answer.value.map(({ says }, index) => (
          <p key={index}>{says}</p>
        ))}
        <div className="button-row">
          <Button
            small
            onPress={() => {
              setRead(true)
            }}
          >
            {frame.dismiss}
          </Button>
        </div>
      </Notice>
    </div>
  )
}
