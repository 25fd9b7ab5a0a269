/**
 * The portable engine: signatures computed in JavaScript, wherever that runs.
 *
 * Arithmetic only; see engine.ts for what it may rely on.
 */
import { ed25519 } from "@noble/curves/ed25519.js"
import { ed448 } from "@noble/curves/ed448.js"
import { ml_dsa44, ml_dsa65, ml_dsa87 } from "@noble/post-quantum/ml-dsa.js"
import { concat, equalBytes } from "../base/index.ts"
import { hashOf } from "../hashing/index.ts"
import { schemeOf, type PssChoice } from "./algorithms.ts"
import { CURVES } from "./curves.ts"
import type { EngineRequest, SignatureEngine } from "./engine.ts"
import { littleEndian } from "./integers.ts"
import { verifyPkcs1, verifyPss } from "./rsa.ts"

// The library refuses high s unless told otherwise; FIPS 186-5 allows it. It is given the digest,
// because it knows one hash for each curve.
const ECDSA_OPTIONS = { lowS: false, prehash: false, format: "compact" } as const

export const portableEngine: SignatureEngine = {
  name: "portable",
  supports: () => true,
  verify: (request) => {
    const { publicKey, message, signature } = request
    const scheme = schemeOf(request.algorithm)
    switch (scheme.family) {
      case "eddsa":
        return scheme.algorithm === "ed25519" ? verifyEd25519(request) : verifyEd448(request)
      case "ecdsa": {
        const digest = hashOf(scheme.hash, message)
        return CURVES[scheme.curve].verify(signature, digest, publicKey, ECDSA_OPTIONS)
      }
      case "rsa-pkcs1":
        return verifyPkcs1(scheme.hash, request)
      case "rsa-pss":
        return verifyPss(scheme.hash, pssOf(request), request)
      case "ml-dsa":
        return verifyMlDsa(scheme.algorithm, request)
    }
  },
}

function pssOf({ pss }: EngineRequest): PssChoice {
  if (pss !== undefined) return pss
  throw new RangeError("an engine was asked about RSASSA-PSS without its parameters")
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
  const k = littleEndian(hashOf("sha512", concat(encodedR, publicKey, message))) % order
  const negatedA = Point.fromBytes(publicKey).negate()
  const computed = Point.BASE.multiplyUnsafe(s).add(negatedA.multiplyUnsafe(k))
  return equalBytes(computed.toBytes(), encodedR)
}

/**
 * RFC 8032 §5.2.7 with the cofactor, the RFC's first form: [4][S]B = [4]R + [4][k]A.
 *
 * Here native libraries compute on the 4-isogenous curve, where points that differ by a
 * small-order part are one; the other form would differ from them. `zip215` off asks for R in
 * canonical form.
 */
function verifyEd448({ publicKey, message, signature }: EngineRequest): boolean {
  return ed448.verify(signature, message, publicKey, { zip215: false })
}

const ML_DSA = { "ml-dsa-44": ml_dsa44, "ml-dsa-65": ml_dsa65, "ml-dsa-87": ml_dsa87 } as const

/** The pure mode of FIPS 204 §5.3: never of a digest (HashML-DSA), never the internal function. */
function verifyMlDsa(
  algorithm: keyof typeof ML_DSA,
  { publicKey, message, signature, context = new Uint8Array(0) }: EngineRequest,
): boolean {
  return ML_DSA[algorithm].verify(signature, message, publicKey, { context })
}
