/** Files that hold a public key, in whichever form people hand one over. */
import { Failure, saidWithPlace, say, type Saying } from "../base/index.ts"
import {
  parsePublicKey,
  readPublicKeyText,
  SIGNATURE_ALGORITHMS,
  type AlgorithmChoice,
  type PublicKey,
  type PublicKeyRead,
  type SignatureAlgorithm,
} from "../signatures/index.ts"
import { readOwnFile } from "./own-file.ts"

/**
 * Reads a public key in any form in which people hand one over: `K.pub`, PEM, DER, JWK, a line
 * of SSH, minisign, a verifier key, a certificate.
 */
export function readPublicKeyFile(path: string, choice?: AlgorithmChoice): PublicKey {
  return readKeyToPin(path, choice).key
}

/** A public key by itself, or the one that a certificate is about. */
export interface KeyToPin {
  readonly key: PublicKey
  /** DER. */
  readonly certificate?: Uint8Array
}

/**
 * Reads what is to be pinned: a public key in any form, or a certificate.
 *
 * @param choice - The algorithm to bind it to; without one, what the form says, else the
 *   natural one of its type.
 */
export function readKeyToPin(path: string, choice?: AlgorithmChoice): KeyToPin {
  const read = readPublicKeyText(readOwnFile(path, "the public key"), choice)
  if (read.kind === "key") {
    const { key, text } = read
    return text.certificate === undefined ? { key } : { key, certificate: text.certificate }
  }
  throw new Failure("MALFORMED", unusable(read), { path })
}

/** The key for the one use that is chosen, from what was read. @throws Failure MALFORMED. */
export function boundTo({ key, ...more }: KeyToPin, choice: AlgorithmChoice): KeyToPin {
  const read = parsePublicKey(key.spki, choice)
  if (read.kind === "key") return { ...more, key: read.key }
  throw new Failure("MALFORMED", unusable(read))
}

/** The algorithms that it can be bound to, with the salt and mask that are usual for them. */
export function usesOf({ key }: KeyToPin): readonly SignatureAlgorithm[] {
  return SIGNATURE_ALGORITHMS.filter(
    (algorithm) => parsePublicKey(key.spki, { algorithm }).kind === "key",
  )
}

function unusable(read: Exclude<PublicKeyRead, { readonly kind: "key" }>): Saying {
  const reason =
    read.kind === "unsupported"
      ? say("its algorithm {algorithm} is not one of ours", { algorithm: read.algorithm })
      : saidWithPlace(read)
  return say("this public key cannot be used: {reason}", { reason })
}
