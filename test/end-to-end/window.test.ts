/** Every screen of the window, judged by axe in every theme and both languages, and by keyboard. */
import axe from "axe-core"
import type { Page } from "@playwright/test"
import { expect } from "vitest"
import { drawnResults, type Drawn, type DrawnWindow } from "../support/drawn-window.ts"
import { drawnWindows, press, type TabName } from "../support/drawn-windows.ts"
import { KEEPING_SCREENS, KEYS } from "../support/keeping-screens.ts"
import { WRONG_PACK } from "../support/drawn-pack.ts"
import { madeLog } from "../support/drawn-log.ts"
import {
  crowdedResult,
  failedResult,
  HOSTILE_TEXT,
  openResult,
  passedResult,
} from "../support/sample-results.ts"
import { needsTool } from "../support/tools.ts"
import { hostileLeft, TERMS_SCREENS, TOLD_AS_USUAL } from "../support/terms.ts"

const RESULTS = {
  "passed.bag": passedResult(),
  "failed.bag": failedResult(),
  "open.bag": openResult(),
}
const CROWDED = { ...RESULTS, "crowded.bag": crowdedResult(300) }
const FILE = failedResult().items[0]!
const PROGRESS = {
  stage: "reading",
  bytes: { done: 734_003_200, total: 2_147_483_648 },
  found: { broken: 2, doubtful: 1 },
  ...{ files: 18_234, elapsedMs: 4200, bytesPerSecond: 174_000_000, remainingMs: 8100 },
}

/** What F6 leads to. */
const PARTS = "section > .panel-head h2, [data-part]"
const SEAL = /^(Seal|Siegeln)$/
const CLAIMS = /^(Show what will|Zeigen, was behauptet)/
function tab(name: RegExp): TabName {
  return { tab: name }
}

const SINGLES = /^(Single files|Einzelne Dateien)$/
const JUDGE = /^(Judge the sig|Signatur beurteilen)/
const TIMELINE = /^(Timeline|Zeitverlauf)$/

