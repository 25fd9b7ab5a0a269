/** Claims about what happened: one event of the log. See docs/evidence-bag.md, section 5. */

import type { JsonValue } from "../base/index.ts"

export interface EventAgent {
  readonly id: string
  readonly role: string
  readonly kind: "person" | "automation" | "system"
  readonly workflow?: string
  readonly version?: string
  readonly run?: string
  readonly trigger?: string
  readonly rule?: string
}

export interface EventObject {
  readonly uri: string
  readonly digest?: { readonly sha256: string }
  readonly before?: JsonValue
  readonly after?: JsonValue
}

export interface EventClaim {
  readonly id: string
  /** URI of a PREMIS event type or of our extension. */
  readonly type: string
  /** RFC 3339, UTC, milliseconds; claimed, never proven by itself. */
  readonly time: string
  readonly clock: string
  readonly agents: readonly EventAgent[]
  readonly objects: readonly EventObject[]
  readonly outcome: "success" | "fail" | "warning"
  readonly reason?: string
  readonly correlation?: string
  readonly detail?: { readonly [member: string]: JsonValue }
  /** Position in the log, from 0. */
  readonly seq: number
  /** SHA-256 (hex) of the line before; 64 zeros in the first. */
  readonly prev: string
}

/** A DSSE signature over one line of the log, from custody/signatures.jsonl. */
export interface EventSignatureClaim {
  /** Line of custody/signatures.jsonl, from 1. */
  readonly line: number
  readonly payloadType: string
  /** The bytes said to be a line of the log, without LF. */
  readonly payload: Uint8Array
  readonly signature: { readonly keyid: string; readonly sig: Uint8Array }
}
