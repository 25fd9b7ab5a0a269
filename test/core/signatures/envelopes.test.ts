import { constants, generateKeyPairSync, sign } from "node:crypto"
import { describe, expect, it } from "vitest"
import { concat, toBase64, toBase64Url, toUtf8 } from "../../../core/base/index.ts"
import {
  jwsSigningInput,
  minisignGlobalMessage,
  pae,
  parseMinisignSignature,
  writeDsseEnvelope,
  writeJwsHeader,
  writeMinisignKey,
  writeMinisignSignature,
  writeSshSignature,
  type MinisignSignature,
} from "../../../core/encodings/index.ts"
import { writeSshStrings } from "../../../core/encodings/ssh-wire.ts"
import { blake2b512 } from "../../../core/hashing/index.ts"
import {
  makeSigner,
  parseEnvelope,
  parsePublicKey,
  signEnvelope,
  SIGNING_FORMS,
  type KnownKey,
  type Signer,
} from "../../../core/signatures/index.ts"
import { ask, pinned, told } from "./envelope-cases.ts"

const MESSAGE = toUtf8("test")
const EXPORTER = makeSigner("ed25519", new Uint8Array(32).fill(1))
const OTHER = makeSigner("ed25519", new Uint8Array(32).fill(2))
const P256 = makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(3))
const KEYS = [known("exporter", EXPORTER), known("other", OTHER), known("curve", P256)]
const PURPOSE = { namespace: "file", trustedComment: "of Friday" }

const BROKEN = { signers: [], codes: ["SIG_CRYPTO_FAILURE"] }
const UNKNOWN = { signers: [], codes: ["KEY_NOT_PINNED"] }

/** The key of minisign's own releases, with two signatures that its libraries test with. */
const MINISIGN = pinned("minisign", "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3")
const MINISIGN_LEGACY = [
  "untrusted comment: signature from minisign secret key",
  "RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351vwIasSSbXxwA=",
  "trusted comment: timestamp:1555779966\tfile:test",
  "QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==",
  "",
].join("\n")
const MINISIGN_PREHASHED = [
  "untrusted comment: signature from minisign secret key",
  "RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=",
  "trusted comment: timestamp:1556193335\tfile:test",
  "y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==",
  "",
].join("\n")

/** RFC 8037 appendix A. */
const RFC_8037_KEY = pinned("rfc8037", {
  kty: "OKP",
  crv: "Ed25519",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
})
const RFC_8037_JWS =
  "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
/** RFC 7515 appendix A.3. */
const RFC_7515_KEY = pinned("rfc7515", {
  kty: "EC",
  crv: "P-256",
  x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
  y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
})
const RFC_7515_PAYLOAD =
  "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
const RFC_7515_SIGNATURE =
  "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
/** RFC 7515 appendix A.4. */
const RFC_7515_ES512_KEY = pinned("rfc7515", {
  kty: "EC",
  crv: "P-521",
  x: "AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk",
  y: "ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2",
})
const RFC_7515_ES512 =
  "eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn"
/** RFC 7515 appendix A.7: the same signature, its key named outside of what is signed. */
const RFC_7515_FLATTENED = JSON.stringify({
  payload: RFC_7515_PAYLOAD,
  protected: "eyJhbGciOiJFUzI1NiJ9",
  header: { kid: "e9bc097a-ce51-4036-9562-d2ade882db0d" },
  signature: RFC_7515_SIGNATURE,
})

