import { describe, expect, it } from "vitest"
import { toBase64, toBase64Url, toUtf8, type JsonObject } from "../../../core/base/index.ts"
import { checkPrimitive, type CheckAnswer, type CheckKind } from "../../../core/check.ts"
import {
  cosignedNote,
  cosignedTree,
  pae,
  writeCheckpointText,
  writeSignedNote,
  writeTimestampedSignature,
  writeVkey,
} from "../../../core/encodings/index.ts"
import { sha256 } from "../../../core/hashing/index.ts"
import {
  makeSigner,
  minisignKeyFile,
  portableEngine,
  signEnvelope,
  type Signer,
  type SigningForm,
} from "../../../core/signatures/index.ts"

const ONE = makeSigner("ed25519", new Uint8Array(32).fill(1))
const TWO = makeSigner("ed25519", new Uint8Array(32).fill(2))
const P256 = makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(3))
const MESSAGE = toUtf8("a message")
const PASSED = { status: "PASSED", code: null }
const NOT_BY_KEY = { status: "FAILED", code: "SIG_CRYPTO_FAILURE" }
const UNUSABLE = { status: "FAILED", code: "FORMAT_FAILURE" }

const spki = ({ publicKey }: Signer): string => toBase64(publicKey.spki)
const signed = (form: SigningForm, signer: Signer, message = MESSAGE): string =>
  toBase64(signEnvelope(message, signer, { form, namespace: "file", trustedComment: "c" }))

describe("check minisign", () => {
  const request = {
    id: 1,
    message: toBase64(MESSAGE),
    signature: signed("minisign", ONE),
    publicKey: spki(ONE),
  }

  it("passes what the key signed, given as SPKI or in minisign's own form", () => {
    expect(check("minisign", request)).toEqual({ id: 1, ...PASSED })
    const publicKey = new TextDecoder().decode(minisignKeyFile(ONE.publicKey))
    expect(check("minisign", { ...request, publicKey })).toEqual({ id: 1, ...PASSED })
  })

  it("fails another message, another key and what is no signature", () => {
    expect(check("minisign", { ...request, message: "AA==" })).toMatchObject(NOT_BY_KEY)
    expect(check("minisign", { ...request, publicKey: spki(TWO) })).toMatchObject(NOT_BY_KEY)
    expect(check("minisign", { ...request, signature: "AA==" })).toMatchObject(UNUSABLE)
  })

  it("fails a key of another kind by its algorithm", () => {
    expect(check("minisign", { ...request, publicKey: spki(P256) })).toMatchObject({
      status: "FAILED",
      code: "ALG_NOT_ALLOWED",
    })
  })
})

describe("check sshsig", () => {
  const request = {
    message: toBase64(MESSAGE),
    signature: signed("sshsig", P256),
    publicKey: spki(P256),
    namespace: "file",
  }

  it("passes what the key signed for that purpose", () => {
    expect(check("sshsig", request)).toMatchObject(PASSED)
  })

  it("fails another purpose, and a request that names none", () => {
    expect(check("sshsig", { ...request, namespace: "email" })).toMatchObject({
      status: "FAILED",
      code: "CONTEXT_MISMATCH",
    })
    const { namespace: _, ...without } = request
    expect(check("sshsig", without)).toMatchObject(UNUSABLE)
  })

  it("fails another message and another key", () => {
    expect(check("sshsig", { ...request, message: "AA==" })).toMatchObject(NOT_BY_KEY)
    expect(check("sshsig", { ...request, publicKey: spki(ONE) })).toMatchObject(NOT_BY_KEY)
  })
})

