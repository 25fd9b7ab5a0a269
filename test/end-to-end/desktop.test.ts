/**
 * The whole way of the desktop application in a real Chromium, through the Chromium host: the
 * built window and preload, the real handlers, the real examiner in a process of its own.
 *
 * What people see is the business of the window's own tests; here it is asked by the bridge
 * what a screen would ask.
 */
import { execFileSync } from "node:child_process"
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { createServer, type AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser } from "@playwright/test"
import { afterAll, afterEach, beforeAll, expect, it as always } from "vitest"
import type { Bridge } from "../../electron/contract/channels.ts"
import type { ReportDraft } from "../../electron/contract/report.ts"
import type { Sample } from "../../electron/contract/sample.ts"
import type { Attempt } from "../../electron/contract/self-test.ts"
import type { Examination } from "../../electron/contract/examination.ts"
import { toUtf8, type Result } from "../../core/index.ts"
import { fromHex } from "../../core/base/index.ts"
import { checkInclusion } from "../../core/merkle/index.ts"
import { openHost, type ChromiumHost, type Person } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { run } from "../support/terminal.ts"
import { needsTool } from "../support/tools.ts"
import { windowSelfTest } from "../support/window-self-test.ts"
import { AS_USUAL } from "../support/terms.ts"

declare global {
  interface Window {
    readonly sealwright: Bridge<File>
    readonly heard: Examination[]
  }
}

const { describe } = needsTool("chromium")
const { it: itWithPdfsig } = needsTool("chromium", "pdfsig")

const APPROVAL = "https://sealwright.org/ns/event/approval"

let folder: string
let host: ChromiumHost

/** What the person answers to dialogs in the test that runs. */
const person = {
  evidence: [] as readonly string[],
  file: undefined as string | undefined,
  saveAs: undefined as string | undefined,
  shown: [] as string[],
}

const PERSON: Person = {
  chooseEvidence: () => Promise.resolve(person.evidence),
  chooseFile: () => Promise.resolve(person.file),
  chooseSaveAs: (name) =>
    Promise.resolve(person.saveAs === undefined ? undefined : join(person.saveAs, name)),
  showInFolder: (path) => {
    person.shown.push(path)
  },
}

