/**
 * DSSE envelopes (secure-systems-lab/dsse, protocol 1.0.0 and envelope 1.0.0).
 *
 * Two readers: a general one for other people's envelopes, and a strict one for the
 * evidence bag, where an envelope has one byte string. Keys are nowhere taken from an
 * envelope; what was signed and by whom is decided in core/signatures.
 */
import {
  concat,
  fromBase64,
  hasExactly,
  isJsonObject,
  member,
  parseCanonicalJson,
  parseJson,
  refused,
  refusedAs,
  toBase64,
  toCanonicalJson,
  toUtf8,
  type JsonObject,
  type JsonValue,
  type Refused,
} from "../base/index.ts"

export interface DsseSignature {
  /** A hint only (protocol 1.0.0, KEYID); absent when the envelope has none. */
  readonly keyid?: string
  readonly sig: Uint8Array
}

export interface DsseEnvelope {
  readonly payloadType: string
  readonly payload: Uint8Array
  /** At least one. */
  readonly signatures: readonly DsseSignature[]
}

export type DsseAnswer =
  | {
      readonly kind: "envelope"
      readonly envelope: DsseEnvelope
      /** Members that the specification does not name, such as `signatures[0].cert`; not signed. */
      readonly unknownMembers: readonly string[]
    }
  | Refused

/** Bytes between the members of the pre-authentication encoding. */
const SPACE = toUtf8(" ")
const LINE_FEED = 0x0a

/**
 * The bytes that a DSSE signature is made over: `DSSEv1 <length> <type> <length> <payload>`,
 * lengths in bytes, decimal.
 *
 * @see DSSE protocol 1.0.0, Signature Definition
 */
export function pae(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = toUtf8(payloadType)
  const head = toUtf8(`DSSEv1 ${type.length} `)
  return concat(head, type, SPACE, toUtf8(String(payload.length)), SPACE, payload)
}

/**
 * Reads an envelope written by anybody: strict JSON, base64 of either alphabet with padding,
 * members beyond the specification's listed rather than refused.
 */
export function parseDsseEnvelope(bytes: Uint8Array): DsseAnswer {
  const answer = parseJson(bytes)
  return answer.kind === "refused" ? answer : toDsseEnvelope(answer.value)
}

/** As `parseDsseEnvelope`, from a value that was parsed strictly already. */
export function toDsseEnvelope(value: JsonValue): DsseAnswer {
  if (!isJsonObject(value)) return refused("an envelope that is not an object")
  const payloadType = member(value, "payloadType")
  const payload = base64Member(value, "payload")
  const signatures = member(value, "signatures")
  if (typeof payloadType !== "string") return refused("no payloadType")
  if (payload === undefined) return refused("no payload in base64")
  if (!Array.isArray(signatures) || signatures.length === 0) return refused("no signatures")
  const read = (signatures as readonly JsonValue[]).map(readSignature) // an array of a JsonValue
  const bad = read.find((signature) => signature.kind === "refused")
  if (bad?.kind === "refused") return bad
  return {
    kind: "envelope",
    envelope: { payloadType, payload, signatures: read.flatMap(signatureOf) },
    unknownMembers: unknownMembers(value, signatures),
  }
}

type SignatureAnswer = { readonly kind: "signature"; readonly signature: DsseSignature } | Refused

function readSignature(value: JsonValue): SignatureAnswer {
  if (!isJsonObject(value)) return refused("a signature that is not an object")
  const keyid = member(value, "keyid")
  const sig = base64Member(value, "sig")
  if (sig === undefined) return refused("a signature without sig in base64")
  if (keyid === undefined) return { kind: "signature", signature: { sig } }
  if (typeof keyid !== "string") return refused("a keyid that is not text")
  return { kind: "signature", signature: { keyid, sig } }
}

function signatureOf(answer: SignatureAnswer): readonly DsseSignature[] {
  return answer.kind === "signature" ? [answer.signature] : []
}

/** Both alphabets are allowed (envelope 1.0.0), a mixture of them is not. */
function base64Member(object: JsonObject, name: string): Uint8Array | undefined {
  const text = member(object, name)
  if (typeof text !== "string") return undefined
  if (!/[-_]/.test(text)) return fromBase64(text)
  return /[+/]/.test(text) ? undefined : fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"))
}

