/** What the command line prints as JSON, held against the schemas that we publish for it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { sealedBag, writeFiles } from "../support/evidence.ts"
import { readSchema } from "../support/json-schema.ts"
import { run } from "../support/terminal.ts"

const folder = mkdtempSync(join(tmpdir(), "sealwright-schemas-"))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const at = (name: string): string => join(folder, name)

async function printed(...argv: readonly string[]): Promise<unknown> {
  return JSON.parse((await run([...argv, "--format", "json"])).out)
}

describe("docs/schemas/results-1.json", () => {
  const schema = readSchema("results-1.json")

  it("holds for several paths, with a result and without one", async () => {
    writeFiles(at("bag"), await sealedBag())
    writeFileSync(at("bad.zip"), "no archive")
    const results = await printed("verify", at("bag"), at("bad.zip"), at("gone"))
    expect(schema.faults(results)).toEqual([])
    expect(results).toMatchObject({
      results: [
        { schema: "sealwright.result/1" },
        { schema: "sealwright.result/1" },
        { schema: "sealwright.error/1" },
      ],
    })
  })

  it("refuses what is neither result nor error, and a member it does not name", () => {
    const error = { schema: "sealwright.error/1", code: "UNREADABLE", path: "x", message: "y" }
    const two = (one: unknown) => ({
      schema: "sealwright.results/1",
      verdict: "INDETERMINATE",
      results: [one, error],
    })
    expect(schema.faults(two(error))).toEqual([])
    expect(schema.faults(two({ ...error, code: "OTHER" }))).not.toEqual([])
    expect(schema.faults(two({ schema: "sealwright.result/1" }))).not.toEqual([])
    expect(schema.faults({ ...two(error), more: 1 })).not.toEqual([])
  })
})

describe("docs/schemas/error-1.json", () => {
  const schema = readSchema("error-1.json")

  it.each<[string, string, readonly string[]]>([
    ["a path that is not there", "UNREADABLE", ["verify", at("gone")]],
    ["an option that does not exist", "USAGE", ["verify", at("gone"), "--none"]],
    ["a command that does not exist", "USAGE", ["verifi"]],
    ["a trust file that does not parse", "MALFORMED", ["verify", folder, "--trust", at("t.json")]],
    [
      "a trust file in the evidence",
      "TRUST_FROM_EVIDENCE",
      ["verify", folder, "--trust", at("e.json")],
    ],
    [
      "a report that exists",
      "UNWRITABLE",
      ["verify", at("gone"), "--report", at("t.json"), "--key", "k"],
    ],
  ])("holds for %s", async (_what, code, argv) => {
    writeFileSync(at("t.json"), "no JSON")
    writeFileSync(at("e.json"), '{"schema":"sealwright.trust/1","keys":[]}')
    const error = await printed(...argv)
    expect(schema.faults(error)).toEqual([])
    expect(error).toMatchObject({ code })
  })
})
