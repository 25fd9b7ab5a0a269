/** Archives inside evidence: a verdict of their own, which never makes the other one better. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { crc32, gunzipSync, gzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { LIMITS } from "../../core/base/index.ts"
import type { Result } from "../../core/index.ts"
import { sealFolder } from "../../core/node/index.ts"
import { EXPORTER } from "../support/evidence.ts"
import { examinePath } from "../support/examine-path.ts"
import { buildTar } from "../support/tar-builder.ts"
import { buildZip, bytesOf, u32 } from "../support/zip-builder.ts"

const KINDS = ["zip", "tar", "tar.gz"] as const
type Kind = (typeof KINDS)[number]

const PLAIN_BAG = {
  "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
  "data/hello.txt": "hello\n",
  "manifest-sha256.txt":
    "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03  data/hello.txt\n",
}

let place: string
/** Sealed bags as archives, by their kind. */
const inner = new Map<Kind, Uint8Array>()

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "nested-"))
  for (const kind of KINDS) {
    const out = await seal(`inner.${kind}`, { "record.json": `{"sum":300}\n` })
    inner.set(kind, new Uint8Array(readFileSync(out)))
  }
})
afterAll(() => {
  rmSync(place, { recursive: true })
})

describe.each(["bag", "bag.zip", "bag.tar", "bag.tar.gz"])("evidence inside a %s", (outer) => {
  it.each(KINDS)("that is a sound .%s passes by itself, and the whole passes", async (kind) => {
    const result = await examineWith(outer, { [`in.${kind}`]: sound(kind) })
    expect(result.verdict).toBe("TOTAL-PASSED")
    const alone = await examinePath(put(`alone.${kind}`, sound(kind)))
    expect(result.nested).toMatchObject([
      {
        path: `data/in.${kind}`,
        container: kind,
        format: "evidence-bag",
        verdict: "TOTAL-PASSED",
        statements: { integrity: "PASSED", origin: "PASSED", completeness: "PASSED" },
        resultDigest: alone.resultDigest,
      },
    ])
    expect(result.nested?.[0]?.checks).toEqual(
      alone.checks.map(({ id, status }) => ({ id, status })),
    )
  })

  it("that does not hold keeps the whole from passing, and is named", async () => {
    const archive = sound("tar")
    const at = Buffer.from(archive).indexOf(`"sum":300`)
    const tampered = archive.map((byte, i) => (i === at + 6 ? byte + 1 : byte))
    const result = await examineWith(outer, { "in.tar": tampered })
    expect(result.verdict).toBe("INDETERMINATE")
    expect(result.nested?.[0]?.verdict).toBe("TOTAL-FAILED")
    expect(weighing(result)).toEqual([["NESTED_EVIDENCE_FAILED", "data/in.tar"]])
  })
})

