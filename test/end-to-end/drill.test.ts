/**
 * A drill in a real Chromium with all that the command line can be told: a stolen key, other
 * terms and numbers. What is saved is what the shown command prints.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { afterAll, beforeAll, expect, it as always } from "vitest"
import type { AttackReport } from "../../core/index.ts"
import { openHost, type ChromiumHost } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { makeDrillBag } from "../support/drill-bag.ts"
import { readFiles, type Files } from "../support/evidence.ts"
import { runWith } from "../support/terminal.ts"
import { needsTool } from "../support/tools.ts"

const PASSPHRASE = "only for these tests"

const { describe } = needsTool("chromium")

let browser: Browser
let folder: string
let host: ChromiumHost
let page: Page
let bag: Files

const person = { file: "", saveAs: "" }
const at = (name: string): string => join(folder, name)
const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click()
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()
const shown = () => page.getByRole("region", { name: "drill.bag" })

async function choose(button: string, name: string): Promise<void> {
  person.file = at(name)
  await press(button)
}

describe("a drill with all its terms", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-drill-window-"))
    await makeDrillBag(folder, PASSPHRASE)
    bag = readFiles(at("drill.bag"))
    browser = await launchChromium()
    host = await openHost({
      browser,
      userFolder: at("user"),
      person: {
        chooseEvidence: () => Promise.resolve([at("drill.bag")]),
        chooseFile: () => Promise.resolve(person.file),
        chooseSaveAs: () => Promise.resolve(person.saveAs),
      },
    })
    page = host.page
    page.setDefaultTimeout(15_000)
    await press("Single files")
    await page.getByRole("tab", { name: "Drill" }).click()
  }, 60_000)
  afterAll(async () => {
    await host.close()
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  always("says which number is none, and asks nobody", async () => {
    await press("Choose a bag (folder) …")
    await sees("drill.bag")
    await page.getByLabel("Blind byte flips").fill("many")
    await press("Begin the drill")
    await sees("This is no number from 0 to 999999999.")
    await sees("No drill was run yet.")
    await page.getByLabel("Blind byte flips").fill("0")
  })

  always("saves why nothing was drilled, too", async () => {
    await press("Begin the drill")
    await sees("The untouched evidence is INDETERMINATE.")
    person.saveAs = at("nothing.json")
    await press("Save the outcome as JSON …")
    await sees("Saved as nothing.json")
    const saved = JSON.parse(readFileSync(at("nothing.json"), "utf8")) as AttackReport
    expect(saved).toMatchObject({ seed: 1, evidence: { verdict: "INDETERMINATE" } })
  })

  always("refuses a passphrase that does not open the stolen key", async () => {
    await choose("Choose a trust file …", "drill.json")
    await choose("Add a stolen key …", "eve.key")
    await page.getByLabel("Passphrase of eve.key").fill("another")
    await press("Begin the drill")
    await sees(/The passphrase does not open this key/)
    expect(await page.locator("main").innerText()).not.toContain(folder)
  })

  always(
    "steals the key, and forgets the passphrase when it has ended",
    async () => {
      await page.getByLabel("Where chance begins").fill("7")
      await page.getByLabel("Blind byte flips").fill("3")
      await press(/^How it is examined/)
      await page.getByText("Portable", { exact: true }).click()
      await page.getByLabel("Passphrase of eve.key").fill(PASSPHRASE)
      await press("Begin the drill")
      await shown().waitFor({ timeout: 150_000 })
      expect(await page.getByLabel("Passphrase of eve.key").inputValue()).toBe("")
    },
    180_000,
  )

  always(
    "shows the command, whose JSON is what is saved, over nothing",
    async () => {
      const command = await shown().locator(".commands").innerText()
      expect(command).toMatch(
        /^sealwright attack drill\.bag --trust drill\.json --engine portable --at \S+ --stolen-key eve\.key --seed 7 --flips 3$/,
      )
      person.saveAs = at("drilled.json")
      await press("Save the outcome as JSON …")
      await sees("Saved as drilled.json")
      const written = readFileSync(at("drilled.json"), "utf8")
      const files = command
        .split(" ")
        .slice(1)
        .map((word) => (/\.(?:bag|json|key)$/.test(word) ? at(word) : word))
      const { out } = await runWith(PASSPHRASE, [...files, "--format", "json"])
      expect(written).toBe(out)
      expect(written).toContain('"seal-key-rewrites-event"')
      expect(written).not.toContain(PASSPHRASE)
      await press("Save the outcome as JSON …")
      await sees(/Exists already and is never overwritten/)
      person.saveAs = at("drill.bag/drilled.json")
      await press("Save the outcome as JSON …")
      await sees(/^This place lies inside evidence/)
      expect(readFiles(at("drill.bag"))).toEqual(bag)
    },
    180_000,
  )

  always("says what each kind of change would have done, in either language", async () => {
    await press(/^there is no time-stamp/)
    await sees("time-stamp-time-edited")
    await sees("The time that a time-stamp states was changed.")
    await press("Preferences")
    await page.getByText("Deutsch", { exact: true }).click()
    await press("Einzelne Dateien")
    await press(/^es gibt keinen Zeitstempel/)
    await sees("time-stamp-time-edited")
    await sees("Die Zeit, die ein Zeitstempel angibt, wurde geändert.")
    await page.getByRole("tab", { name: "Einzeln nachrechnen" }).click()
    await page.getByRole("radio", { name: /^mac\s*Nachrichtenauthentisierung$/ }).waitFor()
    await page.getByRole("tab", { name: "Übung" }).click()
    await press("Einstellungen")
    await page.getByText("English", { exact: true }).click()
    await press("Single files")
    await press(/^How it is examined/)
  })

  always("is another drill under other terms, and without the key", async () => {
    await page.getByText("Both", { exact: true }).click()
    await shown().waitFor({ state: "detached" })
    await page.getByText("Portable", { exact: true }).click()
    await shown().waitFor()
    await press("Remove eve.key")
    await shown().waitFor({ state: "detached" })
    expect(await page.getByLabel("Passphrase of eve.key").count()).toBe(0)
    expect(host.complaints).toEqual([])
    expect(host.foreignRequests).toEqual([])
  })
})
