/** The sample in a real Chromium: it outlives a reload, and every finding leads to where it is shown. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { afterAll, beforeAll, expect, it as always } from "vitest"
import { openHost, type ChromiumHost } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { needsTool } from "../support/tools.ts"

const { describe } = needsTool("chromium")

/** By copy: where its findings lead, by what the button says and what stands on top there. */
const LEADS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  "fund-2025.bag": {},
  "copy-1.bag": {
    "Open the file: data/records/A-2025-089/after.json": /^data\/records\/A-2025-089\/after\.json$/,
    "Open the record: custody/events.jsonl": /^Record 2,382$/,
  },
  "copy-2.bag": {
    "Open the record: custody/events.jsonl": /^Record 1,673$/,
    "Open the proofs: custody/checkpoint": /^Proofs$/,
    "Open the proofs: seals/archivist.dsse.json": /^Proofs$/,
    "Open the proofs: seals": /^Proofs$/,
  },
  "copy-3.bag": {
    "Open the proofs: seals/archivist.dsse.json": /^Proofs$/,
    "Open the proofs: seals": /^Proofs$/,
    "Open the file: data/papers/minutes-2025-05-30.txt": /^data\/papers\/minutes-2025-05-30\.txt$/,
    "Open the file: bag-info.txt": /^bag-info\.txt$/,
  },
  "copy-4.bag": {
    "Open the proofs: custody/checkpoint": /^Proofs$/,
    "Open the proofs: seals": /^Proofs$/,
    "Open the end of the log: seals": /^Proofs$/,
    "Open the proofs: seals/exporter.dsse.json": /^Proofs$/,
  },
  "copy-5.zip": {
    "Open the file: data/records/A-2025-089/after.json": /^data\/records\/A-2025-089\/after\.json$/,
  },
}

