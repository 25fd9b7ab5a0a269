/**
 * The files of minisign: public keys and signatures (its manual, "Signature format").
 *
 * Read and written, nothing verified. Key ids are read as they stand: they are chance
 * numbers beside the key, which nothing binds to it.
 */
import {
  concat,
  fromBase64,
  fromUtf8,
  refused,
  refusedAs,
  toBase64,
  toHex,
  toUtf8,
  type Refused,
} from "../base/index.ts"

/** `Ed`: the message itself is signed. `ED`: its BLAKE2b-512 is. Keys are always `Ed`. */
const LEGACY = 0x4564
const PREHASHED = 0x4544
const ALGORITHM_BYTES = 2
const KEY_ID_BYTES = 8
const KEY_BYTES = 32
const SIGNATURE_BYTES = 64
/** More than the comments, of 1,024 and 8,192 bytes at most in minisign itself, ever need. */
const MAX_BYTES = 64 * 1024

const UNTRUSTED = "untrusted comment: "
const TRUSTED = "trusted comment: "

export interface MinisignKey {
  /** Eight bytes as they lie in the file. */
  readonly keyId: Uint8Array
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array
  /** Nobody signed it; "" when the key stands alone. */
  readonly untrustedComment: string
}

export type MinisignKeyAnswer = { readonly kind: "key"; readonly key: MinisignKey } | Refused

/** Reads a public key: the two lines of its file, or its base64 alone. */
export function parseMinisignKey(text: string): MinisignKeyAnswer {
  const [first = "", second, ...more] = linesOf(text)
  const hasComment = first.startsWith(UNTRUSTED)
  const bytes = fromBase64((hasComment ? second : first) ?? "")
  const extra = hasComment ? more.length > 0 : second !== undefined
  if (bytes?.length !== ALGORITHM_BYTES + KEY_ID_BYTES + KEY_BYTES || extra) {
    return refused("not a minisign public key")
  }
  if (algorithmOf(bytes) !== LEGACY) return refused("a minisign key of another algorithm")
  const key = {
    keyId: bytes.slice(ALGORITHM_BYTES, ALGORITHM_BYTES + KEY_ID_BYTES),
    publicKey: bytes.slice(ALGORITHM_BYTES + KEY_ID_BYTES),
    untrustedComment: hasComment ? first.slice(UNTRUSTED.length) : "",
  }
  return { kind: "key", key }
}

/** True for a text that can be nothing but a minisign public key, sound or not. */
export function looksLikeMinisignKey(text: string): boolean {
  return text.startsWith(UNTRUSTED) || /^RW[A-Za-z0-9+/]{54}\r?\n?$/.test(text)
}

export interface MinisignSignature {
  /** True when BLAKE2b-512 of the message is signed, false when the message is. */
  readonly prehashed: boolean
  /** Eight bytes; which key they mean is not signed. */
  readonly keyId: Uint8Array
  /** Ed25519, 64 bytes. */
  readonly signature: Uint8Array
  /** Nobody signed it. */
  readonly untrustedComment: string
  /** Signed together with the signature, without its heading. */
  readonly trustedComment: string
  /** Ed25519 over `signature` ‖ `trustedComment`, 64 bytes. */
  readonly globalSignature: Uint8Array
}

export type MinisignSignatureAnswer =
  { readonly kind: "minisign"; readonly signature: MinisignSignature } | Refused

/** Reads the four lines of a signature file; lines may end in CR LF. */
export function parseMinisignSignature(bytes: Uint8Array): MinisignSignatureAnswer {
  if (bytes.length > MAX_BYTES) return refusedAs("LIMIT_EXCEEDED", "a longer file than 64 KiB")
  const text = fromUtf8(bytes)
  if (text === undefined) return refused("the file is not UTF-8")
  const lines = linesOf(text)
  const { untrusted, signed, trusted, global } = namedLines(lines)
  const atLine = (index: number, reason: string): Refused =>
    refused(
      reason,
      toUtf8(
        lines
          .slice(0, index)
          .map((line) => `${line}\n`)
          .join(""),
      ).length,
    )
  if (!untrusted.startsWith(UNTRUSTED)) return atLine(0, "no untrusted comment")
  const own = ownSignature(signed)
  if (own === undefined) return atLine(1, "a line that is not a signature of minisign")
  if (!trusted.startsWith(TRUSTED)) return atLine(2, "no trusted comment")
  const globalSignature = fromBase64(global)
  if (globalSignature?.length !== SIGNATURE_BYTES) return atLine(3, "no global signature")
  if (lines.length > 4) return atLine(4, "a line after the global signature")
  const signature = {
    ...own,
    untrustedComment: untrusted.slice(UNTRUSTED.length),
    trustedComment: trusted.slice(TRUSTED.length),
    globalSignature,
  }
  return { kind: "minisign", signature }
}

function namedLines([untrusted = "", signed = "", trusted = "", global = ""]: readonly string[]) {
  return { untrusted, signed, trusted, global }
}

/** Algorithm, key id and signature, in base64 of 74 bytes. */
function ownSignature(
  line: string,
): Pick<MinisignSignature, "prehashed" | "keyId" | "signature"> | undefined {
  const bytes = fromBase64(line)
  if (bytes?.length !== ALGORITHM_BYTES + KEY_ID_BYTES + SIGNATURE_BYTES) return undefined
  const algorithm = algorithmOf(bytes)
  if (algorithm !== LEGACY && algorithm !== PREHASHED) return undefined
  return {
    prehashed: algorithm === PREHASHED,
    keyId: bytes.slice(ALGORITHM_BYTES, ALGORITHM_BYTES + KEY_ID_BYTES),
    signature: bytes.slice(ALGORITHM_BYTES + KEY_ID_BYTES),
  }
}

/** What the global signature is made over. */
export function minisignGlobalMessage({
  signature,
  trustedComment,
}: Pick<MinisignSignature, "signature" | "trustedComment">): Uint8Array {
  return concat(signature, toUtf8(trustedComment))
}

/** Writes a signature file; the comments must be without line ends. */
export function writeMinisignSignature(signature: MinisignSignature): Uint8Array {
  const algorithm = signature.prehashed ? PREHASHED : LEGACY
  const own = concat(
    Uint8Array.of(algorithm >> 8, algorithm & 0xff),
    signature.keyId,
    signature.signature,
  )
  return toUtf8(
    [
      `${UNTRUSTED}${signature.untrustedComment}`,
      toBase64(own),
      `${TRUSTED}${signature.trustedComment}`,
      toBase64(signature.globalSignature),
      "",
    ].join("\n"),
  )
}

/** Writes a public key file. */
export function writeMinisignKey({ keyId, publicKey, untrustedComment }: MinisignKey): Uint8Array {
  const bytes = concat(Uint8Array.of(LEGACY >> 8, LEGACY & 0xff), keyId, publicKey)
  return toUtf8(`${UNTRUSTED}${untrustedComment}\n${toBase64(bytes)}\n`)
}

/** A key id as minisign shows it: a little-endian number in hex. */
export function formatMinisignKeyId(keyId: Uint8Array): string {
  return toHex(keyId.toReversed()).toUpperCase()
}

function algorithmOf(bytes: Uint8Array): number {
  return ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)
}

/** Lines without their ends; what follows the last end counts as a line unless it is empty. */
function linesOf(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line))
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines
}
