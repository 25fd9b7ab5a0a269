import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { finding, statusOf } from "../../../core/findings/index.ts"
import { checkFixity, digestJobs, type Measured } from "../../../core/hashing/index.ts"
import {
  changed,
  evidenceBag,
  examine,
  files,
  hex,
  plainBag,
  summaries,
  type Files,
} from "../formats/sample-bags.ts"

const LINE = `${hex("sha256", "hello")}  data/hello.txt\n`

async function fixityOf(contents: Files) {
  const { fixity } = await examine(contents)
  return { status: statusOf(fixity), told: summaries(fixity.findings), fixity }
}

/** A bag whose payload is stated as `LINE` states it, in one manifest or more. */
function bag(changes: Parameters<typeof changed>[1], version = "1.0"): Files {
  return changed(plainBag(version), changes)
}

describe("checkFixity", () => {
  it("passes a sound bag, and counts every distinct claim", async () => {
    const { status, fixity } = await fixityOf(
      bag({ "manifest-md5.txt": `${hex("md5", "hello")}  data/hello.txt\n` }),
    )
    expect(status).toBe("PASSED")
    expect(fixity.population).toEqual({ expected: 2, checked: 2 })
  })

  it("passes a sound evidence bag", async () => {
    const { status, fixity } = await fixityOf(evidenceBag())
    expect(fixity).toEqual({
      check: "fixity",
      population: { expected: 6, checked: 6 },
      findings: [],
    })
    expect(status).toBe("PASSED")
  })

  it("leaves a bag without any digest open", async () => {
    const { status, fixity } = await fixityOf(
      bag({ "manifest-sha256.txt": "", "data/hello.txt": undefined }),
    )
    expect(fixity.population).toEqual({ expected: 0, checked: 0 })
    expect(status).toBe("INDETERMINATE")
  })

  it("has no object in evidence of unknown format", async () => {
    expect((await fixityOf(files({ a: "a" }))).status).toBe("NOT_APPLICABLE")
  })

  it("names both digests of a file whose contents differ", async () => {
    const { status, fixity } = await fixityOf(bag({ "data/hello.txt": "hallo" }))
    expect(status).toBe("FAILED")
    expect(fixity.findings).toEqual([
      finding("HASH_FAILURE", "data/hello.txt", {
        algorithm: "sha256",
        expected: hex("sha256", "hello"),
        actual: hex("sha256", "hallo"),
        manifest: "manifest-sha256.txt",
        line: "1",
      }),
    ])
  })

  it("finds any single changed bit of any file of an evidence bag that is listed", async () => {
    const sound = evidenceBag()
    const listed = ["data/a.txt", "bag-info.txt", "bagit.txt", "custody/events.jsonl"]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...listed), fc.nat(), async (path, bit) => {
        const bytes = Uint8Array.from(sound.get(path)!)
        bytes[Math.floor(bit / 8) % bytes.length]! ^= 1 << (bit % 8)
        const { told } = await fixityOf(changed(sound, { [path]: bytes }))
        expect(told).toContain(`HASH_FAILURE ${path}`)
      }),
    )
  })

  it("names a missing file once, with every manifest that lists it", async () => {
    const { status, fixity } = await fixityOf(
      bag({
        "manifest-md5.txt": `${hex("md5", "hello")}  data/hello.txt\n${hex("md5", "")}  data/b\n`,
        "manifest-sha256.txt": `${LINE}${hex("sha256", "")}  data/b\n`,
      }),
    )
    expect(status).toBe("FAILED")
    expect(fixity.population).toEqual({ expected: 4, checked: 2 })
    expect(fixity.findings).toEqual([
      finding("MANIFEST_MISSING", "data/b", { manifests: "manifest-md5.txt, manifest-sha256.txt" }),
    ])
  })

  it("names a payload file that no manifest lists", async () => {
    expect((await fixityOf(bag({ "data/b": "" }))).told).toEqual(["MANIFEST_EXTRA data/b"])
    expect((await fixityOf(bag({ "data/b": "" }, "0.97"))).told).toEqual(["MANIFEST_EXTRA data/b"])
  })

  it("asks every manifest to list every file from 1.0 on", async () => {
    const half = { "manifest-md5.txt": "" }
    expect((await fixityOf(bag(half))).told).toEqual(["MANIFEST_INCONSISTENT data/hello.txt"])
    expect((await fixityOf(bag(half, "0.97"))).status).toBe("PASSED")
  })

  it("does not let a twin stand in for a missing file", async () => {
    const { told } = await fixityOf(
      bag({ "manifest-sha256.txt": `${LINE}${LINE.replace("hello.txt", "twin.txt")}` }),
    )
    expect(told).toEqual(["MANIFEST_MISSING data/twin.txt"])
  })

  it("compares the declared number of files and bytes", async () => {
    const declared = async (oxum: string) =>
      (await fixityOf(bag({ "bag-info.txt": `Payload-Oxum: ${oxum}\n` }))).told
    expect(await declared("5.1")).toEqual([])
    expect(await declared("6.1")).toEqual(["OXUM_MISMATCH bag-info.txt"])
    expect(await declared("5.2")).toEqual(["OXUM_MISMATCH bag-info.txt"])
    const old = await fixityOf(bag({ "package-info.txt": "Payload-Oxum: 0.0\n" }, "0.95"))
    expect(old.told).toEqual(["OXUM_MISMATCH package-info.txt"])
  })

  it("repeats what is wrong with the form of a plain bag, and not what is merely noted", async () => {
    const broken = await fixityOf(bag({ "bagit.txt": undefined }))
    expect(broken).toMatchObject({ status: "FAILED", told: ["FORMAT_FAILURE bagit.txt"] })
    const noted = await fixityOf(bag({ "manifest-sha256.txt": LINE.replace("  ", " *") }))
    expect(noted).toMatchObject({ status: "PASSED", told: [] })
    const unknown = await fixityOf(bag({ "manifest-sha3.txt": "" }))
    expect(unknown.status).toBe("INDETERMINATE")
  })

  it("tells of files that systems add on their own, listed or not", async () => {
    const thumbs = hex("sha256", "")
    const listed = bag({
      "data/Thumbs.db": "",
      "manifest-sha256.txt": `${LINE}${thumbs}  data/Thumbs.db\n`,
    })
    expect(await fixityOf(listed)).toMatchObject({
      status: "PASSED",
      told: ["SYSTEM_FILE data/Thumbs.db"],
    })
    expect((await fixityOf(bag({ "data/.DS_Store": "" }))).told).toEqual([
      "MANIFEST_EXTRA data/.DS_Store",
      "SYSTEM_FILE data/.DS_Store",
    ])
  })

  it.each([
    ["unreadable", "ENTRY_UNREADABLE", "INDETERMINATE"],
    ["changed", "EVIDENCE_CHANGED", "INDETERMINATE"],
    ["damaged", "CONTAINER_DAMAGED", "FAILED"],
  ] as const)(
    "never passes a file that was %s while it was measured",
    async (kind, code, status) => {
      const { claims, measured } = await examine(plainBag())
      const spoilt: readonly Measured[] = measured.map((file) =>
        file.path === "data/hello.txt" ? { ...file, problem: { kind, detail: "why" } } : file,
      )
      const entries = [...plainBag()].map(([path, { length }]) => ({
        path,
        kind: "file" as const,
        sizeBytes: length,
      }))
      const outcome = checkFixity({ claims, entries, measured: spoilt, format: [] })
      expect(outcome.findings).toEqual([finding(code, "data/hello.txt", { reason: "why" })])
      expect(outcome.population).toEqual({ expected: 1, checked: 0 })
      expect(statusOf(outcome)).toBe(status)
    },
  )

  it("never passes a file that was not measured at all", async () => {
    const { claims } = await examine(plainBag())
    const entries = [{ path: "data/hello.txt", kind: "file" as const, sizeBytes: 5 }]
    const outcome = checkFixity({ claims, entries, measured: [], format: [] })
    expect(statusOf(outcome)).toBe("INDETERMINATE")
  })

  it("does not take a link for the file that is listed", async () => {
    const { claims, measured } = await examine(plainBag())
    const entries = [{ path: "data/hello.txt", kind: "link" as const, sizeBytes: 0 }]
    const outcome = checkFixity({ claims, entries, measured, format: [] })
    expect(summaries(outcome.findings)).toEqual(["MANIFEST_MISSING data/hello.txt"])
  })
})

