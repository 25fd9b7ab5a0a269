/** The key that signs, with whose certificate it carries. */
import { useId, useRef, type ReactElement } from "react"
import type { KeySummary } from "../../../electron/contract/report.ts"
import type { Sample } from "../../../electron/contract/sample.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Digest } from "../../parts/copyable.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Wrong } from "../../parts/wrong.tsx"
import { useDesk } from "../../state/provider.tsx"
import { useRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"

export interface KeyFieldProps {
  readonly chosen: KeySummary | undefined
  /** Where the report is about a piece of it: no other report is signed with its key. */
  readonly sample: Sample | undefined
  readonly isMissing: boolean
  /** `passphrase` is "" unless it is known, as the sample's is. */
  readonly onChoose: (key: KeySummary, passphrase: string) => void
}

export function KeyField({ chosen, sample, isMissing, onChoose }: KeyFieldProps): ReactElement {
  const { report } = useWords()
  const mayMake = !useDesk().session.readOnly.isOn
  const id = useId()
  const group = useRef<HTMLDivElement>(null)
  const [refused, noteRefusal] = useRefusal()
  const choose = (): void => {
    void api["key:choose"](null).then((choice) => {
      noteRefusal(choice)
      if (choice.kind === "key") onChoose(choice.key, "")
    })
  }
  const wrong = refused ?? (isMissing ? report.keyMissing : undefined)
  return (
    <div className="field" role="group" aria-labelledby={id} ref={group}>
      <span className="label" id={id}>
        {report.key}
      </span>
      {chosen === undefined ? <KeyHints mayMake={mayMake} /> : <ChosenKey chosen={chosen} />}
      <div className="button-row">
        <Button icon="key" onPress={choose}>
          {chosen === undefined ? report.chooseKey : report.otherKey}
        </Button>
        {chosen === undefined && mayMake && <MakeKey />}
        {sample !== undefined && chosen?.handle !== sample.key.handle && (
          <Button
            weight="quiet"
            onPress={() => {
              noteRefusal(undefined)
              onChoose(sample.key, sample.passphrase)
              // This button goes; the other one stays.
              group.current?.querySelector("button")?.focus()
            }}
          >
            {report.sampleKey}
          </Button>
        )}
      </div>
      <Wrong says={wrong} />
    </div>
  )
}

/** Which keys sign, and where there are none yet, where one is made. */
function KeyHints({ mayMake }: { readonly mayMake: boolean }): ReactElement {
  const { report } = useWords()
  return (
    <>
      <p className="hint">{report.keyHint}</p>
      {mayMake && <p className="hint">{report.keyMade}</p>}
    </>
  )
}

function MakeKey(): ReactElement {
  const { keys } = useWords()
  const { go } = useDesk()
  return (
    <Button
      weight="quiet"
      onPress={() => {
        go({ kind: "keys", begins: "report-key" })
      }}
    >
      {keys.make}
    </Button>
  )
}

/** Whose certificate it is, or why that is not known yet. */
function ChosenKey({
  chosen: { name, certificate },
}: {
  readonly chosen: KeySummary
}): ReactElement {
  const { report } = useWords()
  if (certificate === null) {
    return (
      <div className="chosen-key">
        <strong>
          <EvidenceText text={name} />
        </strong>
        <p className="hint">{report.certificateInside}</p>
      </div>
    )
  }
  return (
    <div className="chosen-key">
      <strong>
        <EvidenceText text={certificate.subject} />
      </strong>
      <span className="soft">
        <EvidenceText text={name} />
      </span>
      <span className="soft">{report.certificateDigest}</span>
      <Digest hex={certificate.sha256} what={report.certificate} />
    </div>
  )
}
