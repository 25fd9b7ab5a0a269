/** Chains of time-stamping authorities that others published, judged as their sources use them. */
import { readFileSync } from "node:fs"
import { expect } from "vitest"
import { findPath, toAnchor, type PathAnswer } from "../../core/certificates/index.ts"
import { parseCertificates } from "../../core/encodings/index.ts"
import { nativeEngine } from "../../core/node/index.ts"
import { corpus } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

/** Each file holds the signer's certificate first and the root's last. */
const CHAINS = {
  test_tsa: "2025-01-01T00:00:00Z",
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

function certificatesIn(name: string) {
  const file = corpus("rfc3161-client-fixtures", "test/fixtures", name, "ts_chain.pem")
  const answer = parseCertificates(new Uint8Array(readFileSync(file)))
  if (answer.kind === "refused") throw new Error(answer.reason)
  return answer.certificates
}
