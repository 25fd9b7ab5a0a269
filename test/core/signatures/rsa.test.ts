/** RSA signatures: RSA Laboratories' vectors, what the platform signs, then each rule by name. */
import {
  constants,
  createHash,
  generateKeyPairSync,
  privateEncrypt,
  sign,
  type KeyObject,
} from "node:crypto"
import { describe, expect, it } from "vitest"
import { concat, fromHex, toUtf8 } from "../../../core/base/index.ts"
import {
  writeDerBitString,
  writeDerInteger,
  writeDerNull,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writeRsaPublicKey,
  writeSpki,
} from "../../../core/encodings/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import {
  checkSignature,
  parsePublicKey,
  portableEngine,
  weaknesses,
  type AlgorithmChoice,
  type PublicKey,
} from "../../../core/signatures/index.ts"

const BOTH = [portableEngine, nativeEngine]
const MESSAGE = toUtf8("sealed on a Thursday")
const VALID = { kind: "valid", highS: false }

const PAIR = generateKeyPairSync("rsa", { modulusLength: 2048 })
const SPKI = spkiOf(PAIR.publicKey)
const MODULUS = Buffer.from(PAIR.publicKey.export({ format: "jwk" }).n ?? "", "base64url")

/** RSA Laboratories, pkcs-1v2-1-vec, pss-vect.txt: examples 1.4, 2.1 and 3.1, SHA-1 and 20 bytes. */
const PSS_VECTORS = [
  {
    name: "1.4, a modulus of 1024 bits",
    modulus:
      "a56e4a0e701017589a5187dc7ea841d156f2ec0e36ad52a44dfeb1e61f7ad991d8c51056ffedb162b4c0f283a12a88a394dff526ab7291cbb307ceabfce0b1dfd5cd9508096d5b2b8b6df5d671ef6377c0921cb23c270a70e2598e6ff89d19f105acc2d3f0cb35f29280e1386b6f64c4ef22e1e1f20d0ce8cffb2249bd9a2137",
    message: "bc656747fa9eafb3f0",
    signature:
      "4609793b23e9d09362dc21bb47da0b4f3a7622649a47d464019b9aeafe53359c178c91cd58ba6bcb78be0346a7bc637f4b873d4bab38ee661f199634c547a1ad8442e03da015b136e543f7ab07c0c13e4225b8de8cce25d4f6eb8400f81f7e1833b7ee6e334d370964ca79fdb872b4d75223b5eeb08101591fb532d155a6de87",
  },
  {
    name: "2.1, a modulus of 1025 bits, one octet longer than what it signs",
    modulus:
      "01d40c1bcf97a68ae7cdbd8a7bf3e34fa19dcca4ef75a47454375f94514d88fed006fb829f8419ff87d6315da68a1ff3a0938e9abb3464011c303ad99199cf0c7c7a8b477dce829e8844f625b115e5e9c4a59cf8f8113b6834336a2fd2689b472cbb5e5cabe674350c59b6c17e176874fb42f8fc3d176a017edc61fd326c4b33c9",
    message:
      "daba032066263faedb659848115278a52c44faa3a76f37515ed336321072c40a9d9b53bc05014078adf520875146aae70ff060226dcb7b1f1fc27e9360",
    signature:
      "014c5ba5338328ccc6e7a90bf1c0ab3fd606ff4796d3c12e4b639ed9136a5fec6c16d8884bdd99cfdc521456b0742b736868cf90de099adb8d5ffd1deff39ba4007ab746cefdb22d7df0e225f54627dc65466131721b90af445363a8358b9f607642f78fab0ab0f43b7168d64bae70d8827848d8ef1e421c5754ddf42c2589b5b3",
  },
  {
    name: "3.1, a modulus of 1026 bits",
    modulus:
      "02f246ef451ed3eebb9a310200cc25859c048e4be798302991112eb68ce6db674e280da21feded1ae74880ca522b18db249385012827c515f0e466a1ffa691d98170574e9d0eadb087586ca48933da3cc953d95bd0ed50de10ddcb6736107d6c831c7f663e833ca4c097e700ce0fb945f88fb85fe8e5a773172565b914a471a443",
    message: "594b37333bbb2c84524a87c1a01f75fcec0e3256f108e38dca36d70d0057",
    signature:
      "0088b135fb1794b6b96c4a3e678197f8cac52b64b2fe907d6f27de761124964a99a01a882740ecfaed6c01a47464bb05182313c01338a8cd097214cd68ca103bd57d3bc9e816213e61d784f182467abf8a01cf253e99a156eaa8e3e1f90e3c6e4e3aa2d83ed0345b89fafc9c26077c14b6ac51454fa26e446e3a2f153b2b16797f",
  },
] as const

