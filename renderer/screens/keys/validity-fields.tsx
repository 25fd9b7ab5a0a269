/** From when and until when a pin holds; either may be left open. */
import type { ReactElement } from "react"
import { useWords } from "../../words/words.ts"
import { InstantField } from "./instant-field.tsx"

export interface Validity {
  readonly validFrom: string
  readonly validUntil: string
}

export interface ValidityFieldsProps {
  readonly value: Validity
  readonly onChange: (change: Partial<Validity>) => void
}

export function ValidityFields({ value, onChange }: ValidityFieldsProps): ReactElement {
  const { keys } = useWords()
  return (
    <div className="fields">
      <InstantField
        label={keys.validFrom}
        value={value.validFrom}
        onChange={(validFrom) => {
          onChange({ validFrom })
        }}
      />
      <InstantField
        label={keys.validUntil}
        value={value.validUntil}
        onChange={(validUntil) => {
          onChange({ validUntil })
        }}
      />
    </div>
  )
}
