/** The tree: from a chosen record to the root, computed step by step while one watches. */
import { useState, type ReactElement } from "react"
import { Form, Input, Label, TextField } from "react-aria-components"
import type { ExaminationHandle } from "../../../electron/contract/examination.ts"
import type { Checkpoints } from "../../../electron/contract/timeline.ts"
import { Answered } from "../../parts/answered.tsx"
import { Button } from "../../parts/button.tsx"
import { Panel } from "../../parts/panel.tsx"
import { Segments } from "../../parts/segments.tsx"
import { useAnswer } from "../../state/answer.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { TreeWay } from "./tree-way.tsx"

/** Checkpoints offered as trees to choose from; all of them are in the table. */
const OFFERED = 5

export interface TreePanelProps {
  readonly handle: ExaminationHandle
  /** Number of the line that is shown first, from 0. */
  readonly first: number
  readonly checkpoints: Checkpoints
  readonly chosen: number
  readonly onChoose: (index: number) => void
}

export function TreePanel(props: TreePanelProps): ReactElement {
  const { handle, first, checkpoints, chosen, onChoose } = props
  const { proofs } = useWords()
  const { count } = useQuantities()
  const [line, setLine] = useState(first)
  const { lines, entries } = checkpoints
  const recorded = entries[chosen]
  // A log that is shorter than what was recorded of it has no such tree; its own is shown.
  const size = recorded === undefined || recorded.computed === null ? lines : recorded.size
  return (
    <Panel anchor="proofs-tree" title={proofs.tree} lead={proofs.treeLead}>
      <div className="stack">
        <div className="tools">
          <LineField line={line} lines={size} onLine={setLine} />
          {entries.length > 1 && (
            <Segments
              label={proofs.whichTree}
              value={String(chosen)}
              options={entries.slice(0, OFFERED).map((entry, index) => ({
                value: String(index),
                words: proofs.treeOf(count(entry.size)),
              }))}
              onChange={(value) => {
                onChoose(Number(value))
              }}
            />
          )}
        </div>
        <Way
          key={`${String(line)} ${String(size)}`}
          {...{ handle, line: Math.min(line, size - 1), size }}
          recorded={recorded?.root}
          isShorter={recorded !== undefined && recorded.computed === null}
        />
      </div>
    </Panel>
  )
}

interface LineFieldProps {
  readonly line: number
  readonly lines: number
  readonly onLine: (line: number) => void
}

function LineField({ line, lines, onLine }: LineFieldProps): ReactElement {
  const { proofs } = useWords()
  const { count } = useQuantities()
  const [typed, setTyped] = useState(String(line + 1))
  const number = /^\d{1,15}$/.test(typed.trim()) ? Number(typed) : 0
  const isThere = number >= 1 && number <= lines
  return (
    <Form
      className="line-field"
      onSubmit={(event) => {
        event.preventDefault()
        if (isThere) onLine(number - 1)
      }}
    >
      <TextField className="field" value={typed} onChange={setTyped} isInvalid={!isThere}>
        <Label>{proofs.line(count(lines))}</Label>
        <Input inputMode="numeric" autoComplete="off" data-search="proofs" />
      </TextField>
      <Button
        icon="tree"
        isDisabled={!isThere}
        onPress={() => {
          onLine(number - 1)
        }}
      >
        {proofs.show}
      </Button>
    </Form>
  )
}

interface WayProps {
  readonly handle: ExaminationHandle
  readonly line: number
  readonly size: number
  readonly recorded: string | undefined
  readonly isShorter: boolean
}

function Way(props: WayProps): ReactElement {
  const { handle, line, size } = props
  const { proofs } = useWords()
  const { answer, again } = useAnswer("log:proof", { examination: handle, line, size })
  return (
    <Answered answer={answer} again={again} loading={proofs.loading}>
      {(proof) => <TreeWay {...props} proof={proof} />}
    </Answered>
  )
}
