/** When the events happened: how many at a time, where none did, and where the chain breaks. */
import type { ReactElement } from "react"
import type { Density, LogQuery, Timeline, TimeSpan } from "../../../electron/contract/timeline.ts"
import { Button } from "../../parts/button.tsx"
import type { IconName } from "../../parts/icon.tsx"
import type { Examined } from "../../state/examined.ts"
import { movedSpan, utcTime, type Move } from "../../state/timeline.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { DensityStrip } from "./density-strip.tsx"
import { TimelinePlaces } from "./timeline-places.tsx"

export interface DensityPanelProps {
  readonly examined: Examined
  readonly timeline: Timeline
  readonly query: LogQuery
  readonly onQuery: (query: LogQuery) => void
}

const MOVES: readonly { readonly move: Move; readonly icon: IconName }[] = [
  { move: "earlier", icon: "back" },
  { move: "later", icon: "forward" },
  { move: "closer", icon: "plus" },
  { move: "wider", icon: "minus" },
]

export function DensityPanel(props: DensityPanelProps): ReactElement {
  const { examined, timeline, query, onQuery } = props
  const { timeline: words } = useWords()
  const { density } = timeline
  return (
    <section className="panel density" aria-label={words.density}>
      {density === null ? (
        <p className="soft">{words.noTimes}</p>
      ) : (
        <>
          <DensityStrip
            density={density}
            timeline={timeline}
            onSpan={(between) => {
              onQuery({ ...query, between })
            }}
          />
          <div className="density-foot">
            <Legend density={density} />
            <Moves
              density={density}
              isZoomed={query.between !== null}
              onSpan={(between) => {
                onQuery({ ...query, between })
              }}
            />
          </div>
        </>
      )}
      <TimelinePlaces examined={examined} timeline={timeline} />
    </section>
  )
}

function Legend({ density }: { readonly density: Density }): ReactElement {
  const { timeline } = useWords()
  const { count } = useQuantities()
  const peak = Math.max(...density.all)
  return (
    <p className="soft small">
      {timeline.span(utcTime(density.fromMs), utcTime(density.toMs))} {timeline.peak(count(peak))}
    </p>
  )
}

interface MovesProps {
  readonly density: Density
  readonly isZoomed: boolean
  readonly onSpan: (span: TimeSpan | null) => void
}

function Moves({ density, isZoomed, onSpan }: MovesProps): ReactElement {
  const { timeline } = useWords()
  return (
    <div className="button-row no-print">
      {MOVES.map(({ move, icon }) => (
        <Button
          key={move}
          small
          weight="quiet"
          icon={icon}
          onPress={() => {
            onSpan(movedSpan(density, move))
          }}
        >
          {timeline.moves[move]}
        </Button>
      ))}
      <Button
        small
        weight="quiet"
        isDisabled={!isZoomed}
        onPress={() => {
          onSpan(null)
        }}
      >
        {timeline.wholeTime}
      </Button>
    </div>
  )
}
