/**
 * Public keys in any form that people hand over, ready to verify with.
 *
 * The one reader for pinning, for `check` and for whoever else is given a key. What the
 * form says about the algorithm binds the key; nothing that it says else is believed.
 */
import { reasoned, reasonSaid, type Saying } from "../base/index.ts"
import { parsePublicKeyText, type PublicKeyText } from "../encodings/index.ts"
import { isSignatureAlgorithm } from "./algorithms.ts"
import { hasOwnKeyId } from "./note-keys.ts"
import {
  parsePublicKey,
  type AlgorithmChoice,
  type KeyRefused,
  type PublicKeyRead,
} from "./public-key.ts"

export type PublicKeyTextRead =
  | (Extract<PublicKeyRead, { kind: "key" }> & { readonly text: PublicKeyText })
  | Exclude<PublicKeyRead, { kind: "key" }>

/**
 * Reads one public key: PEM, DER, base64 of DER, a certificate in any of these, JWK, a line of an
 * SSH .pub file, a minisign public key or a C2SP verifier key.
 *
 * @param choice - What the one who hands it over says of the algorithm; a text that binds the
 *   key to another is refused. Without it, what the text says, else the key's natural one.
 * @returns Never throws on hostile bytes.
 */
export function readPublicKeyText(bytes: Uint8Array, choice?: AlgorithmChoice): PublicKeyTextRead {
  const parsed = parsePublicKeyText(bytes)
  if (parsed.kind === "unsupported") return { kind: "unsupported", algorithm: parsed.type }
  if (parsed.kind === "refused") {
    const { offset } = parsed
    return { ...refuse(reasonSaid(parsed)), ...(offset === undefined ? {} : { offset }) }
  }
  const { text } = parsed
  if (text.vkey !== undefined && !hasOwnKeyId(text.vkey)) {
    return refuse("its key id is not that of its name and key")
  }
  const read = bindText(text, choice)
  return read.kind === "key" ? { ...read, text } : read
}

function bindText({ spki, algorithm }: PublicKeyText, choice?: AlgorithmChoice): PublicKeyRead {
  if (algorithm === undefined) return parsePublicKey(spki, choice)
  if (algorithm !== (choice?.algorithm ?? algorithm)) {
    return refuse("a key that is bound to an algorithm it is not for")
  }
  return isSignatureAlgorithm(algorithm)
    ? parsePublicKey(spki, choice ?? { algorithm })
    : { kind: "unsupported", algorithm }
}

function refuse(why: Saying | string): KeyRefused {
  const said = typeof why === "string" ? { reason: why } : reasoned(why)
  return { kind: "refused", code: "FORMAT_FAILURE", ...said }
}
