/** What came of a drill: what escaped stands first, what was not tried is named. */
import { useState, type ReactElement } from "react"
import type { AttackScore } from "../../../core/index.ts"
import type { Drilled, DrillHandle, DrillMissed } from "../../../electron/contract/drill.ts"
import type { Saved } from "../../../electron/contract/report.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { useSingle } from "../../state/singles.tsx"
import { SavedNotice } from "../examined-head.tsx"
import { DrillKindWords, NotTried } from "./drill-kinds.tsx"
import { ExamineIt } from "./examine-it.tsx"

type Outcome = Extract<Drilled, { readonly kind: "drilled" }>

export function DrilledPanel({ drilled }: { readonly drilled: Outcome }): ReactElement {
  const { name, score, layers, missed, notTried, warnings, command } = drilled
  return (
    <section className="panel stack" aria-label={name}>
      <h2>
        <EvidenceText text={name} />
      </h2>
      <Conclusion score={score} />
      {missed.length > 0 && <Missed missed={missed} />}
      <Groups score={score} layers={layers} />
      {notTried.length > 0 && <NotTried score={score} notTried={notTried} />}
      {warnings.map((says) => (
        <p key={says} className="soft">
          <EvidenceText text={says} />
        </p>
      ))}
      <SaveDrill handle={drilled.handle} />
      <Repeat command={command} />
    </section>
  )
}

interface NoBaselineProps {
  readonly found: Extract<Drilled, { readonly kind: "no-baseline" }>
}

/** Without a pass beforehand, a verdict that is not green shows nothing about a change. */
export function NoBaseline({ found }: NoBaselineProps): ReactElement {
  const { drill } = useWords().singles
  const [{ draft }] = useSingle("drill")
  const { handle, verdict, command } = found
  return (
    <section className="panel stack" aria-label={drill.noBaseline}>
      <Notice tone="open" title={drill.noBaseline} isNews>
        <p>{drill.noBaselineMeans(verdict)}</p>
      </Notice>
      <ExamineIt evidence={draft.evidence} />
      <SaveDrill handle={handle} />
      <Repeat command={command} />
    </section>
  )
}

function SaveDrill({ handle }: { readonly handle: DrillHandle }): ReactElement {
  const { drill } = useWords().singles
  const [saved, setSaved] = useState<Saved>()
  return (
    <>
      {saved !== undefined && <SavedNotice saved={saved} />}
      <div className="button-row no-print">
        <Button
          icon="save"
          onPress={() => {
            void api["drill:save"](handle).then(setSaved)
          }}
        >
          {drill.save}
        </Button>
      </div>
    </>
  )
}

/** Never in green: a drill says nothing about what the evidence was before. */
function Conclusion({ score }: { readonly score: AttackScore }): ReactElement {
  const { drill } = useWords().singles
  const { count } = useQuantities()
  const { attempts, caught, equivalent, missed } = score
  if (attempts === 0) return <Notice tone="open" title={drill.nothingTried} isNews />
  const same = equivalent > 0 && <p>{drill.same(count(equivalent), equivalent === 1)}</p>
  if (missed > 0) {
    return (
      <Notice tone="failed" title={drill.escaped(count(missed), count(attempts))} isNews>
        <p>{drill.escapedMeans}</p>
        {same}
      </Notice>
    )
  }
  return (
    <Notice tone="plain" title={drill.caught(count(caught), count(attempts))} isNews>
      <p>{drill.noneEscaped}</p>
      {same}
    </Notice>
  )
}

function Missed({ missed }: { readonly missed: readonly DrillMissed[] }): ReactElement {
  const { drill } = useWords().singles
  return (
    <div className="table-wrap" role="group" tabIndex={0} aria-label={drill.missedShort}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{drill.way}</th>
            <th scope="col">{drill.place}</th>
            <th scope="col">{drill.found}</th>
          </tr>
        </thead>
        <tbody>
          {missed.map(({ operator, path, codes }, index) => (
            <tr key={index}>
              <td>
                <DrillKindWords kind={operator} />
              </td>
              <td>{path === "" ? drill.whole : <EvidenceText text={path} fixed />}</td>
              <td className="fixed">{codes.length === 0 ? drill.nothing : codes.join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const COLUMNS = ["operators", "attempts", "caught", "missed", "equivalent", "skipped"] as const

function Groups({ score, layers }: Pick<Outcome, "score" | "layers">): ReactElement {
  const { drill } = useWords().singles
  const heads = {
    ...{ operators: drill.ways, attempts: drill.attempts, caught: drill.caughtShort },
    ...{ missed: drill.missedShort, equivalent: drill.equivalent, skipped: drill.skipped },
  }
  return (
    <div className="table-wrap" role="group" tabIndex={0} aria-label={drill.byGroup}>
      <table className="table drill-groups">
        <thead>
          <tr>
            <th scope="col">{drill.group}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="right">
                {heads[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layers.map((one) => (
            <GroupRow key={one.layer} name={drill.layers[one.layer]} score={one} />
          ))}
        </tbody>
        <tfoot>
          <GroupRow name={drill.all} score={score} />
        </tfoot>
      </table>
    </div>
  )
}

function GroupRow(props: { readonly name: string; readonly score: AttackScore }): ReactElement {
  const { name, score } = props
  const { count } = useQuantities()
  return (
    <tr>
      <th scope="row">{name}</th>
      {COLUMNS.map((column) => (
        <td key={column} className="right">
          {count(score[column])}
        </td>
      ))}
    </tr>
  )
}
