/** German beside the terms that stay English, and a head of buttons that fits in one row. */
import { expect } from "vitest"
import { madeLog } from "../support/drawn-log.ts"
import { drawnResults, type Chosen, type DrawnWindow } from "../support/drawn-window.ts"
import { drawnWindows, press, type InWindow } from "../support/drawn-windows.ts"
import { failedResult, openResult, passedResult } from "../support/sample-results.ts"
import { needsTool } from "../support/tools.ts"

const { describe, it } = needsTool("chromium")
const RESULTS = {
  "passed.bag": passedResult(),
  "failed.bag": failedResult(),
  "open.bag": openResult(),
}
const SMALL = { width: 1024, height: 700 }
const EVENT = {
  ...{ seq: 1, prev: "0".repeat(64), id: "e-1", time: "2026-01-05T10:00:00.000Z" },
  ...{ type: "https://sealwright.org/ns/event/approval", clock: "kachel" },
  agents: [
    { id: "Ada", role: "case officer", kind: "person", workflow: "intake" },
    { id: "scanner", role: "executing program", kind: "system" },
  ],
  objects: [{ uri: "kachel:applications/A-1" }],
}

describe("the window in German", () => {
  const opened = drawnWindows()
  const inWindow: InWindow = (drawn, body, terms = SMALL) => opened(drawn, body, terms)

  async function bannerIn(language: Chosen["language"], name: RegExp) {
    let seen = { says: "", height: 0 }
    await inWindow(drawnResults(RESULTS, { language: language ?? "en" }), async ({ page }) => {
      await press(page, [name])
      const heading = page.locator(".banner h2")
      const box = await heading.boundingBox()
      seen = { says: await heading.innerText(), height: box?.height ?? 0 }
    })
    return seen
  }

  it("says beside the term of the verdict what it means, on the same line", async () => {
    const told = [
      [/^passed/, "TOTAL-PASSED", "TOTAL-PASSED bestanden"],
      [/^failed/, "TOTAL-FAILED", "TOTAL-FAILED nicht bestanden"],
      [/^open/, "INDETERMINATE", "INDETERMINATE offen"],
    ] as const
    for (const [name, en, de] of told) {
      const [english, german] = [await bannerIn("en", name), await bannerIn("de", name)]
      expect([english.says, german.says]).toEqual([en, de])
      expect(german.height).toBe(english.height)
    }
  })

  it("says it of a report that was checked, and of a signature that was judged", async () => {
    await inWindow(drawnResults(RESULTS, { language: "de" }), async ({ page }) => {
      await press(page, ["Bericht prüfen", /^Bericht wählen/])
      const says = page.locator(".checked-says")
      await expect.poll(() => says.nth(1).innerText()).toMatch(/^TOTAL-FAILED nicht bestanden$/)
      // Whose verdict it is.
      await page.getByText("Gesamtergebnis zu den Beweismitteln").waitFor()
      await press(page, ["Einzelne Dateien", /^Datei wählen …$/, /^Signatur wählen/])
      await press(page, [/^Signatur beurteilen/])
      const word = page.locator(".checked-verdict")
      await expect.poll(() => word.innerText()).toMatch(/ (bestanden|nicht bestanden|offen)$/)
    })
  })

  it("has words for outcomes and roles of the bag's vocabulary, and leaves the evidence's own", async () => {
    const outcomes = { success: "Erfolg", fail: "Fehlschlag", warning: "Warnung", odd: "odd" }
    for (const [outcome, told] of Object.entries(outcomes)) {
      const line = JSON.stringify({ ...EVENT, outcome })
      const drawn = drawnResults(RESULTS, { language: "de" })
      const range = ({ first, count }: { first: number; count: number }) => ({
        ...{ kind: "range", first, total: 2003 },
        lines: Array.from({ length: count }, () => line),
      })
      const live = { ...madeLog(2003), "log:range": range }
      await inWindow({ ...drawn, live }, async ({ page }) => {
        await press(page, [/^failed/, /^Zeitverlauf$/, /^LOGCHAIN_LINK_BROKEN/])
        const facts = page.locator("dl.facts").first()
        await expect.poll(() => facts.innerText()).toContain(`Ausgang\n${told}\n`)
        const says = await facts.innerText()
        expect(says).toContain("Rolle: case officer")
        expect(says).toContain("Automatik: intake")
        expect(says).toContain("Rolle: ausführendes Programm")
      })
    }
  })

  it("has them on the page of a file, for who sealed it and for what the log says of it", async () => {
    const passed = passedResult()
    const [item] = passed.items
    const type = "http://id.loc.gov/vocabulary/preservation/eventType/fix"
    const entry = { ...passed.custody.entries[0]!, type, outcome: "success", objects: [item!.path] }
    const result = { ...passed, custody: { total: 1, entries: [entry] } }
    const drawn = drawnResults({ "passed.bag": result }, { language: "de" })
    const seal = { ...passed.seals[0]!, role: "archivist" }
    const listedIn = [{ path: "manifest-sha256.txt", algorithm: "sha256" }]
    const preview = { kind: "text", text: "a", isWhole: true }
    const read = { kind: "file", item, now: item, unchanged: true }
    const page = { ...read, listedIn, seals: [seal], preview }
    const answers = { ...drawn.answers, "file:page": page }
    const live = { ...madeLog(2003), "log:record": () => ({ kind: "record", lines: [] }) }
    await inWindow({ ...drawn, live, answers }, async ({ page: tab }) => {
      await press(tab, [/^passed/, /^Dateien$/])
      await tab.getByRole("grid").focus()
      for (const key of ["End", "Home", "Enter"]) await tab.keyboard.press(key)
      await tab.locator(".sealed-by").waitFor({ timeout: 5000 })
      expect(await tab.locator(".sealed-by").innerText()).toContain("(Archivar)")
      await tab.getByText("Prüfung auf Unversehrtheit, Erfolg").waitFor({ timeout: 5000 })
      // What is named may have been taken out of the log since, and then has no page.
      await tab.getByRole("button", { name: /^Eintrag [\d.]+$/ }).click()
      await tab.getByText(/^Eintrag [\d.]+ wurde nicht gefunden\./).waitFor()
      await press(tab, ["Alle Ereignisse"])
      await tab.getByRole("heading", { level: 1, name: "Zeitverlauf" }).waitFor()
    })
  })

  it("has a word for the outcome in the rows of the timeline", async () => {
    const drawn = { ...drawnResults(RESULTS, { language: "de" }), live: madeLog(50) }
    const large = { width: 1440, height: 900 }
    const body = async ({ page }: DrawnWindow): Promise<void> => {
      await press(page, [/^passed/, /^Zeitverlauf$/])
      const cell = page.locator('[role="gridcell"].event-outcome').first()
      await expect.poll(() => cell.innerText()).toBe("Erfolg")
    }
    await inWindow(drawn, body, large)
  })

  it("has all actions of the verdict in one row of a small window, in both languages", async () => {
    const more = {
      en: ["More", "Show in folder", "Print …", "Close"],
      de: ["Mehr", "Im Ordner zeigen", "Drucken …", "Schließen"],
    }
    for (const language of ["en", "de"] as const) {
      await inWindow(drawnResults(RESULTS, { language }), async ({ page }) => {
        await press(page, [/^failed/])
        const buttons = page.locator(".screen-head .button")
        await buttons.first().waitFor()
        const tops = await buttons.evaluateAll((all) =>
          all.map((one) => Math.round(one.getBoundingClientRect().top)),
        )
        expect(tops.length).toBe(4)
        expect(new Set(tops).size).toBe(1)
        const [menu, ...items] = more[language]
        await page.getByRole("button", { name: menu!, exact: true }).click()
        const shown = page.getByRole("menuitem")
        expect(await shown.allInnerTexts()).toEqual(items)
        await page.keyboard.press("Escape")
        await expect.poll(() => shown.count()).toBe(0)
      })
    }
  })
})
