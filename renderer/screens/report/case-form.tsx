/** The case file as a form: declared particulars, each checked as it is typed. */
import type { ReactElement } from "react"
import { FieldError, Input, Label, TextArea, TextField } from "react-aria-components"
import type { CaseFault, CaseField, CaseFile } from "../../../core/index.ts"
import type { CaseFieldShape } from "../../../electron/contract/report.ts"
import { useWords } from "../../words/words.ts"

export interface CaseFormProps {
  readonly shapes: readonly CaseFieldShape[]
  readonly file: CaseFile
  readonly faults: Readonly<Partial<Record<CaseField, CaseFault>>>
  /** Somebody was in the field, and went on. */
  readonly onLeave: (name: CaseField) => void
  readonly onChange: (file: CaseFile) => void
}

export function CaseForm({ shapes, file, faults, onLeave, onChange }: CaseFormProps): ReactElement {
  const { particulars } = useWords()
  const groups = [...new Set(shapes.map(({ group }) => group))]
  return (
    <div className="stack case-form">
      {groups.map((group) => (
        <fieldset key={group}>
          <legend>{particulars.groups[group]}</legend>
          {shapes
            .filter((shape) => shape.group === group)
            .map((shape) => (
              <CaseInput
                key={shape.name}
                shape={shape}
                value={file[shape.name] ?? ""}
                fault={faults[shape.name]}
                onLeave={() => {
                  onLeave(shape.name)
                }}
                onChange={(value) => {
                  onChange({ ...file, [shape.name]: value })
                }}
              />
            ))}
        </fieldset>
      ))}
    </div>
  )
}

interface CaseInputProps {
  readonly shape: CaseFieldShape
  readonly value: string
  readonly fault: CaseFault | undefined
  readonly onLeave: () => void
  readonly onChange: (value: string) => void
}

function CaseInput({ shape, value, fault, onLeave, onChange }: CaseInputProps): ReactElement {
  const { particulars } = useWords()
  const { name, kind, required } = shape
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      onBlur={onLeave}
      isRequired={required}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
    >
      <Label>
        {particulars.fields[name]}
        {required && <span className="soft"> ({particulars.required})</span>}
      </Label>
      {kind === "text" ? <TextArea rows={3} /> : <Input autoComplete="off" />}
      <FieldError className="wrong">
        {fault === undefined ? null : particulars.faults[fault]}
      </FieldError>
    </TextField>
  )
}
