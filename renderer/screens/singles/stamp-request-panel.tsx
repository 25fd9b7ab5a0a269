/** A time-stamp asked for over one file: the request, which is carried to an authority by hand. */
import type { ReactElement } from "react"
import type { FileStampRequested } from "../../../electron/contract/singles.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { ShowInFolder } from "../../parts/show-in-folder.tsx"
import { saidIn } from "../../state/refusal.ts"
import { answerTo, followAsked, useSingle } from "../../state/singles.tsx"
import { useLanguage, useWords } from "../../words/words.ts"
import { SingleFileField } from "./single-file-field.tsx"

export function StampRequestPanel(): ReactElement {
  const { singles, frame } = useWords()
  const { sign, judge } = singles
  const [{ file, isSent, asked }, change] = useSingle("stamp")
  const key = file?.handle ?? ""
  const run = (): void => {
    change({ isSent: true })
    if (file === undefined || asked.kind === "busy") return
    followAsked(key, api["file:stamp-request"](file.handle), (told) => {
      change({ asked: told })
    })
  }
  return (
    <Panel title={sign.stamps} lead={sign.stampsLead}>
      <div className="stack" data-stamp>
        <SingleFileField
          part="file"
          label={sign.stampOf}
          hint={sign.stampHint}
          choose={judge.chooseFile}
          value={file}
          wrong={isSent && file === undefined ? sign.stampMissing : undefined}
          onChoose={(chosen) => {
            change({ file: chosen })
          }}
        />
        <div className="button-row">
          <Button icon="clock" isDisabled={asked.kind === "busy"} onPress={run}>
            {sign.stampRun}
          </Button>
        </div>
        {asked.kind === "broken" && <Notice tone="failed" title={frame.defect} isNews />}
        <Requested answer={answerTo(asked, key)} />
      </div>
    </Panel>
  )
}

interface RequestedProps {
  readonly answer: FileStampRequested | undefined
}

function Requested({ answer }: RequestedProps): ReactElement | null {
  const { singles, actions } = useWords()
  const language = useLanguage()
  if (answer === undefined || answer.kind === "cancelled") return null
  if (answer.kind === "refused") {
    return (
      <Notice tone="failed" title={actions.notDone} isNews>
        <p>{saidIn(language, answer)}</p>
      </Notice>
    )
  }
  const { file, name, command } = answer
  return (
    <Notice tone="passed" title={singles.sign.requested(name)} isNews>
      <div className="button-row">
        <ShowInFolder file={file} small />
      </div>
      <Repeat command={command} />
    </Notice>
  )
}
