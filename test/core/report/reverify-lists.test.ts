/** The commands printed for plain bags, checksum lists and loose files, run as they are printed. */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { reportDocument } from "../../../core/report/index.ts"
import type { Result } from "../../../core/verdict/index.ts"
import { examinePath } from "../../support/examine-path.ts"

const root = mkdtempSync(join(tmpdir(), "reverify-lists-"))
afterAll(() => {
  rmSync(root, { recursive: true })
})

const DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
const hex = (algorithm: string, text: string): string =>
  createHash(algorithm).update(text).digest("hex")

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(root, "it's a folder-"))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  return path
}

function bag(ending = "\n"): string {
  const line = (algorithm: string, path: string, text: string): string =>
    `${hex(algorithm, text)}  ${path}${ending}`
  const payload = line("md5", "data/a.txt", "a") + line("md5", "data/b c.txt", "bc")
  return folder({
    "bagit.txt": DECLARATION,
    "data/a.txt": "a",
    "data/b c.txt": "bc",
    "manifest-md5.txt": payload,
    "manifest-sha512.txt": payload.replaceAll(/^[0-9a-f]+/gm, (digest) =>
      hex("sha512", digest === hex("md5", "a") ? "a" : "bc"),
    ),
    "tagmanifest-sha1.txt": line("sha1", "bagit.txt", DECLARATION),
  })
}

/** The groups of commands about the evidence, without those about the PDF. */
function commandsOf(result: Result): readonly string[] {
  const document = reportDocument(result, { writtenAt: "2026-11-21T09:31:00.000Z" })
  return document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === "commands" ? [block.lines] : []))
    .filter((lines) => !lines.some((line) => line.includes("$REPORT")))
    .flat()
}

async function run(path: string, list = "") {
  const lines = commandsOf(await examinePath(path))
  const script = lines
    .map((line) => (line === "BAG=..." ? `BAG='${path.replaceAll("'", `'\\''`)}'` : line))
    .map((line) => (line === "LIST=..." ? `LIST='${list}'` : line))
    .join("\n")
  const { status, stdout } = spawnSync("sh", ["-e", "-c", `exec 2>&1\n${script}`], {
    encoding: "utf8",
  })
  return { status, output: stdout }
}

describe("the printed commands for a plain bag", () => {
  it.each([
    ["LF", "\n"],
    ["CR LF", "\r\n"],
  ])("check every manifest, with lines that end in %s", async (_name, ending) => {
    const { status, output } = await run(bag(ending))
    expect(output.match(/^data\/a\.txt: OK$/gm)).toHaveLength(2)
    expect(output.match(/^data\/b c\.txt: OK$/gm)).toHaveLength(2)
    expect(output).toContain("bagit.txt: OK")
    expect(status).toBe(0)
  })

  it("show a file that was changed", async () => {
    const path = bag()
    writeFileSync(join(path, "data/a.txt"), "b")
    const { status, output } = await run(path)
    expect(output).toContain("data/a.txt: FAILED")
    expect(status).not.toBe(0)
  })
})

describe("the printed commands for checksum lists", () => {
  it.each([
    ["SHA256SUMS", "sha256"],
    ["photos.sha-1", "sha1"],
    ["md5sum.txt", "md5"],
    ["checksums-sha384.txt", "sha384"],
  ])("check %s with the program for it", async (name, algorithm) => {
    const { status, output } = await run(
      folder({ "a.txt": "a", [name]: `${hex(algorithm, "a")} *a.txt\n` }),
    )
    expect(output).toContain("a.txt: OK")
    expect(status).toBe(0)
  })

  it("leave a list to the reader whose name tells no algorithm", async () => {
    const path = folder({ "a.txt": "a", "checksums.txt": `${hex("sha256", "a")}  a.txt\n` })
    const { status, output } = await run(path, "checksums.txt")
    expect(output).toContain("a.txt: OK")
    expect(status).toBe(0)
  })

  it("hold no name that a shell could read otherwise", async () => {
    const list = `${hex("sha256", "a")}  a.txt\n`
    const names = ["$(reboot).sha256", "-x.sha256", "a b.sha256", "`id`-sha256", "a;b.sha256"]
    const files = Object.fromEntries(names.map((name) => [name, list]))
    const result = await examinePath(folder({ "a.txt": "a", ...files }))
    expect(result.input.format).toBe("checksum-list")
    expect(commandsOf(result)).toEqual([
      "BAG=...",
      "LIST=...",
      '(cd "$BAG" && sha256sum --check "$LIST")',
    ])
  })
})

it("for an archive that cannot be read the printed command gives the digest of the report", async () => {
  const path = join(root, "bad.zip")
  writeFileSync(path, "no archive")
  const result = await examinePath(path)
  const lines = commandsOf(result).map((line) =>
    line === "ARCHIVE=..." ? `ARCHIVE='${path}'` : line,
  )
  const { stdout } = spawnSync("sh", ["-c", lines.join("\n")], { encoding: "utf8" })
  expect(stdout).toBe(`${result.input.digest}  -\n`)
  expect(result.input.digest).toBe(hex("sha256", "no archive"))
})

it("for loose files the printed commands give the digests of the annex", async () => {
  const { status, output } = await run(folder({ "a.txt": "a", "b/c.txt": "c" }))
  expect(output).toContain(`${hex("sha256", "a")}  ./a.txt`)
  expect(output).toContain(`${hex("sha256", "c")}  ./b/c.txt`)
  expect(status).toBe(0)
})
