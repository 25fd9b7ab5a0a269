/** Signatures: published vectors, then each strictness rule by name, then engines that misbehave. */
import { createHash } from "node:crypto"
import { ed25519 } from "@noble/curves/ed25519.js"
import { p256, p384, p521 } from "@noble/curves/nist.js"
import { secp256k1 } from "@noble/curves/secp256k1.js"
import { sha512 } from "@noble/hashes/sha2.js"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { concat, fromHex, toHex, toUtf8 } from "../../../core/base/index.ts"
import { writeSpki } from "../../../core/encodings/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import {
  checkSignature,
  makeSigner,
  parsePublicKey,
  portableEngine,
  type PublicKey,
  type SignatureEngine,
} from "../../../core/signatures/index.ts"
import { parseSignature } from "../../../core/signatures/strictness.ts"

const BOTH = [portableEngine, nativeEngine]
const L = 2n ** 252n + 27742317777372353535851937790883648493n
const P256_N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
/** SP 800-186 §3.2.1.5, in decimal as it stands there. */
const P521_N =
  6864797660130609714981900799081393217269435300143305409394463459185543183397655394245057746333217197532963996371363321113864768612440380340372808892707005449n

/** RFC 8032 §7.1, tests 1 to 3. */
const RFC_8032 = [
  {
    seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    message: "",
    signature:
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  },
  {
    seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    key: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    message: "72",
    signature:
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  },
  {
    seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    key: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    message: "af82",
    signature:
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  },
] as const

/** RFC 6979 A.2.5 to A.2.7, with the hash that our algorithms bind to the curve. */
const RFC_6979 = [
  {
    algorithm: "ecdsa-p256-sha256",
    scalar: "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
    message: "sample",
    r: "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
    s: "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
    order: P256_N,
  },
  {
    algorithm: "ecdsa-p256-sha256",
    scalar: "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
    message: "test",
    r: "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367",
    s: "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083",
    order: P256_N,
  },
  {
    algorithm: "ecdsa-p384-sha384",
    scalar:
      "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5",
    message: "sample",
    r: "94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46",
    s: "99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8",
    order:
      0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  },
  {
    algorithm: "ecdsa-p521-sha512",
    scalar:
      "00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75caa896eb32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b83538",
    message: "sample",
    r: "00c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c5f174e25a1ee9017b5d450606add152b534931d7d4e8455cc91f9b15bf05ec36e377fa",
    s: "00617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af282623eaa63e5b5c0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67a",
    order: P521_N,
  },
  {
    algorithm: "ecdsa-p521-sha512",
    scalar:
      "00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75caa896eb32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b83538",
    message: "test",
    r: "013e99020abf5cee7525d16b69b229652ab6bdf2affcaef38773b4b7d08725f10cdb93482fdcc54edcee91eca4166b2a7c6265ef0ce2bd7051b7cef945babd47ee6d",
    s: "01fbd0013c674aa79cb39849527916ce301c66ea7ce8b80682786ad60f98f7e78a19ca69eff5c57400e3b3a0ad66ce0978214d13baf4e9ac60752f7b155e2de4dce3",
    order: P521_N,
  },
] as const

/** RFC 6979 A.2.5: P-256 over "sample" with hashes that are not as long as the curve. */
const OTHER_HASHES = [
  {
    algorithm: "ecdsa-p256-sha1",
    r: "61340c88c3aaebeb4f6d667f672ca9759a6ccaa9fa8811313039ee4a35471d32",
    s: "6d7f147dac089441bb2e2fe8f7a3fa264b9c475098fdcf6e00d7c996e1b8b7eb",
  },
  {
    algorithm: "ecdsa-p256-sha224",
    r: "53b2fff5d1752b2c689df257c04c40a587fababb3f6fc2702f1343af7ca9aa3f",
    s: "b9afb64fdc03dc1a131c7d2386d11e349f070aa432a4acc918bea988bf75c74c",
  },
  {
    algorithm: "ecdsa-p256-sha512",
    r: "8496a60b5e9b47c825488827e0495b0e3fa109ec4568fd3f8d1097678eb97f00",
    s: "2362ab1adbe2b8adf9cb9edab740ea6049c028114f2460f96554f61fae3302fe",
  },
] as const