describe("findings of fixity in any number", () => {
  const names = Array.from({ length: 250 }, (_, n) => `data/${n}`)
  const manifest = names.map((path) => `${hex("sha256", "a")}  ${path}\n`).join("")
  const without = { "data/hello.txt": undefined, "manifest-sha256.txt": manifest }

  it("are kept to a hundred of a kind, and the others counted, of files that are not there", async () => {
    const { status, fixity } = await fixityOf(bag(without))
    expect(status).toBe("FAILED")
    expect(fixity.population).toEqual({ expected: 250, checked: 0 })
    const missing = fixity.findings.filter(({ code }) => code === "MANIFEST_MISSING")
    expect(missing).toHaveLength(101)
    expect(missing.at(-1)).toEqual(
      finding("MANIFEST_MISSING", "data/", { more: "150", total: "250" }),
    )
  })

  it("still name every path that is wrong", async () => {
    const changedFiles = Object.fromEntries(names.map((path) => [path, "b"]))
    const { status, fixity } = await fixityOf(bag({ ...without, ...changedFiles }))
    expect(status).toBe("FAILED")
    expect(fixity.findings).toHaveLength(101)
    expect(fixity.wrong).toEqual(new Set(names))
  })

  it("count files beside the payload apart, and name no path that is only noted", async () => {
    const noise = Object.fromEntries(names.map((path) => [`${path}/Thumbs.db`, ""]))
    const { fixity } = await fixityOf(files({ SHA256SUMS: manifest, ...noise }))
    expect(fixity.findings.filter(({ code }) => code === "SYSTEM_FILE")).toHaveLength(101)
    expect([...(fixity.wrong ?? [])].some((path) => path.endsWith("Thumbs.db"))).toBe(false)
    const beside = names.map((path) => `${hex("sha256", "a")}  x/${path}\n`).join("")
    const both = await fixityOf(files({ SHA256SUMS: manifest + beside }))
    expect(both.fixity.findings.filter(({ observed }) => "more" in observed)).toHaveLength(2)
  })
})

