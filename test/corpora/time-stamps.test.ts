/**
 * Other people's time-stamps through `check timestamp`.
 *
 * rfc3161-client: verdicts of its test/test_verify.py and of the READMEs beside the files. dss:
 * its tests give the data of d-trust.tsr ("Test123"), and pin nobody, so that its verdicts are
 * about the signature alone; here each authority is pinned as well, which is what makes a proof.
 */
import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { toBase64, toUtf8 } from "../../core/base/index.ts"
import { checkPrimitive, type CheckAnswer } from "../../core/check.ts"
import {
  parseCertificates,
  parseTimeStampResponse,
  parseTimeStampToken,
} from "../../core/encodings/index.ts"
import { nativeEngine } from "../../core/node/index.ts"
import { portableEngine } from "../../core/signatures/index.ts"
import { corpus, readCases } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

const CLIENT = "rfc3161-client-fixtures"
const DSS = "dss-rfc3161-tokens"
const ENGINES = [portableEngine, nativeEngine]
/** What every response of rfc3161-client is over. */
const HELLO = { data: toBase64(toUtf8("hello")) }

needsCorpus(CLIENT).describe("rfc3161-client", () => {
  /** As upstream gives them: the root pinned, the rest of the chain beside the token. */
  const proven: Readonly<Record<string, string>> = {
    "sigstage/response-sha256.tsr": "2025-05-09T11:58:55.000Z",
    "sigstage/response-sha384.tsr": "2025-05-09T11:58:55.000Z",
    "sigstage/response-no-embedded-cert.tsr": "2025-06-18T08:13:02.000Z",
    "test_tsa/response.tsr": "2024-10-08T15:40:32.000Z",
  }
  for (const [file, genTime] of Object.entries(proven)) {
    it(`${file} proves its time for "hello", under the pinned root`, () => {
      const { anchors, certificates } = chainOf(file)
      const answer = check({ token: base64(file), ...HELLO, anchors, certificates })
      expect(answer).toMatchObject({ status: "PASSED", code: null, genTime })
    })

    it(`${file} proves nothing for anything else`, () => {
      const data = toBase64(toUtf8("hello\n"))
      const answer = check({ token: base64(file), ...chainOf(file), data })
      expect(answer).toMatchObject({ status: "FAILED", code: "HASH_FAILURE" })
    })

    it(`${file} proves nothing when nobody is pinned for time`, () => {
      const { certificates } = chainOf(file)
      const answer = check({ token: base64(file), ...HELLO, anchors: [], certificates })
      expect(answer.status).toBe("INDETERMINATE")
    })

    it(`${file} with one bit of its signature changed does not hold`, () => {
      const token = read(file)
      token[token.length - 1] = (token.at(-1) ?? 0) ^ 1
      const answer = check({ ...HELLO, ...chainOf(file), token: toBase64(token) })
      expect(answer).toMatchObject({ status: "FAILED", code: "SIG_CRYPTO_FAILURE" })
    })

    it(`${file} does not hold at an instant after its certificates`, () => {
      const at = "2050-01-01T00:00:00Z"
      const answer = check({ token: base64(file), ...HELLO, ...chainOf(file), at })
      expect(answer).toMatchObject({ status: "FAILED", code: "EXPIRED", genTime })
    })
  }

  it("the token without a certificate is checked only where the certificate is given", () => {
    const file = "sigstage/response-no-embedded-cert.tsr"
    const { anchors } = chainOf(file)
    const answer = check({ token: base64(file), ...HELLO, anchors })
    expect(answer).toMatchObject({ status: "INDETERMINATE", code: "NO_SIGNING_CERTIFICATE_FOUND" })
  })

  it("response.tsr answers request.der", () => {
    const file = "test_tsa/response.tsr"
    const request = base64("test_tsa/request.der")
    const answer = check({ token: base64(file), ...HELLO, ...chainOf(file), request })
    expect(answer.status).toBe("PASSED")
  })

  it("response.tsr does not answer other_request.der", () => {
    const file = "test_tsa/response.tsr"
    const request = base64("test_tsa/other_request.der")
    const answer = check({ token: base64(file), ...HELLO, ...chainOf(file), request })
    expect(answer).toMatchObject({ status: "FAILED", code: "TIMESTAMP_REQUEST_MISMATCH" })
  })

  it("other_response.tsr does not answer request.der, as upstream says", () => {
    const answer = check({ ...otherResponse(), request: base64("test_tsa/request.der") })
    expect(answer).toMatchObject({ status: "FAILED", code: "TIMESTAMP_REQUEST_MISMATCH" })
  })

  /**
   * The table calls it valid for other_request.der. Its nonce is another one, and its authority's
   * certificate is from an earlier set of keys under the same names, which ts_chain.pem does not
   * hold (`openssl ts -verify` says: unable to get local issuer certificate).
   */
  it("other_response.tsr rests on an authority that ts_chain.pem does not hold", () => {
    expect(check(otherResponse())).toMatchObject({
      status: "INDETERMINATE",
      code: "KEY_NOT_PINNED",
      genTime: "2024-10-31T13:31:44.000Z",
    })
    const pinned = embedded(tokenIn(read("test_tsa/other_response.tsr")))
    expect(check({ ...otherResponse(), anchors: pinned }).status).toBe("PASSED")
  })

  it("every case of the table has its test here", () => {
    const known = [...Object.keys(proven), "test_tsa/other_response.tsr"]
    const cases = readCases(CLIENT).map(({ name }) => name.replace("test/fixtures/", ""))
    expect(cases.sort()).toEqual(known.sort())
  })

  function otherResponse(): Readonly<Record<string, unknown>> {
    const file = "test_tsa/other_response.tsr"
    return { token: base64(file), ...HELLO, ...chainOf(file) }
  }

  function read(file: string): Uint8Array {
    return bytesOf(corpus(CLIENT, "test/fixtures", file))
  }

  function base64(file: string): string {
    return toBase64(read(file))
  }

  function chainOf(file: string): { readonly anchors: string[]; readonly certificates: string[] } {
    const [folder = ""] = file.split("/")
    const chain = certificatesIn(read(`${folder}/ts_chain.pem`))
    return { anchors: chain.slice(-1), certificates: chain.slice(0, -1) }
  }
})

