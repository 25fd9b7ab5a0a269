/** The members of a request to `check`: bytes, texts and integers out of JSON. */
import {
  fromBase64,
  isJsonObject,
  member,
  numberLiteral,
  toCanonicalJson,
  toUtf8,
  type JsonObject,
  reasonAndPlace,
  type JsonValue,
  type Refused,
} from "../base/index.ts"
import { parseCertificates, type Certificate } from "../encodings/index.ts"

/** Leaves a request from any depth; caught where requests are answered and by nobody else. */
export class Unusable extends Error {}

/** Leaves a request because of what one of its members holds, and says where it stops being that. */
export function unusable(name: string, refusal: Refused): never {
  throw new Unusable(`${name}: ${reasonAndPlace(refusal)}`)
}

export function textOf(request: JsonObject, name: string): string {
  const value = member(request, name)
  if (typeof value !== "string") throw new Unusable(`${name} is not text`)
  return value
}

export function bytesOf(request: JsonObject, name: string): Uint8Array {
  const bytes = fromBase64(textOf(request, name))
  if (bytes === undefined) throw new Unusable(`${name} is not base64`)
  return bytes
}

export function textsOf(request: JsonObject, name: string): readonly string[] {
  const value = member(request, name)
  if (!Array.isArray(value)) throw new Unusable(`${name} is not an array`)
  const items = value as readonly JsonValue[] // an array of a JsonValue
  return items.map((item) => {
    if (typeof item !== "string") throw new Unusable(`${name} holds something else than text`)
    return item
  })
}

/** A `null` is an empty list: Go writes its empty lists that way. */
export function bytesListOf(request: JsonObject, name: string): readonly Uint8Array[] {
  if (member(request, name) === null) return []
  return textsOf(request, name).map((text) => {
    const bytes = fromBase64(text)
    if (bytes === undefined) throw new Unusable(`${name} holds something else than base64`)
    return bytes
  })
}

/** Exactly one certificate, as `certificatesOf` reads them. */
export function certificateOf(request: JsonObject, name: string): Certificate {
  const [certificate, ...more] = certificatesIn(name, textOf(request, name))
  if (certificate !== undefined && more.length === 0) return certificate
  throw new Unusable(`${name} is not one certificate`)
}

/** Texts with certificates in one request; no archive has so many. */
const MAX_CERTIFICATES = 1_000

/** Certificates as base64 of DER, or as PEM; several in one text are several. Absent is none. */
export function certificatesOf(request: JsonObject, name: string): readonly Certificate[] {
  if ((member(request, name) ?? null) === null) return []
  const texts = textsOf(request, name)
  if (texts.length > MAX_CERTIFICATES) throw new Unusable(`${name} has too many items`)
  return texts.flatMap((text) => certificatesIn(name, text))
}

function certificatesIn(name: string, text: string): readonly Certificate[] {
  const read = parseCertificates(fromBase64(text) ?? toUtf8(text))
  return read.kind === "refused" ? unusable(name, read) : read.certificates
}

const MAX_INTEGER = 2n ** 64n - 1n

export function integerOf(request: JsonObject, name: string): bigint {
  const value = member(request, name)
  const decimal = typeof value === "number" ? String(value) : (numberLiteral(value) ?? value)
  if (typeof decimal !== "string" || !/^(?:0|[1-9][0-9]{0,19})$/.test(decimal)) {
    throw new Unusable(`${name} is not an integer from 0 to 2^64-1`)
  }
  const integer = BigInt(decimal)
  if (integer > MAX_INTEGER) throw new Unusable(`${name} is not an integer from 0 to 2^64-1`)
  return integer
}

/** A count of bytes or bits that may be left out; larger than any that is meant is unusable. */
export function optionalSizeOf(request: JsonObject, name: string): number | undefined {
  if (member(request, name) === undefined) return undefined
  const integer = integerOf(request, name)
  if (integer > 1_000_000n) throw new Unusable(`${name} is larger than any that there is`)
  return Number(integer)
}

/** A key as text: base64 of its DER, PEM or any other form of readPublicKeyText; or a JWK object. */
export function keyTextOf(request: JsonObject, name: string): Uint8Array {
  const value = member(request, name)
  if (value !== undefined && isJsonObject(value)) return toCanonicalJson(value)
  return toUtf8(textOf(request, name))
}
