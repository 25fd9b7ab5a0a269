/**
 * Under what evidence is examined, chosen in the window: policy, signers of the trust pack, its
 * head, engine, instant, and an earlier result; over the real handlers and the real examiner.
 */
import { createHash } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { afterAll, afterEach, beforeAll, expect, it as always } from "vitest"
import { DEFAULT_POLICY_JSON, toUtf8, type Result } from "../../core/index.ts"
import { writePem } from "../../core/encodings/index.ts"
import { openHost, type ChromiumHost, type Person } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { EXPORTER, STRANGER, sealedBag, writeFiles } from "../support/evidence.ts"
import { run, runWith } from "../support/terminal.ts"
import { needsTool } from "../support/tools.ts"

const { describe } = needsTool("chromium")
const PASSPHRASE = "correct horse battery"
const CHANGED = "data/records/1.json"

let folder: string
let browser: Browser
let host: ChromiumHost | undefined
let page: Page

const at = (name: string) => join(folder, name)
const person = { evidence: [] as readonly string[], file: "", savedAs: "" }
const PERSON: Person = {
  chooseEvidence: () => Promise.resolve(person.evidence),
  chooseFile: () => Promise.resolve(person.file),
  chooseSaveAs: () => Promise.resolve(at(person.savedAs)),
}

const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click()
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()

async function chooseFile(button: string | RegExp, name: string): Promise<void> {
  person.file = at(name)
  await press(button)
}

/** A window of its own under the pack, with the terms in view. */
async function open(user: string): Promise<void> {
  await host?.close()
  host = await openHost({ browser, person: PERSON, userFolder: at(user) })
  page = host.page
  page.setDefaultTimeout(20_000)
  await chooseFile("Choose a trust file …", "trust.json")
  await sees("trust.json")
  await press(/^How it is examined/)
}

async function examine(bag: string): Promise<void> {
  await press("Open evidence")
  person.evidence = [at(bag)]
  await press("Choose a folder …")
}

/** The command that repeats the examination, and its result, of the one that ended last. */
async function ended(verdict: string) {
  await page.getByRole("heading", { name: verdict }).first().waitFor()
  return page.evaluate(async () => {
    const { api } = window.sealwright
    const last = (await api["examination:list"](null)).at(-1)!
    const outcome = await api["examination:outcome"](last.handle)
    if (outcome.kind !== "done") throw new Error("it has no result")
    return { command: outcome.command, result: outcome.result, handle: last.handle }
  })
}

async function name(label: string, text: string): Promise<void> {
  await page.getByRole("textbox", { name: label }).fill(text)
  await page.keyboard.press("Enter")
}

const SIGNERS = "Who must have signed the trust file"
const HEAD = "Head of the trust file's history that you kept"
const AT = "Instant at which keys are judged (UTC)"
const JOBS = "Workers that compute digests"

