import { describe, expect, it } from "vitest"
import { concat, toUtf8 } from "../../../../core/base/index.ts"
import { writeEnvelopeLine } from "../../../../core/encodings/index.ts"
import { statusOf } from "../../../../core/findings/index.ts"
import { parseLogLine } from "../../../../core/formats/index.ts"
import {
  changed,
  evidenceBag,
  hex,
  read,
  sealFile,
  STATEMENT,
  told,
  type Files,
} from "../sample-bags.ts"

const BAG = evidenceBag()
const SEAL = "seals/exporter.dsse.json"

function textOf(path: string, bag: Files = BAG): string {
  return new TextDecoder().decode(bag.get(path))
}

describe("an evidence bag", () => {
  it("states all its claims, and nothing against its form", async () => {
    const { claims, outcome } = await read(BAG)
    expect(outcome.findings).toEqual([])
    expect(statusOf(outcome)).toBe("PASSED")
    expect(claims).toMatchObject({
      format: "evidence-bag",
      formatVersion: "1.0",
      bagId: "bag-1",
      logId: "log-1",
      exporter: "example.org",
      generation: 0,
      payloadOxum: { bytes: 3n, files: 1n },
      log: "custody/events.jsonl",
      fetch: false,
      checkpoint: { origin: "example.org/log-1", size: 1n },
      seals: [
        { path: SEAL, sha256: hex("sha256", BAG.get(SEAL)!), statement: { role: "exporter" } },
      ],
    })
    const listed = claims.manifests.map(({ path, scope, entries }) => [path, scope, entries.length])
    expect(listed).toEqual([
      ["manifest-sha256.txt", "payload", 1],
      ["tagmanifest-sha256.txt", "tags", 5],
    ])
  })

  it("remembers the digest of every tag file as it was parsed, but not of log and payload", async () => {
    const { readDigests, tagFiles } = await read(BAG)
    const names = [...readDigests.keys()].sort()
    expect(names).toEqual([
      "bag-info.txt",
      "bagit.txt",
      "custody/checkpoint",
      "manifest-sha256.txt",
      SEAL,
      "tagmanifest-sha256.txt",
    ])
    for (const [path, bytes] of tagFiles) {
      expect(readDigests.get(path)).toBe(hex("sha256", bytes))
      expect(bytes).toEqual(BAG.get(path))
    }
  })

  const faults: Readonly<
    Record<string, readonly [changes: Parameters<typeof changed>[1], found: string]>
  > = {
    "a declaration with CRLF": [
      { "bagit.txt": textOf("bagit.txt").replaceAll("\n", "\r\n") },
      "FORMAT_FAILURE bagit.txt",
    ],
    "no declaration": [{ "bagit.txt": undefined }, "FORMAT_FAILURE bagit.txt"],
    "an unknown label": [
      { "bag-info.txt": `${textOf("bag-info.txt")}Contact-Name: x\n` },
      "FORMAT_FAILURE bag-info.txt:9",
    ],
    "no description": [{ "bag-info.txt": undefined }, "FORMAT_FAILURE bag-info.txt"],
    "no payload manifest": [
      { "manifest-sha256.txt": undefined },
      "FORMAT_FAILURE manifest-sha256.txt",
    ],
    "no tag manifest": [
      { "tagmanifest-sha256.txt": undefined },
      "FORMAT_FAILURE tagmanifest-sha256.txt",
    ],
    "a manifest line with one space": [
      { "manifest-sha256.txt": textOf("manifest-sha256.txt").replace("  ", " ") },
      "FORMAT_FAILURE manifest-sha256.txt:1",
    ],
    "a payload manifest that lists a tag file": [
      { "manifest-sha256.txt": `${"0".repeat(64)}  bagit.txt\n` },
      "FORMAT_FAILURE manifest-sha256.txt:1",
    ],
    "a tag manifest that lists a seal": [
      { "tagmanifest-sha256.txt": `${"0".repeat(64)}  ${SEAL}\n` },
      "FORMAT_FAILURE tagmanifest-sha256.txt:1",
    ],
    "no log": [{ "custody/events.jsonl": undefined }, "FORMAT_FAILURE custody/events.jsonl"],
    "no checkpoint": [{ "custody/checkpoint": undefined }, "FORMAT_FAILURE custody/checkpoint"],
    "a checkpoint with a line after the third": [
      { "custody/checkpoint": textOf("custody/checkpoint").replace("\n\n", "\nextra\n\n") },
      "FORMAT_FAILURE custody/checkpoint",
    ],
    "a checkpoint with two signatures": [
      { "custody/checkpoint": textOf("custody/checkpoint").replace(/(\u2014.*\n)/, "$1$1") },
      "FORMAT_FAILURE custody/checkpoint",
    ],
    "a checkpoint that is no note": [
      { "custody/checkpoint": "x" },
      "FORMAT_FAILURE custody/checkpoint",
    ],
    "a seal that is not canonical": [
      { [SEAL]: ` ${textOf(SEAL)}` },
      `CANON_DIALECT_MISMATCH ${SEAL}`,
    ],
    "a seal without its LF": [{ [SEAL]: textOf(SEAL).trimEnd() }, `FORMAT_FAILURE ${SEAL}`],
    "a seal with a member named twice": [
      { [SEAL]: textOf(SEAL).replace("{", '{"payload":"",') },
      `DUPLICATE_KEY ${SEAL}`,
    ],
    "names that differ only in case": [{ "data/A.txt": "" }, "NAME_COLLISION data/a.txt"],
    "names that differ only in Unicode form": [
      { "data/\u00E9": "", "data/e\u0301": "" },
      "NAME_COLLISION data/\u00E9",
    ],
    "a folder of generations that is no number": [
      { "custody/generations/01/x": "" },
      "FORMAT_FAILURE custody/generations/01",
    ],
  }
  for (const [name, [changes, found]] of Object.entries(faults)) {
    it(`is refused with ${name}`, async () => {
      const { outcome } = await read(changed(BAG, changes))
      expect(statusOf(outcome)).toBe("FAILED")
      expect(await told(changed(BAG, changes))).toContain(found)
    })
  }

  it("is still an evidence bag when any one of its parts is taken away", async () => {
    for (const path of BAG.keys()) {
      const { claims } = await read(changed(BAG, { [path]: undefined }))
      expect([path, claims.format]).toEqual([path, "evidence-bag"])
    }
  })

  it("is known by its profile alone, whatever else became of it and of the file", async () => {
    const spoilt = concat(toUtf8("\xFF"), toUtf8("\r\nbagit-profile-identifier :"))
    const profile = concat(spoilt, toUtf8("https://sealwright.org/ns/evidence-bag/7.0\r\n"))
    const { claims } = await read(new Map([["bag-info.txt", concat(Uint8Array.of(0xff), profile)]]))
    expect(claims.format).toBe("evidence-bag")
  })

  it("makes no claims of a manifest with a digest weaker than SHA-256", async () => {
    const { claims } = await read(
      changed(BAG, { "manifest-md5.txt": `${hex("md5", "abc")}  data/a.txt\n` }),
    )
    expect(claims.manifests.map(({ path }) => path)).not.toContain("manifest-md5.txt")
  })

  it("may hold manifests of a stronger digest", async () => {
    const { claims, outcome } = await read(
      changed(BAG, { "manifest-sha512.txt": `${hex("sha512", "abc")}  data/a.txt\n` }),
    )
    expect(outcome.findings).toEqual([])
    expect(claims.manifests.map(({ algorithm }) => algorithm)).toContain("sha512")
  })

  it("takes only files that are named like a seal for a seal", async () => {
    const seal = BAG.get(SEAL)!
    const { claims } = await read(
      changed(BAG, {
        "seals/Witness.dsse.json": seal,
        "seals/a/b.dsse.json": seal,
        "seals/x.json": seal,
      }),
    )
    expect(claims.seals.map(({ path }) => path)).toEqual([SEAL])
  })

  it("is not read beyond the limit of seals", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 64 }, (_, n) => [
        `seals/witness-${n + 2}.dsse.json`,
        sealFile(STATEMENT),
      ]),
    )
    const { claims, outcome } = await read(changed(BAG, many))
    expect(claims.seals).toHaveLength(64)
    expect(outcome.findings.map(({ code }) => code)).toEqual(["LIMIT_EXCEEDED"])
  })
})