/** Screens by the buttons that lead to them, in the words of both languages. */
const SCREENS: Readonly<Record<string, readonly (string | RegExp | TabName)[]>> = {
  open: [],
  "verdict, passed": [/^passed\.bag/],
  "verdict, failed": [/^failed\.bag/],
  "verdict, open": [/^open\.bag/],
  "verdict, crowded with hostile names": [/^crowded\.bag/],
  files: [/^failed\.bag/, /^(Files|Dateien)$/],
  timeline: [/^failed\.bag/, TIMELINE],
  "timeline, choosing a person": [/^failed\.bag/, TIMELINE, /^Person$/],
  event: [/^failed\.bag/, TIMELINE, /^LOGCHAIN_LINK_BROKEN/],
  proofs: [/^failed\.bag/, /^(Proofs|Nachweise)$/],
  "proofs, of a whole chain": [/^passed\.bag/, /^(Proofs|Nachweise)$/],
  "proofs, a time-stamp checked": [
    ...[/^passed\.bag/, /^(Proofs|Nachweise)$/, /^(Write requests|Anfragen schreiben)/],
    ...[/^(Choose the answer|Antwort wählen)/, /^(Check the answer|Antwort prüfen)$/],
  ],
  "proofs, a time-stamp not confirmed": [
    ...[/^passed\.bag/, /^(Proofs|Nachweise)$/, /^(Choose the answer|Antwort wählen)/],
    ...[/^(Check the answer|Antwort prüfen)$/, /^(Add it to|Zu den Beweismitteln geben)/],
  ],
  report: [/^failed\.bag/, /^(Report|Bericht)$/],
  "report, stamped": [
    ...[/^failed\.bag/, /^(Report|Bericht)$/, /^(Choose a key file|Schlüsseldatei wählen) …$/],
    ...[/^(Choose a signed|Signierten Bericht)/, /^(Write a request|Anfrage schreiben)/],
    /^(Import the answer|Antwort einfügen)/,
  ],
  ...KEEPING_SCREENS,
  "seal, with something missing": [SEAL, CLAIMS],
  "check, nothing given": [/^(Check a report|Bericht prüfen)$/],
  check: [/^(Check a report|Bericht prüfen)$/, /^(Choose a report|Bericht wählen)/],
  "single files, something missing": [SINGLES, JUDGE],
  "single files, judged": [
    ...[SINGLES, /^(Choose the file|Datei wählen) …$/, /^(Choose the sig|Signatur wählen)/],
    ...[/^(Add a time-stamp|Zeitstempel hinzu)/, JUDGE],
  ],
  "single files, signed": [
    ...[SINGLES, tab(/^(Sign a file|Datei signieren)$/), /^(Choose the file|Datei wählen) …$/],
    ...[/^(Choose a key file|Schlüsseldatei wählen) …$/, /^(Sign, and save|Signieren und)/],
    /^(Write a request|Anfrage schreiben)/,
  ],
  "single files, looked into": [
    ...[
      SINGLES,
      tab(/^(Look inside|Hineinsehen)$/),
      /^(Choose a bag|Paket wählen) \((folder|Ordner)/,
    ],
  ],
  "single files, drilled": [
    ...[SINGLES, tab(/^(Drill|Übung)$/), /^(Choose a bag|Paket wählen) \((folder|Ordner)/],
    /^(Begin the drill|Übung beginnen)$/,
  ],
  "single files, one check re-performed": [
    ...[SINGLES, tab(/^(Re-perform|Einzeln nachrechnen)/)],
    ...[/^(Open a request|Anforderung öffnen)/, /^(Compute the|Antwort berechnen)/],
  ],
  help: [/^(Help|Hilfe)$/],
  preferences: [/^(Preferences|Einstellungen)$/],
  ...TERMS_SCREENS,
}
/** By language, in which themes axe judges: each the window's own, as the system asks for it. */
const THEMES = {
  en: [
    { theme: "light", asks: { colorScheme: "light", contrast: "no-preference" } },
    { theme: "contrast", asks: { colorScheme: "light", contrast: "more" } },
  ],
  de: [{ theme: "dark", asks: { colorScheme: "dark", contrast: "no-preference" } }],
} as const
/** The narrowest is a window of 1280 by 800 at twice the text size. */
const SIZES = {
  en: [{ width: 1440, height: 900 }],
  // Words are longest in German.
  de: [
    { width: 640, height: 400 },
    { width: 1024, height: 700 },
    { width: 1440, height: 900 },
  ],
} as const

const { describe, it } = needsTool("chromium")

/** Runs in the page: every rule of axe, telling of what passed no more than that it did. */
const OBJECTIONS = `axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`

/** What axe objects to: each rule with the first element that breaks it. */
async function objections(page: Page): Promise<readonly string[]> {
  // Once a page: its text is as long as that of the window.
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe.source)
  return page.evaluate<readonly string[]>(OBJECTIONS)
}

/** Asks axe in each theme in which this language is judged. */
async function expectNoObjections(page: Page, language: keyof typeof THEMES): Promise<void> {
  for (const { theme, asks } of THEMES[language]) {
    await page.emulateMedia(asks)
    await page.locator(`html[data-theme="${theme}"]`).waitFor()
    await page.evaluate(drawnAnew)
    expect([theme, await objections(page)]).toEqual([theme, []])
  }
}

/** Less than a letter, for rings and negative margins. */
const SLACK_PX = 5

/** Runs in the page: waits until what follows a change of size or of theme is drawn. */
async function drawnAnew(): Promise<void> {
  for (let frames = 0; frames < 2; frames += 1) {
    // A window in which nothing moves is not owed a frame.
    await new Promise((resolve) => {
      requestAnimationFrame(resolve)
      setTimeout(resolve, 500)
    })
  }
  // A colour on its way to another is neither of the two.
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish()
}

/** Runs in the page: what makes it scroll sideways, sticks out of its box, or lies over another. */
function misplaced(slack: number): readonly string[] {
  const name = (element: Element): string =>
    `${element.tagName}.${element.className} ${element.textContent.slice(0, 40)}`
  const page = document.documentElement
  const isDrawn = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && element.closest("svg, .visually-hidden, .skip") === null
  }
  const drawn = Array.from(document.querySelectorAll("body *")).filter(isDrawn)
  const stickingOut = drawn.filter((element) => {
    const { overflowX, display } = getComputedStyle(element)
    // What is cut with an ellipsis, or scrolls by itself, is meant to be wider than its box.
    if (overflowX !== "visible" || display.startsWith("inline")) return false
    return element.clientWidth > 0 && element.scrollWidth > element.clientWidth + slack
  })
  const pressed = drawn.filter((element) => element.matches("button, input, textarea"))
  const overlapping = pressed.filter((element, index) => {
    const box = element.getBoundingClientRect()
    return pressed.slice(index + 1).some((other) => {
      const { left, right, top, bottom } = other.getBoundingClientRect()
      const isApart =
        left >= box.right - 1 ||
        right <= box.left + 1 ||
        top >= box.bottom - 1 ||
        bottom <= box.top + 1
      return !isApart && other.parentElement === element.parentElement
    })
  })
  return [
    ...(page.scrollWidth > page.clientWidth ? ["the page scrolls sideways"] : []),
    ...stickingOut.map((element) => `sticks out: ${name(element)}`),
    ...overlapping.map((element) => `overlaps: ${name(element)}`),
  ]
}

