/** Something that is chosen by a dialog: what it is for, its name, and the buttons that choose. */
import { useId, type ReactElement, type ReactNode } from "react"
import { EvidenceText } from "./evidence-text.tsx"
import { Wrong } from "./wrong.tsx"

export interface ChosenFieldProps {
  readonly label: string
  readonly hint?: string
  readonly name: string | undefined
  readonly wrong: string | undefined
  readonly children: ReactNode
}

export function ChosenField({
  label,
  hint,
  name,
  wrong,
  children,
}: ChosenFieldProps): ReactElement {
  const id = useId()
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span className="label" id={id}>
        {label}
      </span>
      <div className="chosen">
        {name !== undefined && (
          <strong>
            <EvidenceText text={name} />
          </strong>
        )}
        {children}
      </div>
      {hint !== undefined && <p className="hint">{hint}</p>}
      <Wrong says={wrong} />
    </div>
  )
}
