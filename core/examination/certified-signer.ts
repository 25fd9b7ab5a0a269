/**
 * A signer whose key nobody pinned: does a pinned authority for signing vouch for its certificate?
 *
 * The authority's pin says for whom (its names) and as what (its roles), and nothing the
 * certificate says of itself adds to that. Unlike a pin, a certificate is somebody else's word,
 * which can be taken back: so everybody on the path must be known not to have been revoked.
 *
 * @see RFC 5280 §6; ETSI EN 319 102-1 §5.2.6 and §5.5; docs/trust.md, "Under an authority"
 */
import { toHex, toInstant } from "../base/index.ts"
import {
  findPath,
  statedWithdrawals,
  type FoundPath,
  type PathFault,
  type RevocationData,
  type RevocationStatus,
} from "../certificates/index.ts"
import type { Certificate } from "../encodings/index.ts"
import {
  finding,
  severityOf,
  type Finding,
  type FindingCode,
  type Place,
} from "../findings/index.ts"
import { sha256 } from "../hashing/index.ts"
import type { NamedCertificate, SignatureEngine } from "../signatures/index.ts"
import {
  admissionsOf,
  authorityFindings,
  authoritySha256,
  findingsAgainstKey,
  isPinnedKey,
  lossOfKey,
  revocationData,
  seen,
  standingFindings,
  withWithdrawals,
  type Admission,
  type PinnedKey,
  type Policy,
  type Role,
  type SigningTime,
  type TrustInForce,
} from "../trust/index.ts"
import type { PathCertificate, VouchingAuthority } from "../verdict/index.ts"
import { withdrawalOfAuthority } from "./authority-withdrawal.ts"
import { algorithmFindings } from "./path-algorithms.ts"

/** A key as its certificate and the authority's pin make it one: as if somebody had pinned it. */
export type CertifiedKey = PinnedKey & { readonly isCertified: true }

export interface CertifiedSigner {
  readonly kind: "certified"
  readonly pin: CertifiedKey
  readonly authority: VouchingAuthority
  /** What stands against it, or is to be noted. */
  readonly findings: readonly Finding[]
}

export type CertifiedAnswer =
  | CertifiedSigner
  /** No authority vouches for it; the finding says why, and weighs at least as doubtful. */
  | { readonly kind: "refused"; readonly found: Finding }
  /** Not asked: the key itself is pinned, or no authority is. */
  | { readonly kind: "not-asked" }

export interface CertifiedRequest {
  readonly at: Place
  readonly time: SigningTime
  /** From the signature and the pack; none of them is trusted. */
  readonly intermediates: readonly Certificate[]
  /** Roles of which one is needed, to choose among several authorities. */
  readonly roles: readonly Role[]
  readonly terms: {
    readonly trust?: TrustInForce
    readonly policy: Policy
    /** Milliseconds since 1970. */
    readonly evaluatedAt: number
    readonly signatures: readonly SignatureEngine[]
  }
}

/** Asks every authority that names the certificate's subject. Never throws on hostile certificates. */
export function certifiedSigner(
  named: NamedCertificate,
  request: CertifiedRequest,
): CertifiedAnswer {
  const { trust } = request.terms
  const { subject, spki } = named.certificate
  const anchors = trust?.anchors ?? []
  if (trust === undefined || anchors.length === 0) return { kind: "not-asked" }
  // Whoever pinned the key has decided about it, for good or ill.
  if (isPinnedKey(spki, { ...trust, anchors: [] })) return { kind: "not-asked" }
  const refuse = (reason: string): CertifiedAnswer => ({
    kind: "refused",
    found: finding("KEY_NOT_PINNED", request.at, { certificate: subject.text, reason }),
  })
  if (isPinnedKey(spki, { ...trust, keys: [] })) {
    return refuse("an authority vouches for others, and not for itself")
  }
  if (!anchors.some(({ purposes }) => purposes.includes("signing"))) {
    return refuse("no authority is pinned for signing")
  }
  const answers = admissionsOf(subject, anchors).map((admission) =>
    under(admission, named, { ...request, trust }),
  )
  return best(answers, request.roles) ?? refuse("no authority is pinned that names this subject")
}

type Answer = Exclude<CertifiedAnswer, { readonly kind: "not-asked" }>

/** Of several authorities the one under which the signer may act, as of several pins of one key. */
function best(answers: readonly Answer[], roles: readonly Role[]): Answer | undefined {
  const certified = answers.filter((one) => one.kind === "certified")
  const isGood = ({ pin, findings }: CertifiedSigner): boolean =>
    roles.some((role) => pin.roles.includes(role)) && !findings.some(weighs)
  const refused = answers.find(
    (one) => one.kind === "refused" && one.found.code !== "KEY_NOT_PINNED",
  )
  return certified.find(isGood) ?? certified[0] ?? refused ?? answers[0]
}

function weighs(found: Finding): boolean {
  return severityOf(found) !== "noted"
}

type Asked = CertifiedRequest & { readonly trust: TrustInForce }