describe("the desktop application", () => {
  let browser: Browser
  let sample: Sample

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-desktop-"))
    browser = await launchChromium()
    host = await openHost({ browser, person: PERSON, userFolder: join(folder, "user") })
    await host.page.evaluate(() => {
      const heard: Examination[] = []
      Object.assign(window, { heard })
      window.sealwright.subscribe("examination:changed", (changed) => heard.push(changed))
    })
    const opened = await host.page.evaluate(() => window.sealwright.api["sample:open"](null))
    if (opened.kind === "refused") throw new Error(opened.says)
    sample = opened
  })

  afterAll(async () => {
    await host.close()
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  afterEach(() => {
    person.saveAs = undefined
  })

  /** Examines pieces of evidence under the sample's trust, and waits until all have ended. */
  async function examineAll(evidence: readonly Sample["pieces"][number]["handle"][]) {
    const trust = sample.trust.handle
    const started = await host.page.evaluate(
      (start) => window.sealwright.api["examination:start"]({ ...start, expected: null }),
      { evidence, trust, ...AS_USUAL },
    )
    if (started.kind === "refused") throw new Error(started.says)
    return Promise.all(started.examinations.map(({ handle }) => ended(handle)))
  }

  async function ended(handle: Examination["handle"]): Promise<Examination> {
    await host.page.waitForFunction((name) => {
      const last = window.heard.findLast((one) => one.handle === name)?.state.kind
      return last !== undefined && last !== "queued" && last !== "running"
    }, handle)
    const all = await host.page.evaluate(() => window.sealwright.api["examination:list"](null))
    const one = all.find((listed) => listed.handle === handle)
    if (one === undefined) throw new Error("the examination is not listed")
    return one
  }

  always("opens its window without a complaint, and asks for nothing but its own files", () => {
    expect(host.complaints).toEqual([])
    expect(host.foreignRequests).toEqual([])
  })

  always("examines the sample: the sound one passes and every tampering is found", async () => {
    const pieces = sample.pieces.map(({ handle }) => handle)
    const examinations = await examineAll(pieces)
    const verdicts = examinations.map(({ state }) => state.kind === "done" && state.verdict)
    expect(verdicts).toEqual([
      "TOTAL-PASSED",
      "TOTAL-FAILED",
      "TOTAL-FAILED",
      "TOTAL-FAILED",
      "INDETERMINATE",
      "TOTAL-FAILED",
    ])
  })

  always(
    "shows for the sample the commands that make it again, and they find the same",
    async () => {
      expect(sample.pieces.map(({ name }) => name)).toEqual([
        "fund-2025.bag",
        ...["copy-1.bag", "copy-2.bag", "copy-3.bag", "copy-4.bag", "copy-5.zip"],
      ])
      const outcomes = await host.page.evaluate(async () => {
        const { api } = window.sealwright
        const list = await api["examination:list"](null)
        return Promise.all(list.map(({ handle }) => api["examination:outcome"](handle)))
      })
      const done = outcomes.find(
        (one) => one.kind === "done" && one.result.input.path === "copy-2.bag",
      )
      if (done?.kind !== "done") throw new Error("copy-2.bag was not examined")
      expect(done.repeats).toBe("sample-made-again")
      const [demo = "", verify = ""] = done.command.split("\n")
      expect(demo).toBe("sealwright demo --out sealwright-demo")
      const before = process.cwd()
      process.chdir(folder)
      try {
        const words = (line: string) => line.split(" ").slice(1)
        expect((await run(words(demo), { now: Date.now })).exit).toBe(0)
        const again = await run([...words(verify), "--format", "json"])
        const { verdict, findings } = JSON.parse(again.out) as Result
        expect([again.exit, verdict]).toEqual([1, done.result.verdict])
        const codes = (all: Result["findings"]) => all.map(({ code, at }) => [code, at.path])
        expect(codes(findings)).toEqual(codes(done.result.findings))
        expect(findings.map(({ code }) => code)).toContain("SEQUENCE_GAP")
      } finally {
        process.chdir(before)
      }
    },
  )

  always("tells how far it has come, and nothing of a verdict before the end", async () => {
    const states = await host.page.evaluate(() => window.heard.map(({ state }) => state))
    const running = states.filter((state) => state.kind === "running")
    const stages = new Set(running.map(({ progress }) => progress.stage))
    expect([...stages]).toEqual(["opening", "reading", "checking"])
    for (const state of running) expect(Object.keys(state)).toEqual(["kind", "progress"])
    const { bytes, files } = running.find(({ progress }) => progress.stage === "checking")!.progress
    expect(files).toBeGreaterThan(50)
    const found = running.map(({ progress }) => progress.found?.broken ?? 0)
    expect(Math.max(...found)).toBeGreaterThan(0)
    expect(bytes.done).toBe(bytes.total)
  })

  always("gives the window no path, in nothing that it says", async () => {
    const everything = await host.page.evaluate(async () => {
      const { api } = window.sealwright
      const list = await api["examination:list"](null)
      const outcomes = await Promise.all(
        list.map(({ handle }) => api["examination:outcome"](handle)),
      )
      return JSON.stringify([list, outcomes, window.heard, await api["evidence:recent"](null)])
    })
    expect(everything.length).toBeGreaterThan(100_000)
    expect(everything).not.toContain(tmpdir())
  })

  always("shows one file as it was examined and as it is now", async () => {
    const page = await host.page.evaluate(async () => {
      const { api } = window.sealwright
      const [first] = await api["examination:list"](null)
      const path = "data/records/A-2025-089/after.json"
      return api["file:page"]({ examination: first!.handle, path })
    })
    if (page.kind === "refused") throw new Error(page.says)
    expect(page.unchanged).toBe(true)
    expect(page.now.sha256).toBe(page.item.sha256)
    expect(page.listedIn).toContainEqual({ path: "manifest-sha256.txt", algorithm: "sha256" })
    expect(page.seals.map(({ role }) => role).sort()).toEqual(["archivist", "exporter"])
    expect(page.preview.kind === "text" && page.preview.text).toContain('"granted": 10100')
  })

  always("shows lines of the log as they are", async () => {
    const range = await host.page.evaluate(async () => {
      const { api } = window.sealwright
      const [first] = await api["examination:list"](null)
      return api["log:range"]({ examination: first!.handle, first: 1670, count: 3 })
    })
    if (range.kind === "refused") throw new Error(range.says)
    expect(range.total).toBeGreaterThan(1673)
    const numbers = range.lines.map((line) => (JSON.parse(line ?? "{}") as { seq?: number }).seq)
    expect(numbers).toEqual([1670, 1671, 1672])
  })

  /** Evidence of an examination by its place in the list, and its log on disk. */
  async function logOf(place: number) {
    const handle = await host.page.evaluate(
      async (at) => (await window.sealwright.api["examination:list"](null))[at]!.handle,
      place,
    )
    const asked = {
      examination: handle,
      query: { text: "", named: [], record: null, facets: {}, between: null },
    }
    // An index grows behind the answers; here it has to stand.
    const timeline = async (more: object = {}) =>
      host.page.evaluate(
        async (ask) => {
          for (;;) {
            const answer = await window.sealwright.api["log:timeline"](ask)
            if (answer.kind === "refused" || answer.known === answer.total) return answer
            await new Promise((later) => setTimeout(later, 50))
          }
        },
        { ...asked, bins: 100, marks: [] as readonly number[], ...more },
      )
    return { handle, asked, timeline }
  }

  always("tells who vouches for each file of the first piece", async () => {
    const { handle } = await logOf(0)
    const outcome = await host.page.evaluate(
      (examination) => window.sealwright.api["examination:outcome"](examination),
      handle,
    )
    if (outcome.kind !== "done") throw new Error(outcome.kind)
    const { groups, groupOf } = outcome.vouching
    const waysOf = outcome.result.items.map(({ path }, at) => [path, groups[groupOf[at]!]!.way])
    const expected = outcome.result.items.map(({ path }) => [
      path,
      path.startsWith("seals/") ? "signed" : "sealed",
    ])
    expect(waysOf).toEqual(expected)
    expect(groups[0]!.subjects).toContain("Neighbourhood Fund, Harbour Ward")
  })

  always("counts the events of a log by when they happened, and singles them out", async () => {
    const { asked, timeline } = await logOf(0)
    const whole = await timeline({ marks: [0] })
    if (whole.kind === "refused") throw new Error(whole.says)
    expect(whole).toMatchObject({ total: 2386, matching: 2386, noSearch: null })
    expect(whole.density!.all.reduce((sum, one) => sum + one, 0)).toBe(2386)
    expect(new Date(whole.marks[0]!.ms!).toISOString()).toBe("2025-01-27T10:30:00.000Z")
    expect(whole.gaps).toHaveLength(3)
    const query = { ...asked.query, text: "böttcher a-2025-092", facets: { kind: APPROVAL } }
    const some = await timeline({ query })
    const rows = await host.page.evaluate(
      (ask) => window.sealwright.api["log:rows"]({ ...ask, first: 0, count: 500 }),
      { ...asked, query },
    )
    if (some.kind === "refused" || rows.kind === "refused") throw new Error("refused")
    expect(rows.rows).toHaveLength(some.matching)
    expect(rows.rows.length).toBeGreaterThan(0)
    for (const { event } of rows.rows) expect(event).toMatchObject({ type: APPROVAL })
  })

  always("proves a line by the way to the root that the checkpoint states", async () => {
    const { handle, asked } = await logOf(0)
    const [checkpoints, proof, range] = await host.page.evaluate(
      ([examination, line]) => {
        const { api } = window.sealwright
        return Promise.all([
          api["log:checkpoints"](examination),
          api["log:proof"]({ examination, line, size: 2386 }),
          api["log:range"]({ examination, first: line, count: 1 }),
        ])
      },
      [handle, 1670] as const,
    )
    if (checkpoints.kind === "refused") throw new Error(checkpoints.says)
    if (proof.kind === "refused" || range.kind === "refused") throw new Error("refused")
    const [latest] = checkpoints.entries
    expect(latest).toMatchObject({ path: "custody/checkpoint", generation: 0, size: 2386 })
    expect(latest!.computed).toBe(latest!.root)
    expect(proof.text).toBe(range.lines[0])
    const claimed = { index: 1670n, size: 2386n, path: proof.path.map((hex) => fromHex(hex)!) }
    const leaf = toUtf8(proof.text!)
    expect(checkInclusion(leaf, claimed, fromHex(latest!.root)!).kind).toBe("included")
    const beyond = await host.page.evaluate(
      (ask) => window.sealwright.api["log:proof"]({ ...ask, line: 5, size: 2387 }),
      asked,
    )
    expect(beyond.kind).toBe("refused")
  })

  always("says of a log that was cut how far it still agrees with its checkpoint", async () => {
    const { handle } = await logOf(2)
    const checkpoints = await host.page.evaluate(
      (examination) => window.sealwright.api["log:checkpoints"](examination),
      handle,
    )
    if (checkpoints.kind === "refused") throw new Error(checkpoints.says)
    expect(checkpoints.lines).toBe(2383)
    expect(checkpoints.entries[0]).toMatchObject({ size: 2386, computed: null })
  })

  always("saves the whole result as JSON, and never over a file", async () => {
    person.saveAs = folder
    const save = () =>
      host.page.evaluate(async () => {
        const { api } = window.sealwright
        const [first] = await api["examination:list"](null)
        return api["result:save"](first!.handle)
      })
    const saved = await save()
    if (saved.kind !== "saved") throw new Error("it was not saved")
    const result = JSON.parse(readFileSync(join(folder, saved.name), "utf8")) as { schema: string }
    expect(result.schema).toBe("sealwright.result/1")
    const again = await save()
    expect(again.kind === "refused" && again.says).toContain("never overwritten")
    await host.page.evaluate(
      (file) => window.sealwright.api["saved:show-in-folder"](file),
      saved.file,
    )
    expect(person.shown).toEqual([join(folder, saved.name)])
  })

  /** @returns the answer, and where the report is then. */
  async function saveReport(passphrase: string) {
    person.saveAs = folder
    return host.page.evaluate(
      async ([key, words]) => {
        const { api } = window.sealwright
        const [, second] = await api["examination:list"](null)
        const since = await api["evidence:since"](second!.handle)
        return api["report:save"]({ examination: second!.handle, key, passphrase: words, since })
      },
      [sample.key.handle, passphrase] as const,
    )
  }

  always("writes no report with a wrong passphrase, and says so", async () => {
    const saved = await saveReport("wrong")
    expect(saved.kind === "refused" && saved.says).toMatch(/passphrase/)
  })

  itWithPdfsig("writes a signed report that pdfsig accepts", async () => {
    const saved = await saveReport(sample.passphrase)
    if (saved.kind !== "saved") throw new Error(JSON.stringify(saved))
    const path = join(folder, saved.name)
    const told = execFileSync("pdfsig", ["-nocert", path], { encoding: "utf8" })
    expect(told).toContain("Signature is Valid")
    expect(told).toContain("Total document signed")
  })

  /** The draft of the second examination, kept as the form would keep it. */
  async function keepDraft(draft: ReportDraft) {
    return host.page.evaluate(async (kept) => {
      const { api } = window.sealwright
      const [, second] = await api["examination:list"](null)
      return api["report:preview"]({ examination: second!.handle, draft: kept })
    }, draft)
  }

  const CASE = { caseNumber: "17 C 4/26", purpose: "Ist es unversehrt?", examiner: "Ada" }

  always(
    "previews the report with what is typed, and signs none that lacks something",
    async () => {
      const { document, faults } = await keepDraft({
        language: "de",
        caseFile: { ...CASE, examiner: "" },
      })
      expect(faults).toEqual({ examiner: "missing" })
      expect(JSON.stringify(document)).toContain("17 C 4/26")
      const saved = await saveReport(sample.passphrase)
      expect(saved).toMatchObject({ kind: "refused" })
      const kept = await host.page.evaluate(async () => {
        const { api } = window.sealwright
        const [, second] = await api["examination:list"](null)
        return api["report:draft"](second!.handle)
      })
      expect(kept.draft.caseFile?.caseNumber).toBe("17 C 4/26")
    },
  )

  itWithPdfsig(
    "writes a German report with its case, checks it, and asks for a time-stamp",
    async () => {
      await keepDraft({ language: "de", caseFile: CASE })
      person.saveAs = mkdtempSync(join(folder, "german-"))
      const saved = await host.page.evaluate(
        async ([key, words]) => {
          const { api } = window.sealwright
          const [, second] = await api["examination:list"](null)
          const since = await api["evidence:since"](second!.handle)
          return api["report:save"]({ examination: second!.handle, key, passphrase: words, since })
        },
        [sample.key.handle, sample.passphrase] as const,
      )
      if (saved.kind !== "saved") throw new Error(JSON.stringify(saved))
      person.file = join(person.saveAs, saved.name)
      const checked = await host.page.evaluate(
        async ([trust, file, terms]) => {
          const { api } = window.sealwright
          const stamp = await api["report:stamp-request"](file)
          const { reports } = await api["report:choose"](null)
          const ask = { report: reports[0]!.handle, trust, terms, language: "de" } as const
          const own = await api["report:check"](ask)
          return { stamp, own, unknown: await api["report:check"]({ ...ask, trust: null }) }
        },
        [sample.trust.handle, saved.file, AS_USUAL.terms] as const,
      )
      expect(checked.stamp).toMatchObject({ kind: "saved", name: `${saved.name}.tsq` })
      expect(checked.own).toMatchObject({ kind: "checked", check: { verdict: "TOTAL-PASSED" } })
      expect(checked.unknown).toMatchObject({
        kind: "checked",
        check: { verdict: "INDETERMINATE" },
      })
      expect(JSON.stringify(checked.own)).not.toContain(folder)
    },
  )

  always("checks what is dropped when it is a report, and examines nothing", async () => {
    const report = join(folder, "forged.pdf")
    writeFileSync(report, "%PDF-1.7\nnothing\n%%EOF\n")
    const before = await host.page.evaluate(() => window.heard.length)
    await drop(host, report)
    await host.page.getByRole("heading", { name: "forged.pdf" }).waitFor()
    await host.page.getByText("TOTAL-FAILED").first().waitFor()
    expect(await host.page.evaluate(() => window.heard.length)).toBe(before)
  })

  always(
    "examines what is dropped on it, and the window never learns where that lies",
    async () => {
      const dropped = join(folder, "dropped bag")
      mkdirSync(dropped)
      writeFileSync(join(dropped, "minutes.txt"), "minutes\n")
      const before = await host.page.evaluate(() => window.heard.length)
      await drop(host, dropped)
      await host.page.waitForFunction(
        (count) => window.heard.slice(count).some(({ state }) => state.kind === "done"),
        before,
      )
      const names = await host.page.evaluate(() => window.heard.at(-1)?.evidence)
      expect(names).toMatchObject({ name: "dropped bag", kind: "folder" })
    },
  )

  always("stops what runs within a second, and what waits behind it at once", async () => {
    const large = join(folder, "large.bin")
    writeFileSync(large, "")
    // Sparse: takes no room on disk, and seconds to read.
    truncateSync(large, 16 * 2 ** 30)
    person.evidence = [large, join(folder, "dropped bag")]
    const handles = await host.page.evaluate(async (asUsual) => {
      const { api } = window.sealwright
      const offer = await api["evidence:choose"]("files")
      const evidence = offer.evidence.map(({ handle }) => handle)
      const started = await api["examination:start"]({
        ...{ evidence, trust: null, expected: null },
        ...asUsual,
      })
      if (started.kind === "refused") throw new Error(started.says)
      return started.examinations.map(({ handle }) => handle)
    }, AS_USUAL)
    const [running] = handles
    await host.page.waitForFunction((handle) => {
      const last = window.heard.findLast((one) => one.handle === handle)?.state
      return last?.kind === "running" && last.progress.bytes.done > 0
    }, running)
    const began = performance.now()
    await host.page.evaluate(async (all) => {
      for (const handle of all.toReversed())
        await window.sealwright.api["examination:cancel"](handle)
    }, handles)
    const states = await Promise.all(handles.map(async (handle) => (await ended(handle)).state))
    expect(states).toEqual([{ kind: "cancelled" }, { kind: "cancelled" }])
    expect(performance.now() - began).toBeLessThan(1000)
  })

  always("says in one sentence that the examiner crashed, and loses nothing", async () => {
    const [sound] = sample.pieces.map(({ handle }) => handle)
    const count = await host.page.evaluate(
      async () => (await window.sealwright.api["examination:list"](null)).length,
    )
    const examining = examineAll([sound!])
    await host.page.waitForFunction(
      (known) =>
        window.heard.at(-1)?.handle !== known && window.heard.at(-1)?.state.kind === "running",
      `examination-${count}`,
    )
    expect(host.crashExaminer()).toBe(true)
    const [crashed] = await examining
    expect(crashed!.state).toMatchObject({ kind: "crashed" })
    expect(crashed!.state.kind === "crashed" && crashed!.state.says).toMatch(/^The examiner ended/)
    // The next one is examined as if nothing had been, and the earlier results are there.
    const [again] = await examineAll([sound!])
    expect(again!.state).toMatchObject({ kind: "done", verdict: "TOTAL-PASSED" })
    const first = await host.page.evaluate(async () => {
      const { api } = window.sealwright
      const [listed] = await api["examination:list"](null)
      return api["examination:outcome"](listed!.handle)
    })
    expect(first.kind).toBe("done")
  })

  always("remembers what was examined, but not what was only a sample", async () => {
    const recent = await host.page.evaluate(() => window.sealwright.api["evidence:recent"](null))
    expect(recent.map(({ name }) => name)).toEqual(["dropped bag"])
    expect(existsSync(join(folder, "user", "state.json"))).toBe(true)
  })

  always("refuses a trust file that does not parse, and keeps the one before", async () => {
    person.file = join(folder, "trust.json")
    writeFileSync(person.file, "{}")
    const choice = await host.page.evaluate(() => window.sealwright.api["trust:choose"](null))
    expect(choice.kind).toBe("refused")
    expect(await host.page.evaluate(() => window.sealwright.api["trust:current"](null))).toBeNull()
  })
})

