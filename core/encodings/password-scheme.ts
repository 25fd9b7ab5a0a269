/**
 * How something was put under a passphrase, as an AlgorithmIdentifier says it: PBES2 and PBMAC1
 * (RFC 8018 appendix A), and the schemes of PKCS #12 before them (RFC 7292 appendix C).
 *
 * Names and numbers only; nothing is derived or decrypted here.
 */
import type { DerValue } from "./der.ts"
import { DER_TAG, derOidText } from "./der.ts"
import { DerFields, misformed } from "./der-fields.ts"

/** Hashes that derivations are made with. */
export type DerivationHash = "sha1" | "sha224" | "sha256" | "sha384" | "sha512"

/** Ciphers by the names that OpenSSL has for them. */
export type BlockCipher = "aes-128-cbc" | "aes-192-cbc" | "aes-256-cbc" | "des-ede3-cbc"

/** Ciphers of PKCS #12 before PBES2, in CBC; those of RC2 by the bits of their keys. */
export type OldCipher = "des-ede3-cbc" | "rc2-128-cbc" | "rc2-40-cbc"

/** PBKDF2 (RFC 8018 §5.2). */
export interface Pbkdf2 {
  readonly salt: Uint8Array
  /** 1 or more; as large as somebody wrote. */
  readonly rounds: bigint
  readonly hash: DerivationHash
  /** Bytes, where it is stated. */
  readonly keyLength?: bigint
}

export type EncryptionScheme =
  | {
      readonly kind: "pbes2"
      readonly derivation: Pbkdf2
      readonly cipher: BlockCipher
      readonly iv: Uint8Array
    }
  /** RFC 7292 appendix C: key and IV come from its appendix B, with SHA-1. */
  | {
      readonly kind: "pkcs12"
      readonly cipher: OldCipher
      readonly salt: Uint8Array
      readonly rounds: bigint
    }
  | UnsupportedScheme

export type MacScheme =
  | {
      readonly kind: "pbmac1"
      readonly derivation: Pbkdf2
      readonly hash: DerivationHash
      /** Of the derived key, bytes. */
      readonly length: number
    }
  | UnsupportedScheme

/** Well formed, and none of ours. */
export interface UnsupportedScheme {
  readonly kind: "unsupported"
  /** Its object identifier, or its name where people know it by one. */
  readonly name: string
}

/** RFC 8018 appendix A. */
const OID = {
  pbes2: "1.2.840.113549.1.5.13",
  pbmac1: "1.2.840.113549.1.5.14",
  pbkdf2: "1.2.840.113549.1.5.12",
} as const

/** RFC 7292 appendix C. */
const OLD_CIPHERS: Readonly<Record<string, OldCipher>> = {
  "1.2.840.113549.1.12.1.3": "des-ede3-cbc",
  "1.2.840.113549.1.12.1.5": "rc2-128-cbc",
  "1.2.840.113549.1.12.1.6": "rc2-40-cbc",
}

/** What some programs write and is not read: RC4 (RFC 7292 appendix C), and scrypt (RFC 7914). */
const KNOWN_BY_NAME: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.12.1.1": "RC4 with 128 bits",
  "1.2.840.113549.1.12.1.2": "RC4 with 40 bits",
  "1.2.840.113549.1.12.1.4": "DES with two keys",
  "1.3.6.1.4.1.11591.4.11": "scrypt",
}

/** RFC 8018 appendices B.1.1 and B.1.2: HMAC by its hash. */
const HMACS: Readonly<Record<string, DerivationHash>> = {
  "1.2.840.113549.2.7": "sha1",
  "1.2.840.113549.2.8": "sha224",
  "1.2.840.113549.2.9": "sha256",
  "1.2.840.113549.2.10": "sha384",
  "1.2.840.113549.2.11": "sha512",
}

/** RFC 8018 appendices B.2.2 and B.2.5: CBC with the IV as parameter, and its bytes. */
const CIPHERS: Readonly<Record<string, { readonly cipher: BlockCipher; readonly iv: number }>> = {
  "2.16.840.1.101.3.4.1.2": { cipher: "aes-128-cbc", iv: 16 },
  "2.16.840.1.101.3.4.1.22": { cipher: "aes-192-cbc", iv: 16 },
  "2.16.840.1.101.3.4.1.42": { cipher: "aes-256-cbc", iv: 16 },
  "1.2.840.113549.3.7": { cipher: "des-ede3-cbc", iv: 8 },
}

