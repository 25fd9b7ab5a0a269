/** Private keys that insiders are to have stolen, each with the passphrase that opens it. */
import type { ReactElement } from "react"
import type { KeyHandle } from "../../../electron/contract/report.ts"
import type { Named } from "../../../electron/contract/sealing.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { ChosenField } from "../../parts/chosen-field.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Field } from "../../parts/field.tsx"
import type { Passphrases } from "../../state/drilling.ts"
import { useRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"

export interface StolenKeysFieldProps {
  readonly stolen: readonly Named<KeyHandle>[]
  readonly passphrases: Passphrases
  readonly onStolen: (stolen: readonly Named<KeyHandle>[]) => void
  readonly onPassphrases: (passphrases: Passphrases) => void
}

export function StolenKeysField(props: StolenKeysFieldProps): ReactElement {
  const { stolen, passphrases, onStolen, onPassphrases } = props
  const { drill, judge } = useWords().singles
  const [refused, noteRefusal] = useRefusal()
  const add = (): void => {
    void api["signing-key:choose"](null).then((choice) => {
      noteRefusal(choice)
      if (choice.kind !== "chosen") return
      onStolen([...stolen, { handle: choice.handle, name: choice.name }])
    })
  }
  return (
    <div className="stack stack-tight">
      <ChosenField label={drill.stolen} hint={drill.stolenHint} name={undefined} wrong={refused}>
        <Button icon="key" onPress={add}>
          {drill.addStolen}
        </Button>
      </ChosenField>
      {stolen.map(({ handle, name }) => (
        <div key={handle} className="stolen-key">
          <div className="chosen">
            <strong>
              <EvidenceText text={name} />
            </strong>
            <Button
              small
              icon="cross"
              weight="quiet"
              label={judge.remove(name)}
              onPress={() => {
                onStolen(stolen.filter((one) => one.handle !== handle))
              }}
            >
              {judge.removed}
            </Button>
          </div>
          <Field
            label={drill.passphraseOf(name)}
            hint={drill.passphraseHint}
            type="password"
            value={passphrases[handle] ?? ""}
            onChange={(passphrase) => {
              onPassphrases({ ...passphrases, [handle]: passphrase })
            }}
          />
        </div>
      ))}
    </div>
  )
}
