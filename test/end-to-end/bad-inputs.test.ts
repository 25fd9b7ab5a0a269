/**
 * Bad inputs in a real Chromium, as a person brings them: each gives one sentence and a way on,
 * nothing is lost, and the window goes on to answer.
 */
import { execFileSync, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { afterAll, afterEach, beforeAll, beforeEach, expect, it as always } from "vitest"
import { openHost, type ChromiumHost, type Person } from "../support/chromium-host.ts"
import { launchChromium } from "../support/chromium.ts"
import { needsTool } from "../support/tools.ts"

const { describe } = needsTool("chromium")
// Elsewhere the bits of a folder's mode do not keep anybody out.
const posix = always.skipIf(process.platform === "win32")

const NOBODY = 65_534

let browser: Browser
let folder: string
let host: ChromiumHost
let page: Page

/** What the person chooses in the dialog that comes next. */
const person = { evidence: [] as readonly string[], file: undefined as string | undefined }

const PERSON: Person = {
  chooseEvidence: () => Promise.resolve(person.evidence),
  chooseFile: () => Promise.resolve(person.file),
}

const at = (name: string): string => join(folder, name)
const sees = (text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout: 8000 })
const press = (name: string | RegExp): Promise<void> =>
  page.getByRole("button", { name }).first().click()

/** Drops files as the system does, by their paths. */
async function drop(paths: readonly string[]): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await devTools.send("Input.dispatchDragEvent", { type, x: 700, y: 450, data })
  }
}

