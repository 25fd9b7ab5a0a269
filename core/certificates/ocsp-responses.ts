/** OCSP responses (RFC 6960 §3.2, §4.2.2): did someone entitled to it speak of this certificate? */
import { equalBytes } from "../base/index.ts"
import {
  isSameName,
  type Certificate,
  type OcspResponse,
  type OcspSingle,
} from "../encodings/index.ts"
import { portableDigests } from "../hashing/index.ts"
import {
  coverageReason,
  earliestFirst,
  type IssuerFacts,
  type RevocationRequest,
  type StatedWithdrawal,
  type Statement,
} from "./statements.ts"
import { keyBitsOf } from "./key-bits.ts"
import { purposeFault } from "./purposes.ts"
import { listStatement } from "./revocation-lists.ts"
import { checkSignedBy } from "./signed-by.ts"

/** The hashes that a response may name issuers by (RFC 6960 §4.3, RFC 5754 §2). */
const HASHES = {
  "1.3.14.3.2.26": "sha1",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
} as const

/** What a response says of a certificate. */
export function responseStatement(response: OcspResponse, request: RevocationRequest): Statement {
  const about = response.responses.filter((one) => isAbout(one, request))
  const revoked = about.filter(({ status }) => status.kind === "revoked")
  const [single = about[0]] = revoked
  if (single === undefined) return { kind: "elsewhere" }
  const [oid] = response.unknownCritical
  if (oid !== undefined) return unusable(`a response with the critical extension ${oid}`)
  const reason = responderReason(response, request)
  if (reason !== undefined) return unusable(reason)

  const { status, thisUpdate, nextUpdate } = single
  const age = { thisUpdate, ...(nextUpdate === undefined ? {} : { nextUpdate }) }
  if (status.kind === "revoked") {
    const all = earliestFirst(revoked.flatMap(withdrawalIn))
    const [earliest] = all
    if (earliest !== undefined) return { kind: "revoked", ...age, ...earliest, all }
  }
  if (status.kind === "unknown") return unusable("a responder that does not know the certificate")
  const late = coverageReason(age, request)
  return late === undefined
    ? { kind: "good", source: "ocsp", ...age }
    : unusable(`a response ${late}`)
}

function withdrawalIn({ status }: OcspSingle): readonly StatedWithdrawal[] {
  if (status.kind !== "revoked") return []
  const { revokedAt, reason } = status
  return [{ source: "ocsp", revokedAt, reason }]
}

/** Issuer's name, issuer's key and serial number, all three: one alone names other certificates, too. */
function isAbout(single: OcspSingle, { certificate, issuer }: RevocationRequest): boolean {
  if (single.serial !== certificate.serial || namesIssuer(single, certificate) !== true)
    return false
  const keyHash = hashOf(single, keyBitsOf(issuer.spki))
  return keyHash !== undefined && equalBytes(keyHash, single.issuerKeyHash)
}

/**
 * Is a response about certificates of an issuer of the same name, by whichever key? `undefined`
 * where it names the issuer by a hash that is not computed here, so that nobody can tell.
 */
export function namesIssuer(single: OcspSingle, { issuer }: Certificate): boolean | undefined {
  // The name as the certificate spells it (RFC 6960 §4.1.1), which is its issuer's subject.
  const nameHash = hashOf(single, issuer.der)
  return nameHash === undefined ? undefined : equalBytes(nameHash, single.issuerNameHash)
}

/** The bytes' hash, by the algorithm that the response uses; `undefined` for any other identifier. */
function hashOf({ hashAlgorithm }: OcspSingle, bytes: Uint8Array): Uint8Array | undefined {
  const algorithm = HASHES[hashAlgorithm as keyof typeof HASHES] as
    (typeof HASHES)[keyof typeof HASHES] | undefined // any identifier may stand there
  if (algorithm === undefined) return undefined
  const hasher = portableDigests.hasher(algorithm)
  hasher.update(bytes)
  return hasher.digest()
}

/** Why the signer of a response was not entitled to it; `undefined` when it was. */
function responderReason(response: OcspResponse, request: RevocationRequest): string | undefined {
  const { issuer, rules } = request
  if (isResponder(response, issuer)) {
    const own = checkSignedBy(response, issuer.spki, rules)
    if (own.kind === "signed") return undefined
    if (own.kind === "fault") return `a response of which ${own.fault.reason}`
  }
  const reasons = response.certificates
    .filter((one) => isResponder(response, factsOf(one)))
    .map((one) => delegateReason(one, response, request))
  if (reasons.includes(undefined)) return undefined
  return reasons[0] ?? "a response that nobody entitled to it signed"
}

function factsOf({ subject: name, spki, extensions }: Certificate): IssuerFacts {
  return { name, spki, extensions }
}

function isResponder({ responder }: OcspResponse, { name, spki }: IssuerFacts): boolean {
  if (responder.kind === "name") return isSameName(responder.name, name)
  const hasher = portableDigests.hasher("sha1")
  hasher.update(keyBitsOf(spki))
  return equalBytes(hasher.digest(), responder.hash)
}

/** RFC 6960 §4.2.2.2: a delegate is issued by the same authority, for this purpose by name. */
function delegateReason(
  delegate: Certificate,
  response: OcspResponse,
  request: RevocationRequest,
): string | undefined {
  const { issuer, rules } = request
  const { extensions, notBefore, notAfter, unknownCritical } = delegate
  if (!isSameName(delegate.issuer, issuer.name)) return "a responder of another authority"
  const named = extensions.extendedKeyUsage?.includes("1.3.6.1.5.5.7.3.9") === true
  if (!named || purposeFault(delegate, "ocsp-signing") !== undefined) {
    return "a responder whose certificate is not for that"
  }
  if (response.producedAt < notBefore || response.producedAt > notAfter) {
    return "a responder outside its certificate's window"
  }
  if (unknownCritical.length > 0) return "a responder with a critical extension not understood"
  if (checkSignedBy(delegate, issuer.spki, rules).kind !== "signed") {
    return "a responder that the authority's key did not certify"
  }
  if (checkSignedBy(response, delegate.spki, rules).kind !== "signed") {
    return "a response that its responder did not sign"
  }
  return delegateStatusReason(delegate, request)
}

/** Whoever issued the delegate may say that nobody need ask; otherwise a list must speak for it. */
function delegateStatusReason(
  delegate: Certificate,
  request: RevocationRequest,
): string | undefined {
  const about = { ...request, certificate: delegate }
  const statements = request.data.lists.map((list) => listStatement(list, about))
  if (statements.some(({ kind }) => kind === "revoked")) return "a responder that was revoked"
  const isVouched =
    delegate.extensions.ocspNoCheck === true || statements.some(({ kind }) => kind === "good")
  return isVouched ? undefined : "a responder that may itself have been revoked"
}

function unusable(reason: string): Statement {
  return { kind: "unusable", reason }
}
