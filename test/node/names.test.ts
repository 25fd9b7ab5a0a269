/** Hostile names, in every kind of container that can hold them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { gzipSync } from "node:zlib"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { FindingCode } from "../../core/findings/index.ts"
import { openEvidence } from "../../core/node/index.ts"
import { examinePath } from "../support/examine-path.ts"
import { buildTar, pax } from "../support/tar-builder.ts"
import { buildZip } from "../support/zip-builder.ts"

/** What makes each kind of container out of names. */
const MAKERS = {
  folder: (place: string, names: readonly string[]) => {
    const folder = join(place, "folder")
    mkdirSync(folder)
    for (const name of names) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), "x")
    }
    return folder
  },
  zip: (place: string, names: readonly string[]) =>
    // Without the flag for UTF-8 even control characters have two readings.
    put(
      place,
      "a.zip",
      buildZip({
        members: names.map((name) => ({ name, content: "x", both: { flags: 1 << 11 } })),
      }),
    ),
  tar: (place: string, names: readonly string[]) => put(place, "a.tar", tarOf(names)),
  "tar.gz": (place: string, names: readonly string[]) =>
    put(place, "a.tar.gz", gzipSync(tarOf(names))),
} as const

const ARCHIVES = ["zip", "tar", "tar.gz"] as const
const CONTAINERS = ["folder", ...ARCHIVES] as const

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "names-"))
})
afterEach(() => {
  rmSync(place, { recursive: true })
})

describe.each(ARCHIVES)("in a .%s", (kind) => {
  it.each([
    ["an absolute name", "/etc/passwd"],
    ["a way out", "../outside"],
    ["a way out from within", "a/../../outside"],
    ["a dot component", "a/./b"],
    ["an empty component", "a//b"],
    ["a drive letter", "C:/Windows"],
    ["a drive letter without a root", "c:file"],
    ["a share of another machine", "\\\\server\\share"],
    ["a share with slashes", "//server/share"],
    ["a backslash", "a\\b"],
    ["a reserved name of Windows", "aux"],
    ["a reserved name with an extension", "a/NUL.txt"],
    ["a name that ends in a dot", "a."],
    ["a name that ends in a space", "a "],
  ])("%s is refused: %j", async (_, name) => {
    expect(await codesOf(kind, [name, "other"])).toContain("CONTAINER_UNSAFE")
  })

  it("a NUL in a name never shows another name than the whole of it", async () => {
    expect(await codesOf(kind, ["innocent\0.exe", "other"])).toContain("CONTAINER_UNSAFE")
  })

  it.each([
    ["case", "README", "readme"],
    ["case beyond ASCII", "\u00c4.txt", "\u00e4.txt"],
    ["Unicode form", "\u00e9", "e\u0301"],
    ["both, in a folder", "A/\u00e9", "a/e\u0301"],
  ])("two names that differ only in %s are refused", async (_, first, second) => {
    expect(await codesOf(kind, [first, second])).toContain("NAME_COLLISION")
  })

  it("a file where a folder must be is refused", async () => {
    expect(await codesOf(kind, ["a", "a/b"])).toContain("CONTAINER_AMBIGUOUS")
  })
})

describe.each(CONTAINERS)("in a container of the kind %s", (kind) => {
  const test = it.skipIf(process.platform === "win32" && kind === "folder")

  test.each([
    ["control characters", "line\nfeed"],
    ["an escape sequence", "a\u001b[2Jb"],
    ["a right-to-left override", "a\u202egpj.exe"],
    ["an isolate without end", "a\u2066b"],
  ])("%s in a name are noted, and nothing else is said", async (_, name) => {
    expect(await codesOf(kind, [name, "other"])).toEqual(["DISPLAY_CONTROL_CHARS"])
  })

  test.each(["a\\b", "aux", "a/NUL.txt", "a.", "a "])("%j is refused", async (name) => {
    expect(await codesOf(kind, [name, "other"])).toContain("CONTAINER_UNSAFE")
  })

  test("a path of 4,096 bytes is taken, and a longer one exceeds the limit", async () => {
    if (kind === "folder") return // the system itself allows no longer path
    const long = `${"n".repeat(200)}/`.repeat(21).slice(0, 4_096 - 2)
    expect(await codesOf(kind, [`${long}ab`, "other"])).toEqual([])
    expect(await codesOf(kind, [`${long}abc`, "other"])).toEqual(["LIMIT_EXCEEDED"])
  })

  test("a component of 255 bytes is taken", async () => {
    expect(await codesOf(kind, ["n".repeat(255), "other"])).toEqual([])
    if (kind === "folder") return // the system itself allows no longer name
    expect(await codesOf(kind, ["n".repeat(256), "other"])).toEqual(["LIMIT_EXCEEDED"])
  })
})

describe("two names that differ only in case", () => {
  const DIGEST = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
  const bag = {
    "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    "data/A.txt": "x",
    "data/a.txt": "x",
    "manifest-sha256.txt": `${DIGEST}  data/A.txt\n${DIGEST}  data/a.txt\n`,
  }

  it.skipIf(process.platform !== "linux")(
    "are a named warning in a plain BagIt folder, and refused in an archive of it",
    async () => {
      const folder = join(place, "bag")
      for (const [path, text] of Object.entries(bag)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
      const inFolder = await examinePath(folder)
      expect(inFolder.verdict).toBe("INDETERMINATE")
      expect(inFolder.findings.map(({ code }) => code)).toContain("NAME_CASE_CLASH")
      expect(inFolder.statements.integrity.status).not.toBe("FAILED")

      const members = Object.entries(bag).map(([name, content]) => ({ name, content }))
      for (const path of [
        put(place, "bag.zip", buildZip({ members })),
        put(place, "bag.tar", buildTar(members)),
        put(place, "bag.tar.gz", gzipSync(buildTar(members))),
      ]) {
        const inArchive = await examinePath(path)
        expect(inArchive.verdict).toBe("TOTAL-FAILED")
        expect(inArchive.findings.map(({ code }) => code)).toContain("NAME_COLLISION")
      }
    },
  )
})

async function codesOf(
  kind: keyof typeof MAKERS,
  names: readonly string[],
): Promise<readonly FindingCode[]> {
  rmSync(place, { recursive: true })
  mkdirSync(place)
  const { container } = await openEvidence(MAKERS[kind](place, names))
  try {
    return container.findings.map(({ code }) => code)
  } finally {
    await container.close()
  }
}

/** Every name as pax states it, so that any of them can be held. */
function tarOf(names: readonly string[]): Uint8Array {
  return buildTar(names.flatMap((name) => [pax({ path: name }), { name: "cut", content: "x" }]))
}

function put(folder: string, name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
