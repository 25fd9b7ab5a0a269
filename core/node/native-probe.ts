/**
 * What can the library at hand compute? It is asked questions whose answers are known.
 *
 * A name in a list proves nothing: an algorithm counts as served when a good signature is
 * found good, and the same signature over another message is not.
 */
import { fromBase64, toUtf8 } from "../base/index.ts"
import { parseSpki, type KeyAlgorithm } from "../encodings/index.ts"
import {
  schemeOf,
  type EngineRequest,
  type PssChoice,
  type SignatureAlgorithm,
} from "../signatures/index.ts"
import {
  ML_DSA_PROBE_CONTEXT,
  ML_DSA_PROBE_KEYS,
  ML_DSA_PROBE_SIGNATURES,
} from "./native-vectors-ml-dsa.ts"
import {
  PROBE_KEYS,
  PROBE_MESSAGE,
  PROBE_MIXED_PSS,
  PROBE_SALT,
  PROBE_SIGNATURES,
} from "./native-vectors.ts"

type Verify = (request: EngineRequest) => boolean

/**
 * True when the library answers rightly for the algorithm.
 *
 * For RSASSA-PSS with a mask by another hash, both hashes must be served, and masks by another
 * hash at all.
 */
export function provesItself(
  algorithm: SignatureAlgorithm,
  pss: PssChoice | undefined,
  verify: Verify,
): boolean {
  const scheme = schemeOf(algorithm)
  if (scheme.family !== "rsa-pss") return answers(requestOf(algorithm), verify)
  const mgfHash = pss?.mgfHash ?? scheme.hash
  if (mgfHash === scheme.hash) return answers(pssRequest(algorithm, mgfHash), verify)
  const mixed = pssRequest("rsa-pss-sha256", "sha1", PROBE_MIXED_PSS)
  const both = [algorithm, `rsa-pss-${mgfHash}`] as const
  return answers(mixed, verify) && both.every((one) => provesItself(one, undefined, verify))
}

function answers(request: EngineRequest | undefined, verify: Verify): boolean {
  if (request === undefined) return false
  try {
    const other = { ...request, message: toUtf8(`${PROBE_MESSAGE}.`) }
    const { context, ...bare } = request
    return verify(request) && !verify(other) && (context === undefined || !verify(bare))
  } catch {
    return false
  }
}

function pssRequest(
  algorithm: SignatureAlgorithm,
  mgfHash: PssChoice["mgfHash"],
  signature?: string,
): EngineRequest | undefined {
  const request = requestOf(algorithm, signature)
  return request === undefined
    ? undefined
    : { ...request, pss: { mgfHash, saltLength: PROBE_SALT } }
}

/** The known question about an algorithm; `undefined` when there is none. */
function requestOf(
  algorithm: SignatureAlgorithm,
  given = SIGNATURES[algorithm],
): EngineRequest | undefined {
  const key = KEYS[keyTypeOf(algorithm)]
  const spki = key === undefined ? undefined : fromBase64(key)
  const signature = given === undefined ? undefined : fromBase64(given)
  const read = spki === undefined ? undefined : parseSpki(spki)
  if (read?.kind !== "key" || signature === undefined) return undefined
  const request = {
    algorithm,
    publicKey: read.publicKey,
    message: toUtf8(PROBE_MESSAGE),
    signature,
  }
  const isMlDsa = schemeOf(algorithm).family === "ml-dsa"
  return isMlDsa ? { ...request, context: toUtf8(ML_DSA_PROBE_CONTEXT) } : request
}

const KEYS: Readonly<Partial<Record<KeyAlgorithm, string>>> = {
  ...PROBE_KEYS,
  ...ML_DSA_PROBE_KEYS,
}
const SIGNATURES: Readonly<Partial<Record<SignatureAlgorithm, string>>> = {
  ...PROBE_SIGNATURES,
  ...ML_DSA_PROBE_SIGNATURES,
}

function keyTypeOf(algorithm: SignatureAlgorithm): KeyAlgorithm {
  const scheme = schemeOf(algorithm)
  switch (scheme.family) {
    case "eddsa":
    case "ml-dsa":
      return scheme.algorithm
    case "ecdsa":
      return scheme.curve
    case "rsa-pkcs1":
    case "rsa-pss":
      return "rsa"
  }
}