/** Writes an envelope with any number of signatures: JSON and one LF. */
export function writeDsseEnvelope(envelope: DsseEnvelope): Uint8Array {
  const { payloadType, payload, signatures } = envelope
  const json = toCanonicalJson({
    payload: toBase64(payload),
    payloadType,
    signatures: signatures.map(({ keyid, sig }) => ({
      ...(keyid === undefined ? {} : { keyid }),
      sig: toBase64(sig),
    })),
  })
  return concat(json, Uint8Array.of(LINE_FEED))
}

function unknownMembers(envelope: JsonObject, signatures: readonly JsonValue[]): readonly string[] {
  const known = new Set(["payload", "payloadType", "signatures"])
  const ofEnvelope = Object.keys(envelope).filter((name) => !known.has(name))
  const ofSignatures = signatures.flatMap((signature, index) =>
    Object.keys(isJsonObject(signature) ? signature : {})
      .filter((name) => name !== "keyid" && name !== "sig")
      .map((name) => `signatures[${index}].${name}`),
  )
  return [...ofEnvelope, ...ofSignatures]
}

/** An envelope as the evidence bag writes it: one signature, which names a key. */
export interface EvidenceEnvelope {
  readonly payloadType: string
  readonly payload: Uint8Array
  readonly signature: { readonly keyid: string; readonly sig: Uint8Array }
}

export type EvidenceEnvelopeAnswer =
  { readonly kind: "envelope"; readonly envelope: EvidenceEnvelope } | Refused

/**
 * Reads an envelope of the evidence bag (docs/evidence-bag.md, sections 8 and 11).
 *
 * @param line - The canonical form without LF: one line of custody/signatures.jsonl.
 * @returns The envelope, or a refusal: CANON_DIALECT_MISMATCH when only the form is wrong.
 */
export function parseEnvelopeLine(line: Uint8Array): EvidenceEnvelopeAnswer {
  const answer = parseCanonicalJson(line)
  if (answer.kind === "refused") return answer
  const envelope = toEvidenceEnvelope(answer.value)
  if (envelope === undefined) return refused("not an envelope with exactly one signature")
  if (answer.kind === "not-canonical") {
    return refusedAs("CANON_DIALECT_MISMATCH", "an envelope that is not in canonical form")
  }
  return { kind: "envelope", envelope }
}

/** Reads a file below seals/: the canonical form followed by one LF. */
export function parseSealEnvelope(file: Uint8Array): EvidenceEnvelopeAnswer {
  if (file.at(-1) !== LINE_FEED) return refused("the file does not end in LF", file.length)
  return parseEnvelopeLine(file.subarray(0, -1))
}

/** Writes the canonical form without LF. */
export function writeEnvelopeLine({
  payloadType,
  payload,
  signature,
}: EvidenceEnvelope): Uint8Array {
  return toCanonicalJson({
    payload: toBase64(payload),
    payloadType,
    signatures: [{ keyid: signature.keyid, sig: toBase64(signature.sig) }],
  })
}

/** Writes a file for seals/: the canonical form followed by LF. */
export function writeSealEnvelope(envelope: EvidenceEnvelope): Uint8Array {
  return concat(writeEnvelopeLine(envelope), Uint8Array.of(LINE_FEED))
}

function toEvidenceEnvelope(value: JsonValue): EvidenceEnvelope | undefined {
  if (!hasExactly(value, ["payload", "payloadType", "signatures"])) return undefined
  const { payloadType, signatures } = value
  const payload = standardBase64(value["payload"])
  if (typeof payloadType !== "string" || payload === undefined) return undefined
  if (!Array.isArray(signatures) || signatures.length !== 1) return undefined
  const [signature] = signatures as readonly JsonValue[] // an array of a JsonValue
  if (!hasExactly(signature, ["keyid", "sig"])) return undefined
  const { keyid } = signature
  const sig = standardBase64(signature["sig"])
  if (typeof keyid !== "string" || sig === undefined) return undefined
  return { payloadType, payload, signature: { keyid, sig } }
}

function standardBase64(value: JsonValue | undefined): Uint8Array | undefined {
  return typeof value === "string" ? fromBase64(value) : undefined
}
