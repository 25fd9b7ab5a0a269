/**
 * Pausing an examination, and taking up what a closed or crashed app left, in a real Chromium
 * over the real handlers and the real examiner.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { afterAll, afterEach, beforeAll, expect, it as always } from "vitest"
import { openHost, type ChromiumHost, type Person } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { packOf } from "../support/packs.ts"
import { needsTool } from "../support/tools.ts"
import { TOLD_AS_USUAL } from "../support/terms.ts"

const { describe } = needsTool("chromium")

let folder: string
let browser: Browser
let host: ChromiumHost | undefined
let evidence: readonly string[]

const at = (name: string) => join(folder, name)

const PERSON: Person = {
  chooseEvidence: () => Promise.resolve(evidence),
  chooseFile: () => Promise.resolve(at("trust.json")),
}

async function open(user: string): Promise<Page> {
  await host?.close()
  host = await openHost({ browser, person: PERSON, userFolder: at(user) })
  host.page.setDefaultTimeout(8000)
  return host.page
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).first().click()

/** The running examination as main tells it. */
const running = (page: Page) =>
  page.evaluate(async () => {
    const all = await window.sealwright.api["examination:list"](null)
    const state = all.map((one) => one.state).find(({ kind }) => kind === "running")
    return state?.kind === "running" ? state.progress : undefined
  })

