/** Who did what when, as the event says; times beside the clock of this machine. */
import type { ReactElement } from "react"
import type { Tone } from "../../../core/index.ts"
import type { EventFacet, LogQuery } from "../../../electron/contract/timeline.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { BagWord } from "../../parts/bag-word.tsx"
import { Button } from "../../parts/button.tsx"
import { EventKind } from "../../parts/event-kind.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Hex } from "../../parts/hex.tsx"
import { Icon } from "../../parts/icon.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { Way } from "../../parts/way.tsx"
import type { ShownAgent, ShownEvent, ShownObject } from "../../state/event-text.ts"
import type { Examined } from "../../state/examined.ts"
import { useDesk } from "../../state/provider.tsx"
import { localTime, NO_QUERY, utcTime } from "../../state/timeline.ts"
import { wayToFile } from "../../state/ways.ts"
import { useWords } from "../../words/words.ts"
import { concernedIn } from "./event-findings.tsx"

export interface EventFactsProps {
  readonly examined: Examined
  /** Number of the line, from 0. */
  readonly line: number
  readonly event: ShownEvent
  readonly onQuery: (query: LogQuery) => void
}

export function EventFacts({ examined, line, event, onQuery }: EventFactsProps): ReactElement {
  const { event: words } = useWords()
  const { go } = useDesk()
  const { handle } = examined.examination
  const concerned = concernedIn(examined, line)
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
            <EventKind type={event.type} />
            <AllOf value={event.type} onPress={all} facet="kind" />
          </span>
          <span className="beneath">
            <EvidenceText text={event.type} fixed />
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
        {concernedFirst(event.objects, concerned).map(({ uri, sha256 }, index) => (
          <FactRow key={index} name={words.object}>
            <span className="with-button">
              <Way to={wayToFile(examined, uri)}>
                <EvidenceText text={uri} fixed />
              </Way>
              <Concerned tone={concerned.get(uri)} />
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

/** How grave what was found about an object is; nothing where nothing was. */
function Concerned({ tone }: { readonly tone: Tone | undefined }): ReactElement | null {
  const { event } = useWords()
  return tone === undefined ? null : <ToneChip tone={tone} status={event.concerned} />
}

/** An event may name a hundred objects, of which a finding is about one. */
function concernedFirst(
  objects: readonly ShownObject[],
  concerned: ReadonlyMap<string, Tone>,
): readonly ShownObject[] {
  const isOther = ({ uri }: ShownObject): number => (concerned.has(uri) ? 0 : 1)
  return objects.toSorted((a, b) => isOther(a) - isOther(b))
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
