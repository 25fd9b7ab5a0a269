import { describe, expect, it } from "vitest"
import { statusOf } from "../../../core/findings/index.ts"
import { checkClosedWorld, type EvidenceEntry } from "../../../core/hashing/index.ts"
import {
  changed,
  container,
  evidenceBag,
  files,
  hex,
  plainBag,
  read,
  sealFile,
  STATEMENT,
  summaries,
  type Files,
} from "../formats/sample-bags.ts"

const BAG = evidenceBag()
const SEAL = "seals/exporter.dsse.json"

async function judge(contents: Files, more: readonly EvidenceEntry[] = []) {
  const { claims } = await read(contents)
  const outcome = checkClosedWorld(claims, [...container(contents).entries, ...more])
  return { status: statusOf(outcome), told: summaries(outcome.findings), outcome }
}

describe("the closed world of an evidence bag", () => {
  it("passes when every entry is accounted for", async () => {
    const folders = ["data", "custody", "seals"].map((path) => ({
      path,
      kind: "folder" as const,
      sizeBytes: 0,
    }))
    const { status, outcome } = await judge(BAG, folders)
    expect(status).toBe("PASSED")
    expect(outcome.population).toEqual({ expected: 11, checked: 11 })
  })

  it("accounts for time-stamps, further seals and files below custody/", async () => {
    const stamped = changed(evidenceBag({ "custody/notes.txt": "n" }), {
      [`timestamps/${hex("sha256", BAG.get(SEAL)!)}.tsr`]: Uint8Array.of(0x30, 0),
      "seals/witness.dsse.json": sealFile({ ...STATEMENT, role: "witness" }),
    })
    // The seal of this bag is not the seal of BAG: only the time-stamp is out of place.
    const { told } = await judge(stamped)
    expect(told).toEqual([`UNSEALED_CONTENT timestamps/${hex("sha256", BAG.get(SEAL)!)}.tsr`])
    const seal = hex("sha256", stamped.get(SEAL)!)
    const placed = changed(evidenceBag({ "custody/notes.txt": "n" }), {
      [`timestamps/${seal}.tsr`]: Uint8Array.of(0x30, 0),
      "seals/witness.dsse.json": sealFile({ ...STATEMENT, role: "witness" }),
    })
    expect(await judge(placed)).toMatchObject({ status: "PASSED", told: [] })
  })

  const added: Readonly<Record<string, string>> = {
    "data/b": "",
    "notes.txt": "",
    "fetch.txt": "",
    "custody/added.txt": "",
    "manifest-md5.txt": `${hex("md5", "abc")}  data/a.txt\n`,
    "tagmanifest-md5.txt": "",
    "tagmanifest-sha512.txt": "",
    "seals/witness.dsse.json": "{}\n",
    "seals/readme.txt": "",
    "seals/deeper/witness.dsse.json": "{}\n",
    "timestamps/x.tsr": "0",
    ".DS_Store": "",
  }
  for (const [path, content] of Object.entries(added)) {
    it(`does not account for an added ${path}`, async () => {
      const { status, told } = await judge(changed(BAG, { [path]: content }))
      expect(status).toBe("FAILED")
      expect(told).toContain(`UNSEALED_CONTENT ${path}`)
    })
  }

  it("does not account for a weak manifest even when the tag manifest lists it", async () => {
    const md5 = `${hex("md5", "abc")}  data/a.txt\n`
    expect((await judge(evidenceBag({ "manifest-md5.txt": md5 }))).told).toEqual([
      "UNSEALED_CONTENT manifest-md5.txt",
    ])
  })

  it("accounts for nothing but tag files, whatever a tag manifest claims to list", async () => {
    const { claims } = await read(BAG)
    const manifests = claims.manifests.map((manifest) => {
      const stray = { path: "manifest-md5.txt", digest: "0".repeat(64), line: 9 }
      return manifest.scope === "tags"
        ? { ...manifest, entries: [...manifest.entries, stray] }
        : manifest
    })
    const entries = [{ path: "manifest-md5.txt", kind: "file" as const, sizeBytes: 0 }]
    const { findings } = checkClosedWorld({ ...claims, manifests }, entries)
    expect(summaries(findings)).toEqual(["UNSEALED_CONTENT manifest-md5.txt"])
  })

  it("asks every manifest of payload to list a payload file", async () => {
    const { told } = await judge(evidenceBag({ "manifest-sha512.txt": "" }))
    expect(told).toEqual(["UNSEALED_CONTENT data/a.txt"])
  })

  it("asks every tag manifest to list a tag file", async () => {
    const { told } = await judge(changed(BAG, { "tagmanifest-sha512.txt": "" }))
    expect(told).toContain("UNSEALED_CONTENT bagit.txt")
  })

  it("accounts for no tag manifest without a seal that names it", async () => {
    expect((await judge(changed(BAG, { [SEAL]: undefined }))).told).toEqual([
      "UNSEALED_CONTENT tagmanifest-sha256.txt",
    ])
  })

  it("does not account for links, devices and empty folders", async () => {
    const { told } = await judge(BAG, [
      { path: "data/a.txt", kind: "link", sizeBytes: 0 },
      { path: "pipe", kind: "other", sizeBytes: 0 },
      { path: "data/empty", kind: "folder", sizeBytes: 0 },
    ])
    expect(told).toEqual([
      "UNSEALED_CONTENT data/a.txt",
      "UNSEALED_CONTENT pipe",
      "UNSEALED_CONTENT data/empty",
    ])
  })
})

