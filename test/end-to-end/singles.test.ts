/**
 * Single files in a real Chromium over the real handlers: signatures that other programs made
 * are judged, by the mouse, by dropping and by keyboard alone, in both languages.
 */
import { execFileSync, spawnSync } from "node:child_process"
import { createHash, generateKeyPairSync, sign } from "node:crypto"
import {
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
import { afterAll, beforeAll, beforeEach, expect, it as always } from "vitest"
import { openHost, type ChromiumHost, type Person } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { makeOpensslTsa, type OpensslTsa } from "../support/openssl-tsa.ts"
import type { AttackReport } from "../../core/index.ts"
import { makeDrillBag } from "../support/drill-bag.ts"
import { readFiles, sealedBag, writeFiles } from "../support/evidence.ts"
import { run, runWith } from "../support/terminal.ts"
import { needsTool } from "../support/tools.ts"

const PASSPHRASE = "only for these tests"

const { describe } = needsTool("chromium", "minisign", "ssh-keygen", "openssl")

let browser: Browser
let folder: string
let host: ChromiumHost
let page: Page
let tsa: OpensslTsa

/** What the person answers to the dialogs that come next, each once and in order. */
const person = { files: [] as string[], saveAs: undefined as string | undefined }

const PERSON: Person = {
  chooseFile: () => Promise.resolve(person.files.shift()),
  chooseSaveAs: () => Promise.resolve(person.saveAs),
}

const at = (name: string): string => join(folder, name)
const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click()
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()
const verdict = () => page.locator(".checked-verdict").innerText()

async function choose(button: string | RegExp, name: string): Promise<void> {
  person.files = [at(name)]
  await press(button)
}

/** Drops files as the system does, by their paths, onto what has this text. */
async function drop(names: readonly string[], onto: string): Promise<void> {
  const field = page.getByText(onto).first()
  await field.scrollIntoViewIfNeeded()
  const box = await field.boundingBox()
  const devTools = await page.context().newCDPSession(page)
  const data = { items: [], files: names.map(at), dragOperationsMask: 1 }
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await devTools.send("Input.dispatchDragEvent", { type, x: box!.x + 5, y: box!.y + 5, data })
  }
}

function makeKeys(): void {
  writeFileSync(at("minutes.txt"), "the minutes of Friday\n")
  writeFileSync(at("other.txt"), "the minutes of Monday\n")
  execFileSync("minisign", ["-G", "-W", "-f", "-p", at("ada.pub"), "-s", at("ada.minisign")])
  const sign = ["-S", "-s", at("ada.minisign"), "-m", at("minutes.txt"), "-t", "read aloud"]
  execFileSync("minisign", [...sign, "-x", at("minutes.txt.minisig")])
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", at("bob")])
  const ssh = ["-Y", "sign", "-q", "-n", "file", "-f", at("bob"), at("minutes.txt")]
  execFileSync("ssh-keygen", ssh)
}

async function pinAll(root: string): Promise<void> {
  const trust = ["--trust", at("trust.json"), "--by", "A", "--reason", "known for years"]
  const roles = ["--role", "archivist"]
  await run(["keys", "pin", at("ada.pub"), ...trust, "--subject", "Ada", ...roles, "--id", "ada"])
  await run(["keys", "pin", at("bob.pub"), ...trust, "--subject", "Bob", ...roles, "--id", "bob"])
  await runWith(PASSPHRASE, ["keys", "new", "--out", at("carol.key")])
  await runWith(PASSPHRASE, ["keys", "new", "--algorithm", "p256", "--out", at("dave.key")])
  const carol = ["--subject", "Carol", ...roles, "--id", "carol"]
  await run(["keys", "pin", at("carol.key.pub"), ...trust, ...carol])
  const stamps = ["--subject", "Stamps Ltd", "--purpose", "timestamp", "--id", "stamps"]
  await run(["keys", "anchor", root, ...trust, ...stamps])
}

const grouped = (count: number): string => count.toLocaleString("en-US")

async function begin(language: "en" | "de"): Promise<void> {
  const userFolder = mkdtempSync(at("user-"))
  host = await openHost({ browser, person: PERSON, userFolder })
  page = host.page
  page.setDefaultTimeout(10_000)
  if (language === "de") {
    await press("Preferences")
    await page.getByText("Deutsch", { exact: true }).click()
  }
  await press(/^(Single files|Einzelne Dateien)$/)
}

