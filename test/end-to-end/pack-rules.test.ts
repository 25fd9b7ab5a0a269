/**
 * The rules of a trust pack by the window over the real handlers: thresholds, witnesses, dates and
 * states of logs, each as the command that is shown sets it too, and a change by hand recorded.
 */
import { execFileSync } from "node:child_process"
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { afterAll, beforeAll, expect, it as always } from "vitest"
import { toHex, type TrustStore } from "../../core/index.ts"
import { readTrustFile } from "../../core/node/index.ts"
import { openHost, type ChromiumHost } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { sealedBag, writeFiles } from "../support/evidence.ts"
import { keyEntry, packOf } from "../support/packs.ts"
import { needsTool } from "../support/tools.ts"

const { describe } = needsTool("chromium")

let folder: string
let browser: Browser
let host: ChromiumHost
let page: Page

const person = { file: "" }
const at = (name: string) => join(folder, name)
const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click()
const fill = (label: string | RegExp, text: string) => page.getByLabel(label).first().fill(text)
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()
const check = (group: string | RegExp, name: string | RegExp) =>
  page.getByRole("group", { name: group }).getByText(name).first().click()
const pack = (): TrustStore => readTrustFile(at("trust.json"))

async function chooseFile(button: string, path: string): Promise<void> {
  person.file = path
  await press(button)
}

async function who(reason: string): Promise<void> {
  await fill("Your name, for the history", "A. Archivist")
  await fill("Why, for the history", reason)
}

/** Does what a button does, and sees the shown command do the same to a copy of the pack. */
async function bothWays(
  button: string | RegExp,
  done: string,
  read: (trust: TrustStore) => unknown,
): Promise<void> {
  rmSync(at("repeated"), { recursive: true, force: true })
  mkdirSync(at("repeated"))
  copyFileSync(at("trust.json"), at("repeated/trust.json"))
  copyFileSync(at("case.bag/custody/checkpoint"), at("repeated/checkpoint"))
  await press(button)
  await sees(done)
  const command = await page.locator(".commands").first().innerText()
  const cli = `${process.execPath} ${process.cwd()}/cli/start.ts`
  execFileSync("sh", ["-c", command.replace(/^sealwright/, cli)], {
    ...{ cwd: at("repeated"), stdio: "ignore" },
  })
  expect(read(readTrustFile(at("repeated/trust.json")))).toEqual(read(pack()))
}

const KEYS = [
  keyEntry(1),
  ...[2, 3].map((seed) => keyEntry(seed, { roles: ["archivist"] })),
  ...[4, 5, 6].map((seed) => keyEntry(seed, { roles: ["witness"] })),
]