/** Fills the form of sealing, in either language. */
async function fillSeal(page: Page): Promise<void> {
  await press(page, [SEAL, /^(Choose a folder|Ordner wählen) …$/])
  await press(page, [/^(Choose a key file|Schlüsseldatei wählen) …$/])
  await page.getByLabel(/^(Why it is sealed|Warum gesiegelt wird)$/).fill("for the archive")
}

/** Every log is the same made one, with names as hostile as they come. */
function withLogs(drawn: Drawn): Drawn {
  return { ...drawn, live: madeLog(2003, HOSTILE_TEXT) }
}

function withExamination(state: unknown, more: Drawn["answers"] = {}): Drawn {
  const evidence = { handle: "e", name: "case-17.zip", kind: "file" }
  const drawn = drawnResults({})
  const listed = [{ handle: "x", evidence, trust: null, terms: TOLD_AS_USUAL, state }]
  return { ...drawn, answers: { ...drawn.answers, "examination:list": listed, ...more } }
}

describe("the window", () => {
  const inWindow = drawnWindows()

  for (const language of ["en", "de"] as const) {
    const look = { language, theme: "system" } as const
    const inThemes = [...THEMES[language].map(({ theme }) => theme), language].join(", ")
    for (const [name, buttons] of Object.entries(SCREENS)) {
      const title = `${name}, ${inThemes}`
      it(`lets nothing stick out or overlap, and gives axe nothing to object to: ${title}`, async () => {
        const sizes = SIZES[language]
        const judged = async ({ page }: DrawnWindow): Promise<void> => {
          await press(page, buttons)
          await page.locator("h1").first().waitFor()
          await page.locator("[aria-busy='true']").first().waitFor({ state: "detached" })
          for (const size of sizes) {
            await page.setViewportSize(size)
            await page.evaluate(drawnAnew)
            expect([size.width, await page.evaluate(misplaced, SLACK_PX)]).toEqual([size.width, []])
          }
          await expectNoObjections(page, language)
        }
        const drawn = drawnResults(name.includes("crowded") ? CROWDED : RESULTS, look)
        // Wide, where everything that is pressed is in sight.
        await inWindow(withLogs(drawn), judged, sizes.at(-1))
      })
    }

    it(`gives axe nothing to object to: claims and a sealed bag, ${inThemes}`, async () => {
      await inWindow(drawnResults(RESULTS, look), async ({ page }) => {
        await fillSeal(page)
        await press(page, [CLAIMS])
        await page
          .getByText("1675")
          .or(page.getByText(/1[.,]675/))
          .first()
          .waitFor()
        await expectNoObjections(page, language)
        await press(page, [/^(Seal, and save|Siegeln und speichern)/])
        await page.getByText("seals/exporter.dsse.json").waitFor()
        await expectNoObjections(page, language)
      })
    })

    it(`gives axe nothing to object to: paused, and left unfinished, ${inThemes}`, async () => {
      const paused = { kind: "running", progress: { ...PROGRESS, isPaused: true } }
      const drawn = withExamination(paused, {
        "preferences:read": { ...look, density: "calm", zoom: 100 },
        "unfinished:list": Array.from({ length: 7 }, () => hostileLeft(HOSTILE_TEXT)),
      })
      await inWindow(drawn, async ({ page }) => {
        await page.getByRole("button", { name: /^(Forget|Diese Prüfungen vergessen)/ }).waitFor()
        await expectNoObjections(page, language)
        await press(page, [/^case-17/])
        await page.getByText(/^(Paused|Pausiert)\./).waitFor()
        await expectNoObjections(page, language)
      })
    })

    it(`gives axe nothing to object to: read-only, ${inThemes}`, async () => {
      const drawn = drawnResults(RESULTS, look)
      for (const isFixed of [true, false]) {
        const answers = { ...drawn.answers, "read-only:read": { isOn: true, isFixed } }
        for (const buttons of [[KEYS], [SEAL], SCREENS["preferences"]!]) {
          await inWindow({ ...drawn, answers }, async ({ page }) => {
            await press(page, buttons)
            await page.locator(".read-only-mark").waitFor()
            await expectNoObjections(page, language)
          })
        }
      }
    })

    it(`gives axe nothing to object to: packs that are wrong or absent, ${inThemes}`, async () => {
      const drawn = drawnResults(RESULTS, look)
      for (const pack of [WRONG_PACK, null, { kind: "refused", says: "It does not parse." }]) {
        const answers = { ...drawn.answers, "pack:read": pack }
        await inWindow({ ...drawn, answers }, async ({ page }) => {
          await press(page, [KEYS])
          await page.locator("h1").first().waitFor()
          await expectNoObjections(page, language)
        })
      }
    })
  }

  it("shows what was put back, and lets a hostile name turn nothing round", async () => {
    const drawn = drawnResults(RESULTS)
    const answers = { ...drawn.answers, "pack:read": WRONG_PACK }
    await inWindow({ ...drawn, answers }, async ({ page }) => {
      await press(page, [KEYS])
      await page.getByText(/^This trust file was put back/).waitFor()
      await page.getByText("Too old to rely on").first().waitFor()
      expect(await page.locator(".pin h3 bdi").first().innerText()).toContain("U+202E")
    })
  })

  it("keeps the claims from being sealed once the form was changed", async () => {
    await inWindow(drawnResults(RESULTS), async ({ page }) => {
      await fillSeal(page)
      await press(page, [CLAIMS])
      const seal = page.getByRole("button", { name: "Seal, and save as …" })
      await expect.poll(() => seal.isEnabled()).toBe(true)
      await page.getByLabel("Why it is sealed").fill("another reason")
      await page.getByText("The form was changed since.").waitFor()
      expect(await seal.isEnabled()).toBe(false)
    })
  })

  it("pins a key by keyboard alone", async () => {
    const drawn = drawnResults(RESULTS)
    const refused = { kind: "refused", says: "The disk is full." }
    const answers = { ...drawn.answers, "pack:pin": refused }
    await inWindow({ ...drawn, answers }, async ({ page }) => {
      await press(page, [KEYS])
      const focused = (): Promise<string> =>
        page.evaluate(
          "document.activeElement.labels?.[0]?.textContent ?? document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
        )
      const tabTo = async (name: RegExp): Promise<void> => {
        for (let steps = 0; steps < 60 && !name.test(await focused()); steps += 1) {
          await page.keyboard.press("Tab")
        }
        expect(await focused()).toMatch(name)
      }
      await tabTo(/^Pin a key/)
      await page.keyboard.press("Enter")
      await tabTo(/^Choose a public key/)
      await page.keyboard.press("Enter")
      await page.locator(".fingerprint").first().waitFor()
      await tabTo(/^Copy: fingerprint/)
      await page.keyboard.press("Tab")
      await page.keyboard.type("b8 c1")
      await tabTo(/^Whose key it is/)
      await page.keyboard.type("Acme Ltd")
      await page.keyboard.press("Tab")
      await page.keyboard.press("Space")
      for (const label of ["Your name, for the history", "Why, for the history"]) {
        await page.getByLabel(label).focus()
        await page.keyboard.type("A. Archivist")
      }
      await page.keyboard.press("Enter")
      await page.getByText("The disk is full.").waitFor()
      expect(await page.getByLabel("Whose key it is").inputValue()).toBe("Acme Ltd")
    })
  })

  it("shows no verdict while an examination runs, and says how far it is", async () => {
    await inWindow(withExamination({ kind: "running", progress: PROGRESS }), async ({ page }) => {
      await press(page, [/^case-17/])
      const text = await page.locator("main").innerText()
      expect(text).toContain("734 MB of 2.1 GB")
      expect(text).toContain("2 that weigh as broken, 1 as doubtful")
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
        const name = state.kind === "cancelled" ? "Examine from the start" : "Examine again"
        await page.getByRole("alert").getByRole("button", { name }).waitFor()
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

  it("previews files that ask for a level, a line or a box at every byte, and goes on", async () => {
    const files = {
      "deep.json": `{"a":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
      "lines.txt": "\n".repeat(65_000),
      "tabs.txt": "\t".repeat(65_000),
      "turns.txt": "\u202e".repeat(21_000),
    }
    for (const text of Object.values(files)) {
      const drawn = drawnResults(RESULTS)
      const page = { kind: "file", item: FILE, now: FILE, unchanged: true, listedIn: [], seals: [] }
      const preview = { kind: "text", text, isWhole: true }
      const answers = { ...drawn.answers, "file:page": { ...page, preview } }
      await inWindow({ ...drawn, answers }, async ({ page: tab }) => {
        await press(tab, [/^passed\.bag/, /^Files$/])
        await tab.getByRole("grid").focus()
        await tab.keyboard.press("End")
        await tab.keyboard.press("Home")
        await tab.keyboard.press("Enter")
        await tab.locator(".preview-text").waitFor()
        expect(await tab.locator("*").count()).toBeLessThan(12_000)
        await press(tab, ["Help"])
        await tab.getByRole("heading", { name: "Help", level: 1 }).waitFor()
      })
    }
  })

  it("draws every other place after a defect of one", async () => {
    const drawn = drawnResults(RESULTS)
    const answers = { ...drawn.answers, "file:page": { kind: "file" } }
    const defect = async ({ page }: DrawnWindow): Promise<void> => {
      await press(page, [/^passed\.bag/, /^Files$/])
      await page.getByRole("grid").focus()
      await page.keyboard.press("End")
      await page.keyboard.press("Home")
      await page.keyboard.press("Enter")
      await page.getByText("Something in this window went wrong").waitFor()
      await press(page, ["Help"])
      await page.getByRole("heading", { name: "Help", level: 1 }).waitFor()
      await press(page, [/^passed\.bag/])
      await page.getByRole("heading", { name: "TOTAL-PASSED" }).first().waitFor()
    }
    await inWindow({ ...drawn, answers }, defect, { isBroken: true })
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

  it("says on every view that the evidence was written to, where F6 leads first", async () => {
    const drawn = drawnResults(RESULTS)
    const touched = { ...drawn, answers: { ...drawn.answers, "evidence:since": "touched" } }
    for (const size of [{}, { width: 1024, height: 700 }]) {
      await inWindow(
        withLogs(touched),
        async ({ page }) => {
          await press(page, [/^passed\.bag/])
          for (const view of ["Verdict", "Files", "Timeline", "Proofs", "Report"]) {
            await press(page, [new RegExp(`^${view}$`)])
            const title = page.getByText("The evidence was written to since it was examined")
            await title.waitFor()
            expect(await page.locator("main .notice").filter({ has: title }).count()).toBe(1)
            await page.locator("main").focus()
            await page.keyboard.press("F6")
            expect(await title.evaluate((one) => one === document.activeElement)).toBe(true)
            await page.keyboard.press("Tab")
            const next = await page.evaluate(() => document.activeElement?.textContent)
            expect(next).toBe("Examine again")
          }
          expect(await objections(page)).toEqual([])
        },
        size,
      )
    }
  })

  it("leads from part to part by F6, and so to any field in a few presses", async () => {
    await inWindow(drawnResults(RESULTS), async ({ page }) => {
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "")
      const pressed = async (key: string): Promise<string> => {
        await page.keyboard.press(key)
        return focused()
      }
      const wentThrough = async (key: string, count: number): Promise<readonly string[]> => {
        const seen: string[] = []
        for (let presses = 0; presses < count; presses += 1) seen.push(await pressed(key))
        return seen
      }
      await press(page, [/^passed\.bag/, /^Report$/])
      await page.getByRole("region", { name: "Sign and save" }).waitFor()
      // What forty presses of Tab led to before: the form stands before the pages it signs.
      expect(await pressed("F6")).toBe("Sign and save")
      expect(await pressed("Tab")).toBe("Choose a key file …")

      // Keys has most of its parts behind tabs, of which one is open.
      for (const [screen, least] of [
        [/^Report$/, 3],
        [/^Verdict$/, 5],
        [KEYS, 2],
      ] as const) {
        await press(page, [screen])
        const parts = await page.locator("main").locator(PARTS).allInnerTexts()
        expect(parts.length).toBeGreaterThanOrEqual(least)
        await page.locator("main").focus()
        expect(await wentThrough("F6", parts.length)).toEqual(parts)
        // After the last part comes where the person is in the rail, and then the first again.
        expect(await pressed("F6")).toMatch(screen)
        expect(await pressed("F6")).toBe(parts[0])
        expect(await pressed("Shift+F6")).toMatch(screen)
        expect(await wentThrough("Shift+F6", parts.length)).toEqual(parts.toReversed())
      }
      expect(await objections(page)).toEqual([])
    })
  })

  it("offers the next part to whoever begins with Tab", async () => {
    await inWindow(drawnResults(RESULTS), async ({ page }) => {
      await page.locator("body").press("Tab")
      await page.keyboard.press("Tab")
      const offer = page.getByRole("button", { name: "To the next part of the page (F6)" })
      expect(await offer.evaluate((one) => one === document.activeElement)).toBe(true)
      await page.keyboard.press("Enter")
      const first = page.locator("main section > .panel-head h2").first()
      expect(await first.evaluate((one) => one === document.activeElement)).toBe(true)
    })
  })

  it("draws of a hundred thousand files only those in view, and reaches the last", async () => {
    const items = Array.from({ length: 100_000 }, (_, index) => ({
      ...FILE,
      path: `data/${String(index).padStart(6, "0")}.json`,
    }))
    const drawn = drawnResults({ "large.bag": { ...passedResult(), items } })
    await inWindow(drawn, async ({ page }) => {
      await press(page, [/^large\.bag/, /^Files$/])
      await page.getByRole("grid").focus()
      await page.keyboard.press("End")
      await page.getByText("data/099999.json").waitFor()
      expect(await page.getByRole("row").count()).toBeLessThan(100)
      await page.getByRole("searchbox").fill("054321")
      await page.getByText("1 of 100,000 files").waitFor()
    })
  })

  it("draws of a million events only those in view, and reaches the last", async () => {
    const drawn = { ...drawnResults(RESULTS), live: madeLog(1_000_000) }
    await inWindow(drawn, async ({ page }) => {
      await press(page, [/^passed\.bag/, "Timeline"])
      await page.getByRole("grid").focus()
      await page.keyboard.press("End")
      await page.getByText("999,999").waitFor()
      expect(await page.getByRole("row").count()).toBeLessThan(100)
      await page.keyboard.press("Home")
      await page.getByRole("row").nth(1).getByText("2025-01-01 00:00:00").waitFor()
    })
  })

  it("shows what it knows of a log while its index grows, and says how much that is", async () => {
    const log = madeLog(2003)
    const part = { ...log["log:timeline"]!({ marks: [] } as never)!, known: 800 }
    const drawn = { ...drawnResults(RESULTS), live: { ...log, "log:timeline": () => part } }
    await inWindow(drawn, async ({ page }) => {
      await press(page, [/^passed\.bag/, "Timeline"])
      await page.getByText("800 of 2,003 are indexed so far").waitFor()
      await page.getByRole("row").nth(2).getByText("person-1").waitFor()
      expect(await objections(page)).toEqual([])
    })
  })

  it("says why there is no timeline, no search or no log, and offers a way on", async () => {
    const refusal = { kind: "refused", says: "The log is not what was examined." }
    const log = madeLog(2003)
    const unsearched = { ...log["log:timeline"]!({ marks: [] } as never)!, noSearch: "It is full." }
    const { log: _log, ...input } = passedResult().input
    const without = drawnResults({ "passed.bag": { ...passedResult(), input } })
    for (const [drawn, says] of [
      [{ ...drawnResults(RESULTS), live: { "log:timeline": () => refusal } }, refusal.says],
      [
        { ...drawnResults(RESULTS), live: { ...log, "log:timeline": () => unsearched } },
        "It is full.",
      ],
      [
        { ...drawnResults(RESULTS), broken: ["log:timeline"] },
        "Something in this window went wrong",
      ],
      [without, "This evidence has no log of events."],
    ] as const) {
      await inWindow(drawn, async ({ page }) => {
        await press(page, [/^passed\.bag/, "Timeline"])
        await page.getByText(says).first().waitFor()
        expect(await objections(page)).toEqual([])
      })
    }
  })

  it("shows a hostile name as code points, and lets it turn nothing round", async () => {
    const items = [{ ...FILE, path: HOSTILE_TEXT }]
    const drawn = drawnResults({ "hostile.bag": { ...passedResult(), items } })
    await inWindow(drawn, async ({ page }) => {
      await press(page, [/^hostile\.bag/, /^Files$/])
      const name = page.locator(".file-name bdi").first()
      expect(await name.innerText()).toMatch(/^data\/U\+202Egpj\.exeU\+0007U\+001B\[2J/u)
    })
  })
})
