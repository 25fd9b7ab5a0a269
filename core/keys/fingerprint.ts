/**
 * Fingerprints: a public key as people compare it.
 *
 * Two people who read the same 64 characters hold the same key; nothing else is said here
 * about whose key it is.
 */
import { toHex } from "../base/index.ts"
import { sha256 } from "../hashing/index.ts"

const GROUP = /.{4}/g

/** SHA-256 of a SubjectPublicKeyInfo (DER), 64 lower-case hex characters. */
export function fingerprintOf(spki: Uint8Array): string {
  return toHex(sha256(spki))
}

/**
 * The fingerprint in groups of four, for reading aloud and comparing by eye.
 *
 * @param fingerprint - 64 hex characters.
 */
export function formatFingerprint(fingerprint: string): string {
  return (fingerprint.match(GROUP) ?? []).join(" ")
}
