import { describe, expect, it } from "vitest"
import { toBase64, toUtf8, type JsonObject } from "../../../core/base/index.ts"
import { pae } from "../../../core/encodings/index.ts"
import { makeSigner, portableEngine, type Signer } from "../../../core/signatures/index.ts"
import {
  openTrust,
  packSignatures,
  TRUST_PAYLOAD_TYPE,
  type NamedSigner,
} from "../../../core/trust/index.ts"
import { bytesOf, keyEntry, packOf } from "../../support/packs.ts"

const KEEPER = makeSigner("ed25519", new Uint8Array(32).fill(7))
const SECOND = makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(8))
const STRANGER = makeSigner("ed25519", new Uint8Array(32).fill(9))

const PACK = bytesOf(packOf({ name: "Acme" }))

function signed(
  payload: Uint8Array,
  signers: readonly Signer[],
  more: JsonObject = {},
): JsonObject {
  return {
    payloadType: TRUST_PAYLOAD_TYPE,
    payload: toBase64(payload),
    signatures: signers.map((signer) => ({
      keyid: signer.publicKey.fingerprint,
      sig: toBase64(signer.sign(pae(TRUST_PAYLOAD_TYPE, payload))),
    })),
    ...more,
  }
}

const open = (file: unknown, ...signers: readonly NamedSigner[]) =>
  openTrust(bytesOf(file), signers, [portableEngine])

describe("openTrust", () => {
  it("takes a pack as it is, and says that it is unsigned", () => {
    expect(openTrust(PACK, [], [portableEngine])).toMatchObject({
      kind: "trust",
      trust: { name: "Acme" },
      signing: { kind: "unsigned" },
    })
  })

  it("takes a signed pack whose signer was named, by key or by the fingerprint of a pinned key", () => {
    const file = signed(PACK, [KEEPER])
    for (const signer of [KEEPER.publicKey, { fingerprint: KEEPER.publicKey.fingerprint }]) {
      expect(open(file, signer)).toMatchObject({
        kind: "trust",
        trust: { name: "Acme" },
        signing: { kind: "signed", by: [{ fingerprint: KEEPER.publicKey.fingerprint }] },
      })
    }
  })

  it("takes two signatures where two signers were named", () => {
    const file = signed(PACK, [KEEPER, SECOND])
    expect(open(file, SECOND.publicKey, KEEPER.publicKey)).toMatchObject({
      signing: { kind: "signed", by: [SECOND.publicKey, KEEPER.publicKey] },
    })
  })

  it("judges no signature where nobody was named, not even a bad one", () => {
    const [good] = signed(PACK, [KEEPER])["signatures"] as readonly JsonObject[]
    const file = signed(PACK, [], { signatures: [{ ...good, sig: toBase64(new Uint8Array(64)) }] })
    expect(open(file)).toMatchObject({ signing: { kind: "unjudged", signatures: 1 } })
  })

  it("goes by the signature and not by the key id beside it", () => {
    const [good] = signed(PACK, [KEEPER])["signatures"] as readonly JsonObject[]
    const lying = signed(PACK, [], {
      signatures: [{ ...good, keyid: STRANGER.publicKey.fingerprint }],
    })
    expect(open(lying, STRANGER.publicKey)).toMatchObject({ kind: "refused" })
    expect(open(lying, KEEPER.publicKey)).toMatchObject({ kind: "trust" })
  })

  const stranger = { fingerprint: STRANGER.publicKey.fingerprint }
  const changed = bytesOf(packOf({ name: "Changed" }))
  it.each<[string, string, unknown, readonly NamedSigner[]]>([
    ["that is not signed", "not signed", packOf(), [KEEPER.publicKey]],
    [
      "that somebody else signed",
      "no good signature",
      signed(PACK, [STRANGER]),
      [KEEPER.publicKey],
    ],
    [
      "that only one of two signed",
      "no good signature",
      signed(PACK, [KEEPER]),
      [KEEPER.publicKey, SECOND.publicKey],
    ],
    [
      "that was changed after signing",
      "no good signature",
      { ...signed(PACK, [KEEPER]), payload: toBase64(changed) },
      [KEEPER.publicKey],
    ],
    ["whose named signer it does not hold", "does not hold", signed(PACK, [STRANGER]), [stranger]],
    [
      "in an envelope for something else",
      "not for a trust file",
      signed(PACK, [KEEPER], { payloadType: "application/vnd.in-toto+json" }),
      [],
    ],
    ["in an envelope with more in it", "unknown member", signed(PACK, [KEEPER], { note: "x" }), []],
    ["in an envelope without signatures", "no signatures", signed(PACK, []), []],
    [
      "with seventeen signatures",
      "more than 16",
      signed(
        PACK,
        Array.from({ length: 17 }, () => KEEPER),
      ),
      [],
    ],
    [
      "of schema 1 in an envelope",
      "schema 2",
      signed(bytesOf({ schema: "sealwright.trust/1", keys: [keyEntry(1)] }), [KEEPER]),
      [KEEPER.publicKey],
    ],
    [
      "that is an envelope in an envelope",
      "schema",
      signed(bytesOf(signed(PACK, [KEEPER])), [KEEPER]),
      [KEEPER.publicKey],
    ],
    ["whose content is no pack", "schema", signed(toUtf8("{}"), [KEEPER]), [KEEPER.publicKey]],
  ])("refuses a file %s", (_, reason, file, signers) => {
    expect(open(file, ...signers)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining(reason) as string,
    })
  })
})

describe("packSignatures", () => {
  const judged = (file: unknown) => packSignatures(bytesOf(file), [portableEngine])
  const { fingerprint } = KEEPER.publicKey

  it("verifies each with the keys that the pack pins, and says by whom", () => {
    expect(judged(signed(PACK, [KEEPER, STRANGER]))).toEqual([
      {
        kind: "holds",
        id: expect.any(String) as string,
        subject: expect.any(String) as string,
        fingerprint,
      },
      { kind: "stranger", keyid: STRANGER.publicKey.fingerprint },
    ])
  })

  it("says that one does not hold where the pack was changed after it, or it was", () => {
    const [good] = signed(PACK, [KEEPER])["signatures"] as readonly JsonObject[]
    const later = bytesOf(packOf({ name: "Another" }))
    for (const file of [
      signed(later, [], { signatures: [good] as JsonObject[] }),
      signed(PACK, [], { signatures: [{ ...good, sig: toBase64(new Uint8Array(64)) }] }),
    ]) {
      expect(judged(file)).toMatchObject([{ kind: "does-not-hold" }])
    }
  })

  it("goes by the signature where the key id beside it lies", () => {
    const [good] = signed(PACK, [KEEPER])["signatures"] as readonly JsonObject[]
    const file = signed(PACK, [], {
      signatures: [{ ...good, keyid: STRANGER.publicKey.fingerprint }],
    })
    expect(judged(file)).toMatchObject([{ kind: "holds", fingerprint }])
  })

  it("has nothing to say of a pack without signatures, and of no pack", () => {
    expect(packSignatures(PACK, [portableEngine])).toEqual([])
    expect(packSignatures(toUtf8("{"), [portableEngine])).toEqual([])
    expect(judged(signed(toUtf8("{}"), [KEEPER]))).toEqual([])
  })
})
