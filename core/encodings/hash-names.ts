/**
 * Hash functions by the names and object identifiers that keys and signatures give them.
 *
 * Names only: they are computed in core/hashing, and what each is still good for is judged
 * in core/signatures.
 */

/** SHAKE has the output lengths that RFC 8692 §3 fixes: 256 and 512 bits. */
export const HASH_NAMES = [
  "sha1",
  "sha224",
  "sha256",
  "sha384",
  "sha512",
  "sha512-224",
  "sha512-256",
  "sha3-224",
  "sha3-256",
  "sha3-384",
  "sha3-512",
  "shake128",
  "shake256",
] as const

export type HashName = (typeof HASH_NAMES)[number]

/** RFC 8017 appendix B.1 for SHA-1; the NIST registry (2.16.840.1.101.3.4.2) for the others. */
const OIDS: Readonly<Record<HashName, string>> = {
  sha1: "1.3.14.3.2.26",
  sha224: "2.16.840.1.101.3.4.2.4",
  sha256: "2.16.840.1.101.3.4.2.1",
  sha384: "2.16.840.1.101.3.4.2.2",
  sha512: "2.16.840.1.101.3.4.2.3",
  "sha512-224": "2.16.840.1.101.3.4.2.5",
  "sha512-256": "2.16.840.1.101.3.4.2.6",
  "sha3-224": "2.16.840.1.101.3.4.2.7",
  "sha3-256": "2.16.840.1.101.3.4.2.8",
  "sha3-384": "2.16.840.1.101.3.4.2.9",
  "sha3-512": "2.16.840.1.101.3.4.2.10",
  shake128: "2.16.840.1.101.3.4.2.11",
  shake256: "2.16.840.1.101.3.4.2.12",
}

/** The object identifier of a hash, dotted. */
export function hashOid(hash: HashName): string {
  return OIDS[hash]
}

/** The hash that an object identifier names; `undefined` when it is not one of ours. */
export function hashOfOid(oid: string): HashName | undefined {
  return HASH_NAMES.find((hash) => OIDS[hash] === oid)
}

export function isHashName(text: string): text is HashName {
  return HASH_NAMES.some((hash) => hash === text)
}
