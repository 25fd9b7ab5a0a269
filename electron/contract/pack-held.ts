/** What a trust pack holds besides pins and its history, as it is shown. */
import type { Role } from "../../core/index.ts"

/** A certificate as people compare it; instants are RFC 3339. */
export interface ShownCertificate {
  /** Its subject (RFC 4514). */
  readonly name: string
  /** SHA-256 of its DER, 64 lower-case hex characters. */
  readonly sha256: string
  readonly notBefore: string
  readonly notAfter: string
}

/** A list or response, by what it says itself; instants are RFC 3339. */
export interface ShownRevocation {
  readonly form: "crl" | "ocsp"
  readonly by: string
  /** Serial numbers (hex) that a response is about. */
  readonly serials: readonly string[]
  readonly thisUpdate: string
  readonly nextUpdate: string | null
  /** Whole days since it was issued; negative for one from later. */
  readonly days: number
  /** A newer one was promised by now. */
  readonly isOverdue: boolean
}

/** Everything in the pack that is neither a pin nor its history. */
export interface ShownRules {
  readonly revocation: readonly ShownRevocation[]
  /** Lists and responses in it that cannot be read. */
  readonly unreadable: number
  readonly thresholds: readonly ShownThreshold[]
  readonly witnesses: { readonly keys: readonly string[]; readonly quorum: number } | null
  readonly sunsets: readonly { readonly algorithm: string; readonly notAfter: string }[]
  /** Those to which a date can be given. */
  readonly algorithms: readonly string[]
  readonly heads: readonly ShownHead[]
}

export interface ShownThreshold {
  readonly roles: readonly Role[]
  readonly count: number
  /** Who is pinned in one of these does not count. */
  readonly notAlso: readonly Role[]
  /** Ids of the keys that count; null means all. */
  readonly keys: readonly string[] | null
}

export interface ShownHead {
  readonly origin: string
  readonly size: number
  /** 64 lower-case hex characters. */
  readonly root: string
  readonly seenAt: string
}
