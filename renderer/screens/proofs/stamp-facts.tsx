/** What an authority's answer says, which file holds it, and the command that imports it. */
import type { ReactElement } from "react"
import type { Stamp } from "../../../electron/contract/stamps.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

interface StampFactsProps {
  readonly stamp: Stamp
  readonly isAdded: boolean
}

export function StampFacts({ stamp, isAdded }: StampFactsProps): ReactElement {
  const { stamps } = useWords()
  const { instant } = useQuantities()
  const { path, of, over, time, authority, isRequestAnswered, command } = stamp
  const isToken = of === "seal"
  return (
    <>
      <dl className="facts facts-narrow">
        <FactRow name={isToken ? stamps.seal : stamps.checkpoint}>
          <EvidenceText text={over} fixed />
        </FactRow>
        <FactRow name={isToken ? stamps.time : stamps.seenBy}>
          {instant(time)}
          {isToken && !isRequestAnswered && <span className="beneath">{stamps.notAsked}</span>}
        </FactRow>
        {isToken && (
          <FactRow name={stamps.authority}>
            {authority === null ? stamps.nobodyAsked : <EvidenceText text={authority} />}
          </FactRow>
        )}
        <FactRow name={isAdded ? stamps.added : stamps.file}>
          <span className="fixed breakable">{path}</span>
        </FactRow>
      </dl>
      <Repeat command={command} />
    </>
  )
}
