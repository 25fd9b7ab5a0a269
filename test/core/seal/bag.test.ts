import { describe, expect, it } from "vitest"
import { fromUtf8, toUtf8 } from "../../../core/base/index.ts"
import { parseSealStatement } from "../../../core/claims/index.ts"
import {
  pae,
  parseCheckpointText,
  parseSealEnvelope,
  parseSignedNote,
} from "../../../core/encodings/index.ts"
import { parseBagInfo, parseManifest } from "../../../core/formats/evidence-bag/layout.ts"
import { sha256 } from "../../../core/hashing/index.ts"
import {
  chooseLogSigner,
  composeBag,
  composeSeal,
  digestOf,
  newIdentity,
  type BagFacts,
  type BagParts,
  type SealTerms,
} from "../../../core/seal/index.ts"
import {
  checkSignature,
  makeSigner,
  portableEngine,
  readVkey,
} from "../../../core/signatures/index.ts"

const ED25519 = makeSigner("ed25519", new Uint8Array(32).fill(7))
const P256 = makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(9))
const P384 = makeSigner("ecdsa-p384-sha384", new Uint8Array(48).fill(9))
const TERMS: SealTerms = {
  signer: ED25519,
  role: "exporter",
  reason: "receipt",
  at: Date.UTC(2026, 10, 21, 9, 30),
  toolVersion: "1.0.0",
}
const PAYLOAD = [
  { path: "data/b", sizeBytes: 3, sha256: "bb".repeat(32) },
  { path: "data/a%", sizeBytes: 4, sha256: "aa".repeat(32) },
]
const LOG = {
  events: 3,
  bytes: 700,
  sha256: "11".repeat(32),
  head: "22".repeat(32),
  root: "33".repeat(32),
}

describe("composeBag", () => {
  it("describes the bag so that its own reader reads it back", () => {
    const read = parseBagInfo(fileOf(compose({ sourceItems: 12 }), "bag-info.txt"))
    expect(read).toMatchObject({
      kind: "bag-info",
      info: {
        softwareAgent: "sealwright 1.0.0",
        baggingDate: "2026-11-21",
        payload: { bytes: 7, files: 2 },
        exporter: "acme/exports",
        generation: 0,
        sourceItems: 12,
      },
    })
  })

  it("lists payload and tag files, sorted, with nothing left out", () => {
    const bag = compose()
    const payload = parseManifest(fileOf(bag, "manifest-sha256.txt"), 64)
    expect(payload.faults).toEqual([])
    expect(payload.lines.map(({ path }) => path)).toEqual(["data/a%", "data/b"])
    const tags = parseManifest(fileOf(bag, "tagmanifest-sha256.txt"), 64)
    expect(tags.faults).toEqual([])
    expect(tags.lines.map(({ path }) => path)).toEqual([
      "bag-info.txt",
      "bagit.txt",
      "custody/checkpoint",
      "custody/events.jsonl",
      "custody/generations/0/bag-info.txt",
      "manifest-sha256.txt",
    ])
    for (const { path, digest } of tags.lines) {
      const file = bag.tagFiles.find((one) => one.path === path)
      if (file !== undefined) expect(digest).toBe(digestOf(file))
    }
    expect(bag.digest).toBe(
      Buffer.from(sha256(fileOf(bag, "tagmanifest-sha256.txt"))).toString("hex"),
    )
  })

  it("signs a checkpoint of three lines under the log's own name", () => {
    const bag = compose()
    const { note } = okOf(parseSignedNote(fileOf(bag, "custody/checkpoint")), "note")
    const { checkpoint, extensions } = okOf(parseCheckpointText(note.text), "checkpoint")
    expect(checkpoint).toMatchObject({ origin: originOf(bag), size: 3n })
    expect(Buffer.from(checkpoint.root).toString("hex")).toBe(LOG.root)
    expect(extensions).toEqual([])
    expect(note.signatures.map(({ name }) => name)).toEqual([originOf(bag)])
    const { noteKey } = okOf(readVkey(statementOf(bag).log.key), "key")
    expect(note.signatures[0]?.keyId).toEqual(noteKey.keyId)
    const { signature } = note.signatures[0]!
    expect(verifies(noteKey.key, note.text, signature, "raw")).toBe(true)
  })

  it.each([
    ["Ed25519", ED25519, "raw"],
    ["P-256", P256, "der"],
    ["P-384", P384, "der"],
  ] as const)(
    "seals with %s so that the seal verifies over its statement",
    (_, signer, encoding) => {
      const bag = compose({}, { ...TERMS, signer })
      const { envelope } = okOf(parseSealEnvelope(fileOf(bag, bag.seal)), "envelope")
      const signed = pae("application/vnd.in-toto+json", envelope.payload)
      expect(envelope.signature.keyid).toBe(signer.publicKey.fingerprint)
      expect(verifies(signer.publicKey, signed, envelope.signature.sig, encoding)).toBe(true)
      const later = pae("application/json", envelope.payload)
      expect(verifies(signer.publicKey, later, envelope.signature.sig, encoding)).toBe(false)
    },
  )

  it("states in the seal what the bag holds", () => {
    const bag = compose()
    const { bagId, logId, exporter } = identityOf(TERMS)
    expect(statementOf(bag)).toEqual({
      subjects: [
        { name: "manifest-sha256.txt", sha256: digestIn(bag, "manifest-sha256.txt") },
        { name: "tagmanifest-sha256.txt", sha256: bag.digest },
      ],
      bagId,
      logId,
      generation: 0,
      role: "exporter",
      sealedAt: "2026-11-21T09:30:00.000Z",
      reason: "receipt",
      tool: { name: "sealwright", version: "1.0.0" },
      files: { count: 2, bytes: 7 },
      log: {
        events: 3,
        bytes: 700,
        head: LOG.head,
        root: LOG.root,
        origin: `${exporter}/${logId}`,
        key: statementOf(bag).log.key,
      },
      follows: [],
    })
  })

  it("gives equal bytes for equal facts, with every algorithm", () => {
    for (const signer of [ED25519, P256, P384]) {
      expect(compose({}, { ...TERMS, signer })).toEqual(compose({}, { ...TERMS, signer }))
    }
  })
})

