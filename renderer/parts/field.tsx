/** One line of text that is asked for: its name, what it is for, and what is wrong with it. */
import type { ReactElement } from "react"
import { FieldError, Input, Label, Text, TextArea, TextField } from "react-aria-components"

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly hint?: string
  /** What is wrong with it; undefined while nothing is. */
  readonly wrong?: string | undefined
  readonly type?: "text" | "password"
  /** In the typeface in which every character can be told apart. */
  readonly fixed?: boolean
  readonly isDisabled?: boolean
  /** Of several lines. */
  readonly isLong?: boolean
  /** The keyboard begins here when the form appears. */
  readonly begins?: boolean
}

export function Field(props: FieldProps): ReactElement {
  const { label, value, onChange, hint, wrong, type = "text", fixed = false } = props
  const { isDisabled = false, begins = false, isLong = false } = props
  const style = fixed ? "fixed" : ""
  return (
    <TextField
      className="field"
      type={type}
      value={value}
      onChange={onChange}
      isInvalid={wrong !== undefined}
      isDisabled={isDisabled}
      autoFocus={begins}
    >
      <Label>{label}</Label>
      {isLong ? (
        <TextArea className={style} rows={3} autoComplete="off" spellCheck="false" />
      ) : (
        <Input className={style} autoComplete="off" spellCheck="false" />
      )}
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="wrong">{wrong}</FieldError>
    </TextField>
  )
}
