/**
 * The end of the log, which no link can show: what was found at it, and whose seal states it.
 *
 * A log that is cut has no broken link, so this stands beside the chain and not in it.
 */
import type { ReactElement } from "react"
import type { LogEnd, Result, Tone } from "../../../core/index.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Observed } from "../../parts/observed.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { observedIn, sayingOf, type Examined } from "../../state/examined.ts"
import { toneOf } from "../../state/timeline.ts"
import { withWays } from "../../state/ways.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

const TONES: Readonly<Record<LogEnd["way"], Tone>> = {
  ...{ sealed: "passed", "no-origin": "open", checkpoint: "plain" },
  ...{ otherwise: "failed", broken: "failed", unknown: "open", unstated: "open" },
}
const UNSTATED: LogEnd = { way: "unstated", subjects: [] }

type FindingResult = Result["findings"][number]

export function LogEndPanel({ examined }: { readonly examined: Examined }): ReactElement | null {
  const { proofs } = useWords()
  const { result, view } = examined.outcome
  const events = result.input.log?.events ?? 0
  const found = result.findings.filter(isOfEnd)
  if (events === 0 && found.length === 0) return null
  const { comparedLog } = view
  return (
    <Panel anchor="proofs-end" title={proofs.end} lead={proofs.endLead}>
      <div className="stack">
        {found.map((one, index) => (
          <Notice key={index} tone={toneOf([one]) ?? "plain"} title={sayingOf(examined, one.code)}>
            <Observed entries={withWays(examined, observedIn(examined, one))} />
            <p className="soft">
              <code>{one.code}</code>
            </p>
          </Notice>
        ))}
        {found.length === 0 && <Stated examined={examined} events={events} />}
        {comparedLog !== undefined && (
          <dl className="facts">
            <FactRow name={proofs.endCompared}>{comparedLog}</FactRow>
          </dl>
        )}
      </div>
    </Panel>
  )
}

interface StatedProps {
  readonly examined: Examined
  readonly events: number
}

function Stated({ examined, events }: StatedProps): ReactElement {
  const { proofs } = useWords()
  const { count } = useQuantities()
  const { way, subjects, stated } = examined.outcome.vouching.logEnd ?? UNSTATED
  const records = proofs.endAfter(count(events), events === 1)
  const isAsMany = stated === undefined || stated.events === events
  const other = {
    isLast: stated?.isLast === true,
    ...(isAsMany ? {} : { number: count(stated.events) }),
  }
  return (
    <div className="stack stack-tight">
      <p>
        <ToneChip tone={TONES[way]} status={proofs.endStands[way]} />
      </p>
      <p className="reading">
        <EvidenceText text={proofs.ends[way](records, subjects.join("; "), other)} />
      </p>
    </div>
  )
}

/** What the end of a log is compared with may find. */
const OF_END = ["LOGCHAIN_TRUNCATED", "LOGCHAIN_EXTENDED", "LOGCHAIN_HEAD_MISMATCH"]

/** In no line: what is missing behind the last one has none. */
function isOfEnd({ code, at, severity }: FindingResult): boolean {
  return OF_END.includes(code) && at.line === undefined && severity !== "noted"
}
