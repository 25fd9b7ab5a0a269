/** Many requests of one kind in a file, a line each, answered into another file. */
import type { ReactElement } from "react"
import type { CheckKind, Tone } from "../../../core/index.ts"
import type { BatchChecked } from "../../../electron/contract/primitive.ts"
import { api } from "../../bridge.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { ToneMark } from "../../parts/tone-mark.tsx"
import { WorkProgress } from "../../parts/work-progress.tsx"
import { ShowInFolder } from "../../parts/show-in-folder.tsx"
import { followAsked, useSingle } from "../../state/singles.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

/** @param kind - Of every request in the file. */
export function BatchPanel({ kind }: { readonly kind: CheckKind }): ReactElement {
  const { primitive } = useWords().singles
  const [{ asked }, change] = useSingle("batch")
  const begin = (): void => {
    followAsked("", api["primitive:batch"](kind), (told) => {
      change({ asked: told })
    })
  }
  return (
    <Panel title={primitive.batch} lead={primitive.batchMeans(kind)}>
      <div className="stack" aria-busy={asked.kind === "busy"}>
        <div className="button-row">
          <Button icon="file" isDisabled={asked.kind === "busy"} onPress={begin}>
            {primitive.openBatch}
          </Button>
        </div>
        {asked.kind === "busy" && (
          <WorkProgress
            work="check"
            label={primitive.running}
            onStop={() => {
              void api["work:stop"]("check")
            }}
          />
        )}
        {asked.kind === "answered" && <Answered answer={asked.answer} />}
        {asked.kind === "broken" && <Broken />}
      </div>
    </Panel>
  )
}

function Broken(): ReactElement {
  const { frame } = useWords()
  return <Notice tone="failed" title={frame.defect} isNews />
}

const STATUSES = ["PASSED", "FAILED", "INDETERMINATE"] as const
const WEIGHTIEST = ["FAILED", "INDETERMINATE"] as const
const TONES: Readonly<Record<(typeof STATUSES)[number], Tone>> = {
  ...{ PASSED: "passed", FAILED: "failed", INDETERMINATE: "open" },
}

/** Stopping and cancelling need no words. */
function Answered({ answer }: { readonly answer: BatchChecked }): ReactElement | null {
  const { singles, actions } = useWords()
  const { primitive } = singles
  const { count } = useQuantities()
  if (answer.kind === "cancelled") return null
  if (answer.kind === "refused") {
    return (
      <Notice tone="failed" title={actions.notDone} isNews>
        <p>{answer.says}</p>
      </Notice>
    )
  }
  const { name, saved, file, counts, command } = answer
  const worst = WEIGHTIEST.find((status) => counts[status] > 0) ?? "PASSED"
  return (
    <Notice tone={worst === "PASSED" ? "plain" : TONES[worst]} title={primitive.batchDone} isNews>
      <dl className="facts facts-narrow">
        <FactRow name={primitive.requests}>
          <EvidenceText text={name} />
        </FactRow>
        <FactRow name={primitive.answers}>
          <EvidenceText text={saved} />
        </FactRow>
        {STATUSES.map((status) => (
          <FactRow key={status} name={status}>
            <span className="counted">
              <ToneMark tone={counts[status] === 0 ? "plain" : TONES[status]} />
              {count(counts[status])}
            </span>
          </FactRow>
        ))}
      </dl>
      <div className="button-row">
        <ShowInFolder file={file} />
      </div>
      <Repeat command={command} />
    </Notice>
  )
}
