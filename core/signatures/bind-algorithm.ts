/**
 * From an AlgorithmIdentifier to a bound key: which algorithm do X.509 and CMS name?
 *
 * The identifier only narrows what the key's own type allows, and never widens it: an RSA key
 * stays an RSA key, and what an RSASSA-PSS key binds stays bound.
 */
import {
  hasNoParameters,
  parseAlgorithmIdentifier,
  parseSpki,
  toPssParameters,
  type AlgorithmIdentifier,
  type HashName,
} from "../encodings/index.ts"
import { fitsKey, isSignatureAlgorithm, schemeOf, type SignatureAlgorithm } from "./algorithms.ts"
import {
  parsePublicKey,
  type AlgorithmChoice,
  type KeyRefused,
  type PublicKeyRead,
} from "./public-key.ts"

/** RFC 8410 §3 and RFC 9881 §2: parameters must be absent. */
const WITHOUT_PARAMETERS: Readonly<Record<string, SignatureAlgorithm>> = {
  "1.3.101.112": "ed25519",
  "1.3.101.113": "ed448",
  "2.16.840.1.101.3.4.3.17": "ml-dsa-44",
  "2.16.840.1.101.3.4.3.18": "ml-dsa-65",
  "2.16.840.1.101.3.4.3.19": "ml-dsa-87",
}

/**
 * RFC 4055 §5, RFC 8017 appendix A.2.4 and the NIST registry: PKCS #1 v1.5. Parameters are NULL,
 * or absent, which every reader must take too.
 */
const PKCS1: Readonly<Record<string, SignatureAlgorithm>> = {
  "1.2.840.113549.1.1.5": "rsa-pkcs1-sha1",
  "1.2.840.113549.1.1.14": "rsa-pkcs1-sha224",
  "1.2.840.113549.1.1.11": "rsa-pkcs1-sha256",
  "1.2.840.113549.1.1.12": "rsa-pkcs1-sha384",
  "1.2.840.113549.1.1.13": "rsa-pkcs1-sha512",
  "1.2.840.113549.1.1.15": "rsa-pkcs1-sha512-224",
  "1.2.840.113549.1.1.16": "rsa-pkcs1-sha512-256",
  "2.16.840.1.101.3.4.3.13": "rsa-pkcs1-sha3-224",
  "2.16.840.1.101.3.4.3.14": "rsa-pkcs1-sha3-256",
  "2.16.840.1.101.3.4.3.15": "rsa-pkcs1-sha3-384",
  "2.16.840.1.101.3.4.3.16": "rsa-pkcs1-sha3-512",
}

/** RFC 5758 §3.2, RFC 8692 §3 and the NIST registry; the curve is the key's. */
const ECDSA: Readonly<Record<string, HashName>> = {
  "1.2.840.10045.4.1": "sha1",
  "1.2.840.10045.4.3.1": "sha224",
  "1.2.840.10045.4.3.2": "sha256",
  "1.2.840.10045.4.3.3": "sha384",
  "1.2.840.10045.4.3.4": "sha512",
  "2.16.840.1.101.3.4.3.9": "sha3-224",
  "2.16.840.1.101.3.4.3.10": "sha3-256",
  "2.16.840.1.101.3.4.3.11": "sha3-384",
  "2.16.840.1.101.3.4.3.12": "sha3-512",
  "1.3.6.1.5.5.7.6.32": "shake128",
  "1.3.6.1.5.5.7.6.33": "shake256",
}

/** RFC 8692 §3: everything about them is fixed, and the salt is as long as the output. */
const PSS_SHAKE: Readonly<Record<string, SignatureAlgorithm>> = {
  "1.3.6.1.5.5.7.6.30": "rsa-pss-shake128",
  "1.3.6.1.5.5.7.6.31": "rsa-pss-shake256",
}

const RSASSA_PSS = "1.2.840.113549.1.1.10"
/** CMS names the key alone and the hash beside it (RFC 8017 appendix A.1, RFC 5754 §3.2). */
const RSA_ENCRYPTION = "1.2.840.113549.1.1.1"

