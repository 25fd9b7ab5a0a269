/**
 * The portable engine: signatures computed in JavaScript, wherever that runs.
 *
 * Arithmetic only; see engine.ts for what it may rely on.
 */
import { ed25519 } from "@noble/curves/ed25519.js"
import { p256, p384 } from "@noble/curves/nist.js"
import { sha512 } from "@noble/hashes/sha2.js"
import { concat, equalBytes } from "../base/index.ts"
import type { EngineRequest, SignatureEngine } from "./engine.ts"
import { littleEndian } from "./integers.ts"

// The library refuses high s unless told otherwise; FIPS 186-5 allows it.
const ECDSA_OPTIONS = { lowS: false, prehash: true, format: "compact" } as const

export const portableEngine: SignatureEngine = {
  name: "portable",
  supports: () => true,
  verify: (request) => {
    const { publicKey, message, signature } = request
    switch (request.algorithm) {
      case "ed25519":
        return verifyEd25519(request)
      case "ecdsa-p256-sha256":
        return p256.verify(signature, message, publicKey, ECDSA_OPTIONS)
      case "ecdsa-p384-sha384":
        return p384.verify(signature, message, publicKey, ECDSA_OPTIONS)
    }
  },
}

/**
 * RFC 8032 §5.1.7 without the cofactor: [S]B - [k]A is encoded and compared with R.
 *
 * The RFC allows this form and the one multiplied by 8. Native libraries use this one and
 * the library's own `verify` the other; they differ on signatures with a small-order part,
 * which only their maker can produce. With one form, two engines cannot differ honestly.
 */
function verifyEd25519({ publicKey, message, signature }: EngineRequest): boolean {
  const { Point } = ed25519
  const order = Point.Fn.ORDER
  const encodedR = signature.subarray(0, 32)
  const s = littleEndian(signature.subarray(32))
  const k = littleEndian(sha512(concat(encodedR, publicKey, message))) % order
  const negatedA = Point.fromBytes(publicKey).negate()
  const computed = Point.BASE.multiplyUnsafe(s).add(negatedA.multiplyUnsafe(k))
  return equalBytes(computed.toBytes(), encodedR)
}
