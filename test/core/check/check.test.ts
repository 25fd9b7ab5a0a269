import { constants, generateKeyPairSync, sign } from "node:crypto"
import { describe, expect, it } from "vitest"
import {
  concat,
  toBase64,
  toUtf8,
  type JsonObject,
  type JsonValue,
} from "../../../core/base/index.ts"
import {
  checkPrimitive,
  checkRequest,
  type CheckAnswer,
  type CheckKind,
} from "../../../core/check.ts"
import { pae, writeSignedNote } from "../../../core/encodings/index.ts"
import {
  makeSigner,
  noteKeyId,
  portableEngine,
  vkeyOf,
  type SignatureEngine,
  type Signer,
} from "../../../core/signatures/index.ts"

const ED25519 = makeSigner("ed25519", new Uint8Array(32).fill(1))
const OTHER = makeSigner("ed25519", new Uint8Array(32).fill(2))
const P256 = makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(3))
const MESSAGE = toUtf8("a message")

const PASSED = { status: "PASSED", code: null }
const UNUSABLE = { status: "FAILED", code: "FORMAT_FAILURE" }

/** An engine that calls every signature good, as a broken library might. */
const LIAR: SignatureEngine = { name: "liar", supports: () => true, verify: () => true }

describe("check signature", () => {
  const request: JsonObject = {
    id: "s1",
    algorithm: "ed25519",
    encoding: "raw",
    publicKey: toBase64(ED25519.publicKey.spki),
    message: toBase64(MESSAGE),
    signature: toBase64(ED25519.sign(MESSAGE)),
  }

  it("passes a good Ed25519 signature", () => {
    expect(check("signature", request)).toEqual({ id: "s1", ...PASSED })
  })

  it("passes a good ECDSA signature in DER", () => {
    expect(check("signature", { ...request, ...ecdsa(P256) })).toEqual({ id: "s1", ...PASSED })
  })

  const verdicts: Readonly<Record<string, readonly [JsonObject, object]>> = {
    "another message": [{ message: "AA==" }, { status: "FAILED", code: "SIG_CRYPTO_FAILURE" }],
    "another key": [
      { publicKey: toBase64(OTHER.publicKey.spki) },
      { status: "FAILED", code: "SIG_CRYPTO_FAILURE" },
    ],
    "a signature cut short": [
      { signature: toBase64(ED25519.sign(MESSAGE).subarray(1)) },
      { status: "FAILED", code: "SIG_NONCANONICAL" },
    ],
    "no signature bytes": [{ signature: "" }, { status: "FAILED", code: "SIG_NONCANONICAL" }],
    "a key for another algorithm": [{ publicKey: toBase64(P256.publicKey.spki) }, UNUSABLE],
    "a key that is none": [{ publicKey: "AAAA" }, UNUSABLE],
    "an algorithm that is not computed": [
      { algorithm: "ecdsa-brainpoolp256r1-sha256" },
      { status: "INDETERMINATE", code: "ALG_UNSUPPORTED" },
    ],
    "an algorithm that is not text": [{ algorithm: 1 }, UNUSABLE],
    "an unknown encoding": [{ encoding: "jose" }, UNUSABLE],
    "an encoding of another algorithm": [
      { encoding: "der" },
      { status: "FAILED", code: "SIG_NONCANONICAL" },
    ],
    "a signature that is not base64": [{ signature: "*" }, UNUSABLE],
    "a message that is null": [{ message: null }, UNUSABLE],
  }
  for (const [name, [members, verdict]] of Object.entries(verdicts)) {
    it(`answers for ${name}`, () => {
      expect(check("signature", { ...request, ...members })).toMatchObject({ id: "s1", ...verdict })
    })
  }

  it("passes RSASSA-PSS with the salt and the mask that are named, and no others", () => {
    const pair = generateKeyPairSync("rsa", { modulusLength: 1024 })
    const padding = constants.RSA_PKCS1_PSS_PADDING
    const signature = sign("sha256", MESSAGE, { key: pair.privateKey, padding, saltLength: 7 })
    const pss: JsonObject = {
      ...request,
      algorithm: "rsa-pss-sha256",
      publicKey: pair.publicKey.export({ type: "spki", format: "der" }).toString("base64"),
      signature: signature.toString("base64"),
      saltLength: 7,
      mgfHash: "SHA-256",
    }
    const passed = { id: "s1", ...PASSED, notes: ["WEAK_KEY"] }
    expect(check("signature", pss)).toEqual(passed)
    expect(check("signature", { ...pss, mgfHash: "sha256" })).toEqual(passed)
    const failed = { status: "FAILED", code: "SIG_CRYPTO_FAILURE", notes: ["WEAK_KEY"] }
    expect(check("signature", { ...pss, saltLength: 8 })).toMatchObject(failed)
    expect(check("signature", { ...pss, mgfHash: "sha1" })).toMatchObject(failed)
    const open = { status: "INDETERMINATE", code: "ALG_UNSUPPORTED" }
    expect(check("signature", { ...pss, mgfHash: "md5" })).toMatchObject(open)
    for (const saltLength of [-1, 1.5, "a", 2_000_000, 1000]) {
      expect(check("signature", { ...pss, saltLength })).toMatchObject(UNUSABLE)
    }
    const pem = String(pair.publicKey.export({ type: "spki", format: "pem" }))
    expect(check("signature", { ...pss, publicKey: pem })).toEqual(passed)
    const jwk = pair.publicKey.export({ format: "jwk" }) as JsonObject
    expect(check("signature", { ...pss, publicKey: jwk })).toEqual(passed)
    expect(check("signature", { ...pss, publicKey: { ...jwk, alg: "RS256" } })).toMatchObject(
      UNUSABLE,
    )
  })

  it("notes a high S and passes it", () => {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
    const dsa = sign("sha256", MESSAGE, { key: privateKey, dsaEncoding: "ieee-p1363" })
    const s = BigInt(`0x${dsa.toString("hex", 32)}`)
    const high = (s > order / 2n ? s : order - s).toString(16).padStart(64, "0")
    const signature = Buffer.from(dsa.toString("hex", 0, 32) + high, "hex").toString("base64")
    const key = publicKey.export({ type: "spki", format: "der" }).toString("base64")
    const ecdsa = { algorithm: "ecdsa-p256-sha256", encoding: "p1363", publicKey: key, signature }
    expect(check("signature", { ...request, ...ecdsa })).toEqual({
      id: "s1",
      ...PASSED,
      notes: ["SIG_HIGH_S"],
    })
  })

  it("does not believe an engine against another", () => {
    const wrong = { ...request, message: "AA==" }
    expect(checkPrimitive("signature", wrong, [portableEngine, LIAR])).toMatchObject({
      status: "INDETERMINATE",
      code: "ENGINES_DISAGREE",
    })
  })

  it("leaves it open when no engine computes the algorithm", () => {
    expect(checkPrimitive("signature", request, [])).toMatchObject({
      status: "INDETERMINATE",
      code: "ALG_UNSUPPORTED",
    })
  })
})

