/** Signature files: which form is this, and what does it hold? */
import { fromUtf8, isJsonObject, parseJson, type Refused } from "../base/index.ts"
import {
  looksLikeCompactJws,
  looksLikeSshSignature,
  parseBareSignature,
  parseInTotoMetadata,
  parseJws,
  parseMinisignSignature,
  parseSshSignature,
  toDsseEnvelope,
  type SignedDataAnswer,
} from "../encodings/index.ts"
import { parseCms } from "./cms-envelope.ts"
import type { SignatureEnvelope } from "./envelope-forms.ts"

export type EnvelopeRead =
  | { readonly kind: "envelope"; readonly envelope: SignatureEnvelope }
  /** Known by its shape, and not read here; `form` names it. */
  | { readonly kind: "unsupported"; readonly form: string }
  | Refused

const CMS_LABELS = /^-----BEGIN (?:PKCS7|CMS)-----/
const PGP_LABEL = /^-----BEGIN PGP /
/** SEQUENCE, then the object identifier of CMS signed data (RFC 5652 §5.1). */
const SIGNED_DATA = "\u0006\u0009\u002a\u0086\u0048\u0086\u00f7\u000d\u0001\u0007\u0002"
/** DER's longest header before it. */
const SIGNED_DATA_WITHIN = 6

/**
 * Reads a signature of any form, known by how it begins.
 *
 * A damaged file of a known form is refused as such; it never becomes bare bytes.
 */
export function parseEnvelope(bytes: Uint8Array): EnvelopeRead {
  if (looksLikeSshSignature(bytes)) return envelopeOf(parseSshSignature(bytes))
  const text = fromUtf8(bytes) ?? ""
  if (isSignedData(bytes) || CMS_LABELS.test(text)) return cmsEnvelope(parseCms(bytes, text))
  if (PGP_LABEL.test(text)) return { kind: "unsupported", form: "OpenPGP" }
  if (text.startsWith("untrusted comment: ")) return envelopeOf(parseMinisignSignature(bytes))
  if (/^[ \t\r\n]*\{/.test(text)) return jsonEnvelope(bytes)
  if (looksLikeCompactJws(text)) return envelopeOf(parseJws(bytes))
  return envelopeOf(parseBareSignature(bytes))
}

/** By members that only one of the forms has. */
function jsonEnvelope(bytes: Uint8Array): EnvelopeRead {
  const parsed = parseJson(bytes)
  if (parsed.kind === "refused") return parsed
  const { value } = parsed
  const has = (name: string): boolean => isJsonObject(value) && Object.hasOwn(value, name)
  if (has("mediaType")) return { kind: "unsupported", form: "Sigstore bundle" }
  if (has("signed")) return envelopeOf(parseInTotoMetadata(bytes))
  if (!has("payloadType")) return envelopeOf(parseJws(bytes))
  const dsse = toDsseEnvelope(value)
  if (dsse.kind === "refused") return dsse
  return envelopeOf({ kind: "dsse", envelope: dsse.envelope })
}

function cmsEnvelope(read: SignedDataAnswer): EnvelopeRead {
  return read.kind === "refused"
    ? read
    : { kind: "envelope", envelope: { kind: "cms", data: read.data } }
}

function envelopeOf(read: SignatureEnvelope | Refused): EnvelopeRead {
  return read.kind === "refused" ? read : { kind: "envelope", envelope: read }
}

function isSignedData(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return false
  const head = String.fromCharCode(...bytes.subarray(0, SIGNED_DATA_WITHIN + SIGNED_DATA.length))
  return head.includes(SIGNED_DATA)
}
