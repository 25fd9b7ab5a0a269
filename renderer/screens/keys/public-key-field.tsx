/** Choosing a public key, and comparing its fingerprint with what the owner reads aloud. */
import { useId, type ReactElement } from "react"
import type { ChosenKey } from "../../../electron/contract/pack.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Check } from "../../parts/checks.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Field } from "../../parts/field.tsx"
import { Fingerprint } from "../../parts/fingerprint.tsx"
import { Wrong } from "../../parts/wrong.tsx"
import { useRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"

/** How a key was compared: read aloud and typed, or in a way that the person answers for. */
export interface Comparison {
  readonly spoken: string
  readonly otherwise: boolean
}

export const NOT_COMPARED: Comparison = { spoken: "", otherwise: false }

/** True once something says that the key is the owner's. */
export function isCompared({ spoken, otherwise }: Comparison): boolean {
  return otherwise || spoken.trim() !== ""
}

interface PublicKeyFieldProps {
  readonly chosen: ChosenKey | undefined
  readonly onChoose: (key: ChosenKey) => void
  readonly comparison: Comparison
  readonly onCompare: (comparison: Comparison) => void
  readonly isAsked: boolean
}

export function PublicKeyField(props: PublicKeyFieldProps): ReactElement {
  const { chosen, onChoose, comparison, onCompare, isAsked } = props
  const { keys } = useWords()
  return (
    <>
      <KeyFile chosen={chosen} onChoose={onChoose} isMissing={isAsked && chosen === undefined} />
      {chosen !== undefined && (
        <>
          <Fingerprint {...chosen} />
          <Spoken
            value={comparison.spoken}
            onChange={(spoken) => {
              onCompare({ ...comparison, spoken })
            }}
            wrong={isAsked && !isCompared(comparison) ? keys.notCompared : undefined}
          />
          <Check
            isChecked={comparison.otherwise}
            onChange={(otherwise) => {
              onCompare({ ...comparison, otherwise })
            }}
          >
            {keys.otherwise}
          </Check>
        </>
      )}
    </>
  )
}

interface SpokenProps {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly wrong: string | undefined
}

export function Spoken({ value, onChange, wrong }: SpokenProps): ReactElement {
  const { keys } = useWords()
  return (
    <Field
      label={keys.spoken}
      hint={keys.spokenHint}
      value={value}
      onChange={onChange}
      wrong={wrong}
      fixed
    />
  )
}

interface KeyFileProps {
  readonly chosen: ChosenKey | undefined
  readonly isMissing: boolean
  readonly onChoose: (key: ChosenKey) => void
}

function KeyFile({ chosen, isMissing, onChoose }: KeyFileProps): ReactElement {
  const { keys } = useWords()
  const id = useId()
  const [refused, noteRefusal] = useRefusal()
  const choose = (): void => {
    void api["pack:choose-key"](null).then((choice) => {
      noteRefusal(choice)
      if (choice.kind === "key") onChoose(choice.key)
    })
  }
  const wrong = refused ?? (isMissing ? keys.keyMissing : undefined)
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span className="label" id={id}>
        {keys.keyFile}
      </span>
      {chosen === undefined ? (
        <p className="hint">{keys.keyFileHint}</p>
      ) : (
        <p>
          <EvidenceText text={chosen.name} />
          {chosen.isCertificate && <span className="beneath">{keys.isCertificate}</span>}
        </p>
      )}
      <div className="button-row">
        <Button icon="key" onPress={choose}>
          {chosen === undefined ? keys.chooseKey : keys.otherKey}
        </Button>
      </div>
      <Wrong says={wrong} />
    </div>
  )
}
