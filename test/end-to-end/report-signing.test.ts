/**
 * The Report screen in a real Chromium over the real handlers: a report is signed with PKCS #12,
 * and gets its time-stamp from an authority of OpenSSL's.
 *
 * Everything is done as a person does it: by the names of buttons and fields.
 */
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { afterAll, beforeAll, expect, it as always } from "vitest"
import { openHost, type ChromiumHost, type Person } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { sealedBag, writeFiles } from "../support/evidence.ts"
import { makeOpensslSigners } from "../support/openssl-signers.ts"
import { makeOpensslTsa, type OpensslTsa } from "../support/openssl-tsa.ts"
import { run } from "../support/terminal.ts"
import { needsTool } from "../support/tools.ts"

const { describe } = needsTool("chromium", "openssl", "pdfsig")

const PASSPHRASE = "correct horse battery"

let folder: string
let host: ChromiumHost
let browser: Browser
let page: Page
let tsa: OpensslTsa

/** What the person answers to the dialogs that come next. */
const person = {
  evidence: [] as readonly string[],
  file: undefined as string | undefined,
  saveAs: undefined as string | undefined,
}

const PERSON: Person = {
  chooseEvidence: () => Promise.resolve(person.evidence),
  chooseFile: () => Promise.resolve(person.file),
  chooseSaveAs: () => Promise.resolve(person.saveAs),
}

const at = (name: string) => join(folder, name)
const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click()
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()

async function chooseFile(button: string | RegExp, path: string): Promise<void> {
  person.file = path
  await press(button)
}

function pdfsig(path: string): string {
  return spawnSync("pdfsig", ["-nocert", path], { encoding: "utf8" }).stdout
}

