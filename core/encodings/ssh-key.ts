/**
 * SSH public keys: RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4, and the line that OpenSSH
 * writes into a .pub file.
 */
import { equalBytes, fromBase64, refused, type Refused } from "../base/index.ts"
import {
  hasRawKeyLength,
  rawKeyBytes,
  spkiOfRaw,
  spkiOfRsa,
  type RawKeyKind,
} from "./key-material.ts"
import { parseSshStrings, sshMagnitude, sshText, writeSshStrings } from "./ssh-wire.ts"

export type SshKeyAnswer =
  | {
      readonly kind: "key"
      /** Such as `ssh-ed25519`. */
      readonly type: string
      readonly spki: Uint8Array
    }
  /** Of a type that is not read here, such as keys on security tokens (`sk-`); `type` names it. */
  | { readonly kind: "unsupported"; readonly type: string }
  | Refused

interface RawType {
  readonly key: RawKeyKind
  /** Points name their curve once more. */
  readonly curve?: string
}

/** Types whose key is one string of bytes, for points after the name of the curve. */
const RAW_TYPES: Readonly<Record<string, RawType>> = {
  "ssh-ed25519": { key: "ed25519" },
  "ecdsa-sha2-nistp256": { key: "p256", curve: "nistp256" },
  "ecdsa-sha2-nistp384": { key: "p384", curve: "nistp384" },
  "ecdsa-sha2-nistp521": { key: "p521", curve: "nistp521" },
}

/** Reads a key as it is sent: its type, then what that type holds. */
export function parseSshKey(blob: Uint8Array): SshKeyAnswer {
  const parsed = parseSshStrings(blob)
  if (parsed.kind === "refused") return parsed
  const [typeField, ...fields] = parsed.strings
  const type = sshText(typeField)
  if (type === undefined) return refused("an SSH key without a type", 0)
  if (type === "ssh-rsa") return rsaKey(type, fields)
  const known = Object.hasOwn(RAW_TYPES, type) ? RAW_TYPES[type] : undefined
  return known === undefined ? { kind: "unsupported", type } : rawKey(type, known, fields)
}

function rawKey(type: string, known: RawType, fields: readonly Uint8Array[]): SshKeyAnswer {
  const [curve, raw, ...more] = known.curve === undefined ? [undefined, ...fields] : fields
  if (sshText(curve) !== known.curve) return refused("a point of another curve than its type says")
  if (raw === undefined || more.length > 0 || !hasRawKeyLength(known.key, raw)) {
    return refused("an SSH key whose parts are not those of its type")
  }
  return { kind: "key", type, spki: spkiOfRaw(known.key, raw) }
}

function rsaKey(type: string, fields: readonly Uint8Array[]): SshKeyAnswer {
  const [exponent, modulus] = [sshMagnitude(fields[0]), sshMagnitude(fields[1])]
  if (exponent === undefined || modulus === undefined || fields.length > 2) {
    return refused("an RSA key that is not two positive integers")
  }
  return { kind: "key", type, spki: spkiOfRsa(modulus, exponent) }
}

/**
 * Writes a key as SSH sends it.
 *
 * @returns Its type and its bytes; `undefined` for a key that is not one of the raw types.
 */
export function writeSshKey(
  spki: Uint8Array,
): { readonly type: string; readonly blob: Uint8Array } | undefined {
  for (const [type, { key, curve }] of Object.entries(RAW_TYPES)) {
    // A SubjectPublicKeyInfo ends in the raw key, so the only key that it can hold is that.
    const raw = spki.slice(-rawKeyBytes(key))
    if (!equalBytes(spkiOfRaw(key, raw), spki)) continue
    const fields = curve === undefined ? [type, raw] : [type, curve, raw]
    return { type, blob: writeSshStrings(...fields) }
  }
  return undefined
}

/** True for a text that begins as a line of a .pub file does. */
export function looksLikeSshLine(text: string): boolean {
  return /^(?:ssh-|ecdsa-sha2-|sk-)[a-z0-9@.-]+ /.test(text)
}

export type SshLineAnswer =
  | (SshKeyAnswer & { readonly kind: "key"; readonly comment: string })
  | Exclude<SshKeyAnswer, { kind: "key" }>

const LINE = /^([a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,2})(?: ([^\r\n]*))?\r?\n?$/

/**
 * Reads the one line of a .pub file: type, base64, comment.
 *
 * Options before the type (authorized_keys) and a second line are refused.
 */
export function parseSshLine(text: string): SshLineAnswer {
  const [, type = "", base64 = "", comment = ""] = LINE.exec(text) ?? []
  const blob = fromBase64(base64)
  if (type === "" || blob === undefined) return refused("not one line of an SSH public key")
  const read = parseSshKey(blob)
  if (read.kind === "refused") return read
  if (read.type !== type) return refused("an SSH key of another type than its line says")
  return read.kind === "key" ? { ...read, comment } : read
}
