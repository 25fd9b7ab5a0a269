/**
 * The window in a real Chromium, in states that are drawn instead of reached: a crash, a
 * refusal, a failed answer, any result. Behind it stands a list of answers and no app.
 */
import { existsSync, mkdtempSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { extname, join } from "node:path"
import { chromium, type Browser, type Page } from "@playwright/test"
import { build } from "vite"
import {
  reportDocument,
  reportHelp,
  resultView,
  type Language,
  type LogEnd,
  type Result,
  type Vouching,
} from "../../core/index.ts"
import desktop from "../../config/electron.vite.config.mjs"
import { pageBrowserPath } from "./chromium-path.ts"
import { KEEPING_ANSWERS } from "./drawn-pack.ts"
import { reportAnswers } from "./drawn-reports.ts"
import { SINGLE_ANSWERS, SINGLE_ANSWERS_TO } from "./drawn-singles.ts"
import { TOLD_AS_USUAL } from "./terms.ts"

const ORIGIN = "https://bundle.invalid"
const SWITCHES = ["--disable-gpu", "--no-first-run", "--disable-background-networking"]
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
}

/** What each channel answers; a function of the question where it has a member for it. */
export interface Drawn {
  /** Answers by channel; a channel without one never answers, as if it took long. */
  readonly answers: Readonly<Record<string, unknown>>
  /** Answers to questions that are a single text, by channel and text. */
  readonly answersTo?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Channels whose promise rejects, as after a defect. */
  readonly broken?: readonly string[]
  /** Channels of which each question is answered by itself, such as about a long log. */
  readonly live?: Readonly<Record<string, (ask: never) => unknown>>
}

export interface DrawnWindow {
  readonly page: Page
  /** Errors of the page, violations of its policy among them. */
  readonly complaints: readonly string[]
}

export function launch(): Promise<Browser> {
  const executablePath = pageBrowserPath()
  if (executablePath === undefined) throw new Error("no Chromium here: install chromium")
  return chromium.launch({
    executablePath,
    // Chromium's own sandbox cannot be set up by root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: SWITCHES,
  })
}

/** Builds the window alone, as it is shipped. */
export async function buildWindow(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), "sealwright-window-"))
  const { renderer } = desktop
  await build({
    ...renderer,
    configFile: false,
    logLevel: "error",
    build: { ...renderer?.build, outDir, emptyOutDir: true },
  })
  return outDir
}

export interface WindowOptions {
  readonly folder: string
  readonly width?: number
  readonly height?: number
}

/** Opens the built window over drawn answers. */
export async function openDrawn(
  browser: Browser,
  drawn: Drawn,
  { folder, width = 1440, height = 900 }: WindowOptions,
): Promise<DrawnWindow> {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" })
  const complaints: string[] = []
  page.on("pageerror", (error) => complaints.push(String(error)))
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text())
  })
  await page.route("**/*", async (route) => {
    const { origin, pathname } = new URL(route.request().url())
    const file = join(folder, pathname)
    if (origin !== ORIGIN || !existsSync(file)) return route.abort()
    const contentType = TYPES[extname(pathname)] ?? "application/octet-stream"
    return route.fulfill({ body: readFileSync(file), contentType })
  })
  const { live = {}, ...rest } = drawn
  await page.exposeFunction("drawnAnswer", (channel: string, ask: never) => live[channel]?.(ask))
  await page.addInitScript(install, { ...rest, liveChannels: Object.keys(live) })
  await page.goto(`${ORIGIN}/index.html`)
  await page.locator("h1").first().waitFor()
  return { page, complaints }
}

/** Runs in the page, before its own scripts. */
function install(drawn: Omit<Drawn, "live"> & { liveChannels: readonly string[] }): void {
  const { answers, answersTo = {}, broken = [], liveChannels } = drawn
  const live = window as unknown as {
    drawnAnswer: (channel: string, ask: unknown) => Promise<unknown>
  }
  const answer = (channel: string, ask: unknown): Promise<unknown> => {
    if (broken.includes(channel)) return Promise.reject(new Error("a defect"))
    if (liveChannels.includes(channel)) return live.drawnAnswer(channel, ask)
    const special = typeof ask === "string" ? answersTo[channel]?.[ask] : undefined
    if (special !== undefined) return Promise.resolve(special)
    if (channel in answers) return Promise.resolve(answers[channel])
    return new Promise(() => undefined)
  }
  const api = new Proxy({}, { get: (_, channel) => (ask: unknown) => answer(String(channel), ask) })
  const says = "This is a program, and no evidence."
  const told = { en: says, de: "Das ist ein Programm und kein Beweismittel." }
  const offer = { evidence: [], reports: [], refused: [told] }
  const value = {
    api,
    offerDropped: () => Promise.resolve(offer),
    subscribe: () => () => undefined,
  }
  Object.defineProperty(window, "sealwright", { value })
}

