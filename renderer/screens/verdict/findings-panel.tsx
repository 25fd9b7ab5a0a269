/** What to look at first: every code once, the weightiest first, with all its places. */
import { useState, type ReactElement } from "react"
import type { FindingGroup, ShownObservation } from "../../../core/index.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { DocumentText } from "../../parts/evidence-text.tsx"
import { Observed } from "../../parts/observed.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { leadsOf } from "../../state/leads.ts"
import { useDesk } from "../../state/provider.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import type { Examined } from "../../state/examined.ts"

/** Places told before the person asks for the others. */
const FIRST_PLACES = 2

export function FindingsPanel({ examined }: { readonly examined: Examined }): ReactElement {
  const { verdict } = useWords()
  const { findings } = examined.outcome.view
  return (
    <Panel title={verdict.lookFirst}>
      {findings.length === 0 ? (
        <p className="reading">
          <strong>{verdict.nothingToLookAt}</strong> {verdict.nothingToLookAtMeans}
        </p>
      ) : (
        <ol className="findings">
          {findings.map((group) => (
            <Group key={group.code} group={group} examined={examined} />
          ))}
        </ol>
      )}
    </Panel>
  )
}

interface GroupProps {
  readonly group: FindingGroup
  readonly examined: Examined
}

function Group({ group, examined }: GroupProps): ReactElement {
  const { verdict } = useWords()
  const { count } = useQuantities()
  return (
    <li className="finding" data-tone={group.tone}>
      <header>
        <ToneChip tone={group.tone} status={group.label} />
        <code>{group.code}</code>
        <span className="soft">{verdict.places(count(group.total), group.total === 1)}</span>
      </header>
      <h3>
        <DocumentText text={group.says} />
      </h3>
      <Places group={group} examined={examined} />
      <dl className="facts">
        <FactRow name={verdict.mayAlsoBe}>
          <DocumentText text={group.mayAlsoBe} />
        </FactRow>
        <FactRow name={verdict.resolve}>
          <DocumentText text={group.resolve} />
        </FactRow>
        <FactRow name={verdict.source}>
          {group.checks.join(", ")}; {group.source}
        </FactRow>
      </dl>
    </li>
  )
}

function Places({ group, examined }: GroupProps): ReactElement {
  const { verdict } = useWords()
  const { count } = useQuantities()
  const [isWhole, setWhole] = useState(false)
  const { observations, total } = group
  const shown = isWhole ? observations : observations.slice(0, FIRST_PLACES)
  return (
    <div className="stack stack-tight">
      <ul className="places">
        {shown.map((observation, index) => (
          <Place key={index} {...{ group, observation, examined }} />
        ))}
      </ul>
      {observations.length > FIRST_PLACES && (
        <div className="button-row no-print">
          <Button
            small
            weight="quiet"
            icon={isWhole ? "cross" : "down"}
            label={`${isWhole ? verdict.fewer : verdict.more(count(total))}: ${group.code}`}
            onPress={() => {
              setWhole(!isWhole)
            }}
          >
            {isWhole ? verdict.fewer : verdict.more(count(total))}
          </Button>
          {isWhole && observations.length < total && (
            <span className="soft">{verdict.notAll(count(observations.length), count(total))}</span>
          )}
        </div>
      )}
    </div>
  )
}

interface PlaceProps extends GroupProps {
  readonly observation: ShownObservation
}

function Place({ group, observation, examined }: PlaceProps): ReactElement {
  const { verdict } = useWords()
  const { go } = useDesk()
  const { path, where, observed } = observation
  const { examination, outcome } = examined
  // A file whose name had to be escaped is not found; the list of files has it.
  const leads = leadsOf({ ...examination, ...outcome, group, observation })
  return (
    <li className="place">
      <div className="place-head">
        <DocumentText text={where} fixed />
        <div className="button-row">
          {leads.map(({ to, place, of = path === "" ? where : path }) => (
            <Button
              key={to + of}
              small
              weight="quiet"
              icon="forward"
              label={verdict.openOf(verdict.open[to], of)}
              onPress={() => {
                go(place)
              }}
            >
              {verdict.open[to]}
            </Button>
          ))}
        </div>
      </div>
      <Observed entries={observed} />
    </li>
  )
}
