/** What was recorded of the log, generation by generation, beside what its lines give. */
import type { ReactElement } from "react"
import type { Tone } from "../../../core/index.ts"
import type { Checkpoints, RecordedCheckpoint } from "../../../electron/contract/timeline.ts"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export function CheckpointsPanel(props: { readonly checkpoints: Checkpoints }): ReactElement {
  const { proofs } = useWords()
  const { entries } = props.checkpoints
  return (
    <Panel title={proofs.checkpoints} lead={proofs.checkpointsLead}>
      {entries.length === 0 ? (
        <p className="soft">{proofs.noCheckpoint}</p>
      ) : (
        <div className="table-wrap" role="group" tabIndex={0} aria-label={proofs.checkpoints}>
          <table className="table wide-table">
            <thead>
              <tr>
                <th scope="col">{proofs.stands}</th>
                <th scope="col" className="right">
                  {proofs.generation}
                </th>
                <th scope="col" className="right">
                  {proofs.size}
                </th>
                <th scope="col">{proofs.roots}</th>
                <th scope="col">{proofs.keysBelow}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <CheckpointRow key={entry.path} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

function CheckpointRow({ entry }: { readonly entry: RecordedCheckpoint }): ReactElement {
  const { proofs } = useWords()
  const { count } = useQuantities()
  const { path, generation, size, root, computed, signatures, origin } = entry
  const [tone, status] = standingOf(entry, proofs)
  return (
    <tr>
      <td className="path-cell">
        <ToneChip tone={tone} status={status} />
        <span className="beneath">
          <EvidenceText text={path} fixed />
        </span>
      </td>
      <td className="right">{generation === null ? "–" : count(generation)}</td>
      <td className="right">{count(size)}</td>
      <td className="roots">
        <span className="fixed">{root}</span>
        <span className="beneath fixed">{computed ?? proofs.notComputed}</span>
      </td>
      <td>
        {signatures.map(({ name, keyId }, index) => (
          <span className="block" key={index}>
            <EvidenceText text={name} /> <span className="soft fixed">{keyId}</span>
          </span>
        ))}
        {!signatures.some(({ name }) => name === origin) && (
          <span className="beneath">
            <EvidenceText text={origin} />
          </span>
        )}
      </td>
    </tr>
  )
}

interface StandingWords {
  readonly agrees: string
  readonly differs: string
  readonly isShort: string
}

function standingOf({ computed, root }: RecordedCheckpoint, words: StandingWords): [Tone, string] {
  if (computed === null) return ["failed", words.isShort]
  return computed === root ? ["passed", words.agrees] : ["failed", words.differs]
}
