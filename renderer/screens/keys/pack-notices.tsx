/** What a keeper must know of the pack before anything is done to it. */
import type { ReactElement } from "react"
import type { Pack } from "../../../electron/contract/pack.ts"
import { Button } from "../../parts/button.tsx"
import { Notice } from "../../parts/notice.tsx"
import type { Task } from "../../state/keeping.ts"
import { useDesk } from "../../state/provider.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

interface PackNoticesProps {
  readonly pack: Pack
  readonly onBegin: (task: Task) => void
}

export function PackNotices({ pack, onBegin }: PackNoticesProps): ReactElement {
  const { keys, rules } = useWords()
  const { isOn: isReadOnly } = useDesk().session.readOnly
  const { instant } = useQuantities()
  const { isStale, staleAfter, journal } = pack
  return (
    <>
      {pack.isChangedByHand && (
        <Notice tone="failed" title={rules.byHand}>
          <p>{rules.byHandMeans}</p>
          {!isReadOnly && (
            <div className="button-row">
              <Button
                icon="pen"
                onPress={() => {
                  onBegin({ kind: "record" })
                }}
              >
                {rules.record}
              </Button>
            </div>
          )}
        </Notice>
      )}
      {journal?.beside === "put-back" && (
        <Notice tone="failed" title={keys.putBack}>
          <p>{keys.putBackMeans}</p>
        </Notice>
      )}
      {journal?.beside === "unreadable" && (
        <Notice tone="failed" title={keys.headUnreadable}>
          <p>{keys.headUnreadableMeans}</p>
        </Notice>
      )}
      {isStale && staleAfter !== null && (
        <Notice tone="open" title={keys.stale}>
          <p>{keys.staleMeans(instant(staleAfter))}</p>
        </Notice>
      )}
    </>
  )
}
