/**
 * Timeline and proofs over the sample, sound and tampered, through the real handlers and the
 * real examiner: what the window shows is compared with the files on disk, by other code.
 */
import { createHash } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { afterAll, beforeAll, expect, it as always } from "vitest"
import { makeHold } from "../../core/index.ts"
import { makeSample } from "../../electron/main/make-sample.ts"
import { openHost, type ChromiumHost } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { needsTool } from "../support/tools.ts"

const { describe } = needsTool("chromium")

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

describe("timeline and proofs", () => {
  let folder: string
  let browser: Browser
  let host: ChromiumHost
  let page: Page
  /** Lines of the logs, without LF. */
  let sound: readonly string[]
  let cut: readonly string[]
  /** Root (hex) that the sound bag's checkpoint states. */
  let recordedRoot: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-proofs-"))
    const sample = await makeSample(
      { folder: join(folder, "sample") },
      {
        signal: new AbortController().signal,
        onProgress: () => undefined,
        held: makeHold(),
        onHeld: () => undefined,
      },
    )
    const deleted = sample.tampered.find(({ path }) => path.includes("copy-2"))!.path
    const linesOf = (bag: string): readonly string[] =>
      readFileSync(join(bag, "custody/events.jsonl"), "utf8").split("\n").slice(0, -1)
    sound = linesOf(sample.sound)
    cut = linesOf(deleted)
    const checkpoint = readFileSync(join(sample.sound, "custody/checkpoint"), "utf8")
    recordedRoot = Buffer.from(checkpoint.split("\n")[2]!, "base64").toString("hex")
    browser = await launchChromium()
    host = await openHost({
      browser,
      person: {
        chooseEvidence: () => Promise.resolve([sample.sound, deleted]),
        chooseFile: () => Promise.resolve(sample.trust),
      },
    })
    page = host.page
    await page.getByRole("button", { name: /^Choose a trust file/ }).click()
    await page.getByRole("button", { name: /^Choose files/ }).click()
    await page.getByRole("button", { name: /^fund-2025\.bag passed/ }).waitFor()
    await page.getByRole("button", { name: /^copy-2\.bag failed/ }).waitFor()
  })

  afterAll(async () => {
    await host.close()
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function go(bag: RegExp, view: string): Promise<void> {
    await page.getByRole("button", { name: bag }).first().click()
    await page.getByRole("button", { name: view, exact: true }).click()
    await page.getByRole("heading", { name: view, level: 1 }).waitFor()
  }

  const shownBytes = (): Promise<string> => page.locator(".canonical").innerText()

  always("shows the very bytes of a chosen event, and computes their digest itself", async () => {
    await go(/^fund/, "Timeline")
    await page.getByText("2,386 records", { exact: true }).waitFor()
    await page.getByRole("searchbox").fill("kachel-000700")
    await page.getByText("1 of 2,386 records").waitFor()
    await page.getByRole("row").nth(1).click()
    await page.getByRole("heading", { name: "Record 699" }).waitFor()
    const line = sound[699]!
    expect(await shownBytes()).toBe(line)
    const text = await page.locator("main").innerText()
    expect(text.replaceAll(/\s/g, "")).toContain(sha256(line))
    expect(text).toContain("2025-03-11 12:35:13.952")
    // Both links hold, and are what the lines on disk give.
    expect(await page.getByText("holds", { exact: true }).count()).toBe(2)
    expect(text.replaceAll(/\s/g, "")).toContain(sha256(sound[698]!))
  })

  always("lays the state before and after beside one another, and says what changed", async () => {
    await page.getByRole("button", { name: "All events", exact: true }).click()
    await page.getByRole("searchbox").fill("kachel-001671")
    await page.getByRole("row").filter({ hasText: "1,670" }).click()
    const changed = page.locator(".states tr[data-changed='true']")
    await changed.first().waitFor()
    const { objects } = JSON.parse(sound[1670]!) as {
      objects: { before: Record<string, unknown>; after: Record<string, unknown> }[]
    }
    const { before, after } = objects[0]!
    const names = Object.keys(after).filter((name) => before[name] !== after[name])
    expect(names.length).toBeGreaterThan(0)
    expect(await changed.count()).toBe(names.length)
    for (const name of names) {
      const row = changed.filter({ hasText: name })
      const cells = await row.getByRole("cell").allInnerTexts()
      expect(cells).toEqual([JSON.stringify(before[name]), JSON.stringify(after[name])])
    }
  })

  always("singles events out by person, and takes that back", async () => {
    await page.getByRole("button", { name: "All events", exact: true }).click()
    await page.getByRole("button", { name: "Show all" }).click()
    await page.getByRole("button", { name: "Person", exact: true }).click()
    await page.keyboard.type("böttcher")
    await page.getByRole("option", { name: /^Marlene Böttcher/ }).click()
    const hers = sound.filter((line) =>
      (JSON.parse(line) as { agents: { id: string }[] }).agents.some(
        ({ id }) => id === "Marlene Böttcher",
      ),
    )
    await page.getByText(`${String(hers.length)} of 2,386 records`).waitFor()
    await page.getByRole("button", { name: "Any again: Person" }).click()
    await page.getByText("2,386 records", { exact: true }).waitFor()
  })

  always(
    "computes the root that the checkpoint states, from whatever line one asks for",
    async () => {
      await go(/^fund/, "Proofs")
      const field = page.getByRole("textbox", { name: /^Line, 1 to/ })
      for (const line of ["1", "1671", "2386"]) {
        await field.fill(line)
        await page.keyboard.press("Enter")
        const text = sound[Number(line) - 1]!
        const leaf = createHash("sha256").update(Buffer.of(0)).update(text).digest("hex")
        await page.locator(".tree-steps").getByText(leaf).waitFor()
        const notice = page.getByRole("status").filter({ hasText: "was recorded" })
        const said = (await notice.innerText()).replaceAll(/\s/g, "")
        expect(said.split(recordedRoot)).toHaveLength(3)
        expect(said).toContain("Therootthatwascomputedhereistheonethatwasrecorded.")
      }
    },
  )

  always(
    "heads with the limit that it is what every signature is told to be older than",
    async () => {
      const table = page.getByRole("group", { name: "Signatures" })
      const titles = await table.getByRole("columnheader").allInnerTexts()
      const at = titles.indexOf("Existed no later than")
      const row = table
        .getByRole("row")
        .filter({ hasText: "not proven: the time of the examination" })
      const cell = row.first().getByRole("cell").nth(at)
      expect(await cell.innerText()).toMatch(/^20\d\d-\d\d-\d\d \S+ UTC\s+not proven/)
    },
  )

  always("lets one watch the steps, and goes back and on by single ones", async () => {
    const [leaf] = [page.locator(".tree-steps li").first()]
    await page.getByRole("button", { name: "Watch it being computed" }).click()
    await page.getByText(/^Step 0 of 5$/).waitFor()
    expect(await page.locator(".tree-steps li").count()).toBeLessThan(3)
    expect(await leaf.innerText()).toContain("Hash of the line")
    await page.getByText(/^Step 5 of 5$/).waitFor()
    await page.getByRole("button", { name: "Step back" }).click()
    await page.getByText(/^Step 4 of 5$/).waitFor()
    await page.getByRole("button", { name: "Next step" }).click()
    await page.getByText(/^Step 5 of 5$/).waitFor()
  })

  always("shows the break where the finding says, with what stands on both sides", async () => {
    await go(/^copy-2/, "Proofs")
    const chain = page.locator(".chain")
    await chain.getByText("3 records are missing here").waitFor()
    const shown = await chain.locator("> li").allInnerTexts()
    const at = shown.findIndex((text) => text.includes("does not hold"))
    expect(shown[at - 1]).toContain("Record 1,669")
    expect(shown[at - 1]).toContain(sha256(cut[1669]!))
    expect(shown[at + 1]).toContain("Record 1,673")
    expect(shown[at]).toContain((JSON.parse(cut[1670]!) as { prev: string }).prev)
    expect(shown.filter((text) => text.includes("does not hold"))).toHaveLength(1)
  })

  always("says that the tree of a cut log has another root than was recorded", async () => {
    await page
      .getByText("The root that was computed here is not the one that was recorded.")
      .waitFor()
    const table = page.getByRole("group", { name: "Checkpoints and generations" })
    expect(await table.innerText()).toContain("lines are missing")
    expect(await table.innerText()).toContain(recordedRoot)
    const signatures = page.getByRole("group", { name: "Signatures" })
    expect(await signatures.getByText("fails", { exact: true }).count()).toBe(2)
    expect(await signatures.innerText()).toContain("SEAL_MISMATCH")
  })

  always("leads from the break on the strip to its event, by keyboard alone and back", async () => {
    await page.keyboard.press("Control+3")
    const mark = page.getByRole("button", { name: "SEQUENCE_GAP, record 1,673" })
    // A log that lacks records has two numbers for each place; the one in the list is told.
    const places = page.getByRole("list", { name: "Breaks and silences" })
    await places
      .getByText(/without an event, up to record \d/)
      .first()
      .waitFor()
    expect(await places.innerText()).not.toMatch(/\bline\b/)
    await mark.focus()
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { name: "Record 1,673" }).waitFor()
    await page.getByText("custody/events.jsonl, line 1,671 of 2,383").waitFor()
    expect(await shownBytes()).toBe(cut[1670])
    expect(await page.locator("main").innerText()).toContain("SEQUENCE_GAP")
    await page.keyboard.press("Escape")
    const grid = page.getByRole("grid")
    await grid.focus()
    await page.keyboard.press("End")
    await page.getByText("sealed", { exact: true }).first().waitFor()
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { name: "Record 2,385" }).waitFor()
    expect(await shownBytes()).toBe(cut.at(-1))
    await page.keyboard.press("Escape")
    await grid.waitFor()
    await page.keyboard.press("Control+f")
    await page.keyboard.type("nobody has this word")
    await page.getByText("No event fits.").waitFor()
  })

  always("complains of nothing, and asks for nothing but its own files", () => {
    expect(host.complaints).toEqual([])
    expect(host.foreignRequests).toEqual([])
  })
})
