/**
 * The window of the desktop as a person has it: the production build in Chromium, with the
 * real handlers and the real examiner behind it (test/support/chromium-host.ts).
 *
 * Time on the clock, because that is what a person waits for. In Electron the page's files come
 * by a shorter way than here, where each passes through the program that drives Chromium.
 */
import { rmSync } from "node:fs"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { builtDesktop } from "../config/build-desktop.mjs"
import type { Bridge } from "../electron/contract/channels.ts"
import type { ExaminationHandle } from "../electron/contract/examination.ts"
import { openHost, type ChromiumHost } from "../test/support/chromium-host.ts"
import { launchChromium } from "../test/support/chromium.ts"
import { forgetMemory, windowMemory } from "./desktop-memory.ts"
import { progressRatios } from "./desktop-progress.ts"
import {
  paintInPage,
  pressInPage,
  scrollInPage,
  searchInPage,
  type Scroll,
} from "./desktop-window.ts"
import { median } from "./figures.ts"
import { AS_USUAL } from "../test/support/terms.ts"

declare global {
  interface Window {
    readonly sealwright: Bridge<File>
  }
}

export interface DesktopPlan {
  /** A bag of a million events, what is looked for in it, and how many of them fit. */
  readonly events: string
  readonly searches: readonly { readonly text: string; readonly rows: number }[]
  /** A bag of 100,000 files. */
  readonly files: string
  readonly trust: string
  /** For what the application keeps. */
  readonly folder: string
  readonly rounds: number
}

/** A figure: what is wanted of it, and what came out in each round. */
interface Figure {
  readonly wanted: string
  readonly values: number[]
}

type Note = (name: string, wanted: string, value: number) => void

const SCROLL_MS = 3000
const VIEW = { files: 1, timeline: 2 } as const

/** Measures everything, and returns a table of it and the versions it was measured with. */
export async function desktopTable(plan: DesktopPlan): Promise<string> {
  await builtDesktop()
  const figures = new Map<string, Figure>()
  const note: Note = (name, wanted, value) => {
    const figure = figures.get(name) ?? { wanted, values: [] }
    figure.values.push(value)
    figures.set(name, figure)
  }
  const browser = await launchChromium()
  const version = browser.version()
  try {
    for (let round = 0; round < plan.rounds; round += 1) await measureStart(browser, plan, note)
    await measureBags(browser, plan, note)
  } finally {
    await browser.close()
  }
  for (const ratio of await progressRatios(plan.files, plan.rounds)) {
    note("examination with progress / without", "at most 1.03", ratio)
  }
  return `Chromium ${version}, 1440 × 900.\n\n${tableOf(figures)}`
}

async function measureStart(browser: Browser, plan: DesktopPlan, note: Note): Promise<void> {
  const host = await openWindow(browser, plan)
  await host.page.locator("h1").first().waitFor()
  note("first useful paint, ms", "1,000", await host.page.evaluate(paintInPage))
  await host.close()
}

/** Both bags in one window, each round in a page that is loaded anew. */
async function measureBags(browser: Browser, plan: DesktopPlan, note: Note): Promise<void> {
  const { rounds, events, files } = plan
  const paths = [files, events]
  const host = await openWindow(browser, plan, () => paths.pop() ?? "")
  const empty = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const { page } = host
  try {
    const log = await examined(page)
    const began = performance.now()
    await indexed(page, log)
    note("index of a million events after the verdict, s", "", (performance.now() - began) / 1000)
    await examined(page)
    for (let round = 0; round < rounds; round += 1) {
      await page.reload()
      await forgetMemory(browser, page)
      await measureEvents({ page, empty }, plan, note)
      await noteMemory(browser, "events", note)
      await page.reload()
      await forgetMemory(browser, page)
      await measureFiles({ page, empty }, note)
      await noteMemory(browser, "files", note)
    }
  } finally {
    await empty.close()
    await host.close()
  }
}

interface Pages {
  readonly page: Page
  /** A page in which nothing happens, to which frames are compared. */
  readonly empty: Page
}

async function measureEvents(pages: Pages, plan: DesktopPlan, note: Note): Promise<void> {
  const { page } = pages
  await page.locator(".rail-examination").first().waitFor()
  const open = { press: ".rail-examination", nth: 0, shown: ".banner" }
  note("opening the million events, verdict, ms", "1,500", await page.evaluate(pressInPage, open))
  const shown = ".event-rows .event-kind"
  const timeline = { press: ".rail-view", nth: VIEW.timeline, shown }
  note("from there to its timeline, ms", "1,500", await page.evaluate(pressInPage, timeline))
  await measureScrolling(pages, { list: ".event-list", of: "a million events" }, note)
  for (const search of plan.searches) {
    const ms = await page.evaluate(searchInPage, search)
    note(`search from the last key to rows, ${search.text}, ms`, "300", ms)
  }
}

