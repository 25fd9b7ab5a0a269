/**
 * Authorities by the window alone, with those of OpenSSL's: one is pinned, its time-stamp over a
 * seal is then imported, its revocation list is brought in, and trust in it ends.
 */
import { execFileSync } from "node:child_process"
import {
  copyFileSync,
  existsSync,
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
import { afterAll, beforeAll, expect, it as always } from "vitest"
import { readTrustFile } from "../../core/node/index.ts"
import { openHost, type ChromiumHost } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { readFiles, sealedBag, writeFiles } from "../support/evidence.ts"
import { makeOpensslList } from "../support/openssl-lists.ts"
import { makeOpensslTsa, type OpensslTsa } from "../support/openssl-tsa.ts"
import { packOf } from "../support/packs.ts"
import { run } from "../support/terminal.ts"
import { needsTool } from "../support/tools.ts"

const { describe } = needsTool("chromium", "openssl")

let folder: string
let browser: Browser
let host: ChromiumHost
let page: Page
let tsa: OpensslTsa

const person = { evidence: [] as readonly string[], file: "", outFolder: "", saveAs: "" }
const at = (name: string) => join(folder, name)
const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click()
const part = (name: string) => page.getByRole("tab", { name, exact: true }).click()
const fill = (label: string, text: string) => page.getByLabel(label).first().fill(text)
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()

async function chooseFile(button: string, path: string): Promise<void> {
  person.file = path
  await press(button)
}

async function who(reason: string): Promise<void> {
  await fill("Your name, for the history", "A. Archivist")
  await fill("Why, for the history", reason)
}

/** The SHA-256 of a certificate as `openssl x509 -fingerprint` has it, in lower-case hex. */
function fingerprintOf(path: string): string {
  const argv = ["x509", "-in", path, "-noout", "-fingerprint", "-sha256"]
  const printed = execFileSync("openssl", argv, { encoding: "utf8" })
  return printed.replace(/^.*=/, "").replaceAll(":", "").trim().toLowerCase()
}

const textOf = async (selector: string): Promise<string> =>
  (await page.locator(selector).first().innerText()).replaceAll(/\s/g, "")

describe("authorities in the window", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-authorities-"))
    tsa = makeOpensslTsa(at("tsa"), "ecdsa")
    writeFiles(at("case.bag"), await sealedBag())
    mkdirSync(at("requests"))
    browser = await launchChromium()
    host = await openHost({
      browser,
      userFolder: at("user"),
      person: {
        chooseEvidence: () => Promise.resolve(person.evidence),
        chooseFile: () => Promise.resolve(person.file),
        chooseOutFolder: () => Promise.resolve(person.outFolder),
        chooseSaveAs: () => Promise.resolve(person.saveAs),
      },
    })
    page = host.page
    page.setDefaultTimeout(20_000)
  })

  afterAll(async () => {
    await host.close()
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  always("refuses what is no certificate, and several at once, in a sentence", async () => {
    await press("Keys")
    await press("Pin an authority …")
    await chooseFile("Choose a certificate …", at("case.bag/bagit.txt"))
    await sees(/no BEGIN line|neither DER nor PEM|no certificate/i)
    const both = `${readFileSync(tsa.root, "utf8")}${readFileSync(tsa.certificate, "utf8")}`
    writeFileSync(at("both.pem"), both)
    await chooseFile("Choose a certificate …", at("both.pem"))
    await sees("It holds several certificates; pin one at a time.")
  })

  always("shows the certificate as openssl does, and pins what was shown", async () => {
    copyFileSync(tsa.root, at("root.pem"))
    await chooseFile("Choose a certificate …", at("root.pem"))
    await sees("CN=OpenSSL Root")
    const fingerprint = fingerprintOf(tsa.root)
    expect(await textOf(".begun .digest")).toBe(fingerprint)
    // Whatever becomes of the file: it was read once.
    copyFileSync(tsa.certificate, at("root.pem"))
    await press("Pin this authority")
    await sees(/A certificate that nobody compared may be anybody's/)
    await page.getByText("I compared the whole SHA-256", { exact: false }).click()
    await fill("Who the authority is", "OpenSSL Root")
    await fill("Name of the pin (optional)", "openssl-root")
    await page.locator(".begun").getByText("time-stamps", { exact: true }).click()
    await who("from their office")
    person.saveAs = at("trust.json")
    await press("Pin this authority")
    await sees("The authority is pinned.")
    const der = execFileSync("openssl", ["x509", "-in", tsa.root, "-outform", "DER"])
    expect(readTrustFile(at("trust.json"))).toMatchObject({
      anchors: [
        {
          id: "openssl-root",
          subject: "OpenSSL Root",
          purposes: ["timestamp"],
          roles: [],
          names: [],
        },
      ],
      journal: { entries: [{ op: "pin", by: "A. Archivist", reason: "from their office" }] },
    })
    const [anchor] = readTrustFile(at("trust.json")).anchors
    expect(Buffer.from(anchor!.certificate).equals(der)).toBe(true)
    await press("Certificate and origin: OpenSSL Root")
    expect(await textOf(".pin .digest")).toBe(fingerprint)
  })

  always("shows the command that pins the same", async () => {
    const command = await page.locator(".commands").first().innerText()
    mkdirSync(at("repeated"))
    copyFileSync(tsa.root, at("repeated/root.pem"))
    const cli = `${process.execPath} ${process.cwd()}/cli/start.ts`
    const repeated = command.replace(/^sealwright/, cli)
    execFileSync("sh", ["-c", repeated], { cwd: at("repeated"), stdio: "ignore" })
    const pinned = (path: string) =>
      readTrustFile(path).anchors.map(({ pinned: _by, ...anchor }) => anchor)
    expect(pinned(at("repeated/trust.json"))).toEqual(pinned(at("trust.json")))
  })

  always(
    "then imports a time-stamp of that authority over a seal, by the window alone",
    async () => {
      await press("Open evidence")
      person.evidence = [at("case.bag")]
      await press("Choose a folder …")
      await press("Proofs")
      person.outFolder = at("requests")
      await press("Write requests …")
      await sees("1 request was written.")
      const [name] = readdirSync(at("requests"))
      tsa.answer(at(`requests/${name!}`), at("answer.tsr"))
      const before = readFiles(at("case.bag"))
      await chooseFile("Choose the answer …", at("answer.tsr"))
      await chooseFile("Choose the request …", at(`requests/${name!}`))
      await press("Check the answer")
      await sees(/^The answer holds/)
      expect(await page.getByText(/not asked/).count()).toBe(0)
      await page.getByText(/^I want .* to be added to case\.bag\./).click()
      await press("Add it to the evidence")
      await sees("The time-stamp was added.")
      const added = [...readFiles(at("case.bag")).keys()].filter((path) => !before.has(path))
      expect(added).toEqual([expect.stringMatching(/^timestamps\/[0-9a-f]{64}\.tsr$/)])
      expect(tsa.verifies(at(`requests/${name!}`), at("answer.tsr"))).toBe(true)
    },
  )

  always("takes no time-stamp of an authority that is not pinned", async () => {
    const other = makeOpensslTsa(at("other"), "ecdsa")
    const [name] = readdirSync(at("requests"))
    other.answer(at(`requests/${name!}`), at("other.tsr"))
    const before = readFiles(at("case.bag"))
    await press("Examine again")
    await press("Proofs")
    await chooseFile("Choose the answer …", at("other.tsr"))
    await press("Check the answer")
    await sees("This answer is not accepted, and nothing was written.")
    expect(readFiles(at("case.bag"))).toEqual(before)
  })

  always("brings in a revocation list once, and shows whose and how old it is", async () => {
    // The list maker takes BY.key and BY.crt.
    copyFileSync(tsa.root, join(tsa.folder, "root.crt"))
    const list = makeOpensslList({ at: (name) => join(tsa.folder, name) }, "root")
    await press("Keys")
    await part("Authorities")
    await sees("The trust file holds no revocation data.")
    await press("Bring in revocation data …")
    await press("Bring it in")
    await sees("Add at least one.")
    await chooseFile("Add a file …", at("case.bag/bagit.txt"))
    await sees(/It is neither a revocation list \(.+\) nor an OCSP response/)
    await chooseFile("Add a file …", list)
    await page.locator(".begun").getByText("CN=OpenSSL Root").waitFor()
    await who("monthly")
    await press("Bring it in")
    await sees("The revocation data are in the trust file.")
    await sees("sealwright keys revocation-data list.pem --trust trust.json")
    const der = execFileSync("openssl", ["crl", "-in", list, "-outform", "DER"])
    const { crls } = readTrustFile(at("trust.json")).revocation
    expect(crls.map((one) => Buffer.from(one).equals(der))).toEqual([true])
    await page.getByRole("tabpanel").getByText("0 days old").waitFor()
    const listed = await run(["keys", "list", "--trust", at("trust.json")])
    expect(listed.out).toMatch(/^crl +CN=OpenSSL Root, of /m)

    const written = readFileSync(at("trust.json"))
    await press("Bring in revocation data …")
    await chooseFile("Add a file …", list)
    await who("monthly")
    await press("Bring it in")
    await sees("All of it is in the trust file already, so nothing was written.")
    expect(readFileSync(at("trust.json"))).toEqual(written)
    await press("Cancel")
  })

  always("ends trust in the authority, in words about an authority", async () => {
    await press("Revoke the authority OpenSSL Root")
    await fill("Revoked from (empty: now)", "2026-01-01")
    await who("closed")
    await press(/^Revoke the authority$/)
    await sees("The authority is revoked.")
    await page
      .getByRole("tabpanel")
      .getByText(/^revoked since/)
      .waitFor()
    expect(readTrustFile(at("trust.json")).anchors).toMatchObject([
      { revoked: { at: Date.UTC(2026, 0, 1), reason: "closed", by: "A. Archivist" } },
    ])
  })

  always("changes nothing where a second person is asked for and not named", async () => {
    writeFileSync(at("two.json"), JSON.stringify(packOf({ keys: [], pinning: { persons: 2 } })))
    await chooseFile("Choose another …", at("two.json"))
    await sees(/^No authority is pinned in this trust file/)
    await press("Pin an authority …")
    await chooseFile("Choose a certificate …", tsa.certificate)
    await page.getByText("I compared the whole SHA-256", { exact: false }).click()
    await fill("Who the authority is", "Ann's office")
    await page.locator(".begun").getByText("signing", { exact: true }).click()
    await page.locator(".begun").getByText("exporter", { exact: true }).click()
    await fill("Who they are", "CN=Ann,O=Acme,C=CH\nAnybody")
    await who("letter")
    const before = readFileSync(at("two.json"))
    await press("Pin this authority")
    await sees("Name the second person.")
    await fill("Second person", "B. Auditor")
    await press("Pin this authority")
    await sees(/^Nothing was changed: anchors\[0\].*names/)
    expect(readFileSync(at("two.json"))).toEqual(before)
    await fill("Who they are", "CN=Ann,O=Acme,C=CH\n\nCN=Bob\\, Junior,O=Acme,C=CH")
    await press("Pin this authority")
    await sees("The authority is pinned.")
    expect(readTrustFile(at("two.json")).anchors[0]).toMatchObject({
      ...{ purposes: ["signing"], roles: ["exporter"] },
      names: ["CN=Ann,O=Acme,C=CH", String.raw`CN=Bob\, Junior,O=Acme,C=CH`],
      pinned: { by: ["A. Archivist", "B. Auditor"] },
    })
  })

  always("gave the window no path and complained of nothing", async () => {
    const pack = await page.evaluate(() => window.sealwright.api["pack:read"](null))
    expect(JSON.stringify(pack)).not.toContain(folder)
    expect(await page.content()).not.toContain(folder)
    expect(existsSync(at("trust.json.lock"))).toBe(false)
    expect(host.complaints).toEqual([])
  })
})
