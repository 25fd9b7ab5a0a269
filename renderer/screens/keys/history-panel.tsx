/** The history of the pack, the latest first: who did what, when and why, each bound to the one before. */
import type { ReactElement } from "react"
import type { Journal, JournalLine } from "../../../electron/contract/pack.ts"
import { CopyButton } from "../../parts/copyable.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Hex } from "../../parts/hex.tsx"
import { Panel } from "../../parts/panel.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export function HistoryPanel({ journal }: { readonly journal: Journal | null }): ReactElement {
  const { keys } = useWords()
  if (journal === null) {
    return (
      <Panel title={keys.history}>
        <p className="soft">{keys.noHistory}</p>
      </Panel>
    )
  }
  return (
    <Panel title={keys.history} lead={keys.historyLead}>
      <ol className="history" reversed>
        {journal.entries.toReversed().map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
      </ol>
    </Panel>
  )
}

function Entry({ entry }: { readonly entry: JournalLine }): ReactElement {
  const { keys } = useWords()
  const { instant } = useQuantities()
  const { seq, at, op, by, second, reason, digest } = entry
  const operations: Readonly<Record<string, string>> = keys.operations
  const persons = second === null ? by : `${by}${keys.and}${second}`
  return (
    <li value={seq}>
      <div className="history-entry">
        <p>
          <strong>{operations[op] ?? op}</strong>
          {entry.keys.length > 0 && (
            <>
              {": "}
              <EvidenceText text={entry.keys.join(" → ")} fixed />
            </>
          )}
        </p>
        <p className="soft small">
          {instant(at)} · <EvidenceText text={persons} />
        </p>
        <p>
          <EvidenceText text={reason} />
        </p>
        <p className="copyable small">
          <span className="fixed soft">
            <Hex text={digest} />
          </span>
          <CopyButton text={digest} what={keys.copyDigest(String(seq))} />
        </p>
      </div>
    </li>
  )
}
