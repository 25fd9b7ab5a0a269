/** Who cosigns the states of logs, picked from the keys that are pinned as witnesses. */
import { useState, type ReactElement } from "react"
import { api } from "../../bridge.ts"
import { Checks } from "../../parts/checks.tsx"
import { Field } from "../../parts/field.tsx"
import { Notice } from "../../parts/notice.tsx"
import { typedCount, type Keeping } from "../../state/keeping.ts"
import { useWords } from "../../words/words.ts"
import { keyOptions } from "./key-options.tsx"
import { OperationForm } from "./operation-form.tsx"

export function WitnessesForm({ keeping }: { readonly keeping: Keeping }): ReactElement {
  const { rules } = useWords()
  const former = keeping.pack?.rules.witnesses
  const [chosen, setChosen] = useState<readonly string[]>(former?.keys ?? [])
  const [typed, setTyped] = useState(String(former?.quorum ?? 1))
  const pins = (keeping.pack?.pins ?? []).filter(({ roles }) => roles.includes("witness"))
  const options = keyOptions(pins)
  const keys = chosen.filter((id) => options.some(({ value }) => value === id))
  const quorum = typedCount(typed)
  const fits = quorum !== undefined && (quorum === 0) === (keys.length === 0)
  const differs = fits ? undefined : rules.quorumDiffers
  return (
    <OperationForm
      title={rules.witnessesTitle}
      lead={rules.witnessesMeans}
      submit={rules.doWitnesses}
      keeping={keeping}
      isComplete={fits}
      onSubmit={(act) => api["pack:witnesses"]({ ...act, keys, quorum: quorum ?? 0 })}
      says={() => (quorum === 0 ? rules.doneNoWitnesses : rules.doneWitnesses)}
    >
      {(isAsked) => (
        <>
          {options.length === 0 ? (
            <Notice tone="plain" title={rules.noWitnessKeys} />
          ) : (
            <Checks label={rules.whichKeys} value={keys} options={options} onChange={setChosen} />
          )}
          <Field
            label={rules.quorum}
            hint={rules.quorumHint}
            value={typed}
            onChange={setTyped}
            wrong={quorum === undefined ? rules.noCount : isAsked ? differs : undefined}
          />
        </>
      )}
    </OperationForm>
  )
}
