/** How the log is proven: its chain, its tree, what was recorded of them, and who signed. */
import { useEffect, useState, type ReactElement } from "react"
import type { Checkpoints } from "../../../electron/contract/timeline.ts"
import { goToPanel } from "../../frame/page-parts.ts"
import { Answered } from "../../parts/answered.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { useAnswer } from "../../state/answer.ts"
import type { Examined } from "../../state/examined.ts"
import type { ProofPart } from "../../state/session.ts"
import { useWords } from "../../words/words.ts"
import { NoLog } from "../timeline/timeline-screen.tsx"
import { ChainPanel } from "./chain-panel.tsx"
import { CheckpointsPanel } from "./checkpoints-panel.tsx"
import { LogEndPanel } from "./log-end.tsx"
import { SignaturesPanel } from "./signatures-panel.tsx"
import { StampsPanel } from "./stamps-panel.tsx"
import { TreePanel } from "./tree-panel.tsx"

export interface ProofsScreenProps {
  readonly examined: Examined
  /** Number of the line whose way to the root is shown first, from 0. */
  readonly line: number | undefined
  /** What a finding led to. */
  readonly part: ProofPart | undefined
}

export function ProofsScreen(props: ProofsScreenProps): ReactElement {
  const { examined } = props
  if (examined.outcome.result.input.log === undefined) return <NoLog examined={examined} />
  return <Proofs {...props} />
}

function Proofs({ examined, line, part }: ProofsScreenProps): ReactElement {
  const { proofs } = useWords()
  const { handle } = examined.examination
  const { answer, again } = useAnswer("log:checkpoints", handle)
  const isLoading = answer.kind === "loading"
  useEffect(() => {
    // Only then does each part stand where it stays.
    if (part !== undefined && !isLoading) goToPanel(`proofs-${part}`)
  }, [part, isLoading])
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{proofs.title}</h1>
          <p className="soft">
            <EvidenceText text={examined.examination.evidence.name} /> · {proofs.lead}
          </p>
        </div>
      </header>
      <ChainPanel examined={examined} />
      <LogEndPanel examined={examined} />
      <Answered answer={answer} again={again} loading={proofs.loading}>
        {(checkpoints) => <TreeAndCheckpoints {...{ examined, line, checkpoints }} />}
      </Answered>
      <SignaturesPanel examined={examined} />
      {examined.outcome.result.seals.length > 0 && <StampsPanel examined={examined} />}
    </div>
  )
}

interface TreeAndCheckpointsProps extends Pick<ProofsScreenProps, "examined" | "line"> {
  readonly checkpoints: Checkpoints
}

function TreeAndCheckpoints(props: TreeAndCheckpointsProps): ReactElement {
  const { examined, line, checkpoints } = props
  const [chosen, setChosen] = useState(0)
  const lastLine = Math.max(0, checkpoints.lines - 1)
  // In the middle a way has all its steps; the last line may rise past most of them.
  const first = line ?? Math.floor(lastLine / 2)
  return (
    <>
      <TreePanel
        handle={examined.examination.handle}
        first={Math.min(first, lastLine)}
        checkpoints={checkpoints}
        chosen={chosen}
        onChoose={setChosen}
      />
      <CheckpointsPanel examined={examined} checkpoints={checkpoints} />
    </>
  )
}
