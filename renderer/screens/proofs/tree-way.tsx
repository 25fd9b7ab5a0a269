/** One way to a root: each step joins two hashes, and the last must be what was recorded. */
import { useEffect, useState, type ReactElement } from "react"
import type { LogProof } from "../../../electron/contract/timeline.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { Digest } from "../../parts/copyable.tsx"
import { Hex } from "../../parts/hex.tsx"
import { Notice } from "../../parts/notice.tsx"
import { bytesOfText, treePath, type TreePath } from "../../state/tree-path.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { TreeDrawing } from "./tree-drawing.tsx"

/** A step a person can follow. */
const STEP_MS = 450

export interface TreeWayProps {
  readonly proof: LogProof
  /** Root (hex) that the evidence recorded. */
  readonly recorded: string | undefined
  /** The log has fewer lines than were recorded, so its tree is another. */
  readonly isShorter: boolean
}

export function TreeWay({ proof, recorded, isShorter }: TreeWayProps): ReactElement {
  const { proofs } = useWords()
  const way = useTreePath(proof)
  if (proof.text === null) return <Notice tone="open" title={proofs.noText} />
  if (way === "computing") {
    return (
      <p className="soft" role="status">
        {proofs.computing}
      </p>
    )
  }
  if (way === undefined) return <Notice tone="failed" title={proofs.noPath} />
  return <Steps {...{ proof, way, recorded, isShorter }} />
}

function useTreePath(proof: LogProof): TreePath | undefined | "computing" {
  const [way, setWay] = useState<TreePath | undefined | "computing">("computing")
  useEffect(() => {
    let isCurrent = true
    if (proof.text === null) return undefined
    void treePath(bytesOfText(proof.text), proof).then((computed) => {
      if (isCurrent) setWay(computed)
    })
    return () => {
      isCurrent = false
    }
  }, [proof])
  return way
}

interface StepsProps extends TreeWayProps {
  readonly way: TreePath
}

function Steps({ proof, way, recorded, isShorter }: StepsProps): ReactElement {
  const { proofs } = useWords()
  const { count } = useQuantities()
  const all = way.steps.length
  const [done, setDone] = useState(all)
  const [isRunning, setRunning] = useState(false)
  useEffect(() => {
    if (!isRunning || done >= all) return undefined
    const timer = setTimeout(() => {
      setDone(done + 1)
    }, STEP_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [isRunning, done, all])
  return (
    <div className="stack">
      <div className="button-row no-print">
        <Button
          icon="again"
          onPress={() => {
            setDone(0)
            setRunning(true)
          }}
        >
          {proofs.watch}
        </Button>
        <Button
          icon="back"
          weight="quiet"
          isDisabled={done === 0}
          onPress={() => {
            setRunning(false)
            setDone(done - 1)
          }}
        >
          {proofs.stepBack}
        </Button>
        <Button
          icon="forward"
          weight="quiet"
          isDisabled={done === all}
          onPress={() => {
            setRunning(false)
            setDone(done + 1)
          }}
        >
          {proofs.step}
        </Button>
        <span role="status">{proofs.stepOf(count(done), count(all))}</span>
      </div>
      <div className="tree-columns">
        <TreeDrawing line={proof.line} size={proof.size} way={way} done={done} />
        <StepList way={way} done={done} />
      </div>
      {done === all && <Outcome root={way.root} recorded={recorded} isShorter={isShorter} />}
    </div>
  )
}

interface StepListProps {
  readonly way: TreePath
  readonly done: number
}

/** The same in words: what is joined with what, and what comes of it. */
function StepList({ way, done }: StepListProps): ReactElement {
  const { proofs } = useWords()
  const { count } = useQuantities()
  return (
    <ol className="tree-steps" tabIndex={0} aria-label={proofs.steps}>
      <li>
        <strong>{proofs.leaf}</strong>
        <span className="fixed">
          <Hex text={way.leaf} />
        </span>
      </li>
      {way.steps.slice(0, done).map(({ side, sibling, result }, index) => (
        <li key={index}>
          <strong>{proofs.joined(count(index + 1), proofs.sides[side])}</strong>
          <span className="fixed soft">
            <Hex text={sibling} />
          </span>
          <span className="fixed">
            <Hex text={result} />
          </span>
        </li>
      ))}
    </ol>
  )
}

interface OutcomeProps {
  readonly root: string
  readonly recorded: string | undefined
  readonly isShorter: boolean
}

function Outcome({ root, recorded, isShorter }: OutcomeProps): ReactElement {
  const { proofs } = useWords()
  const isSame = root === recorded
  const title =
    recorded === undefined ? proofs.nothingRecorded : isSame ? proofs.same : proofs.other
  const tone = recorded === undefined ? "open" : isSame ? "passed" : "failed"
  return (
    <Notice tone={tone} title={title} isNews>
      {isShorter && <p>{proofs.shorter}</p>}
      <dl className="facts">
        <FactRow name={proofs.computedRoot}>
          <Digest hex={root} what={proofs.computedRoot} />
        </FactRow>
        {recorded !== undefined && (
          <FactRow name={proofs.recordedRoot}>
            <Digest hex={recorded} what={proofs.recordedRoot} />
          </FactRow>
        )}
      </dl>
    </Notice>
  )
}
