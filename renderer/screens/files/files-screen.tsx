/** Every file of the evidence, or the page of one. */
import { useDeferredValue, useMemo, useState, type ReactElement } from "react"
import { Input, Label, SearchField } from "react-aria-components"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Empty } from "../../parts/notice.tsx"
import { Segments } from "../../parts/segments.tsx"
import { fileRows, shownRows, type RowFilter, type RowOrder } from "../../state/file-rows.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import type { Examined } from "../../state/examined.ts"
import { FileList } from "./file-list.tsx"
import { FilePageScreen } from "./file-page-screen.tsx"

const FILTERS: readonly RowFilter[] = ["all", "findings", "unvouched"]
const BY_NAME: RowOrder = { column: "name", isDescending: false }

export interface FilesScreenProps {
  readonly examined: Examined
  /** Path of the file whose page is open. */
  readonly file: string | undefined
  /** What whoever led here searches for. */
  readonly sought: string | undefined
}

export function FilesScreen({ examined, file, sought: asked }: FilesScreenProps): ReactElement {
  const { result, vouching } = examined.outcome
  const rows = useMemo(() => fileRows(result, vouching), [result, vouching])
  const [filter, setFilter] = useState<RowFilter>("all")
  const [search, setSearch] = useState(asked ?? "")
  const [arrived, setArrived] = useState(asked)
  if (asked !== arrived) {
    setArrived(asked)
    // Without it the search stays as the person left it.
    if (asked !== undefined) setSearch(asked)
  }
  const [order, setOrder] = useState(BY_NAME)
  // Typing stays quick while a hundred thousand rows are looked through.
  const sought = useDeferredValue(search)
  const shown = useMemo(
    () => shownRows(rows, { filter, search: sought, order }),
    [rows, filter, sought, order],
  )
  if (file !== undefined) return <FilePageScreen key={file} examined={examined} path={file} />
  return (
    <div className="screen screen-files">
      <FilesHead name={examined.examination.evidence.name} shown={shown.length} all={rows.length} />
      {rows.length === 0 ? (
        <NoFiles />
      ) : (
        <>
          <Tools search={search} onSearch={setSearch} filter={filter} onFilter={setFilter} />
          {shown.length === 0 ? (
            <NothingFits
              onClear={() => {
                setSearch("")
                setFilter("all")
              }}
            />
          ) : (
            <FileList
              handle={examined.examination.handle}
              rows={shown}
              order={order}
              onOrder={setOrder}
            />
          )}
        </>
      )}
    </div>
  )
}

interface FilesHeadProps {
  readonly name: string
  readonly shown: number
  readonly all: number
}

function FilesHead({ name, shown, all }: FilesHeadProps): ReactElement {
  const { files } = useWords()
  const { count } = useQuantities()
  return (
    <header className="screen-head">
      <div>
        <h1>{files.title}</h1>
        <p className="soft">
          <EvidenceText text={name} /> ·{" "}
          <span role="status">{files.counted(count(shown), count(all))}</span>
        </p>
      </div>
    </header>
  )
}

function NoFiles(): ReactElement {
  const { files } = useWords()
  return (
    <section className="panel" aria-label={files.list}>
      <Empty icon="file" title={files.none} text={files.noneMeans} isWhole />
    </section>
  )
}

function NothingFits({ onClear }: { readonly onClear: () => void }): ReactElement {
  const { files } = useWords()
  return (
    <section className="panel" aria-label={files.list}>
      <Empty icon="search" title={files.nothingFound} text={files.nothingFoundMeans} isWhole>
        <Button onPress={onClear}>{files.clear}</Button>
      </Empty>
    </section>
  )
}

interface ToolsProps {
  readonly search: string
  readonly onSearch: (text: string) => void
  readonly filter: RowFilter
  readonly onFilter: (filter: RowFilter) => void
}

function Tools({ search, onSearch, filter, onFilter }: ToolsProps): ReactElement {
  const { files } = useWords()
  return (
    <div className="tools">
      <SearchField className="field tools-search" value={search} onChange={onSearch}>
        <Label>{files.search}</Label>
        <Input spellCheck="false" autoComplete="off" data-search="files" />
      </SearchField>
      <Segments
        label={files.filter}
        value={filter}
        options={FILTERS.map((value) => ({ value, words: files.filters[value] }))}
        onChange={onFilter}
      />
    </div>
  )
}
