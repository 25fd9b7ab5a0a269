/** Dating and signing the pack, so that others can hold it to its keeper. */
import { useState, type ReactElement } from "react"
import { api } from "../../bridge.ts"
import { PrivateKeyField } from "../../parts/private-key-field.tsx"
import { typedInstant } from "../../state/instants.ts"
import type { Keeping } from "../../state/keeping.ts"
import { NO_KEY } from "../../state/signing-key.ts"
import { useWords } from "../../words/words.ts"
import { InstantField, isInstantOrEmpty } from "./instant-field.tsx"
import { OperationForm } from "./operation-form.tsx"

export function SignPackForm({ keeping }: { readonly keeping: Keeping }): ReactElement {
  const { keys } = useWords()
  const [key, setKey] = useState(NO_KEY)
  const [staleAfter, setStaleAfter] = useState("")
  const { file, passphrase } = key
  return (
    <OperationForm
      title={keys.sign.replace(/ …$/u, "")}
      lead={keys.signMeans}
      submit={keys.doSign}
      keeping={keeping}
      isComplete={file !== undefined && isInstantOrEmpty(staleAfter)}
      onSubmit={(act) =>
        file === undefined
          ? Promise.resolve({ kind: "cancelled" })
          : api["pack:sign"]({
              ...act,
              key: file.handle,
              passphrase,
              staleAfter: typedInstant(staleAfter) ?? null,
            })
      }
      says={() => keys.done.sign}
    >
      {(isAsked) => (
        <>
          <PrivateKeyField
            label={keys.signKey}
            passphraseHint={keys.passphraseHint}
            value={key}
            onChange={setKey}
            isMissing={isAsked && file === undefined}
          />
          <InstantField label={keys.goodUntil} value={staleAfter} onChange={setStaleAfter} />
        </>
      )}
    </OperationForm>
  )
}
