/** What is drilled: the evidence, whose keys were stolen, and how chance strikes. */
import type { ReactElement } from "react"
import { Form } from "react-aria-components"
import type { Offer } from "../../../electron/contract/evidence.ts"
import { Button } from "../../parts/button.tsx"
import { Field } from "../../parts/field.tsx"
import { goToFirstWrong } from "../../parts/first-wrong.ts"
import { Panel } from "../../parts/panel.tsx"
import { typedNumber, type DrillDraft, type Passphrases } from "../../state/drilling.ts"
import { useDesk } from "../../state/provider.tsx"
import { sampleOf } from "../../state/sample.ts"
import { useWords } from "../../words/words.ts"
import { EvidenceField } from "./evidence-field.tsx"
import { StolenKeysField } from "./stolen-keys-field.tsx"
import { TrustInForce } from "./trust-in-force.tsx"

export interface DrillFormProps {
  readonly draft: DrillDraft
  readonly passphrases: Passphrases
  /** It was sent once, so what is missing is said. */
  readonly isSent: boolean
  readonly isBusy: boolean
  readonly onOffer: (offer: Offer) => void
  readonly onChange: (draft: DrillDraft) => void
  readonly onPassphrases: (passphrases: Passphrases) => void
  readonly onSubmit: () => void
}

export function DrillForm(props: DrillFormProps): ReactElement {
  const { draft, passphrases, isSent, isBusy, onOffer, onChange, onPassphrases, onSubmit } = props
  const { singles, open } = useWords()
  const { drill } = singles
  const { evidence, stolen } = draft
  const { sample } = useDesk().session
  const isSample = sampleOf(sample, evidence?.handle) !== undefined
  return (
    <Panel title={drill.choice} lead={drill.drop}>
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
        <EvidenceField
          label={drill.evidence}
          evidence={evidence}
          wrong={isSent && evidence === undefined ? drill.missing : undefined}
          onOffer={onOffer}
        />
        {isSample ? (
          <p className="soft">{open.sampleKeys}</p>
        ) : (
          <TrustInForce noTrustMeans={drill.noTrustMeans} />
        )}
        <StolenKeysField
          stolen={stolen}
          passphrases={passphrases}
          onStolen={(next) => {
            onChange({ ...draft, stolen: next })
          }}
          onPassphrases={onPassphrases}
        />
        <div className="drill-numbers">
          <NumberField name="seed" draft={draft} onChange={onChange} />
          <NumberField name="flips" draft={draft} onChange={onChange} />
        </div>
        <div className="button-row">
          <Button icon="shield" weight="primary" isDisabled={isBusy} submits>
            {drill.run}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}

interface NumberFieldProps extends Pick<DrillFormProps, "draft" | "onChange"> {
  readonly name: "seed" | "flips"
}

function NumberField({ name, draft, onChange }: NumberFieldProps): ReactElement {
  const { drill } = useWords().singles
  return (
    <Field
      label={drill[name]}
      hint={drill[`${name}Hint`]}
      value={draft[name]}
      wrong={typedNumber(draft[name]) === undefined ? drill.noNumber : undefined}
      onChange={(typed) => {
        onChange({ ...draft, [name]: typed })
      }}
    />
  )
}

function isWhole({ evidence, seed, flips }: DrillDraft): boolean {
  const areNumbers = typedNumber(seed) !== undefined && typedNumber(flips) !== undefined
  return evidence !== undefined && areNumbers
}
