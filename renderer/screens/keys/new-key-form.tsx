/** Making a key of one's own: what it is for, its passphrase, and what to hand over afterwards. */
import { useRef, useState, type ReactElement } from "react"
import { Form } from "react-aria-components"
import type { NewKeyAsk, NewKeyMade } from "../../../electron/contract/pack.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Field } from "../../parts/field.tsx"
import { Fingerprint } from "../../parts/fingerprint.tsx"
import { goToFirstWrong } from "../../parts/first-wrong.ts"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { Segments } from "../../parts/segments.tsx"
import { ShowInFolder } from "../../parts/show-in-folder.tsx"
import { useWords } from "../../words/words.ts"
import { Begun } from "./operation-form.tsx"

const KINDS: readonly NewKeyAsk["kind"][] = ["ed25519", "p256"]

interface Draft {
  readonly kind: NewKeyAsk["kind"]
  readonly subject: string
  readonly passphrase: string
  readonly again: string
}

const EMPTY: Omit<Draft, "kind"> = { subject: "", passphrase: "", again: "" }

type State = NewKeyMade | { readonly kind: "idle" | "working" | "broken" }

interface NewKeyFormProps {
  /** What the key is for, until something else is chosen. */
  readonly first: NewKeyAsk["kind"]
  readonly onClose: () => void
}

export function NewKeyForm({ first, onClose }: NewKeyFormProps): ReactElement {
  const { keys } = useWords()
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, kind: first })
  const [isAsked, setAsked] = useState(false)
  const [state, setState] = useState<State>({ kind: "idle" })
  const form = useRef<HTMLFormElement>(null)
  const make = (): void => {
    setAsked(true)
    const ask = askOf(draft)
    if (state.kind === "working") return
    if (ask === undefined) {
      goToFirstWrong(form.current)
      return
    }
    setState({ kind: "working" })
    api["key:make"](ask).then(setState, () => {
      setState({ kind: "broken" })
    })
  }
  return (
    <Begun>
      <Panel title={keys.make.replace(/ …$/u, "")} lead={keys.makeMeans}>
        {state.kind === "made" ? (
          <Made made={state} onClose={onClose} />
        ) : (
          <Form
            className="stack"
            ref={form}
            validationBehavior="aria"
            onSubmit={(event) => {
              event.preventDefault()
              make()
            }}
          >
            <Fields draft={draft} isAsked={isAsked} onChange={setDraft} />
            <NotMade state={state} />
            <div className="button-row">
              <Button icon="key" weight="primary" isDisabled={state.kind === "working"} submits>
                {state.kind === "working" ? keys.working : keys.doMake}
              </Button>
              <Button onPress={onClose}>{keys.cancel}</Button>
            </div>
          </Form>
        )}
      </Panel>
    </Begun>
  )
}

interface FieldsProps {
  readonly draft: Draft
  readonly isAsked: boolean
  readonly onChange: (draft: Draft) => void
}

function Fields({ draft, isAsked, onChange }: FieldsProps): ReactElement {
  const { keys } = useWords()
  const { kind, subject, passphrase, again } = draft
  return (
    <>
      <Segments
        label={keys.makeFor}
        value={kind}
        options={KINDS.map((value) => ({ value, words: keys.makeKinds[value] }))}
        onChange={(chosen) => {
          onChange({ ...draft, kind: chosen })
        }}
      />
      {kind === "p256" && (
        <Field
          label={keys.certificateName}
          hint={keys.certificateNameHint}
          value={subject}
          wrong={isAsked && subject.trim() === "" ? keys.needed : undefined}
          onChange={(text) => {
            onChange({ ...draft, subject: text })
          }}
        />
      )}
      <div className="fields">
        <Field
          label={keys.newPassphrase}
          hint={keys.newPassphraseHint}
          type="password"
          value={passphrase}
          wrong={isAsked && passphrase === "" ? keys.needed : undefined}
          onChange={(text) => {
            onChange({ ...draft, passphrase: text })
          }}
        />
        <Field
          label={keys.passphraseAgain}
          type="password"
          value={again}
          wrong={isAsked && again !== passphrase ? keys.passphraseDiffers : undefined}
          onChange={(text) => {
            onChange({ ...draft, again: text })
          }}
        />
      </div>
    </>
  )
}

function NotMade({ state }: { readonly state: State }): ReactElement | null {
  const { frame, actions } = useWords()
  if (state.kind === "broken") return <Notice tone="failed" title={frame.defect} isNews />
  if (state.kind !== "refused") return null
  return (
    <Notice tone="failed" title={actions.notDone} isNews>
      <p>{state.says}</p>
    </Notice>
  )
}

interface MadeProps {
  readonly made: Extract<NewKeyMade, { readonly kind: "made" }>
  readonly onClose: () => void
}

function Made({ made, onClose }: MadeProps): ReactElement {
  const { keys } = useWords()
  const { names, key, warning, file, command } = made
  return (
    <div className="stack">
      <Notice tone="passed" title={keys.made(names.join(", "))} isNews>
        <p>{keys.madeMeans(names[1] ?? "")}</p>
      </Notice>
      {warning !== null && <Notice tone="open" title={keys.shortPassphrase} />}
      <Fingerprint {...key} />
      <Repeat command={command} />
      <div className="button-row">
        <ShowInFolder file={file} />
        <Button onPress={onClose}>{keys.close}</Button>
      </div>
    </div>
  )
}

function askOf({ kind, subject, passphrase, again }: Draft): NewKeyAsk | undefined {
  const name = subject.trim()
  if (passphrase === "" || passphrase !== again) return undefined
  if (kind === "ed25519") return { kind, passphrase, subject: null }
  return name === "" ? undefined : { kind, passphrase, subject: name }
}
