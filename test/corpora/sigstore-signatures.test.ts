/**
 * The signatures of Sigstore bundles, under a given key or the key of their own certificate.
 *
 * Only the mathematics: whether the certificate may be relied on, what Rekor recorded and
 * what the time-stamps prove is not asked, and the cases that turn on it are named below.
 */
import { X509Certificate } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect } from "vitest"
import { toUtf8 } from "../../core/base/index.ts"
import { nativeEngine } from "../../core/node/index.ts"
import { parseEnvelope, portableEngine, readPublicKeyText } from "../../core/signatures/index.ts"
import { ask } from "../core/signatures/envelope-cases.ts"
import { corpus, readCases, type CorpusCase } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

const CONFORMANCE = "sigstore-conformance"
const BUNDLES = "sigstore-js-bundles"

/** Cases that upstream calls invalid for something else than the signature itself. */
const NOT_JUDGED: Readonly<Record<string, string>> = {
  "bundle-negative-log-index_fail": "a log entry",
  "bundle-with-root-cert_fail": "the certificate chain",
  "checkpoint-bad-keyhint_fail": "the log's checkpoint",
  "dsse-mismatch-envelope_fail": "the log entry",
  "intoto-expired-certificate_fail": "the certificate's window",
  "intoto-log-entry-mismatch_fail": "the log entry",
  "intoto-missing-inclusion-proof_fail": "the inclusion proof",
  "intoto-tsa-timestamp-outside-cert-validity_fail": "the time-stamp",
  "managed-key-no-key_fail": "that no key is given, so there is nothing to check with",
  "message-digest-mismatch_fail": "the digest beside the signature, which upstream calls a hint",
  "rekor2-checkpoint-missing-log-signature_fail": "the log's checkpoint",
  "rekor2-checkpoint-missing-root-hash_fail": "the log's checkpoint",
  "rekor2-dsse-mismatch-envelope_fail": "the log entry",
  "rekor2-dsse-mismatch-sig_fail": "the log entry",
  "rekor2-no-inclusion-proof_fail": "the inclusion proof",
  "rekor2-no-timestamp_fail": "the time-stamp",
  "rekor2-timestamp-outside-trust-root-tsa-validity_fail": "the time-stamp",
  "rekor2-timestamp-outside-tsa-cert-validity_fail": "the time-stamp",
  "rekor2-timestamp-payload-mismatch_fail": "the time-stamp",
  "rekor2-timestamp-untrusted-tsa-without-embedded-cert_fail": "the time-stamp",
  "rekor2-timestamp-with-incorrect-time_fail": "the time-stamp",
  "set-invalid-signature_fail": "the log's promise",
  "wrong-hashedrekord-cert-and-sig_fail": "the log entry",
  "wrong-hashedrekord-entry_fail": "the log entry",
}

interface Bundle {
  readonly verificationMaterial: {
    readonly certificate?: { readonly rawBytes: string }
    readonly x509CertificateChain?: { readonly certificates: readonly { rawBytes: string }[] }
  }
  readonly messageSignature?: { readonly signature: string }
  readonly dsseEnvelope?: object
}

for (const folder of [CONFORMANCE, BUNDLES]) {
  needsCorpus(folder).describe(`signatures of ${folder}`, () => {
    const { it } = needsCorpus(folder)
    for (const one of readCases(folder)) {
      const reason = NOT_JUDGED[one.name]
      if (reason === undefined) {
        it(`${one.name}: ${one.expected}`, () => {
          expect(holds(one)).toBe(one.stratum === "valid")
        })
      } else {
        it(`${one.name}: not judged here, for it turns on ${reason}; the bundle is named, not passed`, () => {
          expect(one.stratum).toBe("invalid")
          expect(parseEnvelope(readBundle(one))).toEqual({
            kind: "unsupported",
            form: "Sigstore bundle",
          })
        })
      }
    }
  })
}

needsCorpus(CONFORMANCE).it("names no case that is not in the corpus", () => {
  const names = readCases(CONFORMANCE).map(({ name }) => name)
  expect(Object.keys(NOT_JUDGED).filter((name) => !names.includes(name))).toEqual([])
})

/** True when the signature is by its key over its contents, in both engines. */
function holds(one: CorpusCase): boolean {
  const bundle = parsed(readBundle(one))
  const key = keyOf(one, bundle)
  if (bundle === undefined || key === undefined) return false
  const { messageSignature, dsseEnvelope } = bundle
  const signature =
    dsseEnvelope === undefined ? (messageSignature?.signature ?? "") : JSON.stringify(dsseEnvelope)
  if (parseEnvelope(toUtf8(signature)).kind !== "envelope") return false
  const message = dsseEnvelope === undefined ? { message: artifactOf(one) } : {}
  const engines = [portableEngine, nativeEngine]
  const { signers, findings } = ask(signature, { ...message, keys: [key], engines })
  return signers.length === 1 && findings.every(({ code }) => code === "SIG_HIGH_S")
}

function parsed(bytes: Uint8Array): Bundle | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Bundle
  } catch {
    return undefined
  }
}

function keyOf(one: CorpusCase, bundle: Bundle | undefined) {
  const given = join(dirname(one.file), "key.pub")
  const bytes = existsSync(given)
    ? new Uint8Array(readFileSync(given))
    : spkiOf(certificateOf(bundle))
  const read = bytes === undefined ? undefined : readPublicKeyText(bytes)
  return read?.kind === "key"
    ? { id: one.name, subject: one.name, key: read.key, roles: [] }
    : undefined
}

function certificateOf(bundle: Bundle | undefined): string | undefined {
  const { certificate, x509CertificateChain } = bundle?.verificationMaterial ?? {}
  return certificate?.rawBytes ?? x509CertificateChain?.certificates[0]?.rawBytes
}

function spkiOf(certificate: string | undefined): Uint8Array | undefined {
  if (certificate === undefined) return undefined
  const { publicKey } = new X509Certificate(Buffer.from(certificate, "base64"))
  return new Uint8Array(publicKey.export({ format: "der", type: "spki" }))
}

/** SOURCE.txt: without an artifact of its own, a case is about a.txt beside all of them. */
function artifactOf(one: CorpusCase): Uint8Array {
  const own = join(dirname(one.file), "artifact")
  const path = existsSync(own) ? own : join(dirname(one.file), "..", "a.txt")
  return new Uint8Array(readFileSync(path))
}

function readBundle(one: CorpusCase): Uint8Array {
  const file = one.file.endsWith(".sigstore")
    ? corpus(BUNDLES, one.firstPath)
    : join(dirname(one.file), "bundle.sigstore.json")
  return new Uint8Array(readFileSync(file))
}
