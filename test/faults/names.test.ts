/** Names that are no text: told, never guessed at, never passed over. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Result } from "../../core/index.ts"
import { sealedBag } from "../support/evidence.ts"
import { run } from "../support/terminal.ts"
import { makeWorkplace, putFiles, type Workplace } from "./program.ts"

/** Names that some systems store and that are not UTF-8. */
const NAMES = {
  "of Latin-1": Buffer.from("caf\u00e9.txt", "latin1"),
  "of a lone surrogate": Buffer.from([0xed, 0xa0, 0x80]),
  "of an overlong slash": Buffer.from([0x61, 0xc0, 0xaf, 0x62]),
  "with a control sequence": Buffer.from([0xff, 0x1b, 0x5b, 0x32, 0x4a]),
}

let place: Workplace

beforeEach(() => {
  place = makeWorkplace()
  mkdirSync(place.at("export"))
  writeFileSync(place.at("export/a.txt"), "a\n")
})
afterEach(() => {
  place.remove()
})

/** Puts a file of that name; false where the file system takes no such names. */
function put(folder: string, name: Buffer): boolean {
  try {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), "x")
    return true
  } catch {
    return false
  }
}

describe.each(Object.entries(NAMES))("a name %s", (_, name) => {
  it("stops sealing with a sentence that shows it, and nothing is written", async ({ skip }) => {
    if (!put(place.at("export"), name)) skip("this file system takes no such names")
    const argv = ["seal", place.at("export"), "--out", place.at("bag"), "--key", place.key]
    const { exit, err } = await run(argv)
    expect(exit).toBe(66)
    expect(err).toMatch(/a name that is not UTF-8; rename it in a copy and seal that/)
    expect(err).not.toMatch(/[^\P{C}\n]/u)
  })

  it("in a sealed bag is a finding, whose place can be shown", async ({ skip }) => {
    const bag = putFiles(place.at("bag"), await sealedBag())
    if (!put(`${bag}/data`, name)) skip("this file system takes no such names")
    const argv = ["verify", bag, "--trust", place.trust]
    const json = await run([...argv, "--format", "json"])
    const { verdict, findings } = JSON.parse(json.out) as Result
    expect([json.exit, verdict]).toEqual([1, "TOTAL-FAILED"])
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: "CONTAINER_UNSAFE",
        observed: { reason: "name is not UTF-8" },
      }),
    )
    const text = await run(argv)
    expect(text.out + json.out).not.toMatch(/[^\P{C}\n]/u)
  })

  it("of an export with nothing else makes no bag", async ({ skip }) => {
    rmSync(place.at("export/a.txt"))
    if (!put(place.at("export"), name)) skip("this file system takes no such names")
    expect(
      (await run(["seal", place.at("export"), "--out", place.at("b"), "--key", place.key])).exit,
    ).toBe(66)
  })
})