describe("the folder of a kept generation", () => {
  const FOLDER = "custody/generations/0"
  const kept = [...BAG]
    .filter(([path]) => !/^(?:data\/|bagit\.txt|custody\/events)/.test(path))
    .map(([path, bytes]) => [`${FOLDER}/${path}`, bytes] as const)
  const next = (more: Readonly<Record<string, string>> = {}) =>
    evidenceBag({ ...Object.fromEntries(kept), ...more }, 1)

  it("holds what its tag manifest lists, that manifest and its seals", async () => {
    expect(await judge(next())).toMatchObject({ status: "PASSED", told: [] })
  })

  it.each(["planted.txt", "custody/planted.json", "data/planted.txt", "timestamps/x.tsr"])(
    "is inconsistent with %s in it, though the later tag manifest lists that",
    async (name) => {
      const { status, told } = await judge(next({ [`${FOLDER}/${name}`]: "x" }))
      expect(status).toBe("FAILED")
      expect(told).toEqual([`GENERATION_INCONSISTENT ${FOLDER}/${name}`])
    },
  )
})

describe("findings of the closed world in any number", () => {
  const names = Array.from({ length: 250 }, (_, n) => `x${n}`)

  it("are kept to a hundred and counted, in an evidence bag and beside a list", async () => {
    const extra = names.map((path) => ({ path, kind: "file" as const, sizeBytes: 0 }))
    const inBag = await judge(BAG, extra)
    expect(inBag.status).toBe("FAILED")
    expect(inBag.outcome.findings).toHaveLength(101)
    expect(inBag.outcome.findings.at(-1)?.observed).toEqual({ more: "150", total: "250" })
    const list = { SHA256SUMS: `${hex("sha256", "a")}  a\n`, a: "a" }
    const beside = await judge(files(list), extra)
    expect(beside.status).toBe("INDETERMINATE")
    expect(beside.outcome.findings).toHaveLength(101)
  })
})

describe("the world of other evidence", () => {
  it("is open in a plain bag", async () => {
    expect((await judge(changed(plainBag(), { "notes.txt": "" }))).status).toBe("NOT_APPLICABLE")
  })

  it("is unknown where the format is", async () => {
    expect((await judge(files({ a: "a" }))).status).toBe("NOT_APPLICABLE")
  })

  it("is left open by a checksum list for the files that it does not name", async () => {
    const list = { SHA256SUMS: `${hex("sha256", "a")}  a\n`, a: "a" }
    expect((await judge(files(list))).status).toBe("PASSED")
    expect(await judge(files({ ...list, "b/c": "" }))).toMatchObject({
      status: "INDETERMINATE",
      told: ["NO_INTEGRITY_CLAIM b/c"],
    })
  })
})