describe("time-stamps beside the seals", () => {
  const sha256 = hex("sha256", BAG.get(SEAL)!)
  const claimed = async (name: string, bytes: Uint8Array) => {
    const { claims } = await read(changed(BAG, { [`timestamps/${name}`]: bytes }))
    return claims.timestamps.map(({ sealSha256 }) => sealSha256)
  }

  it("are claims when they name a seal and are one DER sequence", async () => {
    expect(await claimed(`${sha256}.tsr`, Uint8Array.of(0x30, 2, 5, 0))).toEqual([sha256])
  })

  it("may have a long length in its shortest form", async () => {
    const long = (...length: number[]) =>
      concat(Uint8Array.of(0x30, ...length), new Uint8Array(200))
    expect(await claimed(`${sha256}.tsr`, long(0x81, 200))).toEqual([sha256])
    expect(await claimed(`${sha256}.tsr`, long(0x82, 0, 200))).toEqual([])
    expect(await claimed(`${sha256}.tsr`, long(0x81, 199))).toEqual([])
  })

  it.each([
    ["of another file", `${"0".repeat(64)}.tsr`, [0x30, 0]],
    ["with another extension", `${sha256}.tst`, [0x30, 0]],
    ["cut short", `${sha256}.tsr`, [0x30, 2, 5]],
    ["with trailing data", `${sha256}.tsr`, [0x30, 0, 0]],
    ["with an indefinite length", `${sha256}.tsr`, [0x30, 0x80, 0, 0]],
    ["of another type", `${sha256}.tsr`, [0x31, 0]],
    ["empty", `${sha256}.tsr`, []],
  ])("are no claims when %s", async (_, name, bytes) => {
    expect(await claimed(name, Uint8Array.from(bytes))).toEqual([])
  })
})

