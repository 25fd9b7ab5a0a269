/** From the AlgorithmIdentifiers of X.509 and CMS to bound keys. */
import { generateKeyPairSync, type KeyObject } from "node:crypto"
import { describe, expect, it } from "vitest"
import { concat } from "../../../core/base/index.ts"
import {
  writeDerContext,
  writeDerInteger,
  writeDerNull,
  writeDerOid,
  writeDerSequence,
  writeHashIdentifier,
  writePssParameters,
  writeSpki,
} from "../../../core/encodings/index.ts"
import { bindAlgorithm, makeSigner } from "../../../core/signatures/index.ts"

const RSA = spkiOf(generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey)
const P384 = spkiOf(generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey)
const ED25519 = makeSigner("ed25519", new Uint8Array(32).fill(1)).publicKey.spki
const ED448 = makeSigner("ed448", new Uint8Array(57).fill(1)).publicKey.spki
const ML_DSA = writeSpki("ml-dsa-65", new Uint8Array(1952).fill(1))

const bare = (oid: string) => writeDerSequence(writeDerOid(oid))
const withNull = (oid: string) => writeDerSequence(writeDerOid(oid), writeDerNull())
const pss = (...parameters: readonly Uint8Array[]) =>
  writeDerSequence(writeDerOid("1.2.840.113549.1.1.10"), ...parameters)

