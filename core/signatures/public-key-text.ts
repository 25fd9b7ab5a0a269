/**
 * Public keys in any form that people hand over, ready to verify with.
 *
 * The one reader for pinning, for `check` and for whoever else is given a key. What the
 * form says about the algorithm binds the key; nothing that it says else is believed.
 */
import { parsePublicKeyText, type PublicKeyText } from "../encodings/index.ts"
import { hasOwnKeyId } from "./note-keys.ts"
import { parsePublicKey, type PublicKeyRead } from "./public-key.ts"

export type PublicKeyTextRead =
  | (Extract<PublicKeyRead, { kind: "key" }> & { readonly text: PublicKeyText })
  | Exclude<PublicKeyRead, { kind: "key" }>

/**
 * Reads one public key: PEM, DER, base64 of DER, JWK, a line of an SSH .pub file, a minisign
 * public key or a C2SP verifier key.
 *
 * Never throws on hostile bytes.
 */
export function readPublicKeyText(bytes: Uint8Array): PublicKeyTextRead {
  const parsed = parsePublicKeyText(bytes)
  if (parsed.kind === "unsupported") return { kind: "unsupported", algorithm: parsed.type }
  if (parsed.kind === "refused") return refuse(parsed.reason)
  const { text } = parsed
  if (text.vkey !== undefined && !hasOwnKeyId(text.vkey)) {
    return refuse("its key id is not that of its name and key")
  }
  const read = parsePublicKey(text.spki)
  if (read.kind !== "key") return read
  if (text.algorithm !== undefined && text.algorithm !== read.key.algorithm) {
    return refuse("a key that is bound to an algorithm it is not for")
  }
  return { ...read, text }
}

function refuse(reason: string): PublicKeyTextRead {
  return { kind: "refused", code: "FORMAT_FAILURE", reason }
}
