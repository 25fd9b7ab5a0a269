/** A hundred thousand rows, of which only those in view are drawn; one stop of the keyboard. */
import { useVirtualizer } from "@tanstack/react-virtual"
import { useId, useRef, useState, type KeyboardEvent, type ReactElement } from "react"
import type { ExaminationHandle } from "../../../electron/contract/examination.ts"
import { useDesk } from "../../state/provider.tsx"
import { rowPixels } from "../../state/row-pixels.ts"
import { rowOfKey, type FileRow, type RowColumn, type RowOrder } from "../../state/file-rows.ts"
import { useWords } from "../../words/words.ts"
import { FileListHead } from "./file-list-head.tsx"
import { FileListRow } from "./file-list-row.tsx"

const ROW_REM = 2.5
const OVERSCAN = 6

export interface FileListProps {
  readonly handle: ExaminationHandle
  readonly rows: readonly FileRow[]
  readonly order: RowOrder
  readonly onOrder: (order: RowOrder) => void
}

export function FileList({ handle, rows, order, onOrder }: FileListProps): ReactElement {
  const { files } = useWords()
  const { go } = useDesk()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const [height] = useState(() => rowPixels(ROW_REM))
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    // The heads lie over the first row of what is in view.
    scrollMargin: height,
    scrollPaddingStart: height,
  })
  const current = Math.min(active, rows.length - 1)
  const open = (row: FileRow | undefined): void => {
    if (row !== undefined) go({ kind: "examination", handle, view: "files", file: row.path })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    if (event.key === "Enter") open(rows[current])
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2)
    const to = rowOfKey(event.key, current, { rows: rows.length, page })
    if (to === undefined) return
    event.preventDefault()
    setActive(to)
    virtual.scrollToIndex(to)
  }
  return (
    <div
      className="grid-list file-list"
      role="grid"
      aria-label={files.list}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={`${id}-${String(current)}`}
      tabIndex={0}
      ref={scroller}
      onKeyDown={onKeyDown}
    >
      <FileListHead order={order} onSort={sorter(order, onOrder)} />
      <div
        className="grid-rows file-rows"
        role="rowgroup"
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, start, size }) => (
          <FileListRow
            key={index}
            id={`${id}-${String(index)}`}
            row={rows[index]}
            index={index}
            isActive={index === current}
            place={{ start: start - height, size }}
            onOpen={(row) => {
              setActive(index)
              open(row)
            }}
          />
        ))}
      </div>
    </div>
  )
}

function sorter(order: RowOrder, onOrder: (order: RowOrder) => void): (column: RowColumn) => void {
  return (column) => {
    onOrder({ column, isDescending: order.column === column && !order.isDescending })
  }
}
