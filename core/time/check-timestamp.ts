/**
 * One time-stamp: does it prove that these bytes existed, when, and on whose word?
 *
 * @see RFC 3161; RFC 5816; docs/time.md, which names the test of every rule
 */
import { equalBytes, reasonAndPlace, unreachable } from "../base/index.ts"
import {
  hashOfOid,
  parseCertificate,
  parseTimeStampRequest,
  parseTimeStampResponse,
  parseTimeStampToken,
  type Certificate,
  type HashName,
  type TimeStampToken,
  type TstInfo,
} from "../encodings/index.ts"
import { hashLength, hashOf } from "../hashing/index.ts"
import {
  checkCmsSigner,
  weaknesses,
  type GoodCmsSigner,
  type PublicKey,
  type SignatureEngine,
} from "../signatures/index.ts"
import type { StatedTime, TimestampAnswer, TimestampNote } from "./answer.ts"
import { authorityFault } from "./authority-rules.ts"
import { fault, standingOf, type Fault, type TimestampTrust } from "./authority.ts"
import { requestFault } from "./request.ts"

export interface TimestampRequest {
  /** A token, or a response that holds one. */
  readonly token: Uint8Array
  /** What it is claimed to have stamped: the bytes, or their digest as the token has it. */
  readonly stamped:
    | { readonly kind: "bytes"; readonly bytes: Uint8Array }
    | { readonly kind: "digest"; readonly digest: Uint8Array }
  readonly trust: TimestampTrust
  /** Certificates from beside the token; none is trusted. */
  readonly certificates: readonly Certificate[]
  /** TimeStampReq that the token is said to answer, DER. */
  readonly request?: Uint8Array
  /** Milliseconds since 1970 at which certificates must be valid; the stated time by default. */
  readonly at?: number
  /** False where an algorithm that is too weak today must not prove anything. */
  readonly allowsWeakAlgorithms: boolean
  readonly engines: readonly SignatureEngine[]
}

/** Checks one time-stamp with every rule. Never throws on hostile bytes. */
export function checkTimestamp(request: TimestampRequest): TimestampAnswer {
  const opened = openToken(request.token)
  if (opened.kind !== "token") return opened
  const { info } = opened.token
  const stated = statedBy(info)
  const answer = judged(request, opened.token, stated)
  return answer.kind === "proven" ? answer : { ...answer, stated }
}

type OpenedToken = { readonly kind: "token"; readonly token: TimeStampToken } | Fault

/** The token in a file: a bare one, or the one in a response that grants it. */
export function openToken(bytes: Uint8Array): OpenedToken {
  const answer = parseTimeStampResponse(bytes)
  switch (answer.kind) {
    case "refused":
      return fault(answer.code, reasonAndPlace(answer))
    case "bare-token":
      return tokenIn(bytes)
    case "response": {
      const { status, statusText, failures, token } = answer.response
      const isGranted = status === "granted" || status === "grantedWithMods"
      const words = [status, ...failures, ...statusText].join("; ")
      if (!isGranted) return fault("TIMESTAMP_NOT_GRANTED", words)
      return token === undefined
        ? fault("TIMESTAMP_INVALID", "the response grants a token and holds none")
        : tokenIn(token, "in the token of the response: ")
    }
    default:
      return unreachable(answer)
  }
}

function tokenIn(bytes: Uint8Array, where = ""): OpenedToken {
  const read = parseTimeStampToken(bytes)
  return read.kind === "refused" ? fault(read.code, `${where}${reasonAndPlace(read)}`) : read
}

function statedBy(info: TstInfo): StatedTime {
  const { genTimeMs, accuracyMs = 0, wasCut, ordering, serial, policy, imprint } = info
  return {
    genTime: genTimeMs,
    earliest: genTimeMs - accuracyMs,
    latest: genTimeMs + accuracyMs + (wasCut ? 1 : 0),
    ordering,
    serial,
    policy,
    imprintOid: imprint.oid,
    imprint: imprint.digest,
  }
}

function judged(
  request: TimestampRequest,
  token: TimeStampToken,
  stated: StatedTime,
): TimestampAnswer {
  const imprint = imprintOf(request, token.info)
  if (imprint.kind !== "fits") return imprint
  const signed = signerOf(request, token)
  if (signed.kind !== "signed") return signed
  const wrong = requestFaultOf(request, token, signed.certificate)
  if (wrong !== undefined) return wrong
  const standing = standingOf({
    certificate: signed.certificate,
    intermediates: certificatesAt(request, token),
    trust: request.trust,
    at: request.at ?? stated.genTime,
    stampedAt: stated.genTime,
    engines: request.engines,
  })
  if (standing.kind !== "pinned") return standing
  const weak = weakNotes(imprint.hash, signed, standing.issuers)
  if (weak.length > 0 && !request.allowsWeakAlgorithms) {
    return fault("CRYPTO_CONSTRAINTS_FAILURE", weak.map(({ reason }) => reason).join("; "))
  }
  return {
    kind: "proven",
    stated,
    tsa: standing.tsa,
    path: standing.path,
    algorithms: [
      ...new Set<string>([
        imprint.hash,
        signed.digest,
        signed.key.algorithm,
        ...standing.issuers.map(({ algorithm }) => algorithm),
      ]),
    ],
    notes: [...weak, ...(signed.highS ? [HIGH_S] : [])],
  }
}