describe("check inclusion and consistency", () => {
  // RFC 6962 §2.1: a tree of the two leaves "" and 00, worked out by hand from the definition.
  const leaf = "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0="
  const one: JsonObject = { id: 1, index: 0, size: 1, leafHash: leaf, proof: [], root: leaf }
  const same: JsonObject = { id: 2, size1: 1, size2: 1, root1: leaf, root2: leaf, proof: [] }

  it("passes the tree of one leaf, with numbers or decimal texts", () => {
    expect(check("inclusion", one)).toEqual({ id: 1, ...PASSED })
    expect(check("inclusion", { ...one, index: "0", size: "1" })).toEqual({ id: 1, ...PASSED })
    expect(check("consistency", same)).toEqual({ id: 2, ...PASSED })
  })

  it("takes null for an empty proof, as Go writes it", () => {
    expect(check("inclusion", { ...one, proof: null })).toEqual({ id: 1, ...PASSED })
  })

  const unusable: Readonly<Record<string, JsonObject>> = {
    "a negative index": { index: -1 },
    "an index that is a fraction": { index: 0.5 },
    "an index with a leading zero": { index: "00" },
    "an index of 2^64": { index: "18446744073709551616" },
    "an index that is null": { index: null },
    "a proof that is text": { proof: "" },
    "a proof that holds numbers": { proof: [1] },
    "a proof that holds something else than base64": { proof: ["*"] },
    "a root that is missing": { root: null },
  }
  for (const [name, members] of Object.entries(unusable)) {
    it(`fails ${name} as unusable`, () => {
      expect(check("inclusion", { ...one, ...members })).toMatchObject({ id: 1, ...UNUSABLE })
    })
  }

  const broken: Readonly<Record<string, readonly [CheckKind, JsonObject]>> = {
    "an index outside of the tree": ["inclusion", { ...one, index: 1 }],
    "a tree without leaves": ["inclusion", { ...one, size: 0 }],
    "a hash too many": ["inclusion", { ...one, proof: [leaf] }],
    "another root": ["inclusion", { ...one, root: leaf.replace("b", "c") }],
    "a leaf hash of 31 bytes": ["inclusion", { ...one, leafHash: toBase64(new Uint8Array(31)) }],
    "an empty earlier tree": ["consistency", { ...same, size1: 0 }],
    "a later tree that is smaller": ["consistency", { ...same, size1: 2 }],
    "equal sizes with other roots": ["consistency", { ...same, root2: leaf.replace("b", "c") }],
    "equal sizes with empty roots": ["consistency", { ...same, root1: "", root2: "" }],
    "equal sizes with a proof": ["consistency", { ...same, proof: [leaf] }],
  }
  for (const [name, [kind, request]] of Object.entries(broken)) {
    it(`fails ${name} as a proof that does not hold`, () => {
      expect(check(kind, request)).toMatchObject({ status: "FAILED", code: "MERKLE_PROOF_INVALID" })
    })
  }

  it.each(["9007199254740993.0", "0.9999999999999999999", "1.0", "1e0", "18446744073709551616"])(
    "takes %s for no integer",
    (number) => {
      const text = (size: string) =>
        `{"size1":${size},"size2":${size},"root1":"${leaf}","root2":"${leaf}","proof":[]}`
      expect(checkRequest("consistency", toUtf8(text("1")), [])).toMatchObject(PASSED)
      expect(checkRequest("consistency", toUtf8(text(number)), [])).toMatchObject(UNUSABLE)
    },
  )

  it("takes no number for base64", () => {
    const text = '{"id":1,"input":18446744073709551615}'
    expect(checkRequest("canonical-json", toUtf8(text), [])).toMatchObject({ id: 1, ...UNUSABLE })
  })

  it("reads integers up to 2^64-1 also where they are written as numbers", () => {
    const text = `{"id":7,"index":18446744073709551614,"size":18446744073709551615,"leafHash":"${leaf}","proof":[],"root":"${leaf}"}`
    const answer = checkRequest("inclusion", toUtf8(text), [])
    expect(answer).toMatchObject({ id: 7, code: "MERKLE_PROOF_INVALID" })
    expect(answer.reason).toContain("18446744073709551614")
  })
})