describe("RSASSA-PSS", () => {
  for (const { name, modulus, message, signature } of PSS_VECTORS) {
    it(`verifies example ${name}`, () => {
      const key = rsaKey(hex(modulus), { algorithm: "rsa-pss-sha1", saltLength: 20 })
      const request = { key, signature: hex(signature), encoding: "raw" } as const
      expect(checkSignature({ ...request, message: hex(message) }, BOTH)).toEqual(VALID)
      expect(checkSignature({ ...request, message: MESSAGE }, BOTH)).toEqual({ kind: "invalid" })
    })
  }

  it("verifies what the platform signs with any salt, and only with that length", () => {
    for (const saltLength of [0, 20, 32, 190]) {
      const signature = sign("sha256", MESSAGE, {
        key: PAIR.privateKey,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength,
      })
      const bound = (length: number) =>
        check(SPKI, { algorithm: "rsa-pss-sha256", saltLength: length }, signature)
      expect(bound(saltLength)).toEqual(VALID)
      expect(bound(saltLength + 1 > 190 ? 0 : saltLength + 1)).toEqual({ kind: "invalid" })
    }
  })

  it("is held to the mask's hash", () => {
    const pair = generateKeyPairSync("rsa-pss", {
      modulusLength: 1024,
      hashAlgorithm: "sha256",
      mgf1HashAlgorithm: "sha512",
      // The types ask for a text, and Node for a number.
      saltLength: 11 as unknown as string,
    })
    const signature = sign("sha256", MESSAGE, { key: pair.privateKey, saltLength: 11 })
    const bound = spkiOf(pair.publicKey)
    const jwk = parsePublicKey(bound)
    if (jwk.kind !== "key") throw new Error(jwk.kind)
    expect(jwk.key).toMatchObject({
      algorithm: "rsa-pss-sha256",
      pss: { mgfHash: "sha512", saltLength: 11 },
    })
    expect(check(bound, undefined, signature)).toEqual(VALID)
    const free = writeSpki("rsa", jwk.key.raw)
    const choice = { algorithm: "rsa-pss-sha256", saltLength: 11 } as const
    expect(check(free, { ...choice, mgfHash: "sha512" }, signature)).toEqual(VALID)
    expect(check(free, choice, signature)).toEqual({ kind: "invalid" })
  })

  /** Each breaks one step of RFC 8017 §9.1.2 and is right in all others: only its signer can make it. */
  const deviations: Readonly<Record<string, PssDeviation>> = {
    "another trailer than BC (step 4)": { trailer: 0xbd },
    "a set bit above the encoded message (step 6)": { firstBit: 1 },
    "padding that is not zero (step 10)": { padding: 0x80 },
    "a separator other than 01 (step 10)": { separator: 0x02 },
  }
  for (const [name, deviation] of Object.entries(deviations)) {
    it(`is not fooled by ${name}`, () => {
      const choice = { algorithm: "rsa-pss-sha256", saltLength: 32 } as const
      expect(check(SPKI, choice, rawSign(pssEncoded({})))).toEqual(VALID)
      const forged = check(SPKI, choice, rawSign(pssEncoded(deviation)))
      expect(forged).toEqual({ kind: "invalid" })
    })
  }

  const BOUND = { hash: "sha256", mgfHash: "sha256", saltLength: 32 } as const
  const boundKey = writeSpki("rsa-pss", rawOf(SPKI), BOUND)
  const refused: Readonly<Record<string, AlgorithmChoice>> = {
    "another hash than the key's": { algorithm: "rsa-pss-sha512" },
    "another mask than the key's": { algorithm: "rsa-pss-sha256", mgfHash: "sha1" },
    "a shorter salt than the key's": { algorithm: "rsa-pss-sha256", saltLength: 31 },
    "PKCS #1 v1.5 although the key is for PSS": { algorithm: "rsa-pkcs1-sha256" },
    "a salt longer than the key": { algorithm: "rsa-pss-sha256", saltLength: 223 },
  }
  for (const [name, choice] of Object.entries(refused)) {
    it(`refuses ${name}`, () => {
      expect(parsePublicKey(boundKey, choice)).toMatchObject({
        kind: "refused",
        code: "FORMAT_FAILURE",
      })
    })
  }

  it("takes the least salt of the key as its length, or a longer one that is chosen", () => {
    expect(parsePublicKey(boundKey)).toMatchObject({ key: { pss: { saltLength: 32 } } })
    const longer = parsePublicKey(boundKey, { algorithm: "rsa-pss-sha256", saltLength: 40 })
    expect(longer).toMatchObject({ key: { pss: { saltLength: 40 } } })
  })
})

