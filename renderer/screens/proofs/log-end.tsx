/**
 * The end of the log, which no link can show: what was found at it, and whose seal states it.
 *
 * A log that is cut has no broken link, so this stands beside the chain and not in it.
 */
import type { ReactElement } from "react"
import type { Result } from "../../../core/index.ts"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Observed } from "../../parts/observed.tsx"
import { observedIn, sayingOf, type Examined } from "../../state/examined.ts"
import { toneOf } from "../../state/timeline.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

type FindingResult = Result["findings"][number]

export function LogEnd({ examined }: { readonly examined: Examined }): ReactElement | null {
  const { proofs } = useWords()
  const { count } = useQuantities()
  const { result, vouching } = examined.outcome
  const { way, subjects } = vouching.logEnd ?? { way: "unstated", subjects: [] }
  const events = result.input.log?.events ?? 0
  const found = result.findings.filter(isOfEnd)
  if (events === 0 && found.length === 0) return null
  const records = proofs.endAfter(count(events), events === 1)
  return (
    <div className="stack stack-tight">
      <h3>{proofs.end}</h3>
      {found.map((one, index) => (
        <Notice key={index} tone={toneOf([one]) ?? "plain"} title={sayingOf(examined, one.code)}>
          <Observed entries={observedIn(examined, one).map(({ fact }) => fact)} />
          <p className="soft">
            <code>{one.code}</code>
          </p>
        </Notice>
      ))}
      {found.length === 0 && events > 0 && (
        <p>
          <EvidenceText text={proofs.ends[way](records, subjects.join("; "))} />
        </p>
      )}
    </div>
  )
}

/** Of the chain, and in no line: what is missing behind the last one has none. */
function isOfEnd({ check, at, severity }: FindingResult): boolean {
  return check === "chain" && at.line === undefined && severity !== "noted"
}
