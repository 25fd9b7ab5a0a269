/** The second person's word: the same fingerprint, as the owner read it to them. */
import { useState, type ReactElement } from "react"
import type { Pin } from "../../../electron/contract/pack.ts"
import { api } from "../../bridge.ts"
import { Fingerprint } from "../../parts/fingerprint.tsx"
import type { Keeping } from "../../state/keeping.ts"
import { useWords } from "../../words/words.ts"
import { OperationForm } from "./operation-form.tsx"
import { Spoken } from "./public-key-field.tsx"

export interface PinTaskProps {
  readonly pin: Pin
  readonly keeping: Keeping
}

export function ConfirmForm({ pin, keeping }: PinTaskProps): ReactElement {
  const { keys } = useWords()
  const [spoken, setSpoken] = useState("")
  const isMissing = spoken.trim() === ""
  return (
    <OperationForm
      title={keys.confirmOf(pin.subject)}
      submit={keys.doConfirm}
      keeping={keeping}
      isComplete={!isMissing}
      onSubmit={(act) => api["pack:confirm"]({ ...act, id: pin.id, spoken: spoken.trim() })}
      says={() => keys.done.confirm}
    >
      {(isAsked) => (
        <>
          {pin.key !== null && <Fingerprint {...pin.key} />}
          <Spoken
            value={spoken}
            onChange={setSpoken}
            wrong={isAsked && isMissing ? keys.needed : undefined}
          />
        </>
      )}
    </OperationForm>
  )
}