/**
 * Binds a key to the algorithm of an AlgorithmIdentifier.
 *
 * @param spki - SubjectPublicKeyInfo, DER.
 * @param identifier - AlgorithmIdentifier, DER.
 * @param digest - The hash that stands beside it; CMS needs it where the identifier is
 *   rsaEncryption, and it is not looked at otherwise.
 * @returns `refused` with FORMAT_FAILURE for an identifier that is malformed or for another
 *   type of key; `unsupported` for an algorithm that is not ours. Never throws on hostile bytes.
 */
export function bindAlgorithm(
  spki: Uint8Array,
  identifier: Uint8Array,
  digest?: HashName,
): PublicKeyRead {
  const parsed = parseAlgorithmIdentifier(identifier)
  if (parsed.kind === "refused") return refuse(parsed.reason)
  const own = parsePublicKey(spki)
  if (own.kind !== "key") return own
  const read = choiceOf(parsed, own.key.algorithm, digest)
  if (read.kind !== "choice") return read
  return isFor(spki, read.choice)
    ? parsePublicKey(spki, read.choice)
    : refuse("the key is not one for the algorithm that is stated")
}

/** An RSASSA-PSS key is not for PKCS #1 v1.5, which CMS by OpenSSL 3.0 states for it. */
function isFor(spki: Uint8Array, { algorithm }: AlgorithmChoice): boolean {
  const parsed = parseSpki(spki)
  return parsed.kind === "key" && fitsKey(algorithm, parsed.algorithm)
}

type Chosen =
  | { readonly kind: "choice"; readonly choice: AlgorithmChoice }
  | Exclude<PublicKeyRead, { kind: "key" }>

function choiceOf(
  identifier: AlgorithmIdentifier,
  natural: SignatureAlgorithm,
  digest: HashName | undefined,
): Chosen {
  const { oid, parameters } = identifier
  if (oid === RSASSA_PSS) return pssChoice(identifier)
  const bare = WITHOUT_PARAMETERS[oid] ?? PSS_SHAKE[oid]
  if (bare !== undefined) {
    return parameters === undefined ? chosen(bare) : refuse("an algorithm with parameters")
  }
  const hashed = PKCS1[oid] ?? ecdsaOf(ECDSA[oid], natural) ?? rsaOf(oid, digest)
  if (hashed === undefined) return { kind: "unsupported", algorithm: oid }
  return hasNoParameters(identifier) ? chosen(hashed) : refuse("an algorithm with parameters")
}

/** The curve is the key's; for a key without one, the name is of an algorithm that it cannot have. */
function ecdsaOf(
  hash: HashName | undefined,
  natural: SignatureAlgorithm,
): SignatureAlgorithm | undefined {
  const scheme = schemeOf(natural)
  if (hash === undefined) return undefined
  return `ecdsa-${scheme.family === "ecdsa" ? scheme.curve : "p256"}-${hash}`
}

function rsaOf(oid: string, digest: HashName | undefined): SignatureAlgorithm | undefined {
  const name = `rsa-pkcs1-${digest ?? ""}`
  return oid === RSA_ENCRYPTION && isSignatureAlgorithm(name) ? name : undefined
}

/** RFC 4055 §3.1: in a signature the parameters must be there. */
function pssChoice({ parameters }: AlgorithmIdentifier): Chosen {
  if (parameters === undefined) return refuse("an RSASSA-PSS signature without parameters")
  const read = toPssParameters(parameters)
  if (read.kind === "unsupported") return { kind: "unsupported", algorithm: read.oid }
  if (read.kind === "refused") return refuse(read.reason)
  const { hash, mgfHash, saltLength } = read.pss
  return {
    kind: "choice",
    choice: { algorithm: `rsa-pss-${hash}`, mgfHash, saltLength },
  }
}

function chosen(algorithm: SignatureAlgorithm): Chosen {
  return { kind: "choice", choice: { algorithm } }
}

function refuse(reason: string): KeyRefused {
  return { kind: "refused", code: "FORMAT_FAILURE", reason }
}
