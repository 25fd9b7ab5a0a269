/** Which file is signed, in which form, by which key. */
import type { ReactElement } from "react"
import { Form } from "react-aria-components"
import type { SigningForm } from "../../../core/index.ts"
import { Button } from "../../parts/button.tsx"
import { Field } from "../../parts/field.tsx"
import { goToFirstWrong } from "../../parts/first-wrong.ts"
import { Panel } from "../../parts/panel.tsx"
import { PrivateKeyField } from "../../parts/private-key-field.tsx"
import { Segments } from "../../parts/segments.tsx"
import type { SignDraft } from "../../state/singles.tsx"
import { useWords } from "../../words/words.ts"
import { SingleFileField } from "./single-file-field.tsx"

const FORMS: readonly SigningForm[] = ["minisign", "sshsig", "jws", "dsse", "raw"]

export interface SignFormProps {
  readonly draft: SignDraft
  readonly passphrase: string
  readonly isSent: boolean
  readonly isBusy: boolean
  readonly onChange: (draft: SignDraft) => void
  readonly onPassphrase: (passphrase: string) => void
  readonly onSubmit: () => void
}

export function SignForm(props: SignFormProps): ReactElement {
  const { draft, passphrase, isSent, isBusy, onChange, onPassphrase, onSubmit } = props
  const { sign, judge } = useWords().singles
  const { file, form, key } = draft
  return (
    <Panel title={sign.choice} lead={sign.drop}>
      <Form
        className="stack"
        validationBehavior="aria"
        aria-busy={isBusy}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWhole(draft)) goToFirstWrong(event.currentTarget)
          onSubmit()
        }}
      >
        <SingleFileField
          part="file"
          label={sign.file}
          choose={judge.chooseFile}
          value={file}
          wrong={isSent && file === undefined ? sign.fileMissing : undefined}
          onChoose={(chosen) => {
            onChange({ ...draft, file: chosen })
          }}
        />
        <Segments
          label={sign.form}
          hint={sign.formsMean[form]}
          value={form}
          options={FORMS.map((value) => ({ value, words: sign.forms[value] }))}
          onChange={(chosen) => {
            onChange({ ...draft, form: chosen })
          }}
        />
        <Purpose draft={draft} isSent={isSent} onChange={onChange} />
        <PrivateKeyField
          label={sign.key}
          hint={sign.keyHint}
          passphraseHint={sign.passphraseHint}
          value={{ file: key, passphrase }}
          isMissing={isSent && key === undefined}
          onChange={(given) => {
            onChange({ ...draft, key: given.file })
            onPassphrase(given.passphrase)
          }}
        />
        <div className="button-row">
          <Button icon="pen" weight="primary" isDisabled={isBusy} submits>
            {sign.run}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}

type PurposeProps = Pick<SignFormProps, "draft" | "isSent" | "onChange">

/** What of a form is signed beside the file. */
function Purpose({ draft, isSent, onChange }: PurposeProps): ReactElement | null {
  const { sign } = useWords().singles
  if (draft.form === "sshsig") {
    return (
      <Field
        label={sign.namespace}
        hint={sign.namespaceHint}
        value={draft.namespace}
        wrong={isSent && draft.namespace.trim() === "" ? sign.namespaceMissing : undefined}
        onChange={(namespace) => {
          onChange({ ...draft, namespace })
        }}
      />
    )
  }
  if (draft.form !== "minisign") return null
  return (
    <Field
      label={sign.comment}
      hint={sign.commentHint}
      value={draft.comment}
      onChange={(comment) => {
        onChange({ ...draft, comment })
      }}
    />
  )
}

/** True while nothing is missing. */
export function isWhole({ file, key, form, namespace }: SignDraft): boolean {
  const hasPurpose = form !== "sshsig" || namespace.trim() !== ""
  return file !== undefined && key !== undefined && hasPurpose
}
