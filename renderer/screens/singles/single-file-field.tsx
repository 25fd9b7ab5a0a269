/** A single file that is chosen by a dialog, or by dropping it on its field. */
import { type ReactElement } from "react"
import type { SinglePart } from "../../../electron/contract/singles.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { ChosenField } from "../../parts/chosen-field.tsx"
import type { SingleFile } from "../../state/single-files.ts"
import { useRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"

export interface SingleFileFieldProps {
  readonly part: SinglePart
  readonly label: string
  readonly hint?: string
  /** What the button says while nothing is chosen. */
  readonly choose: string
  readonly value: SingleFile | undefined
  readonly wrong: string | undefined
  readonly onChoose: (file: SingleFile) => void
}

export function SingleFileField(props: SingleFileFieldProps): ReactElement {
  const { part, label, hint, choose, value, wrong, onChoose } = props
  const { judge } = useWords().singles
  const { refused, ask } = useSingleChoice(part, onChoose)
  return (
    <div data-part={part}>
      <ChosenField
        label={label}
        {...(hint === undefined ? {} : { hint })}
        name={value?.name}
        wrong={refused ?? wrong}
      >
        <Button icon="file" onPress={ask}>
          {value === undefined ? choose : judge.other}
        </Button>
      </ChosenField>
    </div>
  )
}

interface SingleChoice {
  /** Why the last one could not be taken. */
  readonly refused: string | undefined
  readonly ask: () => void
}

export function useSingleChoice(
  part: SinglePart,
  onChoose: (file: SingleFile) => void,
): SingleChoice {
  const [refused, noteRefusal] = useRefusal()
  const ask = (): void => {
    void api["single:choose"](part).then((choice) => {
      noteRefusal(choice)
      if (choice.kind === "chosen") onChoose(choice)
    })
  }
  return { refused, ask }
}