describe("the report, signed and stamped", () => {
  let key: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-signing-"))
    writeFiles(at("case.bag"), await sealedBag())
    const signers = makeOpensslSigners(at("signers"))
    signers.make("rsa", "rsa")
    key = signers.export("rsa", PASSPHRASE, "-certfile", signers.issuing)
    tsa = makeOpensslTsa(at("tsa"), "rsa")
    const trust = ["--trust", at("trust.json"), "--by", "Ada", "--reason", "chosen"]
    const ada = ["--subject", "Ada Examiner", "--role", "examiner", "--id", "ada"]
    const stamps = ["--subject", "Stamps Ltd", "--purpose", "timestamp", "--id", "stamps"]
    await run(["keys", "pin", signers.at("rsa.crt"), ...trust, ...ada])
    await run(["keys", "anchor", tsa.root, ...trust, ...stamps])
    browser = await launchChromium()
    host = await openHost({ browser, person: PERSON, userFolder: at("user") })
    page = host.page
    page.setDefaultTimeout(10_000)
  }, 60_000)

  afterAll(async () => {
    await host.close()
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  always("leads to where a key for reports is made, and back to the form as it was", async () => {
    person.evidence = [at("case.bag")]
    await press("Choose a folder …")
    await press("Write the report …")
    await press("Fill in a case file")
    await page.getByLabel(/^Case number/).fill("17 C 4/26")
    await press("Make a key …")
    const radio = page.getByRole("radio", { name: "Signing reports, with a certificate" })
    expect(await radio.isChecked()).toBe(true)
    await page.getByLabel("Name in the certificate").fill("Paula Examiner")
    await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE)
    await page.getByLabel("Passphrase, once more").fill(PASSPHRASE)
    person.saveAs = at("paula.key")
    await press("Make the key, and save as …")
    await sees("Written: paula.key, paula.key.pub, paula.key.crt")
    await press(/case\.bag/)
    await press("Write the report …")
    expect(await page.getByLabel(/^Case number/).inputValue()).toBe("17 C 4/26")
    await press("Without particulars")
  })

  always("says of a file that is no key for reports what it is", async () => {
    await chooseFile("Choose a key file …", at("paula.key.pub"))
    await sees("This is a public key: what signs is the private key that it belongs to.")
    await chooseFile("Choose a key file …", at("paula.key.crt"))
    await sees("This is a certificate: what signs is the private key that it belongs to.")
    writeFileSync(at("alone.key"), readFileSync(at("paula.key")))
    await chooseFile("Choose a key file …", at("alone.key"))
    await sees(/^The certificate of this key is missing: alone\.key\.crt has to lie beside it/)
    await chooseFile("Choose a key file …", at("paula.key"))
    await sees("Paula Examiner")
  })

  always("takes a PKCS #12 file, and says that its certificate is read when it signs", async () => {
    await chooseFile("Choose another …", key)
    await sees("PKCS #12: its certificate is read when the report is signed.")
    person.saveAs = at("report.pdf")
    await page.getByLabel("Passphrase of the key").fill("wrong")
    await press("Sign and save the PDF …")
    await sees(/The passphrase does not open this file/)
    expect(existsSync(at("report.pdf"))).toBe(false)
  })

  always("signs with it a report that pdfsig accepts", async () => {
    await page.getByLabel("Passphrase of the key").fill(PASSPHRASE)
    await press("Sign and save the PDF …")
    await sees(/report\.pdf/)
    await expect.poll(() => existsSync(at("report.pdf"))).toBe(true)
    const told = pdfsig(at("report.pdf"))
    expect(told).toContain("Signature is Valid")
    expect(told).toContain("Total document signed")
    expect(await page.getByLabel("Passphrase of the key").inputValue()).toBe("")
  })

  always("shows the report that was saved, until the form is another one", async () => {
    const paper = page.getByRole("article")
    await paper.getByText("Signed and saved as report.pdf").waitFor()
    await sees("Every sentence of the report that was saved, in its order.")
    const signature = paper.locator("section", { hasText: "Signature of this report" }).last()
    expect(await signature.innerText()).toContain("Certificate of\nrsa")
    expect(await signature.innerText()).not.toContain("not signed")
    const written = await paper
      .locator("dt", { hasText: "Report written" })
      .locator("+ dd")
      .innerText()
    const pdf = spawnSync("pdftotext", ["-layout", at("report.pdf"), "-"], { encoding: "utf8" })
    expect(pdf.stdout).toMatch(new RegExp(`Report written +${written}`))
    const language = page.getByRole("radiogroup", { name: "Language of the report" })
    await language.getByText("Deutsch").click()
    await paper.getByText("Not signed yet").waitFor()
    await paper.getByText("Dieser Bericht ist nicht signiert.").waitFor()
    await language.getByText("English").click()
    await paper.getByText("Signed and saved as report.pdf").waitFor()
    await paper.getByText(written, { exact: true }).waitFor()
  })

  always("takes no answer without a trust file, nor one that is none", async () => {
    person.saveAs = at("r.tsq")
    await press("Write a request …")
    await sees(/r\.tsq/)
    tsa.answer(at("r.tsq"), at("r.tsr"))
    await chooseFile("Import the answer …", at("r.tsr"))
    await sees("Without a trust file nobody is pinned for time-stamps")
    await press("Keys")
    await chooseFile("Choose a trust file …", at("trust.json"))
    await page.getByRole("tab", { name: "Authorities" }).click()
    await sees("Stamps Ltd")
  })

  always("puts the answer into a copy that report check and pdfsig accept", async () => {
    await press(/case\.bag/)
    await press("Write the report …")
    // Chosen before the trust pack was, and kept.
    await sees("report.pdf")
    writeFileSync(at("nothing.tsr"), "nothing")
    person.saveAs = at("stamped.pdf")
    await chooseFile("Import the answer …", at("nothing.tsr"))
    await sees(/The time-stamp is not taken, and nothing was written/)
    expect(existsSync(at("stamped.pdf"))).toBe(false)
    const before = readFileSync(at("report.pdf"))
    await chooseFile("Import the answer …", at("r.tsr"))
    await sees(/Stamped 20\d\d-/)
    await sees("CN=OpenSSL TSA")
    expect(readFileSync(at("report.pdf")).equals(before)).toBe(true)
    const told = pdfsig(at("stamped.pdf"))
    expect(told).toContain("Signature is Valid")
    expect(told).toContain("Total document signed")
    const { exit, out } = await run(
      ["report", "check", at("stamped.pdf"), "--trust", at("trust.json")],
      { now: () => Date.now() },
    )
    expect([exit, out]).toEqual([0, expect.stringContaining("Signed no later than")])
  })

  always("keeps the key that was chosen for the next report, and not what opens it", async () => {
    await page.getByLabel("Passphrase of the key").fill(PASSPHRASE)
    await press("Verdict")
    await page.getByLabel("Passphrase of the key").waitFor({ state: "detached" })
    await press("Write the report …")
    await sees(/^rsa-\d+\.p12$/)
    const form = page.getByRole("region", { name: "Sign and save" })
    await form.getByRole("button", { name: "Choose another …" }).waitFor()
    expect(await page.getByLabel("Passphrase of the key").inputValue()).toBe("")
  })

  always("shows no path, and asks the network for nothing", async () => {
    expect(await page.locator("main").innerText()).not.toContain(folder)
    expect(host.foreignRequests).toEqual([])
    expect(host.complaints).toEqual([])
  })
})
