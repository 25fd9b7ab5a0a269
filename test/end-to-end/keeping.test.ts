/**
 * The keeper's screens in a real Chromium over the real handlers: a key is pinned by two persons,
 * a folder is sealed and passes under that pack, and the key is revoked.
 *
 * Everything is done as a person does it: by the names of buttons and fields.
 */
import { execFileSync } from "node:child_process"
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { afterAll, beforeAll, expect, it as always } from "vitest"
import { toWords } from "../../core/index.ts"
import { readPublicKeyFile, readTrustFile } from "../../core/node/index.ts"
import { openHost, type ChromiumHost, type Person } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { packOf } from "../support/packs.ts"
import { needsTool } from "../support/tools.ts"

const { describe } = needsTool("chromium", "openssl", "ssh-keygen")

const PASSPHRASE = "correct horse battery"

let folder: string
let host: ChromiumHost
let browser: Browser
let page: Page

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
const fill = (label: string | RegExp, text: string) => page.getByLabel(label).first().fill(text)
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 8000 })

async function chooseFile(button: string | RegExp, path: string): Promise<void> {
  person.file = path
  await press(button)
}

/** A key of openssl's, under a passphrase, with its public half beside it. */
function makeKey(name: string, passphrase = PASSPHRASE): string {
  const pass = `pass:${passphrase}`
  const quiet = { stdio: "ignore" } as const
  const keyArgs = ["genpkey", "-algorithm", "ed25519", "-aes-256-cbc", "-pass", pass]
  execFileSync("openssl", [...keyArgs, "-out", at(name)], quiet)
  const pubArgs = ["pkey", "-in", at(name), "-passin", pass, "-pubout", "-out", at(`${name}.pub`)]
  execFileSync("openssl", pubArgs, quiet)
  return at(name)
}

async function who(name: string, reason: string): Promise<void> {
  await fill("Your name, for the history", name)
  await fill("Why, for the history", reason)
}

/** All files below a folder with their bytes, to see that nothing changed. */
function contents(root: string): string {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
  return JSON.stringify(
    files
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path, readFileSync(path, "base64")]),
  )
}

