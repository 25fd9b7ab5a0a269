/** Places on the strip that are worth a look: breaks of the chain, and long silences. */
import type { ReactElement } from "react"
import type { Timeline } from "../../../electron/contract/timeline.ts"
import { Button } from "../../parts/button.tsx"
import { ToneMark } from "../../parts/tone-mark.tsx"
import type { Examined } from "../../state/examined.ts"
import { useDesk } from "../../state/provider.tsx"
import { findingsByLine } from "../../state/timeline.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

/** Places that are named; all of them are in the verdict. */
const BREAKS = 3

export interface TimelinePlacesProps {
  readonly examined: Examined
  readonly timeline: Timeline
}

export function TimelinePlaces({ examined, timeline }: TimelinePlacesProps): ReactElement | null {
  const { timeline: words } = useWords()
  const { count, duration } = useQuantities()
  const { go } = useDesk()
  const { handle } = examined.examination
  const breaks = breaksOf(examined, timeline.path)
  if (breaks.length === 0 && timeline.gaps.length === 0) return null
  const open = (line: number): void => {
    go({ kind: "examination", handle, view: "timeline", line })
  }
  const told = (line: number, seq: number | null): string =>
    seq === null ? words.lineOf(count(line + 1), timeline.path) : words.record(count(seq))
  const recordIn = (line: number): string =>
    told(line, timeline.marks.find((mark) => mark.line === line)?.seq ?? null)
  return (
    <ul className="places-row" aria-label={words.places}>
      {breaks.slice(0, BREAKS).map(({ line, code }) => (
        <li key={line}>
          <Button
            small
            onPress={() => {
              open(line)
            }}
          >
            <ToneMark tone="failed" />
            {words.breakAt(code, recordIn(line))}
          </Button>
        </li>
      ))}
      {breaks.length > BREAKS && (
        <li className="soft small">{words.moreBreaks(count(breaks.length - BREAKS))}</li>
      )}
      {timeline.gaps.map(({ line, seq, fromMs, toMs }) => (
        <li key={fromMs}>
          <Button
            small
            weight="quiet"
            onPress={() => {
              open(line)
            }}
          >
            <span className="gap-sign" aria-hidden="true" />
            {words.gap(duration(toMs - fromMs), told(line, seq))}
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** The first finding about the chain in each line. */
function breaksOf({ outcome }: Examined, path: string): readonly { line: number; code: string }[] {
  const chain = outcome.result.findings.filter(({ check }) => check === "chain")
  return Array.from(findingsByLine(chain, path), ([line, [first]]) => ({
    line,
    code: first?.code ?? "",
  }))
}
