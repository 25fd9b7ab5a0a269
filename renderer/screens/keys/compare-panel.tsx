/** Another pack beside the one in force: choose it, choose evidence, and see what would change. */
import { useState, type ReactElement } from "react"
import type { Told } from "../../../electron/contract/answers.ts"
import type { OfferedEvidence } from "../../../electron/contract/evidence.ts"
import type { Compared, OtherPack } from "../../../electron/contract/pack.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { WorkProgress } from "../../parts/work-progress.tsx"
import { toldOf, wordsInAll } from "../../state/refusal.ts"
import { useLanguage, useWords } from "../../words/words.ts"
import { ComparedPacks } from "./compared-packs.tsx"
import { Begun } from "./operation-form.tsx"

type Other = Extract<OtherPack, { readonly kind: "trust" }>
type State = Compared | "idle" | "working" | "broken"

export function ComparePanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { keys, actions } = useWords()
  const language = useLanguage()
  const [other, setOther] = useState<Other>()
  const [evidence, setEvidence] = useState<readonly OfferedEvidence[]>([])
  const [refused, setRefused] = useState<readonly Told[]>([])
  const [state, setState] = useState<State>("idle")
  const compare = (): void => {
    if (other === undefined) {
      setRefused([wordsInAll((words) => words.keys.otherPackMissing)])
      return
    }
    setState("working")
    const ask = { other: other.handle, evidence: evidence.map(({ handle }) => handle) }
    api["pack:compare"](ask).then(setState, () => {
      setState("broken")
    })
  }
  return (
    <Begun>
      <Panel title={keys.compareTitle} lead={keys.compareLead}>
        <div className="stack">
          <OtherField other={other} onChoose={setOther} onRefused={setRefused} />
          <EvidenceField
            evidence={evidence}
            onChange={(chosen, problems) => {
              setEvidence(chosen)
              setRefused(problems)
              setState("idle")
            }}
          />
          {refused.length > 0 && (
            <Notice tone="failed" title={actions.notDone} isNews>
              {refused.map((says) => (
                <p key={says.en}>{says[language]}</p>
              ))}
            </Notice>
          )}
          <div className="button-row">
            <Button icon="list" weight="primary" isDisabled={state === "working"} onPress={compare}>
              {keys.doCompare}
            </Button>
            <Button onPress={onClose}>{keys.cancel}</Button>
          </div>
          <Outcome state={state} />
        </div>
      </Panel>
    </Begun>
  )
}

function Outcome({ state }: { readonly state: State }): ReactElement | null {
  const { keys, frame, actions } = useWords()
  if (state === "idle") return null
  if (state === "working") {
    return (
      <WorkProgress
        work="compare"
        label={keys.comparing}
        onStop={() => {
          void api["work:stop"]("compare")
        }}
      />
    )
  }
  if (state === "broken") return <Notice tone="failed" title={frame.defect} isNews />
  if (state.kind === "cancelled") return <Notice tone="plain" title={keys.stopped} isNews />
  if (state.kind === "refused") {
    return (
      <Notice tone="failed" title={actions.notDone} isNews>
        <p>{state.says}</p>
      </Notice>
    )
  }
  return <ComparedPacks compared={state} />
}

interface OtherFieldProps {
  readonly other: Other | undefined
  readonly onChoose: (other: Other) => void
  readonly onRefused: (says: readonly Told[]) => void
}

function OtherField({ other, onChoose, onRefused }: OtherFieldProps): ReactElement {
  const { keys } = useWords()
  return (
    <div className="chosen">
      {other !== undefined && (
        <strong>
          <EvidenceText text={other.name} />
        </strong>
      )}
      <Button
        icon="key"
        onPress={() => {
          void api["pack:choose-other"](null).then((choice) => {
            onRefused(choice.kind === "refused" ? [toldOf(choice)] : [])
            if (choice.kind === "trust") onChoose(choice)
          })
        }}
      >
        {other === undefined ? keys.chooseOtherPack : keys.chooseOther}
      </Button>
    </div>
  )
}

interface EvidenceFieldProps {
  readonly evidence: readonly OfferedEvidence[]
  readonly onChange: (evidence: readonly OfferedEvidence[], refused: readonly Told[]) => void
}

function EvidenceField({ evidence, onChange }: EvidenceFieldProps): ReactElement {
  const { keys } = useWords()
  const add = (what: "files" | "folder") => (): void => {
    void api["evidence:choose"](what).then((offer) => {
      onChange([...evidence, ...offer.evidence], offer.refused)
    })
  }
  return (
    <div className="field" role="group" aria-label={keys.evidence}>
      <span className="label">{keys.evidence}</span>
      <ul className="entries">
        {evidence.map(({ handle, name }) => (
          <li className="entry" key={handle}>
            <span className="entry-words">
              <EvidenceText text={name} />
            </span>
            <Button
              small
              weight="quiet"
              label={keys.remove(name)}
              onPress={() => {
                onChange(
                  evidence.filter((one) => one.handle !== handle),
                  [],
                )
              }}
            >
              {keys.removeShort}
            </Button>
          </li>
        ))}
      </ul>
      <div className="button-row">
        <Button icon="folder" onPress={add("folder")}>
          {keys.addFolder}
        </Button>
        <Button icon="archive" onPress={add("files")}>
          {keys.addEvidence}
        </Button>
      </div>
    </div>
  )
}