describe("Ed25519", () => {
  for (const [index, { seed, key, message, signature }] of RFC_8032.entries()) {
    it(`signs and verifies RFC 8032 test ${String(index + 1)}`, () => {
      const signer = makeSigner("ed25519", hex(seed))
      expect(toHex(signer.publicKey.raw)).toBe(key)
      expect(toHex(signer.sign(hex(message)))).toBe(signature)
      const request = {
        key: ed25519Key(key),
        message: hex(message),
        signature: hex(signature),
        encoding: "raw",
      } as const
      expect(checkSignature(request, BOTH)).toEqual({ kind: "valid", highS: false })
    })
  }

  it("accepts what it signs and nothing else", () => {
    const signer = makeSigner("ed25519", hex(RFC_8032[0].seed))
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(511), (message, bit) => {
        const signature = signer.sign(message)
        const request = { key: signer.publicKey, message, signature, encoding: "raw" } as const
        expect(checkSignature(request, BOTH).kind).toBe("valid")
        const flipped = signature.slice()
        flipped[bit >> 3]! ^= 1 << (bit & 7)
        const answer = checkSignature({ ...request, signature: flipped }, BOTH).kind
        expect(["invalid", "noncanonical"]).toContain(answer)
      }),
      { numRuns: 30 },
    )
  })

  const valid = RFC_8032[1]
  const check = (signature: Uint8Array, engines: readonly SignatureEngine[] = BOTH) =>
    checkSignature(
      { key: ed25519Key(valid.key), message: hex(valid.message), signature, encoding: "raw" },
      engines,
    )

  it("refuses signatures of other lengths than 64 bytes", () => {
    const signature = hex(valid.signature)
    for (const wrong of [new Uint8Array(), signature.subarray(1), concat(signature, signature)]) {
      expect(check(wrong).kind).toBe("noncanonical")
    }
  })

  it("refuses S that is not below the order, though the equation holds", () => {
    const signature = hex(valid.signature)
    const s = fromLittleEndian(signature.subarray(32)) + L
    const answer = check(concat(signature.subarray(0, 32), toLittleEndian(s)))
    expect(answer).toEqual({
      kind: "noncanonical",
      reason: "its S is not below the order of the group",
    })
  })

  it("refuses R whose y is not reduced", () => {
    const y = toLittleEndian(2n ** 255n - 19n + 3n)
    const answer = check(concat(y, hex(valid.signature).subarray(32)))
    expect(answer).toEqual({ kind: "noncanonical", reason: "its R is not in canonical form" })
  })

  it("refuses each of the eight small-order points as R, in both encodings of its sign", () => {
    for (const y of smallOrderYs()) {
      for (const sign of [0, 0x80]) {
        const encoded = y.slice()
        encoded[31]! |= sign
        const answer = check(concat(encoded, hex(valid.signature).subarray(32)))
        expect(answer).toEqual({ kind: "noncanonical", reason: "its R is a point of small order" })
      }
    }
  })

  it("refuses a small-order R although its maker solved the equation", () => {
    const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(hex(valid.seed))
    const encodedR = ed25519.Point.ZERO.toBytes()
    const k = challenge(encodedR, pointBytes, hex(valid.message))
    const signature = concat(encodedR, toLittleEndian((k * scalar) % L))
    expect(ed25519.verify(signature, hex(valid.message), pointBytes)).toBe(true)
    expect(check(signature).kind).toBe("noncanonical")
  })

  it("answers alike in both engines when R has a small-order part", () => {
    const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(hex(valid.seed))
    const r = 123456789n
    const encodedR = ed25519.Point.BASE.multiply(r).add(orderEight()).toBytes()
    const k = challenge(encodedR, pointBytes, hex(valid.message))
    const signature = concat(encodedR, toLittleEndian((r + k * scalar) % L))
    // The form with the cofactor would accept it; ours does not, wherever it is computed.
    expect(ed25519.verify(signature, hex(valid.message), pointBytes)).toBe(true)
    expect(check(signature, [portableEngine])).toEqual({ kind: "invalid" })
    expect(check(signature, [nativeEngine])).toEqual({ kind: "invalid" })
  })

  it("answers invalid, not a breakdown, for R off the curve", () => {
    const offCurve = new Uint8Array(32)
    offCurve[0] = 2
    expect(() => ed25519.Point.fromBytes(offCurve)).toThrow()
    expect(check(concat(offCurve, hex(valid.signature).subarray(32)))).toEqual({ kind: "invalid" })
  })

  it("refuses the encodings of ECDSA", () => {
    const request = { key: ed25519Key(valid.key), message: hex(valid.message) }
    for (const encoding of ["der", "p1363"] as const) {
      const signature = hex(valid.signature)
      expect(checkSignature({ ...request, signature, encoding }, BOTH).kind).toBe("noncanonical")
    }
  })
})

