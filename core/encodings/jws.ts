/**
 * JSON Web Signatures: compact, flattened and general, attached and detached
 * (RFC 7515, RFC 7797).
 *
 * Read and written, nothing verified. `alg` is read to be held against the algorithm of a
 * key from outside; `kid`, `jwk`, `x5c` and `jku` are nowhere followed.
 */
import {
  concat,
  fromBase64Url,
  fromUtf8,
  isJsonObject,
  LIMITS,
  member,
  parseJson,
  refused,
  refusedAs,
  toBase64Url,
  toUtf8,
  type JsonObject,
  type JsonValue,
  type Refused,
} from "../base/index.ts"

export interface JwsSignature {
  /** The algorithm that the signer says it used; from the protected header only. */
  readonly alg: string
  /** A name for a key; protected or not. */
  readonly kid?: string
  /** False when the payload is signed as it is, not its base64url (RFC 7797). */
  readonly encoded: boolean
  /** The protected header as it is signed: base64url. */
  readonly protectedText: string
  readonly signature: Uint8Array
}

export interface Jws {
  /** Absent when it is detached (RFC 7515 appendix F). */
  readonly payload?: Uint8Array
  /** At least one. */
  readonly signatures: readonly JwsSignature[]
}

export type JwsAnswer = { readonly kind: "jws"; readonly jws: Jws } | Refused

/** Each costs a verification. */
const MAX_SIGNATURES = 100
/** Header parameters that a signer may call critical (RFC 7515 §4.1.11): those understood here. */
const UNDERSTOOD = ["b64"]

const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*\n?$/

/** True for a text in the shape of the compact serialization. */
export function looksLikeCompactJws(text: string): boolean {
  return COMPACT.test(text)
}

/**
 * Reads any of the three serializations; the compact one may end in one LF, as files do.
 *
 * @returns The signatures with their payload, or a refusal: JSON that is not strict (members
 *   named twice), base64url with padding or set unused bits, no protected `alg`, a header
 *   member in both headers, a critical one that is not understood, a `b64` that is not
 *   critical, signatures that disagree about `b64`, an unencoded payload that is not detached.
 */
export function parseJws(bytes: Uint8Array): JwsAnswer {
  if (bytes.length > LIMITS.tagFileBytes) {
    return refusedAs("LIMIT_EXCEEDED", `a text of more than ${LIMITS.tagFileBytes} bytes`)
  }
  const text = fromUtf8(bytes)
  if (text === undefined) return refused("the text is not UTF-8")
  if (looksLikeCompactJws(text)) return parseCompact(text.replace(/\n$/, ""))
  const parsed = parseJson(bytes)
  if (parsed.kind === "refused") return parsed
  return isJsonObject(parsed.value) ? parseSerialized(parsed.value) : refused("no JWS at all")
}

function parseCompact(text: string): JwsAnswer {
  const [protectedText = "", payloadText = "", signatureText = ""] = text.split(".")
  const places = {
    protected: 0,
    payload: protectedText.length + 1,
    signature: protectedText.length + 1 + payloadText.length + 1,
  }
  const read = readSignature({ protectedText, signatureText, header: {}, places })
  if (read.kind === "refused") return read
  const given = payloadText === "" ? undefined : payloadText
  return withPayload(given, [read.signature], places.payload)
}

/** Flattened (RFC 7515 §7.2.2) when there is a `signature`, else general (§7.2.1). */
function parseSerialized(value: JsonObject): JwsAnswer {
  const payload = member(value, "payload")
  const several = member(value, "signatures")
  if (payload !== undefined && typeof payload !== "string") return refused("a payload not in text")
  const isFlattened = member(value, "signature") !== undefined
  if (isFlattened === (several !== undefined)) {
    return refused("neither one signature nor several")
  }
  const items = isFlattened ? [value] : several
  if (!Array.isArray(items) || items.length === 0) return refused("no signatures")
  if (items.length > MAX_SIGNATURES) return refusedAs("LIMIT_EXCEEDED", "too many signatures")
  const read = (items as readonly JsonValue[]).map(readItem) // an array of a JsonValue
  const bad = read.find((one) => one.kind === "refused")
  if (bad?.kind === "refused") return bad
  return withPayload(
    payload,
    read.flatMap((one) => (one.kind === "signature" ? [one.signature] : [])),
  )
}

/** @param at - Where the payload begins in the file, where that is known. */
function withPayload(
  text: string | undefined,
  signatures: readonly JwsSignature[],
  at?: number,
): JwsAnswer {
  const unencoded = signatures.filter(({ encoded }) => !encoded)
  if (unencoded.length > 0 && unencoded.length < signatures.length) {
    return refused("signatures that disagree about b64") // RFC 7797 §3
  }
  if (text === undefined) return { kind: "jws", jws: { signatures } }
  if (unencoded.length > 0) return refused("an unencoded payload that is not detached", at)
  const payload = fromBase64Url(text)
  if (payload === undefined) return refused("a payload that is not base64url", at)
  return { kind: "jws", jws: { payload, signatures } }
}