function under(admission: Admission, named: NamedCertificate, asked: Asked): Answer {
  const { certificate } = named
  const { at, time, intermediates, trust, terms } = asked
  const { notBefore, notAfter } = certificate
  const data = revocationData(trust) ?? NO_DATA
  const path = findPath({
    certificate,
    intermediates,
    anchors: [admission.anchor],
    revocation: data,
    // Its own window is judged like that of a pin; of the others it matters while it lasted.
    at: Math.min(Math.max(time.noLaterThan, notBefore), notAfter),
    purpose: "file-signing",
    engines: terms.signatures,
    allowed: terms.policy.signatureAlgorithms,
  })
  if (path.kind === "failed") {
    return { kind: "refused", found: faultFinding(path.fault, admission, at) }
  }
  const pin = withStatements(pinOf(admission, named), path, data)
  return {
    kind: "certified",
    pin,
    authority: authorityOf(admission, path),
    findings: judged({ admission, path, data, pin }, asked),
  }
}

/** Then nothing is known of anybody, which is not the same as that nobody asks. */
const NO_DATA: RevocationData = { lists: [], responses: [] }

const CODES: Partial<Readonly<Record<PathFault["code"], FindingCode>>> = {
  NO_CERTIFICATE_CHAIN_FOUND: "KEY_NOT_PINNED",
  // Of an authority in between: the certificate itself is asked at an instant inside its window.
  EXPIRED: "OUT_OF_BOUNDS_NO_POE",
  NOT_YET_VALID: "OUT_OF_BOUNDS_NO_POE",
}

function faultFinding(
  { code, reason, subject }: PathFault,
  { pin }: Admission,
  at: Place,
): Finding {
  const certificate = subject === undefined ? {} : { certificate: subject }
  return finding(CODES[code] ?? code, at, { authority: pin.id, ...certificate, reason })
}

/** The roles and logs are the authority's pin's; the window is the certificate's. */
function pinOf({ pin }: Admission, { certificate, key }: NamedCertificate): CertifiedKey {
  return {
    id: `${pin.id}/${certificate.serial}`,
    key,
    subject: certificate.subject.text,
    roles: pin.roles,
    ...(pin.origins === undefined ? {} : { origins: pin.origins }),
    validFrom: certificate.notBefore,
    // The last second belongs to the validity as a whole (RFC 5280 §4.1.2.5).
    validUntil: certificate.notAfter + 999,
    certificate: certificate.der,
    isCertified: true,
  }
}

/** As for a pinned certificate: what the issuer says, and what is said in its name. */
function withStatements(
  pin: CertifiedKey,
  { certificates: [own], revocation: [status] }: FoundPath,
  data: RevocationData,
): CertifiedKey {
  const stated = own === undefined ? [] : statedWithdrawals(own, data, status)
  return withWithdrawals(pin, { status, stated }, lossOfKey(pin))
}

interface Vouched {
  readonly admission: Admission
  readonly path: FoundPath
  readonly data: RevocationData
  readonly pin: CertifiedKey
}

function judged({ admission, path, data, pin }: Vouched, asked: Asked): readonly Finding[] {
  const { at, time, trust, terms } = asked
  const { certificates, revocation } = path
  const { sunsets } = trust
  const { evaluatedAt, policy } = terms
  const between = certificates.slice(1)
  const against = [
    ...standingFindings({ at, signer: pin, time }, { sunsets, evaluatedAt }),
    ...authorityFindings(admission.pin, time, at),
    ...between.flatMap(({ spki }) => findingsAgainstKey(spki, { trust, time, at })),
    // What is said of the pinned authority stands in its pin already (revocation.ts).
    ...between.flatMap((certificate, index) =>
      withdrawalOfAuthority({ certificate, status: revocation[index + 1], data }, { time, at }),
    ),
    ...algorithmFindings(path, { sunsets, time, at, leastRsaBits: policy.leastRsaBits }),
  ]
  // What is known to stand against it says more than what is not known.
  return against.some(weighs) ? against : [...against, ...unknown(path, asked)]
}

/** Nobody pinned these certificates, so no policy can do without their issuers' word on them. */
function unknown({ certificates, revocation }: FoundPath, { at, time }: Asked): readonly Finding[] {
  return certificates.flatMap(({ subject }, index) => {
    const status = revocation[index]
    if (status?.kind === "good" || status?.kind === "revoked") return []
    const reason = status?.kind === "unknown" ? status.reasons.join("; ") : "nobody was asked"
    return [finding("TRY_LATER", at, { certificate: subject.text, reason, ...seen(time) })]
  })
}

function authorityOf(
  { pin, name }: Admission,
  { certificates, revocation }: FoundPath,
): VouchingAuthority {
  return {
    id: pin.id,
    subject: pin.subject,
    sha256: authoritySha256(pin),
    name,
    path: certificates.map(({ subject, der, serial }, index) => ({
      subject: subject.text,
      sha256: toHex(sha256(der)),
      serial,
      revocation: statusOf(revocation[index]),
    })),
  }
}

function statusOf(status: RevocationStatus | undefined): PathCertificate["revocation"] {
  if (status?.kind !== "good" && status?.kind !== "revoked") return { status: "unknown" }
  const { kind, source, thisUpdate, nextUpdate } = status
  const next = nextUpdate === undefined ? {} : { nextUpdate: toInstant(nextUpdate) }
  return { status: kind, source, thisUpdate: toInstant(thisUpdate), ...next }
}