describe("published signatures", () => {
  it("minisign: over the message and over its hash", () => {
    for (const signature of [MINISIGN_LEGACY, MINISIGN_PREHASHED]) {
      expect(told(ask(signature, { message: MESSAGE, keys: [MINISIGN] }))).toEqual({
        signers: ["minisign"],
        codes: [],
      })
    }
  })

  it("RFC 8037 appendix A.4: Ed25519 in a compact JWS, attached and detached", () => {
    const keys = [RFC_8037_KEY]
    const message = toUtf8("Example of Ed25519 signing")
    const [header, , signature] = RFC_8037_JWS.split(".")
    const good = { signers: ["rfc8037"], codes: [] }
    expect(told(ask(RFC_8037_JWS, { keys }))).toEqual(good)
    expect(told(ask(RFC_8037_JWS, { keys, message }))).toEqual(good)
    const detached = `${String(header)}..${String(signature)}`
    expect(told(ask(detached, { keys, message }))).toEqual(good)
    expect(told(ask(detached, { keys, message: MESSAGE }))).toEqual(UNKNOWN)
  })

  it("RFC 7515 appendices A.3 and A.7: ES256, compact and flattened", () => {
    const compact = `eyJhbGciOiJFUzI1NiJ9.${RFC_7515_PAYLOAD}.${RFC_7515_SIGNATURE}`
    for (const jws of [compact, RFC_7515_FLATTENED]) {
      expect(told(ask(jws, { keys: [RFC_7515_KEY] })).signers).toEqual(["rfc7515"])
    }
  })

  it("RFC 7515 appendix A.4: ES512, whose payload is not JSON, and no other payload", () => {
    const keys = [RFC_7515_ES512_KEY]
    const good = { signers: ["rfc7515"], codes: [] }
    expect(told(ask(RFC_7515_ES512, { keys, message: toUtf8("Payload") }))).toEqual(good)
    // "payload" instead.
    const other = RFC_7515_ES512.replace("UGF5bG9hZA", "cGF5bG9hZA")
    expect(told(ask(other, { keys })).signers).toEqual([])
  })

  it("RFC 7515 appendix A.6: of two signatures, the one by the pinned key, and no remark on the other", () => {
    const general = JSON.stringify({
      payload: RFC_7515_PAYLOAD,
      signatures: [
        {
          protected: "eyJhbGciOiJSUzI1NiJ9",
          header: { kid: "2010-12-29" },
          signature: toBase64Url(new Uint8Array(256).fill(7)),
        },
        {
          protected: "eyJhbGciOiJFUzI1NiJ9",
          header: { kid: "e9bc097a-ce51-4036-9562-d2ade882db0d" },
          signature: RFC_7515_SIGNATURE,
        },
      ],
    })
    expect(told(ask(general, { keys: [RFC_7515_KEY] })).signers).toEqual(["rfc7515"])
  })

  it("RFC 7515 appendices A.1 and A.5, RFC 7797 §4: a code and no signature at all show nothing", () => {
    const hmac =
      "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    const none = `eyJhbGciOiJub25lIn0.${RFC_7515_PAYLOAD}.`
    const unencoded =
      "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY"
    for (const jws of [hmac, none, unencoded]) {
      expect(told(ask(jws, { keys: KEYS, message: payloadOf(jws) }))).toEqual({
        signers: [],
        codes: ["ALG_NOT_ALLOWED"],
      })
    }
  })
})

describe("every form that is signed here", () => {
  for (const [name, signer] of Object.entries({ exporter: EXPORTER, curve: P256 })) {
    for (const form of SIGNING_FORMS.filter((one) => signer === EXPORTER || one !== "minisign")) {
      const signature = signEnvelope(MESSAGE, signer, { form, ...PURPOSE })

      it(`${form} by ${name}: is by that key, and by no other`, () => {
        expect(told(ask(signature, { message: MESSAGE, namespace: "file", keys: KEYS }))).toEqual({
          signers: [name],
          codes: [],
        })
        const others = KEYS.filter(({ id }) => id !== name)
        expect(told(ask(signature, { message: MESSAGE, namespace: "file", keys: others }))).toEqual(
          UNKNOWN,
        )
      })

      it(`${form} by ${name}: is by nobody over another message`, () => {
        const asked = { message: toUtf8("tesT"), namespace: "file", keys: KEYS }
        expect(told(ask(signature, asked)).signers).toEqual([])
        expect(told(ask(signature, asked)).codes.length).toBe(1)
      })

      it(`${form} by ${name}: is refused where the key is given and another message`, () => {
        const asked = { message: toUtf8("tesT"), namespace: "file", mustBeTheirs: true }
        const keys = KEYS.filter(({ id }) => id === name)
        expect(told(ask(signature, { ...asked, keys })).signers).toEqual([])
        expect(told(ask(signature, { ...asked, keys })).codes).toEqual(
          form === "dsse" ? ["CONTEXT_MISMATCH"] : ["SIG_CRYPTO_FAILURE"],
        )
      })

      it(`${form} by ${name}: no byte of it can change and still pass`, () => {
        for (const at of signature.keys()) {
          const changed = signature.slice()
          changed[at] = (changed[at] ?? 0) ^ 0x01
          const read = parseEnvelope(changed)
          if (read.kind !== "envelope") continue
          const asked = { message: MESSAGE, namespace: "file", keys: KEYS }
          const { signers } = told(ask(read.envelope, asked))
          // What no signature covers is told as such: the comment, the hint at a key.
          if (signers.length > 0) expect(notSigned(form, signature, at), `byte ${at}`).toBe(true)
        }
      })

      it(`${form} by ${name}: an algorithm that the policy does not allow is said`, () => {
        const asked = { message: MESSAGE, namespace: "file", keys: KEYS, allowed: [] }
        expect(told(ask(signature, asked)).codes).toEqual(["ALG_NOT_ALLOWED"])
      })
    }
  }
})

