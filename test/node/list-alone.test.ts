/** A list of digests that is opened by itself: never a pass, and nothing is called missing. */
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { resultView } from "../../core/index.ts"
import { examinePath } from "../support/examine-path.ts"
import { run } from "../support/terminal.ts"

let folder: string
const at = (...names: string[]) => join(folder, ...names)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-list-"))
  for (const name of ["a.txt", "b.txt"]) writeFileSync(at(name), `${name}\n`)
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** As the system's own program writes it. */
const sums = (program: string, ...names: string[]) =>
  execFileSync(program, names, { cwd: folder, encoding: "utf8" })

const codesOf = async (path: string) => {
  const { verdict, findings } = await examinePath(path)
  return { verdict, codes: findings.map(({ code, at: place }) => `${code} ${place.path}`) }
}

describe("a list of digests that is opened by itself", () => {
  it.each([
    ["sha256sum.txt", "sha256sum", ["a.txt", "b.txt"]],
    ["MD5SUMS", "md5sum", ["a.txt"]],
    // Of a bag, whose files lie below data/.
    ["manifest-sha512.txt", "sha512sum", ["a.txt"]],
    ["a.txt.sha256", "sha256sum", ["a.txt"]],
  ] as const)(
    "%s leaves the verdict open, whether its files lie beside it or not",
    async (...of) => {
      const [name, program, listed] = of
      const list = sums(program, ...listed)
      mkdirSync(at(`only-${name}`))
      for (const path of [at(name), at(`only-${name}`, name)]) {
        writeFileSync(path, list)
        const { verdict, codes } = await codesOf(path)
        expect(verdict).toBe("INDETERMINATE")
        expect(codes).toContain(`LIST_WITHOUT_FILES ${name}`)
        expect(codes.join()).not.toContain("MANIFEST_MISSING")
      }
      rmSync(at(name))
    },
  )

  it("is not saved by a line about itself", async () => {
    const digest = "0".repeat(64)
    writeFileSync(at("SHA256SUMS"), `${digest}  SHA256SUMS\n`)
    expect((await codesOf(at("SHA256SUMS"))).verdict).toBe("INDETERMINATE")
    rmSync(at("SHA256SUMS"))
  })

  it("fails all the same for what is wrong in itself", async () => {
    const path = at("sha256.txt")
    writeFileSync(path, `${sums("sha256sum", "a.txt")}${"1".repeat(64)}  a.txt\n`)
    const { verdict, codes } = await codesOf(path)
    expect(verdict).toBe("TOTAL-FAILED")
    expect(codes).toContain("MANIFEST_INCONSISTENT sha256.txt")
    rmSync(path)
  })

  it("is judged with its files when the folder is opened, and misses those that are gone", async () => {
    mkdirSync(at("whole"))
    writeFileSync(at("whole", "sha256sum.txt"), sums("sha256sum", "a.txt", "b.txt"))
    const missing = await codesOf(at("whole"))
    expect(missing.verdict).toBe("TOTAL-FAILED")
    expect(missing.codes).toEqual(expect.arrayContaining(["MANIFEST_MISSING a.txt"]))
    for (const name of ["a.txt", "b.txt"]) writeFileSync(at("whole", name), `${name}\n`)
    const { codes } = await codesOf(at("whole"))
    expect(codes.join()).not.toMatch(/MISSING|LIST_WITHOUT_FILES/)
  })

  it("is one place, whichever checks say so, and told once", async () => {
    const path = at("sha256sum.txt")
    writeFileSync(path, sums("sha256sum", "a.txt"))
    const result = await examinePath(path)
    const of = <One extends { readonly code: string }>(all: readonly One[]) =>
      all.filter(({ code }) => code === "LIST_WITHOUT_FILES")
    expect(of(result.findings).map(({ check }) => check)).toEqual(["format", "fixity"])
    const [group, ...others] = of(resultView(result).findings)
    expect(others).toEqual([])
    expect(group).toMatchObject({ total: 1, checks: ["format", "fixity"] })
    expect(group?.observations).toHaveLength(1)
    const { out } = await run(["verify", path])
    const [, findings = ""] = out.split(/^ {2}Findings \(3\)$/mu)
    expect(findings.split(/^ {2}\? doubtful {2}LIST_WITHOUT_FILES$/mu)).toHaveLength(2)
  })

  it("is told in words that say what to do, in the terminal too", async () => {
    const path = at("sha256sum.txt")
    writeFileSync(path, sums("sha256sum", "a.txt"))
    const { exit, out } = await run(["verify", path])
    expect(exit).toBe(2)
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "Only a list of digests was opened, without the files that it lists, so nothing could be compared: open the folder that holds them all.",
    )
  })
})
