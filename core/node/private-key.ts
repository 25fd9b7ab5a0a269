/**
 * Private keys as Node opens them: who signs with them, and how.
 *
 * Every signature is the same on every machine. EdDSA and ECDSA are signed portably (RFC 6979),
 * RSA by the native library with PKCS #1 v1.5, which has no random part; RSASSA-PSS has one, so
 * keys that are for it alone are not signed with.
 */
import { createPublicKey, sign, type KeyObject } from "node:crypto"
import { Failure, say } from "../base/index.ts"
import {
  makeSigner,
  parsePublicKey,
  type Signer,
  type SigningAlgorithm,
} from "../signatures/index.ts"

/** By the type that Node gives a key, or the curve that it names for it. */
const ALGORITHMS: Readonly<Record<string, SigningAlgorithm>> = {
  ed25519: "ed25519",
  ed448: "ed448",
  prime256v1: "ecdsa-p256-sha256",
  secp384r1: "ecdsa-p384-sha384",
  secp521r1: "ecdsa-p521-sha512",
}

/**
 * The signer of an opened key.
 *
 * @param path - Of its file, for the failure.
 * @throws Failure MALFORMED for a key that is not signed with, or that no verifier would take.
 */
export function signerOf(key: KeyObject, path?: string): Signer {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key
  if (type === "rsa") return rsaSigner(key, path)
  const name = details?.namedCurve ?? type ?? ""
  const algorithm = Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined
  // Asked before the export, which throws for curves that JWK has no name for.
  if (algorithm === undefined) throw refusal(path)
  const { d = "" } = key.export({ format: "jwk" })
  return makeSigner(algorithm, new Uint8Array(Buffer.from(d, "base64url")))
}

function rsaSigner(key: KeyObject, path: string | undefined): Signer {
  const spki = createPublicKey(key).export({ format: "der", type: "spki" })
  const read = parsePublicKey(new Uint8Array(spki), { algorithm: "rsa-pkcs1-sha256" })
  if (read.kind !== "key") throw refusal(path)
  return {
    publicKey: read.key,
    sign: (message) => new Uint8Array(sign("sha256", message, key)),
  }
}

function refusal(path: string | undefined): Failure {
  const message = say("this key is none of Ed25519, Ed448, P-256, P-384, P-521 and RSA")
  return new Failure("MALFORMED", message, path === undefined ? {} : { path })
}