describe("check note", () => {
  const name = "example.com/log"
  const text = toUtf8("a text\n")
  const vkey = vkeyOf(name, ED25519.publicKey)
  const byKnown = line(ED25519, name)
  const byStranger = line(OTHER, "somebody.example")

  it("passes a note signed by a given key, whoever else signed", () => {
    expect(note([byKnown], [vkey])).toEqual({ id: null, ...PASSED })
    expect(note([byStranger, byKnown], [vkey])).toMatchObject(PASSED)
  })

  it("passes the same key given twice, and a line end behind it", () => {
    expect(note([byKnown], [vkey, vkey, `${vkey}\n`])).toMatchObject(PASSED)
  })

  it("leaves it open when only unknown keys signed", () => {
    const open = { status: "INDETERMINATE", code: "KEY_NOT_PINNED" }
    expect(note([byStranger], [vkey])).toMatchObject(open)
    expect(note([byKnown], [])).toMatchObject(open)
  })

  it("takes a line for unknown that shares only the name or only the id", () => {
    const open = { status: "INDETERMINATE", code: "KEY_NOT_PINNED" }
    expect(note([{ ...byKnown, name: "example.com/lag" }], [vkey])).toMatchObject(open)
    expect(note([{ ...byKnown, keyId: new Uint8Array(4) }], [vkey])).toMatchObject(open)
  })

  it("fails when a given key's signature is wrong, also beside a good one", () => {
    const wrong = { ...byKnown, signature: line(ED25519, name, toUtf8("b\n")).signature }
    const failure = { status: "FAILED", code: "SIG_CRYPTO_FAILURE" }
    expect(note([wrong], [vkey])).toMatchObject(failure)
    expect(note([byKnown, wrong], [vkey])).toMatchObject(failure)
    expect(note([wrong, byKnown], [vkey])).toMatchObject(failure)
    const other = vkeyOf("somebody.example", OTHER.publicKey)
    expect(note([byStranger, wrong], [vkey, other])).toMatchObject(failure)
  })

  it("fails a given key's signature of another length", () => {
    const long = { ...byKnown, signature: concat(byKnown.signature, Uint8Array.of(0)) }
    expect(note([long], [vkey])).toMatchObject({ status: "FAILED", code: "SIG_NONCANONICAL" })
  })

  it("fails when a key cannot be read, however good the others", () => {
    for (const bad of ["", "x", vkey.replace("log", "lag"), vkey.slice(0, -4)]) {
      expect(note([byKnown], [vkey, bad]), bad).toMatchObject(UNUSABLE)
    }
    // A key of 36 bytes whose id agrees with it: golang/mod's note_test.go.
    const long = "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="
    expect(note([byKnown], [vkey, long])).toMatchObject(UNUSABLE)
  })

  it("leaves it open when a given key of another type is named", () => {
    // Type 0x65 with an id that agrees with it: golang/mod's note_test.go.
    const other = "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    expect(note([byKnown], [vkey, other])).toMatchObject(PASSED)
    const named = { ...byKnown, name: "PeterNeumann", keyId: Uint8Array.of(0x17, 0x31, 0x16, 0xae) }
    const open = { status: "INDETERMINATE", code: "ALG_UNSUPPORTED" }
    expect(note([named], [other])).toMatchObject(open)
    expect(note([byKnown, named], [vkey, other])).toMatchObject(open)
  })

  it("fails a line that names two different given keys, and only then", () => {
    // Two points found by trying: SHA-256 of name, type and key begins alike for both.
    const one = "a.example+052af068+ASArAwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    const two = "a.example+052af068+AT2mAgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    const keyId = Uint8Array.of(0x05, 0x2a, 0xf0, 0x68)
    const named = { ...byKnown, name: "a.example", keyId }
    expect(note([byKnown], [vkey, one, two])).toMatchObject(PASSED)
    expect(note([named], [one, two])).toMatchObject(UNUSABLE)
    expect(note([named], [one, one])).toMatchObject({ code: "SIG_CRYPTO_FAILURE" })
  })

  it("knows that ECDSA keys form their ids by another rule", () => {
    const ecdsa = "a.example/w+01020304+AgAA"
    expect(note([byKnown], [vkey, ecdsa])).toMatchObject(PASSED)
  })

  it("fails 101 signatures and more than a million bytes", () => {
    const many = concat(text, toUtf8(`\n${"\u2014 a AAAAAAA=\n".repeat(101)}`))
    const long = concat(new Uint8Array(1_000_000).fill(0x61), toUtf8("\n\n\u2014 a AAAAAAA=\n"))
    for (const bytes of [many, long]) {
      expect(check("note", { note: toBase64(bytes), keys: [vkey] })).toMatchObject({
        status: "FAILED",
        code: "LIMIT_EXCEEDED",
      })
    }
  })

  it("fails what is no note", () => {
    expect(check("note", { note: toBase64(text), keys: [vkey] })).toMatchObject(UNUSABLE)
    expect(check("note", { note: "*", keys: [vkey] })).toMatchObject(UNUSABLE)
    expect(check("note", { note: toBase64(text), keys: vkey })).toMatchObject(UNUSABLE)
  })

  function line(signer: Signer, keyName: string, signed = text) {
    const keyId = noteKeyId(keyName, signer.publicKey.raw)
    return { name: keyName, keyId, signature: signer.sign(signed) }
  }

  function note(
    signatures: readonly ReturnType<typeof line>[],
    keys: readonly string[],
  ): CheckAnswer {
    return check("note", { note: toBase64(writeSignedNote({ text, signatures })), keys })
  }
})