describe("minisign, attacked", () => {
  const keys = [known("exporter", EXPORTER)]
  const good = minisignOf(signEnvelope(MESSAGE, EXPORTER, { form: "minisign", ...PURPOSE }))
  const asked = { message: MESSAGE, keys }

  it("an edited trusted comment breaks it, though the file's signature holds", () => {
    const edited = writeMinisignSignature({ ...good, trustedComment: "of Monday" })
    expect(told(ask(edited, asked))).toEqual(BROKEN)
    expect(ask(edited, asked).findings[0]?.observed["over"]).toBe("the trusted comment")
  })

  it("another file breaks it, known from the signed comment", () => {
    const signature = writeMinisignSignature(good)
    expect(told(ask(signature, { message: toUtf8("tesT"), keys }))).toEqual(BROKEN)
  })

  it("the comment and signature of another file do not fit together with this one's", () => {
    const other = minisignOf(signEnvelope(toUtf8("b"), EXPORTER, { form: "minisign", ...PURPOSE }))
    const mixed = writeMinisignSignature({ ...good, globalSignature: other.globalSignature })
    expect(told(ask(mixed, asked))).toEqual(BROKEN)
  })

  it("two keys that made one half each made nothing together", () => {
    const theirs = OTHER.sign(minisignGlobalMessage(good))
    const mixed = writeMinisignSignature({ ...good, globalSignature: theirs })
    expect(told(ask(mixed, { message: MESSAGE, keys: KEYS }))).toEqual(BROKEN)
  })

  it("a signature over the hash is none over the message, nor the other way round", () => {
    const asLegacy = writeMinisignSignature({ ...good, prehashed: false })
    expect(told(ask(asLegacy, asked))).toEqual(BROKEN)
    const overMessage = { ...good, signature: EXPORTER.sign(MESSAGE), prehashed: true }
    const globalSignature = EXPORTER.sign(minisignGlobalMessage(overMessage))
    expect(told(ask(writeMinisignSignature({ ...overMessage, globalSignature }), asked))).toEqual(
      BROKEN,
    )
  })

  it("the key id of a pinned key makes a stranger's signature no better: it is broken", () => {
    const keyId = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)
    const key = pinned(
      "exporter",
      writeMinisignKey({ keyId, publicKey: EXPORTER.publicKey.raw, untrustedComment: "" }),
    )
    const forged = { ...good, keyId, signature: OTHER.sign(blake2b512(MESSAGE)) }
    const globalSignature = OTHER.sign(minisignGlobalMessage(forged))
    const signature = writeMinisignSignature({ ...forged, globalSignature })
    expect(told(ask(signature, { message: MESSAGE, keys: [key] }))).toEqual(BROKEN)
  })

  it("and the id of another key keeps one whose id is known from having signed", () => {
    const keyId = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)
    const key = pinned(
      "exporter",
      writeMinisignKey({ keyId, publicKey: EXPORTER.publicKey.raw, untrustedComment: "" }),
    )
    const renamed = writeMinisignSignature({ ...good, keyId: keyId.toReversed() })
    expect(told(ask(renamed, { message: MESSAGE, keys: [key] }))).toEqual(UNKNOWN)
  })
})

