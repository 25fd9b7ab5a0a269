/**
 * The timeline of the desktop over a long log: how fast its index grows, and how long a search,
 * a page of rows and the path to the root take once it stands.
 *
 * In one process, as in the examiner, whose index and searches have two threads of their own: so
 * these are told in time by the clock, and what one thread does in processor time.
 */
import { createReadStream, mkdtempSync, rmSync } from "node:fs"
import { join } from "node:path"
import {
  copyLog,
  indexEvents,
  makeLogTree,
  readEvent,
  makeEventsThreads,
} from "../core/node/index.ts"
import { median } from "./figures.ts"

const ROWS = 200

/** Words and values as a person would look for them, from rare to everywhere. */
const QUERIES = [
  { name: "one record of many", text: "case-1234", facets: {} },
  { name: "one person of 97", text: "", facets: { person: "person-3" } },
  { name: "a word in every event", text: "platform", facets: {} },
  { name: "the beginning of a word in every event", text: "plat", facets: {} },
] as const

/** Measures a log, and returns a table of it. @param path - The log; @param folder - For scratch. */
export async function timelineTable(path: string, folder: string, rounds: number): Promise<string> {
  const figures = new Map<string, number[]>()
  const note = (name: string, value: number): void => {
    figures.set(name, [...(figures.get(name) ?? []), value])
  }
  for (let round = 0; round < rounds; round += 1) {
    const scratch = mkdtempSync(join(folder, "timeline-"))
    try {
      await measure(path, scratch, note)
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  }
  const rows = Array.from(figures, ([name, values]) => {
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return `| ${name} | ${toText(median(values))} | ${toText(least)}–${toText(most)} |`
  })
  return ["| | median | least–most |", "| --- | ---: | ---: |", ...rows].join("\n")
}

async function measure(
  path: string,
  scratch: string,
  note: (name: string, value: number) => void,
): Promise<void> {
  const copying = cpuMs()
  const copy = await copyLog(createReadStream(path), join(scratch, "log"), pause)
  note("copying it, ms", cpuMs() - copying)
  const threads = makeEventsThreads()
  const words = ["words-0.db", "words-1.db"].map((name) => join(scratch, name))
  const [indexing, indexingCpu] = [performance.now(), cpuMs()]
  const index = indexEvents(copy, { threads: threads.living(), words, isMade: false, pause })
  await index.whole
  note("events indexed a second", copy.lines / ((performance.now() - indexing) / 1000))
  note("processor time of that, ms", cpuMs() - indexingCpu)
  for (const { name, ...query } of QUERIES) {
    const searching = performance.now()
    await index.find(query)
    note(`search, ${name}, ms`, performance.now() - searching)
  }
  await index.close()
  await threads.end()
  const reading = cpuMs()
  for (let row = 0; row < ROWS; row += 1) readEvent(copy.line(row * 7) ?? new Uint8Array(0))
  note(`${ROWS} rows, ms`, cpuMs() - reading)
  const building = cpuMs()
  const tree = await makeLogTree(copy, pause)
  note("tree, once, ms", cpuMs() - building)
  const proving = cpuMs()
  tree.path(Math.floor(copy.lines / 2), copy.lines)
  note("path to the root, ms", cpuMs() - proving)
  copy.close()
}

function pause(): Promise<void> {
  return Promise.resolve()
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function toText(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString("en") : value.toFixed(1)
}
