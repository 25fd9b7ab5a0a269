/**
 * Names of signature algorithms in JOSE, and what each means in ours.
 *
 * `none` and the HMAC names are not in the list, so nothing can be bound to them.
 *
 * @see RFC 7518 §3.1; RFC 8037 §3.1; RFC 8812 §3.2; RFC 9864 §2.2; RFC 9964 §2
 */

interface JwsAlgorithm {
  /** Kinds of keys, as in key-material.ts, or `rsa`, each with the algorithm in our names. */
  readonly [keyKind: string]: string
}

const JWS_ALGORITHMS: Readonly<Record<string, JwsAlgorithm>> = {
  EdDSA: { ed25519: "ed25519", ed448: "ed448" },
  Ed25519: { ed25519: "ed25519" },
  Ed448: { ed448: "ed448" },
  ES256: { p256: "ecdsa-p256-sha256" },
  ES384: { p384: "ecdsa-p384-sha384" },
  ES512: { p521: "ecdsa-p521-sha512" },
  ES256K: { secp256k1: "ecdsa-secp256k1-sha256" },
  RS256: { rsa: "rsa-pkcs1-sha256" },
  RS384: { rsa: "rsa-pkcs1-sha384" },
  RS512: { rsa: "rsa-pkcs1-sha512" },
  PS256: { rsa: "rsa-pss-sha256" },
  PS384: { rsa: "rsa-pss-sha384" },
  PS512: { rsa: "rsa-pss-sha512" },
  "ML-DSA-44": { "ml-dsa-44": "ml-dsa-44" },
  "ML-DSA-65": { "ml-dsa-65": "ml-dsa-65" },
  "ML-DSA-87": { "ml-dsa-87": "ml-dsa-87" },
}

/** Our name of what `alg` means for a kind of key; `undefined` where it means nothing. */
export function jwsAlgorithmFor(alg: string, keyKind: string): string | undefined {
  const known = Object.hasOwn(JWS_ALGORITHMS, alg) ? JWS_ALGORITHMS[alg] : undefined
  return known !== undefined && Object.hasOwn(known, keyKind) ? known[keyKind] : undefined
}

/** True for a name of the list. */
export function isJwsName(alg: string): boolean {
  return Object.hasOwn(JWS_ALGORITHMS, alg)
}

/** True when `alg` names the algorithm, which is in our names. */
export function isJwsNameOf(alg: string, algorithm: string): boolean {
  const known = Object.hasOwn(JWS_ALGORITHMS, alg) ? JWS_ALGORITHMS[alg] : undefined
  return known !== undefined && Object.values(known).includes(algorithm)
}

/** The name to write for an algorithm in our names; `undefined` where JOSE has none. */
export function jwsNameOf(algorithm: string): string | undefined {
  return Object.keys(JWS_ALGORITHMS).find((alg) => isJwsNameOf(alg, algorithm))
}
