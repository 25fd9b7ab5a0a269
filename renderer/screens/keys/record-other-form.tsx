/** Taking a change by hand into the history of a trust pack that is not in force. */
import { useRef, useState, type ReactElement } from "react"
import { Form } from "react-aria-components"
import type { ChangedPack, OtherRecorded } from "../../../electron/contract/pack.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { ChosenField } from "../../parts/chosen-field.tsx"
import { goToFirstWrong } from "../../parts/first-wrong.ts"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import type { Keeping } from "../../state/keeping.ts"
import { useDesk } from "../../state/provider.tsx"
import { useRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"
import { Begun, WhoAndWhy } from "./operation-form.tsx"
import { PackHeld } from "./pack-held.tsx"

type Chosen = Extract<ChangedPack, { readonly kind: "changed-pack" }>
type State = "idle" | "working" | "broken" | OtherRecorded

export function RecordOtherForm({ keeping }: { readonly keeping: Keeping }): ReactElement {
  const { keys, rules } = useWords()
  const [state, setState] = useState<State>("idle")
  const isInForce = useDesk().session.trust !== null
  const lead = [rules.recordOtherMeans, ...(isInForce ? [rules.inForceStays] : [])].join(" ")
  const isDone = typeof state === "object" && state.kind === "recorded"
  return (
    <Begun>
      <Panel title={rules.recordOtherTitle} lead={lead}>
        {isDone ? (
          <div className="stack">
            <Notice tone="passed" title={rules.doneRecordIn(state.name)} isNews>
              {state.unsigned > 0 && <p>{keys.lostSignatures}</p>}
              <Repeat command={state.command} />
            </Notice>
            <div className="button-row">
              <Button onPress={keeping.onClose}>{keys.close}</Button>
            </div>
          </div>
        ) : (
          <Fields keeping={keeping} state={state} onState={setState} />
        )}
      </Panel>
    </Begun>
  )
}

interface FieldsProps {
  readonly keeping: Keeping
  readonly state: State
  readonly onState: (state: State) => void
}

function Fields({ keeping, state, onState }: FieldsProps): ReactElement {
  const { keys, rules } = useWords()
  const [chosen, setChosen] = useState<Chosen>()
  const [reason, setReason] = useState("")
  const [isAsked, setAsked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const record = (): void => {
    setAsked(true)
    const [by, why] = [keeping.by.trim(), reason.trim()]
    if (state === "working") return
    if (chosen === undefined || by === "" || why === "") {
      goToFirstWrong(form.current)
      return
    }
    onState("working")
    const { handle: other, pack } = chosen
    api["pack:record-other"]({ other, pack: pack.sha256, by, reason: why }).then(onState, () => {
      onState("broken")
    })
  }
  return (
    <Form
      className="stack"
      ref={form}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault()
        record()
      }}
    >
      <PackField chosen={chosen} isAsked={isAsked} onChoose={setChosen} />
      {chosen !== undefined && <PackHeld pack={chosen.pack} />}
      <WhoAndWhy keeping={keeping} reason={reason} onReason={setReason} isAsked={isAsked} />
      <NotRecorded state={state} />
      <div className="button-row">
        <Button icon="pen" weight="primary" isDisabled={state === "working"} submits>
          {state === "working" ? keys.working : rules.doRecord}
        </Button>
        <Button onPress={keeping.onClose}>{keys.cancel}</Button>
      </div>
    </Form>
  )
}

interface PackFieldProps {
  readonly chosen: Chosen | undefined
  readonly isAsked: boolean
  readonly onChoose: (chosen: Chosen) => void
}

function PackField({ chosen, isAsked, onChoose }: PackFieldProps): ReactElement {
  const { keys, rules } = useWords()
  const [refused, noteRefusal] = useRefusal()
  const missing = isAsked && chosen === undefined ? rules.changedPackMissing : undefined
  return (
    <ChosenField label={rules.changedPack} name={chosen?.pack.name} wrong={refused ?? missing}>
      <Button
        icon="key"
        onPress={() => {
          void api["pack:choose-changed"](null).then((choice) => {
            noteRefusal(choice)
            if (choice.kind === "changed-pack") onChoose(choice)
          })
        }}
      >
        {chosen === undefined ? rules.chooseChanged : keys.chooseOther}
      </Button>
    </ChosenField>
  )
}

function NotRecorded({ state }: { readonly state: State }): ReactElement | null {
  const { actions, frame } = useWords()
  if (state === "broken") return <Notice tone="failed" title={frame.defect} isNews />
  if (typeof state === "string" || state.kind !== "refused") return null
  return (
    <Notice tone="failed" title={actions.notDone} isNews>
      <p>{state.says}</p>
    </Notice>
  )
}
