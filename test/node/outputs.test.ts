/** Which places lie inside evidence, whatever they are called. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { refuseInsideEvidence } from "../../core/node/index.ts"

let folder: string
const at = (name: string): string => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-outputs-"))
  for (const name of ["evidence", "evidence/sub", "evidence2", "bag", "bag/data"]) {
    mkdirSync(at(name))
  }
  for (const name of ["bag/bagit.txt", "one.zip", "evidence2/photos.sha256", "trust.json"]) {
    writeFileSync(at(name), "")
  }
  symlinkSync(at("evidence/sub"), at("to-sub"))
  symlinkSync(at("bag/data"), at("to-data"))
  symlinkSync(at("evidence"), at("to-evidence"))
  symlinkSync(at("evidence2/photos.sha256"), at("bag/list"))
  symlinkSync(at("trust.json"), at("evidence/outward.json"))
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const isRefused = (path: string, ...evidence: readonly string[]): boolean => {
  try {
    refuseInsideEvidence(at(path), evidence.map(at))
    return false
  } catch {
    return true
  }
}

describe("a place to write to", () => {
  it.each([
    ["inside evidence", "evidence/new", "evidence"],
    ["that is the evidence", "evidence", "evidence"],
    ["that is the file of evidence", "one.zip", "one.zip"],
    ["in a folder of it that is not there yet", "evidence/no/folder/new", "evidence"],
    ["reached by a link", "to-sub/new", "evidence"],
    ["reached by a link, with a missing folder", "to-sub/no/new", "evidence"],
    ["of evidence that was named by a link", "evidence/new", "to-evidence"],
    ["that is a link out of the evidence", "evidence/outward.json", "evidence"],
    ["beside a list", "evidence2/new", "evidence2/photos.sha256"],
    ["beside a list that was named by a link", "evidence2/new", "bag/list"],
    ["in evidence that is gone by now", "gone/new", "gone"],
  ])("%s is refused", (_, place, evidence) => {
    expect(isRefused(place, evidence)).toBe(true)
  })

  it("in a bag is refused unnamed, also by a link", () => {
    expect(isRefused("bag/new")).toBe(true)
    expect(isRefused("to-data/new")).toBe(true)
  })

  it("beside evidence is taken, also where the names begin alike", () => {
    expect(isRefused("evidence2/new", "evidence")).toBe(false)
    expect(isRefused("evidence.report.pdf", "evidence")).toBe(false)
    expect(isRefused("one.pdf", "one.zip")).toBe(false)
    expect(isRefused("new", "evidence", "one.zip", "nowhere")).toBe(false)
  })
})