describe("RSASSA-PKCS1-v1_5", () => {
  it.each(["sha1", "sha224", "sha256", "sha384", "sha512", "sha512-256", "sha3-256"] as const)(
    "verifies what the platform signs with %s, and nothing else",
    (hash) => {
      const signature = new Uint8Array(sign(hash, MESSAGE, PAIR.privateKey))
      const choice = { algorithm: `rsa-pkcs1-${hash}` } as const
      expect(check(SPKI, choice, signature)).toEqual(VALID)
      const other = hash === "sha256" ? "sha384" : "sha256"
      const wrong = { algorithm: `rsa-pkcs1-${other}` } as const
      expect(check(SPKI, wrong, signature)).toEqual({ kind: "invalid" })
      const tampered = signature.with(200, (signature[200] ?? 0) ^ 1)
      expect(check(SPKI, choice, tampered)).toEqual({ kind: "invalid" })
    },
  )

  /** Each signs other bytes than the one form, by raw use of the private key. */
  const digest = new Uint8Array(createHash("sha256").update(MESSAGE).digest())
  const sha256 = writeDerOid("2.16.840.1.101.3.4.2.1")
  const info = writeDerSequence(
    writeDerSequence(sha256, writeDerNull()),
    writeDerOctetString(digest),
  )
  const forged: Readonly<Record<string, Uint8Array>> = {
    "a DigestInfo without its NULL": padded(
      writeDerSequence(writeDerSequence(sha256), writeDerOctetString(digest)),
    ),
    "parameters that hold garbage": padded(
      writeDerSequence(writeDerSequence(sha256, writeDerInteger(7)), writeDerOctetString(digest)),
    ),
    "garbage behind the DigestInfo (Bleichenbacher 2006)": concat(
      Uint8Array.of(0, 1),
      new Uint8Array(8).fill(0xff),
      Uint8Array.of(0),
      info,
      new Uint8Array(256 - 11 - info.length).fill(0x41),
    ),
    "padding that is not FF": padded(info).with(40, 0xfe),
    "block type 2": padded(info).with(1, 2),
    "the digest alone": padded(digest),
  }
  for (const [name, encoded] of Object.entries(forged)) {
    it(`is not fooled by ${name}`, () => {
      const signature = rawSign(encoded)
      expect(check(SPKI, { algorithm: "rsa-pkcs1-sha256" }, signature)).toEqual({ kind: "invalid" })
    })
  }

  it("would be valid if it had the one form: the forgeries fail for their content alone", () => {
    expect(check(SPKI, { algorithm: "rsa-pkcs1-sha256" }, rawSign(padded(info)))).toEqual(VALID)
  })

  it("refuses signatures of another length than the modulus, and not below it", () => {
    const signature = new Uint8Array(sign("sha256", MESSAGE, PAIR.privateKey))
    const choice = { algorithm: "rsa-pkcs1-sha256" } as const
    const wrong = [
      signature.subarray(1),
      concat(Uint8Array.of(0), signature),
      new Uint8Array(0),
      new Uint8Array(256).fill(0xff),
    ]
    for (const one of wrong) expect(check(SPKI, choice, one).kind).toBe("noncanonical")
  })
})

describe("an RSA key", () => {
  const good = () => hex(PSS_VECTORS[0].modulus)
  const refused: Readonly<Record<string, readonly [Uint8Array, Uint8Array]>> = {
    "of 1023 bits": [good().with(0, 0x55), Uint8Array.of(1, 0, 1)],
    "of 16385 bits": [new Uint8Array(2049).fill(1), Uint8Array.of(1, 0, 1)],
    "with an even modulus": [good().with(127, 0x36), Uint8Array.of(1, 0, 1)],
    "with exponent 1, under which every message signs itself": [good(), Uint8Array.of(1)],
    "with an even exponent": [good(), Uint8Array.of(1, 0, 0)],
    "with an exponent of 65 bits": [good(), hex("010000000000000001")],
  }
  for (const [name, [modulus, exponent]] of Object.entries(refused)) {
    it(`is refused ${name}`, () => {
      const spki = writeSpki("rsa", writeRsaPublicKey({ modulus, exponent }))
      expect(parsePublicKey(spki)).toMatchObject({ kind: "refused", code: "SIG_NONCANONICAL" })
    })
  }

  it("is refused with a negative modulus, with exponent 0, and without its NULL", () => {
    const numbers = writeDerSequence(
      concat(Uint8Array.of(2, 0x81, 128), good()),
      writeDerInteger(65_537),
    )
    expect(parsePublicKey(writeSpki("rsa", numbers))).toMatchObject({ code: "FORMAT_FAILURE" })
    const zero = writeRsaPublicKey({ modulus: good(), exponent: Uint8Array.of(0) })
    expect(parsePublicKey(writeSpki("rsa", zero))).toMatchObject({ code: "FORMAT_FAILURE" })
    const rsaEncryption = writeDerSequence(writeDerOid("1.2.840.113549.1.1.1"))
    const bare = writeDerSequence(rsaEncryption, writeDerBitString(rawOf(SPKI)))
    expect(parsePublicKey(bare)).toMatchObject({ code: "FORMAT_FAILURE" })
  })

  it("is bound to PKCS #1 v1.5 with SHA-256 when nobody chose", () => {
    expect(parsePublicKey(SPKI)).toMatchObject({ key: { algorithm: "rsa-pkcs1-sha256" } })
  })

  it("is noted as weak below 2048 bits, with a small exponent, and with an old hash", () => {
    const codes = (key: PublicKey) => weaknesses(key).map(({ code }) => code)
    expect(codes(rsaKey(good(), { algorithm: "rsa-pkcs1-sha256" }))).toEqual(["WEAK_KEY"])
    const long = parsePublicKey(SPKI, { algorithm: "rsa-pkcs1-sha1" })
    expect(long.kind === "key" ? codes(long.key) : long).toEqual(["WEAK_DIGEST"])
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048, publicExponent: 3 })
    const small = parsePublicKey(spkiOf(publicKey))
    expect(small.kind === "key" ? codes(small.key) : small).toEqual(["WEAK_KEY"])
    const strong = parsePublicKey(SPKI)
    expect(strong.kind === "key" ? codes(strong.key) : strong).toEqual([])
  })
})

