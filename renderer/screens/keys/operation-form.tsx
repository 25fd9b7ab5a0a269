/** The frame of every form that changes the pack: who, why, and what became of it. */
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from "react"
import { Form } from "react-aria-components"
import type { PackAct, PackChanged } from "../../../electron/contract/pack.ts"
import { Button } from "../../parts/button.tsx"
import { Field } from "../../parts/field.tsx"
import { goToFirstWrong } from "../../parts/first-wrong.ts"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import type { Changed, Keeping } from "../../state/keeping.ts"
import { useWords } from "../../words/words.ts"

export interface OperationFormProps {
  readonly title: string
  readonly lead?: string
  readonly submit: string
  readonly keeping: Keeping
  /** Nothing that is asked for besides name and reason is missing or wrong. */
  readonly isComplete: boolean
  readonly onSubmit: (act: PackAct) => Promise<PackChanged>
  /** What is said when it was done. */
  readonly says: (changed: Changed) => string
  /** @param isAsked - True once it was tried, from when on what is missing is said. */
  readonly children: (isAsked: boolean) => ReactNode
}

export function OperationForm(props: OperationFormProps): ReactElement {
  const { title, lead, submit, keeping, isComplete, onSubmit, says, children } = props
  const { keys, actions, frame } = useWords()
  const [reason, setReason] = useState("")
  const [isAsked, setAsked] = useState(false)
  const [state, setState] = useState<"idle" | "working" | { readonly says: string }>("idle")
  const form = useRef<HTMLFormElement>(null)
  const go = (): void => {
    setAsked(true)
    const [by, why] = [keeping.by.trim(), reason.trim()]
    if (state === "working") return
    if (!isComplete || by === "" || why === "") {
      goToFirstWrong(form.current)
      return
    }
    setState("working")
    onSubmit({ pack: keeping.pack?.sha256 ?? null, by, reason: why }).then(
      (answer) => {
        if (answer.kind === "changed") keeping.onDone(answer, says(answer))
        else setState(answer.kind === "refused" ? answer : "idle")
      },
      () => {
        setState({ says: frame.defect })
      },
    )
  }
  return (
    <Begun>
      <Panel title={title} {...(lead === undefined ? {} : { lead })}>
        <Form
          className="stack"
          ref={form}
          validationBehavior="aria"
          onSubmit={(event) => {
            event.preventDefault()
            go()
          }}
        >
          {children(isAsked)}
          <WhoAndWhy keeping={keeping} reason={reason} onReason={setReason} isAsked={isAsked} />
          {typeof state === "object" && (
            <Notice tone="failed" title={actions.notDone} isNews>
              <p>{state.says}</p>
            </Notice>
          )}
          <div className="button-row">
            <Button icon="pen" weight="primary" isDisabled={state === "working"} submits>
              {state === "working" ? keys.working : submit}
            </Button>
            <Button onPress={keeping.onClose}>{keys.cancel}</Button>
          </div>
        </Form>
      </Panel>
    </Begun>
  )
}

/** What was begun takes the keyboard with it. */
export function Begun({ children }: { readonly children: ReactNode }): ReactElement {
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    top.current?.focus({ preventScroll: true })
    top.current?.scrollIntoView({ block: "nearest" })
  }, [])
  return (
    <div className="begun" ref={top} tabIndex={-1}>
      {children}
    </div>
  )
}

interface WhoAndWhyProps {
  readonly keeping: Keeping
  readonly reason: string
  readonly onReason: (text: string) => void
  readonly isAsked: boolean
}

export function WhoAndWhy({ keeping, reason, onReason, isAsked }: WhoAndWhyProps): ReactElement {
  const { keys } = useWords()
  const missing = (text: string, says: string): string | undefined =>
    isAsked && text.trim() === "" ? says : undefined
  return (
    <div className="fields">
      <Field
        label={keys.by}
        value={keeping.by}
        onChange={keeping.onBy}
        wrong={missing(keeping.by, keys.byMissing)}
      />
      <Field
        label={keys.reason}
        value={reason}
        onChange={onReason}
        wrong={missing(reason, keys.reasonMissing)}
      />
    </div>
  )
}
