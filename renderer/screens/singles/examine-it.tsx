/** From a look at evidence to its examination, which alone concludes something. */
import type { ReactElement } from "react"
import type { OfferedEvidence } from "../../../electron/contract/evidence.ts"
import { Button } from "../../parts/button.tsx"
import { useDesk } from "../../state/provider.tsx"
import { sampleOf } from "../../state/sample.ts"
import { useWords } from "../../words/words.ts"

export interface ExamineItProps {
  readonly evidence: OfferedEvidence | undefined
}

export function ExamineIt({ evidence }: ExamineItProps): ReactElement | null {
  const { inspect } = useWords().singles
  const { take, examineUnder, session } = useDesk()
  if (evidence === undefined) return null
  return (
    <div className="button-row">
      <Button
        icon="shield"
        onPress={() => {
          const sample = sampleOf(session.sample, evidence.handle)
          if (sample === undefined) void take({ evidence: [evidence], reports: [], refused: [] })
          else void examineUnder(sample.trust.handle, [evidence.handle])
        }}
      >
        {inspect.examine}
      </Button>
    </div>
  )
}