describe("check dsse", () => {
  const payload = toUtf8("{}")
  const signed = (signer: Signer) => ({ keyid: "", sig: toBase64(signer.sign(pae("t", payload))) })
  const envelope = (signatures: readonly JsonValue[]): JsonObject => ({
    payloadType: "t",
    payload: toBase64(payload),
    signatures,
  })
  const dsse = (value: JsonValue, key: Signer): CheckAnswer =>
    check("dsse", { envelope: value, publicKey: toBase64(key.publicKey.spki) })

  it("passes when one of the signatures is by the given key", () => {
    expect(dsse(envelope([signed(ED25519)]), ED25519)).toEqual({ id: null, ...PASSED })
    expect(dsse(envelope([signed(OTHER), signed(P256), signed(ED25519)]), ED25519)).toMatchObject(
      PASSED,
    )
    expect(dsse(envelope([signed(P256)]), P256)).toMatchObject(PASSED)
  })

  it("takes the envelope as base64 of its bytes, too", () => {
    const bytes = toUtf8(JSON.stringify(envelope([signed(ED25519)])))
    expect(dsse(toBase64(bytes), ED25519)).toMatchObject(PASSED)
  })

  it("fails when none is", () => {
    const failure = { status: "FAILED", code: "SIG_CRYPTO_FAILURE" }
    expect(dsse(envelope([signed(OTHER)]), ED25519)).toMatchObject(failure)
    const moved = { ...envelope([signed(ED25519)]), payloadType: "u" }
    expect(dsse(moved, ED25519)).toMatchObject(failure)
  })

  it("fails what is no envelope", () => {
    expect(dsse({}, ED25519)).toMatchObject(UNUSABLE)
    expect(dsse(envelope([]), ED25519)).toMatchObject(UNUSABLE)
    expect(dsse(7, ED25519)).toMatchObject(UNUSABLE)
  })

  it("leaves it open for a key that is not computed here", () => {
    // An X448 key: 1.3.101.111 and 56 bytes.
    const spki = concat(
      Uint8Array.of(0x30, 0x42, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6f, 0x03, 0x39, 0x00),
      new Uint8Array(56),
    )
    const request = { envelope: envelope([signed(ED25519)]), publicKey: toBase64(spki) }
    expect(check("dsse", request)).toMatchObject({
      status: "INDETERMINATE",
      code: "ALG_UNSUPPORTED",
    })
  })
})

