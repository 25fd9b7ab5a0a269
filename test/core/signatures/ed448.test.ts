/** Ed448: the vectors of RFC 8032 §7.4, then each strictness rule by name, in both engines. */
import { ed448 } from "@noble/curves/ed448.js"
import { shake256 } from "@noble/hashes/sha3.js"
import { describe, expect, it } from "vitest"
import { concat, fromHex, toHex, toUtf8 } from "../../../core/base/index.ts"
import { writeSpki } from "../../../core/encodings/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import {
  checkSignature,
  makeSigner,
  parsePublicKey,
  portableEngine,
} from "../../../core/signatures/index.ts"

const BOTH = [portableEngine, nativeEngine]
const P = 2n ** 448n - 2n ** 224n - 1n
const L = 2n ** 446n - 13818066809895115352007386748515426880336692474882178609894547503885n

/** RFC 8032 §7.4, "Blank" and "1 octet". */
const RFC_8032 = [
  {
    seed: "6c82a562cb808d10d632be89c8513ebf6c929f34ddfa8c9f63c9960ef6e348a3528c8a3fcc2f044e39a3fc5b94492f8f032e7549a20098f95b",
    key: "5fd7449b59b461fd2ce787ec616ad46a1da1342485a70e1f8a0ea75d80e96778edf124769b46c7061bd6783df1e50f6cd1fa1abeafe8256180",
    message: "",
    signature:
      "533a37f6bbe457251f023c0d88f976ae2dfb504a843e34d2074fd823d41a591f2b233f034f628281f2fd7a22ddd47d7828c59bd0a21bfd3980ff0d2028d4b18a9df63e006c5d1c2d345b925d8dc00b4104852db99ac5c7cdda8530a113a0f4dbb61149f05a7363268c71d95808ff2e652600",
  },
  {
    seed: "c4eab05d357007c632f3dbb48489924d552b08fe0c353a0d4a1f00acda2c463afbea67c5e8d2877c5e3bc397a659949ef8021e954e0a12274e",
    key: "43ba28f430cdff456ae531545f7ecd0ac834a55d9358c0372bfa0c6c6798c0866aea01eb00742802b8438ea4cb82169c235160627b4c3a9480",
    message: "03",
    signature:
      "26b8f91727bd62897af15e41eb43c377efb9c610d48f2335cb0bd0087810f4352541b143c4b981b7e18f62de8ccdf633fc1bf037ab7cd779805e0dbcc0aae1cbcee1afb2e027df36bc04dcecbf154336c19f0af7e0a6472905e799f1953d2a0ff3348ab21aa4adafd1d234441cf807c03a00",
  },
] as const

