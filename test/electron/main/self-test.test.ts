import { createHash } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Attempt, OwnFiles } from "../../../electron/contract/self-test.ts"
import { checkOwnFiles } from "../../../electron/main/own-files.ts"
import { concludeSelfTest } from "../../../electron/main/self-test.ts"

const AT = "2026-11-26T10:00:00.000Z"
const blocked = (where: Attempt["where"]): Attempt => ({
  ...{ where, way: "fetch", target: "192.0.2.1" },
  outcome: "blocked",
})
const ALL = [blocked("window"), blocked("main"), blocked("examiner")]
const WHOLE: OwnFiles = { checked: 25, differing: [], missing: [], unlisted: [] }

describe("the self-test", () => {
  it("is sound when every place blocks everything and every file is as it was built", () => {
    const { isSound, says } = concludeSelfTest(AT, ALL, WHOLE)
    expect(isSound).toBe(true)
    expect(says.join("\n")).toContain("3 of 3 ways out")
    expect(says.join("\n")).toContain("Blocked by the app, not by the operating system.")
    expect(says.join("\n")).toContain("unshare -n")
  })

  it.each(["stopped", "escaped"] as const)("calls a way out that was %s a defect", (outcome) => {
    const attempts = [...ALL, { ...blocked("examiner"), outcome }]
    const { isSound, says } = concludeSelfTest(AT, attempts, WHOLE)
    expect(isSound).toBe(false)
    expect(says.join("\n")).toContain("A defect of this program: fetch to 192.0.2.1")
    expect(says.join("\n")).not.toContain("Blocked by the app")
  })

  it.each(["window", "main", "examiner"] as const)("is not sound without the %s", (where) => {
    const attempts = ALL.filter((attempt) => attempt.where !== where)
    const { isSound, says } = concludeSelfTest(AT, attempts, WHOLE)
    expect(isSound).toBe(false)
    expect(says.join("\n")).toMatch(/Nothing was tried from the/)
  })

  it("is not sound without a manifest, or with files that are not as it says", () => {
    expect(concludeSelfTest(AT, ALL, null).isSound).toBe(false)
    for (const member of ["differing", "missing", "unlisted"] as const) {
      const { isSound, says } = concludeSelfTest(AT, ALL, { ...WHOLE, [member]: ["main/app.js"] })
      expect(isSound).toBe(false)
      expect(says.join("\n")).toContain("main/app.js")
    }
  })
})

describe("the app's own files", () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-own-"))
    mkdirSync(join(folder, "main"))
    writeFileSync(join(folder, "main", "app.js"), "0")
    const sha256 = createHash("sha256").update("0").digest("hex")
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ "main/app.js": sha256 }))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it("are all as the manifest says", () => {
    expect(checkOwnFiles(folder)).toEqual({ ...WHOLE, checked: 1 })
  })

  it("are named when one was changed, taken away or added", () => {
    writeFileSync(join(folder, "main", "app.js"), "1")
    writeFileSync(join(folder, "main", "more.js"), "1")
    expect(checkOwnFiles(folder)).toEqual({
      checked: 1,
      differing: ["main/app.js"],
      missing: [],
      unlisted: ["main/more.js"],
    })
    rmSync(join(folder, "main", "app.js"))
    expect(checkOwnFiles(folder)?.missing).toEqual(["main/app.js"])
  })

  it.each(["{", "[1]", '{"a":1}'])("have no manifest in %s", (text) => {
    writeFileSync(join(folder, "manifest.json"), text)
    expect(checkOwnFiles(folder)).toBeNull()
  })
})
