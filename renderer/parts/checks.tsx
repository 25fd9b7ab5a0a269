/** Things of which any number may hold, each with its box. */
import type { ReactElement, ReactNode } from "react"
import {
  CheckboxButton,
  CheckboxField,
  CheckboxGroup,
  FieldError,
  Label,
  Text,
} from "react-aria-components"
import { Icon } from "./icon.tsx"

export interface ChecksProps<Value extends string> {
  readonly label: string
  readonly hint?: string
  readonly wrong?: string | undefined
  readonly value: readonly Value[]
  readonly options: readonly { readonly value: Value; readonly words: ReactNode }[]
  readonly onChange: (value: readonly Value[]) => void
}

export function Checks<Value extends string>(props: ChecksProps<Value>): ReactElement {
  const { label, hint, wrong, value, options, onChange } = props
  return (
    <CheckboxGroup
      className="field"
      value={[...value]}
      isInvalid={wrong !== undefined}
      onChange={(chosen) => {
        onChange(options.map((option) => option.value).filter((one) => chosen.includes(one)))
      }}
    >
      <Label className="label">{label}</Label>
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <div className="checks">
        {options.map((option) => (
          <CheckboxField key={option.value} value={option.value}>
            <CheckboxButton className="check">
              <Box />
              {option.words}
            </CheckboxButton>
          </CheckboxField>
        ))}
      </div>
      <FieldError className="wrong">{wrong}</FieldError>
    </CheckboxGroup>
  )
}

export interface CheckProps {
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly children: ReactNode
}

/** One thing that holds or does not. */
export function Check({ isChecked, onChange, children }: CheckProps): ReactElement {
  return (
    <CheckboxField className="field" isSelected={isChecked} onChange={onChange}>
      <CheckboxButton className="check">
        <Box />
        {children}
      </CheckboxButton>
    </CheckboxField>
  )
}

function Box(): ReactElement {
  return (
    <span className="check-box" aria-hidden="true">
      <Icon name="check" />
    </span>
  )
}
