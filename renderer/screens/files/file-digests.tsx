/** The digest of the examination beside the one computed for this page. */
import type { ReactElement } from "react"
import type { FilePage } from "../../../electron/contract/contents.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Digest } from "../../parts/copyable.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export function FileDigests({ page }: { readonly page: FilePage }): ReactElement {
  const { file, files } = useWords()
  const { count } = useQuantities()
  const { item, now, unchanged } = page
  return (
    <Panel title={file.digests}>
      <div className="stack">
        <Notice
          tone={unchanged ? "plain" : "failed"}
          title={unchanged ? file.unchanged : file.changed}
          isNews
        >
          {!unchanged && <p>{file.changedMeans}</p>}
        </Notice>
        <dl className="facts facts-above">
          <FactRow name={file.examined}>
            <Digest hex={item.sha256} what={`${files.digest}, ${file.examined}`} />
          </FactRow>
          <FactRow name={file.now}>
            <Digest hex={now.sha256} what={`${files.digest}, ${file.now}`} />
          </FactRow>
          <FactRow name={files.size}>{count(now.sizeBytes)}</FactRow>
        </dl>
      </div>
    </Panel>
  )
}
