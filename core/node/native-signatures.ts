/**
 * The native engine: signatures computed by the cryptographic library that Node carries.
 *
 * Arithmetic only; see core/signatures/engine.ts for what it may rely on. Electron carries
 * another library than Node, so what it can compute is tried, not assumed: native-probe.ts.
 */
import { constants, createPublicKey, verify, type KeyObject } from "node:crypto"
import { toHex } from "../base/index.ts"
import { writeSpki } from "../encodings/index.ts"
import {
  portableEngine,
  schemeOf,
  standIn,
  type EngineRequest,
  type PssChoice,
  type SignatureAlgorithm,
  type SignatureEngine,
} from "../signatures/index.ts"
import { provesItself } from "./native-probe.ts"

/** Making a key costs more than verifying with it; a bag has few keys and may have many signatures. */
const CACHED_KEYS = 1024

export const nativeEngine: SignatureEngine = {
  name: "native",
  supports: supported,
  verify: verifyNatively,
}

/** Native where the library at hand can, portable where it cannot: what runs when nobody chose. */
export const nativeFirst: readonly SignatureEngine[] = [nativeEngine, standIn(portableEngine)]

/** Those that the library at hand is found to compute; each is tried with a known answer. */
export function nativeAlgorithms(
  among: readonly SignatureAlgorithm[],
): readonly SignatureAlgorithm[] {
  return among.filter((algorithm) => supported(algorithm))
}

const capabilities = new Map<string, boolean>()

/** Whether the library at hand answers a known question rightly; asked once. */
function supported(algorithm: SignatureAlgorithm, pss?: PssChoice): boolean {
  const name = `${algorithm} ${pss?.mgfHash ?? ""}`
  const known = capabilities.get(name)
  if (known !== undefined) return known
  const answer = provesItself(algorithm, pss, verifyNatively)
  capabilities.set(name, answer)
  return answer
}

function verifyNatively(request: EngineRequest): boolean {
  const { algorithm, message, signature } = request
  const scheme = schemeOf(algorithm)
  const key = keyObject(request)
  switch (scheme.family) {
    case "eddsa":
      return verify(null, message, key, signature)
    case "ml-dsa": {
      const { context = new Uint8Array(0) } = request
      return verify(null, message, { key, context }, signature)
    }
    case "ecdsa":
      return verify(scheme.hash, message, { key, dsaEncoding: "ieee-p1363" }, signature)
    case "rsa-pkcs1":
      return verify(scheme.hash, message, key, signature)
    case "rsa-pss": {
      const padding = constants.RSA_PKCS1_PSS_PADDING
      const saltLength = request.pss?.saltLength ?? 0
      return verify(scheme.hash, message, { key, padding, saltLength }, signature)
    }
  }
}

const keys = new Map<string, KeyObject>()

function keyObject(request: EngineRequest): KeyObject {
  const spki = spkiOf(request)
  const name = toHex(spki)
  const cached = keys.get(name)
  if (cached !== undefined) return cached
  // Node takes DER only as its own Buffer type; this is a view, not a copy.
  const key = createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" })
  if (keys.size >= CACHED_KEYS) keys.clear()
  keys.set(name, key)
  return key
}

/** The library takes the hash of a PSS mask only from the key, so it is written into one. */
function spkiOf({ algorithm, pss, publicKey }: EngineRequest): Uint8Array {
  const scheme = schemeOf(algorithm)
  switch (scheme.family) {
    case "eddsa":
    case "ml-dsa":
      return writeSpki(scheme.algorithm, publicKey)
    case "ecdsa":
      return writeSpki(scheme.curve, publicKey)
    case "rsa-pkcs1":
      return writeSpki("rsa", publicKey)
    case "rsa-pss": {
      const { mgfHash = scheme.hash, saltLength = 0 } = pss ?? {}
      return mgfHash === scheme.hash
        ? writeSpki("rsa", publicKey)
        : writeSpki("rsa-pss", publicKey, { hash: scheme.hash, mgfHash, saltLength })
    }
  }
}
