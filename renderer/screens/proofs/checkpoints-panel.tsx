/** What was recorded of the log, generation by generation, beside what its lines give. */
import type { ReactElement } from "react"
import type { Tone } from "../../../core/index.ts"
import type { Checkpoints, RecordedCheckpoint } from "../../../electron/contract/timeline.ts"
import { DocumentText, EvidenceText } from "../../parts/evidence-text.tsx"
import { Hex } from "../../parts/hex.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { sayingOf, type Examined } from "../../state/examined.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export interface CheckpointsPanelProps {
  readonly examined: Examined
  readonly checkpoints: Checkpoints
}

export function CheckpointsPanel({ examined, checkpoints }: CheckpointsPanelProps): ReactElement {
  const { proofs } = useWords()
  const { entries } = checkpoints
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
                <CheckpointRow key={entry.path} examined={examined} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

interface CheckpointRowProps {
  readonly examined: Examined
  readonly entry: RecordedCheckpoint
}

function CheckpointRow({ examined, entry }: CheckpointRowProps): ReactElement {
  const { proofs } = useWords()
  const { count } = useQuantities()
  const { path, generation, size, root, computed, signatures, origin } = entry
  const { checks, findings } = examined.outcome.result
  const found = findings.filter(({ at, severity }) => at.path === path && severity !== "noted")
  const isSigned = checks.some(({ id, status: is }) => id === "checkpoint" && is === "PASSED")
  const [tone, status] = standingOf(entry, found.length === 0 && isSigned, proofs)
  return (
    <tr>
      <td className="path-cell">
        <ToneChip tone={tone} status={status} />
        {[...new Set(found.map(({ code }) => code))].map((code) => (
          <span key={code} className="beneath">
            <DocumentText text={sayingOf(examined, code)} />
          </span>
        ))}
        <span className="beneath">
          <EvidenceText text={path} fixed />
        </span>
      </td>
      <td className="right">{generation === null ? "–" : count(generation)}</td>
      <td className="right">{count(size)}</td>
      <td className="roots">
        <span className="fixed">
          <Hex text={root} />
        </span>
        <span className="beneath fixed">
          <Hex text={computed ?? proofs.notComputed} />
        </span>
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

/** That the root is the one of the lines says nothing of who signed it. */
function standingOf(
  { computed, root }: RecordedCheckpoint,
  isSigned: boolean,
  words: StandingWords,
): [Tone, string] {
  if (computed === null) return ["failed", words.isShort]
  return computed === root
    ? [isSigned ? "passed" : "plain", words.agrees]
    : ["failed", words.differs]
}
