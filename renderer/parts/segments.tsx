/** A choice of few, with all of them in view. */
import type { ReactElement, ReactNode } from "react"
import { Label, RadioButton, RadioField, RadioGroup, Text } from "react-aria-components"

export interface SegmentsProps<Value extends string> {
  readonly label: string
  /** The label is said but not drawn, where what stands around says it already. */
  readonly hidesLabel?: boolean
  /** What the choice means, said beneath it. */
  readonly hint?: string
  readonly isDisabled?: boolean
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly words: ReactNode }[]
  readonly onChange: (value: Value) => void
}

export function Segments<Value extends string>(props: SegmentsProps<Value>): ReactElement {
  const { label, hidesLabel = false, hint, isDisabled = false, value, options, onChange } = props
  return (
    <RadioGroup
      className="field"
      value={value}
      orientation="horizontal"
      isDisabled={isDisabled}
      onChange={(chosen) => {
        const option = options.find((one) => one.value === chosen)
        if (option !== undefined) onChange(option.value)
      }}
    >
      <Label className={hidesLabel ? "visually-hidden" : "label"}>{label}</Label>
      <div className="segments">
        {options.map((option) => (
          <RadioField key={option.value} value={option.value}>
            <RadioButton className="segment">{option.words}</RadioButton>
          </RadioField>
        ))}
      </div>
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
    </RadioGroup>
  )
}
