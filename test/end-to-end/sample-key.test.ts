/**
 * The way of a newcomer in a real Chromium: a report about the sample is signed with its key and
 * found good by its trust file, and neither is anything for evidence of one's own.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Locator, Page } from "@playwright/test"
import { afterAll, beforeAll, expect, it as always } from "vitest"
import { openHost, type ChromiumHost, type Person } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { sealedBag, writeFiles } from "../support/evidence.ts"
import { needsTool } from "../support/tools.ts"

const { describe } = needsTool("chromium")

let folder: string
let browser: Browser
let host: ChromiumHost
let page: Page

const at = (name: string) => join(folder, name)
const PERSON: Person = {
  chooseEvidence: () => Promise.resolve([at("case.bag")]),
  chooseFile: () => Promise.resolve(at("report.pdf")),
  chooseSaveAs: () => Promise.resolve(at("report.pdf")),
}

const button = (name: string | RegExp) => page.getByRole("button", { name }).first()
const press = (name: string | RegExp) => button(name).click()
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()
const hasFocus = (one: Locator) => one.evaluate((node) => node.contains(document.activeElement))

describe("the sample's key", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-sample-key-"))
    writeFiles(at("case.bag"), await sealedBag())
    browser = await launchChromium()
    host = await openHost({ browser, person: PERSON, userFolder: at("user") })
    page = host.page
    page.setDefaultTimeout(10_000)
  })

  afterAll(async () => {
    await host.close()
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  always("is there once the sample was opened, where the keyboard goes on", async () => {
    await button("Open the sample").focus()
    await page.keyboard.press("Enter")
    await button("Examine all six").waitFor({ timeout: 60_000 })
    await expect.poll(() => hasFocus(page.getByRole("region", { name: "The sample" }))).toBe(true)
  })

  always("signs a report about the sample, and says that everybody has it", async () => {
    await press("Examine: As it was sealed")
    await press("Write the report …")
    const form = page.getByRole("region", { name: "Sign and save" })
    await form.getByText("Used once, and kept nowhere.").waitFor()
    await press("Use the sample's key")
    expect(await hasFocus(form.getByRole("group", { name: "Key that signs" }))).toBe(true)
    await form.getByText(/^The sample's public passphrase: anybody can sign/).waitFor()
    expect(await form.getByText("Used once, and kept nowhere.").count()).toBe(0)
    await form.getByText("SHA-256 of the certificate", { exact: true }).waitFor()
    await sees(/Not signed yet/)
    await button("Sign and save the PDF …").focus()
    await page.keyboard.press("Enter")
    await sees("Saved as report.pdf")
    expect(await hasFocus(form)).toBe(true)
    await sees("Signed and saved as report.pdf")
    expect(await page.getByText(/Not signed yet/).count()).toBe(0)
  })

  always("is found good by the sample's trust file, once that was asked for", async () => {
    await press("Check a report")
    await sees("Nobody is trusted.")
    await button("Choose a trust file …").waitFor()
    await press("Choose a report …")
    await sees(/KEY_NOT_PINNED: no trust file was given/)
    await press("Check by the sample's keys")
    await sees("Uses the keys that belong to the sample, not your trust file.")
    await expect.poll(() => page.getByText(/KEY_NOT_PINNED/).count()).toBe(0)
    expect(await page.locator(".checked-heads [data-tone]").first().getAttribute("data-tone")).toBe(
      "passed",
    )
    await press("Check by your own trust file")
    await sees(/KEY_NOT_PINNED: no trust file was given/)
  })

  always("is neither chosen nor offered for evidence of one's own", async () => {
    await press("Open evidence")
    await press("Choose a folder …")
    await press("Write the report …")
    await button("Choose a key file …").waitFor()
    expect(await page.getByText("Demo Examiner").count()).toBe(0)
    expect(await button("Use the sample's key").count()).toBe(0)
    expect(await page.getByLabel("Passphrase of the key").inputValue()).toBe("")
  })

  always("calls nothing missing in a case file before somebody was there, or signs", async () => {
    await press("Fill in a case file")
    await sees(/^The fields that are marked as needed are to be filled in/)
    expect(await page.getByText("This is needed.").count()).toBe(0)
    const field = page.getByLabel(/^Case number/)
    await field.focus()
    await field.press("Tab")
    await sees("1 field is not right yet.")
    expect(await page.getByText("This is needed.").count()).toBe(1)
    await press("Sign and save the PDF …")
    await sees("3 fields are not right yet.")
    await press("Without particulars")
  })

  always("is kept with its result until that is closed, which is asked about", async () => {
    await page.getByRole("button", { name: /^case\.bag/ }).focus()
    await page.keyboard.press("Delete")
    await page
      .getByRole("alertdialog")
      .getByText(/^Its result is lost/)
      .waitFor()
    await press("Close it")
    await expect.poll(() => page.getByRole("button", { name: /^case\.bag/ }).count()).toBe(0)
    // That of the sample is attached to its report, so nothing is lost with it.
    await page
      .getByRole("button", { name: /^fund-2025\.bag/ })
      .first()
      .focus()
    await page.keyboard.press("Delete")
    await page.getByText("Nothing was opened yet.").waitFor()
    expect(await page.getByRole("alertdialog").count()).toBe(0)
    expect(host.complaints).toEqual([])
  })
})