describe("the keeper's screens", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-keeping-"))
    makeKey("exporter.key")
    makeKey("archivist.key")
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", at("witness")])
    mkdirSync(at("export"))
    writeFileSync(at("export/minutes.txt"), "We met.\n")
    writeFileSync(at("export/votes.csv"), "name,vote\nA,yes\n")
    browser = await launchChromium()
    host = await openHost({ browser, person: PERSON, userFolder: at("user") })
    page = host.page
    page.setDefaultTimeout(8000)
  })

  afterAll(async () => {
    await host.close()
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  always("refuses a pack that does not parse, and offers to choose another", async () => {
    writeFileSync(at("broken.json"), "{}")
    await press("Keys")
    await sees("Nobody is trusted yet.")
    await chooseFile("Choose a trust file …", at("broken.json"))
    await sees(/^broken\.json cannot be used as a trust file .*; nobody is trusted, as before\.$/)
    expect(await page.locator("main").innerText()).not.toContain(folder)
  })

  always("makes a key under a passphrase that was typed twice alike", async () => {
    await press("Make a key …")
    await fill("Passphrase", PASSPHRASE)
    await fill("Passphrase, once more", "correct horse")
    person.saveAs = at("made.key")
    await press("Make the key, and save as …")
    await sees("The two are not the same.")
    expect(existsSync(at("made.key"))).toBe(false)
    await fill("Passphrase, once more", PASSPHRASE)
    await press("Make the key, and save as …")
    await sees("Written: made.key, made.key.pub")
    const shown = await page.locator(".fingerprint-words").first().innerText()
    const { fingerprint } = readPublicKeyFile(at("made.key.pub"))
    expect(shown.split(/\s+/)).toEqual([...toWords(fingerprint)])
    const argv = ["pkey", "-in", at("made.key"), "-passin", `pass:${PASSPHRASE}`, "-noout"]
    execFileSync("openssl", argv, { stdio: "ignore" })
    await sees("sealwright keys new --out made.key")
    await press("Close")
  })

  always("asks for what is missing before it pins anything", async () => {
    await press("Pin a key …")
    await press("Pin this key")
    await sees("Choose the key.")
    await sees("The history says who did it.")
    await chooseFile("Choose a public key …", at("exporter.key.pub"))
    await press("Pin this key")
    await sees(/A key that nobody compared may be anybody's/)
  })

  always("refuses what is no key, in a sentence", async () => {
    await chooseFile("Choose another …", at("export/minutes.txt"))
    await sees(/This public key cannot be used/)
  })

  always("shows the key in hex and in words, and pins it with a second person", async () => {
    await chooseFile("Choose another …", at("exporter.key.pub"))
    const { fingerprint } = readPublicKeyFile(at("exporter.key.pub"))
    const words = toWords(fingerprint)
    await page.locator(".fingerprint").waitFor()
    const shown = await page.locator(".fingerprint-words li").allInnerTexts()
    expect(shown.join(" ").split(/\s+/)).toEqual([...words])
    await fill("What its owner read aloud", words.toReversed().join(" "))
    await fill("Whose key it is", "Acme Ltd")
    await fill("Name of the pin (optional)", "acme-2026")
    await page.getByText("exporter", { exact: true }).click()
    await fill("Second person (optional)", "B. Auditor")
    await who("A. Archivist", "compared by telephone")
    person.saveAs = at("trust.json")
    await press("Pin this key")
    await sees(/What was read aloud is no fingerprint/)
    expect(existsSync(at("trust.json"))).toBe(false)
    await fill("What its owner read aloud", words.join(" "))
    await press("Pin this key")
    await sees("The key is pinned.")
    expect(readTrustFile(at("trust.json"))).toMatchObject({
      keys: [
        { id: "acme-2026", subject: "Acme Ltd", pinned: { by: ["A. Archivist", "B. Auditor"] } },
      ],
      journal: { entries: [{ op: "pin", second: "B. Auditor", reason: "compared by telephone" }] },
    })
    // The command line that is shown does the same, where the same files lie.
    const command = await page.locator(".commands").first().innerText()
    mkdirSync(at("repeated"))
    copyFileSync(at("exporter.key.pub"), at("repeated/exporter.key.pub"))
    const cli = `${process.execPath} ${process.cwd()}/cli/start.ts`
    execFileSync("sh", ["-c", command.replace(/^sealwright/, cli)], {
      ...{ cwd: at("repeated"), stdio: "ignore" },
    })
    const pinned = (path: string) => {
      const { keys } = readTrustFile(path)
      return keys.map(({ id, subject, roles, key }) => [id, subject, roles, key.fingerprint])
    }
    expect(pinned(at("repeated/trust.json"))).toEqual(pinned(at("trust.json")))
    expect(readTrustFile(at("repeated/trust.json"))).toMatchObject({
      keys: [{ pinned: { by: ["A. Archivist", "B. Auditor"] } }],
    })
  })

  always("pins a key of ssh-keygen that was compared in another way", async () => {
    await press("Pin a key …")
    await chooseFile("Choose a public key …", at("witness.pub"))
    await page.getByText(/I compared the whole fingerprint/).click()
    await fill("Whose key it is", "Wanda Witness")
    await page.getByText("witness", { exact: true }).click()
    await fill("Why, for the history", "met in person")
    await press("Pin this key")
    await page.getByRole("heading", { name: "Wanda Witness", exact: true }).waitFor()
    expect(readTrustFile(at("trust.json")).keys).toHaveLength(2)
  })

  always("keeps hands off a pack that somebody else changed meanwhile", async () => {
    const before = readFileSync(at("trust.json"), "utf8")
    await press("Revoke the key of Wanda Witness")
    await who("A. Archivist", "left")
    appendFileSync(at("trust.json"), "\n")
    await press(/^Revoke the key$/)
    await sees(/changed by somebody else meanwhile/)
    expect(readFileSync(at("trust.json"), "utf8")).toBe(`${before}\n`)
    writeFileSync(at("trust.json"), before)
  })

  always("claims nothing with a wrong passphrase", async () => {
    await press("Seal")
    person.evidence = [at("export")]
    await press("Choose a folder …")
    await chooseFile("Choose a key file …", at("exporter.key"))
    await fill("Passphrase of the key", "wrong")
    await fill("Why it is sealed", "for the archive")
    await press("Show what will be claimed")
    await sees(/the passphrase does not open this key/i)
  })

  always("shows what will be claimed before anything is written", async () => {
    writeFileSync(at("events.jsonl"), `${JSON.stringify(EVENT)}\n`)
    await chooseFile("Choose an events file …", at("events.jsonl"))
    await fill("Passphrase of the key", PASSPHRASE)
    await press("Show what will be claimed")
    await sees("Sealed as exporter")
    const claims = await page.getByRole("region", { name: "What will be claimed" }).innerText()
    expect(claims).toContain("2 (24 B)")
    expect(claims).toContain("4, 1 of them given")
    const { fingerprint } = readPublicKeyFile(at("exporter.key.pub"))
    expect(claims.replaceAll(/\s/g, "")).toContain(fingerprint)
    expect(readdirSync(folder).filter((name) => /bag|partial/.test(name))).toEqual([])
  })

  always("never writes over what is there", async () => {
    writeFileSync(at("taken.bag"), "mine")
    person.saveAs = at("taken.bag")
    await press("Seal, and save as …")
    await sees(/never overwritten/)
    expect(readFileSync(at("taken.bag"), "utf8")).toBe("mine")
    person.saveAs = at("export/inside.bag")
    await press("Seal, and save as …")
    await sees(/lies inside evidence/)
    expect(await page.locator("main").innerText()).not.toContain(folder)
  })

  always("seals the folder, leaves it as it was, and passes under the pack", async () => {
    const before = contents(at("export"))
    person.saveAs = at("case-17.bag")
    await press("Seal, and save as …")
    await sees("Sealed: case-17.bag")
    expect(contents(at("export"))).toBe(before)
    const command = await page.locator(".commands").first().innerText()
    expect(command).toBe(
      "sealwright seal export --out case-17.bag --key exporter.key --events events.jsonl --role exporter --reason 'for the archive'",
    )
    await press("Examine it now")
    await page.getByRole("heading", { name: "TOTAL-PASSED" }).first().waitFor({ timeout: 30_000 })
  })

  always(
    "hands over: the next generation stands beside the bag, which stays as it was",
    async () => {
      const before = contents(at("case-17.bag"))
      await press("Seal")
      await page.getByText("Hand over: the next generation").click()
      person.evidence = [at("case-17.bag")]
      await press("Choose a bag (folder) …")
      const handover = { ...EVENT, id: "handover-1", objects: [] }
      writeFileSync(at("handover.jsonl"), `${JSON.stringify(handover)}\n`)
      await chooseFile("Choose an events file …", at("handover.jsonl"))
      await chooseFile("Choose a key file …", at("archivist.key"))
      await fill("Passphrase of the key", PASSPHRASE)
      await page.getByText("archivist", { exact: true }).click()
      await fill("Why it is sealed", "handed over")
      await press("Show what will be claimed")
      await sees("Sealed as archivist")
      person.saveAs = at("case-17b.zip")
      await press("Seal, and save as …")
      await sees("Sealed: case-17b.zip")
      await sees(
        "sealwright seal --extend case-17.bag --trust trust.json --out case-17b.zip --key archivist.key --events handover.jsonl --role archivist --reason 'handed over'",
      )
      expect(contents(at("case-17.bag"))).toBe(before)
      expect(existsSync(at("case-17b.zip"))).toBe(true)
    },
  )

  always("adds a seal to a copy of the bag, which stays as it was", async () => {
    const before = contents(at("case-17.bag"))
    await page.getByText("Add a seal to a bag").click()
    await fill("Passphrase of the key", PASSPHRASE)
    await press("Show what will be claimed")
    const claims = page.getByRole("region", { name: "What will be claimed" })
    await claims.getByText("Seals before it").waitFor()
    person.saveAs = at("case-17-two.bag")
    await press("Seal, and save as …")
    await sees("Sealed: case-17-two.bag")
    expect(contents(at("case-17.bag"))).toBe(before)
    expect(readdirSync(at("case-17-two.bag/seals"))).toHaveLength(2)
  })

  always("leaves nothing behind when sealing is stopped midway", async () => {
    mkdirSync(at("large"))
    writeFileSync(at("large/sparse.bin"), "")
    truncateSync(at("large/sparse.bin"), 4 * 2 ** 30)
    await page.getByText("Seal a folder").click()
    person.evidence = [at("large")]
    await press("Choose a folder …")
    await press("Without events")
    await fill("Passphrase of the key", PASSPHRASE)
    await press("Show what will be claimed")
    await sees(/1 \(4\.3 GB\)/)
    person.saveAs = at("large.zip")
    await press("Seal, and save as …")
    await sees("Writing, and reading back")
    await press("Stop")
    await sees("Stopped. Nothing was sealed, and nothing is left behind.")
    expect(readdirSync(folder).filter((name) => name.startsWith("large"))).toEqual(["large"])
  })

  always("leaves nothing behind when the examiner crashes midway", async () => {
    await press("Seal, and save as …")
    await sees("Writing, and reading back")
    expect(host.crashExaminer()).toBe(true)
    await sees(/The examiner ended before it was done/)
    expect(readdirSync(folder).filter((name) => name.startsWith("large"))).toEqual(["large"])
  })

  always("tells which verdict would change under another pack, and why", async () => {
    copyFileSync(at("trust.json"), at("other.json"))
    const argv = ["cli/start.ts", "keys", "compromise", keyId("Acme Ltd"), "--reason", "stolen"]
    execFileSync(process.execPath, [...argv, "--trust", at("other.json")], { stdio: "ignore" })
    await press("Keys")
    await press("Compare with another trust file …")
    await chooseFile("Choose the other trust file …", at("other.json"))
    person.evidence = [at("case-17.bag")]
    await press("Add a folder …")
    await press(/^Compare$/)
    await sees("TOTAL-PASSED would become INDETERMINATE")
    await sees(/COMPROMISED_NO_POE at seals\/exporter/)
    await press("Cancel")
  })

  always("revokes the key, and shows it in the history", async () => {
    await press("Revoke the key of Acme Ltd")
    await who("A. Archivist", "left the company")
    await fill(/^Revoked from/, "2020-01-01")
    await press(/^Revoke the key$/)
    await sees("The key is revoked.")
    await sees(
      /^sealwright keys revoke acme-2026 --at 2020-01-01T00:00:00(\.000)?Z --trust trust\.json --by 'A\. Archivist' --reason 'left the company'$/,
    )
    await sees("revoked since 2020-01-01 00:00:00 UTC")
    await page.getByRole("tab", { name: "History" }).click()
    const history = page.getByRole("region", { name: "History" })
    const entries = await history.getByRole("listitem").allInnerTexts()
    await page.getByRole("tab", { name: "Keys" }).click()
    expect(entries).toHaveLength(3)
    expect(entries[0]).toContain("revoked")
    expect(entries[0]).toContain("left the company")
    expect(entries[2]).toContain("A. Archivist and B. Auditor")
  })

  always("signs the pack, with the right passphrase only", async () => {
    await press("Sign the trust file …")
    await chooseFile("Choose a key file …", at("archivist.key"))
    await who("A. Archivist", "for the auditors")
    await fill("Good until (optional)", "2099-01-01")
    await fill("Passphrase of the key", "wrong")
    await press("Date and sign")
    await sees(/the passphrase does not open this key/i)
    expect(readFileSync(at("trust.json"), "utf8")).not.toContain("payloadType")
    await fill("Passphrase of the key", PASSPHRASE)
    await press("Date and sign")
    // Its key is pinned nowhere in this pack, so that the pack alone cannot verify it.
    await sees("Signed by a key that is not pinned here, so it cannot be verified")
    await sees(/^sealwright keys sign --key archivist\.key --stale-after 2099-01-01/)
    expect(await page.locator("main").innerText()).not.toContain(PASSPHRASE)
    expect(readFileSync(at("trust.json"), "utf8")).toContain("payloadType")
  })

  always("replaces a key by the owner's next one, which begins where the former ends", async () => {
    makeKey("acme-next.key")
    await press("Replace the key of Acme Ltd")
    await chooseFile("Choose a public key …", at("acme-next.key.pub"))
    const { fingerprint } = readPublicKeyFile(at("acme-next.key.pub"))
    await fill("What its owner read aloud", fingerprint)
    await fill(/^Takes over on/, "2026-07-01")
    await who("A. Archivist", "yearly")
    await press(/^Replace the key$/)
    await sees("The key was replaced.")
    await sees(/The trust file was signed and is not any more/)
    const [former, , next] = readTrustFile(at("trust.json")).keys
    expect(former).toMatchObject({ validUntil: Date.UTC(2026, 6, 1), replacedBy: next!.id })
    expect(next).toMatchObject({ subject: "Acme Ltd", key: { fingerprint }, replaces: former!.id })
  })

  always(
    "lets a pin wait where two persons are asked for, until another one confirms it",
    async () => {
      const empty = { keys: [], pinning: { persons: 2 } }
      writeFileSync(at("two.json"), JSON.stringify(packOf(empty)))
      await chooseFile("Choose another …", at("two.json"))
      await sees("two persons")
      await press("Pin a key …")
      await chooseFile("Choose a public key …", at("exporter.key.pub"))
      const words = toWords(readPublicKeyFile(at("exporter.key.pub")).fingerprint).join(" ")
      await fill("What its owner read aloud", words)
      await fill("Whose key it is", "Acme Ltd")
      await page.getByText("exporter", { exact: true }).click()
      await who("A. Archivist", "call of 2 March")
      await press("Pin this key")
      await sees(/The key waits for a second person/)
      expect(readTrustFile(at("two.json"))).toMatchObject({ keys: [], pending: [{}] })
      await press("Confirm as the second person: Acme Ltd")
      await fill("What its owner read aloud", words)
      await who(" a. ARCHIVIST ", "call of 3 March")
      await press("Confirm this key")
      await sees(/one person twice/)
      await who("B. Auditor", "call of 3 March")
      await press("Confirm this key")
      await sees("The key is confirmed.")
      expect(readTrustFile(at("two.json"))).toMatchObject({
        keys: [{ pinned: { by: ["A. Archivist", "B. Auditor"] } }],
        pending: [],
      })
    },
  )

  always("replaces no key on one person's word where two persons are asked for", async () => {
    const before = readFileSync(at("two.json"))
    await press("Replace the key of Acme Ltd")
    await chooseFile("Choose a public key …", at("acme-next.key.pub"))
    const { fingerprint } = readPublicKeyFile(at("acme-next.key.pub"))
    await fill("What its owner read aloud", fingerprint)
    await who("A. Archivist", "yearly")
    await press(/^Replace the key$/)
    await sees(/was not pinned by two persons, and this trust file asks for two/)
    expect(readFileSync(at("two.json"))).toEqual(before)
    await fill("Second person (optional)", " a. ARCHIVIST ")
    await press(/^Replace the key$/)
    await sees(/one person twice/)
    expect(readFileSync(at("two.json"))).toEqual(before)
    await fill("Second person (optional)", "B. Auditor")
    await fill("Name of the pin (optional)", "acme-2027")
    await fill("Good until (optional)", "2030-12-31")
    await press(/^Replace the key$/)
    await sees("The key was replaced.")
    const command = await page.locator(".commands").first().innerText()
    expect(command).toMatch(/ --id acme-2027 .*--valid-until 2030-12-31T/u)
    const [former, next] = readTrustFile(at("two.json")).keys
    expect(former).toMatchObject({ replacedBy: next!.id })
    expect(next).toMatchObject({
      ...{ key: { fingerprint }, id: "acme-2027", replaces: former!.id },
      validUntil: Date.parse("2030-12-31T00:00:00.000Z"),
      pinned: { by: ["A. Archivist", "B. Auditor"] },
    })
    await chooseFile("Choose another …", at("trust.json"))
    await page.getByRole("heading", { name: "Wanda Witness", exact: true }).waitFor()
  })

  always("tells how long another program has had the pack, and leaves it alone", async () => {
    const before = readFileSync(at("trust.json"))
    writeFileSync(at("trust.json.lock"), "4999999\n")
    await press("Revoke the key of Wanda Witness")
    await who("A. Archivist", "left")
    await press(/^Revoke the key$/)
    await page.getByText(/locked for \d+ seconds? by a program that has ended since/).waitFor()
    await page.getByText(/remove trust\.json\.lock beside it/).waitFor()
    expect(readFileSync(at("trust.json"))).toEqual(before)
    rmSync(at("trust.json.lock"))
    await press("Cancel")
  })

  always("says that a pack was put back, and changes nothing in it", async () => {
    const head = readFileSync(at("trust.json.head"))
    copyFileSync(at("other.json"), at("trust.json"))
    writeFileSync(at("trust.json.head"), head)
    await press("Help")
    await press("Keys")
    await sees("This trust file was put back to an older or another state.")
    const before = readFileSync(at("trust.json"))
    await press("Revoke the key of Wanda Witness")
    await who("A. Archivist", "left")
    await press(/^Revoke the key$/)
    await sees(/The trust file was put back/)
    expect(readFileSync(at("trust.json"))).toEqual(before)
  })

  always("gave the window no path and complained of nothing", async () => {
    const pack = await page.evaluate(() => window.sealwright.api["pack:read"](null))
    expect(JSON.stringify(pack)).not.toContain(folder)
    expect(await page.content()).not.toContain(folder)
    expect(host.complaints).toEqual([])
  })
})

const keyId = (subject: string): string =>
  readTrustFile(at("trust.json")).keys.find((key) => key.subject === subject)?.id ?? ""

/** An event as a platform exports it. */
const EVENT = {
  id: "meeting-1",
  type: "http://id.loc.gov/vocabulary/preservation/eventType/val",
  time: "2026-03-01T10:00:00.000Z",
  clock: "platform",
  agents: [{ id: "alice", role: "chair", kind: "person" }],
  objects: [{ uri: "data/minutes.txt" }],
  outcome: "success",
}
