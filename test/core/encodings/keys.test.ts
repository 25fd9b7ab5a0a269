import { createPublicKey, generateKeyPairSync } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { concat, fromBase64, fromHex, toUtf8 } from "../../../core/base/index.ts"
import {
  parseEcdsaSignature,
  parsePem,
  parseSpki,
  writeDerBitString,
  writeDerInteger,
  writeDerNull,
  writeDerOid,
  writeDerSequence,
  writeEcdsaSignature,
  writePem,
  writeSpki,
  type KeyAlgorithm,
} from "../../../core/encodings/index.ts"

const P256 = "1.2.840.10045.3.1.7"
const EC = "1.2.840.10045.2.1"

/** A key for RSASSA-PSS that binds no parameters; the types of Node do not know that there are any. */
const UNBOUND_PSS = createPublicKey({
  key: Buffer.from(
    writeDerSequence(
      writeDerSequence(writeDerOid("1.2.840.113549.1.1.10")),
      writeDerBitString(
        writeDerSequence(
          writeDerInteger(concat(Uint8Array.of(0xc1), new Uint8Array(127).fill(0x33))),
          writeDerInteger(65_537),
        ),
      ),
    ),
  ),
  format: "der",
  type: "spki",
})

describe("parseSpki", () => {
  it("reads the Ed25519 key of RFC 8410 §10.1", () => {
    const der = base64("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=")
    const publicKey = hex("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1")
    expect(parseSpki(der)).toEqual({ kind: "key", algorithm: "ed25519", publicKey })
    expect(writeSpki("ed25519", publicKey)).toEqual(der)
  })

  const curves: readonly (readonly [KeyAlgorithm, string])[] = [
    ["p256", "P-256"],
    ["p384", "P-384"],
    ["p521", "P-521"],
    ["secp256k1", "secp256k1"],
  ]
  for (const [algorithm, namedCurve] of curves) {
    it(`reads and writes what the platform writes for ${namedCurve}`, () => {
      const { publicKey } = generateKeyPairSync("ec", { namedCurve })
      const der = new Uint8Array(publicKey.export({ type: "spki", format: "der" }))
      const answer = parseSpki(der)
      if (answer.kind !== "key") throw new Error(answer.kind)
      expect(answer.algorithm).toBe(algorithm)
      expect(writeSpki(algorithm, answer.publicKey)).toEqual(der)
      const jwk = publicKey.export({ format: "jwk" })
      const point = [Uint8Array.of(4), base64url(jwk.x ?? ""), base64url(jwk.y ?? "")]
      expect(answer.publicKey).toEqual(concat(...point))
    })
  }

  it("reads and writes what the platform writes for Ed448, RSA and RSASSA-PSS", () => {
    const written = [
      generateKeyPairSync("ed448").publicKey,
      generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey,
      UNBOUND_PSS,
    ].map((key) => new Uint8Array(key.export({ type: "spki", format: "der" })))
    const read = written.map((der) => parseSpki(der))
    const algorithms = read.map((answer) => (answer.kind === "key" ? answer.algorithm : "none"))
    expect(algorithms).toEqual(["ed448", "rsa", "rsa-pss"])
    const again = read.map((answer) =>
      answer.kind === "key" ? writeSpki(answer.algorithm, answer.publicKey) : undefined,
    )
    expect(again).toEqual(written)
  })

  it("reads what the platform binds an RSASSA-PSS key to, and writes it alike", () => {
    const { publicKey } = generateKeyPairSync("rsa-pss", {
      modulusLength: 1024,
      hashAlgorithm: "sha256",
      mgf1HashAlgorithm: "sha1",
      // The types ask for a text, and Node for a number.
      saltLength: 17 as unknown as string,
    })
    const der = new Uint8Array(publicKey.export({ type: "spki", format: "der" }))
    const answer = parseSpki(der)
    if (answer.kind !== "key") throw new Error(answer.kind)
    expect(answer.pss).toEqual({ hash: "sha256", mgfHash: "sha1", saltLength: 17 })
    expect(writeSpki("rsa-pss", answer.publicKey, answer.pss)).toEqual(der)
  })

  it("names the algorithm or curve of a key that is not ours", () => {
    const x448 = generateKeyPairSync("x448").publicKey
    const brainpool = generateKeyPairSync("ec", { namedCurve: "brainpoolP256r1" }).publicKey
    const oids = [x448, brainpool].map((key) =>
      parseSpki(new Uint8Array(key.export({ type: "spki", format: "der" }))),
    )
    expect(oids).toEqual([
      { kind: "unsupported", oid: "1.3.101.111" },
      { kind: "unsupported", oid: "1.3.36.3.3.2.8.1.1.7" },
    ])
  })

  const point = concat(Uint8Array.of(4), new Uint8Array(64))
  const ed25519 = writeDerOid("1.3.101.112")
  const spki = (algorithm: readonly Uint8Array[], key: Uint8Array): Uint8Array =>
    writeDerSequence(writeDerSequence(...algorithm), writeDerBitString(key))
  const refused: Readonly<Record<string, Uint8Array>> = {
    "an Ed25519 key with parameters": spki([ed25519, writeDerNull()], new Uint8Array(32)),
    "an Ed25519 key of 31 bytes": spki([ed25519], new Uint8Array(31)),
    "an Ed25519 key of 33 bytes": spki([ed25519], new Uint8Array(33)),
    "an EC key without a curve": spki([writeDerOid(EC)], point),
    "an EC key with explicit parameters": spki([writeDerOid(EC), writeDerSequence()], point),
    "a compressed point": spki(
      [writeDerOid(EC), writeDerOid(P256)],
      concat(Uint8Array.of(2), new Uint8Array(32)),
    ),
    "a hybrid point": spki(
      [writeDerOid(EC), writeDerOid(P256)],
      concat(Uint8Array.of(6), new Uint8Array(64)),
    ),
    "a point that is too short": spki([writeDerOid(EC), writeDerOid(P256)], point.subarray(1)),
    "a key that is not whole bytes": writeDerSequence(
      writeDerSequence(ed25519),
      writeDerBitString(concat(new Uint8Array(32)), 4),
    ),
    "a third member": writeDerSequence(
      writeDerSequence(ed25519),
      writeDerBitString(new Uint8Array(32)),
      writeDerNull(),
    ),
    "trailing data": concat(writeSpki("ed25519", new Uint8Array(32)), Uint8Array.of(0)),
    "a private key": writeDerSequence(writeDerInteger(0), writeDerSequence(ed25519)),
    nothing: new Uint8Array(0),
  }
  for (const [name, der] of Object.entries(refused)) {
    it(`refuses ${name}`, () => {
      expect(parseSpki(der).kind).toBe("refused")
    })
  }

  it("never throws on a key that was damaged", () => {
    const der = writeSpki("p256", point)
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), fc.nat(der.length), (at, value, length) => {
        const damaged = der.slice(0, length)
        damaged[at] = value
        expect(["key", "unsupported", "refused"]).toContain(parseSpki(damaged).kind)
      }),
    )
  })
})

