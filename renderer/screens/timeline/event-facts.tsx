/** Who did what when, as the event says; times beside the clock of this machine. */
import type { ReactElement } from "react"
import type { EventFacet, LogQuery } from "../../../electron/contract/timeline.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { BagWord } from "../../parts/bag-word.tsx"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Hex } from "../../parts/hex.tsx"
import { Icon } from "../../parts/icon.tsx"
import { Panel } from "../../parts/panel.tsx"
import type { ShownAgent, ShownEvent } from "../../state/event-text.ts"
import type { Examined } from "../../state/examined.ts"
import { useDesk } from "../../state/provider.tsx"
import { localTime, NO_QUERY, utcTime } from "../../state/timeline.ts"
import { useWords } from "../../words/words.ts"

export interface EventFactsProps {
  readonly examined: Examined
  readonly event: ShownEvent
  readonly onQuery: (query: LogQuery) => void
}

export function EventFacts({ examined, event, onQuery }: EventFactsProps): ReactElement {
  const { event: words } = useWords()
  const { go } = useDesk()
  const { handle } = examined.examination
  const all = (facet: EventFacet, value: string): void => {
    onQuery({ ...NO_QUERY, facets: { [facet]: value } })
    go({ kind: "examination", handle, view: "timeline" })
  }
  return (
    <Panel title={words.says}>
      <dl className="facts">
        <Times time={event.time} />
        <FactRow name={words.kind}>
          <span className="with-button">
            <EvidenceText text={event.type} fixed />
            <AllOf value={event.type} onPress={all} facet="kind" />
          </span>
        </FactRow>
        <FactRow name={words.who}>
          {event.agents.map((agent, index) => (
            <span className="with-button" key={index}>
              <Agent agent={agent} />
              <AllOf
                value={agent.id}
                onPress={all}
                facet={agent.kind === "person" ? "person" : "automation"}
              />
            </span>
          ))}
        </FactRow>
        {event.facts.map(([name, value]) => (
          <FactRow key={name} name={nameOf(words.facts, name)}>
            <span className="with-button">
              {name === "outcome" ? (
                <BagWord of="outcomes" word={value} />
              ) : (
                <EvidenceText text={value} />
              )}
              {name === "correlation" && <AllOf value={value} onPress={all} facet="correlation" />}
            </span>
          </FactRow>
        ))}
        {event.objects.map(({ uri, sha256 }, index) => (
          <FactRow key={index} name={words.object}>
            <span className="with-button">
              <EvidenceText text={uri} fixed />
              <AllOf value={uri} onPress={all} facet="object" />
            </span>
            {sha256 !== undefined && (
              <span className="beneath fixed">
                <Hex text={sha256} />
              </span>
            )}
          </FactRow>
        ))}
      </dl>
    </Panel>
  )
}

function nameOf(names: Readonly<Record<string, string>>, name: string): string {
  return (Object.hasOwn(names, name) ? names[name] : undefined) ?? name
}

function Times({ time }: { readonly time: string }): ReactElement {
  const { event } = useWords()
  const ms = Date.parse(time)
  if (Number.isNaN(ms)) {
    return (
      <FactRow name={event.utc}>
        <EvidenceText text={time} />
      </FactRow>
    )
  }
  return (
    <>
      <FactRow name={event.utc}>{utcTime(ms)}</FactRow>
      <FactRow name={event.local}>
        {localTime(ms)}
        <span className="beneath">{event.timeIsClaimed}</span>
      </FactRow>
    </>
  )
}

function Agent({ agent }: { readonly agent: ShownAgent }): ReactElement {
  const { timeline, event } = useWords()
  const isPerson = agent.kind === "person"
  return (
    <span className="agent">
      <Icon name={isPerson ? "person" : "automation"} />
      <span>
        <span className="visually-hidden">
          {isPerson ? timeline.facets.person : timeline.facets.automation}{" "}
        </span>
        <EvidenceText text={agent.id} />
        {agent.more.map(([name, value]) => (
          <span className="beneath" key={name}>
            <EvidenceText text={nameOf(event.agent, name)} />:{" "}
            {name === "role" ? <BagWord of="roles" word={value} /> : <EvidenceText text={value} />}
          </span>
        ))}
      </span>
    </span>
  )
}

interface AllOfProps {
  readonly value: string
  readonly facet: EventFacet
  readonly onPress: (facet: EventFacet, value: string) => void
}

function AllOf({ value, facet, onPress }: AllOfProps): ReactElement {
  const { event } = useWords()
  return (
    <Button
      small
      weight="quiet"
      icon="search"
      label={event.allOf(value)}
      onPress={() => {
        onPress(facet, value)
      }}
    >
      {event.allShort}
    </Button>
  )
}
