/** Files that hold a public key, in whichever form people hand one over. */
import { Failure, saidWithPlace, say } from "../base/index.ts"
import { readPublicKeyText, type AlgorithmChoice, type PublicKey } from "../signatures/index.ts"
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
  const reason =
    read.kind === "unsupported"
      ? say("its algorithm {algorithm} is not one of ours", { algorithm: read.algorithm })
      : saidWithPlace(read)
  throw new Failure("MALFORMED", say("this public key cannot be used: {reason}", { reason }), {
    path,
  })
}