describe("how evidence is examined", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-terms-"))
    const files = await sealedBag()
    writeFiles(at("case.bag"), files)
    writeFiles(at("changed.bag"), new Map(files).set(CHANGED, toUtf8('{"changed":true}')))
    for (const [key, { publicKey }] of Object.entries({ acme: EXPORTER, stranger: STRANGER })) {
      const bytes = publicKey.spki
      writeFileSync(at(`${key}.pub`), writePem({ label: "PUBLIC KEY", bytes }))
    }
    await runWith(PASSPHRASE, ["keys", "new", "--out", at("keeper")])
    const trust = ["--trust", at("trust.json")]
    const pin = ["--subject", "Acme Ltd", "--role", "exporter", "--by", "A. Archivist"]
    await run(["keys", "pin", at("acme.pub"), ...trust, ...pin])
    await runWith(PASSPHRASE, ["keys", "sign", ...trust, "--key", at("keeper")])
    const policy = JSON.parse(DEFAULT_POLICY_JSON) as object
    const seals = [{ roles: ["exporter"], count: 2 }]
    const house = { ...policy, id: "two-seals", version: "7", seals }
    writeFileSync(at("house.json"), JSON.stringify(house))
    const { out } = await run(["verify", at("case.bag"), ...trust, "--format", "json"])
    writeFileSync(at("result.json"), out)
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

  always(
    "goes by a policy file, which the result and the command name, until it is taken back",
    async () => {
      await open("policy")
      await sees("Under the built-in policy, at the moment of the examination")
      await chooseFile("Choose a policy …", "house.json")
      const digest = createHash("sha256")
        .update(readFileSync(at("house.json")))
        .digest("hex")
      await sees("two-seals 7")
      expect((await page.locator(".terms .digest").innerText()).replaceAll(/\s/g, "")).toBe(digest)
      await page.getByRole("button", { name: /^How it is examined.*policy house\.json/ }).waitFor()
      await examine("case.bag")
      const first = await ended("INDETERMINATE")
      expect(first.result.policy).toEqual({ id: "two-seals", version: "7", digest })
      expect(first.command).toContain(" --policy house.json ")
      await page.locator(".screen-head").getByText("policy house.json").waitFor()
      // It holds for the next one too, and no longer than the person wants.
      await examine("case.bag")
      expect((await ended("INDETERMINATE")).result.policy.id).toBe("two-seals")
      await press("Open evidence")
      await press(/^How it is examined/)
      await press("Use the built-in policy")
      await sees("Under the built-in policy, at the moment of the examination")
      await examine("case.bag")
      const last = await ended("TOTAL-PASSED")
      expect(last.command).not.toContain("--policy")
      expect(await page.content()).not.toContain(folder)
      expect(host!.complaints).toEqual([])
    },
  )

  always("refuses at its field what can be no bag id and no digest", async () => {
    await open("expected")
    const field = page.getByRole("textbox", { name: "It must be this bag (optional)" })
    const wrong = page.getByText(/neither a bag id nor a digest/)
    await field.fill("garbage")
    await press("Choose a folder …")
    await wrong.waitFor()
    expect(await field.getAttribute("aria-invalid")).toBe("true")
    expect(await page.evaluate(() => window.sealwright.api["examination:list"](null))).toEqual([])
    const { input } = JSON.parse(readFileSync(at("result.json"), "utf8")) as Result
    const { bagId } = input
    await field.fill(` ${bagId!.toUpperCase()}`)
    await wrong.waitFor({ state: "detached" })
    await examine("case.bag")
    expect((await ended("TOTAL-PASSED")).command).toContain(` --expect ${bagId!} `)
    expect(host!.complaints).toEqual([])
  })

  always("compares one examination with an earlier result, and not the next", async () => {
    await open("earlier")
    await chooseFile("Choose a saved result …", "result.json")
    const earlier = JSON.parse(readFileSync(at("result.json"), "utf8")) as Result
    await sees(`It lists ${String(earlier.items.length)} files.`)
    await examine("case.bag")
    const same = await ended("TOTAL-PASSED")
    const total = earlier.items.length
    const events = earlier.input.log?.events
    expect(same.result.comparison).toEqual({
      ...{ resultDigest: earlier.resultDigest, total, same: total },
      ...{ changed: [], missing: [], extra: [] },
      log: { before: events, now: events, way: "same" },
    })
    expect(same.command).toContain(" --against result.json ")
    const panel = page.getByRole("region", { name: "Comparison with an earlier result" })
    await panel.waitFor()
    await page.locator(".screen-head").getByText("compared with result.json").waitFor()

    await examine("case.bag")
    expect((await ended("TOTAL-PASSED")).result.comparison).toBeUndefined()
    expect(await panel.count()).toBe(0)

    // A result of this session, chosen by keyboard alone.
    await press("Open evidence")
    await page.getByRole("button", { name: "A result of this session" }).focus()
    await page.keyboard.press("Enter")
    await page
      .getByRole("option", { name: /^case\.bag, / })
      .first()
      .waitFor()
    await page.keyboard.press("Enter")
    await sees(`It lists ${String(total)} files.`)
    await examine("changed.bag")
    const differs = await ended("TOTAL-FAILED")
    expect(differs.result.comparison).toMatchObject({ changed: [CHANGED], missing: [], extra: [] })
    expect(differs.result.findings.map(({ code }) => code)).toContain("BASELINE_DIFFERS")
    await panel.getByText(CHANGED).waitFor()
    const named = `case.bag-${same.result.resultDigest.slice(0, 8)}.json`
    expect(differs.command).toContain(` --against ${named} `)
    // Nobody saved it, so that is said, and done there; the command then calls it as it was saved.
    const repeat = page.getByRole("region", { name: "Repeat this examination" })
    await repeat.getByText(/which no file holds yet: it must be saved first/).waitFor()
    person.savedAs = "as-it-was.json"
    await repeat.getByRole("button", { name: "Save the earlier result …" }).click()
    await repeat.getByText("Saved as as-it-was.json").waitFor()
    await repeat.getByText(/ --against as-it-was\.json /).waitFor()
    expect(await repeat.getByText(/no file holds yet/).count()).toBe(0)
    const held = JSON.parse(readFileSync(at("as-it-was.json"), "utf8")) as Result
    expect(held.resultDigest).toBe(same.result.resultDigest)
    // Again, and so under the same terms.
    await press("Examine again")
    await expect
      .poll(() => page.locator(".rail-examination").filter({ hasText: "changed.bag" }).count())
      .toBe(2)
    const again = await ended("TOTAL-FAILED")
    expect(again.result.comparison).toEqual(differs.result.comparison)
  })

  always("asks who signed the trust file, and how far its history goes", async () => {
    await open("signers")
    const head = readFileSync(at("trust.json.head"), "utf8").trim()
    await chooseFile("Choose a public key …", "keeper.pub")
    await page.getByRole("button", { name: "Remove: keeper.pub" }).waitFor()
    await name(HEAD, head)
    await page.getByRole("button", { name: `Remove: ${HEAD}` }).waitFor()
    await examine("case.bag")
    const { command, result } = await ended("TOTAL-PASSED")
    expect(result.trust?.signing).toBe("signed")
    expect(command).toContain(` --trust trust.json --trust-signer keeper.pub --trust-head ${head} `)

    await press("Open evidence")
    await press(/^How it is examined/)
    await press("Remove: keeper.pub")
    await chooseFile("Choose a public key …", "stranger.pub")
    await examine("case.bag")
    const { fingerprint } = STRANGER.publicKey
    await sees(`it bears no good signature by the key ${fingerprint}`)
    await press("Open evidence")
    await press(/^How it is examined/)
    await press("Remove: stranger.pub")
    await press(`Remove: ${HEAD}`)
    await name(HEAD, `99:${head.slice(head.indexOf(":") + 1)}`)
    await examine("case.bag")
    expect((await ended("TOTAL-FAILED")).result.findings.map(({ code }) => code)).toContain(
      "TRUST_STORE_ROLLBACK",
    )
    // Nothing can be asked of a pack that is not there.
    await press("Open evidence")
    await press("Trust nobody")
    await sees(/^These belong to a trust file, and nobody is trusted/)
    await examine("case.bag")
    await sees(/^Who must have signed the trust file, and a head of its history, ask for a trust/)
  })

  always("computes as it is told, at the instant that was named, by keyboard alone", async () => {
    await open("engine")
    await page.getByRole("textbox", { name: AT }).focus()
    await page.keyboard.type("2029-06-01")
    await page.keyboard.press("Enter")
    await page.getByRole("button", { name: `Remove: ${AT}` }).waitFor()
    await page.getByRole("radio", { name: "Native" }).focus()
    await page.keyboard.press("ArrowLeft")
    await page.getByRole("textbox", { name: JOBS }).focus()
    await page.keyboard.type("2")
    await page.keyboard.press("Enter")
    await sees(/two engines · keys judged at .*2029.* · 2 workers/)
    await examine("case.bag")
    const { command, result } = await ended("TOTAL-PASSED")
    expect([result.run.engine, result.evaluatedAt]).toEqual(["both", "2029-06-01T00:00:00.000Z"])
    expect(command).toContain(" --engine both --jobs 2 --at 2029-06-01T00:00:00.000Z")
  })

  always("says in one sentence what is wrong with each of them, and takes none of it", async () => {
    await open("wrong")
    writeFileSync(at("broken.json"), '{"schema":')
    await chooseFile("Choose a policy …", "broken.json")
    await sees(/^The policy is refused: .+\.$/)
    await chooseFile("Choose a policy …", "nowhere.json")
    await sees("The policy cannot be read: there is no such file or folder.")
    await name(SIGNERS, "not a fingerprint")
    await sees("This is no fingerprint of a key: it has 64 characters from 0 to 9 and a to f.")
    await chooseFile("Choose a public key …", "broken.json")
    await sees(/^This public key cannot be used: .+\.$/)
    await name(HEAD, "3:abc")
    await sees(/^This is no head of a history: it is written N:HEAD/)
    await chooseFile("Choose a file …", "broken.json")
    await sees("The head of the trust file is refused: it is not N:HEAD.")
    await name(AT, "2026-02-30")
    await sees("This is no day and no time that there is.")
    await name(JOBS, "0")
    await sees("This is no number from 1 to 999.")
    await chooseFile("Choose a saved result …", "house.json")
    await sees(/^The earlier result is refused: it is not a "sealwright\.result\/1"\.$/)
    const edited = readFileSync(at("result.json"), "utf8").replace("PASSED", "FAILED")
    writeFileSync(at("edited.json"), edited)
    await chooseFile("Choose a saved result …", "edited.json")
    await sees("The earlier result is refused: it was altered: its resultDigest does not agree.")
    await sees("Under the built-in policy, at the moment of the examination")
    await examine("case.bag")
    expect((await ended("TOTAL-PASSED")).command).toMatch(
      /^\S+ verify case\.bag --trust \S+ --at \S+$/,
    )
    expect(await page.content()).not.toContain(folder)
  })

  always("refuses a policy that was changed since, or that came with the evidence", async () => {
    await open("changed")
    const house = readFileSync(at("house.json"), "utf8")
    writeFileSync(at("later.json"), house)
    await chooseFile("Choose a policy …", "later.json")
    await sees("two-seals 7")
    writeFileSync(at("later.json"), house.replace('"count":2', '"count":1'))
    await examine("case.bag")
    await sees(
      /^The file later\.json is not as it was when it was chosen: look at it, and choose it again\.$/,
    )
    writeFileSync(at("later.json"), house)
    await press("Examine again")
    expect((await ended("INDETERMINATE")).result.policy.id).toBe("two-seals")

    writeFiles(at("around"), new Map([["policy.json", toUtf8(house)]]))
    await press("Open evidence")
    await press(/^How it is examined/)
    await chooseFile("Choose another policy …", "around/policy.json")
    await examine("around")
    await sees(/^The policy policy\.json lies inside the evidence, which cannot vouch for itself/)
  })

  always(
    "keeps the terms of what had not ended, and says when a file of them is gone",
    async () => {
      writeFileSync(at("gone.json"), readFileSync(at("house.json")))
      await open("resumed")
      await chooseFile("Choose a policy …", "gone.json")
      await sees("two-seals 7")
      const state = JSON.parse(readFileSync(at("resumed/state.json"), "utf8")) as object
      await host!.close()
      host = undefined
      const sha256 = createHash("sha256")
        .update(readFileSync(at("gone.json")))
        .digest("hex")
      const terms = {
        ...{
          policy: { path: at("gone.json"), name: "gone.json", sha256 },
          signers: [],
          head: null,
        },
        ...{ engine: "portable", at: null, jobs: null },
      }
      const left = {
        ...{ path: at("case.bag"), name: "case.bag", kind: "folder", was: "waiting" },
        ...{ trust: at("trust.json"), expected: null, earlier: null, terms },
      }
      const write = (unfinished: readonly object[]) => {
        writeFileSync(at("resumed/state.json"), JSON.stringify({ ...state, unfinished }))
      }
      write([left])
      rmSync(at("gone.json"))
      const again = async () => {
        await host?.close()
        host = await openHost({ browser, person: PERSON, userFolder: at("resumed") })
        page = host.page
        page.setDefaultTimeout(20_000)
        await press("Examine these from the start")
      }
      await again()
      await sees(/under trust\.json · policy gone\.json · portable engine$/)
      await sees(
        /^case\.bag: Its terms are not as they were \(the policy cannot be read: .*\); .*anew\.$/,
      )
      writeFileSync(at("gone.json"), readFileSync(at("house.json")))
      await again()
      const { result } = await ended("INDETERMINATE")
      expect([result.policy.id, result.run.engine]).toEqual(["two-seals", "portable"])

      await host!.close()
      host = undefined
      const earlier = { name: "case.bag-00000000.json", path: null, resultDigest: "00" }
      write([{ ...left, earlier }])
      await again()
      await sees(/the earlier result case\.bag-00000000\.json is not there, or was never saved/)
    },
  )
})
