/** The rules of the pack: how many persons it takes, until when what counts, which states were seen. */
import type { ReactElement, ReactNode } from "react"
import type { Pack } from "../../../electron/contract/pack.ts"
import type { ShownHead, ShownThreshold } from "../../../electron/contract/pack-held.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { Digest } from "../../parts/copyable.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Panel } from "../../parts/panel.tsx"
import type { Task } from "../../state/keeping.ts"
import { useMayChange } from "../../state/may-change.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

interface RulesPanelProps {
  readonly pack: Pack
  readonly onBegin: (task: Task) => void
}

export function RulesPanel({ pack, onBegin }: RulesPanelProps): ReactElement {
  return (
    <div className="stack">
      <PeoplePanel pack={pack} onBegin={onBegin} />
      <DatesPanel pack={pack} onBegin={onBegin} />
      <HeadsPanel pack={pack} onBegin={onBegin} />
    </div>
  )
}

interface BeginProps {
  readonly kind: "threshold" | "witnesses" | "dates" | "head"
  readonly onBegin: (task: Task) => void
  readonly children: ReactNode
}

function Begin({ kind, onBegin, children }: BeginProps): ReactElement | null {
  if (!useMayChange()) return null
  return (
    <Button
      icon="pen"
      onPress={() => {
        onBegin({ kind })
      }}
    >
      {children}
    </Button>
  )
}

function PeoplePanel({ pack, onBegin }: RulesPanelProps): ReactElement {
  const { rules } = useWords()
  const { count } = useQuantities()
  const { thresholds, witnesses } = pack.rules
  const actions = (
    <div className="button-row">
      <Begin kind="threshold" onBegin={onBegin}>
        {rules.setThreshold}
      </Begin>
      <Begin kind="witnesses" onBegin={onBegin}>
        {rules.setWitnesses}
      </Begin>
    </div>
  )
  return (
    <Panel title={rules.people} lead={rules.peopleLead} actions={actions}>
      {thresholds.length === 0 && witnesses === null && <p className="soft">{rules.noPeople}</p>}
      <dl className="facts">
        {thresholds.map((threshold, index) => (
          <FactRow key={index} name={rules.threshold}>
            <ThresholdText threshold={threshold} />
          </FactRow>
        ))}
        {witnesses !== null && (
          <FactRow name={rules.witnesses}>
            <EvidenceText
              text={rules.quorumOf(count(witnesses.quorum), witnesses.keys.join(", "))}
            />
          </FactRow>
        )}
      </dl>
    </Panel>
  )
}

function ThresholdText({ threshold }: { readonly threshold: ShownThreshold }): ReactElement {
  const { keys, rules } = useWords()
  const { count } = useQuantities()
  const named = (roles: ShownThreshold["roles"]): string =>
    roles.map((role) => keys.roles[role]).join(", ")
  const { roles, notAlso, keys: only } = threshold
  const text = [
    rules.thresholdOf(count(threshold.count), threshold.count === 1, named(roles)),
    notAlso.length === 0 ? "" : rules.noneAlso(named(notAlso)),
    only === null ? "" : rules.onlyBy(only.join(", ")),
  ].join("")
  return <EvidenceText text={text} />
}

function DatesPanel({ pack, onBegin }: RulesPanelProps): ReactElement {
  const { keys, rules } = useWords()
  const { instant } = useQuantities()
  const { sunsets } = pack.rules
  const { staleAfter, persons } = pack
  const actions = (
    <Begin kind="dates" onBegin={onBegin}>
      {rules.setDates}
    </Begin>
  )
  return (
    <Panel title={rules.dates} lead={rules.datesLead} actions={actions}>
      {sunsets.length === 0 && <p className="soft">{rules.noSunsets}</p>}
      <dl className="facts">
        {sunsets.map(({ algorithm, notAfter }) => (
          <FactRow key={algorithm} name={algorithm}>
            {rules.sunset} {instant(notAfter)}
          </FactRow>
        ))}
        <FactRow name={keys.staleAfter}>
          {staleAfter === null ? keys.never : instant(staleAfter)}
        </FactRow>
        <FactRow name={keys.persons}>{persons === 2 ? keys.twoPersons : keys.onePerson}</FactRow>
      </dl>
    </Panel>
  )
}

function HeadsPanel({ pack, onBegin }: RulesPanelProps): ReactElement {
  const { rules } = useWords()
  const { heads } = pack.rules
  const actions = (
    <Begin kind="head" onBegin={onBegin}>
      {rules.pinHead}
    </Begin>
  )
  return (
    <Panel title={rules.heads} lead={rules.headsLead} actions={actions}>
      {heads.length === 0 && <p className="soft">{rules.noHeads}</p>}
      <ul className="pins">
        {heads.map((head, index) => (
          <li className="pin" key={index}>
            <HeadEntry head={head} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function HeadEntry({ head }: { readonly head: ShownHead }): ReactElement {
  const { rules } = useWords()
  const { instant } = useQuantities()
  return (
    <>
      <h3>
        <EvidenceText text={head.origin} fixed />
      </h3>
      <dl className="facts">
        <HeadFacts size={head.size} root={head.root} />
        <FactRow name={rules.seenAt}>{instant(head.seenAt)}</FactRow>
      </dl>
    </>
  )
}

export function HeadFacts({ size, root }: Pick<ShownHead, "size" | "root">): ReactElement {
  const { rules } = useWords()
  const { count } = useQuantities()
  return (
    <>
      <FactRow name={rules.size}>{count(size)}</FactRow>
      <FactRow name={rules.root}>
        <Digest hex={root} what={rules.root} />
      </FactRow>
    </>
  )
}
