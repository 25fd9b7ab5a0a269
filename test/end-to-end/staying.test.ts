/** What stays, and what does not: evidence that was written to; the screen where a report could not be read, the signed report, and the language of refusals. */
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { afterAll, beforeAll, expect, it as always } from "vitest"
import { toUtf8 } from "../../core/index.ts"
import { generateKey, writeKeyFiles } from "../../core/node/index.ts"
import { openHost, type ChromiumHost } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { sealedBag, writeFiles } from "../support/evidence.ts"
import { needsTool } from "../support/tools.ts"

const { describe } = needsTool("chromium")

describe("what stays while one goes about", () => {
  let browser: Browser
  let host: ChromiumHost
  let page: Page
  let folder: string
  const person = {
    evidence: [] as readonly string[],
    file: undefined as string | undefined,
    saveAs: undefined as string | undefined,
    meanwhile: (): void => undefined,
  }
  const at = (name: string) => join(folder, name)
  const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click()
  const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()
  const choose = async (button: string | RegExp, path: string): Promise<void> => {
    person.file = path
    await press(button)
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-staying-"))
    writeFiles(at("one.bag"), await sealedBag())
    writeFiles(at("two.bag"), await sealedBag())
    writeFileSync(at("signed.pdf"), "%PDF-1.7\n")
    writeFileSync(at("notes.txt"), "no report\n")
    mkdirSync(at("a-folder"))
    browser = await launchChromium()
    host = await openHost({
      browser,
      person: {
        chooseEvidence: () => Promise.resolve(person.evidence),
        chooseFile: () => Promise.resolve(person.file),
        chooseSaveAs: (name) => {
          person.meanwhile()
          return Promise.resolve(
            person.saveAs === undefined ? undefined : join(person.saveAs, name),
          )
        },
      },
      userFolder: at("user"),
    })
    page = host.page
    page.setDefaultTimeout(10_000)
  })

  afterAll(async () => {
    await host.close()
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  always("stays on the check of reports where one cannot be read, and says why there", async () => {
    await press("Check a report")
    await choose("Choose a report …", at("gone.pdf"))
    await sees(/^gone\.pdf: It cannot be read/)
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Check a report")
    for (const name of ["notes.txt", "a-folder"]) {
      await choose("Choose a report …", at(name))
      await page.getByRole("region", { name }).waitFor()
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Check a report")
    }
    expect(await page.getByText(/^gone\.pdf: It cannot be read/).count()).toBe(0)
  })

  always("keeps the signed report of each examination while another screen is open", async () => {
    person.evidence = [at("one.bag"), at("two.bag")]
    await press(/^Open/)
    await press("Choose a folder …")
    await page.getByRole("button", { name: /^two\.bag (passed|failed|indet)/ }).waitFor()
    await press(/^one\.bag/)
    await press("Write the report …")
    await choose("Choose a signed report …", at("signed.pdf"))
    await sees("signed.pdf")
    await press("Verdict")
    await page.getByText("signed.pdf").waitFor({ state: "detached" })
    await press("Write the report …")
    await sees("signed.pdf")
    await page.getByRole("button", { name: "Write a request …" }).waitFor()
    // It is that of the other evidence.
    await press(/^two\.bag/)
    await press("Write the report …")
    await page.getByRole("button", { name: "Choose a signed report …" }).waitFor()
    expect(await page.getByText("signed.pdf").count()).toBe(0)
  })

  always("says above every view that the evidence was written to, or is gone", async () => {
    const touched = page.getByText("The evidence was written to since it was examined")
    await press(/^one\.bag/)
    await press("Verdict")
    expect(await touched.count()).toBe(0)
    appendFileSync(at("one.bag/bagit.txt"), "\n")
    await press("Write the report …")
    await touched.waitFor()
    for (const view of ["Verdict", /^Files$/, /^Timeline$/, /^Proofs$/]) {
      await press(view)
      await touched.waitFor()
    }
    await press("Verdict")
    expect(
      await page.getByRole("status").filter({ has: touched }).getByRole("button").innerText(),
    ).toBe("Examine again")
    // The other was left alone.
    await press(/^two\.bag/)
    await press("Write the report …")
    await touched.waitFor({ state: "detached" })
    rmSync(at("two.bag"), { recursive: true })
    await press("Verdict")
    await sees("The evidence is no longer where it was examined")
  })

  always("lets nobody vouch for a file that is another one now", async () => {
    person.evidence = [at("four.bag")]
    writeFiles(at("four.bag"), await sealedBag())
    await press(/^Open/)
    await press("Choose a folder …")
    await press(/^four\.bag (passed|failed|indet)/)
    await press(/^Files$/)
    await page.getByRole("searchbox").fill("data/")
    const open = async (): Promise<void> => {
      await page.getByRole("grid").focus()
      await page.keyboard.press("Home")
      await page.keyboard.press("Enter")
    }
    await open()
    await sees("This is the file that was examined.")
    await page.getByRole("region", { name: "Who vouches" }).waitFor()
    const path = await page.getByRole("heading", { level: 1 }).innerText()
    await press("All files")
    appendFileSync(join(at("four.bag"), path), "\n")
    await open()
    await sees("The file is not what was examined.")
    await sees("The evidence was written to since it was examined")
    const vouched = page.getByRole("region", { name: "Who vouched for what was examined" })
    await vouched.getByText("Nobody vouches for the bytes that lie there now.").waitFor()
    await sees(/^These bytes lie there now and were not examined/)
  })

  always("signs no report before saying that the evidence was written to meanwhile", async () => {
    await writeKeyFiles(at("ada.key"), generateKey("p256"), {
      passphrase: toUtf8("long enough"),
      certificate: { subject: "Ada", notBefore: Date.now() },
    })
    writeFiles(at("three.bag"), await sealedBag())
    person.evidence = [at("three.bag")]
    await press(/^Open/)
    await press("Choose a folder …")
    await press(/^three\.bag (passed|failed|indet)/)
    await press("Write the report …")
    await choose("Choose a key file …", at("ada.key"))
    await page.getByLabel("Passphrase").fill("long enough")
    person.saveAs = folder
    appendFileSync(at("three.bag/bagit.txt"), "\n")
    const sign = page.getByRole("button", { name: /^Sign and save/ })
    await sign.click()
    await sees("Not signed yet: how the evidence stands has changed")
    await sees("The evidence was written to since it was examined")
    expect(readdirSync(folder).filter((name) => name.startsWith("three.bag-"))).toEqual([])
    // What happens while the question stands open where to write is told as well.
    person.meanwhile = () => {
      rmSync(at("three.bag"), { recursive: true })
    }
    await sign.click()
    await sees("The evidence is no longer where it was examined")
    expect(readdirSync(folder).filter((name) => name.startsWith("three.bag-"))).toEqual([])
    person.meanwhile = () => undefined
    await sign.click()
    await sees(/^Saved as three\.bag-.*\.pdf$/)
    expect(await page.getByText("Not signed yet: how").count()).toBe(0)
  })

  always("tells a refusal in the language that is set, not in the one that was", async () => {
    await press("Single files")
    await page.getByRole("tab", { name: "Look inside" }).click()
    person.evidence = [at("nowhere")]
    await press("Choose a bag (folder) …")
    await sees(/^nowhere: It cannot be read/)
    await page.getByRole("tab", { name: "Re-perform one check" }).click()
    await choose("Open a request …", at("gone.json"))
    await sees("The request cannot be read: there is no such file or folder.")
    await press("Preferences")
    await page.getByText("Deutsch").click()
    await press("Einzelne Dateien")
    await sees("Die Anforderung lässt sich nicht lesen")
    expect(await page.getByText("cannot be read").count()).toBe(0)
    await page.getByRole("tab", { name: "Hineinsehen" }).click()
    await sees(/^nowhere: (?!It cannot be read)/)
    expect(host.complaints).toEqual([])
  })
})
