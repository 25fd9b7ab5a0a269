/**
 * Classic in-toto metadata: links and layouts with the signatures beside them.
 *
 * What is signed is neither the file nor RFC 8785, but the older canonical form of the
 * securesystemslib: two files with the same members say the same. Read only.
 *
 * @see in-toto specification 1.0, section 4 (metadata format); OLPC canonical JSON
 */
import {
  compareUtf8,
  fromHex,
  isJsonObject,
  member,
  parseJson,
  refused,
  refusedAs,
  toUtf8,
  type JsonValue,
  type Refused,
} from "../base/index.ts"

export interface InTotoSignature {
  /** A hint: the digest of the key in a form of the library's own. */
  readonly keyid: string
  readonly sig: Uint8Array
}

export interface InTotoMetadata {
  /** The canonical form of the member `signed`: the bytes that are signed. */
  readonly signed: Uint8Array
  readonly signatures: readonly InTotoSignature[]
}

export type InTotoAnswer = { readonly kind: "in-toto"; readonly metadata: InTotoMetadata } | Refused

const MAX_SIGNATURES = 100

/** Reads a link or a layout; unsigned ones are refused. */
export function parseInTotoMetadata(bytes: Uint8Array): InTotoAnswer {
  const parsed = parseJson(bytes)
  if (parsed.kind === "refused") return parsed
  if (!isJsonObject(parsed.value)) return refused("metadata that is not an object")
  const signed = member(parsed.value, "signed")
  const items = member(parsed.value, "signatures")
  if (!isJsonObject(signed)) return refused("no signed part")
  if (!Array.isArray(items) || items.length === 0) return refused("no signatures")
  if (items.length > MAX_SIGNATURES) return refusedAs("LIMIT_EXCEEDED", "too many signatures")
  const signatures = (items as readonly JsonValue[]).flatMap(readSignature) // of a JsonValue
  if (signatures.length < items.length) return refused("a signature without keyid and sig in hex")
  const canonical = toOlpcJson(signed)
  if (canonical === undefined) return refused("a number that is not an integer")
  return { kind: "in-toto", metadata: { signed: toUtf8(canonical), signatures } }
}

function readSignature(item: JsonValue): readonly InTotoSignature[] {
  if (!isJsonObject(item)) return []
  const [keyid, hex] = [member(item, "keyid"), member(item, "sig")]
  const sig = typeof hex === "string" ? fromHex(hex) : undefined
  return typeof keyid === "string" && sig !== undefined ? [{ keyid, sig }] : []
}

/**
 * Canonical JSON as OLPC defined it: members in the order of their code points, no white
 * space, and in texts only `"` and `\` escaped.
 *
 * @returns `undefined` when it holds a number that is not an integer.
 */
function toOlpcJson(value: JsonValue): string | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : undefined
  if (typeof value === "string") return `"${value.replace(/["\\]/g, "\\$&")}"`
  if (value === null || typeof value === "boolean") return String(value)
  if (!isJsonObject(value)) {
    const items = value.map(toOlpcJson)
    return items.includes(undefined) ? undefined : `[${items.join(",")}]`
  }
  const names = Object.keys(value).sort(compareUtf8)
  const members = names.map((name) => {
    const text = toOlpcJson(member(value, name) ?? null)
    return text === undefined ? undefined : `${String(toOlpcJson(name))}:${text}`
  })
  return members.includes(undefined) ? undefined : `{${members.join(",")}}`
}
