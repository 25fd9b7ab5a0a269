import { describe, expect, it } from "vitest"
import {
  fromUtf8,
  isJsonObject,
  parseJson,
  toCanonicalJson,
  toUtf8,
  type JsonObject,
  type JsonValue,
} from "../../../core/base/index.ts"
import {
  parseSealStatement,
  writeSealStatement,
  type SealStatement,
} from "../../../core/claims/index.ts"

const DIGEST = "ab".repeat(32)

const STATEMENT: SealStatement = {
  subjects: [
    { name: "manifest-sha256.txt", sha256: DIGEST },
    { name: "tagmanifest-sha256.txt", sha256: DIGEST },
  ],
  bagId: "bag-1",
  logId: "log-1",
  generation: 0,
  role: "exporter",
  sealedAt: "2026-11-21T09:30:00.000Z",
  reason: "",
  tool: { name: "sealwright", version: "1.0.0" },
  files: { count: 40, bytes: 123456 },
  log: {
    events: 3,
    bytes: 99,
    head: DIGEST,
    root: DIGEST,
    origin: "a/log-1",
    key: "a/log-1+00+AQ==",
  },
  follows: [{ path: "seals/exporter.dsse.json", sha256: DIGEST }],
}

describe("writeSealStatement", () => {
  it("writes an in-toto Statement v1 in canonical form", () => {
    const text = fromUtf8(writeSealStatement(STATEMENT)) ?? ""
    expect(JSON.parse(text)).toEqual({
      _type: "https://in-toto.io/Statement/v1",
      subject: [
        { name: "manifest-sha256.txt", digest: { sha256: DIGEST } },
        { name: "tagmanifest-sha256.txt", digest: { sha256: DIGEST } },
      ],
      predicateType: "https://sealwright.org/ns/evidence-seal/v1",
      predicate: Object.fromEntries(
        Object.entries(STATEMENT).filter(([name]) => name !== "subjects"),
      ),
    })
    expect(text.startsWith('{"_type":"https://in-toto.io/Statement/v1","predicate":{"bagId"')).toBe(
      true,
    )
  })

  it("is read back as it was written", () => {
    expect(parseSealStatement(writeSealStatement(STATEMENT))).toEqual(STATEMENT)
    const first = { ...STATEMENT, follows: [], role: "archivist" }
    expect(parseSealStatement(writeSealStatement(first))).toEqual(first)
  })
})

describe("parseSealStatement refuses", () => {
  const refused: Readonly<Record<string, JsonValue>> = {
    "another statement type": top({ _type: "https://in-toto.io/Statement/v0.1" }),
    "another predicate type": top({ predicateType: "https://slsa.dev/provenance/v1" }),
    "a member beside the four": top({ note: "x" }),
    "a subject with a second digest": top({
      subject: [{ name: "a", digest: { sha256: DIGEST, sha512: DIGEST } }],
    }),
    "a subject with a digest in capitals": top({
      subject: [{ name: "a", digest: { sha256: DIGEST.toUpperCase() } }],
    }),
    "a subject without a name": top({ subject: [{ digest: { sha256: DIGEST } }] }),
    "subjects that are not an array": top({ subject: {} }),
    "a predicate that is not an object": top({ predicate: [] }),
    "a member of the predicate that is not named": inside({ extra: 1 }),
    "a role that is none of the four": inside({ role: "admin" }),
    "a generation below zero": inside({ generation: -1 }),
    "a generation that is a fraction": inside({ generation: 0.5 }),
    "an instant without decimals": inside({ sealedAt: "2026-11-21T09:30:00Z" }),
    "a reason that is null": inside({ reason: null }),
    "a tool with more members": inside({ tool: { name: "a", version: "1", url: "x" } }),
    "counts as text": inside({ files: { count: "40", bytes: 1 } }),
    "a log without its root": inside({
      log: { events: 3, bytes: 99, head: DIGEST, origin: "a", key: "k" },
    }),
    "a head that is not a digest": inside({
      log: { events: 3, bytes: 99, head: "x", root: DIGEST, origin: "a", key: "k" },
    }),
    "follows that is not an array": inside({ follows: {} }),
    "a followed seal without a digest": inside({ follows: [{ path: "seals/a.dsse.json" }] }),
  }
  for (const [name, value] of Object.entries(refused)) {
    it(name, () => {
      expect(parseSealStatement(toCanonicalJson(value))).toMatchObject({
        kind: "refused",
        code: "FORMAT_FAILURE",
      })
    })
  }

  for (const name of Object.keys(STATEMENT).filter((member) => member !== "subjects")) {
    it(`a predicate without ${name}`, () => {
      const predicate = Object.fromEntries(
        Object.entries(predicateOf(written())).filter(([other]) => other !== name),
      )
      expect(parseSealStatement(toCanonicalJson(top({ predicate })))).toMatchObject({
        kind: "refused",
      })
    })
  }

  it("another form of the same statement, by its own name", () => {
    const text = JSON.stringify(written(), undefined, 2)
    expect(parseSealStatement(toUtf8(text))).toMatchObject({ code: "CANON_DIALECT_MISMATCH" })
  })

  it("a member that is named twice, and what is no JSON", () => {
    const text = (fromUtf8(writeSealStatement(STATEMENT)) ?? "").replace("{", '{"_type":"x",')
    expect(parseSealStatement(toUtf8(text))).toMatchObject({ code: "DUPLICATE_KEY" })
    expect(parseSealStatement(toUtf8("{"))).toMatchObject({ code: "FORMAT_FAILURE" })
  })
})

function written(): JsonObject {
  const answer = parseJson(writeSealStatement(STATEMENT))
  if (answer.kind === "refused" || !isJsonObject(answer.value)) throw new Error("not an object")
  return answer.value
}

function predicateOf(statement: JsonObject): JsonObject {
  const predicate = statement["predicate"]
  if (!isJsonObject(predicate)) throw new Error("no predicate")
  return predicate
}

function top(members: JsonObject): JsonObject {
  return { ...written(), ...members }
}

function inside(members: JsonObject): JsonObject {
  return top({ predicate: { ...predicateOf(written()), ...members } })
}
