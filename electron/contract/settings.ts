/** What outlasts a session, and what the app says about itself. */
import type { Role } from "../../core/index.ts"
import type { Cancelled, Refusal } from "./answers.ts"

export type TrustHandle = string & { readonly brand: "TrustHandle" }

/** A trust pack: whose keys were pinned, and how old the file is. */
export interface TrustSummary {
  readonly handle: TrustHandle
  readonly name: string
  /** SHA-256 (hex) of the file. */
  readonly sha256: string
  /** Instant (RFC 3339) at which the file was last written, by the file system. */
  readonly writtenAt: string
  readonly keys: readonly TrustedKey[]
  /** Heads of logs that were pinned. */
  readonly heads: number
}

export interface TrustedKey {
  readonly id: string
  readonly subject: string
  readonly roles: readonly Role[]
  readonly algorithm: string
  /** SHA-256 (hex) of the key. */
  readonly fingerprint: string
}

export type TrustChoice =
  { readonly kind: "trust"; readonly trust: TrustSummary } | Cancelled | Refusal

export interface Preferences {
  readonly language: "en" | "de"
  readonly theme: "system" | "light" | "dark" | "contrast"
  /** How much room there is between things. */
  readonly density: "calm" | "compact"
  /** Per cent, 50 to 300. */
  readonly zoom: number
}

/** Whether nothing is written but what the person saves for themself, outside of all evidence. */
export interface ReadOnly {
  readonly isOn: boolean
  /** It was switched on at the start, and the window cannot switch it off. */
  readonly isFixed: boolean
}

export type ReadOnlySet = { readonly kind: "set"; readonly readOnly: ReadOnly } | Refusal

export type KeptIndexHandle = string & { readonly brand: "KeptIndexHandle" }

/** Search indexes that outlast the session. */
export interface KeptIndexes {
  readonly kind: "indexes"
  /** Whether those that are made from now on are kept. */
  readonly keeps: boolean
  readonly kept: readonly {
    readonly handle: KeptIndexHandle
    /** Of which evidence. */
    readonly name: string
    readonly sizeBytes: number
  }[]
}

export interface Notice {
  readonly says: string
}

export interface About {
  readonly version: string
  /** Electron, Chromium and Node, or what stands in for them. */
  readonly runtime: readonly { readonly name: string; readonly version: string }[]
  /** Licences of everything that is shipped, as one text. */
  readonly licences: string
}
