/** The rail beside many examinations: all of it can be reached, and each entry told from the others. */
import { expect } from "vitest"
import { drawnResults, type DrawnWindow } from "../support/drawn-window.ts"
import { drawnWindows } from "../support/drawn-windows.ts"
import { passedResult } from "../support/sample-results.ts"
import { needsTool } from "../support/tools.ts"

const { describe, it } = needsTool("chromium")
const NAMES = Array.from({ length: 9 }, (_, index) => `copy-${String(index + 1)}.bag`)
const MANY = drawnResults(Object.fromEntries(NAMES.map((name) => [name, passedResult()])))

describe("the rail", () => {
  const inWindow = drawnWindows()

  it("keeps its head and foot in view in a low window, while the list scrolls by itself", async () => {
    const size = { width: 1024, height: 700 }
    const judged = async ({ page }: DrawnWindow): Promise<void> => {
      await page.getByRole("button", { name: /^copy-1/ }).click()
      await page.locator(".rail-views").waitFor()
      for (const name of ["Seal", "Preferences", "Help", "Keys"]) {
        const box = await page
          .locator(".rail")
          .getByRole("button", { name, exact: true })
          .boundingBox()
        expect(box!.y).toBeGreaterThan(0)
        expect(box!.y + box!.height).toBeLessThanOrEqual(size.height)
      }
      const nav = page.locator(".rail nav")
      const scrolls = await nav.evaluate((one) => one.scrollHeight - one.clientHeight)
      expect(scrolls).toBe(0)
      // The last of the list comes into view when it is gone to, and nothing else moves.
      const last = page.getByRole("button", { name: /^copy-9/ })
      await last.focus()
      const listed = await page.locator(".rail-examinations > ul").boundingBox()
      const box = await last.boundingBox()
      expect(listed!.height).toBeGreaterThan(100)
      expect(box!.y).toBeGreaterThanOrEqual(listed!.y)
      expect(box!.y + box!.height).toBeLessThanOrEqual(listed!.y + listed!.height + 1)
    }
    await inWindow(MANY, judged, size)
  })

  it("is closed to a line in the smallest window, and reaches every entry when it is opened", async () => {
    const size = { width: 640, height: 400 }
    const judged = async ({ page }: DrawnWindow): Promise<void> => {
      const rail = page.locator(".rail")
      const menu = page.getByRole("button", { name: "Menu" })
      const heightNow = async (): Promise<number> => (await rail.boundingBox())!.height
      expect(await heightNow()).toBeLessThanOrEqual(size.height / 6)
      await menu.focus()
      await page.keyboard.press("Enter")
      expect(await menu.getAttribute("aria-expanded")).toBe("true")
      const listed = await page.locator(".rail-examinations > ul").boundingBox()
      expect(listed!.height).toBeLessThanOrEqual(size.height / 2)
      await rail.getByRole("button", { name: /^copy-9/ }).click()
      // Closed again: only the views of what is open remain.
      await rail.getByRole("button", { name: "Timeline" }).waitFor()
      expect(await menu.getAttribute("aria-expanded")).toBe("false")
      expect(await rail.getByRole("button").count()).toBe(1 + 5)
      expect(await heightNow()).toBeLessThanOrEqual(size.height / 3)
      await menu.click()
      await rail.getByRole("button", { name: /^Preferences$/ }).click()
      await page.getByRole("heading", { name: "Preferences", level: 1 }).waitFor()
      expect(await heightNow()).toBeLessThanOrEqual(size.height / 6)
    }
    await inWindow(MANY, judged, size)
  })

  for (const [width, height, isOn] of [
    [1024, 700, true],
    [1024, 480, false],
    [720, 450, false],
    [512, 350, false],
  ] as const) {
    const mode = isOn ? " in read-only mode" : ""
    it(`keeps Help, Preferences and the views in a window of ${width} by ${height}${mode}`, async () => {
      const answers = { ...MANY.answers, "read-only:read": { isOn, isFixed: false } }
      const judged = async ({ page }: DrawnWindow): Promise<void> => {
        const rail = page.locator(".rail")
        const menu = page.getByRole("button", { name: "Menu" })
        const openMenu = async (): Promise<void> => {
          if (await menu.isVisible()) await menu.click()
        }
        await openMenu()
        await rail.getByRole("button", { name: /^copy-5/ }).click()
        await page.locator(".rail-views").waitFor()
        await openMenu()
        await rail.getByRole("heading", { name: "Examinations 9" }).waitFor()
        const listed = await page.locator(".rail-examinations > ul").boundingBox()
        // The one that is open is in view in the list, whose edges show that there is more.
        const open = await rail.getByRole("button", { name: /^copy-5/ }).boundingBox()
        expect(open!.y + open!.height).toBeGreaterThan(listed!.y)
        expect(open!.y).toBeLessThan(listed!.y + listed!.height)
        for (const name of ["Help", "Preferences"]) {
          const box = await rail.getByRole("button", { name, exact: true }).boundingBox()
          expect(box!.y).toBeGreaterThan(0)
          expect(box!.y + box!.height).toBeLessThanOrEqual(height)
          expect(box!.x + box!.width).toBeLessThanOrEqual(width)
        }
        for (const name of ["Verdict", "Report"]) {
          await rail.getByRole("button", { name, exact: true }).focus()
          const box = await rail.getByRole("button", { name, exact: true }).boundingBox()
          expect(box!.y).toBeGreaterThan(0)
          expect(box!.y + box!.height).toBeLessThanOrEqual(height)
        }
      }
      await inWindow({ ...MANY, answers }, judged, { width, height })
    })
  }

  it("says of the open one that its evidence was changed since, beside its verdict", async () => {
    const answers = { ...MANY.answers, "evidence:since": "touched" }
    await inWindow({ ...MANY, answers }, async ({ page }) => {
      await page.getByRole("button", { name: "copy-2.bag passed" }).click()
      await page.getByRole("button", { name: "copy-2.bag passed changed since" }).waitFor()
      expect(
        await page.getByRole("button", { name: "copy-3.bag passed", exact: true }).count(),
      ).toBe(1)
    })
  })

  it("asks again whether the evidence was changed, when the window is gone to", async () => {
    let since = "untouched"
    const { "evidence:since": _, ...answers } = MANY.answers
    const drawn = { ...MANY, answers, live: { "evidence:since": () => since } }
    await inWindow(drawn, async ({ page }) => {
      await page.getByRole("button", { name: "copy-2.bag passed" }).click()
      await page.getByRole("heading", { name: "copy-2.bag", level: 1 }).waitFor()
      since = "touched"
      await page.evaluate(() => window.dispatchEvent(new Event("focus")))
      await page.getByText("The evidence was written to since it was examined").waitFor()
    })
  })

  it("asks from time to time, and more seldom the longer it takes to look", async () => {
    let asked = 0
    let takesMs = 0
    const { "evidence:since": _, ...answers } = MANY.answers
    const since = async (): Promise<string> => {
      asked += 1
      await new Promise((later) => setTimeout(later, takesMs))
      return "untouched"
    }
    await inWindow({ ...MANY, answers, live: { "evidence:since": since } }, async ({ page }) => {
      await page.clock.install()
      await page.getByRole("button", { name: "copy-2.bag passed" }).click()
      await page.getByRole("heading", { name: "copy-2.bag", level: 1 }).waitFor()
      const later = (ms: number): Promise<void> => new Promise((then) => setTimeout(then, ms))
      // Being gone to, a window asks as well.
      await later(500)
      const opened = asked
      expect(opened).toBeGreaterThan(0)
      takesMs = 2000
      await page.clock.fastForward(11_000)
      await expect.poll(() => asked).toBe(opened + 1)
      // It took two seconds, so that main is left alone for forty.
      await later(takesMs + 500)
      await page.clock.fastForward(15_000)
      await later(300)
      expect(asked).toBe(opened + 1)
      await page.clock.fastForward(60_000)
      await expect.poll(() => asked).toBe(opened + 2)
    })
  })

  it("closes one by the keyboard, says first what is lost, and shows the one after it", async () => {
    const loses = { kind: "loses", result: true, draft: true, comparedBy: ["copy-7.bag"] }
    const drawn = {
      ...MANY,
      live: {
        "examination:close": ({ isSure }: { readonly isSure: boolean }) =>
          isSure ? { kind: "closed" } : loses,
      },
    }
    await inWindow(drawn, async ({ page }) => {
      await page.getByRole("button", { name: /^copy-2/ }).click()
      await page.getByRole("heading", { name: "copy-2.bag", level: 1 }).waitFor()
      await page.getByRole("button", { name: /^copy-2/ }).focus()
      await page.keyboard.press("Delete")
      const question = page.getByRole("alertdialog", {
        name: "Close the examination of copy-2.bag?",
      })
      await question.getByText(/^Its result is lost/).waitFor()
      await question.getByText(/^What you filled in for the report is lost/).waitFor()
      await question.getByText(/^The examination of copy-7\.bag was compared/).waitFor()
      await page.keyboard.press("Escape")
      await question.waitFor({ state: "detached" })
      expect(await page.getByRole("button", { name: /^copy-2/ }).count()).toBe(1)
      await page.getByRole("button", { name: "More" }).click()
      await page.getByRole("menuitem", { name: "Close" }).click()
      await question.getByRole("button", { name: "Close it" }).click()
      await page.getByRole("heading", { name: "copy-3.bag", level: 1 }).waitFor()
      expect(await page.getByRole("button", { name: /^copy-2/ }).count()).toBe(0)
      await page.getByRole("heading", { name: "Examinations 8" }).waitFor()
    })
  })

  it("is reached by F6 from the screen, where the person is in it, and left by it", async () => {
    await inWindow(MANY, async ({ page }) => {
      await page.getByRole("button", { name: /^copy-2/ }).click()
      await page.getByRole("heading", { name: "copy-2.bag", level: 1 }).waitFor()
      const verdict = page.locator(".rail").getByRole("button", { name: "Verdict" })
      const isThere = (): Promise<boolean> =>
        verdict.evaluate((one) => one === document.activeElement)
      await page.keyboard.press("Shift+F6")
      await expect.poll(isThere).toBe(true)
      await page.keyboard.press("F6")
      expect(await isThere()).toBe(false)
    })
  })

  it("tells examinations of one name apart by their time, also to who hears it", async () => {
    const list = MANY.answers["examination:list"] as readonly {
      readonly evidence: { readonly name: string }
    }[] // as drawnResults draws them
    const alike = list.slice(0, 3).map((one, index) => ({
      ...one,
      askedAt: `2026-11-21T09:31:0${String(index)}`,
      evidence: { ...one.evidence, name: index < 2 ? "copy-1.bag" : "other.bag" },
    }))
    for (const [language, at] of [
      ["en", "asked for at"],
      ["de", "angefordert um"],
    ] as const) {
      const preferences = { language, theme: "light", density: "calm", zoom: 100 }
      const answers = { "preferences:read": preferences, "examination:list": alike }
      const drawn = { ...MANY, answers: { ...MANY.answers, ...answers } }
      await inWindow(drawn, async ({ page }) => {
        for (const time of ["09:31:00", "09:31:01"]) {
          const name = new RegExp(`^copy-1.*${at} ${time}$`)
          expect(await page.getByRole("button", { name }).count()).toBe(1)
        }
        const other = page.locator(".rail-examination").filter({ hasText: "other.bag" })
        expect(await other.innerText()).not.toContain(at)
        await page.getByRole("button", { name: new RegExp("09:31:01$") }).click()
        const views = page.locator(".rail-views")
        expect(await views.getAttribute("aria-label")).toContain(`copy-1.bag, ${at} 09:31:01`)
      })
    }
  })
})
