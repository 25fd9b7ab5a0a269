/**
 * Read-only mode in a real Chromium over the real handlers: what an auditor's window does not
 * offer, what the handlers refuse whoever asks, and what goes on.
 */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { afterAll, afterEach, beforeAll, expect, it as always } from "vitest"
import { openHost, type ChromiumHost, type Person } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { packOf } from "../support/packs.ts"
import { needsTool } from "../support/tools.ts"

const { describe } = needsTool("chromium")

let folder: string
let browser: Browser
let host: ChromiumHost | undefined

const at = (name: string) => join(folder, name)

const PERSON: Person = {
  chooseEvidence: () => Promise.resolve([at("evidence")]),
  chooseFile: () => Promise.resolve(at("trust.json")),
  chooseSaveAs: (name) => Promise.resolve(at(`saved/${name}`)),
}

async function open(isReadOnly: boolean): Promise<Page> {
  host = await openHost({ browser, person: PERSON, userFolder: at("user"), isReadOnly })
  host.page.setDefaultTimeout(8000)
  return host.page
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).first().click()

const choice = (page: Page) => page.getByRole("radiogroup", { name: "Read-only" })

/** Files below the folder with their bytes, but those that the app keeps for itself. */
function written(): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.startsWith(at("user")))
    .toSorted()
    .map((path) => `${path} ${readFileSync(path, "base64")}`)
}

const ACT = { by: "A. Auditor", reason: "to try it" }
const SEAL = {
  work: { kind: "new", source: "source-1", events: null, exporter: null, sourceItems: null },
  ...{ key: "key-1", passphrase: "words", logKey: null, role: "exporter", reason: "why" },
}
/** Whatever writes, asked past the window; the handles need not exist. */
const ASKS: readonly (readonly [string, unknown])[] = [
  [
    "pack:pin",
    {
      ...{
        ...ACT,
        pack: null,
        key: "publickey-1",
        use: null,
        id: null,
        subject: "Acme",
        roles: ["exporter"],
      },
      ...{ origins: [], validFrom: null, validUntil: null, second: null, spoken: null },
    },
  ],
  ["pack:confirm", { ...ACT, pack: "ab".repeat(32), id: "acme", spoken: "b8" }],
  [
    "pack:rotate",
    {
      ...{ ...ACT, pack: "ab".repeat(32), id: "acme", key: "publickey-1", use: null, newId: null },
      ...{ second: null, spoken: null, from: null, validUntil: null },
    },
  ],
  ["pack:end", { ...ACT, pack: "ab".repeat(32), id: "acme", from: null, how: "revoked" }],
  [
    "pack:sign",
    { ...ACT, pack: "ab".repeat(32), key: "key-1", passphrase: "words", staleAfter: null },
  ],
  ["pack:record-other", { ...ACT, pack: "ab".repeat(32), other: "trust-1" }],
  ["seal:choose-source", null],
  ["seal:choose-events", null],
  ["seal:preview", SEAL],
  ["seal:run", SEAL],
  ["key:make", { kind: "ed25519", passphrase: "words", subject: null }],
  [
    "file:sign",
    {
      ...{ file: "evidence-1", key: "key-1", passphrase: "words" },
      ...{ form: "minisign", namespace: "", comment: "" },
    },
  ],
]