type SignatureRead = { readonly kind: "signature"; readonly signature: JwsSignature } | Refused

function readItem(item: JsonValue): SignatureRead {
  if (!isJsonObject(item)) return refused("a signature that is not an object")
  const protectedText = member(item, "protected")
  const signatureText = member(item, "signature")
  const header = member(item, "header") ?? {}
  if (typeof protectedText !== "string") return refused("a signature without protected header")
  if (typeof signatureText !== "string") return refused("a signature that is not text")
  if (!isJsonObject(header)) return refused("a header that is not an object")
  return readSignature({ protectedText, signatureText, header })
}

interface SignatureTexts {
  readonly protectedText: string
  readonly signatureText: string
  /** Not signed. */
  readonly header: JsonObject
  /** Where the two texts begin in the file; inside JSON that is not known any more. */
  readonly places?: { readonly protected: number; readonly signature: number }
}

function readSignature(texts: SignatureTexts): SignatureRead {
  const { protectedText, signatureText, header, places } = texts
  const signature = fromBase64Url(signatureText)
  if (signature === undefined) {
    return refused("a signature that is not base64url", places?.signature)
  }
  const read = readHeader(texts)
  if (read.kind === "refused") return read
  const { alg, signed } = read
  const kid = member(signed, "kid") ?? member(header, "kid")
  return {
    kind: "signature",
    signature: {
      alg,
      ...(typeof kid === "string" ? { kid } : {}),
      encoded: member(signed, "b64") !== false,
      protectedText,
      signature,
    },
  }
}

type HeaderRead =
  { readonly kind: "header"; readonly signed: JsonObject; readonly alg: string } | Refused

function readHeader({ protectedText, header, places }: SignatureTexts): HeaderRead {
  const at = places?.protected
  const bytes = fromBase64Url(protectedText)
  if (bytes === undefined) return refused("a protected header that is not base64url", at)
  const parsed = parseJson(bytes)
  if (parsed.kind === "refused") return headerRefused(parsed, at)
  if (!isJsonObject(parsed.value)) return refused("a protected header that is not an object", at)
  const fault = headerFault(parsed.value, header)
  if (fault !== undefined) return refused(fault, at)
  const alg = member(parsed.value, "alg")
  if (typeof alg !== "string") return refused("no alg in the protected header", at)
  return { kind: "header", signed: parsed.value, alg }
}

/** The place in the header is none in the file: it is written in base64, 4 characters for 3 bytes. */
function headerRefused({ offset, ...read }: Refused, at: number | undefined): Refused {
  if (offset === undefined || at === undefined) return read
  return { ...read, offset: at + Math.floor((offset * 4) / 3) }
}

/** RFC 7515 §4 and §4.1.11, RFC 7797 §3 and §6. */
function headerFault(signed: JsonObject, unsigned: JsonObject): string | undefined {
  if (Object.keys(unsigned).some((name) => Object.hasOwn(signed, name))) {
    return "a header member in both headers"
  }
  if (["alg", "crit", "b64"].some((name) => Object.hasOwn(unsigned, name))) {
    return "a header member outside of the protected header, where it may not be"
  }
  const b64 = member(signed, "b64")
  if (b64 !== undefined && typeof b64 !== "boolean") return "a b64 that is neither true nor false"
  const critical = criticalNames(signed)
  if (typeof critical === "string") return critical
  return b64 === undefined || critical.includes("b64") ? undefined : "a b64 that is not critical"
}

function criticalNames(signed: JsonObject): readonly string[] | string {
  const crit = member(signed, "crit")
  if (crit === undefined) return []
  if (!Array.isArray(crit) || crit.length === 0) return "a crit that lists nothing"
  const names = (crit as readonly JsonValue[]).flatMap((name) =>
    // an array of a JsonValue
    typeof name === "string" ? [name] : [],
  )
  if (names.length < crit.length) return "a crit that lists something else than names"
  if (new Set(names).size < names.length) return "a crit that names something twice"
  if (names.some((name) => !UNDERSTOOD.includes(name))) return "a critical member not understood"
  return names.every((name) => Object.hasOwn(signed, name))
    ? names
    : "a critical member that is not there"
}

/** The bytes that a signature is made over (RFC 7515 §5.1, step 8; RFC 7797 §3). */
export function jwsSigningInput(
  { protectedText, encoded }: Pick<JwsSignature, "protectedText" | "encoded">,
  payload: Uint8Array,
): Uint8Array {
  return concat(toUtf8(`${protectedText}.`), encoded ? toUtf8(toBase64Url(payload)) : payload)
}

/** Writes a protected header as it is signed: base64url of JSON. */
export function writeJwsHeader(header: JsonObject): string {
  return toBase64Url(toUtf8(JSON.stringify(header)))
}

/** Writes the compact serialization with its payload left out (RFC 7515 appendix F). */
export function writeDetachedJws(protectedText: string, signature: Uint8Array): Uint8Array {
  return toUtf8(`${protectedText}..${toBase64Url(signature)}\n`)
}
