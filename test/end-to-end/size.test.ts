/** The size that a person prefers, in a real Chromium: applied at once, by keys too, and kept. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "@playwright/test"
import { expect } from "vitest"
import { openHost } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { needsTool } from "../support/tools.ts"

const { describe, it } = needsTool("chromium")
const PLACES = ["Open evidence", "Check a report", "Seal", "Keys", "Help", "Preferences"]

/** Height of the heading in pixels of the screen. */
const headingOf = (page: Page): Promise<number> =>
  page.evaluate(
    "document.querySelector('h1').getBoundingClientRect().height * window.devicePixelRatio",
  )

async function goTo(page: Page, name: string): Promise<void> {
  // At twice the size the rail is closed to one line, as in a narrow window.
  const menu = page.getByRole("button", { name: "Menu", exact: true })
  if (await menu.isVisible()) await menu.click()
  await page.getByRole("button", { name, exact: true }).first().click()
  await page.getByRole("heading", { level: 1 }).first().waitFor()
}

describe("the size of the window's text", () => {
  it("is doubled by Preferences and by keys, cuts nothing off, and survives a restart", async () => {
    const userFolder = mkdtempSync(join(tmpdir(), "sealwright-size-"))
    const browser = await launchChromium()
    const viewport = { width: 1440, height: 900 }
    const first = await openHost({ browser, userFolder, viewport })
    await goTo(first.page, "Preferences")
    const usual = await headingOf(first.page)
    for (let step = 0; step < 10; step += 1) {
      await first.page.getByRole("button", { name: "Larger" }).click()
    }
    await first.page.getByText("200 %").waitFor()
    await expect.poll(() => headingOf(first.page)).toBeCloseTo(2 * usual, 0)
    for (const name of PLACES) {
      await goTo(first.page, name)
      const over = await first.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      )
      expect([name, over]).toEqual([name, 0])
    }
    await first.close()

    const second = await openHost({ browser, userFolder, viewport })
    await goTo(second.page, "Preferences")
    expect(await headingOf(second.page)).toBeCloseTo(2 * usual, 0)
    await second.page.keyboard.press("Control+0")
    await expect.poll(() => headingOf(second.page)).toBeCloseTo(usual, 0)
    await second.page.keyboard.press("Control+-")
    await second.page.getByText("90 %").waitFor()
    await second.page.keyboard.press("Control++")
    await second.page.getByText("100 %").waitFor()
    expect(second.complaints).toEqual([])
    await second.close()
    await browser.close()
    rmSync(userFolder, { recursive: true })
  })
})
