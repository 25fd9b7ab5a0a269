/**
 * `check certificate`: is there a path from this certificate to one of these anchors, good at
 * that instant for that purpose?
 *
 * The instant is taken as proven. Anchors are trusted because they were given; what has to be
 * shown about them is for whoever gives them.
 */
import {
  equalBytes,
  fromBase64,
  member,
  parseRfc3339,
  toInstant,
  toUtf8,
  unreachable,
  type JsonObject,
  type JsonValue,
  type Refused,
} from "./base/index.ts"
import {
  findPath,
  isPurpose,
  revocationFault,
  toAnchor,
  type FoundPath,
  type PathFaultCode,
  type RevocationData,
  type RevocationFault,
  type RevocationStatus,
} from "./certificates/index.ts"
import {
  parseCertificates,
  parseOcspResponse,
  parseRevocationList,
  type Certificate,
  type OcspResponse,
  type RevocationList,
} from "./encodings/index.ts"
import type { FindingCode } from "./findings/index.ts"
import type { SignatureEngine } from "./signatures/index.ts"

export interface CertificateCheck {
  readonly status: "PASSED" | "FAILED" | "INDETERMINATE"
  readonly code: FindingCode | null
  readonly reason?: string
  /** Subjects from the certificate up to the anchor. */
  readonly path?: readonly string[]
  /** One phrase for each certificate of the path but the anchor. */
  readonly revocation?: readonly string[]
  /** What deviates and has one reading all the same. */
  readonly remarks?: readonly string[]
}

/** Certificates, lists and responses of one kind in a request; no archive has so many. */
const MAX_ITEMS = 1_000

/**
 * Answers {certificate, intermediates?, anchors, crls?, ocsp?, at, purpose?}.
 *
 * Certificates are base64 of DER, or PEM; lists and responses base64 of DER; `at` is RFC 3339;
 * `purpose` one of our names or an object identifier, by default `any`. Revocation is asked
 * about exactly when `crls` or `ocsp` is given: then PASSED needs a good status of every
 * certificate in the path, otherwise the answer says that nobody asked.
 */
export function answerCertificate(
  request: JsonObject,
  engines: readonly SignatureEngine[],
): CertificateCheck {
  const read = inputsOf(request)
  if (read.kind === "refused") return { status: "FAILED", code: read.code, reason: read.reason }
  const { inputs } = read
  const answer = findPath({ ...inputs, anchors: inputs.anchors.map(toAnchor), engines })
  if (answer.kind === "failed") {
    const { code, reason, subject } = answer.fault
    const told = subject === undefined ? reason : `${reason}: ${subject}`
    return { status: statusOf(code), code, reason: told }
  }
  const fault = revocationFault(answer, inputs.at)
  return { ...(fault === undefined ? passed(answer) : revoked(fault)), ...described(answer) }
}

/** ETSI EN 319 102-1: a certificate out of its window at a proven instant is no good; all else is open. */
function statusOf(code: PathFaultCode): CertificateCheck["status"] {
  return code === "EXPIRED" || code === "NOT_YET_VALID" ? "FAILED" : "INDETERMINATE"
}

function passed({ revocation }: FoundPath): CertificateCheck {
  const isAsked = revocation.some(({ kind }) => kind !== "not-checked")
  const reason = "whether a certificate was revoked was not asked"
  return { status: "PASSED", code: null, ...(isAsked ? {} : { reason }) }
}

function revoked({ code, reason, subject }: RevocationFault): CertificateCheck {
  const status = code === "REVOKED" ? "FAILED" : "INDETERMINATE"
  return { status, code, reason: `${reason}: ${subject}` }
}

function described(answer: FoundPath): Pick<CertificateCheck, "path" | "revocation" | "remarks"> {
  const { certificates, anchor, revocation, notes } = answer
  const subjects = certificates.map(({ subject }) => subject.text)
  const pinned = anchor.certificate?.der
  const isPinned = certificates.some(({ der }) => pinned !== undefined && equalBytes(der, pinned))
  return {
    path: isPinned ? subjects : [...subjects, anchor.name.text],
    revocation: revocation.map(revocationPhrase),
    ...(notes.length === 0 ? {} : { remarks: notes }),
  }
}

function revocationPhrase(status: RevocationStatus): string {
  switch (status.kind) {
    case "good":
      return `good (${status.source} of ${toInstant(status.thisUpdate)})`
    case "revoked": {
      const { revokedAt, reason, source, thisUpdate } = status
      return `revoked at ${toInstant(revokedAt)}, ${reason} (${source} of ${toInstant(thisUpdate)})`
    }
    case "unknown":
      return `unknown: ${status.reasons.join("; ")}`
    case "not-checked":
      return "not asked"
    default:
      return unreachable(status)
  }
}