describe("an archive inside evidence", () => {
  it("is a file: a folder that bears the name of one is none", async () => {
    const result = await examineWith("bag", { "in.zip/a.txt": bytesOf("a") })
    expect(result.verdict).toBe("TOTAL-PASSED")
    expect(result.nested ?? []).toEqual([])
  })

  it("that is a bag without seals is noted, and the whole passes", async () => {
    const archive = zipOf(PLAIN_BAG)
    const result = await examineWith("bag", { "in.zip": archive })
    expect(result.verdict).toBe("TOTAL-PASSED")
    expect(result.nested).toMatchObject([{ format: "bagit", verdict: "INDETERMINATE" }])
    expect(said(result)).toContainEqual(["NESTED_EVIDENCE_OPEN", "data/in.zip"])
  })

  it("that states nothing about itself cannot fail as evidence, whatever it holds", async () => {
    const result = await examineWith("bag", {
      "photos.zip": zipOf({ "a.jpg": "x" }),
      "odd.zip": buildZip({ members: [{ name: "a" }, { name: "a" }] }),
      "broken.tar": bytesOf("no archive at all"),
    })
    expect(result.verdict).toBe("TOTAL-PASSED")
    expect(result.nested?.map(({ path, verdict }) => [path, verdict])).toEqual([
      ["data/broken.tar", "TOTAL-FAILED"],
      ["data/odd.zip", "TOTAL-FAILED"],
      ["data/photos.zip", "INDETERMINATE"],
    ])
    expect(said(result).filter(([code]) => code.startsWith("NESTED"))).toEqual([])
  })

  it("never makes evidence better that does not hold", async () => {
    const folder = await seal("worse", { "in.zip": sound("zip"), "a.txt": "a" })
    writeFileSync(join(folder, "data/a.txt"), "b")
    const result = await examinePath(folder)
    expect(result.verdict).toBe("TOTAL-FAILED")
    expect(result.nested).toMatchObject([{ verdict: "TOTAL-PASSED" }])
  })

  it("that is all there is in a folder has its verdict, and the folder states nothing", async () => {
    const path = put("single/in.zip", sound("zip"))
    const result = await examinePath(dirname(path))
    expect(result.verdict).toBe("INDETERMINATE")
    expect(result.nested).toMatchObject([{ path: "in.zip", verdict: "TOTAL-PASSED" }])
  })

  it("inside another one is not opened any more, and both results say so", async () => {
    const result = await examineWith("bag", { "in.tar": bagAround({ "deeper.zip": sound("zip") }) })
    expect(result.verdict).toBe("TOTAL-PASSED")
    expect(result.nested).toHaveLength(1)
    expect(result.nested?.[0]?.codes).toContain("NESTED_NOT_EXAMINED")
    expect(result.findings).toContainEqual(
      expect.objectContaining({
        code: "NESTED_NOT_EXAMINED",
        at: { path: "data/in.tar" },
        observed: {
          reason: "an archive inside an archive inside the evidence",
          archives: "1",
          inside: "deeper.zip",
        },
      }),
    )
    expect(result.limits.join("\n")).toContain("what is in archives inside")
  })

  it("inside another one is told under a plain name, too; a document there is not", async () => {
    const inside = { "deeper.bin": sound("tar.gz"), "letter.docx": OFFICE }
    const result = await examineWith("bag", { "in.tar": bagAround(inside) })
    expect(said(result).filter(([code]) => code === "NESTED_NOT_EXAMINED")).toEqual([
      ["NESTED_NOT_EXAMINED", "data/in.tar"],
    ])
    const told = result.findings.find(({ code }) => code === "NESTED_NOT_EXAMINED")
    expect(told?.observed).toMatchObject({ archives: "1", inside: "deeper.bin" })
  })

  it("is opened out of compressed members up to a size, and beyond it that is said", async () => {
    const large = new Uint8Array(LIMITS.nestedBytes + 1)
    const members = [
      { name: "small.zip", content: sound("zip"), deflated: true },
      { name: "large.zip", content: large, deflated: true },
    ]
    const result = await examinePath(put("compressed.zip", buildZip({ members })))
    expect(result.nested).toMatchObject([{ path: "small.zip", verdict: "TOTAL-PASSED" }])
    expect(said(result)).toContainEqual(["NESTED_NOT_EXAMINED", "large.zip"])
  })

  it("is examined only as often as the limit allows", async () => {
    const empty = zipOf({})
    for (let i = 0; i <= LIMITS.nestedArchives; i += 1) put(`many/${String(i)}.zip`, empty)
    const result = await examinePath(join(place, "many"))
    expect(result.nested).toHaveLength(LIMITS.nestedArchives)
    expect(said(result).filter(([code]) => code === "NESTED_NOT_EXAMINED")).toHaveLength(1)
  })
})

describe.each(["bag", "bag.zip", "bag.tar", "bag.tar.gz"])(
  "under a plain name in a %s",
  (outer) => {
    it.each(KINDS)("a sound .%s has its verdict", async (kind) => {
      const result = await examineWith(outer, { "attachment-17": sound(kind) })
      expect(result.verdict).toBe("TOTAL-PASSED")
      expect(result.nested).toMatchObject([
        { path: "data/attachment-17", container: kind, verdict: "TOTAL-PASSED" },
      ])
    })

    it.each(KINDS)("a .%s that does not hold keeps the whole from passing", async (kind) => {
      const result = await examineWith(outer, { "attachment.docx": failing(kind) })
      expect(result.verdict).toBe("INDETERMINATE")
      expect(weighing(result)).toEqual([["NESTED_EVIDENCE_FAILED", "data/attachment.docx"]])
    })

    it("documents that are archives are files like others: no verdict, no word", async () => {
      const result = await examineWith(outer, {
        "letter.docx": OFFICE,
        "log.json.gz": gzipSync(`{"a":1}\n`),
        "photos.cbz": zipOf({ "a.jpg": "x" }),
        backup: buildTar([{ name: "a.txt", content: "a" }]),
        "broken.odt": bytesOf("PK\u0003\u0004 and then nothing that makes sense"),
      })
      expect(result.verdict).toBe("TOTAL-PASSED")
      expect(result.nested).toBeUndefined()
      expect(said(result)).toEqual([])
    })
  },
)

