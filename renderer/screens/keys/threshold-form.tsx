/** Asking for seals by several persons; keys are picked from those that the pack holds. */
import { useState, type ReactElement } from "react"
import type { Role } from "../../../core/index.ts"
import { api } from "../../bridge.ts"
import { Checks } from "../../parts/checks.tsx"
import { Field } from "../../parts/field.tsx"
import { ROLES, typedCount, type Keeping } from "../../state/keeping.ts"
import { useWords } from "../../words/words.ts"
import { keyOptions } from "./key-options.tsx"
import { OperationForm } from "./operation-form.tsx"

interface Draft {
  readonly roles: readonly Role[]
  readonly count: string
  readonly notAlso: readonly Role[]
  readonly only: readonly string[]
}

const EMPTY: Draft = { roles: [], count: "2", notAlso: [], only: [] }

export function ThresholdForm({ keeping }: { readonly keeping: Keeping }): ReactElement {
  const { rules } = useWords()
  const [draft, setDraft] = useState(EMPTY)
  const count = typedCount(draft.count)
  const { roles } = draft
  const holders = (keeping.pack?.pins ?? []).filter((pin) =>
    roles.some((role) => pin.roles.includes(role)),
  )
  const options = keyOptions(holders)
  return (
    <OperationForm
      title={rules.thresholdTitle}
      lead={rules.thresholdMeans}
      submit={rules.doThreshold}
      keeping={keeping}
      isComplete={roles.length > 0 && count !== undefined}
      onSubmit={(act) =>
        api["pack:threshold"]({
          ...{ ...act, roles, count: count ?? 0 },
          notAlso: draft.notAlso.filter((role) => !roles.includes(role)),
          keys: draft.only.filter((id) => options.some(({ value }) => value === id)),
        })
      }
      says={() => (count === 0 ? rules.doneNoThreshold : rules.doneThreshold)}
    >
      {(isAsked) => (
        <ThresholdFields
          draft={draft}
          isAsked={isAsked}
          options={options}
          onChange={(changed) => {
            setDraft({ ...draft, ...changed })
          }}
        />
      )}
    </OperationForm>
  )
}

interface ThresholdFieldsProps {
  readonly draft: Draft
  readonly isAsked: boolean
  readonly options: ReturnType<typeof keyOptions>
  readonly onChange: (changed: Partial<Draft>) => void
}

function ThresholdFields(props: ThresholdFieldsProps): ReactElement {
  const { draft, isAsked, options, onChange } = props
  const { keys, rules } = useWords()
  const named = (roles: readonly Role[]): { value: Role; words: string }[] =>
    roles.map((value) => ({ value, words: keys.roles[value] }))
  return (
    <>
      <Checks
        label={rules.inRoles}
        value={draft.roles}
        options={named(ROLES)}
        onChange={(roles) => {
          onChange({ roles })
        }}
        wrong={isAsked && draft.roles.length === 0 ? keys.roleMissing : undefined}
      />
      <Field
        label={rules.count}
        hint={rules.countHint}
        value={draft.count}
        onChange={(count) => {
          onChange({ count })
        }}
        wrong={typedCount(draft.count) === undefined ? rules.noCount : undefined}
      />
      <Checks
        label={rules.notAlso}
        value={draft.notAlso}
        options={named(ROLES.filter((role) => !draft.roles.includes(role)))}
        onChange={(notAlso) => {
          onChange({ notAlso })
        }}
      />
      {options.length > 0 && (
        <Checks
          label={rules.onlyKeys}
          value={draft.only}
          options={options}
          onChange={(only) => {
            onChange({ only })
          }}
        />
      )}
    </>
  )
}
