/** The bag that was written: what names it, and what to do with it next. */
import type { ReactElement } from "react"
import type { SealedBag } from "../../../electron/contract/sealing.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { CopyButton, Digest } from "../../parts/copyable.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { ShowInFolder } from "../../parts/show-in-folder.tsx"
import { useDesk } from "../../state/provider.tsx"
import { useWords } from "../../words/words.ts"

export function SealedNotice({ sealed }: { readonly sealed: SealedBag }): ReactElement {
  const { seal } = useWords()
  const { take } = useDesk()
  const { bag, bagId, digest, file, command } = sealed
  return (
    <Notice tone="passed" title={seal.sealed(bag.name)} isNews>
      <dl className="facts facts-narrow">
        <FactRow name={seal.bagId}>
          <span className="copyable">
            <span className="fixed">{bagId}</span>
            <CopyButton text={bagId} what={seal.bagId} />
          </span>
        </FactRow>
        {digest !== null && (
          <FactRow name={seal.digest}>
            <Digest hex={digest} what={seal.digest} />
            <span className="beneath">{seal.digestHint}</span>
          </FactRow>
        )}
        <FactRow name={seal.newSeal}>
          <span className="fixed">{sealed.seal}</span>
        </FactRow>
      </dl>
      <div className="button-row">
        <Button
          icon="shield"
          weight="primary"
          onPress={() => {
            void take({ evidence: [bag], reports: [], refused: [] })
          }}
        >
          {seal.examine}
        </Button>
        <ShowInFolder file={file} />
      </div>
      <Repeat command={command} />
    </Notice>
  )
}
