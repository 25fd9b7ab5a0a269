import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { english, Failure, type FailureCode } from "../../core/base/index.ts"
import { DEFAULT_POLICY_JSON, examine, parsePolicy, type Result } from "../../core/index.ts"
import {
  addSeal,
  extendBag,
  nativeDigests,
  nativeEngine,
  obstacles,
  openEvidence,
  sealFolder,
} from "../../core/node/index.ts"
import type { SealRole } from "../../core/seal/index.ts"
import { makeSigner } from "../../core/signatures/index.ts"
import { needsTool, PYTHON } from "../support/tools.ts"

const AT = Date.UTC(2026, 10, 21, 9, 30)
const EXPORTER = makeSigner("ed25519", new Uint8Array(32).fill(7))
const WITNESS = makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(9))

let place: string
let bag: string

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), "sealwright-further-"))
  bag = join(place, "bag")
  const source = join(place, "source")
  mkdirSync(join(source, "records"), { recursive: true })
  writeFileSync(join(source, "records/1 2.json"), '{"total":1}')
  writeFileSync(join(source, "notes.txt"), "first\n")
  await sealFolder({ source, out: bag, terms: terms() })
  await sealFolder({ source, out: `${bag}.zip`, terms: terms() })
})
afterEach(() => {
  rmSync(place, { recursive: true, force: true })
})

describe("addSeal", () => {
  it("adds one file to a folder and changes no other", async () => {
    const before = digestsBelow(bag)
    const added = await addSeal({ examined: await examined(bag), terms: witness() })
    expect(added).toMatchObject({ seal: "seals/witness.dsse.json", location: bag, follows: 1 })
    const after = digestsBelow(bag)
    expect(after.get("seals/witness.dsse.json")).toBe(added.sealSha256)
    after.delete("seals/witness.dsse.json")
    expect(after).toEqual(before)
  })

  it("names every seal before it with its digest", async () => {
    await addSeal({ examined: await examined(bag), terms: witness() })
    await addSeal({ examined: await examined(bag), terms: witness() })
    const digests = digestsBelow(bag)
    const paths = ["seals/exporter.dsse.json", "seals/witness.dsse.json"]
    expect(statementAt("seals/witness-2.dsse.json").predicate.follows).toEqual(
      paths.map((path) => ({ path, sha256: digests.get(path) })),
    )
    expect((await examined(bag)).seals.map(({ path }) => path)).toHaveLength(3)
  })

  it("leaves a bag in which taking the earlier seal away shows", async () => {
    await addSeal({ examined: await examined(bag), terms: witness() })
    rmSync(join(bag, "seals/exporter.dsse.json"))
    expect(codesOf(await examined(bag))).toContain("SEAL_MISSING")
  })

  it("makes a new archive of an archive, holding the same and one seal more", async () => {
    const before = sha256(readFileSync(`${bag}.zip`))
    const out = join(place, "witnessed.zip")
    await addSeal({ examined: await examined(`${bag}.zip`), terms: witness(), out })
    await addSeal({ examined: await examined(bag), terms: witness() })
    expect(sha256(readFileSync(`${bag}.zip`))).toBe(before)
    const [archive, folder] = [await examined(out), await examined(bag)]
    expect(archive.items).toEqual(folder.items)
    expect(archive.input.digest).toBe(folder.input.digest)
  })

  it("refuses to change an archive in place", async () => {
    const request = { examined: await examined(`${bag}.zip`), terms: witness() }
    await expectFailure(addSeal(request), "USAGE", /--out/)
  })

  it("never replaces a seal that appeared since the examination", async () => {
    const state = await examined(bag)
    writeFileSync(join(bag, "seals/witness.dsse.json"), "somebody else's")
    await expectFailure(addSeal({ examined: state, terms: witness() }), "UNWRITABLE", /exists/)
    expect(readFileSync(join(bag, "seals/witness.dsse.json"), "utf8")).toBe("somebody else's")
    expect(readdirSync(join(bag, "seals"))).toHaveLength(2)
  })

  it("refuses a bag that changed since it was examined", async () => {
    const state = await examined(bag)
    appendFileSync(join(bag, "bag-info.txt"), "Contact-Name: me\n")
    await expectFailure(addSeal({ examined: state, terms: witness() }), "UNREADABLE", /changed/)
  })
})

describe("a bag that must not be sealed further", () => {
  it.each([
    ["a changed file", "data/notes.txt", "other\n", "HASH_FAILURE"],
    ["an added file", "data/more", "x", "MANIFEST_EXTRA"],
    ["a changed log", "custody/events.jsonl", "{}\n", "EVENT_INVALID"],
    ["a foreign seal file", "seals/x.txt", "x", "UNSEALED_CONTENT"],
  ])("is one with %s", async (_, path, content, code) => {
    writeFileSync(join(bag, path), content)
    const state = await examined(bag)
    expect(obstacles(state).map(english).join("\n")).toContain(code)
    const [before, out] = [digestsBelow(bag), join(place, "next")]
    await expectFailure(addSeal({ examined: state, terms: witness() }), "MALFORMED", /further/)
    await expectFailure(extend(state, { out }), "MALFORMED", /further/)
    expect(digestsBelow(bag)).toEqual(before)
    expect(existsSync(out)).toBe(false)
  })

  it("is anything that is no evidence bag", async () => {
    const state = await examined(join(place, "source"))
    expect(obstacles(state).map(english)).toEqual(["this is not an evidence bag"])
  })
})