describe("a listed name that is spelled in another way", () => {
  const composed = "data/\u00E9.txt"
  const decomposed = "data/e\u0301.txt"
  const lineOf = (path: string, content = "") => `${hex("sha256", content)}  ${path}\n`
  const withFiles = (
    manifest: string,
    contents: Readonly<Record<string, string>>,
    version = "1.0",
  ) => bag({ "data/hello.txt": undefined, "manifest-sha256.txt": manifest, ...contents }, version)

  it("is found in another Unicode form, which is told", async () => {
    for (const [listed, there] of [
      [composed, decomposed],
      [decomposed, composed],
    ] as const) {
      const { status, fixity } = await fixityOf(withFiles(lineOf(listed), { [there]: "" }))
      expect(status).toBe("PASSED")
      expect(fixity.findings).toEqual([
        finding("NAME_NORMALIZED", there, { listed, manifest: "manifest-sha256.txt" }),
      ])
    }
  })

  it("must have the recorded digest all the same", async () => {
    const { told } = await fixityOf(withFiles(lineOf(composed), { [decomposed]: "x" }))
    expect(told).toEqual([`NAME_NORMALIZED ${decomposed}`, `HASH_FAILURE ${decomposed}`])
  })

  it("is missing when the file of the other form is listed itself", async () => {
    const both = lineOf(composed) + lineOf(decomposed)
    const { told } = await fixityOf(withFiles(both, { [decomposed]: "" }))
    expect(told).toContain(`MANIFEST_MISSING ${composed}`)
  })

  it("is missing when two files could be meant", async () => {
    const { told } = await fixityOf(
      withFiles(lineOf("data/\u1E9B\u0323"), {
        "data/\u017F\u0323\u0307": "",
        "data/\u1E9B\u0323": "",
      }),
    )
    expect(told).toEqual(["MANIFEST_EXTRA data/\u017F\u0323\u0307"])
    const unlisted = withFiles(lineOf("data/a\u0323\u0307"), {
      "data/a\u0307\u0323": "",
      "data/\u1EA1\u0307": "",
    })
    expect((await fixityOf(unlisted)).told).toContain("MANIFEST_MISSING data/a\u0323\u0307")
  })

  it("is exact in an evidence bag", async () => {
    const sound = evidenceBag()
    const manifest = new TextDecoder()
      .decode(sound.get("manifest-sha256.txt"))
      .replace("a.txt", "\u00E9")
    const { told } = await fixityOf(
      changed(sound, {
        "manifest-sha256.txt": manifest,
        "data/a.txt": undefined,
        "data/e\u0301": "abc",
      }),
    )
    expect(told).toContain("MANIFEST_MISSING data/\u00E9")
    expect(told).toContain("MANIFEST_EXTRA data/e\u0301")
  })

  it("may have its line end percent-encoded before 1.0", async () => {
    const { status, told } = await fixityOf(
      withFiles(lineOf("data/a%0Ab"), { "data/a\nb": "" }, "0.97"),
    )
    expect({ status, told }).toEqual({ status: "PASSED", told: ["NAME_NORMALIZED data/a\nb"] })
  })

  it("may have the backslashes of Windows in a checksum list", async () => {
    const list = `${hex("sha256", "a")}  folder\\a\n`
    const { status, told } = await fixityOf(files({ SHA256SUMS: list, "folder/a": "a" }))
    expect({ status, told }).toEqual({ status: "PASSED", told: ["NAME_NORMALIZED folder/a"] })
  })
})

describe("digestJobs", () => {
  it("asks for SHA-256 of every file, and for whatever a manifest states beside it", async () => {
    const contents = bag({ "manifest-sha512.txt": `${hex("sha512", "hello")}  data/hello.txt\n` })
    const { claims } = await examine(contents)
    const entries = [...contents.keys()].map((path) => ({
      path,
      kind: "file" as const,
      sizeBytes: 0,
    }))
    const jobs = digestJobs(claims, [...entries, { path: "data", kind: "folder", sizeBytes: 0 }])
    expect(jobs).toEqual([
      { path: "bagit.txt", algorithms: ["sha256"] },
      { path: "manifest-sha256.txt", algorithms: ["sha256"] },
      { path: "data/hello.txt", algorithms: ["sha256", "sha512"] },
      { path: "manifest-sha512.txt", algorithms: ["sha256"] },
    ])
  })
})
