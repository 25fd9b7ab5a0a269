/** One primitive re-performed from a request in JSON, for experts. */
import type { ReactElement } from "react"
import { FieldError, Form, Label, Text, TextArea, TextField } from "react-aria-components"
import type { CheckKind } from "../../../core/index.ts"
import type {
  BatchChecked,
  PrimitiveAsk,
  PrimitiveChecked,
} from "../../../electron/contract/primitive.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Commands } from "../../parts/copyable.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { Segments } from "../../parts/segments.tsx"
import { toldOf } from "../../state/refusal.ts"
import { answerTo, followAsked, useSingle, type Asked } from "../../state/singles.tsx"
import { useWords } from "../../words/words.ts"
import { BatchPanel } from "./batch-panel.tsx"
import { OutcomeFrame } from "./outcome-frame.tsx"
import { Purpose, Refused, useOutcome } from "./single-parts.tsx"

const KINDS: Readonly<Record<CheckKind, true>> = {
  ...{ signature: true, mac: true, inclusion: true, consistency: true, note: true },
  ...{ cosignature: true, dsse: true, minisign: true, sshsig: true, jws: true, cms: true },
  ...{ timestamp: true, "canonical-json": true, certificate: true },
}
const OPTIONS = Object.keys(KINDS) as CheckKind[] // the keys of the table above

export function PrimitivePanel(): ReactElement {
  const { primitive } = useWords().singles
  const [{ draft, isSent, refused, asked }, change] = useSingle("primitive")
  const { outcome, showOutcome } = useOutcome()
  const key = JSON.stringify(draft)
  const answer = answerTo(asked, key)
  const [batch] = useSingle("batch")
  // Whoever asked by a file awaits nothing where the answer to a typed request would stand.
  const isOtherWay = isShown(batch.asked) && answer === undefined && asked.kind !== "busy"
  const isMissing = draft.request.trim() === ""
  const check = (): void => {
    change({ isSent: true, refused: [] })
    if (isMissing || asked.kind === "busy") return
    followAsked(key, api["primitive:check"](draft), (told) => {
      change({ asked: told })
      if (told.kind === "answered") showOutcome()
    })
  }
  return (
    <div className="stack">
      <Purpose lead={primitive.lead} notShown={primitive.notShown} />
      <Refused says={refused} />
      <div className="columns columns-single">
        <div className="stack">
          <Panel title={primitive.choice}>
            <Form
              className="stack"
              validationBehavior="aria"
              onSubmit={(event) => {
                event.preventDefault()
                check()
              }}
            >
              <RequestFields isMissing={isSent && isMissing} />
              <div className="button-row">
                <Button icon="shield" weight="primary" isDisabled={asked.kind === "busy"} submits>
                  {primitive.run}
                </Button>
              </div>
            </Form>
          </Panel>
          <BatchPanel kind={draft.kind} />
        </div>
        <div ref={outcome}>
          {!isOtherWay && (
            <Outcome answer={answer} kind={asked.kind} isTyped={draft.file === null} />
          )}
        </div>
      </div>
    </div>
  )
}

function isShown(asked: Asked<BatchChecked>): boolean {
  return asked.kind === "busy" || (asked.kind === "answered" && asked.answer.kind !== "cancelled")
}

function RequestFields({ isMissing }: { readonly isMissing: boolean }): ReactElement {
  const { primitive } = useWords().singles
  const [{ draft }, change] = useSingle("primitive")
  const edit = (members: Partial<PrimitiveAsk>): void => {
    change({ draft: { ...draft, ...members }, refused: [] })
  }
  const open = (): void => {
    void api["primitive:open"](null).then((opened) => {
      if (opened.kind === "opened") edit({ request: opened.text, file: opened.file })
      else if (opened.kind === "refused") change({ refused: [toldOf(opened)] })
    })
  }
  return (
    <>
      <Segments
        label={primitive.kind}
        value={draft.kind}
        options={OPTIONS.map((kind) => ({
          value: kind,
          words: (
            <span className="check-kind">
              {kind}
              <span>{primitive.kinds[kind]}</span>
            </span>
          ),
        }))}
        onChange={(kind) => {
          edit({ kind })
        }}
      />
      <TextField
        className="field"
        value={draft.request}
        isInvalid={isMissing}
        onChange={(request) => {
          edit({ request, file: null })
        }}
      >
        <Label>{primitive.request}</Label>
        <TextArea className="fixed" rows={12} spellCheck="false" />
        <Text slot="description" className="hint">
          {primitive.requestHint}
        </Text>
        <FieldError className="wrong">{isMissing ? primitive.missing : undefined}</FieldError>
      </TextField>
      <div className="button-row">
        <Button icon="file" onPress={open}>
          {primitive.open}
        </Button>
      </div>
    </>
  )
}

interface OutcomeProps {
  readonly answer: PrimitiveChecked | undefined
  readonly kind: Asked<PrimitiveChecked>["kind"]
  readonly isTyped: boolean
}

function Outcome({ answer, kind, isTyped }: OutcomeProps): ReactElement {
  const { primitive } = useWords().singles
  return (
    <OutcomeFrame
      kind={kind}
      answer={answer}
      running={primitive.running}
      none={{ icon: "command", title: primitive.none, text: primitive.noneMeans }}
    >
      {answer?.kind === "answered" && <Answer answer={answer} isTyped={isTyped} />}
    </OutcomeFrame>
  )
}

interface AnswerProps {
  readonly answer: Extract<PrimitiveChecked, { readonly kind: "answered" }>
  readonly isTyped: boolean
}

function Answer({ answer: { status, json, command }, isTyped }: AnswerProps): ReactElement {
  const { primitive } = useWords().singles
  return (
    <section className="panel stack" aria-label={primitive.answer}>
      <h2>{primitive.answer}</h2>
      <Notice tone={status === "FAILED" ? "failed" : "plain"} title={status} isNews>
        <p>{primitive.statusMeans[status]}</p>
      </Notice>
      <Commands text={json} what={primitive.answer} />
      <Repeat command={command} />
      {isTyped && <p className="soft small">{primitive.saveFirst}</p>}
    </section>
  )
}
