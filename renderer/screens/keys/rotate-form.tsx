/** Replacing a pinned key by the owner's next one, compared like the first. */
import { useState, type ReactElement } from "react"
import type { ChosenKey } from "../../../electron/contract/pack.ts"
import { api } from "../../bridge.ts"
import { Field } from "../../parts/field.tsx"
import { typedInstant } from "../../state/instants.ts"
import { isSalt, keyUseOf, USUAL } from "../../state/key-use.ts"
import { textOrNull } from "../../state/keeping.ts"
import { useWords } from "../../words/words.ts"
import type { PinTaskProps } from "./confirm-form.tsx"
import { InstantField, isInstantOrEmpty } from "./instant-field.tsx"
import { KeyUseFields } from "./key-use-fields.tsx"
import { PinIdField } from "./pin-id-field.tsx"
import { OperationForm } from "./operation-form.tsx"
import { isCompared, NOT_COMPARED, PublicKeyField } from "./public-key-field.tsx"

export function RotateForm({ pin, keeping }: PinTaskProps): ReactElement {
  const { keys } = useWords()
  const [key, setKey] = useState<ChosenKey>()
  const [comparison, setComparison] = useState(NOT_COMPARED)
  const [use, setUse] = useState(USUAL)
  const [newId, setNewId] = useState("")
  const [from, setFrom] = useState("")
  const [validUntil, setValidUntil] = useState("")
  const [second, setSecond] = useState("")
  return (
    <OperationForm
      title={keys.rotateOf(pin.subject)}
      lead={keys.rotateMeans}
      submit={keys.doRotate}
      keeping={keeping}
      isComplete={
        key !== undefined &&
        isCompared(comparison) &&
        isSalt(use.saltLength) &&
        [from, validUntil].every(isInstantOrEmpty)
      }
      onSubmit={(act) =>
        key === undefined
          ? Promise.resolve({ kind: "cancelled" })
          : api["pack:rotate"]({
              ...act,
              id: pin.id,
              key: key.handle,
              use: keyUseOf(use),
              newId: textOrNull(newId),
              second: textOrNull(second),
              spoken: textOrNull(comparison.spoken),
              from: typedInstant(from) ?? null,
              validUntil: typedInstant(validUntil) ?? null,
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
              setUse(USUAL)
            }}
            onCompare={setComparison}
          />
          <KeyUseFields chosen={key} use={use} onChange={setUse} />
          <PinIdField value={newId} onChange={setNewId} />
          <div className="fields">
            <InstantField label={keys.rotateFrom} value={from} onChange={setFrom} />
            <InstantField label={keys.validUntil} value={validUntil} onChange={setValidUntil} />
          </div>
          <Field label={keys.second} hint={keys.secondHint} value={second} onChange={setSecond} />
        </>
      )}
    </OperationForm>
  )
}
