/**
 * The native engine: signatures computed by the cryptographic library that Node carries.
 *
 * Arithmetic only; see core/signatures/engine.ts for what it may rely on. Electron carries
 * another library than Node, so what it can compute is asked for, not assumed.
 */
import { createPublicKey, getCurves, verify, type KeyObject } from "node:crypto"
import { toHex } from "../base/index.ts"
import { writeSpki } from "../encodings/index.ts"
import type { SignatureAlgorithm, SignatureEngine } from "../signatures/index.ts"

/** Making a key costs more than verifying with it; a bag has few keys and may have many signatures. */
const CACHED_KEYS = 1024

const ALGORITHMS = {
  ed25519: { spki: "ed25519", hash: null, curve: null },
  "ecdsa-p256-sha256": { spki: "p256", hash: "sha256", curve: "prime256v1" },
  "ecdsa-p384-sha384": { spki: "p384", hash: "sha384", curve: "secp384r1" },
} as const

const keys = new Map<string, KeyObject>()

export const nativeEngine: SignatureEngine = {
  name: "native",
  supports: (algorithm) => supported(algorithm),
  verify: ({ algorithm, publicKey, message, signature }) => {
    const key = keyObject(algorithm, publicKey)
    const { hash } = ALGORITHMS[algorithm]
    if (hash === null) return verify(null, message, key, signature)
    return verify(hash, message, { key, dsaEncoding: "ieee-p1363" }, signature)
  },
}

/** Whether the library at hand knows the algorithm; asked once. */
function supported(algorithm: SignatureAlgorithm): boolean {
  const known = capabilities.get(algorithm)
  if (known !== undefined) return known
  const answer = probe(algorithm)
  capabilities.set(algorithm, answer)
  return answer
}

const capabilities = new Map<SignatureAlgorithm, boolean>()

/** The public key of RFC 8032 §7.1, test 1: loading it shows that the library knows Ed25519. */
const ED25519_PROBE = Buffer.from(
  "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  "hex",
)

function probe(algorithm: SignatureAlgorithm): boolean {
  const { curve } = ALGORITHMS[algorithm]
  if (curve !== null) return getCurves().includes(curve)
  try {
    keyObject(algorithm, ED25519_PROBE)
    return true
  } catch {
    return false
  }
}

function keyObject(algorithm: SignatureAlgorithm, publicKey: Uint8Array): KeyObject {
  const name = `${algorithm} ${toHex(publicKey)}`
  const cached = keys.get(name)
  if (cached !== undefined) return cached
  const der = writeSpki(ALGORITHMS[algorithm].spki, publicKey)
  // Node takes DER only as its own Buffer type; this is a view, not a copy.
  const key = createPublicKey({ key: Buffer.from(der), format: "der", type: "spki" })
  if (keys.size >= CACHED_KEYS) keys.clear()
  keys.set(name, key)
  return key
}