describe("SSHSIG, attacked", () => {
  const signature = signEnvelope(MESSAGE, EXPORTER, { form: "sshsig", ...PURPOSE })

  it("a signature for another purpose is none for this one", () => {
    const wrong = { signers: [], codes: ["CONTEXT_MISMATCH"] }
    expect(told(ask(signature, { message: MESSAGE, keys: KEYS, namespace: "email" }))).toEqual(
      wrong,
    )
    expect(told(ask(signature, { message: MESSAGE, keys: KEYS }))).toEqual(wrong)
  })

  it("the key that made it for another purpose is named in that finding, and vouches for nothing", () => {
    const asked = { message: MESSAGE, keys: KEYS, namespace: "email" }
    const { signers, findings } = ask(signature, asked)
    expect(signers).toEqual([])
    expect(findings.map(({ observed }) => observed)).toEqual([
      { namespace: "file", expected: "email", key: KEYS[0]!.id },
    ])
    const other = ask(signature, { ...asked, message: toUtf8("another") })
    expect(other.findings[0]?.observed).toEqual({ namespace: "file", expected: "email" })
  })

  it("the purpose cannot be rewritten", () => {
    const rewritten = armoured({ namespace: "email", signature: rawOf(signature) })
    expect(told(ask(rewritten, { message: MESSAGE, keys: KEYS, namespace: "email" }))).toEqual(
      BROKEN,
    )
  })

  it("a pinned key's name on a stranger's signature is broken, not unknown", () => {
    const forged = armoured({ namespace: "file", signature: new Uint8Array(64).fill(1) })
    const asked = { message: MESSAGE, keys: KEYS, namespace: "file" }
    expect(told(ask(forged, asked)).signers).toEqual([])
    expect(told(ask(forged, asked)).codes[0]).toMatch(/^SIG_/)
  })

  it("a stranger's name on a pinned key's signature shows no pinned key", () => {
    const key = writeSshStrings(
      "ssh-ed25519",
      makeSigner("ed25519", new Uint8Array(32).fill(9)).publicKey.raw,
    )
    const renamed = armoured({ namespace: "file", signature: rawOf(signature), key })
    expect(told(ask(renamed, { message: MESSAGE, keys: KEYS, namespace: "file" }))).toEqual(UNKNOWN)
  })

  it("SHA-1 with RSA is never allowed, and keys on tokens are named as unsupported", () => {
    const rsa = writeSshStrings("ssh-rsa", Uint8Array.of(1, 0, 1), new Uint8Array(256).fill(0x7f))
    const sha1 = armoured({
      namespace: "file",
      key: rsa,
      algorithm: "ssh-rsa",
      signature: new Uint8Array(256),
    })
    const token = writeSshStrings("sk-ssh-ed25519@openssh.com", EXPORTER.publicKey.raw, "ssh:")
    const onToken = armoured({
      namespace: "file",
      key: token,
      algorithm: "sk-ssh-ed25519@openssh.com",
      signature: new Uint8Array(64),
    })
    const asked = { message: MESSAGE, keys: KEYS, namespace: "file" }
    expect(told(ask(sha1, asked)).codes).toEqual(["ALG_NOT_ALLOWED"])
    expect(told(ask(onToken, asked)).codes).toEqual(["ALG_UNSUPPORTED"])
  })

  function armoured(
    parts: Partial<Parameters<typeof writeSshSignature>[0]> & {
      readonly namespace: string
      readonly signature: Uint8Array
    },
  ): Uint8Array {
    return writeSshSignature({
      key: writeSshStrings("ssh-ed25519", EXPORTER.publicKey.raw),
      hash: "sha512",
      algorithm: "ssh-ed25519",
      ...parts,
    })
  }

  function rawOf(bytes: Uint8Array): Uint8Array {
    const read = parseEnvelope(bytes)
    if (read.kind !== "envelope" || read.envelope.kind !== "sshsig") throw new Error("no SSHSIG")
    return read.envelope.signature.signature
  }
})

