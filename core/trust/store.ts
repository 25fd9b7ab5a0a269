/**
 * What the trust file holds: which keys and certificates were pinned, for what and by whom,
 * what became of them since, and which states of which logs were seen.
 *
 * It comes from outside the evidence, by a way of its own. How it is read is in
 * read-store.ts; what follows from it is decided in pins.ts, times.ts and freshness.ts.
 */
import { SIGNATURE_ALGORITHMS, type PublicKey } from "../signatures/index.ts"
import type { Journal } from "./journal.ts"

export const ROLES = ["exporter", "archivist", "witness", "examiner", "timestamp", "log"] as const
export type Role = (typeof ROLES)[number]

/** What a certificate under a pinned anchor may be used for. */
export const PURPOSES = ["signing", "timestamp"] as const
export type Purpose = (typeof PURPOSES)[number]

/** Digest algorithms that may be given a sunset, beside all signature algorithms. */
const SUNSET_DIGESTS = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"] as const

/** Everything that may be given a sunset. */
export const SUNSET_ALGORITHMS = [...SIGNATURE_ALGORITHMS, ...SUNSET_DIGESTS] as const

/** From one instant on the key is not to be used; what it signed before stands. */
export interface Revocation {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly reason: string
  /** The person who said so. */
  readonly by: string
}

/** Somebody else may have used the key; what it signed from then on shows nothing. */
export interface Compromise {
  /** Milliseconds since 1970; absent when nobody knows since when. */
  readonly from?: number
  readonly certainty: "known" | "suspected"
  readonly reason: string
  readonly by: string
}

/** Window, revocation and compromise: when a pinned key or certificate was good. */
export interface Lifetime {
  /** First instant at which it is good, milliseconds since 1970. */
  readonly validFrom?: number
  /** Last instant at which it is good, milliseconds since 1970. */
  readonly validUntil?: number
  readonly revoked?: Revocation
  readonly compromised?: Compromise
}

/** Who compared the fingerprint, and when it was pinned. */
export interface Pinning {
  /** Milliseconds since 1970. */
  readonly at: number
  /** One person or two different ones. */
  readonly by: readonly string[]
}

export interface PinnedKey extends Lifetime {
  readonly id: string
  readonly key: PublicKey
  readonly subject: string
  readonly roles: readonly Role[]
  /** Log origins this key may speak for; absent means any. */
  readonly origins?: readonly string[]
  /** Id of the key that this one took the place of, and of the one that took its place. */
  readonly replaces?: string
  readonly replacedBy?: string
  /** The certificate that was pinned, DER; the pin is to its key and no path is built. */
  readonly certificate?: Uint8Array
  readonly pinned?: Pinning
}

/** A pin that waits for a second person; until then it is no pin. */
export interface PendingKey {
  readonly key: PinnedKey
  readonly proposed: { readonly at: number; readonly by: string }
}

/** A certificate of an authority: whom it certifies may act, within these bounds. */
export interface PinnedAnchor extends Lifetime {
  readonly id: string
  /** DER. */
  readonly certificate: Uint8Array
  /** The authority, as the person who pinned it knows it. */
  readonly subject: string
  readonly purposes: readonly Purpose[]
  /** What a certificate under it may act as; empty unless the purpose is signing. */
  readonly roles: readonly Role[]
  /** Names of subjects (RFC 4514) that may act so: not everybody an authority certifies is an exporter. */
  readonly names: readonly string[]
  /** Log origins they may speak for; absent means any. */
  readonly origins?: readonly string[]
  readonly pinned?: Pinning
}

/** So many different subjects in one of these roles must have sealed, on top of the policy's seals. */
export interface Threshold {
  readonly roles: readonly Role[]
  readonly count: number
  /** Separation of duties: who is pinned in one of these roles does not count. */
  readonly notAlso: readonly Role[]
  /** Ids of the keys that count; absent means all that hold a role. */
  readonly keys?: readonly string[]
}

/** Keys that cosign checkpoints, and how many of them it takes. */
export interface Witnesses {
  readonly keys: readonly string[]
  readonly quorum: number
}

/** From this instant on nothing new may rest on the algorithm. */
export interface Sunset {
  readonly algorithm: (typeof SUNSET_ALGORITHMS)[number]
  /** Milliseconds since 1970. */
  readonly notAfter: number
}

/** A state of a log that somebody saw and kept. */
export interface PinnedHead {
  readonly origin: string
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
  readonly seenAt: string
}

export interface TrustStore {
  readonly schema: "sealwright.trust/1" | "sealwright.trust/2"
  readonly name?: string
  /** When the pack was issued, and from when on it is too old to rely on; milliseconds since 1970. */
  readonly issuedAt?: number
  readonly staleAfter?: number
  /** Persons that it takes to pin a key. */
  readonly persons: 1 | 2
  readonly keys: readonly PinnedKey[]
  readonly pending: readonly PendingKey[]
  readonly anchors: readonly PinnedAnchor[]
  /** CRLs and OCSP responses, DER; each says by itself when it was issued. */
  readonly revocation: {
    readonly crls: readonly Uint8Array[]
    readonly ocsp: readonly Uint8Array[]
  }
  readonly thresholds: readonly Threshold[]
  readonly witnesses?: Witnesses
  readonly sunsets: readonly Sunset[]
  readonly heads: readonly PinnedHead[]
  /** The history of the pack; absent in schema 1 only. */
  readonly journal?: Journal
}

/** Trusts nobody: what a file of schema 1 means where it says nothing. */
export const EMPTY_TRUST: TrustStore = {
  schema: "sealwright.trust/1",
  persons: 1,
  keys: [],
  pending: [],
  anchors: [],
  revocation: { crls: [], ocsp: [] },
  thresholds: [],
  sunsets: [],
  heads: [],
}