describe("single files", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-singles-"))
    makeKeys()
    tsa = makeOpensslTsa(at("tsa"), "rsa")
    await pinAll(tsa.root)
    const request = ["time", "request", at("minutes.txt.minisig"), "--file", "--out", at("m.tsq")]
    await run(request)
    tsa.answer(at("m.tsq"), at("m.tsr"))
    browser = await launchChromium()
    await begin("en")
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(() => {
    person.files = []
    person.saveAs = undefined
  })

  always("says what is missing, and asks nobody", async () => {
    await press("Judge the signature")
    await sees("Choose the file that was signed.")
    await sees("Choose the signature over it.")
    await sees("No signature was judged yet.")
  })

  always("trusts nobody without a trust file", async () => {
    await choose("Choose the file …", "minutes.txt")
    await choose("Choose the signature …", "minutes.txt.minisig")
    await press("Judge the signature")
    await sees("It is not shown that a key that was pinned to vouch signed this file.")
    expect(await verdict()).toBe("INDETERMINATE")
    await sees("KEY_NOT_PINNED")
  })

  always("passes what minisign signed, says whose key it was, and what is not shown", async () => {
    await choose("Choose a trust file …", "trust.json")
    await page.locator(".checked-verdict").waitFor({ state: "detached" })
    await press("Judge the signature")
    await sees("A key that was pinned to vouch signed exactly this file.")
    expect(await verdict()).toBe("TOTAL-PASSED")
    await sees(/^Ada \(ada, ed25519\), pinned as archivist$/)
    await sees("read aloud")
    await sees(/nothing proves an earlier time$/)
    await sees(/^When it was signed: nothing proves a time/)
    await sees("That what the file says is true.")
    await sees(
      /^sealwright signature minutes\.txt minutes\.txt\.minisig --trust trust\.json --at \S+Z$/,
    )
  })

  always("judges under the terms that hold, and the command asks for the same", async () => {
    const at = page.getByRole("textbox", { name: "Instant at which keys are judged (UTC)" })
    await press(/^How it is examined/)
    await at.fill("2031-01-01")
    await page.keyboard.press("Enter")
    await page.locator(".checked-verdict").waitFor({ state: "detached" })
    await press("Judge the signature")
    await sees(
      /^sealwright signature minutes\.txt minutes\.txt\.minisig --trust trust\.json --at 2031-01-01T00:00:00(?:\.000)?Z$/,
    )
    await press("Back to the default")
    await press("Judge the signature")
    await page.locator(".checked-verdict").waitFor()
    await press(/^How it is examined/)
  })

  always("says the same with a time-stamp, and then by when it existed", async () => {
    await choose("Add a time-stamp …", "m.tsr")
    await sees("m.tsr")
    await press("Judge the signature")
    await sees(/the time-stamp m\.tsr by .+ proves that it existed$/)
    await sees("How long before its time-stamp it was signed.")
    await sees(/--trust trust\.json --at \S+ --timestamp m\.tsr$/)
  })

  always("saves the outcome as the command prints it, and never over a file", async () => {
    person.saveAs = at("outcome.json")
    await press("Save the outcome as JSON …")
    await sees("Saved as outcome.json")
    const saved = JSON.parse(readFileSync(at("outcome.json"), "utf8")) as {
      readonly evaluatedAt: string
    }
    const { out } = await run([
      ...["signature", at("minutes.txt"), at("minutes.txt.minisig"), "--trust", at("trust.json")],
      ...["--timestamp", at("m.tsr"), "--at", saved.evaluatedAt, "--format", "json"],
    ])
    // The window calls files by their names.
    expect(saved).toEqual(JSON.parse(out.replaceAll(`${folder}/`, "")))
    await press("Save the outcome as JSON …")
    await sees(/Exists already and is never overwritten/)
  })

  always("fails another file, which the signature is not over", async () => {
    await drop(["other.txt"], "Choose them, or drop them")
    await page.locator(".checked-verdict").waitFor({ state: "detached" })
    await press("Remove m.tsr")
    await press("Judge the signature")
    await sees("The signature does not hold for this file.")
    expect(await verdict()).toBe("TOTAL-FAILED")
    await sees("SIG_CRYPTO_FAILURE")
  })

  always("takes what is dropped, each in its place, and asks for what SSH needs", async () => {
    await drop(["minutes.txt", "minutes.txt.sig"], "Choose them, or drop them")
    await press("Judge the signature")
    await sees("This is an SSH signature, which is for one purpose. Name it, such as file.")
    await page.getByLabel("Purpose of an SSH signature").fill("file")
    await press("Judge the signature")
    await sees(/^Bob \(bob, ed25519\), pinned as archivist$/)
    await page.getByLabel("Purpose of an SSH signature").fill("email")
    await press("Judge the signature")
    await sees("CONTEXT_MISMATCH")
    expect(await verdict()).toBe("TOTAL-FAILED")
    await page.getByLabel("Purpose of an SSH signature").fill("")
  })

  always("takes any file for a signature where it is dropped on that", async () => {
    await drop(["other.txt"], "A file of its own: minisign")
    await press("Judge the signature")
    await page.locator(".checked-verdict").waitFor()
    expect(await verdict()).not.toBe("TOTAL-PASSED")
    await sees(/sealwright signature minutes\.txt other\.txt/)
  })

  always("refuses in one sentence a folder, what is gone, and what is too large", async () => {
    mkdirSync(at("folder"))
    await drop(["folder"], "Choose them, or drop them")
    await sees("A folder is no single file. Choose a file.")
    writeFileSync(at("gone.txt"), "")
    await drop(["gone.txt"], "Choose them, or drop them")
    await sees("gone.txt")
    rmSync(at("gone.txt"))
    await press("Judge the signature")
    await sees("The file cannot be read: there is no such file or folder.")
    writeFileSync(at("large.bin"), "")
    truncateSync(at("large.bin"), 512 * 1024 * 1024 + 1)
    await drop(["large.bin"], "Choose them, or drop them")
    await press("Judge the signature")
    await sees("The file is larger than 512 MiB.")
  })

  always("keeps form and outcome while one is elsewhere", async () => {
    await drop(["minutes.txt", "minutes.txt.minisig"], "Choose them, or drop them")
    await press("Judge the signature")
    await sees(/^Ada \(ada, ed25519\)/)
    await press("Help")
    await press("Single files")
    await sees(/^Ada \(ada, ed25519\)/)
  })

  always("signs a file so that minisign accepts it, and asks for its time-stamp", async () => {
    await page.getByRole("tab", { name: "Sign a file" }).click()
    await press("Sign, and save the signature as …")
    await sees("Choose the file to sign.")
    await drop(["minutes.txt"], "Choose the file, or drop it")
    await choose("Choose a key file …", "carol.key")
    await page.getByLabel("Comment (optional)").fill("for the archive")
    await page.getByLabel("Passphrase of the key").fill("wrong")
    person.saveAs = at("carol.minisig")
    await press("Sign, and save the signature as …")
    await sees(/The passphrase does not open this key/)
    expect(existsSync(at("carol.minisig"))).toBe(false)
    await page.getByLabel("Passphrase of the key").fill(PASSPHRASE)
    await press("Sign, and save the signature as …")
    await sees("Signed: carol.minisig")
    expect(await page.getByLabel("Passphrase of the key").inputValue()).toBe("")
    const key = await page.getByText(/^RW/).innerText()
    const verify = ["-V", "-P", key, "-m", at("minutes.txt"), "-x", at("carol.minisig")]
    expect(execFileSync("minisign", verify, { encoding: "utf8" })).toContain("for the archive")
    const other = ["-V", "-P", key, "-m", at("other.txt"), "-x", at("carol.minisig")]
    expect(spawnSync("minisign", other).status).not.toBe(0)
    await sees(
      /^sealwright sign minutes\.txt --key carol\.key --as minisign --out carol\.minisig --comment 'for the archive'$/,
    )
    person.saveAs = at("carol.tsq")
    await press("Write a request …")
    await sees("Request written: carol.tsq")
    tsa.answer(at("carol.tsq"), at("carol.tsr"))
    const imprint = spawnSync("openssl", ["ts", "-query", "-in", at("carol.tsq"), "-text"])
    const digest = createHash("sha256")
      .update(readFileSync(at("carol.minisig")))
      .digest("hex")
    const hex = imprint.stdout.toString().replaceAll(/^ {4}[\da-f]{4} - | {3}.*$|[-\s]/gm, "")
    expect(hex).toContain(digest)
  })

  always("judges at once what was signed, with the time that was proven", async () => {
    await press("Judge it now")
    await choose("Add a time-stamp …", "carol.tsr")
    await sees("carol.tsr")
    // The authority states its time to a second and a half, all of which must have passed.
    await page.waitForTimeout(2500)
    await press("Judge the signature")
    await sees(/^Carol \(carol, ed25519\), pinned as archivist$/)
    await sees(/the time-stamp carol\.tsr by .+ proves that it existed$/)
    expect(await verdict()).toBe("TOTAL-PASSED")
  })

  always("signs in the form of SSH so that ssh-keygen accepts it", async () => {
    await page.getByRole("tab", { name: "Sign a file" }).click()
    await page.getByText("SSH", { exact: true }).click()
    await page.getByLabel("Purpose", { exact: true }).fill("")
    await press("Sign, and save the signature as …")
    await sees("An SSH signature names its purpose.")
    await page.getByLabel("Purpose", { exact: true }).fill("file")
    await page.getByLabel("Passphrase of the key").fill(PASSPHRASE)
    person.saveAs = at("carol.sig")
    await press("Sign, and save the signature as …")
    await sees("Signed: carol.sig")
    const check = (file: string) =>
      spawnSync("ssh-keygen", ["-Y", "check-novalidate", "-n", "file", "-s", at("carol.sig")], {
        input: readFileSync(at(file)),
      }).status
    expect([check("minutes.txt"), check("other.txt") === 0]).toEqual([0, false])
  })

  always("signs over no file and into no bag, and says what a form has no place for", async () => {
    person.saveAs = at("minutes.txt")
    await page.getByLabel("Passphrase of the key").fill(PASSPHRASE)
    await press("Sign, and save the signature as …")
    await sees(/^This place lies inside evidence/)
    person.saveAs = at("trust.json")
    await press("Sign, and save the signature as …")
    await sees(/Exists already and is never overwritten/)
    mkdirSync(at("a.bag"))
    writeFileSync(at("a.bag/bagit.txt"), "")
    person.saveAs = at("a.bag/new.sig")
    await press("Sign, and save the signature as …")
    await sees(/^This place lies inside evidence/)
    expect(readdirSync(at("a.bag"))).toEqual(["bagit.txt"])
    person.files = [at("dave.key")]
    await page.getByRole("group", { name: "Key that signs" }).getByRole("button").click()
    await sees("dave.key")
    await page.getByLabel("Passphrase of the key").fill(PASSPHRASE)
    await page.getByText("minisign", { exact: true }).first().click()
    person.saveAs = at("dave.minisig")
    await press("Sign, and save the signature as …")
    await sees("Minisign has Ed25519 keys only.")
    expect(existsSync(at("dave.minisig"))).toBe(false)
  })

  always("shows what a bag claims about itself, and that nothing of it was checked", async () => {
    writeFiles(at("case.bag"), await sealedBag())
    await page.getByRole("tab", { name: "Look inside" }).click()
    await drop(["case.bag"], "Choose it, or drop it")
    await sees("Nothing here was checked.")
    const shown = await page.getByRole("region", { name: "case.bag" }).innerText()
    const { out } = await run(["inspect", at("case.bag"), "--format", "json"])
    const { claims } = JSON.parse(out) as { readonly claims: readonly { value: string }[] }
    expect(claims.length).toBeGreaterThan(5)
    for (const { value } of claims) expect(shown.replaceAll(/\s+/g, " ")).toContain(value)
    expect(await page.locator("main [data-tone='passed']").count()).toBe(0)
    await drop(["minutes.txt"], "Choose it, or drop it")
    await page.getByRole("region", { name: "minutes.txt" }).waitFor()
    expect(await page.locator("main [data-tone='passed']").count()).toBe(0)
  })

  always(
    "drills a bag in memory, as the command that it shows does",
    async () => {
      await makeDrillBag(folder, PASSPHRASE)
      const drillBag = readFiles(at("drill.bag"))
      await page.getByRole("tab", { name: "Drill" }).click()
      // A test before this one may have chosen a trust file.
      const forget = page.getByRole("button", { name: "Trust nobody" })
      if ((await forget.count()) > 0) await forget.click()
      await press("Begin the drill")
      await sees("Choose the evidence.")
      await drop(["drill.bag"], "Choose it, or drop it")
      await press("Begin the drill")
      await sees("The untouched evidence is INDETERMINATE.")
      await choose("Choose a trust file …", "drill.json")
      await press("Begin the drill")
      await page.getByRole("button", { name: "Stop" }).click({ timeout: 30_000 })
      await sees("The drill was stopped.")
      await press("Begin the drill")
      const shown = page.getByRole("region", { name: "drill.bag" })
      await shown.waitFor({ timeout: 120_000 })
      const command = await shown.locator(".commands").innerText()
      const [, , ...options] = /^sealwright attack drill\.bag (--trust) drill\.json (.+)$/.exec(
        command,
      )!
      const rest = options.join(" ").split(" ")
      expect(rest.filter((word) => !word.includes("T"))).toEqual([
        "--at",
        "--seed",
        "1",
        "--flips",
        "1000",
      ])
      const judged = [at("drill.bag"), "--trust", at("drill.json"), ...rest, "--format", "json"]
      const { score } = JSON.parse((await run(["attack", ...judged])).out) as AttackReport
      expect(score.attempts).toBeGreaterThan(1000)
      await sees(`${grouped(score.caught)} of ${grouped(score.attempts)} changes were caught`)
      await sees(`Kinds that were not tried: ${String(score.skipped)}`)
      expect(await page.locator("main [data-tone='passed']").count()).toBe(0)
      expect(readFiles(at("drill.bag"))).toEqual(drillBag)
    },
    300_000,
  )

  always("re-performs one signature, typed and opened, and says what it cannot read", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519")
    const message = Buffer.from("the minutes of Friday")
    const request = (said: Buffer): string =>
      JSON.stringify({
        ...{ id: 7, algorithm: "ed25519", encoding: "raw", message: said.toString("base64") },
        publicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
        signature: sign(null, message, privateKey).toString("base64"),
      })
    await page.getByRole("tab", { name: "Re-perform one check" }).click()
    await press("Compute the answer")
    await sees("Give the request.")
    const field = page.getByLabel("Request in JSON")
    await field.fill('{"id":7,')
    await press("Compute the answer")
    await sees(/^The request cannot be read as JSON: /)
    const answer = page.getByRole("region", { name: "Answer" })
    await field.fill(request(message))
    await press("Compute the answer")
    await answer.getByText('"status": "PASSED"').waitFor()
    await sees("sealwright check signature request.json")
    await field.fill(request(Buffer.from("the minutes of Monday")))
    await press("Compute the answer")
    await answer.getByText('"code": "SIG_CRYPTO_FAILURE"').waitFor()
    writeFileSync(at("one.request"), request(message))
    await choose("Open a request …", "one.request")
    await answer.waitFor({ state: "detached" })
    await press("Compute the answer")
    await sees("sealwright check signature one.request")
    const shown = JSON.parse(await answer.locator(".commands").first().innerText()) as unknown
    expect(shown).toEqual(JSON.parse((await run(["check", "signature", at("one.request")])).out))
    expect(shown).toEqual({ id: 7, status: "PASSED", code: null })
  })

  always("changed nothing, shows no path, and asks the network for nothing", async () => {
    expect(readdirSync(folder).filter((name) => /\.(?:json|txt|minisig)$/.test(name))).toEqual([
      ...[
        "carol.minisig",
        "drill.json",
        "minutes.txt",
        "minutes.txt.minisig",
        "other.txt",
        "outcome.json",
        "trust.json",
      ],
    ])
    expect(await page.locator("main").innerText()).not.toContain(folder)
    expect(host.foreignRequests).toEqual([])
    expect(host.complaints).toEqual([])
    await host.close()
  })

  always("is done by keyboard alone, and in German", async () => {
    await begin("de")
    await tabTo("Datei wählen …")
    person.files = [at("minutes.txt")]
    await page.keyboard.press("Enter")
    await sees("minutes.txt")
    await tabTo("Signatur wählen …")
    person.files = [at("minutes.txt.minisig")]
    await page.keyboard.press("Enter")
    await tabTo("Vertrauensdatei wählen …")
    person.files = [at("trust.json")]
    await page.keyboard.press("Enter")
    await sees("trust.json")
    await tabTo("Signatur beurteilen")
    await page.keyboard.press("Enter")
    await sees(/hat genau diese Datei signiert\.$/)
    await sees(/^Ada \(ada, ed25519\), hinterlegt als Archivar$/)
    await sees("Dass stimmt, was in der Datei steht.")
    await tabTo("Ergebnis als JSON speichern …")
    person.saveAs = at("ergebnis.json")
    await page.keyboard.press("Enter")
    await sees("Gespeichert als ergebnis.json")
    expect(host.complaints).toEqual([])
    await host.close()
  })
})

/** Goes on with the tabulator until a button has the keyboard. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab")
    const focused = page.locator(":focus")
    if ((await focused.count()) > 0 && (await focused.innerText()) === name) return
  }
  throw new Error(`the keyboard never reached ${name}`)
}
