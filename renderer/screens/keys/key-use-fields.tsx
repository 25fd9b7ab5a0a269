/** The one algorithm that a key is bound to when it is pinned, where another than the usual is wanted. */
import type { ReactElement } from "react"
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from "react-aria-components"
import type { ChosenKey } from "../../../electron/contract/pack.ts"
import { Field } from "../../parts/field.tsx"
import { Icon } from "../../parts/icon.tsx"
import { Segments } from "../../parts/segments.tsx"
import { isSalt, masksOf, USUAL, usesPss, type UseDraft } from "../../state/key-use.ts"
import { useWords } from "../../words/words.ts"

interface KeyUseFieldsProps {
  readonly chosen: ChosenKey | undefined
  readonly use: UseDraft
  readonly onChange: (use: UseDraft) => void
}

/** Nothing for a key that has but one use. */
export function KeyUseFields(props: KeyUseFieldsProps): ReactElement | null {
  const { chosen, use, onChange } = props
  const { keys } = useWords()
  if (chosen === undefined || chosen.uses.length < 2) return null
  const usual = { value: "" as const, words: keys.usualUse(chosen.algorithm) }
  return (
    <Disclosure className="disclosure">
      <Heading level={3} className="terms-head">
        <AriaButton slot="trigger" className="disclosure-button">
          <Icon name="forward" />
          <span>
            {keys.use}
            <small>{use.algorithm === "" ? usual.words : use.algorithm}</small>
          </span>
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <div className="stack disclosed">
          <Segments
            label={keys.useAlgorithm}
            hint={keys.useHint}
            value={use.algorithm}
            options={[usual, ...chosen.uses.map((one) => ({ value: one, words: one }))]}
            onChange={(algorithm) => {
              // Salt and mask are of RSASSA-PSS alone.
              onChange({ ...USUAL, algorithm })
            }}
          />
          {usesPss(use) && <PssFields chosen={chosen} use={use} onChange={onChange} />}
        </div>
      </DisclosurePanel>
    </Disclosure>
  )
}

interface PssFieldsProps extends KeyUseFieldsProps {
  readonly chosen: ChosenKey
}

function PssFields({ chosen, use, onChange }: PssFieldsProps): ReactElement {
  const { keys } = useWords()
  return (
    <>
      <Field
        label={keys.saltLength}
        hint={keys.saltLengthHint}
        value={use.saltLength}
        wrong={isSalt(use.saltLength) ? undefined : keys.noSaltLength}
        onChange={(saltLength) => {
          onChange({ ...use, saltLength })
        }}
      />
      <Segments
        label={keys.maskHash}
        value={use.mgfHash}
        options={[
          { value: "", words: keys.usualMask },
          ...masksOf(chosen).map((value) => ({ value, words: value })),
        ]}
        onChange={(mgfHash) => {
          onChange({ ...use, mgfHash })
        }}
      />
    </>
  )
}