describe("composeSeal", () => {
  it("names every seal that was there before, sorted, and takes a free name", () => {
    const earlier = [
      { path: "seals/witness.dsse.json", sha256: "44".repeat(32) },
      { path: "seals/exporter.dsse.json", sha256: "55".repeat(32) },
    ]
    const seal = composeSeal(facts(), { ...TERMS, role: "witness" }, earlier)
    expect(seal.path).toBe("seals/witness-2.dsse.json")
    const { envelope } = okOf(parseSealEnvelope(seal.bytes), "envelope")
    expect(parseSealStatement(envelope.payload)).toMatchObject({
      role: "witness",
      follows: [earlier[1], earlier[0]],
    })
  })

  it("has every payload and tag manifest as a subject, sorted by name", () => {
    const manifests = ["tagmanifest-sha512.txt", "manifest-sha256.txt", "manifest-sha512.txt"]
    const seal = composeSeal(
      { ...facts(), manifests: manifests.map((name) => ({ name, sha256: "66".repeat(32) })) },
      TERMS,
      [],
    )
    const { envelope } = okOf(parseSealEnvelope(seal.bytes), "envelope")
    const statement = parseSealStatement(envelope.payload)
    expect("kind" in statement ? [] : statement.subjects.map(({ name }) => name)).toEqual([
      "manifest-sha256.txt",
      "manifest-sha512.txt",
      "tagmanifest-sha512.txt",
    ])
  })
})

describe("chooseLogSigner", () => {
  it("takes the log key when there is one, else an Ed25519 seal key", () => {
    expect(chooseLogSigner(P256, ED25519)).toBe(ED25519)
    expect(chooseLogSigner(ED25519, undefined)).toBe(ED25519)
  })

  it.each([
    ["a P-256 seal key without a log key", P256, undefined],
    ["a P-256 log key", ED25519, P256],
  ])("refuses %s and says that --log-key is needed", (_, seal, log) => {
    expect(() => chooseLogSigner(seal, log)).toThrow(/--log-key/)
  })
})

function identityOf(terms: SealTerms, sourceItems?: number) {
  return newIdentity(PAYLOAD, {
    exporter: "acme/exports",
    eventsSha256: "77".repeat(32),
    terms,
    ...(sourceItems === undefined ? {} : { sourceItems }),
  })
}

function compose(given: { sourceItems?: number } = {}, terms = TERMS) {
  const parts: BagParts = {
    identity: identityOf(terms, given.sourceItems),
    generation: 0,
    payload: PAYLOAD,
    log: LOG,
    kept: [{ path: "custody/generations/0/bag-info.txt", sha256: "88".repeat(32) }],
    terms,
    logSigner: ED25519,
  }
  return composeBag(parts)
}

type Bag = ReturnType<typeof compose>

function facts(): BagFacts {
  const { bagId, logId, exporter } = identityOf(TERMS)
  const files = { count: 2, bytes: 7 }
  return { bagId, logId, exporter, generation: 0, manifests: [], files, log: LOG, logKey: "k" }
}

function fileOf({ tagFiles }: Bag, path: string): Uint8Array {
  return tagFiles.find((file) => file.path === path)?.bytes ?? toUtf8(`no ${path}`)
}

function digestIn(bag: Bag, path: string): string {
  return Buffer.from(sha256(fileOf(bag, path))).toString("hex")
}

function originOf(bag: Bag): string {
  return fromUtf8(fileOf(bag, "custody/checkpoint"))?.split("\n")[0] ?? ""
}

function statementOf(bag: Bag) {
  const { envelope } = okOf(parseSealEnvelope(fileOf(bag, bag.seal)), "envelope")
  const statement = parseSealStatement(envelope.payload)
  if ("kind" in statement) throw new Error(statement.reason)
  return statement
}

/** The good member of an answer; anything else fails the test. */
function okOf<A extends { readonly kind: string }, K extends A["kind"]>(
  answer: A,
  kind: K,
): Extract<A, { readonly kind: K }> {
  if (answer.kind !== kind) throw new Error(JSON.stringify(answer))
  return answer as Extract<A, { readonly kind: K }>
}

function verifies(
  key: typeof ED25519.publicKey,
  message: Uint8Array,
  signature: Uint8Array,
  encoding: "raw" | "der",
): boolean {
  return checkSignature({ key, message, signature, encoding }, [portableEngine]).kind === "valid"
}