describe("the rules of a trust file in the window", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-rules-"))
    writeFiles(at("case.bag"), await sealedBag())
    writeFileSync(at("trust.json"), JSON.stringify(packOf({ keys: KEYS })))
    writeFileSync(at("strange.json"), JSON.stringify(packOf({ keys: [keyEntry(9)] })))
    browser = await launchChromium()
    host = await openHost({
      browser,
      userFolder: at("user"),
      person: { chooseFile: () => Promise.resolve(person.file) },
    })
    page = host.page
    page.setDefaultTimeout(20_000)
    await press("Keys")
    await chooseFile("Choose a trust file …", at("trust.json"))
    await page.getByRole("tab", { name: "Rules" }).click()
  })

  afterAll(async () => {
    await host.close()
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  always("sets a threshold by keys that the pack holds, and takes it away", async () => {
    await press("Set a threshold …")
    await fill("How many different persons", "many")
    await sees("This is no whole number from 0 to 9999.")
    await fill("How many different persons", "2")
    await check("In which roles", "archivist")
    await check(/^Does not count/, "exporter")
    // Only those in the role can count.
    const only = page.getByRole("group", { name: /^Only these keys count/ })
    expect(await only.getByRole("checkbox").count()).toBe(2)
    await check(/^Only these keys count/, "Person 2")
    await check(/^Only these keys count/, "Person 3")
    await who("four eyes")
    await bothWays("Set the threshold", "The threshold is set.", (trust) => trust.thresholds)
    const threshold = { roles: ["archivist"], count: 2, notAlso: ["exporter"] }
    expect(pack().thresholds).toEqual([{ ...threshold, keys: ["key-2", "key-3"] }])
    await sees("2 different persons as archivist, none of them pinned as exporter")

    await press("Set a threshold …")
    await check("In which roles", "exporter")
    await fill("How many different persons", "0")
    await who("no more")
    await press("Set the threshold")
    await sees("There is no threshold for exporter.")
    await check("In which roles", "exporter")
    await check("In which roles", "archivist")
    await press("Set the threshold")
    await sees("The threshold is taken away.")
    expect(pack().thresholds).toEqual([])
  })

  always("sets the witnesses by keyboard alone, from those pinned as such", async () => {
    await page.getByRole("button", { name: "Set the witnesses …" }).focus()
    await page.keyboard.press("Enter")
    const group = page.getByRole("group", { name: "Which keys" })
    expect(await group.getByRole("checkbox").count()).toBe(3)
    const typed = ["Tab", "Space", "Tab", "Space", "Tab", "Space", "Tab"]
    for (const key of typed) await page.keyboard.press(key)
    await page.keyboard.press("ControlOrMeta+A")
    await page.keyboard.type("0")
    await page.keyboard.press("Tab")
    await page.keyboard.press("ControlOrMeta+A")
    await page.keyboard.type("A. Archivist")
    await page.keyboard.press("Tab")
    await page.keyboard.type("as agreed")
    await page.keyboard.press("Enter")
    await sees("Choose witnesses and a number of at least 1, or none and 0.")
    expect(pack().witnesses).toBeUndefined()
    // What is wrong has the keyboard now.
    await page.keyboard.press("ControlOrMeta+A")
    await page.keyboard.type("2")
    await page.keyboard.press("Enter")
    await sees("The witnesses are set.")
    expect(pack().witnesses).toEqual({ keys: ["key-4", "key-5", "key-6"], quorum: 2 })
    await sees("2 of key-4, key-5, key-6")
    await sees(
      "sealwright keys witness key-4 key-5 key-6 --quorum 2 --trust trust.json --by 'A. Archivist' --reason 'as agreed'",
    )
  })

  always("sets dates, and refuses to set nothing", async () => {
    await press("Set dates and persons …")
    await who("SP 800-131A")
    await press("Set them")
    await sees("Nothing is filled in that could be set.")
    await fill("What people call the trust file (optional)", "Trust of the fund")
    await fill("Good until (optional)", "2031-01-01")
    await check(/^Algorithms to give an end/, "rsa-pkcs1-sha256")
    await press("Set them")
    await sees("Give the date, or say that it is taken away.")
    await fill("From when on nothing new may rest on them", "2030-12-31 23:59")
    const rules = ({ name, staleAfter, sunsets, persons }: TrustStore): unknown => [
      ...[name, staleAfter, sunsets, persons],
    ]
    await bothWays("Set them", "The rules are set.", rules)
    expect(pack()).toMatchObject({
      ...{ name: "Trust of the fund", staleAfter: Date.UTC(2031, 0, 1), persons: 1 },
      sunsets: [{ algorithm: "rsa-pkcs1-sha256", notAfter: Date.UTC(2030, 11, 31, 23, 59) }],
    })
    await press("Set dates and persons …")
    await check(/^Algorithms to give an end/, "rsa-pkcs1-sha256")
    await page.getByText("They have no end: take the date away.").click()
    await who("withdrawn")
    await bothWays("Set them", "The rules are set.", rules)
    expect(pack().sunsets).toEqual([])
  })

  always("pins the state of a log with who signed it, as it was read", async () => {
    const text = readFileSync(at("case.bag/custody/checkpoint"), "utf8")
    const [origin = "", size = "", root = ""] = text.split("\n")
    copyFileSync(at("case.bag/custody/checkpoint"), at("checkpoint"))
    await press("Pin a state …")
    await chooseFile("Choose a checkpoint …", at("case.bag/bagit.txt"))
    await sees(/^(?!Pin).*(signature|blank line|note|checkpoint).*\.$/i)
    await chooseFile("Choose a checkpoint …", at("checkpoint"))
    await sees("A key that is pinned for this log signed it.")
    await sees("Person 1 (key-1)")
    const hex = Buffer.from(root, "base64").toString("hex")
    expect((await page.locator(".begun .digest").innerText()).replaceAll(/\s/g, "")).toBe(hex)
    writeFileSync(at("checkpoint"), "something else")
    await who("seen today")
    const heads = ({ heads: all }: TrustStore): unknown => all.map(({ seenAt: _, ...head }) => head)
    await bothWays("Pin this state", "The state is pinned.", heads)
    const [head] = pack().heads
    expect([head!.origin, head!.size, toHex(head!.root)]).toEqual([origin, Number(size), hex])
    await press("Pin a state …")
    await chooseFile("Choose a checkpoint …", at("case.bag/custody/checkpoint"))
    await who("again")
    await press("Pin this state")
    await sees("This state is pinned already.")
    await press("Cancel")
  })

  always("pins none that names a pinned key and is not by it", async () => {
    const text = readFileSync(at("case.bag/custody/checkpoint"), "utf8")
    writeFileSync(at("forged"), text.replace(/^(.+\n)\d+\n/, "$1999\n"))
    const before = readFileSync(at("trust.json"))
    await press("Pin a state …")
    await chooseFile("Choose a checkpoint …", at("forged"))
    await sees("This checkpoint is not signed by the key that it names. It is not pinned.")
    await who("forged")
    await press("Pin this state")
    expect(await page.getByText(/I saw this state myself/).count()).toBe(0)
    await press("Cancel")
    expect(readFileSync(at("trust.json"))).toEqual(before)
  })

  always("pins what nobody pinned signed only on an explicit choice", async () => {
    await chooseFile("Choose another …", at("strange.json"))
    await page.getByText("No state of a log is pinned.").waitFor()
    await press("Pin a state …")
    await chooseFile("Choose a checkpoint …", at("case.bag/custody/checkpoint"))
    await sees("No key that is pinned for this log, and good, signed it.")
    await sees(/^If it is forged, it will speak against the true log/)
    await who("seen myself")
    await press("Pin this state")
    await sees("Say that you want it, or choose another checkpoint.")
    expect(readTrustFile(at("strange.json")).heads).toEqual([])
    await page.getByText(/^I saw this state myself/).click()
    await press("Pin this state")
    await sees("The state is pinned.")
    await sees(/^sealwright keys head checkpoint --unsigned --trust strange\.json/)
    expect(readTrustFile(at("strange.json")).heads).toHaveLength(1)
    await chooseFile("Choose another …", at("trust.json"))
    await page.getByRole("tab", { name: "Keys" }).click()
    await page.getByRole("heading", { name: "Person 1", exact: true }).waitFor()
  })

  always("shows a pack that was changed by hand, and records the change", async () => {
    const former = readFileSync(at("trust.json"), "utf8")
    writeFileSync(at("trust.json"), former.replace("Person 1", "Person One"))
    await press("Help")
    await press("Keys")
    await sees("This trust file was changed by hand.")
    await page.getByRole("heading", { name: "Person One", exact: true }).waitFor()
    expect(await page.getByRole("button", { name: /^(Revoke|Pin a key)/ }).count()).toBe(0)
    await press("Record the change …")
    await who("renamed")
    await press("Record it")
    await sees("The change is recorded.")
    await sees(/^sealwright keys record --trust trust\.json/)
    expect(pack().keys[0]!.subject).toBe("Person One")
    expect(pack().journal!.entries.at(-1)).toMatchObject({ op: "record", reason: "renamed" })
    await page.getByRole("button", { name: "Revoke the key of Person One" }).waitFor()
    expect(await page.getByText("This trust file was changed by hand.").count()).toBe(0)
    expect(await page.content()).not.toContain(folder)
    expect(host.complaints).toEqual([])
  })
})
