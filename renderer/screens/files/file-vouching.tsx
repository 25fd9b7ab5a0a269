/** Who vouches for a file: the lists that name it, the seals that reach it, and its custody. */
import type { ReactElement } from "react"
import type { Result } from "../../../core/index.ts"
import type { FilePage } from "../../../electron/contract/contents.ts"
import { BagWord } from "../../parts/bag-word.tsx"
import { EventKind } from "../../parts/event-kind.tsx"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Icon } from "../../parts/icon.tsx"
import { Panel } from "../../parts/panel.tsx"
import { Way } from "../../parts/way.tsx"
import { useDesk } from "../../state/provider.tsx"
import { wayToFile, wayToRecord } from "../../state/ways.ts"
import { useQuantities } from "../../words/quantities.ts"
import type { Examined } from "../../state/examined.ts"
import { useWords } from "../../words/words.ts"
import { WhoVouches } from "./who-vouches.tsx"

export interface FileVouchingProps {
  readonly examined: Examined
  readonly page: FilePage
}

export function FileVouching({ examined, page }: FileVouchingProps): ReactElement {
  const { file, files } = useWords()
  const { listedIn, seals, item, unchanged } = page
  const { result, vouching } = examined.outcome
  const at = result.items.findIndex(({ path }) => path === item.path)
  const who = vouching.groups[vouching.groupOf[at] ?? -1] ?? null
  const events = result.custody.entries.filter(({ objects }) => objects.includes(item.path))
  return (
    <Panel
      title={unchanged ? files.vouches : file.vouched}
      {...(unchanged ? {} : { lead: file.vouchedLead })}
    >
      <div className="stack">
        <p>
          <WhoVouches who={who} inFull />
        </p>
        <div className="stack stack-tight">
          <h3>{file.listedIn}</h3>
          {listedIn.length === 0 && <p className="soft">{file.notListed}</p>}
          <ul className="stack stack-tight">
            {listedIn.map(({ path, algorithm }) => (
              <li key={path}>
                <Way to={path === item.path ? undefined : wayToFile(examined, path)}>
                  <EvidenceText text={path} fixed />
                </Way>{" "}
                <span className="soft">({algorithm})</span>
              </li>
            ))}
          </ul>
        </div>
        <div className="stack stack-tight">
          <h3>{file.seals}</h3>
          {seals.length === 0 && <p className="soft">{file.notSealed}</p>}
          <ul className="stack stack-tight">
            {seals.map(({ path, key, role }) => (
              <li className="sealed-by" key={path}>
                <Icon name="shield" />
                <span>
                  <EvidenceText text={key?.subject ?? path} />{" "}
                  <span className="soft">
                    (<BagWord of="roles" word={role} />)
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </div>
        <Events examined={examined} path={item.path} events={events} />
      </div>
    </Panel>
  )
}

interface EventsProps {
  readonly examined: Examined
  readonly path: string
  readonly events: Result["custody"]["entries"]
}

function Events({ examined, path, events }: EventsProps): ReactElement {
  const { file } = useWords()
  const { count, instant } = useQuantities()
  const { go } = useDesk()
  const { handle } = examined.examination
  return (
    <div className="stack stack-tight">
      <h3>{file.events}</h3>
      {events.length === 0 && <p className="soft">{file.noEvents}</p>}
      <ul className="stack stack-tight">
        {events.map(({ seq, time, type, outcome }) => (
          <li key={seq}>
            <Way to={wayToRecord(examined, seq)}>{file.record(count(seq))}</Way>,{" "}
            <EvidenceText text={instant(time)} />: <EventKind type={type} />,{" "}
            <BagWord of="outcomes" word={outcome} />
          </li>
        ))}
      </ul>
      {events.length > 0 && (
        <div className="button-row">
          <Button
            small
            weight="quiet"
            icon="search"
            onPress={() => {
              go({ kind: "examination", handle, view: "timeline", object: path })
            }}
          >
            {file.allEvents}
          </Button>
        </div>
      )}
    </div>
  )
}