const HIGH_S: TimestampNote = {
  code: "SIG_HIGH_S",
  reason: "the larger of two values that make the same signature",
}

type Imprint = { readonly kind: "fits"; readonly hash: HashName } | Fault

/** The imprint must be over exactly the bytes that are claimed (RFC 3161 §2.4.2). */
function imprintOf({ stamped }: TimestampRequest, { imprint, version }: TstInfo): Imprint {
  if (version !== 1n) return fault("TIMESTAMP_INVALID", "a time-stamp of another version than 1")
  const hash = hashOfOid(imprint.oid)
  if (hash === undefined) return fault("ALG_UNSUPPORTED", "its digest is not computed here")
  if (imprint.digest.length !== hashLength(hash)) {
    return fault("TIMESTAMP_INVALID", "its digest is not as long as its algorithm's")
  }
  const digest = stamped.kind === "digest" ? stamped.digest : hashOf(hash, stamped.bytes)
  return equalBytes(digest, imprint.digest)
    ? { kind: "fits", hash }
    : fault("HASH_FAILURE", "the time-stamp is over something else")
}

/** Exactly one signer, that names its certificate inside what it signed (RFC 3161 §2.4.2). */
function signerOf(request: TimestampRequest, token: TimeStampToken): GoodCmsSigner | Fault {
  const { data, info } = token
  const [signer, ...more] = data.signers
  if (signer === undefined || more.length > 0) {
    return fault("TIMESTAMP_INVALID", `a token with ${String(data.signers.length)} signers`)
  }
  const answer = checkCmsSigner({
    signer,
    contentType: data.contentType,
    content: data.content ?? new Uint8Array(0),
    certificates: certificatesAt(request, token),
    engines: request.engines,
  })
  if (answer.kind !== "signed") return answer
  if (!answer.namesCertificate) {
    return fault("TIMESTAMP_INVALID", "the signed attributes name no certificate")
  }
  const reason = authorityFault(answer.certificate, info.tsa)
  if (reason !== undefined) return fault("TIMESTAMP_INVALID", reason)
  const unknown = info.extensions.find(({ critical }) => critical)
  return unknown === undefined
    ? answer
    : fault("NOT_SUPPORTED", `a critical extension that is not understood (${unknown.oid})`)
}

/** Those in the token, those from beside it, and those that are pinned; none twice matters. */
function certificatesAt(
  { certificates, trust }: TimestampRequest,
  { data }: TimeStampToken,
): readonly Certificate[] {
  // What is no certificate cannot be the signer's, and helps no path.
  const inside = data.certificates.map(parseCertificate)
  return [
    ...inside.flatMap((read) => (read.kind === "certificate" ? [read.certificate] : [])),
    ...certificates,
    ...trust.anchors.flatMap(({ anchor }) => anchor.certificate ?? []),
  ]
}

function requestFaultOf(
  { request }: TimestampRequest,
  token: TimeStampToken,
  certificate: Certificate,
): Fault | undefined {
  if (request === undefined) return undefined
  const read = parseTimeStampRequest(request)
  if (read.kind === "refused") return fault(read.code, `the request: ${reasonAndPlace(read)}`)
  const isInside = token.data.certificates.some((der) => equalBytes(der, certificate.der))
  const reason = requestFault(read.request, token.info, isInside)
  return reason === undefined ? undefined : fault("TIMESTAMP_REQUEST_MISMATCH", reason)
}

/** Digests for which two texts can be found: whoever made both could swap them afterwards. */
const WEAK_IMPRINTS: readonly HashName[] = ["sha1"]

/** @param issuers - Whoever could forge what they signed could have made an authority of anybody. */
function weakNotes(
  imprint: HashName,
  { digest, key }: GoodCmsSigner,
  issuers: readonly PublicKey[],
): readonly TimestampNote[] {
  return [
    ...(WEAK_IMPRINTS.includes(imprint)
      ? [{ code: "WEAK_DIGEST", reason: `what was stamped is named by ${imprint}` } as const]
      : []),
    ...(WEAK_IMPRINTS.includes(digest)
      ? [{ code: "WEAK_DIGEST", reason: `the time itself is signed over ${digest}` } as const]
      : []),
    ...weaknesses(key).map(({ code, what }) => ({ code, reason: `the signature: ${what}` })),
    ...issuers
      .flatMap(weaknesses)
      .map(({ code, what }) => ({ code, reason: `a certificate of the authority: ${what}` })),
  ]
}
