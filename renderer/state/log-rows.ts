/** Rows of the log by their place among those that fit: fetched in pages, as they come into view. */
import { useCallback, useEffect, useRef, useState } from "react"
import type { ExaminationHandle } from "../../electron/contract/examination.ts"
import type { LogQuery, LogRow } from "../../electron/contract/timeline.ts"
import { api } from "../bridge.ts"

const PAGE = 200
/** Pages that are kept: enough for every way back a person takes, and no million rows. */
const MOST_PAGES = 60

interface Pages {
  readonly key: string
  readonly rows: ReadonlyMap<number, readonly LogRow[]>
}

export interface LogRowsInView {
  /** Undefined while it is fetched. */
  readonly row: (index: number) => LogRow | undefined
  /** Tells which rows are seen now. */
  readonly look: (first: number, last: number) => void
}

/**
 * @param known - How many lines are known; answers that depend on it are asked for anew.
 */
export function useLogRows(
  examination: ExaminationHandle,
  query: LogQuery,
  known: number,
): LogRowsInView {
  const key = JSON.stringify([examination, query, known])
  const [pages, setPages] = useState<Pages>({ key, rows: new Map() })
  const [seen, setSeen] = useState<readonly [number, number]>([0, 0])
  const isAsking = useRef(false)
  const [round, setRound] = useState(0)
  const rows = pages.key === key ? pages.rows : NOTHING
  useEffect(() => {
    // One question at a time: whoever scrolls past a thousand pages asks for the last of them.
    const page = missing(rows, seen)
    if (page === undefined || isAsking.current) return
    isAsking.current = true
    const [, asked] = JSON.parse(key) as [ExaminationHandle, LogQuery, number] // made above
    void api["log:rows"]({ examination, query: asked, first: page * PAGE, count: PAGE })
      .then(
        (answer) => (answer.kind === "rows" ? answer.rows : []),
        () => [],
      )
      .then((found) => {
        isAsking.current = false
        setPages((last) => withPage(last, key, [page, found]))
        setRound((last) => last + 1)
      })
  }, [rows, seen, key, examination, round])
  const row = useCallback(
    (index: number) => rows.get(Math.floor(index / PAGE))?.[index % PAGE],
    [rows],
  )
  const look = useCallback((first: number, last: number) => {
    const [from, to] = [Math.floor(first / PAGE), Math.floor(last / PAGE)]
    setSeen((before) => (before[0] === from && before[1] === to ? before : [from, to]))
  }, [])
  return { row, look }
}

const NOTHING: ReadonlyMap<number, readonly LogRow[]> = new Map()

function missing(
  rows: ReadonlyMap<number, unknown>,
  [from, to]: readonly [number, number],
): number | undefined {
  for (let page = from; page <= to; page += 1) if (!rows.has(page)) return page
  return undefined
}

function withPage(
  { key: before, rows }: Pages,
  key: string,
  [page, found]: readonly [number, readonly LogRow[]],
): Pages {
  const kept = before === key ? [...rows] : []
  return { key, rows: new Map([...kept.slice(1 - MOST_PAGES), [page, found]]) }
}
