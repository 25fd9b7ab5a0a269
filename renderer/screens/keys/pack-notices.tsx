/** What a keeper must know of the pack before anything is done to it. */
import type { ReactElement } from "react"
import type { Pack } from "../../../electron/contract/pack.ts"
import { Notice } from "../../parts/notice.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export function PackNotices({ pack }: { readonly pack: Pack }): ReactElement {
  const { keys } = useWords()
  const { instant } = useQuantities()
  const { isStale, staleAfter, journal } = pack
  return (
    <>
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
