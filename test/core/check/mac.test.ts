/** `check mac`: the vectors of RFC 2202 and RFC 4231, the platform's codes, then what is refused. */
import { createHmac } from "node:crypto"
import { describe, expect, it } from "vitest"
import { fromHex, toBase64, toUtf8, type JsonObject } from "../../../core/base/index.ts"
import { checkPrimitive } from "../../../core/check.ts"

const REASON = "a MAC never proves origin: whoever can check it can make it"
const PASSED = { id: null, status: "PASSED", code: null, reason: REASON }

/** Key "Jefe", data "what do ya want for nothing?": RFC 2202 §3 and RFC 4231 §4.3, test case 2. */
const JEFE: Readonly<Record<string, string>> = {
  "hmac-sha1": "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
  "hmac-sha224": "a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44",
  "hmac-sha256": "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  "hmac-sha384":
    "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
  "hmac-sha512":
    "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
}

describe("check mac", () => {
  for (const [algorithm, tag] of Object.entries(JEFE)) {
    it(`fits the published code of ${algorithm}, and says that it proves no origin`, () => {
      const request = {
        algorithm,
        key: toBase64(toUtf8("Jefe")),
        message: toBase64(toUtf8("what do ya want for nothing?")),
        tag: toBase64(hex(tag)),
      }
      expect(check(request)).toEqual(PASSED)
    })
  }

  it.each(["sha512-224", "sha512-256", "sha3-224", "sha3-256", "sha3-384", "sha3-512"])(
    "agrees with the platform on %s, with keys below, at and above a block",
    (hash) => {
      for (const length of [0, 1, 72, 128, 144, 300]) {
        const key = new Uint8Array(length).fill(length)
        const tag = createHmac(hash, key).update("message").digest("base64")
        const message = toBase64(toUtf8("message"))
        const request = { algorithm: `hmac-${hash}`, key: toBase64(key), message, tag }
        expect(check(request)).toEqual(PASSED)
        expect(check({ ...request, message: "AA==" })).toMatchObject({
          status: "FAILED",
          code: "SIG_CRYPTO_FAILURE",
        })
      }
    },
  )

  const whole = hex(JEFE["hmac-sha256"] ?? "")
  const request: JsonObject = {
    algorithm: "hmac-sha256",
    key: toBase64(toUtf8("Jefe")),
    message: toBase64(toUtf8("what do ya want for nothing?")),
    tag: toBase64(whole),
  }

  it("takes a code that was cut short only where its length is said", () => {
    const tag = toBase64(whole.subarray(0, 16))
    expect(check({ ...request, tag, tagLength: 128 })).toEqual(PASSED)
    expect(check({ ...request, tag })).toMatchObject({ code: "SIG_CRYPTO_FAILURE" })
    expect(check({ ...request, tagLength: 128 })).toMatchObject({ code: "SIG_CRYPTO_FAILURE" })
    expect(check({ ...request, tag: "" })).toMatchObject({ code: "SIG_CRYPTO_FAILURE" })
  })

  it.each([0, 8, 24, 129, 264, -1, "x"])("refuses a length of %s bits", (tagLength) => {
    for (const tag of ["", toBase64(whole)]) {
      expect(check({ ...request, tag, tagLength })).toMatchObject({
        status: "FAILED",
        code: "FORMAT_FAILURE",
      })
    }
  })

  it("leaves open what is not computed here", () => {
    for (const algorithm of ["hmac-sm3", "hmac-shake128", "hmac-md5", "cmac-aes128", "sha256"]) {
      expect(check({ ...request, algorithm })).toMatchObject({
        status: "INDETERMINATE",
        code: "ALG_UNSUPPORTED",
      })
    }
  })

  it("fails values that cannot be used", () => {
    for (const member of ["key", "message", "tag"]) {
      expect(check({ ...request, [member]: "*" })).toMatchObject({ code: "FORMAT_FAILURE" })
    }
  })
})

function check(request: JsonObject) {
  return checkPrimitive("mac", request, [])
}

function hex(text: string): Uint8Array {
  const bytes = fromHex(text)
  if (bytes === undefined) throw new Error(`not hexadecimal: ${text}`)
  return bytes
}