describe("check jws", () => {
  /** RFC 8037 appendix A. */
  const request = {
    jws: toBase64(
      toUtf8(
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
      ),
    ),
    publicKey: { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" },
  }

  it("passes RFC 8037 appendix A.4 under its key", () => {
    expect(check("jws", request)).toMatchObject(PASSED)
    expect(check("jws", { ...request, algorithm: "ed25519" })).toMatchObject(PASSED)
  })

  it("passes RFC 7515 appendix A.2 (RS256) only where the key is bound to that", () => {
    const rsa = {
      kty: "RSA",
      n: "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ",
      e: "AQAB",
    }
    const jws = toBase64(
      toUtf8(
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw",
      ),
    )
    expect(check("jws", { jws, publicKey: rsa })).toMatchObject(PASSED)
    expect(check("jws", { jws, publicKey: { ...rsa, alg: "RS256" } })).toMatchObject(PASSED)
    for (const alg of ["RS512", "PS256"]) {
      expect(check("jws", { jws, publicKey: { ...rsa, alg } })).toMatchObject({
        status: "FAILED",
        code: "ALG_NOT_ALLOWED",
      })
    }
  })

  it("takes a detached payload, and needs it", () => {
    const detached = { jws: signed("jws", P256), publicKey: spki(P256) }
    const payload = toBase64(MESSAGE)
    expect(check("jws", { ...detached, payload })).toMatchObject(PASSED)
    expect(check("jws", { ...detached, payload: "AA==" })).toMatchObject(NOT_BY_KEY)
    expect(check("jws", detached)).toMatchObject(UNUSABLE)
  })

  it("fails none, HMAC, and an algorithm that is not the key's", () => {
    const [, payload, signature] = new TextDecoder()
      .decode(Buffer.from(request.jws, "base64"))
      .split(".")
    for (const alg of ["none", "HS256", "ES256"]) {
      const header = toBase64Url(toUtf8(JSON.stringify({ alg })))
      const jws = toBase64(toUtf8([header, payload, signature].join(".")))
      expect(check("jws", { ...request, jws })).toMatchObject({
        status: "FAILED",
        code: "ALG_NOT_ALLOWED",
      })
    }
    expect(check("jws", { ...request, algorithm: "ecdsa-p256-sha256" })).toMatchObject(UNUSABLE)
    expect(check("jws", { ...request, algorithm: "none" })).toMatchObject(UNUSABLE)
  })

  it("leaves an algorithm open that JOSE does not know", () => {
    const header = toBase64Url(toUtf8('{"alg":"X"}'))
    expect(check("jws", { ...request, jws: toBase64(toUtf8(`${header}.AA.AA`)) })).toMatchObject({
      status: "INDETERMINATE",
      code: "ALG_UNSUPPORTED",
    })
  })
})

describe("check dsse with several keys", () => {
  const payload = toUtf8("{}")
  const sig = (signer: Signer): JsonObject => ({ sig: toBase64(signer.sign(pae("t", payload))) })
  const envelope = (...signatures: readonly JsonObject[]): JsonObject => ({
    payloadType: "t",
    payload: toBase64(payload),
    signatures,
  })
  const publicKeys = [spki(ONE), spki(TWO), spki(P256)]

  it("passes when as many different keys signed as it takes", () => {
    const two = { envelope: envelope(sig(ONE), sig(P256)), publicKeys }
    expect(check("dsse", two)).toMatchObject(PASSED)
    expect(check("dsse", { ...two, threshold: 2 })).toMatchObject(PASSED)
    expect(check("dsse", { ...two, threshold: 3 })).toMatchObject({
      status: "FAILED",
      code: "SIG_CONSTRAINTS_FAILURE",
    })
  })

  it("counts a key once, however often it signed and is given", () => {
    const twice = {
      envelope: envelope(sig(ONE), sig(ONE)),
      publicKeys: [spki(ONE), spki(ONE)],
      threshold: 2,
    }
    expect(check("dsse", twice)).toMatchObject({ code: "SIG_CONSTRAINTS_FAILURE" })
  })

  it("fails when none of the keys signed, and what cannot be used", () => {
    const asked = { envelope: envelope(sig(ONE)), publicKeys: [spki(TWO)] }
    expect(check("dsse", asked)).toMatchObject(NOT_BY_KEY)
    for (const other of [[], "x", [7], Array.from({ length: 101 }, () => spki(ONE))]) {
      expect(check("dsse", { ...asked, publicKeys: other })).toMatchObject(UNUSABLE)
    }
    expect(check("dsse", { ...asked, threshold: 0 })).toMatchObject(UNUSABLE)
  })
})

describe("check cosignature", () => {
  const checkpoint = { origin: "log.example", size: 7n, root: new Uint8Array(32).fill(5) }
  const text = writeCheckpointText(checkpoint)
  const NAME = "w.example"
  const keyId = (type: number, key: Uint8Array): Uint8Array =>
    sha256(toUtf8(`${NAME}\n`), Uint8Array.of(type), key).slice(0, 4)
  const vkey = (type: number, key: Uint8Array): string =>
    writeVkey({ name: NAME, keyId: keyId(type, key), type, key })
  const note = (type: number, key: Uint8Array, signature: Uint8Array, time = 9n): string =>
    toBase64(
      writeSignedNote({
        text,
        signatures: [
          {
            name: NAME,
            keyId: keyId(type, key),
            signature: writeTimestampedSignature({ timestamp: time, signature }),
          },
        ],
      }),
    )
  const { raw } = ONE.publicKey
  const good = note(0x04, raw, ONE.sign(cosignedNote(9n, text)))
  const keys = [vkey(0x04, raw)]

  it("passes an Ed25519 cosignature, and tells the name and the claimed time", () => {
    expect(check("cosignature", { note: good, keys })).toEqual({
      id: null,
      ...PASSED,
      cosigned: [{ name: NAME, time: "9" }],
    })
  })

  it("asks of ML-DSA-44 the structure of the specification", () => {
    const key = new Uint8Array(1312).fill(6)
    const asked: Uint8Array[] = []
    const engine = {
      name: "notes",
      supports: () => true,
      verify: ({ message }: { readonly message: Uint8Array }) => asked.push(message) > 0,
    }
    const given = { note: note(0x06, key, new Uint8Array(2420), 0n), keys: [vkey(0x06, key)] }
    const answer = checkPrimitive("cosignature", given, [engine])
    expect(answer).toMatchObject({ ...PASSED, cosigned: [{ name: NAME, time: null }] })
    expect(asked).toEqual([cosignedTree(NAME, 0n, checkpoint)])
  })

  it("fails one that does not hold, and fewer than it takes", () => {
    const other = note(0x04, raw, ONE.sign(cosignedNote(8n, text)))
    expect(check("cosignature", { note: other, keys })).toMatchObject(NOT_BY_KEY)
    expect(check("cosignature", { note: good, keys, threshold: 2 })).toMatchObject({
      status: "FAILED",
      code: "SIG_CONSTRAINTS_FAILURE",
    })
  })

  it("leaves it open when no given key cosigned, and refuses keys that do not cosign", () => {
    const others = [vkey(0x04, TWO.publicKey.raw)]
    expect(check("cosignature", { note: good, keys: others })).toMatchObject({
      status: "INDETERMINATE",
      code: "KEY_NOT_PINNED",
    })
    for (const key of [vkey(0x01, raw), spki(ONE), ""]) {
      expect(check("cosignature", { note: good, keys: [key] })).toMatchObject(UNUSABLE)
    }
  })
})

function check(kind: CheckKind, request: JsonObject): CheckAnswer {
  return checkPrimitive(kind, request, [portableEngine])
}
