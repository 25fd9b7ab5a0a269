/** One file in a line. */
import type { ReactElement } from "react"
import type { Tone } from "../../../core/index.ts"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { ToneMark } from "../../parts/tone-mark.tsx"
import type { FileRow, RowState } from "../../state/file-rows.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { WhoVouches } from "./who-vouches.tsx"

export interface FileListRowProps {
  readonly id: string
  readonly row: FileRow | undefined
  readonly index: number
  readonly isActive: boolean
  /** Pixels from the top of all rows, and of the row. */
  readonly place: { readonly start: number; readonly size: number }
  readonly onOpen: (row: FileRow) => void
}

export function FileListRow(props: FileListRowProps): ReactElement | null {
  const { id, row, index, isActive, place, onOpen } = props
  const { count } = useQuantities()
  if (row === undefined) return null
  const { path, read, who, state } = row
  return (
    <div
      id={id}
      className="grid-row file-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      data-openable
      style={{ height: place.size, transform: `translateY(${String(place.start)}px)` }}
      onClick={() => {
        onOpen(row)
      }}
    >
      <div role="gridcell" className="file-name">
        <EvidenceText text={path} fixed />
      </div>
      <div role="gridcell" className="file-size">
        {read === null ? "–" : count(read.sizeBytes)}
      </div>
      <div role="gridcell" className="file-digest fixed">
        {read === null ? "–" : read.sha256}
      </div>
      <div role="gridcell" className="file-vouches">
        <WhoVouches who={who} />
      </div>
      <div role="gridcell" className="file-state">
        <StateOfRow state={state} isRead={read !== null} />
      </div>
    </div>
  )
}

const TONES: Readonly<Record<RowState, Tone | undefined>> = {
  failed: "failed",
  open: "open",
  uncertain: "open",
  about: "failed",
  plain: "plain",
  clear: undefined,
}

interface StateOfRowProps {
  readonly state: RowState
  readonly isRead: boolean
}

function StateOfRow({ state, isRead }: StateOfRowProps): ReactElement {
  const { files } = useWords()
  const tone = TONES[state]
  return (
    <span className="row-state" data-tone={tone ?? "plain"}>
      {tone !== undefined && <ToneMark tone={tone} />}
      {files.states[state]}
      {!isRead && `, ${files.notRead}`}
    </span>
  )
}
