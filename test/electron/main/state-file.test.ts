import { execFile } from "node:child_process"
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { english } from "../../../core/index.ts"
import { lockFile } from "../../../electron/main/file-lock.ts"
import { openStateFile, type StateFile } from "../../../electron/main/state-file.ts"
import type { RecentEntry } from "../../../electron/main/state-form.ts"
import { makeUnfinishedBook } from "../../../electron/main/unfinished.ts"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-state-"))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const GERMAN = { language: "de", theme: "dark", density: "compact", zoom: 150 } as const
const state = (): string => join(folder, "state.json")

describe("the state file", () => {
  it("begins with English, the system's theme and nobody trusted", () => {
    const opened = openStateFile(folder)
    const { preferences, trust } = opened.read()
    expect(preferences).toEqual({ language: "en", theme: "system", density: "calm", zoom: 100 })
    expect([opened.lists(), trust]).toEqual([{ recent: [], unfinished: [] }, null])
  })

  it("keeps what was changed for the next session, readable by this user only", () => {
    const opened = openStateFile(folder)
    opened.change({ preferences: GERMAN, trust: "/keys/trust.json" })
    opened.close()
    const next = openStateFile(folder)
    expect(next.read()).toMatchObject({ preferences: GERMAN, trust: "/keys/trust.json" })
    next.close()
    expect(statSync(state()).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(["locks", "state.json"])
    expect(readdirSync(join(folder, "locks"))).toEqual(["state"])
  })

  it("keeps a file of a newer version aside, says so, and never overwrites it", () => {
    const newer = '{"schema":"sealwright.state/2","something":"new"}'
    for (const name of ["state.json.kept-1", "state.json.kept-2"]) {
      writeFileSync(state(), newer)
      const opened = openStateFile(folder)
      expect(opened.notices().map(english)).toEqual([expect.stringContaining(`kept as ${name}`)])
      expect(opened.notices().map(english)[0]).toContain("newer version")
      opened.change({ preferences: GERMAN })
      expect(readFileSync(join(folder, name), "utf8")).toBe(newer)
    }
  })

  it.each([
    ["no JSON", "{"],
    ["no object", "[]"],
    ["another file", '{"schema":"sealwright.result/1"}'],
    ["a zoom that nobody could read at", mutated('"zoom": 150', '"zoom": 5000')],
    ["a language that there is not", mutated('"de"', '"fr"')],
    ["a trust file that is no path", mutated('"trust": null', '"trust": 1')],
    ["a mode that is neither on nor off", mutated('"readOnly": false', '"readOnly": "no"')],
    ["a window that nobody could see", mutated('"width": 1280', '"width": 0')],
  ])("keeps %s aside and begins afresh", (_, text) => {
    writeFileSync(state(), text)
    const opened = openStateFile(folder)
    expect(opened.read().preferences.language).toBe("en")
    expect(opened.notices().map(english)).toEqual([expect.stringContaining("state.json.kept-1")])
    expect(readFileSync(join(folder, "state.json.kept-1"), "utf8")).toBe(text)
  })

  it("begins afresh where a folder has its name, and leaves it there", () => {
    mkdirSync(join(state(), "inside"), { recursive: true })
    const opened = openStateFile(folder)
    expect(opened.notices().map(english)).toEqual([
      expect.stringMatching(/neither be read nor be put aside: it is a folder; the app begins/),
    ])
    opened.change({ preferences: GERMAN })
    expect(opened.read().preferences).toEqual(GERMAN)
    expect(readdirSync(folder)).toEqual(["state.json"])
    expect(readdirSync(state())).toEqual(["inside"])
  })

  it("begins afresh where its folder cannot be made", () => {
    writeFileSync(join(folder, "file"), "")
    const opened = openStateFile(join(folder, "file", "app"))
    expect(opened.read().preferences.language).toBe("en")
    expect(opened.notices()).toHaveLength(1)
    opened.change({ preferences: GERMAN })
    expect(opened.notices()).toHaveLength(1)
  })

  it("leaves one alone that the system does not read", () => {
    symlinkSync(state(), state())
    const opened = openStateFile(folder)
    expect(opened.notices().map(english)).toEqual([expect.stringContaining("lead in a circle")])
    opened.change({ preferences: GERMAN })
    expect(lstatSync(state()).isSymbolicLink()).toBe(true)
  })

  it("says that it could not be written, and goes on with what it was told", () => {
    const opened = openStateFile(folder)
    rmSync(folder, { recursive: true })
    opened.change({ preferences: GERMAN })
    expect(opened.read().preferences).toEqual(GERMAN)
    expect(opened.notices().map(english)).toEqual([expect.stringContaining("could not be written")])
  })
})

const seen = (path: string): RecentEntry => ({
  ...{ path, name: path, verdict: "TOTAL-PASSED", evaluatedAt: "2026-01-01T00:00:00Z" },
  resultDigest: "ab",
})
const paths = (opened: StateFile) => opened.lists().recent.map(({ path }) => path)
const add = (opened: StateFile, path: string) => {
  opened.edit(({ recent }) => ({ recent: [seen(path), ...recent] }))
}

describe("a state file of two windows", () => {
  it("has what each of them changed, and each window stays as it was set", () => {
    const [one, other] = [openStateFile(folder), openStateFile(folder)]
    one.change({ preferences: { ...one.read().preferences, theme: "dark" }, keepsIndexes: true })
    other.change({ preferences: { ...other.read().preferences, language: "de" } })
    other.change({ trust: "/keys/trust.json" })
    expect(openStateFile(folder).read()).toMatchObject({
      preferences: { language: "de", theme: "dark" },
      ...{ keepsIndexes: true, trust: "/keys/trust.json" },
    })
    expect(one.read()).toMatchObject({ preferences: { language: "en" }, trust: null })
    expect(other.read()).toMatchObject({ preferences: { theme: "system" }, keepsIndexes: false })
  })

  it("shows each what the other added, and what one forgot stays forgotten", () => {
    const [one, other] = [openStateFile(folder), openStateFile(folder)]
    add(one, "/a")
    add(other, "/b")
    expect([paths(one), paths(other)]).toEqual([
      ["/b", "/a"],
      ["/b", "/a"],
    ])
    other.edit(() => ({ recent: [] }))
    add(one, "/c")
    expect(paths(openStateFile(folder))).toEqual(["/c"])
  })

  it("is left as it is where something else wrote it anew, and that is said", () => {
    for (const foreign of ['{"schema":"sealwright.state/2"}', "{"]) {
      const opened = openStateFile(folder)
      opened.change({ trust: "/keys/trust.json" })
      writeFileSync(state(), foreign)
      opened.change({ preferences: GERMAN })
      add(opened, "/a")
      expect(readFileSync(state(), "utf8")).toBe(foreign)
      expect(opened.notices().map(english)).toEqual([
        expect.stringMatching(/something else wrote the settings meanwhile/),
      ])
      expect([opened.read().preferences, paths(opened)]).toEqual([GERMAN, ["/a"]])
      rmSync(state())
    }
  })

  it("is written again with all that the window has, where somebody removed it", () => {
    const opened = openStateFile(folder)
    opened.change({ trust: "/keys/trust.json" })
    rmSync(state())
    opened.change({ preferences: GERMAN })
    expect(openStateFile(folder).read()).toMatchObject({
      preferences: GERMAN,
      trust: "/keys/trust.json",
    })
  })

  it("gets what could not be written while the other was at work, as soon as it can", () => {
    const [one, other] = [openStateFile(folder), openStateFile(folder)]
    add(one, "/a")
    const lock = lockFile(join(folder, "locks", "state"), 0)
    add(other, "/b")
    expect(other.notices().map(english)).toEqual([expect.stringContaining("could not be written")])
    expect([paths(one), paths(other)]).toEqual([["/a"], ["/b", "/a"]])
    if (lock.kind === "locked") lock.release()
    add(one, "/c")
    other.close()
    expect([paths(one), other.notices()]).toEqual([["/b", "/c", "/a"], []])
  })
})

describe("two processes at one state file", () => {
  it("lose nothing of each other, and neither offers what the other examines", async () => {
    const program = (name: string) =>
      new Promise((resolve) => {
        const args = ["test/support/change-state.ts", folder, name, "120"]
        // Each is killed, by itself, so what counts is what it said before.
        execFile(process.execPath, args, { timeout: 50_000 }, (_, told) => {
          resolve(told)
        })
      })
    const names = ["one", "other"]
    const told = await Promise.all(names.map(program))
    expect(told).toEqual(["nothing left\n", "nothing left\n"])

    const opened = openStateFile(folder)
    const book = makeUnfinishedBook(opened, () => true)
    const left = book.left().map(({ path }) => path)
    const made = names.flatMap((name) =>
      Array.from({ length: 120 }, (_, index) => `/${name}/${index}`),
    )
    expect(left.toSorted()).toEqual(made.toSorted())
    expect(paths(opened).toSorted()).toEqual(
      names.flatMap((name) => Array.from({ length: 20 }, (_, at) => `/${name}/${at}`)).toSorted(),
    )
    expect(opened.read()).toMatchObject({
      preferences: { theme: "dark", zoom: 150 },
      ...{ trust: "/one", keepsIndexes: true },
    })
  }, 60_000)
})

/** A state file with one thing changed in it. */
function mutated(from: string, to: string): string {
  const made = mkdtempSync(join(tmpdir(), "sealwright-state-"))
  try {
    openStateFile(made).change({ preferences: GERMAN })
    const text = readFileSync(join(made, "state.json"), "utf8")
    if (!text.includes(from)) throw new Error(`a state file holds no ${from}`)
    return text.replace(from, to)
  } finally {
    rmSync(made, { recursive: true })
  }
}