describe("read-only mode", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-read-only-"))
    mkdirSync(at("evidence"))
    mkdirSync(at("saved"))
    writeFileSync(at("evidence/minutes.txt"), "We met.\n")
    copyFileSync("package.json", at("evidence/copy.json"))
    writeFileSync(at("trust.json"), JSON.stringify(packOf({ keys: [] })))
    browser = await launchChromium()
  })

  afterEach(async () => {
    await host?.close()
  })

  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  always("refuses whatever would write, asked past the window too", async () => {
    const page = await open(true)
    const before = written()
    for (const [channel, ask] of ASKS) {
      const answer = await page.evaluate(
        ([name, asked]) =>
          (window.sealwright.api as unknown as Record<string, (ask: unknown) => unknown>)[name]!(
            asked,
          ),
        [channel, ask] as const,
      )
      expect(`${channel} ${JSON.stringify(answer)}`).toMatch(/"refused".+in read-only mode/)
    }
    expect(written()).toEqual(before)
  })

  always("says so in the frame, and on each screen why a thing cannot be done", async () => {
    const page = await open(true)
    await page.getByRole("banner").getByText("Read-only", { exact: true }).waitFor()
    await press(page, "Seal")
    await page.getByText(/^Nothing is sealed here/).waitFor()
    expect(await page.getByRole("button", { name: "Show what will be claimed" }).count()).toBe(0)
    await press(page, "Keys")
    await press(page, "Choose a trust file …")
    await page.getByText(/^Nothing is changed here/).waitFor()
    await page.getByRole("button", { name: "Compare with another trust file …" }).waitFor()
    for (const name of ["Pin a key …", "Sign the trust file …", "Make a key …"]) {
      expect(await page.getByRole("button", { name }).count()).toBe(0)
    }
    await press(page, "Single files")
    await page.getByRole("tab", { name: "Sign a file" }).click()
    await page.getByText(/^No file is signed here/).waitFor()
    expect(await page.getByRole("button", { name: /^Sign, and save/ }).count()).toBe(0)
    await page.getByRole("button", { name: "Write a request …" }).waitFor()
    await press(page, "Preferences")
    await page.getByText(/“Seal”, “Sign a file”, “Make a key”.+ are refused\./).waitFor()
  })

  always("stays on where the start switched it on, whatever the window asks", async () => {
    const page = await open(true)
    await press(page, "Preferences")
    expect(await choice(page).getByRole("radio", { name: "Off" }).isDisabled()).toBe(true)
    const answer = await page.evaluate(() => window.sealwright.api["read-only:write"](false))
    expect(answer.kind).toBe("refused")
    expect(await page.evaluate(() => window.sealwright.api["read-only:read"](null))).toEqual({
      isOn: true,
      isFixed: true,
    })
  })

  always("lets an auditor examine, look, and save the result", async () => {
    const page = await open(true)
    const before = written()
    await press(page, "Choose a folder …")
    await page.getByRole("heading", { name: "INDETERMINATE" }).first().waitFor()
    await press(page, /^Save the result/)
    await page.getByText(/^Saved as/).waitFor()
    const saved = readdirSync(at("saved"))
    expect(saved).toHaveLength(1)
    expect(written().filter((file) => !before.includes(file))).toEqual([
      expect.stringContaining(at(`saved/${saved[0]!}`)),
    ])
    await press(page, "Write the report …")
    await page.getByRole("button", { name: "Choose a key file …" }).waitFor()
    expect(await page.getByText("No key yet?").count()).toBe(0)
    expect(await page.getByRole("button", { name: "Make a key …" }).count()).toBe(0)
  })

  always("is chosen by keyboard, holds at the next start, and ends as it began", async () => {
    const first = await open(false)
    await press(first, "Preferences")
    const radio = choice(first).getByRole("radio", { name: "Off" })
    await radio.focus()
    await first.keyboard.press("ArrowRight")
    await first.getByRole("banner").getByText("Read-only", { exact: true }).waitFor()
    await host?.close()
    const second = await open(false)
    await second.getByRole("banner").getByText("Read-only", { exact: true }).waitFor()
    await press(second, "Seal")
    await press(second, "Open the preferences")
    await choice(second).getByRole("radio", { name: "On" }).focus()
    await second.keyboard.press("ArrowLeft")
    await second.getByRole("banner").getByText("Read-only", { exact: true }).waitFor({
      state: "detached",
    })
    await press(second, "Seal")
    await second.getByRole("button", { name: "Show what will be claimed" }).waitFor()
  })
})
