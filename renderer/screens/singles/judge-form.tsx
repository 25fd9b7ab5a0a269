/** Which file, which signature over it, and which time-stamps over that. */
import type { ReactElement } from "react"
import { Form } from "react-aria-components"
import { Button } from "../../parts/button.tsx"
import { ChosenField } from "../../parts/chosen-field.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Field } from "../../parts/field.tsx"
import { goToFirstWrong } from "../../parts/first-wrong.ts"
import { Panel } from "../../parts/panel.tsx"
import { withFile, type JudgeDraft } from "../../state/single-files.ts"
import { useWords } from "../../words/words.ts"
import { SingleFileField, useSingleChoice } from "./single-file-field.tsx"
import { TrustInForce } from "./trust-in-force.tsx"

export interface JudgeFormProps {
  readonly draft: JudgeDraft
  /** It was sent once, so what is missing is said. */
  readonly isSent: boolean
  readonly needsNamespace: boolean
  readonly isBusy: boolean
  readonly onChange: (draft: JudgeDraft) => void
  readonly onSubmit: () => void
}

export function JudgeForm(props: JudgeFormProps): ReactElement {
  const { draft, isSent, needsNamespace, isBusy, onChange, onSubmit } = props
  const { judge } = useWords().singles
  const { file, signature } = draft
  return (
    <Panel title={judge.choice} lead={judge.drop}>
      <Form
        className="stack"
        validationBehavior="aria"
        aria-busy={isBusy}
        onSubmit={(event) => {
          event.preventDefault()
          if (file === undefined || signature === undefined) goToFirstWrong(event.currentTarget)
          onSubmit()
        }}
      >
        <SingleFileField
          part="file"
          label={judge.file}
          choose={judge.chooseFile}
          value={file}
          wrong={isSent && file === undefined ? judge.fileMissing : undefined}
          onChoose={(chosen) => {
            onChange(withFile(draft, "file", chosen))
          }}
        />
        <SingleFileField
          part="signature"
          label={judge.signature}
          hint={judge.signatureHint}
          choose={judge.chooseSignature}
          value={signature}
          wrong={isSent && signature === undefined ? judge.signatureMissing : undefined}
          onChoose={(chosen) => {
            onChange(withFile(draft, "signature", chosen))
          }}
        />
        <StampsField draft={draft} onChange={onChange} />
        <Field
          label={judge.namespace}
          hint={judge.namespaceHint}
          value={draft.namespace}
          wrong={needsNamespace ? judge.namespaceMissing : undefined}
          onChange={(namespace) => {
            onChange({ ...draft, namespace })
          }}
        />
        <TrustInForce noTrustMeans={judge.noTrustMeans} />
        <div className="button-row">
          <Button icon="shield" weight="primary" isDisabled={isBusy} submits>
            {judge.run}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}

type StampsFieldProps = Pick<JudgeFormProps, "draft" | "onChange">

function StampsField({ draft, onChange }: StampsFieldProps): ReactElement {
  const { judge } = useWords().singles
  const { refused, ask } = useSingleChoice("stamp", (chosen) => {
    onChange(withFile(draft, "stamp", chosen))
  })
  const { stamps } = draft
  return (
    <div data-part="stamp">
      <ChosenField label={judge.stamps} hint={judge.stampsHint} name={undefined} wrong={refused}>
        {stamps.map(({ handle, name }) => (
          <span key={handle} className="chosen">
            <strong>
              <EvidenceText text={name} />
            </strong>
            <Button
              small
              icon="cross"
              weight="quiet"
              label={judge.remove(name)}
              onPress={() => {
                onChange({ ...draft, stamps: stamps.filter((one) => one.handle !== handle) })
              }}
            >
              {judge.removed}
            </Button>
          </span>
        ))}
        <Button icon="clock" onPress={ask}>
          {judge.chooseStamp}
        </Button>
      </ChosenField>
    </div>
  )
}