describe("extendBag", () => {
  it("keeps the former log as a prefix and the former state below its generation", async () => {
    await addSeal({ examined: await examined(bag), terms: witness() })
    const former = digestsBelow(bag)
    const out = join(place, "next")
    const events = given(event("e-1"))
    const extended = await extend(await examined(bag), { out, events })
    expect(extended).toMatchObject({ generation: 1, events: 5, erased: [] })
    const [before, after] = [bag, out].map((folder) =>
      readFileSync(join(folder, "custody/events.jsonl"), "utf8"),
    )
    expect(after!.startsWith(before!)).toBe(true)
    expect(idsIn(after!.slice(before!.length))).toEqual(["e-1", "seal-1-sealCreate"])
    const kept = digestsBelow(join(out, "custody/generations/0"))
    for (const [path, digest] of kept) expect(former.get(path), path).toBe(digest)
    expect([...kept.keys()].sort()).toEqual([
      "bag-info.txt",
      "custody/checkpoint",
      "manifest-sha256.txt",
      "seals/exporter.dsse.json",
      "seals/witness.dsse.json",
      "tagmanifest-sha256.txt",
    ])
    expect(digestsBelow(bag)).toEqual(former)
  })

  it("passes its own examination, as folder and archive, through three generations", async () => {
    const paths = ["one", "two.zip", "three"].map((name) => join(place, name))
    let from = `${bag}.zip`
    for (const [index, out] of paths.entries()) {
      await extend(await examined(from), { out, events: given(event(`e-${index}`)) })
      const result = await examined(out)
      expect(result.findings.filter(({ severity }) => severity === "broken")).toEqual([])
      expect(statusOf(result, "generations")).toBe("PASSED")
      expect(result.input.generation).toBe(index + 1)
      from = out
    }
    const last = await examined(from)
    expect(last.input.bagId).toBe((await examined(bag)).input.bagId)
    expect(new Set(last.items.map(({ path }) => path.split("/").slice(0, 3).join("/")))).toContain(
      "custody/generations/2",
    )
  })

  it("gives equal bags from equal bags", async () => {
    const events = given(event("e-1"))
    const outs = ["one.zip", "two.zip"].map((name) => join(place, name))
    await extend(await examined(bag), { out: outs[0]!, events })
    await extend(await examined(`${bag}.zip`), { out: outs[1]!, events })
    expect(sha256(readFileSync(outs[0]!))).toBe(sha256(readFileSync(outs[1]!)))
  })

  it("leaves out what an event erased, and the examination calls it erased", async () => {
    const path = "data/records/1 2.json"
    const digest = { sha256: sha256(readFileSync(join(bag, path))) }
    const events = given(erasure({ uri: "data/records/1%202.json", digest }))
    const out = join(place, "next")
    const extended = await extend(await examined(bag), { out, events })
    expect(extended.erased).toEqual([path])
    expect(existsSync(join(out, path))).toBe(false)
    const result = await examined(out)
    expect(codesOf(result)).toContain("ERASED")
    expect(statusOf(result, "generations")).toBe("PASSED")
    expect(existsSync(join(bag, path))).toBe(true)
  })

  it.each([
    ["an erasure without the digest", erasure({ uri: "data/notes.txt" }), /digest/],
    ["an erasure of what is not there", erasure({ uri: "data/nothing" }), /not in the bag/],
    ["an id of the former log", { ...event("seal-0-pac") }, /seal-/],
    [
      "a digest that the file does not have",
      { ...event("e"), objects: [{ uri: "data/notes.txt", digest: { sha256: "00".repeat(32) } }] },
      /another digest/,
    ],
  ])("refuses %s and writes nothing", async (_, bad, sentence) => {
    const out = join(place, "next")
    const events = given(bad)
    await expectFailure(extend(await examined(bag), { out, events }), "MALFORMED", sentence)
    expect(readdirSync(place).filter((name) => name.startsWith("next"))).toEqual([])
  })

  it("refuses an id that the former log has already", async () => {
    const out = join(place, "next")
    await extend(await examined(bag), { out, events: given(event("e-1")) })
    const again = extend(await examined(out), {
      out: join(place, "again"),
      events: given(event("e-1")),
    })
    await expectFailure(again, "MALFORMED", /another event has the id e-1/)
  })

  it("refuses to erase the last file", async () => {
    const all = ["data/notes.txt", "data/records/1 2.json"].map((path) => ({
      uri: path.replace(" ", "%20"),
      digest: { sha256: sha256(readFileSync(join(bag, path))) },
    }))
    const request = { out: join(place, "next"), events: given(erasure(...all)) }
    await expectFailure(extend(await examined(bag), request), "USAGE", /no file at all/)
  })

  it("refuses when a file changed since the examination, and leaves nothing", async () => {
    const state = await examined(bag)
    writeFileSync(join(bag, "data/notes.txt"), "FIRST\n")
    const out = join(place, "next")
    await expectFailure(extend(state, { out }), "UNREADABLE", /changed since/)
    expect(readdirSync(place).filter((name) => name.startsWith("next"))).toEqual([])
  })

  it("refuses when the log changed since the examination, though it still holds events", async () => {
    const state = await examined(bag)
    const log = join(bag, "custody/events.jsonl")
    writeFileSync(log, readFileSync(log, "utf8").replace('"reason":"test"', '"reason":"best"'))
    const out = join(place, "next")
    await expectFailure(extend(state, { out }), "UNREADABLE", /the log changed since/)
    expect(readdirSync(place).filter((name) => name.startsWith("next"))).toEqual([])
  })

  needsTool("bagit-python").it("writes a bag that bagit-python calls valid", async () => {
    await addSeal({ examined: await examined(bag), terms: witness() })
    const out = join(place, "next")
    await extend(await examined(bag), { out, events: given(event("e-1")) })
    const check = "import bagit,sys; [bagit.Bag(path).validate() for path in sys.argv[1:]]"
    execFileSync(PYTHON, ["-c", check, bag, out])
  })

  it("refuses an output that exists", async () => {
    cpSync(bag, join(place, "taken"), { recursive: true })
    const request = { out: join(place, "taken") }
    await expectFailure(extend(await examined(bag), request), "UNWRITABLE", /exists already/)
  })
})

