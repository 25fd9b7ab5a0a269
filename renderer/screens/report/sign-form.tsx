/** Signing: a key, its passphrase, and a place; each is checked as soon as it is there. */
import { useState, type ReactElement } from "react"
import { FieldError, Form, Input, Label, Text, TextField } from "react-aria-components"
import type { Examination } from "../../../electron/contract/examination.ts"
import type { KeySummary, Saved, SavedHandle } from "../../../electron/contract/report.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Panel } from "../../parts/panel.tsx"
import { useWords } from "../../words/words.ts"
import { SavedNotice } from "../examined-head.tsx"
import { KeyField } from "./key-field.tsx"

export interface SignFormProps {
  readonly examination: Examination
  /** The particulars of the case are not complete. */
  readonly isBlocked: boolean
}

export function SignForm({ examination, isBlocked }: SignFormProps): ReactElement {
  const { report, frame } = useWords()
  const [key, setKey] = useState<KeySummary>()
  const [passphrase, setPassphrase] = useState("")
  const [isAsked, setAsked] = useState(false)
  const [state, setState] = useState<Saved | "idle" | "saving">("idle")
  const save = (): void => {
    setAsked(true)
    if (key === undefined || passphrase === "" || isBlocked) return
    setState("saving")
    const ask = { examination: examination.handle, key: key.handle, passphrase }
    api["report:save"](ask).then(
      (saved) => {
        setState(saved)
        if (saved.kind === "saved") setPassphrase("")
      },
      () => {
        setState({ kind: "refused", says: frame.defect })
      },
    )
  }
  return (
    <Panel title={report.sign}>
      <Form
        className="stack"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <KeyField
          chosen={key}
          isMissing={isAsked && key === undefined}
          onChoose={(chosen, known) => {
            setKey(chosen)
            setPassphrase(known)
          }}
        />
        <TextField
          className="field"
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          isDisabled={key === undefined}
          isInvalid={isAsked && key !== undefined && passphrase === ""}
        >
          <Label>{report.passphrase}</Label>
          <Input autoComplete="off" />
          <Text slot="description" className="hint">
            {report.passphraseHint}
          </Text>
          <FieldError className="wrong">{report.passphraseMissing}</FieldError>
        </TextField>
        <Button
          icon="pen"
          weight="primary"
          isDisabled={state === "saving" || isBlocked}
          onPress={save}
        >
          {state === "saving" ? report.saving : report.save}
        </Button>
        {isBlocked && <p className="hint">{report.blocked}</p>}
        {typeof state === "object" && <SavedNotice saved={state} />}
        {typeof state === "object" && state.kind === "saved" && (
          <StampRequest report={state.file} />
        )}
      </Form>
    </Panel>
  )
}

/** The way to a proven time: a request to be carried to a time-stamp authority by hand. */
function StampRequest({ report: file }: { readonly report: SavedHandle }): ReactElement {
  const { report } = useWords()
  const [saved, setSaved] = useState<Saved>()
  return (
    <>
      <p className="hint">{report.stampMeans}</p>
      <div className="button-row">
        <Button
          small
          icon="clock"
          onPress={() => {
            void api["report:stamp-request"](file).then(setSaved)
          }}
        >
          {report.stamp}
        </Button>
      </div>
      {saved !== undefined && <SavedNotice saved={saved} />}
    </>
  )
}