describe("JWS, attacked", () => {
  const jws = (header: object, signer: Signer, payload = MESSAGE): string => {
    const protectedText = writeJwsHeader({ ...header })
    const signature = signer.sign(jwsSigningInput({ protectedText, encoded: true }, payload))
    return `${protectedText}.${toBase64Url(payload)}.${toBase64Url(signature)}`
  }

  it("HMAC with the public key as the secret is no signature", () => {
    for (const alg of ["HS256", "HS512", "none", "None", "nOnE"]) {
      expect(told(ask(jws({ alg }, EXPORTER), { keys: KEYS }))).toEqual({
        signers: [],
        codes: ["ALG_NOT_ALLOWED"],
      })
    }
  })

  it("a good signature under another name of an algorithm is refused where the key is meant", () => {
    const kid = EXPORTER.publicKey.fingerprint
    const confused = jws({ alg: "ES256", kid }, EXPORTER)
    expect(told(ask(confused, { keys: [known("exporter", EXPORTER)] }))).toEqual({
      signers: [],
      codes: ["ALG_NOT_ALLOWED"],
    })
    expect(told(ask(jws({ alg: "Ed25519", kid }, EXPORTER), { keys: KEYS })).signers).toEqual([
      "exporter",
    ])
  })

  it("PS256 stands for a salt as long as its hash, and says so of a key that is pinned for another", () => {
    const pair = generateKeyPairSync("rsa", { modulusLength: 2048 })
    const protectedText = writeJwsHeader({ alg: "PS256", kid: "rsa" })
    const input = jwsSigningInput({ protectedText, encoded: true }, MESSAGE)
    const padding = constants.RSA_PKCS1_PSS_PADDING
    const signature = sign("sha256", input, { key: pair.privateKey, padding, saltLength: 32 })
    const text = `${protectedText}.${toBase64Url(MESSAGE)}.${toBase64Url(signature)}`
    const spki = new Uint8Array(pair.publicKey.export({ type: "spki", format: "der" }))
    const askedOf = (saltLength: number) => {
      const read = parsePublicKey(spki, { algorithm: "rsa-pss-sha256", saltLength })
      if (read.kind !== "key") throw new Error(read.kind)
      const keys = [{ id: "rsa", subject: "rsa", key: read.key, roles: ["exporter"] }]
      return ask(text, { keys, allowed: ["rsa-pss-sha256"] })
    }
    expect(told(askedOf(32))).toEqual({ signers: ["rsa"], codes: [] })
    expect(told(askedOf(222))).toEqual({ signers: [], codes: ["ALG_NOT_ALLOWED"] })
    expect(askedOf(222).findings[0]?.observed).toEqual({
      key: "rsa",
      stated: "PS256",
      pinned: "rsa-pss-sha256 (salt-length 222, mgf-hash sha256)",
    })
  })

  it("a key that comes along in the header is nobody's", () => {
    const stranger = makeSigner("ed25519", new Uint8Array(32).fill(9))
    const jwk = { kty: "OKP", crv: "Ed25519", x: toBase64Url(stranger.publicKey.raw) }
    expect(told(ask(jws({ alg: "EdDSA", jwk }, stranger), { keys: KEYS }))).toEqual(UNKNOWN)
  })

  it("the name of a pinned key on a stranger's signature is broken, not unknown", () => {
    const stranger = makeSigner("ed25519", new Uint8Array(32).fill(9))
    for (const kid of ["exporter", EXPORTER.publicKey.fingerprint]) {
      expect(told(ask(jws({ alg: "EdDSA", kid }, stranger), { keys: KEYS }))).toEqual(BROKEN)
    }
  })

  it("an attached payload must be the file that is meant", () => {
    const asked = { keys: KEYS, message: toUtf8("another file") }
    expect(told(ask(jws({ alg: "EdDSA" }, EXPORTER), asked))).toEqual({
      signers: [],
      codes: ["CONTEXT_MISMATCH"],
    })
  })

  it("an algorithm that JOSE does not know is named as unsupported", () => {
    expect(told(ask(jws({ alg: "XS1" }, EXPORTER), { keys: KEYS })).codes).toEqual([
      "ALG_UNSUPPORTED",
    ])
  })

  it("an unencoded payload (RFC 7797) is signed as it is", () => {
    const protectedText = writeJwsHeader({ alg: "EdDSA", b64: false, crit: ["b64"] })
    const signature = EXPORTER.sign(concat(toUtf8(`${protectedText}.`), MESSAGE))
    const detached = `${protectedText}..${toBase64Url(signature)}`
    expect(told(ask(detached, { keys: KEYS, message: MESSAGE })).signers).toEqual(["exporter"])
    const encoded = EXPORTER.sign(toUtf8(`${protectedText}.${toBase64Url(MESSAGE)}`))
    const confused = `${protectedText}..${toBase64Url(encoded)}`
    expect(told(ask(confused, { keys: KEYS, message: MESSAGE }))).toEqual(UNKNOWN)
  })
})

