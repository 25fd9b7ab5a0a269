/** Everything one piece of evidence claims about itself, as one format read it. */
import type { CheckpointClaim, NoteClaim } from "./checkpoint.ts"
import type { ManifestClaim } from "./digests.ts"
import type { EventSignatureClaim } from "./events.ts"
import type { SealClaim } from "./seals.ts"

export type FormatName = "evidence-bag" | "bagit" | "checksum-list" | "unknown"

/** A time-stamp token lying beside the seals. */
export interface TimestampClaim {
  readonly path: string
  /** SHA-256 (hex) of the seal's file that its name refers to. */
  readonly sealSha256: string
  /** The token as it lies there. */
  readonly token: Uint8Array
  /** The seal's file: the bytes that the token must be over. */
  readonly sealed: Uint8Array
}

/** A checkpoint once more, with what witnesses signed below it after it was sealed. */
export interface CosignedClaim {
  readonly path: string
  /** Path of the checkpoint whose text it repeats. */
  readonly checkpoint: string
  readonly note: NoteClaim
}

/** What a bag-info.txt says of its bag: of the state it was sealed in. */
export interface BagStatement {
  readonly bagId: string
  readonly logId: string
  readonly exporter: string
  readonly generation: number
  readonly payloadOxum: { readonly bytes: bigint; readonly files: bigint }
}

/** An earlier sealed state, kept below custody/generations/<n>/. */
export interface GenerationClaim {
  readonly number: number
  /** Folder that holds the kept files, without trailing slash. */
  readonly folder: string
  /** Of the kept bag-info.txt, when it could be read. */
  readonly info?: BagStatement
  readonly manifests: readonly ManifestClaim[]
  readonly checkpoint?: CheckpointClaim
  readonly seals: readonly SealClaim[]
}

export interface Claims {
  readonly format: FormatName
  /** Version that the evidence states, such as "1.0" or "0.97". */
  readonly formatVersion?: string
  readonly manifests: readonly ManifestClaim[]
  /** Digest algorithms that name a manifest we cannot compute, with its path. */
  readonly unsupportedManifests: readonly { readonly path: string; readonly algorithm: string }[]
  readonly payloadOxum?: { readonly bytes: bigint; readonly files: bigint }
  /** Items that the source reported for the export. */
  readonly sourceItems?: number
  readonly bagId?: string
  readonly logId?: string
  readonly exporter?: string
  readonly generation?: number
  /** True when a fetch.txt is present. Nothing is ever fetched. */
  readonly fetch: boolean
  /** Path of the log; its lines are read as a stream. */
  readonly log?: string
  readonly checkpoint?: CheckpointClaim
  readonly seals: readonly SealClaim[]
  readonly generations: readonly GenerationClaim[]
  readonly eventSignatures: readonly EventSignatureClaim[]
  readonly timestamps: readonly TimestampClaim[]
  readonly cosigned: readonly CosignedClaim[]
}
