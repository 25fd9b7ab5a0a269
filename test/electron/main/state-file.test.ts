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
import { openStateFile } from "../../../electron/main/state-file.ts"

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
    const { preferences, recent, trust } = openStateFile(folder).read()
    expect(preferences).toEqual({ language: "en", theme: "system", density: "calm", zoom: 100 })
    expect([recent, trust]).toEqual([[], null])
  })

  it("keeps what was changed for the next session, readable by this user only", () => {
    openStateFile(folder).change({ preferences: GERMAN, trust: "/keys/trust.json" })
    expect(openStateFile(folder).read()).toMatchObject({
      preferences: GERMAN,
      trust: "/keys/trust.json",
    })
    expect(statSync(state()).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(["state.json"])
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
    ["a trust pack that is no path", mutated('"trust": null', '"trust": 1')],
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
