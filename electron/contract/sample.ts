/** The sample: evidence to learn on, with all that is needed to go the whole way. */
import type { OfferedEvidence } from "./evidence.ts"
import type { KeySummary } from "./report.ts"
import type { TrustSummary } from "./settings.ts"

/** The invented evidence: once sound, and tampered with in five ways. */
export interface Sample {
  readonly kind: "sample"
  /** The keys that the sample's owner pinned; not the person's own trust pack. */
  readonly trust: TrustSummary
  /** A key to sign a report about the sample with, and its passphrase, which is no secret. */
  readonly key: KeySummary
  readonly passphrase: string
  /** The sound one first. */
  readonly pieces: readonly SamplePiece[]
}

export interface SamplePiece extends OfferedEvidence {
  /** What was done to it, and why a quick look does not show it; null for the sound one. */
  readonly tampering: { readonly done: string; readonly hides: string } | null
}
