/** Findings of one code about a file: one box, however many seals and events they stand in. */
import type { ReactElement } from "react"
import type { FindingGroup, ShownObservation } from "../../../core/index.ts"
import { DocumentText } from "../../parts/evidence-text.tsx"
import { Observed, ObservedName } from "../../parts/observed.tsx"
import { Way } from "../../parts/way.tsx"
import type { Examined, ToldObservation } from "../../state/examined.ts"
import { gathered, type GatheredRow } from "../../state/gathered.ts"
import { leadsOf } from "../../state/leads.ts"
import { withWays } from "../../state/ways.ts"
import { useWords } from "../../words/words.ts"

export interface GatheredFindingsProps {
  readonly examined: Examined
  /** Of the file whose page this is. */
  readonly path: string
  readonly group: FindingGroup
}

export function GatheredFindings(props: GatheredFindingsProps): ReactElement {
  const { examined, path, group } = props
  const { common, places = [], columns, rows } = gathered(group.observations)
  return (
    <>
      {places.map((place, index) => (
        <div key={index}>
          <PlaceOf {...props} place={place} />
        </div>
      ))}
      <Observed entries={withWays(examined, common, path)} />
      {columns.length > 0 && (
        <GatheredTable {...props} columns={columns} rows={rows} saysWhere={places.length === 0} />
      )}
    </>
  )
}

interface GatheredTableProps extends GatheredFindingsProps {
  readonly columns: readonly string[]
  readonly rows: readonly GatheredRow[]
  readonly saysWhere: boolean
}

function GatheredTable({ columns, rows, saysWhere, ...props }: GatheredTableProps): ReactElement {
  const { verdict } = useWords()
  return (
    <div className="table-wrap" role="group" tabIndex={0} aria-label={props.group.says}>
      <table className="table gathered">
        <thead>
          <tr>
            {saysWhere && <th scope="col">{verdict.where}</th>}
            {columns.map((name) => (
              <th scope="col" key={name}>
                <ObservedName name={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ places, cells }, row) => (
            <tr key={row}>
              {saysWhere && (
                <td>
                  {places.map((place, index) => (
                    <div key={index}>
                      <PlaceOf {...props} place={place} isNamed />
                    </div>
                  ))}
                </td>
              )}
              {cells.map((cell, column) => (
                <td key={column}>
                  <Cell examined={props.examined} path={props.path} cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps extends Pick<GatheredFindingsProps, "examined" | "path"> {
  readonly cell: ToldObservation | undefined
}

function Cell({ examined, path, cell }: CellProps): ReactElement {
  const [told] = withWays(examined, cell === undefined ? [] : [cell], path)
  if (told === undefined) return <>–</>
  return (
    <Way to={told.to}>
      <DocumentText text={told.value} fixed />
    </Way>
  )
}

interface PlaceOfProps extends GatheredFindingsProps {
  readonly place: ShownObservation
  /** Said even where it is the file itself, as in a row beside others. */
  readonly isNamed?: boolean
}

/** Where it stands, and the way there; nothing where that is the file of this page and no more. */
function PlaceOf(props: PlaceOfProps): ReactElement | null {
  const { examined, path, group, place: observation, isNamed = false } = props
  if (observation.where === path && !isNamed) return null
  const leads = leadsOf({ ...examined.examination, ...examined.outcome, group, observation })
  const lead = leads.find(({ place }) => place.kind !== "examination" || place.file !== path)
  return (
    <Way to={lead?.place}>
      <DocumentText text={observation.where} fixed />
    </Way>
  )
}
