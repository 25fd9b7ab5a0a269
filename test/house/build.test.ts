/**
 * What the build promises: one executable, the same bytes from the same sources
 * wherever they lie, and packages left outside under their own names.
 */
import { spawnSync } from "node:child_process"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { copyHouse, type HouseCopy } from "../support/house-copy.ts"

const START = `
import { sha256 } from "@noble/hashes/sha2.js"
const { workerName } = await import("../core/node/planted-lazy.ts")
process.stdout.write(sha256(new Uint8Array()).length + " " + workerName)
`
const LAZY = 'export const workerName = new URL("./planted-worker.ts", import.meta.url).pathname\n'
const WORKER = 'import { workerName } from "./planted-lazy.ts"\nprocess.stdout.write(workerName)\n'

let copies: readonly HouseCopy[] = []

beforeAll(async () => {
  copies = [copyHouse(), copyHouse()]
  for (const copy of copies) {
    copy.plant("cli/start.ts", START)
    copy.plant("core/node/planted-lazy.ts", LAZY)
    copy.plant("core/node/planted-worker.ts", WORKER)
    const { code, stderr } = await copy.run("config/build.mjs", [])
    expect(stderr).toBe("")
    expect(code).toBe(0)
  }
})

afterAll(() => {
  for (const copy of copies) copy.remove()
})

/** The built files of one copy, by name. */
function built(copy: HouseCopy | undefined): ReadonlyMap<string, string> {
  if (copy === undefined) throw new Error("nothing was built")
  const dist = join(copy.root, "dist")
  return new Map(
    readdirSync(dist).map((name) => [name, readFileSync(join(dist, name), "utf8")] as const),
  )
}

describe("npm run build", () => {
  it("gives the same bytes in two different folders", () => {
    const [first, second] = copies.map(built)
    expect(first?.size).toBeGreaterThan(2)
    expect(first).toEqual(second)
  })

  it("puts no path of the machine into them", () => {
    for (const text of built(copies[0]).values()) expect(text).not.toContain("sealwright-house-")
  })

  it("makes an executable that finds its packages, its lazy parts and its workers", () => {
    const root = copies[0]?.root ?? ""
    const start = join(root, "dist", "start.js")
    expect(statSync(start).mode & 0o111).toBe(0o111)
    expect(readFileSync(start, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/)
    const { stdout } = spawnSync(process.execPath, [start], { encoding: "utf8" })
    expect(stdout).toBe(`32 ${join(root, "dist", "planted-worker.js")}`)
  })

  it("leaves packages outside, under their own names", () => {
    expect(built(copies[0]).get("start.js")).toContain('from "@noble/hashes/sha2.js"')
  })

  it("refuses to start a worker by the name of its source", async () => {
    const [copy] = copies
    copy?.plant("core/node/planted-lazy.ts", 'export const workerName = "./planted-worker.ts"\n')
    const answer = await copy?.run("config/build.mjs", [])
    expect(answer?.code).not.toBe(0)
    expect(answer?.stderr).toContain("starts a worker by the name of its source")
  })
})
