/** A day, or a day and a time in UTC; what is none is said as soon as it is typed. */
import type { ReactElement } from "react"
import { Field } from "../../parts/field.tsx"
import { typedInstant } from "../../state/instants.ts"
import { useWords } from "../../words/words.ts"

export interface InstantFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
}

export function InstantField({ label, value, onChange }: InstantFieldProps): ReactElement {
  const { keys } = useWords()
  return (
    <Field
      label={label}
      value={value}
      onChange={onChange}
      hint={keys.day}
      wrong={isInstantOrEmpty(value) ? undefined : keys.noInstant}
      fixed
    />
  )
}

/** True for "", with which no instant is named. */
export function isInstantOrEmpty(text: string): boolean {
  return text.trim() === "" || typedInstant(text) !== undefined
}