/** Bytes whose digest was recomputed, and all of them, as the window states them. */
async function bytesCovered(): Promise<readonly number[]> {
  const stated = await page
    .getByText(/^[\d,]+ of [\d,]+ \(/)
    .first()
    .innerText()
  const [, ...numbers] = /^([\d,]+) of ([\d,]+)/.exec(stated) ?? []
  return numbers.map((one) => Number(one.replaceAll(",", "")))
}

/** The window answers: another place opens at once. */
async function goesOn(): Promise<void> {
  const before = performance.now()
  await press("Help")
  await page.getByRole("heading", { name: "Help", level: 1 }).waitFor({ timeout: 2000 })
  expect(performance.now() - before).toBeLessThan(2000)
  await press("Open evidence")
}

describe("bad inputs in the window", () => {
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser.close()
  })

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-bad-"))
  })
  afterEach(async () => {
    await host.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(): Promise<void> {
    host = await openHost({ browser, person: PERSON, userFolder: at("user") })
    page = host.page
  }

  /** The window in a language, as an earlier session left it. */
  async function openIn(language: "en" | "de"): Promise<void> {
    mkdirSync(at("user"), { recursive: true })
    const state = {
      schema: "sealwright.state/1",
      preferences: { language, theme: "system", density: "calm", zoom: 100 },
      ...{ recent: [], trust: null, window: { width: 1280, height: 860, isMaximised: false } },
    }
    writeFileSync(at("user/state.json"), JSON.stringify(state))
    await open()
  }

  const REFUSED = {
    en: {
      chooses: /^Choose files/,
      neither: "It is neither a folder nor a regular file, so it cannot be examined.",
      circle: "It cannot be read: its links lead in a circle.",
    },
    de: {
      chooses: /^Dateien wählen/,
      neither:
        "Das ist weder ein Ordner noch eine gewöhnliche Datei und lässt sich deshalb nicht prüfen.",
      circle: "Lässt sich nicht lesen: die Verknüpfungen führen im Kreis.",
    },
  } as const

  for (const language of ["en", "de"] as const) {
    posix(`devices, pipes, sockets and circles are refused one by one (${language})`, async () => {
      await openIn(language)
      const { chooses, neither, circle } = REFUSED[language]
      execFileSync("mkfifo", [at("pipe")])
      symlinkSync(at("circle"), at("circle"))
      writeFileSync(at("beside.txt"), "beside\n")
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(at("socket"), resolve))
      try {
        const bad = ["/dev/zero", at("pipe"), at("socket"), at("circle")]
        person.evidence = [...bad, at("beside.txt")]
        await press(chooses)
        for (const name of ["zero", "pipe", "socket"]) await sees(`${name}: ${neither}`)
        await sees(`circle: ${circle}`)
        // What lies between them is examined all the same.
        await page.locator(".rail-examination").filter({ hasText: "beside.txt" }).waitFor()
        expect(await page.locator(".rail-examination").count()).toBe(1)
      } finally {
        server.close()
      }
      expect(host.complaints).toEqual([])
    })

    always(`what holds nothing passes for nothing, and goes on (${language})`, async () => {
      await openIn(language)
      mkdirSync(at("empty"))
      writeFileSync(at("nothing.txt"), "")
      writeFileSync(at("nothing.zip"), "")
      await drop([at("empty"), at("nothing.txt"), at("nothing.zip")])
      const verdict = (name: string | RegExp) =>
        page.locator(".rail-examination").filter({ hasText: name })
      const [open, failed] =
        language === "en" ? ["indeterminate", "failed"] : ["offen", "nicht bestanden"]
      for (const name of ["empty", "nothing.txt"]) {
        await verdict(name).filter({ hasText: open }).waitFor({ timeout: 15_000 })
      }
      await verdict("nothing.zip").filter({ hasText: failed }).waitFor({ timeout: 15_000 })
      expect(host.complaints).toEqual([])
    })
  }

  posix("a name of control characters that turns text round is shown as code points", async () => {
    await open()
    const name = "in\u202Evoice\u0007\nfdp.exe"
    writeFileSync(at(name), "minutes\n")
    await drop([at(name)])
    await sees(/^(INDETERMINATE|TOTAL-FAILED)$/)
    const text = await page.locator("body").innerText()
    expect(text).toContain("U+202E")
    expect(text).toContain("U+0007")
    expect(text).not.toMatch(/[\u202E\u0007]/)
    await goesOn()
    expect(host.complaints).toEqual([])
  })

  always("a folder that is deleted while it is examined leaves the verdict open", async () => {
    mkdirSync(at("fleeting"))
    bagOfZeros(at("fleeting"))
    await open()
    person.evidence = [at("fleeting")]
    await press(/^Choose a folder/)
    await sees(/^[1-9][\d.]* [MG]B of [\d.]+ GB$/)
    await press("Pause: fleeting")
    await sees(/^Paused\. Nothing is read until you continue/)
    rmSync(at("fleeting"), { recursive: true })
    await press("Continue: fleeting")
    await page.getByRole("heading", { name: "INDETERMINATE" }).first().waitFor({ timeout: 30_000 })
    await sees("EVIDENCE_CHANGED")
    expect(await page.getByText("TOTAL-PASSED").count()).toBe(0)
    await goesOn()
    expect(host.complaints).toEqual([])
  })

  always("evidence that is opened again while it is examined waits for its own turn", async () => {
    writeFileSync(at("large.bin"), "")
    truncateSync(at("large.bin"), 4 * LARGE_BYTES)
    await open()
    person.evidence = [at("large.bin"), at("large.bin")]
    await press(/^Choose files/)
    await page.locator(".rail-examination").first().waitFor()
    // Given twice at once it is one piece; given again it is examined again.
    expect(await page.locator(".rail-examination").count()).toBe(1)
    await press("Open evidence")
    await press(/^Choose files/)
    const ended = page.locator(".rail-examination").filter({ hasText: "indeterminate" })
    await ended.nth(1).waitFor({ timeout: 30_000 })
    expect(await page.locator(".rail-examination").count()).toBe(2)
    expect(host.complaints).toEqual([])
  })

  always("a dropped executable is examined as a file, and passes for nothing", async () => {
    await open()
    writeFileSync(at("setup.exe"), Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3), { mode: 0o755 })
    await drop([at("setup.exe")])
    await sees(/^(INDETERMINATE|TOTAL-FAILED)$/)
    expect(await page.getByText("TOTAL-PASSED").count()).toBe(0)
    await goesOn()
    expect(host.complaints).toEqual([])
  })

  always(
    "thousands of dropped files are refused in one sentence, and the window answers",
    async () => {
      await open()
      mkdirSync(at("many"))
      // Two questions to the browser a file; ten thousand are dropped on the handlers instead.
      const paths = Array.from({ length: 2000 }, (_, index) => at(`many/${String(index)}.txt`))
      for (const path of paths) writeFileSync(path, "")
      await drop(paths)
      await sees(/2,000 things were given at once, and at most 200 are taken/)
      await goesOn()
      expect(host.complaints).toEqual([])
    },
  )

  always("more dropped files than anybody counts are refused in one sentence", async () => {
    await open()
    // The browser is not asked where each of them lies, which would take minutes.
    await page.evaluate(dropInPage, { count: 10_001, path: "/nowhere/at/all" })
    await sees(/10,001 things were given at once, and at most 200 are taken/)
    await goesOn()
    expect(host.complaints).toEqual([])
  })

  always("an attachment, which lies nowhere, is refused in one sentence", async () => {
    await open()
    await page.evaluate(dropInPage, { count: 2, path: "" })
    await sees(/^What lies nowhere on this machine, such as an attachment of a mail, cannot/)
    expect(await page.getByText(/lies nowhere on this machine/).count()).toBe(1)
    await page.evaluate(dropInPage, { count: 1, path: undefined })
    await sees(/^What was dropped could not be taken/)
    await goesOn()
    expect(host.complaints).toEqual([])
  })

  always("evidence that is opened twice is two examinations with one answer", async () => {
    await open()
    mkdirSync(at("twice"))
    writeFileSync(at("twice/minutes.txt"), "minutes\n")
    person.evidence = [at("twice")]
    for (const times of [1, 2]) {
      await press("Open evidence")
      await press(/^Choose a folder/)
      await page
        .locator(".rail-examination")
        .filter({ hasText: "indeterminate" })
        .nth(times - 1)
        .waitFor({ timeout: 8000 })
    }
    expect(await page.locator(".rail-examination").count()).toBe(2)
    expect(host.complaints).toEqual([])
  })

  always(
    "a trust file that does not parse is refused by its name, and nobody is trusted as before",
    async () => {
      await open()
      writeFileSync(at("broken.json"), '{"schema":"sealwright.trust/1","keys":[')
      person.file = at("broken.json")
      await press(/^Choose a trust file/)
      await sees(
        /^broken\.json cannot be used as a trust file \(the trust file is refused: .*ends where a value should be.*\); nobody is trusted, as before\.$/,
      )
      await goesOn()
      expect(host.complaints).toEqual([])
    },
  )

  always("a state file of a newer version is kept aside and said", async () => {
    mkdirSync(at("user"))
    writeFileSync(at("user/state.json"), '{"schema":"sealwright.state/9","recent":["kept"]}')
    await open()
    await sees(/^Settings were written by a newer version and are kept as state\.json\.kept-1/)
    expect(readdirSync(at("user"))).toContain("state.json.kept-1")
    await goesOn()
  })

  posix("a folder without permission says so, and is read once it is granted", async () => {
    mkdirSync(at("locked"))
    writeFileSync(at("locked/minutes.txt"), "minutes\n")
    chmodSync(at("locked"), 0)
    await open()
    await asOrdinaryUser(async () => {
      person.evidence = [at("locked")]
      await press(/^Choose a folder/)
      await sees(/^The folder cannot be read: permission is missing\.$/)
      expect(await page.getByRole("heading", { name: /^(TOTAL|INDET)/ }).count()).toBe(0)
      await goesOn()
      chmodSync(at("locked"), 0o700)
      await press(/^locked/)
      await press("Examine again")
      await page.locator(".rail-examination").filter({ hasText: "indeterminate" }).waitFor()
    })
    expect(host.complaints).toEqual([])
  })

  always("a disk that vanishes midway leaves unread what was on it", async ({ skip }) => {
    mkdirSync(at("disk"))
    if (!mount(at("disk"))) {
      skip("mounting a disk in memory is not permitted here")
      return
    }
    try {
      bagOfZeros(at("disk"))
      await open()
      person.evidence = [at("disk")]
      await press(/^Choose a folder/)
      await sees(/^[1-9][\d.]* [MG]B of [\d.]+ GB$/)
      await press("Pause: disk")
      await sees(/^Paused\. Nothing is read until you continue/)
    } finally {
      // Lazily, as a disk that is pulled out: files that are open stay so, and no other opens.
      spawnSync("umount", ["--lazy", at("disk")])
    }
    expect(readdirSync(at("disk"))).toEqual([])
    await press("Continue: disk")
    await page.getByRole("heading", { name: "INDETERMINATE" }).first().waitFor({ timeout: 30_000 })
    await sees("EVIDENCE_CHANGED")
    await sees(/^Nothing was found to differ, but not everything could be shown/)
    const [read = NaN, all = NaN] = await bytesCovered()
    expect(all).toBeGreaterThan(LARGE_FILES * LARGE_BYTES)
    expect(read).toBeLessThan(all - LARGE_BYTES)
    expect(await page.getByText("TOTAL-PASSED").count()).toBe(0)
    await goesOn()
    expect(host.complaints).toEqual([])
  })

  always("evidence that is gone when it is opened again says so", async () => {
    await open()
    person.evidence = [at("gone")]
    await press(/^Choose a folder/)
    await sees("gone: It cannot be read: there is no such file or folder.")
    await goesOn()
    expect(host.complaints).toEqual([])
  })
})

