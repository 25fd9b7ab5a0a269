/** Files that hold a public key, in whichever form people hand one over. */
import { Failure, fromUtf8 } from "../base/index.ts"
import { parseCertificate, parsePem } from "../encodings/index.ts"
import {
  parsePublicKey,
  readPublicKeyText,
  type AlgorithmChoice,
  type PublicKey,
  type PublicKeyRead,
} from "../signatures/index.ts"
import { readOwnFile } from "./own-file.ts"

/**
 * Reads a public key in any form in which people hand one over: `K.pub`, PEM, DER, JWK, a line
 * of SSH, minisign, a verifier key.
 */
export function readPublicKeyFile(path: string, choice?: AlgorithmChoice): PublicKey {
  return usable(readPublicKeyText(readOwnFile(path, "the public key"), choice), path)
}

function usable(read: PublicKeyRead, path: string): PublicKey {
  if (read.kind === "key") return read.key
  const reason =
    read.kind === "unsupported" ? `its algorithm ${read.algorithm} is not one of ours` : read.reason
  throw new Failure("MALFORMED", `this public key cannot be used: ${reason}`, { path })
}

/** A public key by itself, or the one that a certificate is about. */
export interface KeyToPin {
  readonly key: PublicKey
  /** DER. */
  readonly certificate?: Uint8Array
}

/**
 * Reads what is to be pinned: a public key in any form, or a certificate in PEM or DER.
 *
 * @param choice - The algorithm to bind it to; without one, what the form says, else the
 *   natural one of its type.
 */
export function readKeyToPin(path: string, choice?: AlgorithmChoice): KeyToPin {
  const bytes = readOwnFile(path, "the public key")
  const der = certificateIn(bytes)
  if (der === undefined) return { key: readPublicKeyFile(path, choice) }
  const parsed = parseCertificate(der)
  if (parsed.kind === "refused") {
    throw new Failure("MALFORMED", `this certificate cannot be used: ${parsed.reason}`, { path })
  }
  const key = usable(parsePublicKey(parsed.certificate.spki, choice), path)
  return { key, certificate: der }
}

/** The bytes of a certificate, if that is what a file holds. */
function certificateIn(bytes: Uint8Array): Uint8Array | undefined {
  const text = fromUtf8(bytes)
  const pem = text === undefined ? undefined : parsePem(text)
  if (pem?.kind === "pem") {
    const [block, ...more] = pem.blocks
    return block?.label === "CERTIFICATE" && more.length === 0 ? block.bytes : undefined
  }
  return parseCertificate(bytes).kind === "certificate" ? bytes : undefined
}
