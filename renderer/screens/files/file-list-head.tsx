/** The heads of the columns; pressing one sorts by it, pressing again turns the order. */
import type { ReactElement } from "react"
import { Button as AriaButton } from "react-aria-components"
import { Icon } from "../../parts/icon.tsx"
import type { RowColumn, RowOrder } from "../../state/file-rows.ts"
import { useWords } from "../../words/words.ts"

const COLUMNS: readonly RowColumn[] = ["name", "size", "digest", "vouches", "state"]

export interface FileListHeadProps {
  readonly order: RowOrder
  readonly onSort: (column: RowColumn) => void
}

export function FileListHead({ order, onSort }: FileListHeadProps): ReactElement {
  const { files } = useWords()
  const direction = order.isDescending ? "descending" : "ascending"
  return (
    <div className="grid-head file-head" role="rowgroup">
      <div className="grid-row file-row" role="row" aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <div
            key={column}
            role="columnheader"
            className={`file-${column}`}
            aria-sort={order.column === column ? direction : "none"}
          >
            <AriaButton
              className="sort"
              onPress={() => {
                onSort(column)
              }}
            >
              {files[column]}
              {order.column === column && (
                <Icon name={order.isDescending ? "sortDown" : "sortUp"} />
              )}
            </AriaButton>
          </div>
        ))}
      </div>
    </div>
  )
}
