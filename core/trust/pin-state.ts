/**
 * How a pin stands by what is said in it alone: the worst that is known, at one instant.
 *
 * For whoever reads a list of keys. What a signature by the key is worth follows from the time
 * that is proven for it, which is decided in standing.ts.
 */
import type { Lifetime } from "./store.ts"

/** All instants in milliseconds since 1970. */
export type PinState =
  | {
      readonly kind: "compromised"
      /** Absent when nobody knows since when. */
      readonly from?: number
      readonly certainty: "known" | "suspected"
      readonly reason: string
      /** Who said so. */
      readonly by: string
    }
  /** `isAhead`: it is revoked from an instant that is still to come. */
  | {
      readonly kind: "revoked"
      readonly from: number
      readonly isAhead: boolean
      readonly reason: string
      readonly by: string
    }
  | { readonly kind: "not-yet"; readonly from: number }
  | { readonly kind: "expired"; readonly until: number }
  | { readonly kind: "good"; readonly until?: number }

/** @param at - The instant at which it is judged, milliseconds since 1970. */
export function pinState(pin: Lifetime, at: number): PinState {
  const { compromised, revoked, validFrom, validUntil } = pin
  if (compromised !== undefined) {
    const { from, certainty, reason, by } = compromised
    return { kind: "compromised", ...(from === undefined ? {} : { from }), certainty, reason, by }
  }
  if (revoked !== undefined) {
    const { at: from, reason, by } = revoked
    return { kind: "revoked", from, isAhead: from > at, reason, by }
  }
  if (validFrom !== undefined && at < validFrom) return { kind: "not-yet", from: validFrom }
  if (validUntil !== undefined && at > validUntil) return { kind: "expired", until: validUntil }
  return { kind: "good", ...(validUntil === undefined ? {} : { until: validUntil }) }
}
