/**
 * SSH signatures over files (OpenSSH, PROTOCOL.sshsig, version 1).
 *
 * Read and written, nothing verified. The key inside says who is said to have signed; only
 * a key from outside can show it.
 */
import {
  concat,
  equalBytes,
  fromBase64,
  fromUtf8,
  refused,
  refusedAs,
  toBase64,
  toUtf8,
  type Refused,
} from "../base/index.ts"
import { writeDerInteger, writeDerSequence } from "./der-write.ts"
import { parseEcdsaSignature } from "./ecdsa.ts"
import { parseSshKey } from "./ssh-key.ts"
import {
  parseSshStrings,
  parseSshUint32,
  sshMagnitude,
  sshText,
  toSshInteger,
  writeSshStrings,
  writeSshUint32,
} from "./ssh-wire.ts"

export type SshHash = "sha256" | "sha512"

export interface SshSignature {
  /** The key it is said to be made with: SubjectPublicKeyInfo; absent for types not read here. */
  readonly spki?: Uint8Array
  /** Such as `ssh-ed25519`. */
  readonly keyType: string
  /** Never empty: keeps signatures for one purpose from serving another. */
  readonly namespace: string
  readonly hash: SshHash
  /** Such as `rsa-sha2-512`; for other keys than RSA the type of the key. */
  readonly algorithm: string
  /** ECDSA: DER. Others: raw. */
  readonly signature: Uint8Array
}

export type SshSignatureAnswer =
  { readonly kind: "sshsig"; readonly signature: SshSignature } | Refused

const MAGIC = toUtf8("SSHSIG")
const VERSION = 1
const LABEL = "SSH SIGNATURE"
const BEGIN = `-----BEGIN ${LABEL}-----`
/** Lines of base64 between two fixed ones, and nothing after them but their end. */
const ARMOUR = new RegExp(
  `^${BEGIN}\\r?\\n([A-Za-z0-9+/=\\r\\n]+)\\n-----END ${LABEL}-----\\r?\\n?$`,
)
const LINE_CHARACTERS = 70
/** RSA keys of 16,384 bits take 5 KiB. */
const MAX_BYTES = 64 * 1024

/** True for bytes that begin as an armoured signature does. */
export function looksLikeSshSignature(bytes: Uint8Array): boolean {
  return equalBytes(bytes.subarray(0, BEGIN.length), toUtf8(BEGIN))
}

/**
 * Reads an armoured signature.
 *
 * @returns The signature, or a refusal: text before or after the armour, another version, an
 *   empty namespace, another hash than SHA-256 and SHA-512, a filled `reserved` field, or
 *   anything that is not exactly of that shape.
 */
export function parseSshSignature(bytes: Uint8Array): SshSignatureAnswer {
  if (bytes.length > MAX_BYTES) return refusedAs("LIMIT_EXCEEDED", "a longer file than 64 KiB")
  if (!looksLikeSshSignature(bytes)) return refused("no BEGIN line of an SSH signature", 0)
  const text = fromUtf8(bytes)
  if (text === undefined) return refused("the file is not UTF-8")
  const lines = ARMOUR.exec(text)?.[1]
  const blob = lines === undefined ? undefined : fromBase64(lines.replace(/[\r\n]/g, ""))
  if (lines === undefined || blob === undefined) {
    return refused("not one armoured SSH signature", strangeCharacter(text))
  }
  const read = parseBlob(blob)
  return read.kind === "refused" ? shifted(read, (offset) => inArmour(text, offset)) : read
}

/** Where the first character stands that no line of base64 may hold; `undefined` where none does. */
function strangeCharacter(text: string): number | undefined {
  const body = text.indexOf("\n") + 1
  const at = text.slice(body).search(/[^A-Za-z0-9+/=\r\n]/)
  return at < 0 || text.startsWith("-----END ", body + at) ? undefined : body + at
}

/** Where the byte of the blob stands in the file: four characters of base64 for three bytes. */
function inArmour(text: string, offset: number): number {
  let left = Math.floor((offset * 4) / 3)
  for (let at = text.indexOf("\n") + 1; at < text.length; at += 1) {
    const isBreak = text[at] === "\r" || text[at] === "\n"
    if (!isBreak && left === 0) return at
    if (!isBreak) left -= 1
  }
  return text.length
}

function shifted(read: Refused, to: (offset: number) => number): Refused {
  return read.offset === undefined ? read : { ...read, offset: to(read.offset) }
}

/** Offsets count from the beginning of what the armour holds. */
function parseBlob(blob: Uint8Array): SshSignatureAnswer {
  if (!equalBytes(blob.subarray(0, MAGIC.length), MAGIC)) return refused("no SSHSIG magic", 0)
  if (parseSshUint32(blob, MAGIC.length) !== VERSION) {
    return refused("another version of SSH signatures", MAGIC.length)
  }
  const fields = parseSshStrings(blob, MAGIC.length + 4)
  return fields.kind === "refused" ? fields : withFields(fields.strings)
}