describe("ECDSA signatures in DER", () => {
  it("turn into r and s of the order's length, and back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (p1363) => {
        expect(parseEcdsaSignature(writeEcdsaSignature(p1363), 32)).toEqual({
          kind: "signature",
          p1363,
        })
      }),
    )
  })

  it("are written as the platform's, with a sign octet where the first bit is set", () => {
    const p1363 = concat(hex("80".padEnd(64, "0")), hex("01".padStart(64, "0")))
    expect(writeEcdsaSignature(p1363)).toEqual(hex(`3026022100${"80".padEnd(64, "0")}020101`))
  })

  const refused: Readonly<Record<string, string>> = {
    "a negative r": "3006 020180 020101",
    "a padded s": "3007 020101 02020001",
    "an r of 33 octets": `3026 0221 01${"00".repeat(32)} 020101`,
    "three integers": "3009 020101 020101 020101",
    "one integer": "3003 020101",
    "an octet string for s": "3006 020101 040101",
    "trailing data": "3006 020101 020101 00",
    "a long length": "308106 020101 020101",
    "raw r and s": "00".repeat(64),
    nothing: "",
  }
  for (const [name, text] of Object.entries(refused)) {
    it(`are refused with ${name}`, () => {
      expect(parseEcdsaSignature(hex(text), 32).kind).toBe("refused")
    })
  }
})

describe("PEM", () => {
  it("is written as the platform writes it, and read back", () => {
    const { publicKey } = generateKeyPairSync("ed25519")
    const bytes = new Uint8Array(publicKey.export({ type: "spki", format: "der" }))
    const pem = new TextDecoder().decode(writePem({ label: "PUBLIC KEY", bytes }))
    expect(pem).toBe(publicKey.export({ type: "spki", format: "pem" }))
    expect(createPublicKey(pem).equals(publicKey)).toBe(true)
    expect(parsePem(pem)).toEqual({ kind: "pem", blocks: [{ label: "PUBLIC KEY", bytes }] })
  })

  it("may hold several blocks, explanation outside of them, and CR LF", () => {
    const one = new TextDecoder().decode(writePem({ label: "X", bytes: toUtf8("one") }))
    const two = new TextDecoder().decode(writePem({ label: "A B", bytes: new Uint8Array(100) }))
    const answer = parsePem(`Subject: somebody\r\n${one.replaceAll("\n", "\r\n")}\ntext\n${two}`)
    expect(answer).toMatchObject({ kind: "pem", blocks: [{ label: "X" }, { label: "A B" }] })
  })

  const refused: Readonly<Record<string, string>> = {
    "no block": "hello\n",
    "a block that does not end": "-----BEGIN X-----\nb25l\n",
    "another label at its end": "-----BEGIN X-----\nb25l\n-----END Y-----\n",
    "a second beginning inside": "-----BEGIN X-----\n-----BEGIN X-----\nb25l\n-----END X-----\n",
    "headers inside": "-----BEGIN X-----\nProc-Type: 4,ENCRYPTED\n\nb25l\n-----END X-----\n",
    "an empty block": "-----BEGIN X-----\n-----END X-----\n",
    "data after padding": "-----BEGIN X-----\nb24=\nb25l\n-----END X-----\n",
    "characters that are not base64": "-----BEGIN X-----\nb25*\n-----END X-----\n",
    "base64 with a second meaning": "-----BEGIN X-----\nb25=\n-----END X-----\n",
  }
  for (const [name, text] of Object.entries(refused)) {
    it(`is refused with ${name}`, () => {
      expect(parsePem(text).kind).toBe("refused")
    })
  }
})

function hex(text: string): Uint8Array {
  const bytes = fromHex(text.replaceAll(" ", ""))
  if (bytes === undefined) throw new Error(`not hex: ${text}`)
  return bytes
}

function base64(text: string): Uint8Array {
  const bytes = fromBase64(text)
  if (bytes === undefined) throw new Error(`not base64: ${text}`)
  return bytes
}

function base64url(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "base64url"))
}
