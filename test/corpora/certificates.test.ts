/** Chains of time-stamping authorities that others published, judged as their sources use them. */
import { readFileSync } from "node:fs"
import { expect } from "vitest"
import { findPath, toAnchor, type PathAnswer } from "../../core/certificates/index.ts"
import {
  parseCertificates,
  parseOcspResponse,
  type Certificate,
} from "../../core/encodings/index.ts"
import { nativeEngine } from "../../core/node/index.ts"
import { corpus } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

/** Each file holds the signer's certificate first and the root's last. */
const CHAINS = {
  test_tsa: "2025-01-01T00:00:00Z",
  "sigstore.mock": "2023-06-01T00:00:00Z",
  sigstage: "2025-06-01T00:00:00Z",
} as const

needsCorpus("rfc3161-client-fixtures").describe("rfc3161-client-fixtures", () => {
  const { it } = needsCorpus("rfc3161-client-fixtures")
  for (const [name, at] of Object.entries(CHAINS)) {
    it(`${name}: a path for time-stamping leads to its root`, () => {
      expect(answerFor(name, Date.parse(at))).toMatchObject({ kind: "path" })
    })

    it(`${name}: none leads there before its certificates were valid`, () => {
      const answer = answerFor(name, Date.parse("2020-01-01T00:00:00Z"))
      expect(answer).toMatchObject({ kind: "failed", fault: { code: "NOT_YET_VALID" } })
    })

    it(`${name}: none leads to the root of another`, () => {
      const other = name === "test_tsa" ? "sigstage" : "test_tsa"
      const answer = answerFor(name, Date.parse(at), other)
      expect(answer).toMatchObject({ fault: { code: "NO_CERTIFICATE_CHAIN_FOUND" } })
    })
  }
})

/** RSA throughout; serial numbers, names and windows as pyHanko's own tests use them. */
const PYHANKO = "internal/common-test-utils/src/pyhanko_testing_commons/test_data/data/crypto"

needsCorpus("pyhanko-pdf").describe("pyhanko-pdf", () => {
  const { it } = needsCorpus("pyhanko-pdf")
  const certificate = (name: string): Certificate => {
    const [one] = read(corpus("pyhanko-pdf", PYHANKO, "testing-ca", name))
    if (one === undefined) throw new Error(`no certificate in ${name}`)
    return one
  }
  const answer = (name: string, at: string, purpose: "signing" | "timestamping"): string => {
    const found = findPath({
      certificate: certificate(name),
      intermediates: [certificate("root/interm.cert.pem")],
      anchors: [toAnchor(certificate("root/root.cert.pem"))],
      at: Date.parse(at),
      purpose,
      engines: [nativeEngine],
    })
    return found.kind === "path" ? "path" : found.fault.code
  }

  it("signers lead to the root while they are valid", () => {
    expect(answer("interm/signer1.cert.pem", "2020-11-01T00:00:00Z", "signing")).toBe("path")
    expect(answer("interm/signer1.cert.pem", "2022-11-01T00:00:00Z", "signing")).toBe("EXPIRED")
    expect(answer("interm/signer1-long.cert.pem", "2022-11-01T00:00:00Z", "signing")).toBe("path")
  })

  it("the keys for time-stamping lead there for that, and those of signers do not", () => {
    expect(answer("root/tsa.cert.pem", "2020-11-01T00:00:00Z", "timestamping")).toBe("path")
    expect(answer("root/tsa2.cert.pem", "2020-11-01T00:00:00Z", "timestamping")).toBe(
      "NOT_YET_VALID",
    )
    expect(answer("interm/signer1.cert.pem", "2020-11-01T00:00:00Z", "timestamping")).toBe(
      "CHAIN_CONSTRAINTS_FAILURE",
    )
  })

  it("the stored OCSP response is read as openssl prints it", () => {
    const bytes = readFileSync(corpus("pyhanko-pdf", PYHANKO, "ocsp.resp.der"))
    expect(parseOcspResponse(new Uint8Array(bytes))).toMatchObject({
      kind: "response",
      response: {
        responder: { kind: "name", name: { text: "CN=OCSP responder,C=BE" } },
        producedAt: Date.UTC(2020, 8, 6, 12, 11, 48),
        responses: [{ serial: "1004", status: { kind: "good" } }],
      },
    })
  })
})

function answerFor(name: string, at: number, rootOf = name): PathAnswer {
  const chain = certificatesIn(name)
  const root = certificatesIn(rootOf).at(-1)
  const [certificate, ...intermediates] = chain
  if (certificate === undefined || root === undefined) throw new Error("an empty chain")
  return findPath({
    certificate,
    intermediates,
    anchors: [toAnchor(root)],
    at,
    purpose: "timestamping",
    engines: [nativeEngine],
  })
}

function certificatesIn(name: string): readonly Certificate[] {
  return read(corpus("rfc3161-client-fixtures", "test/fixtures", name, "ts_chain.pem"))
}

function read(file: string): readonly Certificate[] {
  const answer = parseCertificates(new Uint8Array(readFileSync(file)))
  if (answer.kind === "refused") throw new Error(answer.reason)
  return answer.certificates
}
