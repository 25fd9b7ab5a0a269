/**
 * Authorities for signing: whom did the person who pinned one name, and does anything that is
 * pinned stand against an authority?
 *
 * Whether a path leads from a certificate to an authority is asked elsewhere (core/certificates).
 */
import { toHex } from "../base/index.ts"
import { toAnchor, type Anchor } from "../certificates/index.ts"
import {
  parseCertificate,
  parseNameText,
  type Certificate,
  type DistinguishedName,
} from "../encodings/index.ts"
import { finding, severityOf, type Finding, type Place } from "../findings/index.ts"
import { sha256 } from "../hashing/index.ts"
import { identityOf } from "./shared-compromises.ts"
import { lifetimeFindings, type SigningTime } from "./standing.ts"
import type { Lifetime, PinnedAnchor, TrustStore } from "./store.ts"

/** An authority that is pinned for signing and names a subject. */
export interface Admission {
  readonly pin: PinnedAnchor
  readonly certificate: Certificate
  readonly anchor: Anchor
  /** The entry of its names that the subject is. */
  readonly name: string
}

/**
 * The authorities under which a subject may act. One of the names must be the subject as a
 * whole, compared by RFC 5280 §7.1: everybody below `O=Acme` is more people than anybody knows.
 */
export function admissionsOf(
  subject: DistinguishedName,
  anchors: readonly PinnedAnchor[],
): readonly Admission[] {
  return anchors
    .filter(({ purposes }) => purposes.includes("signing"))
    .flatMap((pin) => {
      const name = pin.names.find((one) => isNameOf(one, subject))
      const read = parseCertificate(pin.certificate)
      // Reading the pack refused whatever is no certificate.
      if (name === undefined || read.kind === "refused") return []
      const { certificate } = read
      return [{ pin, certificate, anchor: toAnchor(certificate), name }]
    })
}

function isNameOf(text: string, { keys }: DistinguishedName): boolean {
  const read = parseNameText(text)
  if (read.kind === "refused" || read.keys.length !== keys.length) return false
  return read.keys.every((key, index) => key === keys[index])
}

/** SHA-256 (hex) of the certificate that was pinned, by which people compare it. */
export function authoritySha256({ certificate }: PinnedAnchor): string {
  return toHex(sha256(certificate))
}

/** A certificate as people compare it. */
export interface StatedByCertificate {
  /** Its subject (RFC 4514). */
  readonly name: string
  /** SHA-256 of its DER, lower-case hex. */
  readonly sha256: string
  /** Its own window, milliseconds since 1970. */
  readonly notBefore: number
  readonly notAfter: number
}

export function certificateStates({
  der,
  subject,
  notBefore,
  notAfter,
}: Certificate): StatedByCertificate {
  return { name: subject.text, sha256: toHex(sha256(der)), notBefore, notAfter }
}

/** What the certificate of a pinned authority states. @returns `undefined` for what is none. */
export function authorityStates({
  certificate,
}: Pick<PinnedAnchor, "certificate">): StatedByCertificate | undefined {
  const read = parseCertificate(certificate)
  return read.kind === "refused" ? undefined : certificateStates(read.certificate)
}

/** True when this very key is pinned, under whichever algorithm, as a key or as an authority. */
export function isPinnedKey(spki: Uint8Array, trust: TrustStore): boolean {
  return pinsOf(spki, trust).length > 0
}

/** What stands against an authority by its own pin, at the time that is proven. */
export function authorityFindings(
  pin: Lifetime & { readonly id: string },
  time: SigningTime,
  at: Place,
): readonly Finding[] {
  return lifetimeFindings(pin, time, at).map(({ code, observed }) => {
    if (code === "REVOKED_NO_POE") return finding("REVOKED_CA_NO_POE", at, observed)
    // What is older than the window of an authority is not thereby wrong.
    return finding(code === "NOT_YET_VALID" ? "OUT_OF_BOUNDS_NO_POE" : code, at, observed)
  })
}

/**
 * What stands against an authority in between by pins of its key, whatever it is pinned for:
 * nothing where it is not pinned, or where one of its pins was good at that time.
 */
export function findingsAgainstKey(
  spki: Uint8Array,
  {
    trust,
    time,
    at,
  }: { readonly trust: TrustStore; readonly time: SigningTime; readonly at: Place },
): readonly Finding[] {
  const judged = pinsOf(spki, trust).map((pin) => authorityFindings(pin, time, at))
  const isGood = judged.some((found) => found.every((one) => severityOf(one) === "noted"))
  return isGood ? [] : (judged[0] ?? [])
}

function pinsOf(
  spki: Uint8Array,
  { keys, anchors }: TrustStore,
): readonly (Lifetime & { readonly id: string })[] {
  const identity = identityOf(spki)
  return [
    ...keys.filter(({ key }) => identityOf(key.spki) === identity),
    ...anchors.filter(({ certificate }) => {
      const read = parseCertificate(certificate)
      return read.kind === "certificate" && identityOf(read.certificate.spki) === identity
    }),
  ]
}
