/** The chain: each break with the records around it, or that there is none. */
import { useState, type ReactElement } from "react"
import type { Result } from "../../../core/index.ts"
import { Button } from "../../parts/button.tsx"
import { DocumentText } from "../../parts/evidence-text.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { observedIn, sayingOf, type Examined } from "../../state/examined.ts"
import { toneOf } from "../../state/timeline.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { ChainLinks } from "./chain-links.tsx"

type FindingResult = Result["findings"][number]

export function ChainPanel({ examined }: { readonly examined: Examined }): ReactElement {
  const { proofs } = useWords()
  const { count } = useQuantities()
  const { result } = examined.outcome
  const { handle } = examined.examination
  const found = result.findings.filter(
    ({ check, at }) => check === "chain" && at.line !== undefined,
  )
  const events = result.input.log?.events ?? 0
  const { covered, total } = result.coverage.eventsUnderChain
  return (
    <Panel anchor="proofs-chain" title={proofs.chain} lead={proofs.chainLead}>
      <div className="stack">
        {found.length === 0 ? (
          <div className="stack">
            <p className="with-button">
              <ToneChip
                tone={covered === total ? "passed" : "open"}
                status={proofs.linksHold(count(covered), count(total))}
              />
            </p>
            <ChainLinks handle={handle} first={Math.max(0, events - 3)} count={3} />
          </div>
        ) : (
          <Breaks examined={examined} found={found} />
        )}
      </div>
    </Panel>
  )
}

interface BreaksProps {
  readonly examined: Examined
  readonly found: readonly FindingResult[]
}

function Breaks({ examined, found }: BreaksProps): ReactElement {
  const { proofs } = useWords()
  const { count } = useQuantities()
  const [at, setAt] = useState(0)
  const shown = found[at]
  if (shown === undefined) return <></>
  const line = (shown.at.line ?? 1) - 1
  return (
    <div className="stack">
      {found.length > 1 && (
        <div className="button-row">
          <Button
            small
            icon="back"
            isDisabled={at === 0}
            onPress={() => {
              setAt(at - 1)
            }}
          >
            {proofs.breakBefore}
          </Button>
          <span role="status">{proofs.breakOf(count(at + 1), count(found.length))}</span>
          <Button
            small
            icon="forward"
            isDisabled={at === found.length - 1}
            onPress={() => {
              setAt(at + 1)
            }}
          >
            {proofs.breakAfter}
          </Button>
        </div>
      )}
      <div className="stack stack-tight" data-tone={toneOf([shown]) ?? "plain"}>
        <p className="with-button">
          <ToneChip tone={toneOf([shown]) ?? "plain"} status={shown.code} />
          <strong>
            <DocumentText text={sayingOf(examined, shown.code)} />
          </strong>
        </p>
      </div>
      <ChainLinks
        key={line}
        handle={examined.examination.handle}
        first={Math.max(0, line - 2)}
        count={Math.min(line, 2) + 3}
        observed={observedIn(examined, shown)}
      />
    </div>
  )
}
