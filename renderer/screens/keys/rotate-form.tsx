/** Replacing a pinned key by the owner's next one, compared like the first. */
import { useState, type ReactElement } from "react"
import type { ChosenKey } from "../../../electron/contract/pack.ts"
import { api } from "../../bridge.ts"
import { Field } from "../../parts/field.tsx"
import { typedInstant } from "../../state/instants.ts"
import { useWords } from "../../words/words.ts"
import type { PinTaskProps } from "./confirm-form.tsx"
import { InstantField, isInstantOrEmpty } from "./instant-field.tsx"
import { OperationForm } from "./operation-form.tsx"
import { isCompared, NOT_COMPARED, PublicKeyField } from "./public-key-field.tsx"

export function RotateForm({ pin, keeping }: PinTaskProps): ReactElement {
  const { keys } = useWords()
  const [key, setKey] = useState<ChosenKey>()
  const [comparison, setComparison] = useState(NOT_COMPARED)
  const [from, setFrom] = useState("")
  const [second, setSecond] = useState("")
  return (
    <OperationForm
      title={keys.rotateOf(pin.subject)}
      lead={keys.rotateMeans}
      submit={keys.doRotate}
      keeping={keeping}
      isComplete={key !== undefined && isCompared(comparison) && isInstantOrEmpty(from)}
      onSubmit={(act) =>
        key === undefined
          ? Promise.resolve({ kind: "cancelled" })
          : api["pack:rotate"]({
              ...act,
              id: pin.id,
              key: key.handle,
              second: second.trim() === "" ? null : second.trim(),
              spoken: comparison.spoken.trim() === "" ? null : comparison.spoken.trim(),
              from: typedInstant(from) ?? null,
            })
      }
      says={() => keys.done.rotate}
    >
      {(isAsked) => (
        <>
          <PublicKeyField
            chosen={key}
            comparison={comparison}
            isAsked={isAsked}
            onChoose={(chosen) => {
              setKey(chosen)
              setComparison(NOT_COMPARED)
            }}
            onCompare={setComparison}
          />
          <div className="fields">
            <InstantField label={keys.rotateFrom} value={from} onChange={setFrom} />
            <Field label={keys.second} hint={keys.secondHint} value={second} onChange={setSecond} />
          </div>
        </>
      )}
    </OperationForm>
  )
}
