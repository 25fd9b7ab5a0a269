/** Signing: a key, its passphrase, and a place; each is checked as soon as it is there. */
import { useState, type ReactElement } from "react"
import { FieldError, Form, Input, Label, Text, TextField } from "react-aria-components"
import type { Examination } from "../../../electron/contract/examination.ts"
import type { ChangedSince, KeySummary, Saved } from "../../../electron/contract/report.ts"
import type { Sample } from "../../../electron/contract/sample.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { useDesk } from "../../state/provider.tsx"
import { reportKeyOf, sampleOf } from "../../state/sample.ts"
import type { KnownSince } from "../../state/since.ts"
import type { Session, SignedReport } from "../../state/session.ts"
import { useWords } from "../../words/words.ts"
import { SavedNotice } from "../examined-head.tsx"
import { KeyField } from "./key-field.tsx"

export interface SignFormProps {
  readonly examination: Examination
  readonly known: KnownSince
  /** The particulars of the case are not complete. */
  readonly isBlocked: boolean
  /** Somebody wanted to sign all the same. */
  readonly onBlocked: () => void
  readonly onSigned: (report: SignedReport) => void
}

/** All is there that signing needs. */
function isReady(
  key: KeySummary | undefined,
  { lacksPassphrase, isBlocked }: { lacksPassphrase: boolean; isBlocked: boolean },
): key is KeySummary {
  return key !== undefined && !lacksPassphrase && !isBlocked
}

/** The sample's, which is no secret; that of any other key is typed anew. */
function knownPassphrase({ sample }: Session, key: KeySummary | undefined): string {
  return sample !== undefined && isKeyOf(sample, key) ? sample.passphrase : ""
}

function isKeyOf(sample: Sample | undefined, key: KeySummary | undefined): boolean {
  return key !== undefined && key.handle === sample?.key.handle
}

export function SignForm(props: SignFormProps): ReactElement {
  const { examination, known, isBlocked, onBlocked, onSigned } = props
  const { report, frame } = useWords()
  const { session, tell } = useDesk()
  const key = reportKeyOf(session, examination.evidence.handle)
  const sample = sampleOf(session.sample, examination.evidence.handle)
  const [passphrase, setPassphrase] = useState(() => knownPassphrase(session, key))
  const [isAsked, setAsked] = useState(false)
  const [state, setState] = useState<Saved | ChangedSince | "idle" | "saving">("idle")
  // Some PKCS #12 files are under the empty passphrase; whether this one is, it tells when opened.
  const lacksPassphrase = passphrase === "" && key?.certificate !== null
  const save = (): void => {
    setAsked(true)
    if (state === "saving") return
    if (isBlocked) onBlocked()
    if (!isReady(key, { lacksPassphrase, isBlocked })) return
    setState("saving")
    const { since } = known
    const ask = { examination: examination.handle, key: key.handle, passphrase, since }
    api["report:save"](ask).then(
      (saved) => {
        setState(saved)
        if (saved.kind === "changed") known.know(saved.since)
        if (saved.kind !== "saved") return
        setPassphrase(knownPassphrase(session, key))
        // The next report is a new question: that its passphrase is missing is no mistake yet.
        setAsked(false)
        onSigned(saved)
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
          sample={sample}
          isMissing={isAsked && key === undefined}
          onChoose={(chosen, known) => {
            tell({ kind: "signing", reportKey: chosen })
            setPassphrase(known)
          }}
        />
        <PassphraseField
          value={passphrase}
          isDisabled={key === undefined}
          isMissing={isAsked && key !== undefined && lacksPassphrase}
          isSamples={isKeyOf(sample, key)}
          onChange={setPassphrase}
        />
        {/* Never disabled while it works: what has the focus would lose it. */}
        <Button icon="pen" weight="primary" onPress={save}>
          {state === "saving" ? report.saving : report.save}
        </Button>
        {isBlocked && <p className="hint">{report.blocked}</p>}
        {typeof state === "object" && <Signed outcome={state} />}
      </Form>
    </Panel>
  )
}

interface PassphraseFieldProps {
  readonly value: string
  readonly isDisabled: boolean
  readonly isMissing: boolean
  /** It is the sample's, which everybody knows. */
  readonly isSamples: boolean
  readonly onChange: (value: string) => void
}

function PassphraseField(props: PassphraseFieldProps): ReactElement {
  const { value, isDisabled, isMissing, isSamples, onChange } = props
  const { report } = useWords()
  return (
    <TextField
      className="field"
      type="password"
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      isInvalid={isMissing}
    >
      <Label>{report.passphrase}</Label>
      <Input autoComplete="off" />
      <Text slot="description" className="hint">
        {isSamples ? report.samplePassphrase : report.passphraseHint}
      </Text>
      <FieldError className="wrong">{report.passphraseMissing}</FieldError>
    </TextField>
  )
}

function Signed({ outcome }: { readonly outcome: Saved | ChangedSince }): ReactElement {
  const { report } = useWords()
  if (outcome.kind !== "changed") return <SavedNotice saved={outcome} />
  return (
    <Notice tone="open" title={report.notYetSigned} isNews>
      <p>{report.changedSince[outcome.since]}</p>
    </Notice>
  )
}
