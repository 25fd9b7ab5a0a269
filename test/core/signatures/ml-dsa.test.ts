/**
 * ML-DSA: the example of RFC 9881, then each engine over what the other signed.
 *
 * No published vectors of FIPS 204 are quoted for the two larger parameter sets, for their
 * length: they are tested between two independent libraries only.
 */
import { generateKeyPairSync, sign, type KeyObject } from "node:crypto"
import { ml_dsa44, ml_dsa65, ml_dsa87 } from "@noble/post-quantum/ml-dsa.js"
import { describe, expect, it } from "vitest"
import { toUtf8 } from "../../../core/base/index.ts"
import { parseDer, parsePem, writeSpki } from "../../../core/encodings/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import {
  bindAlgorithm,
  checkSignature,
  parsePublicKey,
  portableEngine,
} from "../../../core/signatures/index.ts"
import { ML_DSA_44_CERTIFICATE } from "./rfc9881.ts"

const BOTH = [portableEngine, nativeEngine]
const MESSAGE = toUtf8("sealed for a long time")
const VALID = { kind: "valid", highS: false }
const LIBRARY = { "ml-dsa-44": ml_dsa44, "ml-dsa-65": ml_dsa65, "ml-dsa-87": ml_dsa87 } as const
/** Where the hints begin: c and z lie before them (FIPS 204, algorithm 26), tables 1 and 2. */
const HINTS_AT = { "ml-dsa-44": 2420 - 84, "ml-dsa-65": 3309 - 61, "ml-dsa-87": 4627 - 83 } as const

it("ML-DSA-44 verifies the certificate of RFC 9881, appendix C.3", () => {
  const pem = parsePem(ML_DSA_44_CERTIFICATE)
  const der = pem.kind === "pem" ? parseDer(pem.blocks[0]!.bytes) : pem
  if (der.kind !== "der") throw new Error(der.reason)
  const [signed, algorithm, bits] = der.value.children
  // Version, serial, algorithm, issuer, validity, subject, then the key (RFC 5280 §4.1).
  const read = bindAlgorithm(signed!.children[6]!.bytes, algorithm!.bytes)
  if (read.kind !== "key") throw new Error(read.kind)
  const signature = bits!.content.subarray(1)
  const request = { key: read.key, message: signed!.bytes, signature, encoding: "raw" } as const
  expect(read.key.algorithm).toBe("ml-dsa-44")
  expect(checkSignature(request, BOTH)).toEqual(VALID)
  const other = { ...request, message: signed!.bytes.with(40, 0) }
  expect(checkSignature(other, BOTH)).toEqual({ kind: "invalid" })
})