/** Does it as one who may not read everything, which the administrator may. */
async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) {
    await work()
    return
  }
  for (const name of ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })]) {
    chownSync(join(folder, name), NOBODY, NOBODY)
  }
  process.seteuid?.(NOBODY)
  try {
    await work()
  } finally {
    process.seteuid?.(0)
  }
}

/** A disk in memory; false where nobody may mount one. */
function mount(path: string): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "tmpfs", path]).status === 0
}

const LARGE_BYTES = 256 * 2 ** 20
/** More than are open at a time, of which each takes a good part of a second to read. */
const LARGE_FILES = 64

/** A bag of sparse files, which take no memory, and one small file that is read after them. */
function bagOfZeros(bag: string): void {
  const zeros = createHash("sha256")
  for (let done = 0; done < LARGE_BYTES; done += PIECE.length) zeros.update(PIECE)
  const large = zeros.digest("hex")
  const small = createHash("sha256").update("minutes\n").digest("hex")
  mkdirSync(join(bag, "data"))
  const names = Array.from({ length: LARGE_FILES }, (_, index) => `data/${String(index)}.bin`)
  for (const name of names) {
    writeFileSync(join(bag, name), "")
    truncateSync(join(bag, name), LARGE_BYTES)
  }
  writeFileSync(join(bag, "data/minutes.txt"), "minutes\n")
  const lines = [...names.map((name) => `${large}  ${name}\n`), `${small}  data/minutes.txt\n`]
  writeFileSync(join(bag, "manifest-sha256.txt"), lines.join(""))
  const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
  writeFileSync(join(bag, "bagit.txt"), declaration)
}

const PIECE = new Uint8Array(2 ** 20)

/** Runs in the page: lets go of files that this made, all of which are said to lie there. */
function dropInPage({ count, path }: { count: number; path: string | undefined }): void {
  const dataTransfer = new DataTransfer()
  for (let index = 0; index < count; index += 1) dataTransfer.items.add(new File([], `${index}`))
  Object.assign(window, {
    hostPathOf: () => {
      if (path === undefined) throw new Error("nobody knows")
      return path
    },
  })
  const field = document.querySelector(".drop-field")
  field?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }))
}
