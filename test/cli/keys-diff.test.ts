/** `keys diff`: the keys of two packs, and what they would change about a real bag. */
import { copyFileSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { writePem } from "../../core/encodings/index.ts"
import { ARCHIVIST, EXPORTER, sealedBag, writeFiles } from "../support/evidence.ts"
import { readSchema } from "../support/json-schema.ts"
import { run } from "../support/terminal.ts"

let folder: string
const at = (name: string) => join(folder, name)

async function keys(trust: string, ...argv: string[]): Promise<void> {
  const { exit, err } = await run(["keys", ...argv, "--trust", at(trust), "--by", "A. Archivist"])
  if (exit !== 0) throw new Error(err)
}

/** A pack made of the one that pins the exporter, by one more operation. */
async function after(name: string, ...argv: string[]): Promise<string> {
  copyFileSync(at("trust.json"), at(name))
  await keys(name, ...argv)
  return at(name)
}

function pub(name: string, spki: Uint8Array): string {
  writeFileSync(at(name), writePem({ label: "PUBLIC KEY", bytes: spki }))
  return at(name)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-diff-"))
  writeFiles(at("bag"), await sealedBag())
  const exporter = pub("exporter.pub", EXPORTER.publicKey.spki)
  await keys(
    "trust.json",
    "pin",
    exporter,
    "--id",
    "acme",
    "--subject",
    "Acme",
    "--role",
    "exporter",
  )
})

const diff = (newer: string, ...more: string[]) =>
  run(["keys", "diff", at("trust.json"), newer, "--bundle", at("bag"), ...more])

describe("keys diff", () => {
  it("tells that a compromise takes the verdict away, and by which finding", async () => {
    const newer = await after("lost.json", "compromise", "acme", "--reason", "laptop stolen")
    const { exit, out } = await diff(newer)
    expect(exit).toBe(1)
    expect(out).toContain("~ acme (Acme) changed: compromised")
    expect(out).toContain("verdict       TOTAL-PASSED -> INDETERMINATE")
    expect(out).toMatch(/because of\s+\w+_NO_POE at seals\//)
    expect(out).not.toContain("integrity ")
  })

  it("tells a key that came and changes no verdict", async () => {
    const file = pub("archivist.pub", ARCHIVIST.publicKey.spki)
    const more = ["--id", "archive", "--subject", "Archive", "--role", "archivist"]
    const { exit, out } = await diff(await after("more.json", "pin", file, ...more))
    expect(exit).toBe(0)
    expect(out).toContain("+ archive (Archive) added")
    expect(out).toContain("stays TOTAL-PASSED")
  })

  it("tells a key that went, as JSON", async () => {
    writeFileSync(at("nobody.json"), `{"schema":"sealwright.trust/1","keys":[]}`)
    const { exit, out } = await diff(at("nobody.json"), "--format", "json")
    expect(exit).toBe(1)
    expect(readSchema("trust-diff-1.json").faults(JSON.parse(out))).toEqual([])
    expect(JSON.parse(out)).toMatchObject({
      schema: "sealwright.trust-diff/1",
      keys: [{ id: "acme", subject: "Acme", change: "removed", members: [] }],
      rules: [],
      bundles: [{ before: { verdict: "TOTAL-PASSED" }, after: { verdict: "INDETERMINATE" } }],
    })
  })

  it("finds nothing between a file and itself", async () => {
    const { exit, out } = await diff(at("trust.json"))
    expect([exit, out]).toEqual([0, expect.stringContaining("are the same") as string])
  })

  it("refuses a trust file that came with the evidence, and one that does not parse", async () => {
    copyFileSync(at("trust.json"), at("bag/trust.json"))
    expect((await diff(at("bag/trust.json"))).exit).toBe(66)
    writeFileSync(at("broken.json"), "{}")
    expect((await diff(at("broken.json"))).exit).toBe(66)
  })
})
