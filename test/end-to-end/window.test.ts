/** Every screen of the window, judged by axe in every theme and both languages, and by keyboard. */
import { rmSync } from "node:fs"
import axe from "axe-core"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect } from "vitest"
import {
  buildWindow,
  drawnResults,
  launch,
  openDrawn,
  type Drawn,
  type DrawnWindow,
} from "../support/drawn-window.ts"
import {
  crowdedResult,
  failedResult,
  HOSTILE_TEXT,
  openResult,
  passedResult,
} from "../support/sample-results.ts"
import { needsTool } from "../support/tools.ts"

const RESULTS = {
  "passed.bag": passedResult(),
  "failed.bag": failedResult(),
  "open.bag": openResult(),
  "crowded.bag": crowdedResult(300),
}
const FILE = failedResult().items[0]!
const PROGRESS = {
  stage: "reading",
  bytes: { done: 734_003_200, total: 2_147_483_648 },
  ...{ files: 18_234, elapsedMs: 4200, bytesPerSecond: 174_000_000, remainingMs: 8100 },
}

/** Screens by the buttons that lead to them, in the words of both languages. */
const SCREENS: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  open: [],
  "verdict, passed": [/^passed\.bag/],
  "verdict, failed": [/^failed\.bag/],
  "verdict, open": [/^open\.bag/],
  "verdict, crowded with hostile names": [/^crowded\.bag/],
  files: [/^failed\.bag/, /^(Files|Dateien)$/],
  report: [/^failed\.bag/, /^(Report|Bericht)$/],
  help: [/^(Help|Hilfe)$/],
  preferences: [/^(Preferences|Einstellungen)$/],
}
const LOOKS = [
  { theme: "light", language: "en" },
  { theme: "dark", language: "de" },
  { theme: "contrast", language: "en" },
] as const

let browser: Browser
let folder: string

const { describe, it } = needsTool("chromium")

