/** A private key that signs: its file, and the passphrase that opens it. */
import { useId, type ReactElement } from "react"
import { api } from "../bridge.ts"
import type { SigningKey } from "../state/signing-key.ts"
import { useRefusal } from "../state/refusal.ts"
import { useWords } from "../words/words.ts"
import { Button } from "./button.tsx"
import { EvidenceText } from "./evidence-text.tsx"
import { Field } from "./field.tsx"
import { Wrong } from "./wrong.tsx"

export interface PrivateKeyFieldProps {
  readonly label: string
  readonly hint?: string
  readonly passphraseHint: string
  readonly value: SigningKey
  readonly onChange: (key: SigningKey) => void
  readonly isMissing: boolean
}

export function PrivateKeyField(props: PrivateKeyFieldProps): ReactElement {
  const { label, hint, passphraseHint, value, onChange, isMissing } = props
  const { keys } = useWords()
  const id = useId()
  const [refused, noteRefusal] = useRefusal()
  const choose = (): void => {
    void api["signing-key:choose"](null).then((choice) => {
      noteRefusal(choice)
      if (choice.kind === "chosen") onChange({ file: choice, passphrase: "" })
    })
  }
  const wrong = refused ?? (isMissing ? keys.keyMissing : undefined)
  return (
    <>
      <div className="field" role="group" aria-labelledby={id}>
        <span className="label" id={id}>
          {label}
        </span>
        {hint !== undefined && <p className="hint">{hint}</p>}
        <div className="chosen">
          {value.file !== undefined && <EvidenceText text={value.file.name} />}
          <Button icon="key" onPress={choose}>
            {value.file === undefined ? keys.chooseSignKey : keys.otherKey}
          </Button>
        </div>
        <Wrong says={wrong} />
      </div>
      <Field
        label={keys.passphrase}
        hint={passphraseHint}
        type="password"
        value={value.passphrase}
        isDisabled={value.file === undefined}
        onChange={(passphrase) => {
          onChange({ ...value, passphrase })
        }}
      />
    </>
  )
}
