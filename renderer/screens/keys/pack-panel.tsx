/** The pack in force as a whole: which file, how old, signed or not, and where its history stands. */
import type { ReactElement } from "react"
import type { Journal, Pack } from "../../../electron/contract/pack.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { CopyButton, Digest } from "../../parts/copyable.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Hex } from "../../parts/hex.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export function PackPanel({ pack }: { readonly pack: Pack }): ReactElement {
  const { keys } = useWords()
  const { instant } = useQuantities()
  const { name, title, issuedAt, staleAfter, isStale, persons, journal, sha256 } = pack
  const dated = (at: string | null): string => (at === null ? keys.never : instant(at))
  return (
    <Panel title={keys.pack}>
      <div className="stack">
        <div className="stack stack-tight">
          <strong>
            <EvidenceText text={title ?? name} />
          </strong>
          {title !== null && (
            <span className="soft">
              <EvidenceText text={name} />
            </span>
          )}
          <Signatures signatures={pack.signatures} />
          {isStale && <ToneChip tone="open" status={keys.stale} />}
        </div>
        {journal === null && <p className="soft small">{keys.list}</p>}
        <dl className="facts facts-narrow">
          <FactRow name={keys.issued}>{dated(issuedAt)}</FactRow>
          <FactRow name={keys.staleAfter}>{dated(staleAfter)}</FactRow>
          <FactRow name={keys.persons}>{persons === 2 ? keys.twoPersons : keys.onePerson}</FactRow>
          {journal !== null && <Head journal={journal} />}
          <FactRow name={keys.file}>
            <Digest hex={sha256} what={keys.file} />
          </FactRow>
        </dl>
      </div>
    </Panel>
  )
}

function Signatures({ signatures }: Pick<Pack, "signatures">): ReactElement {
  const { keys } = useWords()
  if (signatures.length === 0) return <ToneChip tone="plain" status={keys.unsigned} />
  return (
    <>
      <ul className="signed stack stack-tight">
        {signatures.map((signature, index) => (
          <li key={index}>
            <Signed signature={signature} />
          </li>
        ))}
      </ul>
      <span className="soft small">{keys.signedMeans}</span>
    </>
  )
}

/** Passed is never said: the keys that verify it are the pack's own. */
function Signed({ signature }: { readonly signature: Pack["signatures"][number] }): ReactElement {
  const { keys } = useWords()
  switch (signature.kind) {
    case "holds":
      return (
        <>
          <ToneChip tone="plain" status={keys.signature.holds} />{" "}
          <EvidenceText text={`${signature.subject} (${signature.id})`} />
        </>
      )
    case "does-not-hold":
      return (
        <>
          <ToneChip tone="failed" status={keys.signature.fails} />{" "}
          <EvidenceText text={`${signature.subject} (${signature.id})`} />
        </>
      )
    case "stranger":
      return <ToneChip tone="open" status={keys.signature.stranger} />
  }
}

function Head({ journal }: { readonly journal: Journal }): ReactElement {
  const { keys } = useWords()
  const isWrong = journal.beside === "put-back" || journal.beside === "unreadable"
  return (
    <>
      <FactRow name={keys.beside}>
        {isWrong ? (
          <ToneChip tone="failed" status={keys.besides[journal.beside]} />
        ) : (
          keys.besides[journal.beside]
        )}
      </FactRow>
      <FactRow name={keys.head}>
        <span className="copyable">
          <span className="fixed">
            <Hex text={journal.head} />
          </span>
          <CopyButton text={journal.head} what={keys.head} />
        </span>
        <span className="beneath">{keys.headHint}</span>
      </FactRow>
    </>
  )
}
