/** What can be said of a time-stamp: that it proves an instant, or what stands in the way. */
import type { RevocationStatus } from "../certificates/index.ts"
import type { Certificate } from "../encodings/index.ts"
import type { FindingCode } from "../findings/index.ts"

/** What a token states of itself; a proof only inside `proven`. */
export interface StatedTime {
  /** The instant, milliseconds since 1970. */
  readonly genTime: number
  /** From and to, by the accuracy that the token states; both `genTime` when it states none. */
  readonly earliest: number
  readonly latest: number
  /** True when the authority says that its stamps can be ordered by their times alone. */
  readonly ordering: boolean
  readonly serial: bigint
  /** Object identifier of the policy it was issued under. */
  readonly policy: string
  /** Object identifier of the digest of what was stamped. */
  readonly imprintOid: string
  /** Digest of what was stamped. */
  readonly imprint: Uint8Array
}

/** Whose word it is, and by which pins. */
export interface Authority {
  /** Subject of the authority's certificate (RFC 4514). */
  readonly subject: string
  /** SHA-256 (hex) of the key that signed. */
  readonly keyFingerprint: string
  /** Ids of the pins it rests on, one or more of one key: the authority's own, or one above it. */
  readonly pins: readonly string[]
}

/** A certificate that the authority's word rests on: its own, or of one between it and the pin. */
export interface AuthorityCertificate {
  readonly certificate: Certificate
  /** What its issuer is shown to say; absent where nobody above it was asked. */
  readonly status?: RevocationStatus
}

/** What is true besides, and changes nothing about the answer. */
export interface TimestampNote {
  readonly code: FindingCode
  readonly reason: string
}

export type TimestampAnswer =
  | {
      readonly kind: "proven"
      readonly stated: StatedTime
      readonly tsa: Authority
      /** From the authority's own certificate up to below the pin. */
      readonly path: readonly AuthorityCertificate[]
      /** Everything that would have to hold for it not to be forged: digests and signatures. */
      readonly algorithms: readonly string[]
      readonly notes: readonly TimestampNote[]
    }
  /** It is wrong: it proves nothing, and something about it does not hold. */
  | TimestampFault<"broken">
  /** Nothing about it was found wrong, and something that is needed could not be shown. */
  | TimestampFault<"open">

export interface TimestampFault<K extends "broken" | "open"> {
  readonly kind: K
  readonly code: FindingCode
  readonly reason: string
  /** What it states, where that could be read. */
  readonly stated?: StatedTime
}