describe("ECDSA", () => {
  for (const { algorithm, scalar, message, r, s, order } of RFC_6979) {
    it(`signs "${message}" as RFC 6979 does for ${algorithm}, with the smaller s`, () => {
      const signer = makeSigner(algorithm, hex(scalar))
      const half = r.length / 2
      const published = BigInt(`0x${s}`)
      const smaller = published > order / 2n ? order - published : published
      const expected = concat(hex(r), toBigEndian(smaller, half))
      const der = signer.sign(toUtf8(message))
      expect(toHex(fromDer(der, half))).toBe(toHex(expected))

      const key = signer.publicKey
      const both = { key, message: toUtf8(message) }
      const asPublished = concat(hex(r), hex(s))
      const answer = checkSignature({ ...both, signature: asPublished, encoding: "p1363" }, BOTH)
      expect(answer).toEqual({ kind: "valid", highS: published > order / 2n })
      expect(checkSignature({ ...both, signature: der, encoding: "der" }, BOTH)).toEqual({
        kind: "valid",
        highS: false,
      })
    })
  }

  for (const { algorithm, r, s } of OTHER_HASHES) {
    it(`verifies the signature of RFC 6979 for ${algorithm}, and not under another hash`, () => {
      const { publicKey } = makeSigner("ecdsa-p256-sha256", hex(RFC_6979[0].scalar))
      const message = toUtf8("sample")
      const signature = concat(hex(r), hex(s))
      const under = (name: typeof algorithm | "ecdsa-p256-sha256") => {
        const read = parsePublicKey(publicKey.spki, { algorithm: name })
        if (read.kind !== "key") throw new Error(read.kind)
        return checkSignature({ key: read.key, message, signature, encoding: "p1363" }, BOTH).kind
      }
      expect(under(algorithm)).toBe("valid")
      expect(under("ecdsa-p256-sha256")).toBe("invalid")
    })
  }

  const { algorithm, scalar, message, r, s } = RFC_6979[0]
  const { publicKey } = makeSigner(algorithm, hex(scalar))
  const p1363 = (signature: Uint8Array) =>
    checkSignature({ key: publicKey, message: toUtf8(message), signature, encoding: "p1363" }, BOTH)

  it.each([
    ["r of zero", new Uint8Array(32), hex(s)],
    ["s of zero", hex(r), new Uint8Array(32)],
    ["r equal to the order", toBigEndian(P256_N, 32), hex(s)],
    ["s equal to the order", hex(r), toBigEndian(P256_N, 32)],
    ["s with the order added", hex(r), toBigEndian(2n ** 256n - 1n, 32)],
  ])("refuses %s", (_, wrongR, wrongS) => {
    expect(p1363(concat(wrongR, wrongS)).kind).toBe("noncanonical")
  })

  it.each(["p256", "p384", "p521", "secp256k1"] as const)(
    "refuses r and s from the order of %s on, and notes s above its half",
    (name) => {
      const { Point } = { p256, p384, p521, secp256k1 }[name]
      const order = Point.Fn.ORDER
      const bytes = Point.Fn.BYTES
      const read = parsePublicKey(writeSpki(name, Point.BASE.toBytes(false)))
      if (read.kind !== "key") throw new Error(read.kind)
      const answer = (r: bigint, s: bigint) => {
        const signature = concat(toBigEndian(r, bytes), toBigEndian(s, bytes))
        return parseSignature(read.key, signature, "p1363")
      }
      for (const wrong of [0n, order, order + 1n]) {
        expect(answer(wrong, 1n).kind).toBe("noncanonical")
        expect(answer(1n, wrong).kind).toBe("noncanonical")
      }
      expect(answer(order - 1n, order - 1n)).toMatchObject({ kind: "signature", highS: true })
      expect(answer(1n, (order + 1n) / 2n)).toMatchObject({ highS: true })
      expect(answer(1n, (order - 1n) / 2n)).toMatchObject({ highS: false })
    },
  )

  it("refuses P1363 of any length but twice the order's", () => {
    expect(p1363(concat(hex(r), hex(s), Uint8Array.of(0))).kind).toBe("noncanonical")
    expect(p1363(concat(Uint8Array.of(0), hex(r), hex(s))).kind).toBe("noncanonical")
    expect(p1363(hex(r)).kind).toBe("noncanonical")
  })

  it("refuses DER with a needless zero, with trailing bytes, and with a long length", () => {
    const der = makeSigner(algorithm, hex(scalar)).sign(toUtf8(message))
    const request = { key: publicKey, message: toUtf8(message), encoding: "der" } as const
    const wrong = [
      concat(der, Uint8Array.of(0)),
      concat(Uint8Array.of(0x30, 0x81, der.length - 2), der.subarray(2)),
      padSecondInteger(der),
    ]
    for (const signature of wrong) {
      expect(checkSignature({ ...request, signature }, BOTH).kind).toBe("noncanonical")
    }
  })

  it("refuses the encoding of Ed25519", () => {
    const request = { key: publicKey, message: toUtf8(message), signature: concat(hex(r), hex(s)) }
    expect(checkSignature({ ...request, encoding: "raw" }, BOTH).kind).toBe("noncanonical")
  })

  it("answers on any bytes without throwing", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.constantFrom("raw", "der", "p1363"),
        (signature, encoding) => {
          const request = { key: publicKey, message: toUtf8(message), signature, encoding }
          const answer = checkSignature(request, [nativeEngine]).kind
          expect(["invalid", "noncanonical"]).toContain(answer)
        },
      ),
    )
  })
})

