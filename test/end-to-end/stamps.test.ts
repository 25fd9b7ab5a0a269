/**
 * Time-stamps of seals from the window, with an authority of OpenSSL's in between: requests are
 * written outside of the evidence, and an answer is checked, and added when the person says so.
 */
import { execFileSync } from "node:child_process"
import {
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
import { afterAll, afterEach, beforeAll, expect, it as always } from "vitest"
import { fromUtf8, toHex, toUtf8 } from "../../core/base/index.ts"
import { sha256 } from "../../core/hashing/index.ts"
import { makeSigner } from "../../core/signatures/index.ts"
import { openHost, type ChromiumHost, type Person } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { readFiles, sealedBag, writeFiles } from "../support/evidence.ts"
import { makeOpensslTsa, type OpensslTsa } from "../support/openssl-tsa.ts"
import { keyEntry, packOf } from "../support/packs.ts"
import { run } from "../support/terminal.ts"
import { cosigned } from "../support/witnesses.ts"
import { needsTool } from "../support/tools.ts"
import { BYTES, makeToken, tstInfo } from "../support/time-stamps.ts"

const { describe } = needsTool("chromium", "openssl")

let folder: string
let browser: Browser
let host: ChromiumHost | undefined
let tsa: OpensslTsa
let files: Map<string, Uint8Array>
/** Path in the bag of the token over its seal. */
let added: string

const at = (name: string) => join(folder, name)
const person = { evidence: [] as readonly string[], file: "", outFolder: "" }
const PERSON: Person = {
  chooseEvidence: () => Promise.resolve(person.evidence),
  chooseFile: () => Promise.resolve(person.file),
  chooseOutFolder: () => Promise.resolve(person.outFolder),
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).first().click()

async function chooseFile(page: Page, button: string, path: string): Promise<void> {
  person.file = path
  await press(page, button)
}

/** Examines a fresh copy of the bag, under the pack where one is given, and shows its proofs. */
async function proofsOf(bag: string, how: { isReadOnly?: boolean; trust?: string } = {}) {
  writeFiles(at(bag), files)
  await host?.close()
  const { isReadOnly = false, trust } = how
  host = await openHost({ browser, person: PERSON, userFolder: at(`user ${bag}`), isReadOnly })
  const { page } = host
  page.setDefaultTimeout(8000)
  if (trust !== undefined) await chooseFile(page, "Choose a trust file …", trust)
  person.evidence = [at(bag)]
  await press(page, "Choose a folder …")
  await press(page, "Proofs")
  await page.getByRole("heading", { name: "Time-stamps of the seals" }).waitFor()
  return page
}

describe("time-stamps of seals", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-stamps-"))
    files = await sealedBag()
    added = `timestamps/${toHex(sha256(files.get("seals/exporter.dsse.json")!))}.tsr`
    tsa = makeOpensslTsa(at("tsa"), "ecdsa")
    const der = execFileSync("openssl", ["x509", "-in", tsa.root, "-outform", "DER"])
    const anchor = {
      ...{ id: "openssl-root", subject: "OpenSSL Root", purposes: ["timestamp"] },
      certificate: der.toString("base64"),
    }
    writeFileSync(at("trust.json"), JSON.stringify(packOf({ anchors: [anchor] })))
    mkdirSync(at("requests"))
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

  always("writes requests outside, and adds the answer only when the person says so", async () => {
    const page = await proofsOf("case.bag", { trust: at("trust.json") })
    person.outFolder = at("requests")
    await press(page, "Write requests …")
    await page.getByText("1 request was written.").waitFor()
    await page.getByText("sealwright time request case.bag --out-dir requests").waitFor()
    const [name] = readdirSync(at("requests"))
    expect(`timestamps/${name!.replace(/tsq$/, "tsr")}`).toBe(added)
    expect(readFiles(at("case.bag"))).toEqual(files)
    tsa.answer(at(`requests/${name!}`), at("answer.tsr"))

    await press(page, "Check the answer")
    await page.getByText("Choose the answer.").first().waitFor()
    await chooseFile(page, "Choose the answer …", at("answer.tsr"))
    await chooseFile(page, "Choose the request …", at(`requests/${name!}`))
    await press(page, "Check the answer")
    await page.getByText(/^The answer holds/).waitFor()
    await page.getByText(added, { exact: true }).first().waitFor()
    expect(readFiles(at("case.bag"))).toEqual(files)
    const command = `sealwright time import answer.tsr --bag case.bag --request ${name!} --trust trust.json`
    await page.getByText(command).waitFor()
    expect(await page.getByText(/not asked/).count()).toBe(0)

    await press(page, "Add it to the evidence")
    await page.getByText("Say first that the file shall be added.").waitFor()
    expect(readFiles(at("case.bag"))).toEqual(files)
    await page.getByText(`I want ${added} to be added to case.bag.`, { exact: false }).click()
    await press(page, "Add it to the evidence")
    await page.getByText("The time-stamp was added.").waitFor()
    const now = readFiles(at("case.bag"))
    expect([...now.keys()].filter((path) => !files.has(path))).toEqual([added])
    for (const [path, bytes] of files) expect(now.get(path)).toEqual(bytes)

    // What the window added is what the command line takes for the same token.
    const argv = ["--bag", at("case.bag"), "--trust", at("trust.json")]
    const again = await run(["time", "import", at("answer.tsr"), ...argv])
    expect(again.out).toContain("unchanged")
    await press(page, "Examine again")
    await page
      .getByRole("heading", { name: /^TOTAL-|^INDETERMINATE/ })
      .first()
      .waitFor()
    await press(page, /^Files$/)
    await page.getByRole("grid").getByText(added.slice(0, 40)).first().waitFor()
    expect(await page.content()).not.toContain(folder)
  })

  always("refuses what is over other bytes, or answers another request, and says why", async () => {
    const page = await proofsOf("refused.bag")
    writeFileSync(at("other.tsr"), makeToken({ info: tstInfo({ bytes: BYTES }) }))
    await chooseFile(page, "Choose the answer …", at("other.tsr"))
    await press(page, "Check the answer")
    await page.getByText("This answer is not accepted, and nothing was written.").waitFor()
    await page.getByText("the time-stamp is over none of this bag's seals").waitFor()
    await page.getByText("HASH_FAILURE", { exact: true }).waitFor()

    person.outFolder = at("first")
    mkdirSync(at("first"))
    await press(page, "Write requests …")
    await page.getByText("1 request was written.").waitFor()
    const [name] = readdirSync(at("first"))
    tsa.answer(at(`first/${name!}`), at("first.tsr"))
    await run(["time", "request", at("refused.bag"), "--out", at("second.tsq")])
    await chooseFile(page, "Choose another …", at("first.tsr"))
    await chooseFile(page, "Choose the request …", at("second.tsq"))
    await press(page, "Check the answer")
    await page.getByText("TIMESTAMP_REQUEST_MISMATCH", { exact: true }).waitFor()
    // Without that request it holds; nobody was trusted, and that is said.
    await press(page, "Without a request")
    await press(page, "Check the answer")
    await page.getByText(/^Whether anybody trusts it was not asked/).waitFor()
    expect(readFiles(at("refused.bag"))).toEqual(files)

    await press(page, "Write requests …")
    await page.getByText(/never overwritten/).waitFor()
    person.outFolder = at("refused.bag")
    await press(page, "Write requests …")
    await page.getByText(/lies inside evidence/).waitFor()
    expect(readFiles(at("refused.bag"))).toEqual(files)
  })

  always("adds nothing in read-only mode, whoever asks, and checks all the same", async () => {
    const page = await proofsOf("read-only.bag", { isReadOnly: true })
    await run(["time", "request", at("read-only.bag"), "--out", at("read-only.tsq")])
    tsa.answer(at("read-only.tsq"), at("read-only.tsr"))
    await chooseFile(page, "Choose the answer …", at("read-only.tsr"))
    await press(page, "Check the answer")
    await page.getByText(/^Nothing is added to evidence in read-only mode/).waitFor()
    expect(await page.getByRole("button", { name: "Add it to the evidence" }).count()).toBe(0)
    const answer = await page.evaluate(async () => {
      const { api } = window.sealwright
      const [first] = await api["examination:list"](null)
      const chosen = await api["stamp:choose"]("answer")
      if (chosen.kind !== "chosen") throw new Error("it was not chosen")
      return api["stamp:add"]({ examination: first!.handle, answer: chosen.handle, request: null })
    })
    expect(answer.kind === "refused" && answer.says).toContain("in read-only mode")
    expect(existsSync(at("read-only.bag/timestamps"))).toBe(false)
  })

  always("adds a checkpoint that witnesses cosigned, and only that of the evidence", async () => {
    const checkpoint = files.get("custody/checkpoint")!
    const seen = Date.parse("2026-03-01T00:00:00Z") / 1000
    const witnesses = [51, 52].map((seed, n) => ({
      ...{ seed, name: `w${String(n)}`, time: seen + n },
      key: makeSigner("ed25519", new Uint8Array(32).fill(seed)),
    }))
    const pack = packOf({
      keys: witnesses.map(({ seed, name }) =>
        keyEntry(seed, { id: name, subject: name, roles: ["witness"] }),
      ),
      witnesses: { quorum: 2, keys: witnesses.map(({ name }) => name) },
    })
    writeFileSync(at("witnesses.json"), JSON.stringify(pack))
    writeFileSync(at("cosigned.note"), cosigned(checkpoint, witnesses))
    writeFileSync(at("one.note"), cosigned(checkpoint, witnesses.slice(0, 1)))
    const other = toUtf8(fromUtf8(checkpoint)!.replace(/^.*\n/, "another.example/log\n"))
    writeFileSync(at("other.note"), cosigned(other, witnesses))

    const nobody = await proofsOf("unwitnessed.bag")
    await chooseFile(nobody, "Choose the answer …", at("cosigned.note"))
    await press(nobody, "Check the answer")
    await nobody.getByText(/only a trust file names the witnesses/).waitFor()

    const page = await proofsOf("witnessed.bag", { trust: at("witnesses.json") })
    const bag = at("witnessed.bag")
    await chooseFile(page, "Choose the answer …", at("one.note"))
    await press(page, "Check the answer")
    await page.getByText("WITNESS_QUORUM_NOT_MET", { exact: true }).waitFor()
    await chooseFile(page, "Choose another …", at("other.note"))
    await press(page, "Check the answer")
    await page.getByText("it does not repeat the checkpoint of this bag").waitFor()
    await chooseFile(page, "Choose another …", at("cosigned.note"))
    await chooseFile(page, "Choose the request …", at("trust.json"))
    await press(page, "Check the answer")
    await page.getByText(/^A cosigned checkpoint answers no request/).waitFor()
    await press(page, "Without a request")
    await press(page, "Check the answer")
    await page.getByText(/^This is the checkpoint of this evidence, and enough witnesses/).waitFor()
    const note = `timestamps/${toHex(sha256(checkpoint))}.note`
    const command =
      "sealwright time import cosigned.note --bag witnessed.bag --trust witnesses.json"
    await page.getByText(command, { exact: true }).waitFor()
    expect(await page.getByText(/not asked/).count()).toBe(0)
    expect(readFiles(bag)).toEqual(files)

    await press(page, "Add it to the evidence")
    await page.getByText("Say first that the file shall be added.").waitFor()
    await page.getByText(`I want ${note} to be added to witnessed.bag.`, { exact: false }).click()
    await press(page, "Add it to the evidence")
    await page.getByText("The cosigned checkpoint was added.").waitFor()
    const now = readFiles(bag)
    expect([...now.keys()].filter((path) => !files.has(path))).toEqual([note])
    expect(now.get(note)).toEqual(new Uint8Array(readFileSync(at("cosigned.note"))))
    for (const [path, bytes] of files) expect(now.get(path)).toEqual(bytes)
    // What the window added is what the command line takes for the same note.
    const argv = ["--bag", bag, "--trust", at("witnesses.json")]
    expect((await run(["time", "import", at("cosigned.note"), ...argv])).out).toContain("unchanged")
    expect(await page.content()).not.toContain(folder)
  })

  always("changes no archive, and says what to do", async () => {
    const page = await proofsOf("packed.bag")
    await run(["time", "request", at("packed.bag"), "--out", at("packed.tsq")])
    tsa.answer(at("packed.tsq"), at("packed.tsr"))
    execFileSync("tar", ["-cf", at("packed.tar"), "-C", folder, "packed.bag"])
    const before = readFileSync(at("packed.tar"))
    person.evidence = [at("packed.tar")]
    await press(page, "Open evidence")
    await press(page, "Choose files …")
    await press(page, "Proofs")
    await chooseFile(page, "Choose the answer …", at("packed.tsr"))
    await press(page, "Check the answer")
    await page.getByText(/an archive is never changed: unpack it/).waitFor()
    expect(readFileSync(at("packed.tar"))).toEqual(before)
  })
})