describe("Ed448", () => {
  for (const [index, { seed, key, message, signature }] of RFC_8032.entries()) {
    it(`signs and verifies RFC 8032 §7.4, vector ${String(index + 1)}`, () => {
      const signer = makeSigner("ed448", hex(seed))
      expect(toHex(signer.publicKey.raw)).toBe(key)
      expect(toHex(signer.sign(hex(message)))).toBe(signature)
      expect(check(hex(signature))).toEqual(index === 1 ? VALID : { kind: "invalid" })
      const request = { key: signer.publicKey, message: hex(message), signature: hex(signature) }
      expect(checkSignature({ ...request, encoding: "raw" }, BOTH)).toEqual(VALID)
    })
  }

  const VALID = { kind: "valid", highS: false }
  const signed = RFC_8032[1]
  const signature = hex(signed.signature)
  const [r, s] = [signature.subarray(0, 57), signature.subarray(57)]
  const { publicKey } = makeSigner("ed448", hex(signed.seed))
  const check = (given: Uint8Array, engines = BOTH) =>
    checkSignature(
      { key: publicKey, message: hex(signed.message), signature: given, encoding: "raw" },
      engines,
    )

  it("refuses other lengths than 114 bytes", () => {
    for (const wrong of [new Uint8Array(0), signature.subarray(1), concat(signature, r)]) {
      expect(check(wrong).kind).toBe("noncanonical")
    }
  })

  it("refuses S that is not below the order, though the equation holds", () => {
    const high = toLittleEndian(fromLittleEndian(s) + L)
    const reason = "its S is not below the order of the group"
    expect(check(concat(r, high))).toEqual({ kind: "noncanonical", reason })
    expect(check(concat(r, s.with(56, 0x80)))).toEqual({ kind: "noncanonical", reason })
  })

  it("refuses R whose y is not reduced, and whose last octet is more than a sign", () => {
    const reason = "its R is not in canonical form"
    expect(check(concat(toLittleEndian(P + 3n), s))).toEqual({ kind: "noncanonical", reason })
    expect(check(concat(r.with(56, 0x01), s))).toEqual({ kind: "noncanonical", reason })
  })

  it("refuses each point of small order as R and as key, in both encodings of its sign", () => {
    for (const y of [0n, 1n, P - 1n]) {
      for (const sign of [0, 0x80]) {
        const encoded = toLittleEndian(y).with(56, sign)
        expect(check(concat(encoded, s)).kind).toBe("noncanonical")
        expect(parsePublicKey(writeSpki("ed448", encoded))).toMatchObject({
          kind: "refused",
          code: "SIG_NONCANONICAL",
        })
      }
    }
  })

  it("has no other points of small order: those three are all that four times take to zero", () => {
    const torsion = torsionPoint()
    const multiples = [1, 2, 3, 4].map((times) => {
      let sum = ed448.Point.ZERO
      for (let n = 0; n < times; n += 1) sum = sum.add(torsion)
      return fromLittleEndian(sum.toBytes().with(56, 0))
    })
    expect(new Set(multiples)).toEqual(new Set([0n, 1n, P - 1n]))
  })

  it("answers alike in both engines when R has a small-order part", () => {
    const { scalar, pointBytes } = ed448.utils.getExtendedPublicKey(hex(signed.seed))
    const nonce = 123456789n
    const encodedR = ed448.Point.BASE.multiply(nonce).add(torsionPoint()).toBytes()
    const k = challenge(encodedR, pointBytes, hex(signed.message))
    const made = concat(encodedR, toLittleEndian((nonce + k * scalar) % L))
    // The RFC's first form has the cofactor, and a native library cannot tell the two apart.
    expect(check(made, [nativeEngine])).toEqual(VALID)
    expect(check(made, [portableEngine])).toEqual(VALID)
  })

  it("answers invalid, not a breakdown, for R off the curve", () => {
    const offCurve = toLittleEndian(firstOffCurve())
    expect(check(concat(offCurve, s))).toEqual({ kind: "invalid" })
  })

  it("refuses a key off the curve, and one not reduced", () => {
    for (const y of [firstOffCurve(), P + 3n]) {
      const read = parsePublicKey(writeSpki("ed448", toLittleEndian(y)))
      expect(read).toMatchObject({ kind: "refused", code: "SIG_NONCANONICAL" })
    }
  })

  it("refuses the encodings of ECDSA", () => {
    for (const encoding of ["der", "p1363"] as const) {
      const request = { key: publicKey, message: hex(signed.message), signature, encoding }
      expect(checkSignature(request, BOTH).kind).toBe("noncanonical")
    }
  })
})

/** A point of order 4: any point times the group's order, when that is of full small order. */
function torsionPoint() {
  for (let y = 2n; ; y += 1n) {
    const point = pointAt(y)
    // [L]P, computed as [L - 1]P + P because the library takes no scalar as large as L.
    const torsion = point?.multiplyUnsafe(L - 1n).add(point)
    if (torsion !== undefined && !torsion.double().is0()) return torsion
  }
}

function firstOffCurve(): bigint {
  let y = 2n
  while (pointAt(y) !== undefined) y += 1n
  return y
}

function pointAt(y: bigint) {
  try {
    return ed448.Point.fromBytes(toLittleEndian(y))
  } catch {
    return undefined
  }
}

/** SHAKE256(dom4(0, "") ‖ R ‖ A ‖ M, 114) mod L (RFC 8032 §5.2.7). */
function challenge(encodedR: Uint8Array, key: Uint8Array, message: Uint8Array): bigint {
  const dom4 = concat(toUtf8("SigEd448"), Uint8Array.of(0, 0))
  return fromLittleEndian(shake256(concat(dom4, encodedR, key, message), { dkLen: 114 })) % L
}

function fromLittleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes.toReversed())}`)
}

function toLittleEndian(value: bigint): Uint8Array {
  return hex(value.toString(16).padStart(114, "0")).toReversed()
}

function hex(text: string): Uint8Array {
  const bytes = fromHex(text)
  if (bytes === undefined) throw new Error(`not hexadecimal: ${text}`)
  return bytes
}
