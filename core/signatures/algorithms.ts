/**
 * The names of signature algorithms, `<family>-<curve or scheme>-<hash>`, and what is in a name.
 *
 * A name says everything that a signature depends on, but for the two parameters of RSASSA-PSS,
 * which stand beside it.
 */
import {
  CURVE_NAMES,
  HASH_NAMES,
  type CurveName,
  type HashName,
  type KeyAlgorithm,
} from "../encodings/index.ts"

/** Hashes that have a DigestInfo of their own (RFC 8017 appendix A.2.4); SHAKE has none. */
export type Pkcs1Hash = Exclude<HashName, "shake128" | "shake256">

/** Algorithms that bind their hash by themselves (RFC 8032, FIPS 204). */
export type PlainAlgorithm = "ed25519" | "ed448" | "ml-dsa-44" | "ml-dsa-65" | "ml-dsa-87"
export type EcdsaAlgorithm = `ecdsa-${CurveName}-${HashName}`
export type Pkcs1Algorithm = `rsa-pkcs1-${Pkcs1Hash}`
export type PssAlgorithm = `rsa-pss-${HashName}`

export type SignatureAlgorithm = PlainAlgorithm | EcdsaAlgorithm | Pkcs1Algorithm | PssAlgorithm

/** What is in a name. */
export type Scheme =
  | { readonly family: "eddsa"; readonly algorithm: "ed25519" | "ed448" }
  | { readonly family: "ml-dsa"; readonly algorithm: "ml-dsa-44" | "ml-dsa-65" | "ml-dsa-87" }
  | { readonly family: "ecdsa"; readonly curve: CurveName; readonly hash: HashName }
  | { readonly family: "rsa-pkcs1"; readonly hash: Pkcs1Hash }
  | { readonly family: "rsa-pss"; readonly hash: HashName }

/** The two parameters of RSASSA-PSS that its name does not say (RFC 8017 §9.1). */
export interface PssChoice {
  /** The hash inside MGF1; a SHAKE masks by itself, without MGF1 (RFC 8692 §3). */
  readonly mgfHash: HashName
  /** Bytes. */
  readonly saltLength: number
}

const EDDSA = ["ed25519", "ed448"] as const
const ML_DSA = ["ml-dsa-44", "ml-dsa-65", "ml-dsa-87"] as const
const PKCS1_HASHES = HASH_NAMES.filter((hash): hash is Pkcs1Hash => !hash.startsWith("shake"))

const SCHEMES: ReadonlyMap<string, Scheme> = new Map<SignatureAlgorithm, Scheme>([
  ...EDDSA.map((name) => [name, { family: "eddsa", algorithm: name }] as const),
  ...CURVE_NAMES.flatMap((curve) =>
    HASH_NAMES.map((hash) => [`ecdsa-${curve}-${hash}`, { family: "ecdsa", curve, hash }] as const),
  ),
  ...PKCS1_HASHES.map((hash) => [`rsa-pkcs1-${hash}`, { family: "rsa-pkcs1", hash }] as const),
  ...HASH_NAMES.map((hash) => [`rsa-pss-${hash}`, { family: "rsa-pss", hash }] as const),
  ...ML_DSA.map((name) => [name, { family: "ml-dsa", algorithm: name }] as const),
])

/** Every algorithm that is computed, also those that no policy should allow. */
export const SIGNATURE_ALGORITHMS = [...SCHEMES.keys()] as readonly SignatureAlgorithm[] // its keys

export function isSignatureAlgorithm(text: string): text is SignatureAlgorithm {
  return SCHEMES.has(text)
}

export function schemeOf(algorithm: SignatureAlgorithm): Scheme {
  return SCHEMES.get(algorithm) as Scheme // the map was made from the names of the type
}

/** The hash that an algorithm applies to the message; `undefined` where it binds its own. */
export function messageHash(algorithm: SignatureAlgorithm): HashName | undefined {
  const scheme = schemeOf(algorithm)
  return "hash" in scheme ? scheme.hash : undefined
}

/**
 * The algorithm of a key when nobody chose one: the hash as strong as the curve, and for RSA
 * PKCS #1 v1.5 with SHA-256, which most signers use.
 */
export const DEFAULT_ALGORITHMS: Readonly<Record<KeyAlgorithm, SignatureAlgorithm>> = {
  ed25519: "ed25519",
  ed448: "ed448",
  p256: "ecdsa-p256-sha256",
  p384: "ecdsa-p384-sha384",
  p521: "ecdsa-p521-sha512",
  secp256k1: "ecdsa-secp256k1-sha256",
  rsa: "rsa-pkcs1-sha256",
  "rsa-pss": "rsa-pss-sha256",
  "ml-dsa-44": "ml-dsa-44",
  "ml-dsa-65": "ml-dsa-65",
  "ml-dsa-87": "ml-dsa-87",
}

/** True when a key of this type can be used with the algorithm. */
export function fitsKey(algorithm: SignatureAlgorithm, type: KeyAlgorithm): boolean {
  const scheme = schemeOf(algorithm)
  switch (scheme.family) {
    case "eddsa":
    case "ml-dsa":
      return scheme.algorithm === type
    case "ecdsa":
      return scheme.curve === type
    case "rsa-pkcs1":
      return type === "rsa"
    case "rsa-pss":
      return type === "rsa" || type === "rsa-pss"
  }
}