/** Something was read of what is examined; the examiner is a process, and begins when it can. */
const begun = (page: Page) =>
  expect
    .poll(async () => (await running(page))?.bytes.done ?? 0, { timeout: 20_000 })
    .toBeGreaterThan(0)

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe("pausing and taking up again", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-resume-"))
    mkdirSync(at("small"))
    writeFileSync(at("small/minutes.txt"), "We met.\n")
    mkdirSync(at("gone"))
    writeFileSync(at("gone/minutes.txt"), "We met.\n")
    writeFileSync(at("large.bin"), "")
    // Sparse: takes no room on disk, and seconds to read.
    truncateSync(at("large.bin"), 8 * 2 ** 30)
    writeFileSync(at("trust.json"), JSON.stringify(packOf({ keys: [] })))
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

  always("reads nothing and counts no time while it is paused, by keyboard alone", async () => {
    const page = await open("pausing")
    evidence = [at("large.bin")]
    await press(page, "Choose files …")
    await begun(page)
    await page.getByRole("button", { name: "Pause: large.bin" }).focus()
    await page.keyboard.press("Enter")
    await page.getByText(/^Paused\. Nothing is read until you continue/).waitFor()
    await page.getByRole("button", { name: "large.bin paused" }).waitFor()
    // What was read already may still arrive.
    await later(300)
    const before = await running(page)
    await later(700)
    expect(await running(page)).toEqual(before)
    expect(before).toMatchObject({ isPaused: true, stage: "reading" })
    expect(await page.locator("main").innerText()).not.toMatch(/TOTAL-|INDETERMINATE/)
    // The focus stayed where it was.
    const goingOn = performance.now()
    await page.keyboard.press("Enter")
    await expect
      .poll(async () => (await running(page))?.bytes.done ?? 0)
      .toBeGreaterThan(before!.bytes.done)
    // It stood still for a second at least, which is not counted, however slow the machine is.
    const { elapsedMs } = (await running(page))!
    expect(elapsedMs - before!.elapsedMs).toBeLessThan(performance.now() - goingOn + 700)
    await press(page, "Pause: large.bin")
    await page
      .getByText(/^Paused/)
      .first()
      .waitFor()
    await press(page, "Stop: large.bin")
    await page.getByText("This examination was stopped.").waitFor()
  })

  always("resumes one that was stopped from its own page, from the first byte", async () => {
    const page = await open("stopping")
    evidence = [at("large.bin")]
    await press(page, "Choose files …")
    await begun(page)
    await press(page, "Stop: large.bin")
    await page.getByText(/It is examined from the first byte/).waitFor()
    truncateSync(at("large.bin"), 1000)
    await press(page, /^Examine from the start$/)
    await page.getByRole("heading", { name: "INDETERMINATE" }).first().waitFor()
    truncateSync(at("large.bin"), 8 * 2 ** 30)
  })

  always("takes up after a crash what had not ended, but what is gone, and says so", async () => {
    const first = await open("crashing")
    await press(first, "Choose a trust file …")
    evidence = [at("large.bin"), at("small"), at("gone")]
    await press(first, "Choose files …")
    await begun(first)
    await press(first, "Stop: gone")
    // What a crash would leave behind at this moment.
    cpSync(at("crashing"), at("crashed"), { recursive: true })
    rmSync(at("gone"), { recursive: true })
    truncateSync(at("large.bin"), 1000)

    const second = await open("crashed")
    const panel = second.getByRole("region", { name: "3 examinations had not ended" })
    await panel.waitFor()
    const entries = await panel.getByRole("listitem").allInnerTexts()
    expect(entries.map((text) => text.replaceAll(/\s+/g, " "))).toEqual([
      "large.bin was under way · under trust.json",
      "small waited · under trust.json",
      "gone was stopped · under trust.json",
    ])
    await panel.getByRole("button", { name: "Examine these from the start" }).click()
    await second.getByText(/^gone: It cannot be read: /).waitFor()
    const left = second.getByRole("region", { name: "1 examination had not ended" })
    await left.waitFor()
    await expect
      .poll(() =>
        second.evaluate(async () => {
          const all = await window.sealwright.api["examination:list"](null)
          return all.map(({ evidence: { name }, state, trust }) => [name, state.kind, trust])
        }),
      )
      .toEqual([
        ["large.bin", "done", "trust.json"],
        ["small", "done", "trust.json"],
      ])
    await left.getByRole("button", { name: /^Forget/ }).click()
    await left.waitFor({ state: "detached" })

    const third = await open("crashed")
    await third.getByRole("heading", { name: "Open evidence" }).waitFor()
    expect(await third.evaluate(() => window.sealwright.api["unfinished:list"](null))).toEqual([])
  })

  always("leaves the same when it is closed as when it crashes", async () => {
    const first = await open("closing")
    evidence = [at("large.bin"), at("small")]
    truncateSync(at("large.bin"), 8 * 2 ** 30)
    await press(first, "Choose files …")
    await begun(first)
    const second = await open("closing")
    expect(await second.evaluate(() => window.sealwright.api["unfinished:list"](null))).toEqual([
      { name: "large.bin", kind: "file", trust: null, terms: TOLD_AS_USUAL, was: "under-way" },
      { name: "small", kind: "folder", trust: null, terms: TOLD_AS_USUAL, was: "waiting" },
    ])
  })

  always("keeps what needs a trust file that is gone, and says what to do", async () => {
    const user = at("packless")
    mkdirSync(user)
    const entry = { path: at("small"), name: "small", kind: "folder", was: "waiting" }
    const state = {
      schema: "sealwright.state/1",
      preferences: { language: "en", theme: "system", density: "calm", zoom: 100 },
      unfinished: [{ ...entry, trust: at("nowhere.json"), expected: null }],
      ...{ recent: [], trust: at("nowhere.json") },
      window: { width: 1280, height: 860, isMaximised: false },
    }
    writeFileSync(join(user, "state.json"), JSON.stringify(state))
    const page = await open("packless")
    await page
      .getByText(/^Nobody is trusted now, since nowhere\.json cannot be used \([^:]+: [^:]+\)\.$/)
      .waitFor()
    await press(page, "Examine these from the start")
    await page
      .getByText(/^small: The trust file nowhere\.json is not as it was \([^()]+\); [^:]+anew\.$/)
      .waitFor()
    await page.getByRole("region", { name: "1 examination had not ended" }).waitFor()
    expect(await page.content()).not.toContain(folder)
  })
})