describe("documents that are archives", () => {
  it("take no place from archives that are evidence", async () => {
    for (let i = 0; i <= LIMITS.nestedArchives; i += 1) put(`letters/${String(i)}.docx`, OFFICE)
    put("letters/last", sound("zip"))
    const result = await examinePath(join(place, "letters"))
    expect(result.nested).toMatchObject([{ path: "last", verdict: "TOTAL-PASSED" }])
    expect(said(result).filter(([code]) => code.startsWith("NESTED"))).toEqual([])
  })
})

/** The shape of an office document, with none of its content. */
const OFFICE = zipOf({
  "[Content_Types].xml": `<?xml version="1.0"?><Types/>`,
  "_rels/.rels": "<Relationships/>",
  "word/document.xml": "<document/>",
})

/** A plain bag as a tar, with more files beside it. */
function bagAround(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const all = { ...PLAIN_BAG, ...files }
  return buildTar(Object.entries(all).map(([name, content]) => ({ name, content })))
}

/** The same evidence, whose record was changed before it was packed. */
function failing(kind: Kind): Uint8Array {
  const changed = (bytes: Uint8Array): Uint8Array => {
    const at = Buffer.from(bytes).indexOf(`"sum":300`) + `"sum":`.length
    return bytes.with(at, bytes[at]! + 1)
  }
  if (kind === "tar.gz") return gzipSync(changed(gunzipSync(sound(kind))))
  const archive = Buffer.from(changed(sound(kind)))
  // A zip keeps the checksum of each member twice; a tar has none.
  const [before, after] = [`{"sum":300}\n`, `{"sum":400}\n`].map((text) => u32(crc32(text)))
  for (let at = archive.indexOf(before!); at >= 0; at = archive.indexOf(before!)) {
    archive.set(after!, at)
  }
  return new Uint8Array(archive)
}

async function examineWith(
  outer: string,
  payload: Readonly<Record<string, Uint8Array>>,
): Promise<Result> {
  return examinePath(await seal(outer, payload))
}

let made = 0

async function seal(
  out: string,
  payload: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  made += 1
  const folder = join(place, String(made))
  for (const [path, content] of Object.entries(payload)) {
    mkdirSync(dirname(join(folder, "source", path)), { recursive: true })
    writeFileSync(join(folder, "source", path), content)
  }
  const bag = join(folder, out)
  const at = Date.UTC(2026, 1, 1)
  await sealFolder({
    source: join(folder, "source"),
    out: bag,
    terms: { signer: EXPORTER, role: "exporter", reason: "test", at, toolVersion: "1.0.0" },
  })
  return bag
}

function sound(kind: Kind): Uint8Array {
  const archive = inner.get(kind)
  if (archive === undefined) throw new Error(`no ${kind} was made`)
  return archive
}

function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  return buildZip({ members: Object.entries(files).map(([name, content]) => ({ name, content })) })
}

function put(path: string, bytes: Uint8Array): string {
  const location = join(place, path)
  mkdirSync(dirname(location), { recursive: true })
  writeFileSync(location, bytes)
  return location
}

function said({ findings }: Result): readonly (readonly [code: string, path: string])[] {
  // The keys of these tests have no window, which is told of the trust and not of the evidence.
  return findings
    .filter(({ code }) => code !== "KEY_WITHOUT_WINDOW")
    .map(({ code, at }) => [code, at.path])
}

function weighing({ findings }: Result): readonly (readonly [code: string, path: string])[] {
  return findings
    .filter(({ severity }) => severity !== "noted")
    .map(({ code, at }) => [code, at.path])
}
