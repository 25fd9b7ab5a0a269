/** The self-test: every way out of this program is tried, and must be blocked by it. */
import { useState, type ReactElement } from "react"
import type { Attempt, SelfTest } from "../../../electron/contract/self-test.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { tryWaysOut } from "../../self-test.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

type State = SelfTest | "idle" | "trying" | "broken"

export function SelfTestPanel(): ReactElement {
  const { help, frame } = useWords()
  const [state, setState] = useState<State>("idle")
  const run = (): void => {
    setState("trying")
    tryWaysOut()
      .then((attempts) => api["self-test:run"](attempts))
      .then(setState, () => {
        setState("broken")
      })
  }
  return (
    <Panel title={help.selfTest} lead={help.selfTestLead}>
      <div className="stack">
        <div className="button-row">
          <Button icon="shield" isDisabled={state === "trying"} onPress={run}>
            {state === "trying" ? help.selfTesting : help.runSelfTest}
          </Button>
        </div>
        {state === "broken" && <Notice tone="failed" title={frame.defect} isNews />}
        {typeof state === "object" && <Tested test={state} />}
      </div>
    </Panel>
  )
}

function Tested({ test }: { readonly test: SelfTest }): ReactElement {
  const { help } = useWords()
  const { count } = useQuantities()
  const { isSound, says, attempts, ownFiles } = test
  return (
    <>
      <Notice
        tone={isSound ? "passed" : "failed"}
        title={isSound ? help.sound : help.unsound}
        isNews
      >
        {says.map((sentence, index) => (
          <p key={index}>{sentence}</p>
        ))}
        {ownFiles !== null && <p>{help.ownFiles(count(ownFiles.checked))}</p>}
      </Notice>
      <div className="table-wrap" role="group" tabIndex={0} aria-label={help.selfTest}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{help.outcome}</th>
              <th scope="col">{help.way}</th>
              <th scope="col">{help.target}</th>
              <th scope="col">{help.where}</th>
            </tr>
          </thead>
          <tbody>
            {attempts.map((attempt, index) => (
              <AttemptRow key={index} attempt={attempt} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function AttemptRow({ attempt }: { readonly attempt: Attempt }): ReactElement {
  const { help } = useWords()
  const { outcome, way, target, where } = attempt
  return (
    <tr>
      <td>
        <ToneChip
          tone={outcome === "blocked" ? "passed" : "failed"}
          status={help.outcomes[outcome]}
        />
      </td>
      <th scope="row">
        <code>{way}</code>
      </th>
      <td>
        <code>{target}</code>
      </td>
      <td>{help.wheres[where]}</td>
    </tr>
  )
}
