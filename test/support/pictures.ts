/**
 * `npm run pictures`: every screen in light and dark at two sizes, into docs/pictures.
 *
 * What is shown is the demo, made anew and examined by the built program, so the pictures
 * show what a reader who makes the sample sees.
 */
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import type { Page } from "@playwright/test"
import type { Result } from "../../core/index.ts"
import { logsOnDisk } from "./drawn-log.ts"
import { DRILL_WITHOUT_ESCAPES } from "./drawn-singles.ts"
import { reportAnswers } from "./drawn-reports.ts"
import { buildWindow, drawnResults, launch, openDrawn, type Drawn } from "./drawn-window.ts"
import { TOLD_AS_USUAL } from "./terms.ts"

const OUT = "docs/pictures"
const NAMES = ["fund-2025.bag", "copy-1.bag", "copy-2.bag", "copy-4.bag"]
const CHANGED = "data/records/A-2025-089/after.json"
const SETTLE_MS = 400
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const

/** A button or tab that is pressed, a field with what is typed into it, or what is scrolled to. */
type Step =
  | RegExp
  | readonly [label: string, text: string]
  | { readonly to: RegExp }
  | { readonly tab: RegExp }

/** Screens by the steps that lead to them. */
const SCREENS: Readonly<Record<string, readonly Step[]>> = {
  open: [],
  "verdict-passed": [/^fund/],
  "verdict-failed": [/^copy-2/],
  "verdict-open": [/^copy-4/],
  files: [/^copy-1/, /^Files$/],
  file: [/^copy-1/, /^Open the file/],
  timeline: [/^fund/, /^Timeline$/],
  "timeline-broken": [/^copy-2/, /^Timeline$/],
  event: [/^copy-2/, /^Timeline$/, /^SEQUENCE_GAP/],
  proofs: [/^fund/, /^Proofs$/],
  "proofs-broken": [/^copy-2/, /^Proofs$/],
  report: [/^copy-1/, /^Report$/],
  "report-stamped": [
    ...[/^copy-1/, /^Report$/, /^Choose a key file/, /^Choose a signed report/],
    ...[/^Write a request/, /^Import the answer/],
  ],
  check: [/^Check a report$/, /^Choose a report/],
  "single-signature": [
    ...[/^Single files$/, /^Choose the file/, /^Choose the signature/, /^Judge the signature/],
  ],
  "single-sign": [
    ...[/^Single files$/, { tab: /^Sign a file$/ }, /^Choose the file/, /^Choose a key file/],
    ...[/^Sign, and save/, /^Write a request/],
  ],
  "single-inspect": [/^Single files$/, { tab: /^Look inside$/ }, /^Choose a bag \(folder/],
  "single-drill": [
    ...[/^Single files$/, { tab: /^Drill$/ }, /^Choose a bag \(folder/, /^Begin the drill/],
  ],
  "single-check": [
    ...[/^Single files$/, { tab: /^Re-perform/ }, /^Open a request/, /^Compute the answer/],
  ],
  examining: [/^harbour/],
  keys: [/^Keys$/],
  "keys-pin": [/^Keys$/, /^Pin a key/, /^Choose a public key/],
  "keys-authorities": [/^Keys$/, { tab: /^Authorities$/ }],
  "keys-authority": [
    ...[/^Keys$/, { tab: /^Authorities$/ }, /^Pin an authority/, /^Choose a certificate/],
  ],
  "keys-rules": [/^Keys$/, { tab: /^Rules$/ }],
  "keys-head": [/^Keys$/, { tab: /^Rules$/ }, /^Pin a state/, /^Choose a checkpoint/],
  "keys-history": [/^Keys$/, { tab: /^History$/ }],
  "keys-compare": [/^Keys$/, /^Compare with/, /^Choose the other/, /^Compare$/],
  seal: [
    ...[/^Seal$/, /^Choose a folder/, /^Choose an events file/, /^Choose a key file/],
    ["Passphrase of the key", "correct horse"],
    ["Why it is sealed", "Export of the year 2025 for the archive"],
    /^Show what will be claimed/,
  ],
  help: [/^Help$/],
  "proofs-stamp": [
    ...[/^fund/, /^Proofs$/, /^Write requests/, /^Choose the answer/, /^Check the answer/],
    { to: /^Time-stamps of the seals$/ },
  ],
  preferences: [/^Preferences$/],
  "open-unfinished": [],
  "open-terms": [
    ...[/^How it is examined/, /^Choose a policy/, /^Choose a public key/, /^Choose a file …/],
    /^Choose a saved result/,
  ],
  "examining-paused": [/^harbour/],
  "keys-read-only": [/^Keys$/],
}

const UNDER_WAY = {
  handle: "under way",
  evidence: { handle: "evidence", name: "harbour-ward-archive.zip", kind: "file" },
  trust: "trust.json",
  terms: TOLD_AS_USUAL,
  state: {
    kind: "running",
    progress: {
      stage: "reading",
      bytes: { done: 734_003_200, total: 2_147_483_648 },
      ...{ files: 18_234, elapsedMs: 4200, bytesPerSecond: 174_000_000, remainingMs: 8100 },
    },
  },
}

/** Answers with which single screens differ from all others. */
const STATES: Readonly<Record<string, Drawn["answers"]>> = {
  "open-unfinished": {
    "unfinished:list": [
      {
        ...{ name: "harbour-ward-archive.zip", kind: "file", was: "under-way" },
        ...{ trust: "trust.json", terms: { ...TOLD_AS_USUAL, policy: "house-policy.json" } },
      },
      {
        ...{ name: "fund-2024.bag", kind: "folder", was: "waiting" },
        ...{ trust: null, terms: TOLD_AS_USUAL },
      },
    ],
  },
  "examining-paused": { "examination:list": [paused()] },
  "single-drill": { "evidence:drill": DRILL_WITHOUT_ESCAPES },
  "keys-read-only": { "read-only:read": { isOn: true, isFixed: false } },
}

function paused(): unknown {
  const { progress } = UNDER_WAY.state
  return { ...UNDER_WAY, state: { kind: "running", progress: { ...progress, isPaused: true } } }
}

const browser = await launch()
const scratch = mkdtempSync(join(tmpdir(), "sealwright-pictures-"))
const folder = await buildWindow()
try {
  const drawn = drawDemo()
  mkdirSync(OUT, { recursive: true })
  for (const theme of ["light", "dark"] as const) {
    const answers = {
      ...drawn.answers,
      "preferences:read": { language: "en", theme, density: "calm", zoom: 100 },
    }
    for (const size of SIZES) await takeAll({ ...drawn, answers }, { theme, ...size })
  }
} finally {
  await browser.close()
  rmSync(scratch, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}

/** Makes the demo, and answers with its results, and with one examination under way. */
function drawDemo(): Drawn {
  const demo = join(scratch, "demo")
  execFileSync(process.execPath, ["dist/start.js", "demo", "--out", demo], { stdio: "ignore" })
  const resultOf = (name: string): Result =>
    JSON.parse(readFileSync(join(demo, "results", `${name}.json`), "utf8")) as Result
  const results = Object.fromEntries(NAMES.map((name) => [name, resultOf(name)]))
  const drawn = drawnResults(results)
  const listed = drawn.answers["examination:list"] as readonly unknown[]
  const pathOf = (name: string): string =>
    join(demo, name.startsWith("fund") ? "" : "tampered", name)
  return {
    ...drawn,
    live: logsOnDisk(
      Object.fromEntries(
        NAMES.map((name) => [name, { path: pathOf(name), result: resultOf(name) }]),
      ),
      join(scratch, "session"),
    ),
    answers: {
      ...drawn.answers,
      "examination:list": [...listed, UNDER_WAY],
      "file:page": pageOf(demo, resultOf("copy-1.bag")),
      // A picture must not show one bag's verdict under the name of another.
      ...reportAnswers(resultOf("copy-1.bag"), "en"),
    },
  }
}

/** The page of the file that was changed, as the app would answer. */
function pageOf(demo: string, { items, seals }: Result): unknown {
  const item = items.find(({ path }) => path === CHANGED)
  const text = readFileSync(join(demo, "tampered", "copy-1.bag", CHANGED), "utf8")
  const listedIn = [{ path: "manifest-sha256.txt", algorithm: "sha256" }]
  const preview = { kind: "text", text, isWhole: true }
  return { kind: "file", item, now: item, unchanged: true, listedIn, seals, preview }
}

interface Look {
  readonly theme: string
  readonly width: number
  readonly height: number
}

async function takeAll(drawn: Drawn, { theme, width, height }: Look): Promise<void> {
  for (const [name, steps] of Object.entries(SCREENS)) {
    const shown = { ...drawn, answers: { ...drawn.answers, ...STATES[name] } }
    const { page } = await openDrawn(browser, shown, { folder, width, height })
    await reach(page, steps)
    const path = join(OUT, `${name}-${theme}-${String(width)}.png`)
    await page.screenshot({ path })
    process.stdout.write(`${basename(path)}\n`)
    await page.close()
  }
}

async function reach(page: Page, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (step instanceof RegExp) await page.getByRole("button", { name: step }).first().click()
    else if ("tab" in step) await page.getByRole("tab", { name: step.tab }).click()
    else if ("to" in step) {
      const heading = page.getByRole("heading", { name: step.to })
      await heading.evaluate((element) => {
        element.scrollIntoView()
      })
    } else await page.getByLabel(step[0]).fill(step[1])
  }
  // Away from what was pressed, so that nothing looks as if it were pointed at.
  await page.mouse.move(0, 0)
  await page.evaluate("document.fonts.ready.then(() => undefined)")
  await page.locator("h1").first().waitFor()
  // Digests are computed, rows are fetched.
  await page.waitForTimeout(SETTLE_MS)
}