function check(spki: Uint8Array, choice: AlgorithmChoice | undefined, signature: Uint8Array) {
  const read = parsePublicKey(spki, choice)
  if (read.kind !== "key") throw new Error(JSON.stringify(read))
  return checkSignature({ key: read.key, message: MESSAGE, signature, encoding: "raw" }, BOTH)
}

function rsaKey(modulus: Uint8Array, choice: AlgorithmChoice): PublicKey {
  const exponent = Uint8Array.of(1, 0, 1)
  const read = parsePublicKey(writeSpki("rsa", writeRsaPublicKey({ modulus, exponent })), choice)
  if (read.kind !== "key") throw new Error(JSON.stringify(read))
  return read.key
}

interface PssDeviation {
  readonly trailer?: number
  readonly firstBit?: 0 | 1
  readonly padding?: number
  readonly separator?: number
}

/** EMSA-PSS-ENCODE (RFC 8017 §9.1.1) with SHA-256 and 32 bytes of salt, for 2047 bits. */
function pssEncoded(deviation: PssDeviation, fill = 7): Uint8Array {
  const { trailer = 0xbc, firstBit = 0, padding = 0, separator = 1 } = deviation
  const digest = (...parts: readonly Uint8Array[]) =>
    new Uint8Array(
      createHash("sha256")
        .update(concat(...parts))
        .digest(),
    )
  const salt = new Uint8Array(32).fill(fill).with(0, fill >> 8)
  const h = digest(new Uint8Array(8), digest(MESSAGE), salt)
  const zeros = new Uint8Array(256 - 32 - 32 - 2).with(100, padding)
  const database = concat(zeros, Uint8Array.of(separator), salt)
  const blocks = Array.from({ length: 7 }, (_, n) => digest(h, Uint8Array.of(0, 0, 0, n)))
  const mask = concat(...blocks)
  const masked = database.map((octet, at) => octet ^ mask[at]!)
  masked[0] = (masked[0]! & 0x7f) | (firstBit << 7)
  // With its first bit set it must still lie below the modulus, which may be little more than half
  // of 2^2048 (FIPS 186-5 A.1.3): another salt makes another number.
  if (Buffer.compare(masked, MODULUS.subarray(0, masked.length)) >= 0) {
    return pssEncoded(deviation, fill + 1)
  }
  return concat(masked, h, Uint8Array.of(trailer))
}

/** EM of 256 bytes around a DigestInfo (RFC 8017 §9.2). */
function padded(info: Uint8Array): Uint8Array {
  const fill = new Uint8Array(256 - 3 - info.length).fill(0xff)
  return concat(Uint8Array.of(0, 1), fill, Uint8Array.of(0), info)
}

function rawSign(encoded: Uint8Array): Uint8Array {
  const key = { key: PAIR.privateKey, padding: constants.RSA_NO_PADDING }
  return new Uint8Array(privateEncrypt(key, encoded))
}

function rawOf(spki: Uint8Array): Uint8Array {
  const read = parsePublicKey(spki)
  if (read.kind !== "key") throw new Error(read.kind)
  return read.key.raw
}

function spkiOf(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ type: "spki", format: "der" }))
}

function hex(text: string): Uint8Array {
  const bytes = fromHex(text)
  if (bytes === undefined) throw new Error(`not hexadecimal: ${text}`)
  return bytes
}
