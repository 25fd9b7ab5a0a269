/** `check cms`: do the signers that a CMS message names hold over this content? */
import {
  equalBytes,
  member,
  reasonAndPlace,
  toHex,
  toInstant,
  type JsonObject,
} from "../base/index.ts"
import { parseCertificate, parseSignedData, type SignedData } from "../encodings/index.ts"
import { sha256 } from "../hashing/index.ts"
import {
  checkCmsSigner,
  readPublicKeyText,
  weaknesses,
  type CmsSignerAnswer,
  type SignatureEngine,
} from "../signatures/index.ts"
import { failed, indeterminate, withNotes, type Answer, type CheckedSigner } from "./answer.ts"
import { bytesOf, certificatesOf, keyTextOf, Unusable } from "./request.ts"

/**
 * Answers {cms, message?, certificates?, publicKey?}.
 *
 * PASSED when the message has signers, all of them hold, and, where a public key is given, one
 * of them is by it. Whether a certificate is good or trusted is not asked; `signers` names each
 * by certificate and key, so that whoever knows them can.
 */
export function answerCms(request: JsonObject, engines: readonly SignatureEngine[]): Answer {
  const parsed = parseSignedData(bytesOf(request, "cms"))
  if (parsed.kind === "refused") return failed(parsed.code, reasonAndPlace(parsed))
  const { data } = parsed
  const beside = member(request, "message")
  const message = beside === undefined ? undefined : bytesOf(request, "message")
  const content = contentOf(data, message)
  if (content.kind !== "content") return content.answer
  const inside = data.certificates.map(parseCertificate)
  const certificates = [
    ...inside.flatMap((read) => (read.kind === "certificate" ? [read.certificate] : [])),
    ...certificatesOf(request, "certificates"),
  ]
  const of = { contentType: data.contentType, content: content.bytes, certificates, engines }
  const signers = data.signers.map((signer) => checkCmsSigner({ ...of, signer }))
  return { ...allOf(signers, keyIn(request)), signers: signers.map(toCheckedSigner) }
}

type Content =
  | { readonly kind: "content"; readonly bytes: Uint8Array }
  | { readonly kind: "none"; readonly answer: Answer }

/** A message that holds its content, and is given another beside it, says two things. */
function contentOf({ content }: SignedData, message: Uint8Array | undefined): Content {
  if (content === undefined && message === undefined) {
    const answer = failed("FORMAT_FAILURE", "the message is detached, and no content was given")
    return { kind: "none", answer }
  }
  if (content !== undefined && message !== undefined && !equalBytes(content, message)) {
    const answer = failed("HASH_FAILURE", "the content inside is not the one that was given")
    return { kind: "none", answer }
  }
  return { kind: "content", bytes: content ?? message ?? new Uint8Array(0) }
}

function keyIn(request: JsonObject): string | undefined {
  if (member(request, "publicKey") === undefined) return undefined
  const read = readPublicKeyText(keyTextOf(request, "publicKey"))
  if (read.kind !== "key") throw new Unusable("publicKey cannot be used")
  return read.key.fingerprint
}

function allOf(signers: readonly CmsSignerAnswer[], key: string | undefined): Answer {
  const broken = signers.find((one) => one.kind === "broken")
  if (broken !== undefined) return failed(broken.code, broken.reason)
  const open = signers.find((one) => one.kind === "open")
  if (open !== undefined) return indeterminate(open.code, open.reason)
  const good = signers.filter((one) => one.kind === "signed")
  if (good.length === 0) return failed("FORMAT_FAILURE", "the message has no signer")
  if (key !== undefined && !good.some((one) => one.key.fingerprint === key)) {
    return failed("SIG_CRYPTO_FAILURE", "no signature is by the given key")
  }
  const notes = good.flatMap((one) => [
    ...(one.highS ? (["SIG_HIGH_S"] as const) : []),
    ...weaknesses(one.key).map(({ code }) => code),
    ...(one.digest === "sha1" ? (["WEAK_DIGEST"] as const) : []),
  ])
  return withNotes({ status: "PASSED", code: null }, [...new Set(notes)])
}

function toCheckedSigner(answer: CmsSignerAnswer): CheckedSigner {
  if (answer.kind !== "signed") return { code: answer.code, reason: answer.reason }
  const { certificate, key, namesCertificate, signingTime } = answer
  return {
    code: null,
    subject: certificate.subject.text,
    certificateSha256: toHex(sha256(certificate.der)),
    keySha256: key.fingerprint,
    algorithm: key.algorithm,
    namesCertificate,
    ...(signingTime === undefined ? {} : { claimedTime: toInstant(signingTime) }),
  }
}
