/** An authority's answer: chosen, checked, and only then, when the person says so, added. */
import { useState, type ReactElement } from "react"
import { Form } from "react-aria-components"
import type { ExaminationHandle } from "../../../electron/contract/examination.ts"
import type { Named } from "../../../electron/contract/sealing.ts"
import type {
  Stamp,
  StampAdded,
  SealStampAsk,
  StampChecked,
  StampFileHandle,
} from "../../../electron/contract/stamps.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { ChosenField } from "../../parts/chosen-field.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { useDesk } from "../../state/provider.tsx"
import { useRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"
import { StampFacts } from "./stamp-facts.tsx"
import { StampToAdd } from "./stamp-to-add.tsx"

interface StampFormProps {
  readonly examination: ExaminationHandle
  readonly bag: string
}

type Chosen = Named<StampFileHandle> | undefined
type State =
  { readonly kind: "idle" | "checking" | "adding" | "broken" } | StampChecked | StampAdded

export function StampForm({ examination, bag }: StampFormProps): ReactElement {
  const { stamps } = useWords()
  const [answer, setAnswer] = useState<Chosen>()
  const [asked, setAsked] = useState<Chosen>()
  const [isTried, setTried] = useState(false)
  const [state, setState] = useState<State>({ kind: "idle" })
  const isBusy = state.kind === "checking" || state.kind === "adding"
  const begin = (kind: "checking" | "adding", ask: (ask: SealStampAsk) => Promise<State>): void => {
    setTried(true)
    if (answer === undefined || isBusy) return
    setState({ kind })
    const request = asked?.handle ?? null
    ask({ examination, answer: answer.handle, request }).then(setState, () => {
      setState({ kind: "broken" })
    })
  }
  // What was said of one answer says nothing of another.
  const choose = (set: (chosen: Chosen) => void) => (chosen: Chosen) => {
    setState({ kind: "idle" })
    set(chosen)
  }
  return (
    <>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          begin("checking", api["stamp:check"])
        }}
      >
        <div className="fields">
          <FileField
            what="answer"
            chosen={answer}
            isMissing={isTried && answer === undefined}
            onChoose={choose(setAnswer)}
          />
          <FileField what="request" chosen={asked} isMissing={false} onChoose={choose(setAsked)} />
        </div>
        <div className="button-row">
          <Button icon="search" isDisabled={isBusy} submits>
            {state.kind === "checking" ? stamps.checking : stamps.check}
          </Button>
        </div>
      </Form>
      <Outcome
        state={state}
        bag={bag}
        examination={examination}
        onAdd={() => {
          begin("adding", api["stamp:add"])
        }}
      />
    </>
  )
}

interface FileFieldProps {
  readonly what: "answer" | "request"
  readonly chosen: Chosen
  readonly isMissing: boolean
  readonly onChoose: (chosen: Chosen) => void
}

function FileField({ what, chosen, isMissing, onChoose }: FileFieldProps): ReactElement {
  const { stamps } = useWords()
  const [refused, noteRefusal] = useRefusal()
  const isAnswer = what === "answer"
  const missing = isMissing ? stamps.answerMissing : undefined
  const choose = isAnswer ? stamps.chooseAnswer : stamps.chooseAsked
  return (
    <ChosenField
      label={isAnswer ? stamps.answer : stamps.asked}
      hint={isAnswer ? stamps.answerHint : stamps.askedHint}
      name={chosen?.name}
      wrong={refused ?? missing}
    >
      <Button
        icon="file"
        onPress={() => {
          void api["stamp:choose"](what).then((choice) => {
            noteRefusal(choice)
            if (choice.kind === "chosen") onChoose(choice)
          })
        }}
      >
        {chosen === undefined ? choose : stamps.other}
      </Button>
      {!isAnswer && chosen !== undefined && (
        <Button
          weight="quiet"
          onPress={() => {
            onChoose(undefined)
          }}
        >
          {stamps.withoutAsked}
        </Button>
      )}
    </ChosenField>
  )
}

interface OutcomeProps extends StampFormProps {
  readonly state: State
  readonly onAdd: () => void
}

function Outcome({ state, bag, examination, onAdd }: OutcomeProps): ReactElement | null {
  const { stamps, actions, frame } = useWords()
  switch (state.kind) {
    case "idle":
    case "checking":
    case "adding":
      return null
    case "broken":
      return <Notice tone="failed" title={frame.defect} isNews />
    case "refused":
      return (
        <Notice tone="failed" title={actions.notDone} isNews>
          <p>{state.says}</p>
        </Notice>
      )
    case "not-accepted":
      return (
        <Notice tone="failed" title={stamps.notAccepted} isNews>
          <p>
            <EvidenceText text={state.reason} /> <code>{state.code}</code>
          </p>
        </Notice>
      )
    case "fits":
      return <StampToAdd stamp={state.stamp} bag={bag} onAdd={onAdd} />
    case "added":
      return <Added stamp={state.stamp} examination={examination} />
    case "already-there":
      return <AlreadyThere stamp={state.stamp} />
  }
}

interface AddedProps {
  readonly stamp: Stamp
  readonly examination: ExaminationHandle
}

function Added({ stamp, examination }: AddedProps): ReactElement {
  const { stamps } = useWords()
  const { examineAgain } = useDesk()
  return (
    <Notice tone="passed" title={stamp.of === "seal" ? stamps.done : stamps.doneNote} isNews>
      <p>{stamps.doneMeans}</p>
      <StampFacts stamp={stamp} isAdded />
      <div className="button-row">
        <Button
          icon="again"
          weight="primary"
          onPress={() => {
            void examineAgain(examination)
          }}
        >
          {stamps.again}
        </Button>
      </div>
    </Notice>
  )
}

function AlreadyThere({ stamp }: { readonly stamp: Stamp }): ReactElement {
  const { stamps } = useWords()
  const title = stamp.of === "seal" ? stamps.alreadyThere : stamps.alreadyThereNote
  return (
    <Notice tone="plain" title={title} isNews>
      <StampFacts stamp={stamp} isAdded />
    </Notice>
  )
}
