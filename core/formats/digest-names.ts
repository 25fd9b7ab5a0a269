/** Digest algorithms by the names and lengths that manifests and checksum lists give them. */
import type { DigestAlgorithm } from "../claims/index.ts"

/** Characters of a digest in hexadecimal. */
export const HEX_LENGTHS: Readonly<Record<DigestAlgorithm, number>> = {
  md5: 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
}

const ALGORITHMS = Object.keys(HEX_LENGTHS) as readonly DigestAlgorithm[] // keys of a record over the union

/**
 * The algorithm that a name means; `undefined` when this version does not compute it.
 *
 * Names are reduced to lower-case letters and digits first (RFC 8493 §2.4).
 */
export function toAlgorithm(name: string): DigestAlgorithm | undefined {
  const reduced = name.toLowerCase().replace(/[^a-z0-9]/g, "")
  return ALGORITHMS.find((algorithm) => algorithm === reduced)
}

/** The algorithm whose digests have this many hexadecimal characters. */
export function algorithmOfLength(hexLength: number): DigestAlgorithm | undefined {
  return ALGORITHMS.find((algorithm) => HEX_LENGTHS[algorithm] === hexLength)
}
