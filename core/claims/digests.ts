/** Claims about contents: this file has that digest. */

/** Digest algorithms that manifests in the wild use, by their BagIt names. */
export type DigestAlgorithm = "md5" | "sha1" | "sha224" | "sha256" | "sha384" | "sha512"

/** What a manifest lists: the payload, the tag files, or (plain lists) any file beside it. */
export type ManifestScope = "payload" | "tags" | "list"

export interface DigestClaim {
  /** Path inside the evidence, decoded, as it is to be looked up. */
  readonly path: string
  /** Lower-case hex, of the algorithm's length. */
  readonly digest: string
  /** Line of the manifest, counting from 1. */
  readonly line: number
}

/** One manifest: a population of digest claims by one file under one algorithm. */
export interface ManifestClaim {
  /** Path of the manifest itself. */
  readonly path: string
  readonly algorithm: DigestAlgorithm
  readonly scope: ManifestScope
  readonly entries: readonly DigestClaim[]
}
