/**
 * Keys of signed notes: which key does a verifier key name, and did it sign this note?
 *
 * Only Ed25519 (type 0x01). How a note is written is known to core/encodings.
 *
 * @see C2SP signed-note, "Signatures" and "Verifier keys"
 */
import { equalBytes, Failure, toUtf8 } from "../base/index.ts"
import type { NoteSignature } from "../claims/index.ts"
import { parseVkey, writeSignedNote, writeSpki, writeVkey, type Vkey } from "../encodings/index.ts"
import { sha256 } from "../hashing/index.ts"
import { checkSignature, type SignatureAnswer } from "./check-signature.ts"
import type { SignatureEngine } from "./engine.ts"
import { parsePublicKey, type PublicKey } from "./public-key.ts"
import type { Signer } from "./signer.ts"

/** Signature type of plain Ed25519 over the note's text. */
const NOTE_ED25519 = 0x01
const LF = Uint8Array.of(0x0a)
const KEY_ID_BYTES = 4

export interface NoteKey {
  readonly name: string
  /** Four bytes. */
  readonly keyId: Uint8Array
  readonly key: PublicKey
}

export type NoteKeyRead =
  | { readonly kind: "key"; readonly noteKey: NoteKey }
  /** Well formed, its id agrees, and its type is not Ed25519. */
  | {
      readonly kind: "unsupported"
      readonly name: string
      readonly keyId: Uint8Array
      readonly type: number
    }
  | { readonly kind: "refused"; readonly reason: string }

/** First four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key), for a 32-byte Ed25519 key. */
export function noteKeyId(name: string, ed25519Key: Uint8Array): Uint8Array {
  return keyIdOf(name, Uint8Array.of(NOTE_ED25519), ed25519Key)
}

/**
 * The verifier key of a name and an Ed25519 key.
 *
 * @throws Failure INTERNAL for other keys than Ed25519.
 */
export function vkeyOf(name: string, key: PublicKey): string {
  const { keyId } = ownNoteKey(name, key)
  return writeVkey({ name, keyId, type: NOTE_ED25519, key: key.raw })
}

/**
 * Signs a note under a name, with the only signature that it then has.
 *
 * @param text - The text up to and including its last LF.
 * @returns The whole note.
 * @throws Failure INTERNAL for other signers than Ed25519, or a text that no note can hold.
 */
export function signNote(text: Uint8Array, name: string, signer: Signer): Uint8Array {
  const { keyId } = ownNoteKey(name, signer.publicKey)
  return writeSignedNote({ text, signatures: [{ name, keyId, signature: signer.sign(text) }] })
}

function ownNoteKey(name: string, key: PublicKey): NoteKey {
  const noteKey = noteKeyOf(name, key)
  if (noteKey !== undefined) return noteKey
  throw new Failure("INTERNAL", `a note cannot be signed with a key for ${key.algorithm}`)
}

/** Makes the note key that a name and an Ed25519 key form together; `undefined` for other keys. */
export function noteKeyOf(name: string, key: PublicKey): NoteKey | undefined {
  if (key.algorithm !== "ed25519") return undefined
  return { name, keyId: noteKeyId(name, key.raw), key }
}

/** Reads a verifier key and checks that its id is that of its name and key. */
export function readVkey(text: string): NoteKeyRead {
  const parsed = parseVkey(text)
  if (parsed.kind === "refused") return { kind: "refused", reason: parsed.reason }
  const { name, keyId, type, key } = parsed.vkey
  if (!equalBytes(keyId, vkeyId(parsed.vkey))) {
    return { kind: "refused", reason: "its key id is not that of its name and key" }
  }
  if (type !== NOTE_ED25519) return { kind: "unsupported", name, keyId, type }
  if (key.length !== 32) return { kind: "refused", reason: "an Ed25519 key has 32 bytes" }
  const read = parsePublicKey(writeSpki("ed25519", key))
  if (read.kind !== "key") {
    return { kind: "refused", reason: "its public key is not one that can show who signed" }
  }
  return { kind: "key", noteKey: { name, keyId, key: read.key } }
}

/** True when the signature line is said to be by this key: same name, same key id. */
export function namesKey(signature: NoteSignature, { name, keyId }: NoteKey): boolean {
  return signature.name === name && equalBytes(signature.keyId, keyId)
}

export interface NoteSignatureRequest {
  /** The signed text up to and including its last LF. */
  readonly text: Uint8Array
  /** What follows the key id in the signature line. */
  readonly signature: Uint8Array
  readonly key: PublicKey
}

/** Checks one signature line's signature over the note's text. */
export function checkNoteSignature(
  { text, signature, key }: NoteSignatureRequest,
  engines: readonly SignatureEngine[],
): SignatureAnswer {
  return checkSignature({ key, message: text, signature, encoding: "raw" }, engines)
}

/** Signature type of ECDSA; its ids leave the name out (C2SP signed-note, Signature types). */
const NOTE_ECDSA = 0x02

/** True when the id that a verifier key states is that of its type, name and key. */
export function hasOwnKeyId(vkey: Vkey): boolean {
  const own = vkey.type === NOTE_ECDSA ? sha256(vkey.key).subarray(0, KEY_ID_BYTES) : vkeyId(vkey)
  return equalBytes(vkey.keyId, own)
}

function vkeyId({ name, type, key }: Vkey): Uint8Array {
  return keyIdOf(name, Uint8Array.of(type), key)
}

/** As `noteKeyId`, for a key of another signature type, such as 0x04 for cosignatures. */
export function noteKeyIdOfType(name: string, type: number, key: Uint8Array): Uint8Array {
  return keyIdOf(name, Uint8Array.of(type), key)
}

function keyIdOf(name: string, type: Uint8Array, key: Uint8Array): Uint8Array {
  return sha256(toUtf8(name), LF, type, key).subarray(0, KEY_ID_BYTES)
}