describe.each(["ml-dsa-44", "ml-dsa-65", "ml-dsa-87"] as const)("%s", (algorithm) => {
  const pair = generateKeyPairSync(algorithm as "ml-dsa-44")
  const signature = new Uint8Array(sign(null, MESSAGE, pair.privateKey))
  const key = keyOf(spkiOf(pair.publicKey))
  const check = (given: Uint8Array, context?: Uint8Array) =>
    checkSignature(
      { key, message: MESSAGE, signature: given, encoding: "raw", ...(context && { context }) },
      BOTH,
    )

  it("verifies what the platform signed, and nothing else", () => {
    expect(key.algorithm).toBe(algorithm)
    expect(check(signature)).toEqual(VALID)
    const other = { key, message: toUtf8("another"), signature, encoding: "raw" } as const
    expect(checkSignature(other, BOTH)).toEqual({ kind: "invalid" })
    for (const at of [0, 40, 1000, signature.length - 1]) {
      const tampered = signature.with(at, signature[at]! ^ 1)
      expect(check(tampered)).toEqual({ kind: "invalid" })
    }
  })

  it("verifies what the portable library signed, in both engines", () => {
    const { publicKey, secretKey } = LIBRARY[algorithm].keygen(new Uint8Array(32).fill(7))
    const signed = LIBRARY[algorithm].sign(MESSAGE, secretKey, { extraEntropy: false })
    const own = keyOf(writeSpki(algorithm, publicKey))
    const request = { key: own, message: MESSAGE, signature: signed, encoding: "raw" } as const
    expect(checkSignature(request, BOTH)).toEqual(VALID)
  })

  it("is held to the context, in both engines", () => {
    const context = toUtf8("a protocol")
    const options = { key: pair.privateKey, context }
    const bound = new Uint8Array(sign(null, MESSAGE, options))
    expect(check(bound, context)).toEqual(VALID)
    expect(check(bound)).toEqual({ kind: "invalid" })
    expect(check(bound, toUtf8("another protocol"))).toEqual({ kind: "invalid" })
    expect(check(signature, context)).toEqual({ kind: "invalid" })
    expect(check(bound, new Uint8Array(256)).kind).toBe("noncanonical")
  })

  it("does not take the internal function's signature for one of the pure mode", () => {
    const { publicKey, secretKey } = LIBRARY[algorithm].keygen(new Uint8Array(32).fill(8))
    const internal = LIBRARY[algorithm].internal.sign(MESSAGE, secretKey, { extraEntropy: false })
    const own = keyOf(writeSpki(algorithm, publicKey))
    const request = { key: own, message: MESSAGE, signature: internal, encoding: "raw" } as const
    expect(checkSignature(request, BOTH)).toEqual({ kind: "invalid" })
  })

  it("has one form of its hints: other bytes for the same hints are invalid (algorithm 21)", () => {
    const { publicKey, secretKey } = LIBRARY[algorithm].keygen(new Uint8Array(32).fill(7))
    const good = LIBRARY[algorithm].sign(MESSAGE, secretKey, { extraEntropy: false })
    const own = keyOf(writeSpki(algorithm, publicKey))
    const answer = (given: Uint8Array) =>
      checkSignature({ key: own, message: MESSAGE, signature: given, encoding: "raw" }, BOTH)
    expect(answer(good)).toEqual(VALID)
    const at = HINTS_AT[algorithm]
    const [first, second] = [good[at]!, good[at + 1]!]
    expect(first).toBeLessThan(second)
    // The first polynomial's hints in falling order, and a byte set behind the last hint.
    expect(answer(good.with(at, second).with(at + 1, first))).toEqual({ kind: "invalid" })
    const polynomials = { "ml-dsa-44": 4, "ml-dsa-65": 6, "ml-dsa-87": 8 }[algorithm]
    const behind = good.length - polynomials - 1
    expect(good[behind]).toBe(0)
    expect(answer(good.with(behind, 1))).toEqual({ kind: "invalid" })
  })

  it("refuses other lengths, other encodings and keys of another length", () => {
    expect(check(signature.subarray(1)).kind).toBe("noncanonical")
    expect(check(new Uint8Array(0)).kind).toBe("noncanonical")
    const der = { key, message: MESSAGE, signature, encoding: "der" } as const
    expect(checkSignature(der, BOTH).kind).toBe("noncanonical")
    const short = writeSpki(algorithm, key.raw.subarray(1))
    expect(parsePublicKey(short)).toMatchObject({ kind: "refused", code: "FORMAT_FAILURE" })
  })
})

it("a context with an algorithm that has none is refused, not passed over", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519")
  const key = keyOf(spkiOf(publicKey))
  const signature = new Uint8Array(sign(null, MESSAGE, privateKey))
  const request = { key, message: MESSAGE, signature, encoding: "raw" } as const
  expect(checkSignature(request, BOTH)).toEqual(VALID)
  const context = toUtf8("a protocol")
  expect(checkSignature({ ...request, context }, BOTH).kind).toBe("noncanonical")
})

function keyOf(spki: Uint8Array) {
  const read = parsePublicKey(spki)
  if (read.kind !== "key") throw new Error(read.kind)
  return read.key
}

function spkiOf(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ type: "spki", format: "der" }))
}
