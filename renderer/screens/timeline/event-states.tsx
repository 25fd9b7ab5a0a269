/** What each object was before the event and after it, side by side. */
import type { ReactElement } from "react"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Panel } from "../../parts/panel.tsx"
import type { ShownObject, StateRow } from "../../state/event-text.ts"
import { useWords } from "../../words/words.ts"

export interface EventStatesProps {
  readonly objects: readonly ShownObject[]
  readonly detail: string | undefined
}

export function EventStates({ objects, detail }: EventStatesProps): ReactElement {
  const { event } = useWords()
  const stated = objects.filter(({ states }) => states.length > 0)
  return (
    <>
      <Panel title={event.states}>
        {stated.length === 0 && <p className="soft">{event.noStates}</p>}
        <div className="stack">
          {stated.map((object, index) => (
            <ObjectStates key={index} object={object} />
          ))}
        </div>
      </Panel>
      {detail !== undefined && (
        <Panel title={event.detail}>
          <pre className="preview-text" tabIndex={0}>
            {detail.split("\n").map((line, index) => (
              <span className="preview-line" key={index}>
                <EvidenceText text={line} fixed />
              </span>
            ))}
          </pre>
        </Panel>
      )}
    </>
  )
}

function ObjectStates({ object }: { readonly object: ShownObject }): ReactElement {
  const { event } = useWords()
  return (
    <div className="stack stack-tight">
      <h3>
        <EvidenceText text={object.uri} fixed />
      </h3>
      <div className="table-wrap" role="group" tabIndex={0} aria-label={event.states}>
        <table className="table states">
          <thead>
            <tr>
              <th scope="col">{event.member}</th>
              <th scope="col">{event.stateBefore}</th>
              <th scope="col">{event.stateAfter}</th>
            </tr>
          </thead>
          <tbody>
            {object.states.map((row) => (
              <StateLine key={row.name} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function StateLine({ row }: { readonly row: StateRow }): ReactElement {
  const { event } = useWords()
  const { name, before, after, isChanged } = row
  return (
    <tr data-changed={isChanged}>
      <th scope="row">
        <EvidenceText text={name === "" ? "–" : name} fixed />
        {isChanged && <span className="changed">{event.changed}</span>}
      </th>
      <td>
        <Value json={before} />
      </td>
      <td>
        <Value json={after} />
      </td>
    </tr>
  )
}

function Value({ json }: { readonly json: string | undefined }): ReactElement {
  const { event } = useWords()
  if (json === undefined) return <span className="soft">{event.notStated}</span>
  return <EvidenceText text={json} fixed />
}
