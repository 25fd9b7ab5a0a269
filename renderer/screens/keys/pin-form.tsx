/** Pinning: a key, compared with its owner, and what it counts for. */
import { useState, type ReactElement } from "react"
import type { Role } from "../../../core/index.ts"
import type { ChosenKey, PackAct, PinAsk } from "../../../electron/contract/pack.ts"
import { api } from "../../bridge.ts"
import { Checks } from "../../parts/checks.tsx"
import { Field } from "../../parts/field.tsx"
import { typedInstant } from "../../state/instants.ts"
import { isSalt, keyUseOf, USUAL, type UseDraft } from "../../state/key-use.ts"
import { ROLES, textOrNull, type Keeping } from "../../state/keeping.ts"
import { useWords } from "../../words/words.ts"
import { isInstantOrEmpty } from "./instant-field.tsx"
import { KeyUseFields } from "./key-use-fields.tsx"
import { PinIdField } from "./pin-id-field.tsx"
import { OperationForm } from "./operation-form.tsx"
import { isCompared, NOT_COMPARED, PublicKeyField, type Comparison } from "./public-key-field.tsx"
import { ValidityFields } from "./validity-fields.tsx"

interface Draft {
  readonly key: ChosenKey | undefined
  readonly comparison: Comparison
  readonly use: UseDraft
  readonly subject: string
  readonly id: string
  readonly roles: readonly Role[]
  readonly origins: string
  readonly validFrom: string
  readonly validUntil: string
  readonly second: string
}

const EMPTY: Draft = {
  key: undefined,
  comparison: NOT_COMPARED,
  use: USUAL,
  subject: "",
  id: "",
  roles: [],
  origins: "",
  validFrom: "",
  validUntil: "",
  second: "",
}

export function PinForm({ keeping }: { readonly keeping: Keeping }): ReactElement {
  const { keys } = useWords()
  const [draft, setDraft] = useState(EMPTY)
  const change = (changed: Partial<Draft>): void => {
    setDraft({ ...draft, ...changed })
  }
  const { key } = draft
  return (
    <OperationForm
      title={keys.pin.replace(/ …$/u, "")}
      submit={keys.doPin}
      keeping={keeping}
      isComplete={isComplete(draft)}
      onSubmit={(act) =>
        key === undefined
          ? Promise.resolve({ kind: "cancelled" })
          : api["pack:pin"](askOf(act, key, draft))
      }
      says={({ pack }) =>
        pack.pins.some(
          ({ kind, key: pinned }) => kind === "waiting" && pinned?.fingerprint === key?.fingerprint,
        )
          ? keys.done.waits
          : keys.done.pin
      }
    >
      {(isAsked) => (
        <>
          <PublicKeyField
            chosen={key}
            comparison={draft.comparison}
            isAsked={isAsked}
            onChoose={(chosen) => {
              // Another key was not compared yet.
              change({ key: chosen, comparison: NOT_COMPARED, use: USUAL })
            }}
            onCompare={(comparison) => {
              change({ comparison })
            }}
          />
          <KeyUseFields
            chosen={key}
            use={draft.use}
            onChange={(use) => {
              change({ use })
            }}
          />
          <Whose draft={draft} isAsked={isAsked} onChange={change} />
          <Bounds draft={draft} isAsked={isAsked} onChange={change} />
          <Field
            label={keys.second}
            hint={keeping.pack?.persons === 2 ? keys.secondNeeded : keys.secondHint}
            value={draft.second}
            onChange={(second) => {
              change({ second })
            }}
          />
        </>
      )}
    </OperationForm>
  )
}

interface PartProps {
  readonly draft: Draft
  readonly isAsked: boolean
  readonly onChange: (changed: Partial<Draft>) => void
}

function Whose({ draft, isAsked, onChange }: PartProps): ReactElement {
  const { keys } = useWords()
  return (
    <>
      <Field
        label={keys.subject}
        hint={keys.subjectHint}
        value={draft.subject}
        onChange={(subject) => {
          onChange({ subject })
        }}
        wrong={isAsked && draft.subject.trim() === "" ? keys.needed : undefined}
      />
      <Checks
        label={keys.role}
        value={draft.roles}
        options={ROLES.map((value) => ({ value, words: keys.roles[value] }))}
        onChange={(roles) => {
          onChange({ roles })
        }}
        wrong={isAsked && draft.roles.length === 0 ? keys.roleMissing : undefined}
      />
    </>
  )
}

function Bounds({ draft, onChange }: PartProps): ReactElement {
  const { keys } = useWords()
  return (
    <>
      <PinIdField
        value={draft.id}
        onChange={(id) => {
          onChange({ id })
        }}
      />
      <Field
        label={keys.onlyLogs}
        hint={keys.onlyLogsHint}
        value={draft.origins}
        onChange={(origins) => {
          onChange({ origins })
        }}
        fixed
      />
      <ValidityFields value={draft} onChange={onChange} />
    </>
  )
}

function isComplete(draft: Draft): boolean {
  const { key, comparison, use, subject, roles, validFrom, validUntil } = draft
  const isNamed = subject.trim() !== "" && roles.length > 0
  const isBounded = isInstantOrEmpty(validFrom) && isInstantOrEmpty(validUntil)
  const isKnown = key !== undefined && isCompared(comparison)
  return isKnown && isSalt(use.saltLength) && isNamed && isBounded
}

function askOf(act: PackAct, key: ChosenKey, draft: Draft): PinAsk {
  const { comparison, origins, second } = draft
  return {
    ...act,
    key: key.handle,
    use: keyUseOf(draft.use),
    id: textOrNull(draft.id),
    subject: draft.subject.trim(),
    roles: draft.roles,
    origins: origins.split(/\s+/u).filter((one) => one !== ""),
    validFrom: typedInstant(draft.validFrom) ?? null,
    validUntil: typedInstant(draft.validUntil) ?? null,
    second: textOrNull(second),
    spoken: textOrNull(comparison.spoken),
  }
}
