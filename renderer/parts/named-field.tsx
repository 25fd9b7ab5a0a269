/**
 * Something that is named by typing it or by choosing a file, and holds only once it was taken:
 * what is typed by half is never in force.
 */
import { useState, type ReactElement, type ReactNode } from "react"
import { Form } from "react-aria-components"
import { useRefusal, type Answered } from "../state/refusal.ts"
import { useWords } from "../words/words.ts"
import { Button } from "./button.tsx"
import { Field } from "./field.tsx"

export interface TakenOne {
  readonly key: string
  /** As a person hears it: "Remove: ...". */
  readonly name: string
  readonly words: ReactNode
  readonly onRemove: () => void
}

export interface NamedFieldProps {
  readonly label: string
  readonly hint: string
  readonly taken: readonly TakenOne[]
  /** True where there can be but one, so that nothing is asked for beside it. */
  readonly isSingle: boolean
  /** Takes what was typed, or answers with the refusal. */
  readonly onTake: (text: string) => Promise<Answered | undefined>
  /** Lets the person choose a file; answers as `onTake`. */
  readonly file?: { readonly words: string; readonly onChoose: () => Promise<Answered | undefined> }
}

export function NamedField(props: NamedFieldProps): ReactElement {
  const { label, hint, taken, isSingle, onTake, file } = props
  const { terms } = useWords()
  const [text, setText] = useState("")
  const [wrong, noteWrong] = useRefusal()
  const isFull = isSingle && taken.length > 0
  const take = (): void => {
    if (text.trim() === "") return
    void onTake(text.trim()).then((refusal) => {
      noteWrong(refusal)
      if (refusal === undefined) setText("")
    })
  }
  return (
    <div className="named">
      {isFull && <span className="label">{label}</span>}
      {!isFull && (
        <Form
          className="named-form"
          onSubmit={(event) => {
            event.preventDefault()
            take()
          }}
        >
          <Field
            label={label}
            hint={hint}
            value={text}
            wrong={wrong}
            fixed
            onChange={(typed) => {
              setText(typed)
              noteWrong(undefined)
            }}
          />
          <div className="button-row">
            <Button small label={`${isSingle ? terms.use : terms.add}: ${label}`} submits>
              {isSingle ? terms.use : terms.add}
            </Button>
            {file !== undefined && (
              <Button
                small
                icon="file"
                onPress={() => {
                  void file.onChoose().then(noteWrong)
                }}
              >
                {file.words}
              </Button>
            )}
          </div>
        </Form>
      )}
      {taken.length > 0 && <Taken label={label} taken={taken} />}
    </div>
  )
}

function Taken({ label, taken }: Pick<NamedFieldProps, "label" | "taken">): ReactElement {
  const { terms } = useWords()
  return (
    <ul className="taken" aria-label={label}>
      {taken.map((one) => (
        <li key={one.key}>
          <span className="taken-words">{one.words}</span>
          <Button small weight="quiet" label={terms.removeOf(one.name)} onPress={one.onRemove}>
            {terms.remove}
          </Button>
        </li>
      ))}
    </ul>
  )
}