describe("DSSE with several signatures", () => {
  const type = "application/x-test"
  const sign = (signer: Signer): { sig: Uint8Array; keyid: string } => ({
    sig: signer.sign(pae(type, MESSAGE)),
    keyid: signer.publicKey.fingerprint,
  })
  const dsse = (...signatures: readonly { sig: Uint8Array; keyid?: string }[]): Uint8Array =>
    writeDsseEnvelope({ payloadType: type, payload: MESSAGE, signatures })

  it("each is attributed to its key, with and without a hint", () => {
    const { sig } = sign(P256)
    expect(told(ask(dsse(sign(EXPORTER), { sig }), { keys: KEYS }))).toEqual({
      signers: ["exporter", "curve"],
      codes: [],
    })
  })

  it("the same key twice is one signer, also where ECDSA signatures differ", () => {
    const { sig } = sign(P256)
    const highS = concat(sig.subarray(0, 0), sig)
    expect(told(ask(dsse(sign(EXPORTER), sign(EXPORTER)), { keys: KEYS })).signers).toEqual([
      "exporter",
    ])
    expect(told(ask(dsse({ sig }, { sig: highS }), { keys: KEYS })).signers).toEqual(["curve"])
  })

  it("the same key pinned twice is one signer too", () => {
    const keys = [known("a", EXPORTER), known("b", EXPORTER)]
    expect(told(ask(dsse(sign(EXPORTER), sign(EXPORTER)), { keys })).signers).toEqual(["a"])
  })

  it("a stranger's signature beside a pinned one's takes nothing away", () => {
    const stranger = sign(makeSigner("ed25519", new Uint8Array(32).fill(9)))
    const checked = ask(dsse(stranger, sign(EXPORTER)), { keys: KEYS })
    expect(told(checked)).toEqual({ signers: ["exporter"], codes: [] })
    expect(checked.population).toEqual({ expected: 2, checked: 1 })
  })

  it("a broken one that names a pinned key is told beside a good one", () => {
    const forged = { sig: sign(OTHER).sig, keyid: EXPORTER.publicKey.fingerprint }
    const lying = ask(dsse(forged, sign(P256)), { keys: [KEYS[0]!, KEYS[2]!] })
    expect(told(lying)).toEqual({ signers: ["curve"], codes: ["SIG_CRYPTO_FAILURE"] })
  })

  it("another type or payload than is meant is another statement", () => {
    const envelope = dsse(sign(EXPORTER))
    const wrong = { signers: [], codes: ["CONTEXT_MISMATCH"] }
    expect(told(ask(envelope, { keys: KEYS, payloadType: "text/plain" }))).toEqual(wrong)
    expect(told(ask(envelope, { keys: KEYS, message: toUtf8("tesT") }))).toEqual(wrong)
    expect(told(ask(envelope, { keys: KEYS, payloadType: type, message: MESSAGE }))).toEqual({
      signers: ["exporter"],
      codes: [],
    })
  })

  it("more than a thousand signatures are not tried", () => {
    const many = dsse(...Array.from({ length: 1001 }, () => ({ sig: Uint8Array.of(1) })))
    expect(told(ask(many, { keys: KEYS })).codes).toEqual(["LIMIT_EXCEEDED"])
  })
})

