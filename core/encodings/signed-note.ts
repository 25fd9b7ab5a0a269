/**
 * Signed notes and verifier keys (C2SP signed-note).
 *
 * Text, blank line, signature lines: read and written, nothing verified. Key ids are
 * read as they stand; whether one belongs to its key is asked in core/signatures.
 */
import {
  concat,
  Failure,
  fromBase64,
  fromHex,
  fromUtf8,
  refused,
  refusedAs,
  say,
  toBase64,
  toHex,
  toUtf8,
  type Refused,
} from "../base/index.ts"

export interface SignedNoteSignature {
  readonly name: string
  /** First four bytes of the signature line's base64. */
  readonly keyId: Uint8Array
  /** The rest of it; at least one byte. */
  readonly signature: Uint8Array
}

export interface SignedNote {
  /** The signed text up to and including its last LF. */
  readonly text: Uint8Array
  /** At least one, in the order of their lines. */
  readonly signatures: readonly SignedNoteSignature[]
}

export type SignedNoteAnswer = { readonly kind: "note"; readonly note: SignedNote } | Refused

const NOTE_LIMITS = { bytes: 1_000_000, signatures: 100 } as const

const KEY_ID_BYTES = 4
/** Em dash and space: the beginning of every signature line. */
const SIGNATURE_PREFIX = "\u2014 "

/**
 * Reads a signed note.
 *
 * @returns The note, or a refusal: LIMIT_EXCEEDED beyond 1,000,000 bytes or 100 signatures,
 *   FORMAT_FAILURE for what is not UTF-8, holds a control character other than LF, has no
 *   blank line, or has a line below the last blank one that is not a signature line.
 * @see C2SP signed-note, Format
 */
export function parseSignedNote(bytes: Uint8Array): SignedNoteAnswer {
  if (bytes.length > NOTE_LIMITS.bytes) {
    return refusedAs(
      "LIMIT_EXCEEDED",
      say("a note of more than {most} bytes", { most: NOTE_LIMITS.bytes }),
    )
  }
  const whole = fromUtf8(bytes)
  if (whole === undefined) return refused("the note is not UTF-8")
  if (/[\0-\x09\x0b-\x1f]/.test(whole)) return refused("a control character in the note")
  const split = whole.lastIndexOf("\n\n")
  if (split < 0) return refused("no blank line between the text and its signatures")
  const text = whole.slice(0, split + 1)
  const block = whole.slice(split + 2)
  if (block === "") return refused("no signatures")
  if (!block.endsWith("\n")) return refused("the last line does not end in LF", bytes.length)
  const lines = block.slice(0, -1).split("\n")
  if (lines.length > NOTE_LIMITS.signatures) {
    return refusedAs(
      "LIMIT_EXCEEDED",
      say("more than {most} signatures", { most: NOTE_LIMITS.signatures }),
    )
  }
  const signatures = lines.flatMap((line) => parseSignatureLine(line) ?? [])
  if (signatures.length < lines.length) return refused("a line that is not a signature line")
  return { kind: "note", note: { text: toUtf8(text), signatures } }
}

function parseSignatureLine(line: string): SignedNoteSignature | undefined {
  if (!line.startsWith(SIGNATURE_PREFIX)) return undefined
  const rest = line.slice(SIGNATURE_PREFIX.length)
  const space = rest.indexOf(" ")
  if (space < 0) return undefined
  const name = rest.slice(0, space)
  const bytes = fromBase64(rest.slice(space + 1))
  if (!isNoteKeyName(name) || bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined
  return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) }
}

/** True for a key name: not empty, well formed, no plus, no Unicode white space or control. */
function isNoteKeyName(name: string): boolean {
  return name !== "" && name.isWellFormed() && !/[+\0-\x1f]|\p{White_Space}/u.test(name)
}

/**
 * Writes a signed note.
 *
 * @throws Failure INTERNAL when the parts do not make a note that `parseSignedNote` reads.
 */
export function writeSignedNote({ text, signatures }: SignedNote): Uint8Array {
  const lines = signatures.map(
    ({ name, keyId, signature }) =>
      `${SIGNATURE_PREFIX}${name} ${toBase64(concat(keyId, signature))}\n`,
  )
  const bytes = concat(text, toUtf8(`\n${lines.join("")}`))
  const answer = parseSignedNote(bytes)
  if (answer.kind === "refused") throw new Failure("INTERNAL", `no signed note: ${answer.reason}`)
  return bytes
}

/** A verifier key: `<name>+<key id in hex>+<base64 of type and key>`. */
export interface Vkey {
  readonly name: string
  /** Four bytes, as stated. */
  readonly keyId: Uint8Array
  /** Signature type identifier; 1 is Ed25519. */
  readonly type: number
  readonly key: Uint8Array
}

export type VkeyAnswer = { readonly kind: "vkey"; readonly vkey: Vkey } | Refused

const VKEY = /^([^+]+)\+([0-9a-fA-F]{8})\+([A-Za-z0-9+/]+={0,2})$/

/** Reads a verifier key of any type; whether its id belongs to it is not asked here. */
export function parseVkey(text: string): VkeyAnswer {
  const [, name = "", id = "", base64 = ""] = VKEY.exec(text) ?? []
  const keyId = fromHex(id)
  const bytes = fromBase64(base64)
  const [type] = bytes ?? []
  if (!isNoteKeyName(name) || keyId === undefined || bytes === undefined || type === undefined) {
    return refused("not a verifier key")
  }
  return { kind: "vkey", vkey: { name, keyId, type, key: bytes.slice(1) } }
}

export function writeVkey({ name, keyId, type, key }: Vkey): string {
  return `${name}+${toHex(keyId)}+${toBase64(concat(Uint8Array.of(type), key))}`
}
