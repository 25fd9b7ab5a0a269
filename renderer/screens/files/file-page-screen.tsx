/** One file: its digest computed again now, where it is listed, what covers it, what is in it. */
import type { ReactElement } from "react"
import { Broken } from "../../frame/whole.tsx"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { useAnswer } from "../../state/answer.ts"
import { useEscapeTo } from "../../state/escape.ts"
import { useDesk } from "../../state/provider.tsx"
import { useWords } from "../../words/words.ts"
import type { Examined } from "../../state/examined.ts"
import { FileDigests } from "./file-digests.tsx"
import { FileFindings } from "./file-findings.tsx"
import { FileVouching } from "./file-vouching.tsx"
import { PreviewPanel } from "./preview-panel.tsx"

export interface FilePageScreenProps {
  readonly examined: Examined
  readonly path: string
}

export function FilePageScreen({ examined, path }: FilePageScreenProps): ReactElement {
  const { file } = useWords()
  const { go } = useDesk()
  const { handle } = examined.examination
  useEscapeTo(handle, "files")
  const wasRead = examined.outcome.result.items.some((item) => item.path === path)
  return (
    <div className="screen">
      <div className="button-row steps-back no-print">
        <Button
          icon="back"
          weight="quiet"
          onPress={() => {
            go({ kind: "examination", handle, view: "files" })
          }}
        >
          {file.back}
        </Button>
      </div>
      <header className="screen-head">
        <div>
          <h1>
            <EvidenceText text={path} fixed />
          </h1>
        </div>
      </header>
      {!wasRead && (
        <Notice tone="open" title={file.notRead} isNews isPart>
          <p>{file.notReadMeans}</p>
        </Notice>
      )}
      <FileFindings examined={examined} path={path} saysWhatSettles={!wasRead} />
      {wasRead && <ReadAgain examined={examined} path={path} />}
    </div>
  )
}

/** What lies there now, beside what was examined. */
function ReadAgain({ examined, path }: FilePageScreenProps): ReactElement {
  const { file, frame } = useWords()
  const { handle } = examined.examination
  const { answer, again } = useAnswer("file:page", { examination: handle, path })
  return (
    <>
      {answer.kind === "loading" && (
        <p className="soft" role="status">
          {file.reading}
        </p>
      )}
      {answer.kind === "broken" && <Broken onAgain={again} />}
      {answer.kind === "loaded" && answer.value.kind === "refused" && (
        <Notice tone="open" title={answer.value.says} isNews>
          <div className="button-row">
            <Button small icon="again" onPress={again}>
              {frame.again}
            </Button>
          </div>
        </Notice>
      )}
      {answer.kind === "loaded" && answer.value.kind === "file" && (
        <>
          <div className="columns">
            <FileDigests page={answer.value} />
            <FileVouching examined={examined} page={answer.value} />
          </div>
          <PreviewPanel
            path={path}
            preview={answer.value.preview}
            unchanged={answer.value.unchanged}
          />
        </>
      )}
    </>
  )
}