it("sealing refuses given events that contradict the files, naming the event", async () => {
  const wrong = { uri: "data/notes.txt", digest: { sha256: "00".repeat(32) } }
  const events = given({ ...event("e"), objects: [wrong] })
  const request = { source: join(place, "source"), out: join(place, "x.zip"), terms: terms() }
  await expectFailure(sealFolder({ ...request, events }), "MALFORMED", /line 1 of the log.*notes/)
  expect(readdirSync(place).filter((name) => name.startsWith("x.zip"))).toEqual([])
})

function terms(signer = EXPORTER, role: SealRole = "exporter") {
  return { signer, role, reason: "test", at: AT, toolVersion: "1.0.0" }
}

function witness() {
  return terms(WITNESS, "witness")
}

function extend(state: Result, request: { readonly out: string; readonly events?: string }) {
  return extendBag({
    examined: state,
    terms: terms(EXPORTER, "archivist"),
    erasureRoles: ["archivist"],
    ...request,
  })
}

async function examined(path: string): Promise<Result> {
  const policy = parsePolicy(new TextEncoder().encode(DEFAULT_POLICY_JSON))
  if (policy.kind !== "policy") throw new Error(policy.reason)
  const { container, measure } = await openEvidence(path)
  try {
    return await examine(
      { path, container, measure: measure({ engine: "native", jobs: 1 }) },
      {
        policy: { ...policy.policy, digest: new Uint8Array(32) },
        evaluatedAt: AT,
        signatures: [nativeEngine],
        digests: nativeDigests,
        trees: [],
        run: { platform: "test", runtime: "test", engine: "native" },
        clock: () => 0,
      },
    )
  } finally {
    await container.close()
  }
}

function statusOf(result: Result, id: string): string | undefined {
  return result.checks.find((check) => check.id === id)?.status
}

function codesOf(result: Result): readonly string[] {
  return result.findings.map(({ code }) => code)
}

async function expectFailure(
  work: Promise<unknown>,
  code: FailureCode,
  sentence: RegExp,
): Promise<void> {
  const failure = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(failure).toBeInstanceOf(Failure)
  expect((failure as Failure).message).toMatch(sentence)
  expect((failure as Failure).code).toBe(code)
}

function event(id: string) {
  return {
    id,
    type: "https://sealwright.org/ns/event/approval",
    time: "2026-11-20T10:00:00.000Z",
    clock: "platform",
    agents: [{ id: "ada", role: "archivist", kind: "person" }],
    objects: [] as unknown[],
    outcome: "success",
  }
}

function erasure(...objects: readonly object[]) {
  const type = "http://id.loc.gov/vocabulary/preservation/eventType/del"
  return { ...event("del-1"), type, objects: [...objects], reason: "GDPR Art. 17" }
}

function given(...events: readonly object[]): string {
  const path = join(place, "given.jsonl")
  writeFileSync(path, events.map((one) => `${JSON.stringify(one)}\n`).join(""))
  return path
}

function idsIn(lines: string): readonly string[] {
  return lines
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { id: string }).id)
}

function statementAt(path: string): { predicate: { follows: unknown } } {
  const envelope = JSON.parse(readFileSync(join(bag, path), "utf8")) as { payload: string }
  return JSON.parse(Buffer.from(envelope.payload, "base64").toString()) as never
}

function digestsBelow(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), sha256(readFileSync(path))]),
  )
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex")
}