interface Inputs {
  readonly certificate: Certificate
  readonly intermediates: readonly Certificate[]
  readonly anchors: readonly Certificate[]
  readonly revocation?: RevocationData
  readonly at: number
  readonly purpose: Parameters<typeof findPath>[0]["purpose"]
}

type Read<T> = { readonly kind: "read"; readonly value: T } | Refused
type InputsRead = { readonly kind: "inputs"; readonly inputs: Inputs } | Refused

/** Leaves the reading of a request from any depth; caught in `inputsOf`. */
class Unusable extends Error {
  readonly refusal: Refused

  constructor(refusal: Refused) {
    super(refusal.reason)
    this.refusal = refusal
  }
}

function inputsOf(request: JsonObject): InputsRead {
  try {
    return { kind: "inputs", inputs: readInputs(request) }
  } catch (thrown) {
    if (!(thrown instanceof Unusable)) throw thrown
    return thrown.refusal
  }
}

function readInputs(request: JsonObject): Inputs {
  const [certificate, ...more] = certificatesIn("certificate", [member(request, "certificate")])
  if (certificate === undefined || more.length > 0) unusable("certificate is not one certificate")
  const at = parseRfc3339(textOf("at", member(request, "at")))
  if (at === undefined) unusable("at is no instant of RFC 3339")
  const purpose = textOf("purpose", member(request, "purpose") ?? "any")
  if (!isPurpose(purpose)) unusable("purpose is neither a name nor an object identifier")
  const intermediates = certificatesIn("intermediates", listOf(request, "intermediates"))
  const anchors = certificatesIn("anchors", listOf(request, "anchors"))
  const revocation = revocationIn(request)
  const given = { certificate, intermediates, anchors, at, purpose }
  return revocation === undefined ? given : { ...given, revocation }
}

function revocationIn(request: JsonObject): RevocationData | undefined {
  const isAsked = ["crls", "ocsp"].some((name) => member(request, name) !== undefined)
  if (!isAsked) return undefined
  const bytes = (name: string): readonly Uint8Array[] =>
    listOf(request, name).map((item) => bytesOf(name, item))
  return {
    lists: bytes("crls").map((der) => valueOf("crls", toList(der))),
    responses: bytes("ocsp").flatMap((der) => valueOf("ocsp", toResponses(der))),
  }
}

function toList(der: Uint8Array): Read<RevocationList> {
  const read = parseRevocationList(der)
  return read.kind === "refused" ? read : { kind: "read", value: read.list }
}

/** A response that holds no answer is about no certificate. */
function toResponses(der: Uint8Array): Read<readonly OcspResponse[]> {
  const read = parseOcspResponse(der)
  if (read.kind === "refused") return read
  return { kind: "read", value: read.kind === "response" ? [read.response] : [] }
}

/** DER in base64, or PEM with one or more certificates, for each item. */
function certificatesIn(
  name: string,
  items: readonly (JsonValue | undefined)[],
): readonly Certificate[] {
  return items.flatMap((item) => {
    const text = textOf(name, item)
    const read = parseCertificates(text.includes("-----BEGIN") ? toUtf8(text) : bytesOf(name, text))
    return valueOf(
      name,
      read.kind === "refused" ? read : { kind: "read", value: read.certificates },
    )
  })
}

function valueOf<T>(name: string, read: Read<T>): T {
  if (read.kind === "read") return read.value
  const place = read.offset === undefined ? "" : ` (at byte ${read.offset})`
  throw new Unusable({ ...read, reason: `${name}: ${read.reason}${place}` })
}

function listOf(request: JsonObject, name: string): readonly JsonValue[] {
  const value = member(request, name) ?? []
  if (!Array.isArray(value)) unusable(`${name} is not an array`)
  const items = value as readonly JsonValue[] // an array of a JsonValue
  return items.length <= MAX_ITEMS ? items : unusable(`${name} has more than ${MAX_ITEMS} items`)
}

function textOf(name: string, value: JsonValue | undefined): string {
  return typeof value === "string" ? value : unusable(`${name} is not text`)
}

function bytesOf(name: string, value: JsonValue): Uint8Array {
  return fromBase64(textOf(name, value)) ?? unusable(`${name} is not base64`)
}

function unusable(reason: string): never {
  throw new Unusable({ kind: "refused", code: "FORMAT_FAILURE", reason })
}