describe("bindAlgorithm", () => {
  /** Identifiers as RFC 8410, RFC 5758, RFC 4055, RFC 8692 and RFC 9881 write them. */
  const bound: readonly (readonly [string, Uint8Array, Uint8Array])[] = [
    ["ed25519", ED25519, bare("1.3.101.112")],
    ["ed448", ED448, bare("1.3.101.113")],
    ["ml-dsa-65", ML_DSA, bare("2.16.840.1.101.3.4.3.18")],
    ["ecdsa-p384-sha1", P384, bare("1.2.840.10045.4.1")],
    ["ecdsa-p384-sha256", P384, bare("1.2.840.10045.4.3.2")],
    ["ecdsa-p384-sha512", P384, bare("1.2.840.10045.4.3.4")],
    ["ecdsa-p384-sha3-256", P384, bare("2.16.840.1.101.3.4.3.10")],
    ["ecdsa-p384-shake256", P384, bare("1.3.6.1.5.5.7.6.33")],
    ["rsa-pkcs1-sha1", RSA, withNull("1.2.840.113549.1.1.5")],
    ["rsa-pkcs1-sha256", RSA, withNull("1.2.840.113549.1.1.11")],
    ["rsa-pkcs1-sha256", RSA, bare("1.2.840.113549.1.1.11")],
    ["rsa-pkcs1-sha512", RSA, withNull("1.2.840.113549.1.1.13")],
    ["rsa-pkcs1-sha3-512", RSA, withNull("2.16.840.1.101.3.4.3.16")],
    ["rsa-pss-shake128", RSA, bare("1.3.6.1.5.5.7.6.30")],
  ]
  it.each(bound)("names %s", (algorithm, spki, identifier) => {
    expect(bindAlgorithm(spki, identifier)).toMatchObject({ kind: "key", key: { algorithm, spki } })
  })

  it("reads what RSASSA-PSS parameters say, and SHA-1 with 20 bytes where they say nothing", () => {
    const written = { hash: "sha512", mgfHash: "sha256", saltLength: 0 } as const
    expect(bindAlgorithm(RSA, pss(writePssParameters(written)))).toMatchObject({
      key: { algorithm: "rsa-pss-sha512", pss: { mgfHash: "sha256", saltLength: 0 } },
    })
    expect(bindAlgorithm(RSA, pss(writeDerSequence()))).toMatchObject({
      key: { algorithm: "rsa-pss-sha1", pss: { mgfHash: "sha1", saltLength: 20 } },
    })
  })

  it("reads defaults that are written although DER leaves them out", () => {
    const written = writeDerSequence(
      writeDerContext(0, writeHashIdentifier("sha1")),
      writeDerContext(2, writeDerInteger(20)),
      writeDerContext(3, writeDerInteger(1)),
    )
    expect(bindAlgorithm(RSA, pss(written))).toMatchObject({ key: { algorithm: "rsa-pss-sha1" } })
  })

  it("takes the hash beside rsaEncryption, as CMS writes it, and none without it", () => {
    const identifier = withNull("1.2.840.113549.1.1.1")
    expect(bindAlgorithm(RSA, identifier, "sha384")).toMatchObject({
      key: { algorithm: "rsa-pkcs1-sha384" },
    })
    expect(bindAlgorithm(RSA, identifier).kind).toBe("unsupported")
    expect(bindAlgorithm(RSA, identifier, "shake128").kind).toBe("unsupported")
  })

  const refused: readonly (readonly [string, Uint8Array, Uint8Array])[] = [
    ["an RSA algorithm for an EC key", P384, withNull("1.2.840.113549.1.1.11")],
    ["an ECDSA algorithm for an RSA key", RSA, bare("1.2.840.10045.4.3.2")],
    ["Ed448 for an Ed25519 key", ED25519, bare("1.3.101.113")],
    ["Ed25519 with parameters", ED25519, withNull("1.3.101.112")],
    ["ML-DSA of another size", ML_DSA, bare("2.16.840.1.101.3.4.3.17")],
    ["RSASSA-PSS without parameters", RSA, pss()],
    ["RSASSA-PSS with NULL", RSA, pss(writeDerNull())],
    ["a trailer of 2", RSA, pss(writeDerSequence(writeDerContext(3, writeDerInteger(2))))],
    ["a salt that no key holds", RSA, pss(writeDerSequence(writeDerContext(2, writeDerInteger(2n ** 70n))))],
    ["a salt longer than this key", RSA, pss(writeDerSequence(writeDerContext(2, writeDerInteger(200))))],
    ["parameters in another order", RSA, pss(writeDerSequence(
      writeDerContext(2, writeDerInteger(20)),
      writeDerContext(0, writeHashIdentifier("sha256")),
    ))],
    ["trailing bytes", RSA, concat(withNull("1.2.840.113549.1.1.11"), Uint8Array.of(0))],
    ["no identifier", RSA, new Uint8Array(0)],
  ] // prettier-ignore
  it.each(refused)("refuses %s", (_, spki, identifier) => {
    expect(bindAlgorithm(spki, identifier)).toMatchObject({
      kind: "refused",
      code: "FORMAT_FAILURE",
    })
  })

  it("names what is not ours", () => {
    expect(bindAlgorithm(RSA, withNull("1.2.840.113549.1.1.4"))).toEqual({
      kind: "unsupported",
      algorithm: "1.2.840.113549.1.1.4", // md5WithRSAEncryption
    })
    const md5 = writeDerSequence(writeDerOid("1.2.840.113549.2.5"), writeDerNull())
    expect(bindAlgorithm(RSA, pss(writeDerSequence(writeDerContext(0, md5))))).toEqual({
      kind: "unsupported",
      algorithm: "1.2.840.113549.2.5",
    })
  })

  it("cannot widen what an RSASSA-PSS key binds", () => {
    const raw = bindAlgorithm(RSA, withNull("1.2.840.113549.1.1.11"))
    if (raw.kind !== "key") throw new Error(raw.kind)
    const own = { hash: "sha256", mgfHash: "sha256", saltLength: 32 } as const
    const bound = writeSpki("rsa-pss", raw.key.raw, own)
    expect(bindAlgorithm(bound, pss(writePssParameters(own))).kind).toBe("key")
    for (const other of [
      pss(writePssParameters({ ...own, saltLength: 31 })),
      pss(writePssParameters({ ...own, hash: "sha512" })),
      pss(writePssParameters({ ...own, mgfHash: "sha1" })),
      withNull("1.2.840.113549.1.1.11"),
    ]) {
      expect(bindAlgorithm(bound, other)).toMatchObject({ code: "FORMAT_FAILURE" })
    }
  })
})

function spkiOf(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ type: "spki", format: "der" }))
}