/** The scheme of an AlgorithmIdentifier, inside `asStructure`. */
export function encryptionSchemeIn(value: DerValue): EncryptionScheme {
  const { oid, parameters } = identified(value)
  const old = OLD_CIPHERS[oid]
  if (old !== undefined) {
    const fields = new DerFields(parameters, "PKCS-12PbeParams")
    const salt = fields.take(DER_TAG.octetString).content
    const rounds = roundsIn(fields)
    fields.end()
    return { kind: "pkcs12", cipher: old, salt, rounds }
  }
  if (oid !== OID.pbes2) return unsupported(oid)
  const fields = new DerFields(parameters, "PBES2-params")
  const derivation = derivationIn(fields.take(DER_TAG.sequence))
  const scheme = identified(fields.take(DER_TAG.sequence))
  fields.end()
  const known = CIPHERS[scheme.oid]
  if ("kind" in derivation) return derivation
  if (known === undefined) return unsupported(scheme.oid)
  const iv = scheme.parameters
  if (iv?.tag !== DER_TAG.octetString || iv.content.length !== known.iv) {
    misformed("no initialisation vector of the cipher's length", value)
  }
  return { kind: "pbes2", derivation, cipher: known.cipher, iv: iv.content }
}

/** PBMAC1 (RFC 8018 §7.1, RFC 9579), inside `asStructure`; `undefined` for another algorithm. */
export function macSchemeIn(value: DerValue): MacScheme | undefined {
  const { oid, parameters } = identified(value)
  if (oid !== OID.pbmac1) return undefined
  const fields = new DerFields(parameters, "PBMAC1-params")
  const derivation = derivationIn(fields.take(DER_TAG.sequence))
  const mac = hmacIn(fields.take(DER_TAG.sequence))
  fields.end()
  if ("kind" in derivation) return derivation
  const hash = HMACS[mac]
  if (hash === undefined) return unsupported(mac)
  const length = Number(derivation.keyLength ?? 0n)
  if (length < LEAST_MAC_KEY || length > MOST_MAC_KEY) {
    misformed("no length of the MAC's key, or none that may be", value)
  }
  return { kind: "pbmac1", derivation, hash, length }
}

/** RFC 9579 §4: the length must be stated, 20 bytes or more; no digest of ours has over 64. */
const LEAST_MAC_KEY = 20
const MOST_MAC_KEY = 64

function derivationIn(value: DerValue): Pbkdf2 | UnsupportedScheme {
  const { oid, parameters } = identified(value)
  if (oid !== OID.pbkdf2) return unsupported(oid)
  const fields = new DerFields(parameters, "PBKDF2-params")
  const salt = fields.take(DER_TAG.octetString).content
  const rounds = roundsIn(fields)
  const keyLength = fields.optionalInteger()
  const function_ = fields.optional(DER_TAG.sequence)
  fields.end()
  if (keyLength !== undefined && keyLength < 1n) misformed("a key without length", value)
  // HMAC with SHA-1 is the default, and therefore absent in DER.
  const hmac = function_ === undefined ? "" : hmacIn(function_)
  const hash = hmac === "" ? "sha1" : HMACS[hmac]
  if (hash === undefined) return unsupported(hmac)
  return { salt, rounds, hash, ...(keyLength === undefined ? {} : { keyLength }) }
}

/** HMAC is named with a NULL, or without parameters (RFC 8018 appendix B.1). */
function hmacIn(value: DerValue): string {
  const { oid, parameters } = identified(value)
  if (parameters !== undefined && parameters.tag !== DER_TAG.null) {
    misformed("an HMAC with parameters", value)
  }
  return oid
}

function roundsIn(fields: DerFields): bigint {
  const rounds = fields.integer()
  return rounds >= 1n ? rounds : misformed("a derivation of no round")
}

function identified(value: DerValue): {
  readonly oid: string
  readonly parameters: DerValue | undefined
} {
  const [oid, parameters, ...more] = value.children
  if (value.tag !== DER_TAG.sequence || oid?.tag !== DER_TAG.objectIdentifier || more.length > 0) {
    misformed("not an AlgorithmIdentifier", value)
  }
  return { oid: derOidText(oid.content), parameters }
}

function unsupported(oid: string): UnsupportedScheme {
  return { kind: "unsupported", name: KNOWN_BY_NAME[oid] ?? oid }
}
