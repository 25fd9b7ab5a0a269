/** Two trust files side by side: which lists and responses came or went, and whom they withdraw. */
import { toHex, toInstant } from "../base/index.ts"
import { statedWithdrawals, type RevocationData } from "../certificates/index.ts"
import { parseCertificate, type Certificate } from "../encodings/index.ts"
import { sha256 } from "../hashing/index.ts"
import { revocationData } from "./pack-certificates.ts"
import { readList, readResponse } from "./revocation-age.ts"
import type { PinnedAnchor, PinnedKey, TrustStore } from "./store.ts"

/** A pin that a list or response says was withdrawn, in the name of the issuer of its certificate. */
export interface PinWithdrawal {
  readonly id: string
  readonly subject: string
  /** RFC 3339. */
  readonly revokedAt: string
  /** As RFC 5280 §5.3.1 names it, such as `keyCompromise`. */
  readonly reason: string
}

export interface RevocationDifference {
  readonly change: "added" | "removed"
  /** A revocation list or an OCSP response. */
  readonly kind: "crl" | "ocsp"
  /** SHA-256 (hex) of its DER. */
  readonly sha256: string
  /** Who issued it, as it names itself; absent where it cannot be read. */
  readonly by?: string
  /** RFC 3339: when it says that it was issued. */
  readonly thisUpdate?: string
  /** How many certificates it says were withdrawn, pinned or not. */
  readonly withdrawals: number
  /** Keys and authorities among the pins of the file that holds it, whoever signed it. */
  readonly withdraws: readonly PinWithdrawal[]
}

/** The lists and responses that only one of two trust files holds, byte for byte. */
export function compareRevocation(
  before: TrustStore,
  after: TrustStore,
): readonly RevocationDifference[] {
  return [...onlyIn(before, after, "removed"), ...onlyIn(after, before, "added")]
}

function onlyIn(
  trust: TrustStore,
  other: TrustStore,
  change: RevocationDifference["change"],
): readonly RevocationDifference[] {
  const pins = certifiedPins(trust)
  return KINDS.flatMap(({ kind, member }) => {
    const theirs = new Set(other.revocation[member].map(toHex))
    const own = new Map(trust.revocation[member].map((der) => [toHex(der), der]))
    return [...own]
      .filter(([hex]) => !theirs.has(hex))
      .map(([, der]) => differenceOf({ kind, der, change, trust, pins }))
  })
}

const KINDS = [
  { kind: "crl", member: "crls" },
  { kind: "ocsp", member: "ocsp" },
] as const

interface CertifiedPin {
  readonly pin: PinnedKey | PinnedAnchor
  readonly certificate: Certificate
}

/** A key without a certificate has no issuer that could withdraw it. */
function certifiedPins({ keys, anchors }: TrustStore): readonly CertifiedPin[] {
  return [...keys, ...anchors].flatMap((pin) => {
    const read = pin.certificate === undefined ? undefined : parseCertificate(pin.certificate)
    return read?.kind === "certificate" ? [{ pin, certificate: read.certificate }] : []
  })
}

interface OneOnly extends Pick<RevocationDifference, "change" | "kind"> {
  readonly der: Uint8Array
  readonly trust: TrustStore
  readonly pins: readonly CertifiedPin[]
}

function differenceOf({ kind, der, change, trust, pins }: OneOnly): RevocationDifference {
  const isList = kind === "crl"
  const revocation = { crls: isList ? [der] : [], ocsp: isList ? [] : [der] }
  const data = revocationData({ ...trust, revocation }) ?? { lists: [], responses: [] }
  const read = isList ? readList(der) : readResponse(der)
  const says =
    read.kind === "source"
      ? { by: read.source.by, thisUpdate: toInstant(read.source.thisUpdate) }
      : {}
  return {
    ...{ change, kind, sha256: toHex(sha256(der)), ...says },
    withdrawals: withdrawalsIn(data),
    withdraws: pins.flatMap((one) => withdrawalOf(one, data)),
  }
}

function withdrawalOf({ pin, certificate }: CertifiedPin, data: RevocationData): PinWithdrawal[] {
  // Whether a later statement ends a hold is asked where evidence is judged, of the whole pack.
  const [stated] = statedWithdrawals(certificate, data, undefined)
  if (stated === undefined) return []
  const { id, subject } = pin
  return [{ id, subject, revokedAt: toInstant(stated.revokedAt), reason: stated.reason }]
}

/** Entries of a list that take another back, and answers that are good, are none. */
function withdrawalsIn({ lists, responses }: RevocationData): number {
  const entries = lists.flatMap((list) => [...list.entries.values()])
  const answers = responses.flatMap((response) => response.responses)
  return (
    entries.filter((of) => of.some(({ reason }) => reason !== "removeFromCRL")).length +
    answers.filter(({ status }) => status.kind === "revoked").length
  )
}