export interface Chosen {
  readonly language?: "en" | "de"
  readonly theme?: "system" | "light" | "dark" | "contrast"
}

/** Answers with which the window starts, and one ended examination for each result. */
export function drawnResults(
  results: Readonly<Record<string, Result>>,
  { language = "en", theme = "light" }: Chosen = {},
): Drawn {
  const entries = Object.entries(results)
  return {
    answers: {
      "preferences:read": { language, theme, density: "calm", zoom: 100 },
      "preferences:write": null,
      "read-only:read": { isOn: false, isFixed: false },
      "examination:list": entries.map(([name, result]) => ended(name, result)),
      "trust:current": null,
      "unfinished:list": [],
      "index:read": {
        ...{ kind: "indexes", keeps: true },
        kept: [{ handle: "index-1", name: "harbour-ward-archive.bag", sizeBytes: 48_234_496 }],
      },
      "evidence:recent": entries.map(([name, { verdict, evaluatedAt, resultDigest }]) => ({
        ...{
          handle: `recent ${name}`,
          name,
          verdict,
          evaluatedAt,
          resultDigest,
          since: "untouched",
        },
      })),
      "notices:read": [],
      "evidence:since": "untouched",
      "help:read": reportHelp(language),
      "about:read": {
        version: "1.0.0",
        runtime: [{ name: "chromium", version: "of this machine" }],
        licences: readFileSync("THIRD-PARTY-LICENSES.md", "utf8").slice(0, 2000),
      },
      "clipboard:write": null,
      ...KEEPING_ANSWERS,
      ...SINGLE_ANSWERS,
      ...reportAnswers(entries[0]?.[1], language),
    },
    answersTo: {
      ...SINGLE_ANSWERS_TO,
      "examination:outcome": Object.fromEntries(entries.map((entry) => outcomeOf(entry, language))),
    },
  }
}

function ended(name: string, { verdict, evaluatedAt, resultDigest }: Result): unknown {
  return {
    handle: name,
    evidence: { handle: `evidence ${name}`, name, kind: "folder" },
    askedAt: evaluatedAt,
    trust: "trust.json",
    terms: TOLD_AS_USUAL,
    state: { kind: "done", verdict, evaluatedAt, resultDigest },
  }
}

/** As if every valid seal of the result named a list of all its files. */
function drawnVouching({ items, seals, findings, input, coverage }: Result): Vouching {
  const subjects = seals.flatMap(({ standing, key }) =>
    standing === "valid" && key !== undefined ? [key.subject] : [],
  )
  const end: LogEnd =
    coverage.eventsUnderSeal.covered > 0
      ? { way: "sealed", subjects }
      : { way: "unstated", subjects: [] }
  const all = subjects.length > 0 ? ("sealed" as const) : ("listed" as const)
  return {
    groups: [
      { way: all, subjects },
      { way: "contradicted", subjects: [] },
      { way: "signed", subjects: [] },
    ],
    groupOf: items.map(({ path }) => {
      if (/^(?:seals|timestamps)\//u.test(path)) return 2
      return findings.some(({ at }) => at.path === path) ? 1 : 0
    }),
    logEnd: input.log === undefined ? null : end,
  }
}

function outcomeOf([name, result]: [string, Result], language: Language): [string, unknown] {
  const document = reportDocument(result, { writtenAt: result.evaluatedAt, language })
  const command = `sealwright verify ${name} --trust trust.json --at ${result.evaluatedAt}`
  const view = resultView(result, language)
  const vouching = drawnVouching(result)
  const answer = { kind: "done", result, view, document, vouching, command } as const
  return [name, { ...answer, repeats: "evidence", unsaved: null }]
}