async function measureFiles(pages: Pages, note: Note): Promise<void> {
  const { page } = pages
  await page.locator(".rail-examination").nth(1).waitFor()
  const open = { press: ".rail-examination", nth: 1, shown: ".banner" }
  note("opening 100,000 files, verdict, ms", "", await page.evaluate(pressInPage, open))
  const list = { press: ".rail-view", nth: VIEW.files, shown: ".file-rows .file-name" }
  note("from there to the list of files, ms", "", await page.evaluate(pressInPage, list))
  await measureScrolling(pages, { list: ".file-list", of: "100,000 files" }, note)
}

interface Scrolling {
  readonly list: string
  readonly of: string
}

async function measureScrolling(
  { page, empty }: Pages,
  { list, of }: Scrolling,
  note: Note,
): Promise<void> {
  for (const how of ["reading", "dragging"] as const) {
    const idle: Scroll = { list: null, how, ms: SCROLL_MS / 2 }
    const before = await inFront(empty, idle)
    const scrolled = await inFront(page, { list, how, ms: SCROLL_MS })
    const after = await inFront(empty, idle)
    const name = `${of}, ${how}`
    note(
      `${name}: frames / an empty page's`,
      "at least 0.9",
      scrolled.frames / (before.frames + after.frames),
    )
    note(`${name}: longest task over 50 ms`, "none (0)", scrolled.longestMs)
  }
}

async function inFront(page: Page, scroll: Scroll) {
  await page.bringToFront()
  return page.evaluate(scrollInPage, scroll)
}

async function noteMemory(browser: Browser, of: string, note: Note): Promise<void> {
  const memory = await windowMemory(browser)
  if (memory === undefined) return
  note(`memory of the window alone after ${of}, MB`, "400", memory.ownBytes / 1e6)
  note(`peak of its resident memory, ${of}, MB`, "", memory.peakBytes / 1e6)
}

/** @param choose - The path that the person chooses next. */
function openWindow(
  browser: Browser,
  { folder, trust }: DesktopPlan,
  choose: () => string = () => "",
): Promise<ChromiumHost> {
  const userFolder = join(folder, "desktop-user")
  rmSync(userFolder, { recursive: true, force: true })
  const person = {
    chooseEvidence: () => Promise.resolve([choose()]),
    chooseFile: () => Promise.resolve(trust),
  }
  return openHost({ browser, person, userFolder })
}

/** Examines what the person chooses next, under the trust file, to the end. */
async function examined(page: Page): Promise<ExaminationHandle> {
  const handle = await page.evaluate(async (asUsual) => {
    const { api } = window.sealwright
    const [choice, { evidence }] = [
      await api["trust:choose"](null),
      await api["evidence:choose"]("folder"),
    ]
    if (choice.kind !== "trust") throw new Error("no trust file")
    const start = { evidence: evidence.map((one) => one.handle), trust: choice.trust.handle }
    const started = await api["examination:start"]({ ...start, expected: null, ...asUsual })
    if (started.kind === "refused" || started.examinations[0] === undefined)
      throw new Error("refused")
    return started.examinations[0].handle
  }, AS_USUAL)
  await page.evaluate(async (asked) => {
    const { api } = window.sealwright
    for (;;) {
      const all = await api["examination:list"](null)
      if (all.some(({ handle: one, state }) => one === asked && state.kind === "done")) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }, handle)
  return handle
}

/** Waits until all lines of a log are known. */
async function indexed(page: Page, examination: ExaminationHandle): Promise<void> {
  await page.evaluate(async (asked) => {
    const query = { text: "", named: [], record: null, facets: {}, between: null }
    for (;;) {
      const ask = { examination: asked, query, bins: 1, marks: [] }
      const answer = await window.sealwright.api["log:timeline"](ask)
      if (answer.kind === "timeline" && answer.known === answer.total) return
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }, examination)
}

function tableOf(figures: ReadonlyMap<string, Figure>): string {
  const rows = Array.from(figures, ([name, { wanted, values }]) => {
    const spread = `${toText(Math.min(...values))}–${toText(Math.max(...values))}`
    return `| ${name} | ${wanted} | ${toText(median(values))} | ${spread} |`
  })
  return ["| | wanted | median | least–most |", "| --- | ---: | ---: | ---: |", ...rows].join("\n")
}

function toText(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en")
  return value.toFixed(value < 10 ? 2 : 1)
}
