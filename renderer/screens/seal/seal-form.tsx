/** What to seal, with which key, as what, and why. */
import type { ReactElement } from "react"
import { Form } from "react-aria-components"
import type { SealRole } from "../../../core/index.ts"
import { Button } from "../../parts/button.tsx"
import { Check } from "../../parts/checks.tsx"
import { Field } from "../../parts/field.tsx"
import { goToFirstWrong } from "../../parts/first-wrong.ts"
import { Panel } from "../../parts/panel.tsx"
import { PrivateKeyField } from "../../parts/private-key-field.tsx"
import { Segments } from "../../parts/segments.tsx"
import { askOf, type DraftProps, type WorkKind } from "../../state/seal-draft.ts"
import { useWords } from "../../words/words.ts"
import { BagField, EventsField, ExportFields, SourceField } from "./source-fields.tsx"

const WORKS: readonly WorkKind[] = ["new", "add", "extend"]
const ROLES: readonly SealRole[] = ["exporter", "archivist", "witness", "examiner"]

interface SealFormProps extends DraftProps {
  readonly isBusy: boolean
  readonly onSubmit: () => void
}

export function SealForm({
  draft,
  isAsked,
  isBusy,
  onChange,
  onSubmit,
}: SealFormProps): ReactElement {
  const { seal } = useWords()
  const parts = { draft, isAsked, onChange }
  return (
    <Panel title={seal.work}>
      <Form
        className="stack"
        validationBehavior="aria"
        aria-busy={isBusy}
        onSubmit={(event) => {
          event.preventDefault()
          if (askOf(draft) === undefined) goToFirstWrong(event.currentTarget)
          onSubmit()
        }}
      >
        <div className="stack stack-tight">
          <Segments
            label={seal.work}
            hidesLabel
            value={draft.kind}
            options={WORKS.map((value) => ({ value, words: seal.works[value] }))}
            onChange={(kind) => {
              onChange({ ...draft, kind })
            }}
          />
          <p className="soft">{seal.worksMean[draft.kind]}</p>
        </div>
        {draft.kind === "new" ? <SourceField {...parts} /> : <BagField {...parts} />}
        {draft.kind !== "add" && <EventsField {...parts} />}
        {draft.kind === "new" && <ExportFields {...parts} />}
        <Keys {...parts} />
        <Claim {...parts} />
        <div className="button-row">
          <Button icon="search" weight="primary" isDisabled={isBusy} submits>
            {seal.preview}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}

function Keys({ draft, isAsked, onChange }: DraftProps): ReactElement {
  const { seal } = useWords()
  return (
    <>
      <PrivateKeyField
        label={seal.key}
        hint={seal.keyHint}
        passphraseHint={seal.passphraseHint}
        value={draft.key}
        isMissing={isAsked && draft.key.file === undefined}
        onChange={(key) => {
          onChange({ ...draft, key })
        }}
      />
      {draft.kind !== "add" && (
        <Check
          isChecked={draft.hasLogKey}
          onChange={(hasLogKey) => {
            onChange({ ...draft, hasLogKey })
          }}
        >
          {seal.withLogKey}
        </Check>
      )}
      {draft.kind !== "add" && draft.hasLogKey && (
        <PrivateKeyField
          label={seal.logKey}
          hint={seal.logKeyHint}
          passphraseHint={seal.passphraseHint}
          value={draft.logKey}
          isMissing={isAsked && draft.logKey.file === undefined}
          onChange={(logKey) => {
            onChange({ ...draft, logKey })
          }}
        />
      )}
    </>
  )
}

function Claim({ draft, isAsked, onChange }: DraftProps): ReactElement {
  const { seal, keys } = useWords()
  return (
    <>
      <Segments
        label={seal.role}
        value={draft.role}
        options={ROLES.map((value) => ({ value, words: keys.roles[value] }))}
        onChange={(role) => {
          onChange({ ...draft, role })
        }}
      />
      <Field
        label={seal.reason}
        hint={seal.reasonHint}
        value={draft.reason}
        wrong={isAsked && draft.reason.trim() === "" ? seal.reasonMissing : undefined}
        onChange={(reason) => {
          onChange({ ...draft, reason })
        }}
      />
    </>
  )
}
