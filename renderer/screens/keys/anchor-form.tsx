/** Pinning an authority: its certificate, compared with it, and what it vouches for. */
import { useState, type ReactElement } from "react"
import type { Purpose, Role } from "../../../core/index.ts"
import type { PackAct } from "../../../electron/contract/pack.ts"
import type { AnchorAsk, AuthorityChoice } from "../../../electron/contract/pack-rules.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Check, Checks } from "../../parts/checks.tsx"
import { ChosenField } from "../../parts/chosen-field.tsx"
import { Field } from "../../parts/field.tsx"
import { Wrong } from "../../parts/wrong.tsx"
import { typedInstant } from "../../state/instants.ts"
import { ROLES, textOrNull, type Keeping } from "../../state/keeping.ts"
import { useRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"
import { CertificateFacts } from "./certificate-facts.tsx"
import { isInstantOrEmpty } from "./instant-field.tsx"
import { OperationForm } from "./operation-form.tsx"
import { ValidityFields } from "./validity-fields.tsx"

type Chosen = Extract<AuthorityChoice, { readonly kind: "authority" }>

const PURPOSES: readonly Purpose[] = ["timestamp", "signing"]

interface Draft {
  readonly chosen: Chosen | undefined
  readonly isCompared: boolean
  readonly id: string
  readonly subject: string
  readonly purposes: readonly Purpose[]
  /** For the purpose of signing, as the names. */
  readonly roles: readonly Role[]
  readonly names: string
  readonly validFrom: string
  readonly validUntil: string
  readonly second: string
}

const EMPTY: Draft = {
  chosen: undefined,
  isCompared: false,
  id: "",
  subject: "",
  purposes: [],
  roles: [],
  names: "",
  validFrom: "",
  validUntil: "",
  second: "",
}

interface PartProps {
  readonly draft: Draft
  readonly isAsked: boolean
  readonly onChange: (changed: Partial<Draft>) => void
}

export function AnchorForm({ keeping }: { readonly keeping: Keeping }): ReactElement {
  const { rules } = useWords()
  const [draft, setDraft] = useState(EMPTY)
  const { chosen } = draft
  const needsSecond = keeping.pack?.persons === 2
  const change = (changed: Partial<Draft>): void => {
    setDraft({ ...draft, ...changed })
  }
  return (
    <OperationForm
      title={rules.pinAuthorityTitle}
      lead={rules.pinAuthorityMeans}
      submit={rules.doPinAuthority}
      keeping={keeping}
      isComplete={isComplete(draft) && (!needsSecond || draft.second.trim() !== "")}
      onSubmit={(act) =>
        chosen === undefined
          ? Promise.resolve({ kind: "cancelled" })
          : api["pack:anchor"](askOf(act, chosen, draft))
      }
      says={() => rules.donePinAuthority}
    >
      {(isAsked) => (
        <>
          <Certificate draft={draft} isAsked={isAsked} onChange={change} />
          <VouchesFor draft={draft} isAsked={isAsked} onChange={change} />
          <ValidityFields value={draft} onChange={change} />
          <SecondField
            value={draft.second}
            isNeeded={needsSecond}
            isAsked={isAsked}
            onChange={(second) => {
              change({ second })
            }}
          />
        </>
      )}
    </OperationForm>
  )
}

function Certificate({ draft, isAsked, onChange }: PartProps): ReactElement {
  const { keys, rules } = useWords()
  const { chosen, isCompared } = draft
  const [refused, noteRefusal] = useRefusal()
  const choose = (): void => {
    void api["pack:choose-authority"](null).then((choice) => {
      noteRefusal(choice)
      // Another certificate was not compared yet.
      if (choice.kind === "authority") onChange({ chosen: choice, isCompared: false })
    })
  }
  const missing = isAsked && chosen === undefined ? rules.authorityMissing : undefined
  return (
    <>
      <ChosenField
        label={rules.authorityFile}
        {...(chosen === undefined ? { hint: rules.authorityFileHint } : {})}
        name={chosen?.file}
        wrong={refused ?? missing}
      >
        <Button icon="file" onPress={choose}>
          {chosen === undefined ? rules.chooseAuthority : keys.otherKey}
        </Button>
      </ChosenField>
      {chosen !== undefined && (
        <div className="stack stack-tight">
          <dl className="facts">
            <CertificateFacts certificate={chosen.certificate} />
          </dl>
          <div className="field">
            <Check
              isChecked={isCompared}
              onChange={(checked) => {
                onChange({ isCompared: checked })
              }}
            >
              {rules.compared}
            </Check>
            <Wrong says={isAsked && !isCompared ? rules.notCompared : undefined} />
          </div>
        </div>
      )}
    </>
  )
}

function VouchesFor({ draft, isAsked, onChange }: PartProps): ReactElement {
  const { keys, rules } = useWords()
  const { id, subject, purposes, roles, names } = draft
  return (
    <>
      <Field
        label={rules.authority}
        hint={rules.authorityHint}
        value={subject}
        onChange={(text) => {
          onChange({ subject: text })
        }}
        wrong={isAsked && subject.trim() === "" ? keys.needed : undefined}
      />
      <Field
        label={rules.pinId}
        hint={rules.pinIdHint}
        value={id}
        onChange={(text) => {
          onChange({ id: text })
        }}
        fixed
      />
      <Checks
        label={rules.purpose}
        value={purposes}
        options={PURPOSES.map((value) => ({ value, words: rules.purposes[value] }))}
        onChange={(chosen) => {
          onChange({ purposes: chosen })
        }}
        wrong={isAsked && purposes.length === 0 ? rules.purposeMissing : undefined}
      />
      {purposes.includes("signing") && (
        <>
          <Checks
            label={rules.actAs}
            value={roles}
            options={ROLES.map((value) => ({ value, words: keys.roles[value] }))}
            onChange={(chosen) => {
              onChange({ roles: chosen })
            }}
            wrong={isAsked && roles.length === 0 ? keys.roleMissing : undefined}
          />
          <Field
            label={rules.names}
            hint={rules.namesHint}
            value={names}
            onChange={(text) => {
              onChange({ names: text })
            }}
            wrong={isAsked && linesOf(names).length === 0 ? rules.namesMissing : undefined}
            isLong
            fixed
          />
        </>
      )}
    </>
  )
}

interface SecondFieldProps {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly isNeeded: boolean
  readonly isAsked: boolean
}

function SecondField({ value, onChange, isNeeded, isAsked }: SecondFieldProps): ReactElement {
  const { keys, rules } = useWords()
  return (
    <Field
      label={isNeeded ? keys.secondPerson : keys.second}
      hint={isNeeded ? rules.secondNeeded : rules.secondHint}
      value={value}
      onChange={onChange}
      wrong={isAsked && isNeeded && value.trim() === "" ? rules.secondMissing : undefined}
    />
  )
}

function isComplete(draft: Draft): boolean {
  const { chosen, isCompared, subject, purposes, roles, names, validFrom, validUntil } = draft
  const isNamed = subject.trim() !== "" && purposes.length > 0
  const isSigning = purposes.includes("signing")
  const isAdmitting = !isSigning || (roles.length > 0 && linesOf(names).length > 0)
  const isBounded = isInstantOrEmpty(validFrom) && isInstantOrEmpty(validUntil)
  return chosen !== undefined && isCompared && isNamed && isAdmitting && isBounded
}

function askOf(act: PackAct, { handle }: Chosen, draft: Draft): AnchorAsk {
  const isSigning = draft.purposes.includes("signing")
  return {
    ...act,
    ...{ authority: handle, subject: draft.subject.trim(), purposes: draft.purposes },
    id: textOrNull(draft.id),
    roles: isSigning ? draft.roles : [],
    names: isSigning ? linesOf(draft.names) : [],
    validFrom: typedInstant(draft.validFrom) ?? null,
    validUntil: typedInstant(draft.validUntil) ?? null,
    second: textOrNull(draft.second),
  }
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
}