describe("a bare signature", () => {
  const der = P256.sign(MESSAGE)
  const raw = EXPORTER.sign(MESSAGE)
  const forms: Readonly<Record<string, readonly [Uint8Array | string, string]>> = {
    "raw bytes": [raw, "exporter"],
    "DER bytes": [der, "curve"],
    base64: [`${toBase64(raw)}\n`, "exporter"],
    "base64 in lines": [toBase64(der).replace(/.{64}/g, "$&\r\n"), "curve"],
    PEM: [`-----BEGIN SIGNATURE-----\n${toBase64(raw)}\n-----END SIGNATURE-----\n`, "exporter"],
  }
  for (const [name, [signature, signer]] of Object.entries(forms)) {
    it(`as ${name} is attributed to its key`, () => {
      expect(told(ask(signature, { message: MESSAGE, keys: KEYS }))).toEqual({
        signers: [signer],
        codes: [],
      })
    })
  }

  it("of another kind of key, or of none, is nobody's", () => {
    for (const signature of [new Uint8Array(64).fill(1), Uint8Array.of(0x30, 0), raw.subarray(1)]) {
      expect(told(ask(signature, { message: MESSAGE, keys: KEYS }))).toEqual(UNKNOWN)
    }
  })

  it("needs the message that it is over", () => {
    expect(told(ask(raw, { keys: KEYS })).codes).toEqual(["FORMAT_FAILURE"])
  })

  it("is nobody's while the engines do not agree, nor while none computes it", () => {
    const liar = { name: "liar", supports: () => true, verify: () => true }
    const no = { name: "no", supports: () => true, verify: () => false }
    const keys = [KEYS[0]!]
    const asked = { message: MESSAGE, keys }
    expect(told(ask(raw, { ...asked, engines: [liar, no] })).codes).toEqual(["ENGINES_DISAGREE"])
    expect(told(ask(raw, { ...asked, engines: [] })).codes).toEqual(["SIGNATURE_NOT_CHECKED"])
  })
})

describe("forms that are known and not read here", () => {
  const shapes: Readonly<Record<string, readonly [string, string]>> = {
    OpenPGP: ["-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----\n", "OpenPGP"],
    "a Sigstore bundle": [
      '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}',
      "Sigstore bundle",
    ],
  }
  for (const [name, [given, form]] of Object.entries(shapes)) {
    it(`${name} is named`, () => {
      expect(parseEnvelope(toUtf8(given))).toEqual({ kind: "unsupported", form })
    })
  }
})

describe("CMS that is damaged", () => {
  const shapes: Readonly<Record<string, Uint8Array>> = {
    "in PEM": toUtf8("-----BEGIN PKCS7-----\nAAAA\n-----END PKCS7-----\n"),
    "in two PEM blocks": toUtf8("-----BEGIN CMS-----\nAAAA\n-----END CMS-----\n".repeat(2)),
    "in DER": Uint8Array.from([0x30, 0x82, 1, 0, 6, 9, 42, 134, 72, 134, 247, 13, 1, 7, 2, 0]),
  }
  for (const [name, bytes] of Object.entries(shapes)) {
    it(`${name} is refused, and never becomes bare bytes`, () => {
      expect(parseEnvelope(bytes)).toMatchObject({ kind: "refused", code: "FORMAT_FAILURE" })
    })
  }
})

function known(id: string, { publicKey }: Signer): KnownKey {
  return { id, subject: id, key: publicKey, roles: ["exporter"] }
}

function minisignOf(bytes: Uint8Array): MinisignSignature {
  const read = parseMinisignSignature(bytes)
  if (read.kind === "refused") throw new Error(read.reason)
  return read.signature
}

function payloadOf(jws: string): Uint8Array {
  return jws.includes("..")
    ? toUtf8("$.02")
    : new Uint8Array(Buffer.from(jws.split(".")[1] ?? "", "base64url"))
}

/** Where a form has bytes that its signature does not cover; the last is the line's end. */
function notSigned(form: string, signature: Uint8Array, at: number): boolean {
  const text = new TextDecoder().decode(signature)
  const within = (start: number, length: number): boolean => at >= start && at < start + length
  switch (form) {
    case "minisign": {
      const second = text.indexOf("\n") + 1
      // Two bytes of algorithm and eight of id: the characters 3 to 14 of the base64.
      return at < second || within(second + 3, 11)
    }
    case "dsse": {
      const keyid = text.indexOf('"keyid":"') + 9
      return within(keyid, 64) || within(keyid - 9, 9)
    }
    default:
      return false
  }
}
