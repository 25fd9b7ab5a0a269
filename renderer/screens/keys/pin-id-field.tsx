/** What a pinned key is called in commands and results; whoever types nothing gets a name made. */
import type { ReactElement } from "react"
import { Field } from "../../parts/field.tsx"
import { useWords } from "../../words/words.ts"

export interface PinIdFieldProps {
  readonly value: string
  readonly onChange: (id: string) => void
}

export function PinIdField({ value, onChange }: PinIdFieldProps): ReactElement {
  const { keys } = useWords()
  return <Field label={keys.pinId} hint={keys.pinIdHint} value={value} onChange={onChange} fixed />
}