beforeAll(async () => {
  folder = await buildWindow()
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function inWindow(
  drawn: Drawn,
  body: (window: DrawnWindow) => Promise<void>,
  size: { readonly width?: number; readonly height?: number } = {},
): Promise<void> {
  const window = await openDrawn(browser, drawn, { folder, ...size })
  try {
    await body(window)
    expect(window.complaints).toEqual([])
  } finally {
    await window.page.close()
  }
}

async function press(page: Page, names: readonly (string | RegExp)[]): Promise<void> {
  for (const name of names) await page.getByRole("button", { name }).first().click()
}

/** What axe objects to: each rule with the first element that breaks it. */
async function objections(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<{
    readonly violations: readonly { id: string; nodes: readonly { html: string }[] }[]
  }>("axe.run()")
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)
}

function withExamination(state: unknown, more: Drawn["answers"] = {}): Drawn {
  const evidence = { handle: "e", name: "case-17.zip", kind: "file" }
  const drawn = drawnResults({})
  const listed = [{ handle: "x", evidence, trust: null, state }]
  return { ...drawn, answers: { ...drawn.answers, "examination:list": listed, ...more } }
}

describe("the window", () => {
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
  })

  for (const look of LOOKS) {
    for (const [name, buttons] of Object.entries(SCREENS)) {
      it(`gives axe nothing to object to: ${name}, ${look.theme}, ${look.language}`, async () => {
        await inWindow(drawnResults(RESULTS, look), async ({ page }) => {
          await press(page, buttons)
          await page.locator("h1").first().waitFor()
          expect(await objections(page)).toEqual([])
        })
      })
    }
  }

  it("does not scroll sideways at twice the text size, on any screen", async () => {
    const size = { width: 640, height: 400 }
    for (const buttons of Object.values(SCREENS)) {
      await inWindow(
        drawnResults(RESULTS, { language: "de" }),
        async ({ page }) => {
          await press(page, buttons)
          const over = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          )
          expect([buttons, over]).toEqual([buttons, 0])
        },
        size,
      )
    }
  })

  it("shows no verdict while an examination runs, and says how far it is", async () => {
    await inWindow(withExamination({ kind: "running", progress: PROGRESS }), async ({ page }) => {
      await press(page, [/^case-17/])
      const text = await page.locator("main").innerText()
      expect(text).toContain("734 MB of 2.1 GB")
      expect(text).not.toMatch(/TOTAL-|INDETERMINATE|passed|failed/)
      expect(await page.getByRole("progressbar").getAttribute("aria-valuenow")).toMatch(/^34/)
      expect(await objections(page)).toEqual([])
    })
  })

  it("tells a crash, a refusal and a stop in a sentence, with a way on", async () => {
    const states = [
      { kind: "crashed", says: "The examiner ended." },
      { kind: "failed", says: "Permission was denied." },
      { kind: "cancelled" },
    ]
    for (const state of states) {
      await inWindow(withExamination(state), async ({ page }) => {
        await press(page, [/^case-17/])
        await page.getByRole("alert").getByRole("button", { name: "Examine again" }).waitFor()
        expect(await objections(page)).toEqual([])
      })
    }
  })

  it("offers to try again when an answer fails, and keeps the rest", async () => {
    const drawn = { ...drawnResults(RESULTS), broken: ["examination:outcome"] }
    await inWindow(drawn, async ({ page }) => {
      await press(page, [/^failed\.bag/])
      await page.getByRole("button", { name: "Try again" }).waitFor()
      await press(page, ["Open evidence"])
      await page.getByRole("heading", { name: "Open evidence" }).waitFor()
    })
  })

  it("is worked by keyboard alone, from the rail to the page of a file and back", async () => {
    const drawn = drawnResults(RESULTS)
    const page = { kind: "file", item: FILE, now: FILE, unchanged: true, listedIn: [], seals: [] }
    const preview = { kind: "text", text: `a\u202Eb\n<script>alert(1)</script>`, isWhole: true }
    const answers = { ...drawn.answers, "file:page": { ...page, preview } }
    await inWindow({ ...drawn, answers }, async ({ page: tab }) => {
      const entry = tab.getByRole("button", { name: /^passed\.bag/ }).first()
      for (let steps = 0; steps < 20; steps += 1) {
        await tab.keyboard.press("Tab")
        if (await entry.evaluate((element) => element === document.activeElement)) break
      }
      await tab.keyboard.press("Enter")
      await tab.getByRole("heading", { name: "TOTAL-PASSED" }).first().waitFor()
      await tab.keyboard.press("Control+2")
      const grid = tab.getByRole("grid")
      await grid.focus()
      await tab.keyboard.press("End")
      await tab.keyboard.press("Home")
      await tab.keyboard.press("Enter")
      const shown = tab.locator(".preview-text")
      expect(await shown.innerText()).toContain("aU+202Eb")
      expect(await shown.innerText()).toContain("<script>alert(1)</script>")
      await tab.keyboard.press("Escape")
      await grid.waitFor()
    })
  })

  it("draws of a hundred thousand files only those in view, and reaches the last", async () => {
    const items = Array.from({ length: 100_000 }, (_, index) => ({
      ...FILE,
      path: `data/${String(index).padStart(6, "0")}.json`,
    }))
    const drawn = drawnResults({ "large.bag": { ...passedResult(), items } })
    await inWindow(drawn, async ({ page }) => {
      await press(page, [/^large\.bag/, "Files"])
      await page.getByRole("grid").focus()
      await page.keyboard.press("End")
      await page.getByText("data/099999.json").waitFor()
      expect(await page.getByRole("row").count()).toBeLessThan(100)
      await page.getByRole("searchbox").fill("054321")
      await page.getByText("1 of 100,000 files").waitFor()
    })
  })

  it("shows a hostile name as code points, and lets it turn nothing round", async () => {
    const items = [{ ...FILE, path: HOSTILE_TEXT }]
    const drawn = drawnResults({ "hostile.bag": { ...passedResult(), items } })
    await inWindow(drawn, async ({ page }) => {
      await press(page, [/^hostile\.bag/, "Files"])
      const name = page.locator(".file-name bdi").first()
      expect(await name.innerText()).toMatch(/^data\/U\+202Egpj\.exeU\+0007U\+001B\[2J/u)
    })
  })
})
