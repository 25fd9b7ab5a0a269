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

export function EndForm(props: EndFormProps): ReactElement {
  const { how, pin, keeping } = props
  const words = useEndWords(props)
  const { keys } = useWords()
  const [from, setFrom] = useState("")
  const [certainty, setCertainty] = useState<(typeof CERTAINTIES)[number]>("compromised")
  const isLoss = how === "lose"
  return (
    <OperationForm
      title={words.title}
      lead={words.means}
      submit={words.submit}
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
      says={() => words.done}
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

interface EndWords {
  readonly title: string
  readonly means: string
  readonly submit: string
  readonly done: string
}

function useEndWords({ how, pin: { kind, subject } }: EndFormProps): EndWords {
  const { keys, rules } = useWords()
  const isAuthority = kind === "authority"
  if (how === "lose") {
    return {
      ...{ title: keys.loseOf(subject), submit: keys.doLose },
      means: isAuthority ? rules.loseMeans : keys.loseMeans,
      done: isAuthority ? rules.doneLose : keys.done.lose,
    }
  }
  return isAuthority
    ? {
        ...{ title: rules.revokeOf(subject), means: rules.revokeMeans },
        ...{ submit: rules.doRevoke, done: rules.doneRevoke },
      }
    : {
        ...{ title: keys.revokeOf(subject), means: keys.revokeMeans },
        ...{ submit: keys.doRevoke, done: keys.done.revoke },
      }
}