describe("the window, tried from inside,", () => {
  let browser: Browser
  let inside: ChromiumHost

  beforeAll(async () => {
    browser = await launchChromium()
    inside = await openHost({ browser })
  })

  afterAll(async () => {
    await inside.close()
    await browser.close()
  })

  always("evaluates no text as code, and runs nothing that is written into the page", async () => {
    const became = await inside.page.evaluate(PLANTED)
    expect(became).toEqual(["EvalError", "EvalError", "TypeError", "TypeError", "undefined"])
  })

  always("reaches nobody by WebRTC, not even a listener on this machine", async () => {
    let reached = 0
    const listener = createServer(() => (reached += 1))
    await new Promise<void>((listening) => listener.listen(0, "127.0.0.1", listening))
    const { port } = listener.address() as AddressInfo
    const candidates = await inside.page.evaluate(async (to) => {
      const urls = `turn:127.0.0.1:${String(to)}?transport=tcp`
      const turn = { urls, username: "planted", credential: "planted" }
      const connection = new RTCPeerConnection({ iceServers: [turn] })
      const found: string[] = []
      connection.addEventListener("icecandidate", ({ candidate }) => {
        if (candidate !== null) found.push(candidate.candidate)
      })
      connection.createDataChannel("planted")
      await connection.setLocalDescription()
      await new Promise((later) => setTimeout(later, 1000))
      connection.close()
      return found
    }, port)
    listener.close()
    expect(candidates.filter((one) => one !== "")).toEqual([])
    expect(reached).toBe(0)
  })

  always("has every way out blocked by its own self-test", async () => {
    const attempts = await inside.page.evaluate<readonly Attempt[]>(windowSelfTest())
    const { says } = await inside.page.evaluate(
      (tried) => window.sealwright.api["self-test:run"](tried),
      attempts,
    )
    const told = says.join("\n")
    expect(told).toMatch(/: 28 of 28 ways out that were tried are blocked/)
    expect(told).toContain("Blocked by the app, not by the operating system.")
    expect(told).not.toContain("defect")
    expect(told).toMatch(/All \d+ of the app's own files are as they were built/)
  })
})

/** Drops what lies at a path onto the middle of the window, as the system would. */
async function drop({ page }: ChromiumHost, path: string): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await devTools.send("Input.dispatchDragEvent", { type, x: 300, y: 60, data })
  }
}

/** Text, because our own lint refuses to have it as code. */
const PLANTED = `(async () => {
  // By a timer: what Playwright runs by itself is exempt from the policy of the page.
  await new Promise((later) => setTimeout(later))
  const attempt = (body) => {
    try {
      body()
      return "ran"
    } catch (error) {
      return error.name
    }
  }
  return [
    attempt(() => (0, eval)("window.planted = 1")),
    attempt(() => new Function("window.planted = 1")()),
    attempt(() => {
      document.body.innerHTML = "<img src=x onerror='window.planted = 1'>"
    }),
    attempt(() => {
      const inline = document.createElement("script")
      inline.textContent = "window.planted = 1"
      document.head.append(inline)
    }),
    String(window.planted),
  ]
})()`
