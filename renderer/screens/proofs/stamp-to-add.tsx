/** An answer that holds: which file would be added to the evidence, and the person's word for it. */
import { useState, type ReactElement } from "react"
import type { Stamp } from "../../../electron/contract/stamps.ts"
import { Button } from "../../parts/button.tsx"
import { Check } from "../../parts/checks.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { ReadOnlyNotice } from "../../parts/read-only-notice.tsx"
import { Wrong } from "../../parts/wrong.tsx"
import { useDesk } from "../../state/provider.tsx"
import { useWords } from "../../words/words.ts"
import { StampFacts } from "./stamp-facts.tsx"

interface StampToAddProps {
  readonly stamp: Stamp
  readonly bag: string
  readonly onAdd: () => void
}

export function StampToAdd({ stamp, bag, onAdd }: StampToAddProps): ReactElement {
  const { stamps } = useWords()
  const { isOn: isReadOnly } = useDesk().session.readOnly
  const [isConfirmed, setConfirmed] = useState(false)
  const [isTried, setTried] = useState(false)
  return (
    <>
      <Notice tone="passed" title={stamp.of === "seal" ? stamps.fits : stamps.fitsNote} isNews>
        <StampFacts stamp={stamp} isAdded={false} />
      </Notice>
      {isReadOnly ? (
        <ReadOnlyNotice says={stamps.noAdding} />
      ) : (
        <div className="field">
          <Check isChecked={isConfirmed} onChange={setConfirmed}>
            <EvidenceText text={stamps.confirm(stamp.path, bag)} />
          </Check>
          <Wrong says={isTried && !isConfirmed ? stamps.confirmFirst : undefined} />
          <div className="button-row">
            <Button
              icon="plus"
              weight="primary"
              onPress={() => {
                setTried(true)
                if (isConfirmed) onAdd()
              }}
            >
              {stamps.add}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
