/** What the window says of files, of the end of a log, and of a report that was just signed. */
import { rmSync } from "node:fs"
import type { Browser, Page } from "@playwright/test"
import { afterAll, beforeAll, expect } from "vitest"
import { finding } from "../../core/findings/index.ts"
import { madeLog } from "../support/drawn-log.ts"
import {
  buildWindow,
  drawnResults,
  launch,
  openDrawn,
  type Drawn,
  type DrawnWindow,
} from "../support/drawn-window.ts"
import { failedResult, passedResult } from "../support/sample-results.ts"
import { needsTool } from "../support/tools.ts"

const { describe, it } = needsTool("chromium")
const RESULTS = { "passed.bag": passedResult(), "failed.bag": failedResult() }

let browser: Browser
let folder: string
beforeAll(async () => {
  browser = await launch()
  folder = await buildWindow()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

async function inWindow(drawn: Drawn, body: (window: DrawnWindow) => Promise<void>): Promise<void> {
  const window = await openDrawn(browser, drawn, { folder })
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

describe("the window", () => {
  it("says who vouches for each file, and leaves those for which nobody known does", async () => {
    await inWindow(drawnResults(RESULTS), async ({ page }) => {
      await press(page, [/^failed\.bag/, /^Files$/, "Who vouches"])
      const cells = page.locator(".file-rows .file-vouches")
      const first = (await cells.allInnerTexts()).find((who) => who !== "–")
      expect(first).toBe("nobody, see its findings")
      await page.getByText("Nobody known vouches").click()
      const told = await cells.allInnerTexts()
      expect(told.length).toBeGreaterThan(0)
      expect(told.every((who) => who === "–" || who.startsWith("nobody"))).toBe(true)
      await press(page, [/^passed\.bag/, /^Files$/])
      expect(await cells.first().innerText()).toMatch(/^(?!nobody|–)/u)
    })
  })

  it("says where a log ends, and who states that it ends there", async () => {
    const RECORDS = { first: 2003, last: 2100 }
    const cut = {
      ...passedResult(),
      findings: [
        {
          ...finding(
            "LOGCHAIN_TRUNCATED",
            { path: "custody/events.jsonl", range: RECORDS },
            {
              what: "truncated",
              records: "2003 to 2100",
            },
          ),
          ...{ severity: "broken" as const, says: "", check: "chain" as const },
        },
      ],
    }
    const passed = passedResult()
    const { bytesUnderSeal, eventsUnderSeal } = passed.coverage
    const uncovered = {
      ...passed.coverage,
      bytesUnderSeal: { ...bytesUnderSeal, covered: 0 },
      eventsUnderSeal: { ...eventsUnderSeal, covered: 0 },
    }
    // Valid, and by a witness, or by a key in doubt: what it covers is nothing.
    const unsealed = { ...passed, coverage: uncovered }
    const stands = {
      what: "deleted",
      stands: "everything from record 1673 on is intact and sealed",
    }
    const gap = {
      ...finding("LOGCHAIN_LINK_BROKEN", { path: "custody/events.jsonl", line: 1673 }, stands),
      ...{ severity: "broken" as const, says: "", check: "chain" as const },
    }
    const stated = { ...unsealed, findings: [gap] }
    const results = {
      ...{ "sealed.bag": passed, "open.bag": unsealed },
      ...{ "stated.bag": stated, "cut.bag": cut },
    }
    const told = [
      [/^sealed/, /^After 2,003 records, as a seal by a pinned key states it\.$/],
      [/^open/, /^After 2,003 records\. No valid seal by a pinned key states that this is its end/],
      [
        /^stated/,
        /^After 2,003 records\. A seal by a pinned key states this end, and does not hold/,
      ],
      [/^cut/, /^2003 to 2100$/],
    ] as const
    await inWindow({ ...drawnResults(results), live: madeLog(2003) }, async ({ page }) => {
      for (const [name, text] of told) {
        await press(page, [name, /^Proofs$/])
        await page.getByText(text).first().waitFor()
      }
      expect(await page.getByText(/^After 2,003 records/).count()).toBe(0)
    })
  })

  it("asks for no passphrase any more once a report is signed", async () => {
    const drawn = drawnResults(RESULTS)
    const certificate = { subject: "CN=Ada", sha256: "5f".repeat(32) }
    const key = { handle: "key-901", name: "ada.key", certificate }
    const saved = { kind: "saved", file: "saved-903", name: "failed.pdf" }
    const answers = {
      ...drawn.answers,
      ...{ "key:choose": { kind: "key", key }, "report:save": saved },
      "report:preview": { ...(drawn.answers["report:preview"] as object), faults: {} },
    }
    const missing = "The key is encrypted: its passphrase is needed."
    await inWindow({ ...drawn, answers }, async ({ page }) => {
      await press(page, [/^failed\.bag/, /^Report$/, /^Choose a key file/, /^Sign and save/])
      await page.getByText(missing).waitFor()
      await page.locator("input[type=password]").fill("correct horse")
      await press(page, [/^Sign and save/])
      await page.getByText("Saved as failed.pdf").first().waitFor()
      expect(await page.locator("input[type=password]").inputValue()).toBe("")
      expect(await page.getByText(missing).count()).toBe(0)
      await press(page, [/^Sign and save/])
      await page.getByText(missing).waitFor()
    })
  })
})