needsCorpus(DSS).describe("dss", () => {
  const TEST123 = { data: toBase64(toUtf8("Test123")) }

  for (const { name, file } of readCases(DSS)) {
    const token = bytesOf(file)

    it(`${name}: signed, and nobody is pinned`, () => {
      const answer = check({ token: toBase64(token), ...imprintOf(token), anchors: [] })
      // The digests that tst-two-refs.tst signs for its certificate, in both forms, are not those
      // of the certificate it carries: RFC 5035 §4 calls such a signature invalid.
      expect(answer).toMatchObject(
        name === "tst-two-refs.tst"
          ? { status: "FAILED", code: "SIGNING_CERTIFICATE_MISMATCH" }
          : { status: "INDETERMINATE", code: "KEY_NOT_PINNED" },
      )
    })

    it(`${name}: over other data`, () => {
      const answer = check({
        token: toBase64(token),
        data: toBase64(toUtf8("Wrong data")),
        anchors: embedded(token),
      })
      expect(answer).toMatchObject({ status: "FAILED", code: "HASH_FAILURE" })
    })
  }

  const dTrust = corpus(DSS, "dss-validation/src/test/resources/d-trust.tsr")
  it("d-trust.tsr, RSASSA-PSS throughout, proves its time for the data of upstream's tests", () => {
    const token = bytesOf(dTrust)
    const [authority = "", , root = ""] = embedded(token)
    for (const anchor of [authority, root]) {
      const answer = check({ token: toBase64(token), ...TEST123, anchors: [anchor] })
      expect(answer).toMatchObject({ status: "PASSED", genTime: "2018-05-23T13:18:29.000Z" })
    }
  })

  it("disig.tst: of two certificates with one key, the one that the signature names counts", () => {
    const token = bytesOf(corpus(DSS, "dss-validation/src/test/resources/disig.tst"))
    const [named = "", twin = ""] = embedded(token)
    const given = { token: toBase64(token), ...imprintOf(token) }
    expect(check({ ...given, anchors: [named] })).toMatchObject({
      status: "PASSED",
      genTime: "2019-04-12T09:00:32.613Z",
      earliest: "2019-04-12T09:00:32.113Z",
    })
    expect(check({ ...given, anchors: [twin] }).status).toBe("INDETERMINATE")
  })
})

function check(request: Readonly<Record<string, unknown>>): CheckAnswer {
  const json = JSON.parse(JSON.stringify(request)) as Parameters<typeof checkPrimitive>[1]
  return checkPrimitive("timestamp", json, ENGINES)
}

function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path))
}

function certificatesIn(bytes: Uint8Array): string[] {
  const parsed = parseCertificates(bytes)
  if (parsed.kind === "refused") throw new Error(parsed.reason)
  return parsed.certificates.map(({ der }) => toBase64(der))
}

function tokenIn(response: Uint8Array): Uint8Array {
  const parsed = parseTimeStampResponse(response)
  if (parsed.kind !== "response") throw new Error(parsed.kind)
  return parsed.response.token ?? new Uint8Array(0)
}

function tokenOf(bytes: Uint8Array) {
  const parsed = parseTimeStampToken(bytes)
  if (parsed.kind === "refused") throw new Error(parsed.reason)
  return parsed.token
}

/** The certificates in a token, as base64. */
function embedded(token: Uint8Array): string[] {
  return tokenOf(token).data.certificates.map(toBase64)
}

/** The token's own imprint: for tokens whose data upstream does not have. */
function imprintOf(token: Uint8Array): { readonly imprint: string } {
  return { imprint: toBase64(tokenOf(token).info.imprint.digest) }
}