/** Where the contents of a field begin, behind its length and all the fields before it. */
function fieldAt(fields: readonly Uint8Array[], index: number): number {
  const before = fields.slice(0, index).reduce((sum, { length }) => sum + 4 + length, 0)
  return MAGIC.length + 4 + before + 4
}

function withFields(fields: readonly Uint8Array[]): SshSignatureAnswer {
  if (fields.length !== 5) return refused("not the five fields of an SSH signature")
  const [key, namespace, reserved, hash, signed] = fields
  if (reserved?.length !== 0) {
    return refused("a reserved field that is not empty", fieldAt(fields, 2))
  }
  const purpose = sshText(namespace) ?? ""
  if (purpose === "") return refused("no namespace", fieldAt(fields, 1))
  const name = sshText(hash)
  if (name !== "sha256" && name !== "sha512") {
    return refused("another hash than SHA-256 or SHA-512", fieldAt(fields, 3))
  }
  if (key === undefined || signed === undefined) return refused("a field is missing")
  const [keyAt, signedAt] = [fieldAt(fields, 0), fieldAt(fields, 4)]
  return withSignature({ key, keyAt, signed, signedAt, namespace: purpose, hash: name })
}

interface Fields {
  readonly key: Uint8Array
  readonly keyAt: number
  readonly signed: Uint8Array
  readonly signedAt: number
  readonly namespace: string
  readonly hash: SshHash
}

function withSignature(fields: Fields): SshSignatureAnswer {
  const { key, keyAt, signed, signedAt, namespace, hash } = fields
  const read = parseSshKey(key)
  if (read.kind === "refused") return shifted(read, (offset) => keyAt + offset)
  const parts = parseSshStrings(signed)
  if (parts.kind === "refused") return shifted(parts, (offset) => signedAt + offset)
  const [name, raw, ...more] = parts.strings
  const algorithm = sshText(name)
  if (algorithm === undefined || raw === undefined) {
    return refused("a signature without its parts", signedAt)
  }
  const common = { keyType: read.type, namespace, hash, algorithm }
  // Signatures by tokens have more fields; they are named, and not read further.
  if (read.kind === "unsupported") return answer({ ...common, signature: raw })
  if (more.length > 0) return refused("a signature with more than its parts", signedAt)
  const signature = algorithm.startsWith("ecdsa-") ? ecdsaDer(raw) : raw
  if (signature === undefined) {
    return refused("an ECDSA signature that is not two integers", signedAt)
  }
  return answer({ ...common, spki: read.spki, signature })
}

function answer(signature: SshSignature): SshSignatureAnswer {
  return { kind: "sshsig", signature }
}

/** Two multiple precision integers (RFC 5656 §3.1.2), as DER has them. */
function ecdsaDer(raw: Uint8Array): Uint8Array | undefined {
  const parts = parseSshStrings(raw)
  if (parts.kind === "refused" || parts.strings.length !== 2) return undefined
  const [r, s] = parts.strings.map(sshMagnitude)
  if (r === undefined || s === undefined) return undefined
  return writeDerSequence(writeDerInteger(r), writeDerInteger(s))
}

/**
 * The bytes that an SSH signature is made over.
 *
 * @param digest - Of the message, by `hash`.
 */
export function sshSignedMessage(namespace: string, hash: SshHash, digest: Uint8Array): Uint8Array {
  return concat(MAGIC, writeSshStrings(namespace, "", hash, digest))
}

export interface SshSignatureParts {
  /** The key as SSH writes it. */
  readonly key: Uint8Array
  readonly namespace: string
  readonly hash: SshHash
  readonly algorithm: string
  /** ECDSA: DER. Others: raw. */
  readonly signature: Uint8Array
}

/** Writes an armoured signature. */
export function writeSshSignature(parts: SshSignatureParts): Uint8Array {
  const { key, namespace, hash, algorithm, signature } = parts
  const raw = algorithm.startsWith("ecdsa-") ? sshEcdsa(signature, algorithm) : signature
  const blob = concat(
    MAGIC,
    writeSshUint32(VERSION),
    writeSshStrings(key, namespace, "", hash, writeSshStrings(algorithm, raw)),
  )
  const lines = toBase64(blob).match(new RegExp(`.{1,${String(LINE_CHARACTERS)}}`, "g")) ?? []
  return toUtf8([BEGIN, ...lines, `-----END ${LABEL}-----`, ""].join("\n"))
}

const ORDER_BYTES: Readonly<Record<string, number>> = {
  "ecdsa-sha2-nistp256": 32,
  "ecdsa-sha2-nistp384": 48,
  "ecdsa-sha2-nistp521": 66,
}

function sshEcdsa(der: Uint8Array, algorithm: string): Uint8Array {
  const half = ORDER_BYTES[algorithm] ?? 0
  const read = parseEcdsaSignature(der, half)
  if (read.kind === "refused") throw new RangeError(`not an ECDSA signature: ${read.reason}`)
  return writeSshStrings(
    toSshInteger(read.p1363.subarray(0, half)),
    toSshInteger(read.p1363.subarray(half)),
  )
}
