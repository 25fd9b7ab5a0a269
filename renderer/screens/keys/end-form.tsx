/** Ending trust in a key: revoked from an instant on, or in others' hands since one. */
import { useState, type ReactElement } from "react"
import { api } from "../../bridge.ts"
import { Segments } from "../../parts/segments.tsx"
import { typedInstant } from "../../state/instants.ts"
import { useWords } from "../../words/words.ts"
import type { PinTaskProps } from "./confirm-form.tsx"
import { InstantField, isInstantOrEmpty } from "./instant-field.tsx"
import { OperationForm } from "./operation-form.tsx"

const CERTAINTIES = ["compromised", "suspected"] as const

export interface EndFormProps extends PinTaskProps {
  readonly how: "revoke" | "lose"
}

export function EndForm({ how, pin, keeping }: EndFormProps): ReactElement {
  const { keys } = useWords()
  const [from, setFrom] = useState("")
  const [certainty, setCertainty] = useState<(typeof CERTAINTIES)[number]>("compromised")
  const isLoss = how === "lose"
  return (
    <OperationForm
      title={isLoss ? keys.loseOf(pin.subject) : keys.revokeOf(pin.subject)}
      lead={isLoss ? keys.loseMeans : keys.revokeMeans}
      submit={isLoss ? keys.doLose : keys.doRevoke}
      keeping={keeping}
      isComplete={isInstantOrEmpty(from)}
      onSubmit={(act) =>
        api["pack:end"]({
          ...act,
          id: pin.id,
          from: typedInstant(from) ?? null,
          how: isLoss ? certainty : "revoked",
        })
      }
      says={() => (isLoss ? keys.done.lose : keys.done.revoke)}
    >
      {() => (
        <>
          <InstantField
            label={isLoss ? keys.loseFrom : keys.revokeFrom}
            value={from}
            onChange={setFrom}
          />
          {isLoss && (
            <Segments
              label={keys.certainty}
              value={certainty}
              options={CERTAINTIES.map((value) => ({ value, words: keys.certainties[value] }))}
              onChange={setCertainty}
            />
          )}
        </>
      )}
    </OperationForm>
  )
}