describe("parsePublicKey", () => {
  it("names a key by the SHA-256 of its SubjectPublicKeyInfo", () => {
    const spki = writeSpki("ed25519", hex(RFC_8032[0].key))
    const digest = createHash("sha256").update(spki).digest("hex")
    expect(ed25519Key(RFC_8032[0].key).fingerprint).toBe(digest)
  })

  it("refuses every small-order point as an Ed25519 key", () => {
    for (const y of smallOrderYs()) {
      for (const sign of [0, 0x80]) {
        const raw = y.slice()
        raw[31]! |= sign
        const read = parsePublicKey(writeSpki("ed25519", raw))
        expect(read).toMatchObject({ kind: "refused", code: "SIG_NONCANONICAL" })
      }
    }
  })

  it("refuses an Ed25519 key whose y is not reduced, or off the curve", () => {
    for (const y of [2n ** 255n - 19n + 3n, 2n]) {
      const read = parsePublicKey(writeSpki("ed25519", toLittleEndian(y)))
      expect(read).toMatchObject({ kind: "refused", code: "SIG_NONCANONICAL" })
    }
  })

  it("refuses a P-256 point that is not on the curve", () => {
    const raw = p256.Point.BASE.toBytes(false)
    raw[64]! ^= 1
    expect(parsePublicKey(writeSpki("p256", raw))).toMatchObject({
      kind: "refused",
      code: "SIG_NONCANONICAL",
    })
  })

  it("names the algorithm of a well-formed key that is not ours", () => {
    const x25519 = hex(`302a300506032b656e032100${"09".padEnd(64, "0")}`)
    expect(parsePublicKey(x25519)).toEqual({ kind: "unsupported", algorithm: "1.3.101.110" })
  })

  it("refuses what is not a SubjectPublicKeyInfo", () => {
    expect(parsePublicKey(Uint8Array.of(1, 2, 3))).toMatchObject({ code: "FORMAT_FAILURE" })
  })
})

describe("makeSigner", () => {
  it("refuses a seed of the wrong length and scalars out of range", () => {
    expect(() => makeSigner("ed25519", new Uint8Array(31))).toThrow("not a private key")
    expect(() => makeSigner("ecdsa-p256-sha256", new Uint8Array(32))).toThrow("not a private key")
    expect(() => makeSigner("ecdsa-p256-sha256", toBigEndian(P256_N, 32))).toThrow()
  })
})