describe("the sample", () => {
  let browser: Browser
  let host: ChromiumHost
  let page: Page
  let folder: string
  const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click()

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-sample-"))
    browser = await launchChromium()
    host = await openHost({ browser, userFolder: join(folder, "user") })
    page = host.page
    page.setDefaultTimeout(10_000)
    await press("Open the sample")
    await page.getByRole("button", { name: "Examine all six" }).click({ timeout: 60_000 })
    for (const name of Object.keys(LEADS)) {
      await page
        .getByRole("button", { name: new RegExp(`^${name} (passed|failed|indet)`) })
        .waitFor()
    }
  })

  afterAll(async () => {
    await host.close()
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  always(
    "is there again after the page was loaded anew, with the keys that it is judged by",
    async () => {
      await page.reload()
      await page.getByRole("button", { name: "Examine all six" }).waitFor()
      expect(await page.getByRole("button", { name: "Open the sample" }).count()).toBe(0)
      // A sound copy passes only under the keys of the sample.
      await press("Examine: As it was sealed")
      await page.getByRole("status", { name: "TOTAL-PASSED" }).waitFor()
    },
  )

  for (const [name, leads] of Object.entries(LEADS)) {
    always(`leads by one press from each finding of ${name} to where it is shown`, async () => {
      const verdict = () =>
        page
          .getByRole("button", { name: new RegExp(`^${name}`) })
          .first()
          .click()
      await verdict()
      const buttons = page.locator(".place button")
      await page.getByRole("heading", { name: "Findings, the weightiest first" }).waitFor()
      const places = await page.locator(".place").count()
      expect(
        await page
          .locator(".place")
          .filter({ has: page.getByRole("button") })
          .count(),
      ).toBe(places)
      const names = await buttons.evaluateAll((all) =>
        all.map((one) => one.getAttribute("aria-label")),
      )
      expect(new Set(names)).toEqual(new Set(Object.keys(leads)))
      for (const [label, heading] of Object.entries(leads)) {
        await verdict()
        await page.getByRole("button", { name: label, exact: true }).first().click()
        await page.getByRole("heading", { level: 1, name: heading }).waitFor()
      }
    })
  }

  always(
    "shows of the copy whose log is cut the part of the proofs that a finding led to",
    async () => {
      await page
        .getByRole("button", { name: /^copy-4\.bag/ })
        .first()
        .click()
      await page
        .getByRole("button", { name: "Open the end of the log: seals", exact: true })
        .first()
        .click()
      const heading = page.getByRole("heading", { level: 2, name: "Where the log ends" })
      await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true)
      expect(await heading.evaluate((one) => one.getBoundingClientRect().top < innerHeight)).toBe(
        true,
      )
      // The screen scrolls, and never the window beneath the rail.
      const top = await page.evaluate(() => document.scrollingElement?.scrollTop)
      expect(top).toBe(0)
      const end = page.getByRole("region", { name: "Where the log ends" })
      await end
        .getByText(/Of the seals that state this end, none is known to be by a pinned key/)
        .waitFor()
      expect(host.complaints).toEqual([])
    },
  )

  always(
    "leads of the archive with a twin to the page of the file, which was not read",
    async () => {
      const record = "data/records/A-2025-089/after.json"
      await press(/^copy-5\.zip/)
      await press(`Open the file: ${record}`)
      await page.getByText("This file was not read.").waitFor()
      await page
        .getByText(/^What would settle it: /)
        .first()
        .waitFor()
      expect(await page.getByRole("region", { name: /Preview|Digest/ }).count()).toBe(0)
      // The list has it, too, and is as high as its one row.
      await press("All files")
      await page.getByRole("searchbox").fill(record)
      await expect.poll(() => page.locator(".file-rows").getByRole("row").count()).toBe(1)
      expect((await page.locator(".file-list").boundingBox())!.height).toBeLessThan(120)
    },
  )

  always("leads from a file to the events that name it and from these to their files", async () => {
    const record = "data/records/A-2025-089/after.json"
    const way = (name: string) => page.locator("main").getByRole("button", { name, exact: true })
    await press(/^copy-1\.bag/)
    await press(`Open the file: ${record}`)
    await way("record 2,382").first().focus()
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { level: 1, name: "Record 2,382" }).waitFor()
    // Of 75 objects the one that the finding is about stands first, and is marked.
    const facts = page.getByRole("region", { name: "What it says" })
    const [object] = await facts
      .getByText(/^data\/.+\.(?:json|txt|csv|xlsx|pdf|png)$/)
      .allInnerTexts()
    expect(object).toBe(record)
    const marked = facts.locator("[data-tone]").filter({ hasText: "see the findings above" })
    expect(await marked.count()).toBe(1)
    expect(await marked.getAttribute("data-tone")).toBe("failed")
    const said = await facts.innerText()
    expect(said).toMatch(/Kind\s+fixity check/)
    expect(said).toContain("http://id.loc.gov/vocabulary/preservation/eventType/fix")
    await way(record).first().click()
    await page.getByRole("heading", { level: 1, name: record }).waitFor()
    await page.getByRole("button", { name: /^custody\/events\.jsonl, line 2,383/ }).click()
    await page.getByRole("heading", { level: 1, name: "Record 2,382" }).waitFor()
    await way(record).first().click()
    await press("All events that name it")
    await page.locator(".facet-value").getByText(record).waitFor()
    await page.locator(".event-rows").getByText("fixity check").first().waitFor()
    // A finding may name the record that left a state.
    await press(/^copy-2\.bag/)
    await page
      .getByRole("button", { name: /^Open the record: custody/ })
      .nth(1)
      .click()
    await way("1,542").click()
    await page.getByRole("heading", { level: 1, name: "Record 1,542" }).waitFor()
  })

  always("tells on the page of an added file all that its seals find in one box", async () => {
    await press(/^copy-3\.bag/)
    await press("Open the file: data/papers/minutes-2025-05-30.txt")
    const table = page.getByRole("group", { name: /^A seal says something else/ })
    expect(await page.locator("code").getByText("SEAL_MISMATCH").count()).toBe(1)
    const rows = table.locator("tbody").getByRole("row")
    const box = page.locator(".notice").filter({ has: table })
    expect(await rows.count()).toBe(3)
    for (const seal of ["seals/archivist.dsse.json", "seals/exporter.dsse.json"]) {
      expect(await box.getByRole("button", { name: seal }).count()).toBe(1)
    }
    const members = ["digest of manifest-sha256.txt", "number of files", "bytes of all files"]
    for (const member of members) await table.getByText(member).waitFor()
    await box.getByRole("button", { name: "seals/archivist.dsse.json" }).click()
    await page.getByRole("heading", { level: 1, name: "Proofs" }).waitFor()
  })

  always("says of the cut log how many records an earlier result knew beyond its end", async () => {
    await press("Open evidence")
    await press("Of this session")
    await page
      .getByRole("option", { name: /^fund-2025\.bag/ })
      .first()
      .click()
    await press("Examine: Tampered copy 4")
    const both = /The log has ([\d,]+) events, and had ([\d,]+) then;/
    const [, now = "", then = ""] = both.exec(await page.getByText(both).first().innerText()) ?? []
    expect(Number(now.replace(",", ""))).toBeLessThan(Number(then.replace(",", "")))
    await press("Open the end of the log: seals")
    const end = page.getByRole("region", { name: "Where the log ends" })
    await end.getByText(both).waitFor()
    await end.getByText(`After ${now} records`).waitFor()
  })

  always("is said not to be kept in the list of what was examined", async () => {
    await press("Open evidence")
    const recent = page.getByRole("region", { name: "Examined before" })
    await recent.getByText(/^The sample is not listed here: it is removed when/).waitFor()
    expect(await recent.getByRole("listitem").count()).toBe(0)
  })

  always(
    "finds records and kinds in its log as the list shows them, in either language",
    async () => {
      const search = page.getByRole("searchbox")
      const rows = page.locator(".event-rows")
      await press(/^copy-1\.bag/)
      await press(/^(Timeline|Zeitverlauf)$/)
      for (const typed of ["2382", "2,382", "2.382"]) {
        await search.fill(typed)
        await page.getByRole("button", { name: "Go to record 2,382" }).waitFor()
        await rows.getByRole("row").filter({ hasText: "2,382" }).waitFor()
      }
      await page.getByRole("button", { name: "Go to record 2,382" }).focus()
      await page.keyboard.press("Enter")
      await page.getByRole("heading", { level: 1, name: "Record 2,382" }).waitFor()
      await page.keyboard.press("Escape")
      await search.fill("fixity check")
      const fixity = rows.getByRole("row").filter({ hasText: "fixity check" })
      await fixity.first().waitFor()
      await expect.poll(() => rows.getByRole("row").count()).toBe(await fixity.count())
      await search.fill("9,999,999")
      await page.getByText("No event fits.").waitFor()
      expect(await page.getByRole("button", { name: /^Go to record/ }).count()).toBe(0)
      await press("Preferences")
      await page.getByText("Deutsch").click()
      await press(/^copy-1\.bag/)
      await press(/^Zeitverlauf$/)
      await search.fill("Unversehrtheit")
      await rows.getByText("Prüfung auf Unversehrtheit").first().waitFor()
      await search.fill("Eintrag 2.382")
      await page.getByRole("button", { name: "Zu Eintrag 2.382" }).waitFor()
      await press("Einstellungen")
      await page.getByText("English").click()
    },
  )

  always(
    "can be looked into and drilled, by its own keys",
    async () => {
      await press("Single files")
      await page.getByRole("tab", { name: "Look inside" }).click()
      await press("Use the sample")
      const inside = page.getByRole("region", { name: "fund-2025.bag" })
      const demo = "sealwright demo --out sealwright-demo"
      const bag = "sealwright-demo/fund-2025.bag"
      const command = () => inside.locator(".commands").innerText()
      expect(await command()).toBe(`${demo}\nsealwright inspect ${bag}`)
      await page.getByRole("tab", { name: "Drill" }).click()
      await press("Use the sample")
      await page
        .getByText("Uses the keys that belong to the sample, not your trust file.")
        .waitFor()
      await page.getByLabel("Blind byte flips").fill("0")
      await press("Begin the drill")
      await inside.waitFor({ timeout: 150_000 })
      await inside.getByText("No change escaped.").waitFor()
      const trusted = `--trust sealwright-demo/trust.json`
      expect(await command()).toMatch(
        new RegExp(`^${demo}\\nsealwright attack ${bag} ${trusted} --at`),
      )
    },
    180_000,
  )

  always("is told in the language that is set meanwhile", async () => {
    const done = page.locator(".entry .disclosure p").first()
    await press("Open evidence")
    await press("What was done? Tampered copy 1")
    const english = await done.innerText()
    await press("Preferences")
    await page.getByText("Deutsch").click()
    await press(/^Öffnen$/)
    await press("Was wurde getan? Verfälschte Kopie 1")
    await expect.poll(() => done.innerText()).not.toBe(english)
    expect([english, await done.innerText()]).not.toContain("")
  })
})