describe("cosigned checkpoints beside the seals", () => {
  const CHECKPOINT = "custody/checkpoint"
  const sha256 = hex("sha256", BAG.get(CHECKPOINT)!)
  const note = textOf(CHECKPOINT)
  const claimed = async (name: string, content: string) => {
    const { claims } = await read(changed(BAG, { [`timestamps/${name}`]: toUtf8(content) }))
    return claims.cosigned.map(({ checkpoint, note: { signatures } }) => [
      checkpoint,
      signatures.length,
    ])
  }
  const line = `\u2014 witness.example ${Buffer.alloc(76, 7).toString("base64")}\n`

  it("are claims when they repeat a checkpoint's text, with any signatures", async () => {
    expect(await claimed(`${sha256}.note`, note)).toEqual([[CHECKPOINT, 1]])
    expect(await claimed(`${sha256}.note`, note + line)).toEqual([[CHECKPOINT, 2]])
  })

  it.each([
    ["for no checkpoint here", `${"0".repeat(64)}.note`, note],
    ["of another text", `${sha256}.note`, note.replace("example.org", "other.org")],
    ["no signed note", `${sha256}.note`, "no note\n"],
    ["under another extension", `${sha256}.txt`, note],
  ])("are no claims when %s", async (_, name, content) => {
    expect(await claimed(name, content)).toEqual([])
  })
})

describe("earlier generations", () => {
  it("are read like the bag itself, from their own folder", async () => {
    const kept = new Map(
      [...evidenceBag()]
        .filter(([path]) => !path.startsWith("data/") && path !== "bagit.txt")
        .filter(([path]) => path !== "custody/events.jsonl")
        .map(([path, bytes]) => [`custody/generations/0/${path}`, bytes]),
    )
    const { claims, outcome } = await read(evidenceBag(Object.fromEntries(kept), 1))
    expect(outcome.findings).toEqual([])
    expect(claims.generation).toBe(1)
    expect(claims.generations).toMatchObject([
      {
        number: 0,
        folder: "custody/generations/0",
        info: { bagId: "bag-1", generation: 0 },
        manifests: [
          { path: "custody/generations/0/manifest-sha256.txt", scope: "payload" },
          { path: "custody/generations/0/tagmanifest-sha256.txt", scope: "tags" },
        ],
        checkpoint: { origin: "example.org/log-1" },
        seals: [{ path: "custody/generations/0/seals/exporter.dsse.json" }],
      },
    ])
    expect(claims.seals).toHaveLength(1)
  })
})

describe("signatures over events", () => {
  const line = writeEnvelopeLine({
    payloadType: "application/vnd.sealwright.event+json",
    payload: toUtf8("{}"),
    signature: { keyid: "k", sig: Uint8Array.of(1) },
  })

  it("are claims with the number of their line", async () => {
    const twice = concat(line, toUtf8("\n"), line, toUtf8("\n"))
    const { claims } = await read(evidenceBag({ "custody/signatures.jsonl": twice }))
    expect(claims.eventSignatures.map((claim) => claim.line)).toEqual([1, 2])
    expect(claims.eventSignatures[0]?.payload).toEqual(toUtf8("{}"))
  })

  it("are refused line by line", async () => {
    const mixed = concat(toUtf8("nonsense\n"), line, toUtf8("\n"), line)
    expect(await told(evidenceBag({ "custody/signatures.jsonl": mixed }))).toEqual([
      "FORMAT_FAILURE custody/signatures.jsonl:1",
      "FORMAT_FAILURE custody/signatures.jsonl:3",
    ])
  })

  it("do not make a long list of findings out of a long broken file", async () => {
    const found = await told(evidenceBag({ "custody/signatures.jsonl": "x\n".repeat(10_000) }))
    expect(found).toHaveLength(101)
  })
})

describe("a line of the log", () => {
  const good = textOf("custody/events.jsonl").trimEnd()

  it("is an event in canonical form", () => {
    expect(parseLogLine(toUtf8(good))).toMatchObject({ id: "e-1", seq: 0 })
  })

  it.each([
    ["with a blank after it", `${good} `, "CANON_DIALECT_MISMATCH"],
    ["with an unknown member", good.replace("{", '{"aa":1,'), "EVENT_INVALID"],
    ["with a member twice", good.replace("{", '{"agents":[],'), "DUPLICATE_KEY"],
    ["that is not JSON", "nonsense", "FORMAT_FAILURE"],
    [
      "with an integer beyond 2^53-1",
      good.replace('"seq":0', '"seq":9007199254740993'),
      "JSON_AMBIGUOUS",
    ],
    ["beyond the limit", `"${"a".repeat(1_048_576)}"`, "LIMIT_EXCEEDED"],
  ])("is refused %s", (_, text, code) => {
    expect(parseLogLine(toUtf8(text))).toMatchObject({ kind: "refused", code })
  })
})