describe("engines that misbehave", () => {
  const { key, message, signature } = RFC_8032[2]
  const genuine = {
    key: ed25519Key(key),
    message: hex(message),
    signature: hex(signature),
    encoding: "raw",
  } as const
  const forged = { ...genuine, message: toUtf8("something else") }
  const engine = (name: string, verify: () => boolean): SignatureEngine => ({
    name,
    supports: () => true,
    verify,
  })
  const broken = engine("broken", () => {
    throw new Error("out of memory")
  })

  it("an engine that calls everything valid is contradicted", () => {
    const answer = checkSignature(forged, [portableEngine, engine("liar", () => true)])
    expect(answer).toEqual({
      kind: "disagree",
      engines: [
        { engine: "portable", answer: "invalid" },
        { engine: "liar", answer: "valid" },
      ],
    })
  })

  it("an engine that calls everything invalid is contradicted", () => {
    const answer = checkSignature(genuine, [nativeEngine, engine("liar", () => false)])
    expect(answer.kind).toBe("disagree")
  })

  it("an engine that breaks down beside a working one is a disagreement", () => {
    expect(checkSignature(genuine, [portableEngine, broken]).kind).toBe("disagree")
  })

  it("an engine that breaks down alone answers nothing", () => {
    expect(checkSignature(genuine, [broken])).toMatchObject({ kind: "unsupported" })
  })

  it("without an engine there is no answer", () => {
    expect(checkSignature(genuine, [])).toMatchObject({ kind: "unsupported" })
    const none = { ...nativeEngine, supports: () => false }
    expect(checkSignature(genuine, [none])).toMatchObject({ kind: "unsupported" })
  })

  it("an engine that lacks the algorithm leaves the answer to the other", () => {
    const lacking = { ...broken, supports: () => false }
    expect(checkSignature(genuine, [lacking, portableEngine]).kind).toBe("valid")
  })
})

function ed25519Key(raw: string): PublicKey {
  const read = parsePublicKey(writeSpki("ed25519", hex(raw)))
  if (read.kind !== "key") throw new Error("not a key")
  return read.key
}

/** A point of order 8: any point times the group's order, when that is of full small order. */
function orderEight() {
  for (let y = 2n; ; y += 1n) {
    const point = pointAt(y)
    const torsion = point === undefined ? undefined : timesOrder(point)
    if (torsion !== undefined && !torsion.double().double().is0()) return torsion
  }
}

/** The y of all points that eight times themselves take to zero, by the definition. */
function smallOrderYs(): readonly Uint8Array[] {
  const generator = orderEight()
  const found = new Set<string>()
  let point = ed25519.Point.ZERO
  for (let index = 0; index < 8; index += 1) {
    const encoded = point.toBytes()
    encoded[31]! &= 0x7f
    found.add(toHex(encoded))
    point = point.add(generator)
  }
  expect(point.is0()).toBe(true)
  return [...found].map(hex)
}

function pointAt(y: bigint) {
  try {
    return ed25519.Point.fromBytes(toLittleEndian(y))
  } catch {
    return undefined
  }
}

/** [L]P, computed as [L - 1]P + P because the library takes no scalar as large as L. */
function timesOrder(point: ReturnType<typeof ed25519.Point.fromBytes>) {
  return point.multiplyUnsafe(L - 1n).add(point)
}

function challenge(encodedR: Uint8Array, key: Uint8Array, message: Uint8Array): bigint {
  return fromLittleEndian(sha512(concat(encodedR, key, message))) % L
}

function fromLittleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes.toReversed())}`)
}

function toLittleEndian(value: bigint): Uint8Array {
  return toBigEndian(value, 32).toReversed()
}

function toBigEndian(value: bigint, length: number): Uint8Array {
  return hex(value.toString(16).padStart(2 * length, "0"))
}

/** r ‖ s of a DER signature, by reading its two short integers in order. */
function fromDer(der: Uint8Array, half: number): Uint8Array {
  // The whole of a P-521 signature is longer than 127 bytes, its integers are not.
  const at = der[1] === 0x81 ? 5 : 4
  const rLength = der[at - 1]!
  const r = der.subarray(at, at + rLength)
  const s = der.subarray(at + rLength + 2)
  const fixed = (integer: Uint8Array) => toBigEndian(BigInt(`0x${toHex(integer)}`), half)
  return concat(fixed(r), fixed(s))
}

function padSecondInteger(der: Uint8Array): Uint8Array {
  const at = 4 + der[3]!
  const s = der.subarray(at + 2)
  return concat(
    Uint8Array.of(0x30, der.length - 1),
    der.subarray(2, at),
    Uint8Array.of(0x02, s.length + 1, 0),
    s,
  )
}

function hex(text: string): Uint8Array {
  const bytes = fromHex(text)
  if (bytes === undefined) throw new Error(`not hexadecimal: ${text}`)
  return bytes
}
