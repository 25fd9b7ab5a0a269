/** Search indexes that are kept, through the window, the real handlers and the real examiner. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { afterAll, afterEach, beforeAll, expect, it as always } from "vitest"
import { openHost, type ChromiumHost, type Person } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { sealedBag, writeFiles } from "../support/evidence.ts"
import { needsTool } from "../support/tools.ts"

const { describe } = needsTool("chromium")

let folder: string
let browser: Browser
let host: ChromiumHost | undefined

const at = (name: string) => join(folder, name)
const PERSON: Person = { chooseEvidence: () => Promise.resolve([at("case.bag")]) }
const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).first().click()
const kept = () => (existsSync(at("user/indexes")) ? readdirSync(at("user/indexes")) : [])

async function open(isReadOnly = false): Promise<Page> {
  await host?.close()
  host = await openHost({ browser, person: PERSON, userFolder: at("user"), isReadOnly })
  host.page.setDefaultTimeout(8000)
  return host.page
}

/** Examines the bag, and looks for a word in its log. */
async function find(page: Page): Promise<void> {
  await press(page, "Open evidence")
  await press(page, "Choose a folder …")
  await press(page, "Timeline")
  await page.getByRole("searchbox").first().fill("evt-7")
  await page.getByText(/^1 of \d+ records/).waitFor()
}

describe("search indexes", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-indexes-"))
    writeFiles(at("case.bag"), await sealedBag())
    browser = await launchChromium()
  })

  afterEach(async () => {
    await host?.close()
    host = undefined
  })

  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  always("are gone with the session unless somebody keeps them", async () => {
    await find(await open())
    await host?.close()
    expect(kept()).toEqual([])
  })

  always("are kept by choice, listed with their size, used again, and removed", async () => {
    const first = await open()
    await press(first, "Preferences")
    const choice = first.getByRole("radiogroup", { name: "Keep search indexes" })
    await choice.getByRole("radio", { name: "Off" }).focus()
    await first.keyboard.press("ArrowRight")
    await find(first)
    await expect.poll(kept).toHaveLength(1)
    const database = join(at("user/indexes"), kept()[0]!, "words-0.db")
    const { mtimeMs, size } = statSync(database)

    const second = await open()
    await find(second)
    await press(second, "Preferences")
    const entry = second.getByRole("list", { name: "Kept now" }).getByRole("listitem")
    expect(await entry.innerText()).toMatch(/case\.bag\s+[\d.]+ kB\s+Remove/)
    expect(statSync(database)).toMatchObject({ mtimeMs, size })
    await press(second, "Remove the index of case.bag")
    await second.getByText("No index is kept.").waitFor()
    expect(kept()).toEqual([])
  })

  always("are not kept in read-only mode, whoever asks", async () => {
    const page = await open(true)
    await find(page)
    await press(page, "Preferences")
    await page.getByText(/^No search index is kept in read-only mode/).waitFor()
    const answer = await page.evaluate(() => window.sealwright.api["index:keep"](true))
    expect(answer.kind).toBe("refused")
    await host?.close()
    expect(kept()).toEqual([])
  })
})
