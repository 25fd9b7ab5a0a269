/** Pinning the state of a log: what the checkpoint states, and whether somebody pinned signed it. */
import { useState, type ReactElement } from "react"
import type { ChosenCheckpoint } from "../../../electron/contract/pack-rules.ts"
import { api } from "../../bridge.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { Check } from "../../parts/checks.tsx"
import { ChosenField } from "../../parts/chosen-field.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { Wrong } from "../../parts/wrong.tsx"
import type { Keeping } from "../../state/keeping.ts"
import { useRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"
import { OperationForm } from "./operation-form.tsx"
import { HeadFacts } from "./rules-panel.tsx"

export function HeadForm({ keeping }: { readonly keeping: Keeping }): ReactElement {
  const { rules } = useWords()
  const [chosen, setChosen] = useState<ChosenCheckpoint>()
  const [wantsUnsigned, setWantsUnsigned] = useState(false)
  const kind = chosen?.signer.kind
  const isUnsigned = kind === "unknown" && wantsUnsigned
  return (
    <OperationForm
      title={rules.headTitle}
      lead={rules.headMeans}
      submit={rules.doHead}
      keeping={keeping}
      isComplete={kind === "signed" || isUnsigned}
      onSubmit={(act) =>
        chosen === undefined
          ? Promise.resolve({ kind: "cancelled" })
          : api["pack:head"]({ ...act, checkpoint: chosen.handle, isUnsigned })
      }
      says={() => rules.doneHead}
    >
      {(isAsked) => (
        <>
          <CheckpointField
            chosen={chosen}
            isMissing={isAsked && chosen === undefined}
            onChoose={(checkpoint) => {
              setChosen(checkpoint)
              // What was wanted was another one.
              setWantsUnsigned(false)
            }}
          />
          {chosen !== undefined && <Stated chosen={chosen} />}
          {kind === "unknown" && (
            <div className="field">
              <Check isChecked={wantsUnsigned} onChange={setWantsUnsigned}>
                {rules.unsigned}
              </Check>
              <Wrong says={isAsked && !wantsUnsigned ? rules.unsignedMissing : undefined} />
            </div>
          )}
        </>
      )}
    </OperationForm>
  )
}

interface CheckpointFieldProps {
  readonly chosen: ChosenCheckpoint | undefined
  readonly isMissing: boolean
  readonly onChoose: (checkpoint: ChosenCheckpoint) => void
}

function CheckpointField({ chosen, isMissing, onChoose }: CheckpointFieldProps): ReactElement {
  const { keys, rules } = useWords()
  const [refused, noteRefusal] = useRefusal()
  const choose = (): void => {
    void api["pack:choose-checkpoint"](null).then((choice) => {
      noteRefusal(choice)
      if (choice.kind === "checkpoint") onChoose(choice)
    })
  }
  return (
    <ChosenField
      label={rules.checkpoint}
      {...(chosen === undefined ? { hint: rules.checkpointHint } : {})}
      name={chosen?.file}
      wrong={refused ?? (isMissing ? rules.checkpointMissing : undefined)}
    >
      <Button icon="file" onPress={choose}>
        {chosen === undefined ? rules.chooseCheckpoint : keys.otherKey}
      </Button>
    </ChosenField>
  )
}

function Stated({ chosen }: { readonly chosen: ChosenCheckpoint }): ReactElement {
  const { rules } = useWords()
  const { origin, size, root, signer } = chosen
  return (
    <>
      <dl className="facts">
        <FactRow name={rules.origin}>
          <EvidenceText text={origin} fixed />
        </FactRow>
        <HeadFacts size={size} root={root} />
        {signer.kind === "signed" && (
          <FactRow name={rules.signedBy}>
            <EvidenceText text={`${signer.subject} (${signer.id})`} />
          </FactRow>
        )}
      </dl>
      {signer.kind === "signed" && <ToneChip tone="passed" status={rules.isSigned} />}
      {signer.kind === "unknown" && (
        <Notice tone="open" title={rules.notSigned}>
          <p>
            <EvidenceText text={signer.says} />
          </p>
          <p>{rules.unsignedMeans}</p>
        </Notice>
      )}
      {signer.kind === "forged" && (
        <Notice tone="failed" title={rules.forged}>
          <p>
            <EvidenceText text={signer.says} />
          </p>
        </Notice>
      )}
    </>
  )
}