describe("check canonical-json", () => {
  it("gives the canonical form and says whether the input had it", () => {
    const input = toUtf8('{"b":1.0,"a":"\\u0061"}')
    const canonical = toBase64(toUtf8('{"a":"a","b":1}'))
    const answer = check("canonical-json", { id: "c", input: toBase64(input) })
    const reason = "it is not written in that form; canonical holds it"
    expect(answer).toEqual({ id: "c", ...PASSED, reason, canonical, wasCanonical: false })
    const again = check("canonical-json", { id: "c", input: canonical })
    expect(again).toEqual({ id: "c", ...PASSED, canonical, wasCanonical: true })
  })

  const refused = { DUPLICATE_KEY: '{"a":1,"a":1}', JSON_AMBIGUOUS: "-0", FORMAT_FAILURE: "{" }
  for (const [code, text] of Object.entries(refused)) {
    it(`fails ${text} with ${code}`, () => {
      const answer = check("canonical-json", { input: toBase64(toUtf8(text)) })
      expect(answer).toMatchObject({ status: "FAILED", code })
    })
  }
})

describe("any request", () => {
  it("answers id null when it does not parse", () => {
    for (const text of ["", "{", "[]", "null", '{"id":1,"id":2}', '{"id":-0}']) {
      const answer = checkRequest("inclusion", toUtf8(text), [])
      expect(answer).toMatchObject({ id: null, status: "FAILED" })
      expect(answer.code).not.toBeNull()
    }
  })

  it("keeps an id as it is written", () => {
    for (const id of ["18446744073709551615", "1.0", '"18446744073709551615"', '{"a":[1e2]}']) {
      const answer = checkRequest("inclusion", toUtf8(`{"id":${id}}`), [])
      expect(JSON.stringify(answer.id)).toBe(id)
    }
  })

  it("keeps any id, and has none when there is none", () => {
    expect(check("inclusion", { id: [1, "x"] }).id).toEqual([1, "x"])
    expect(check("inclusion", {}).id).toBeNull()
  })

  it("fails when it says it is of another kind", () => {
    const request = { id: 1, input: "bnVsbA==" }
    const stated = (kind: JsonValue) => check("canonical-json", { ...request, kind })
    expect(stated("canonical-json")).toMatchObject({ id: 1, ...PASSED })
    expect(stated("note")).toMatchObject({ id: 1, ...UNUSABLE })
    expect(stated(7)).toMatchObject({ id: 1, ...UNUSABLE })
  })

  it("does not look at what objects inherit", () => {
    expect(check("canonical-json", { id: 1, input: "bnVsbA==" }).status).toBe("PASSED")
    const inherited = Object.create({ input: "bnVsbA==" }) as JsonObject // an object with no own member
    expect(check("canonical-json", inherited)).toMatchObject(UNUSABLE)
  })
})

function check(kind: CheckKind, request: JsonValue): CheckAnswer {
  return checkPrimitive(kind, request, [portableEngine])
}

function ecdsa(signer: Signer): JsonObject {
  return {
    algorithm: "ecdsa-p256-sha256",
    encoding: "der",
    publicKey: toBase64(signer.publicKey.spki),
    signature: toBase64(signer.sign(MESSAGE)),
  }
}
