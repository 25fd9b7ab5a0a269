/**
 * `check certificate`: is there a path from this certificate to one of these anchors, good at
 * that instant for that purpose?
 *
 * The instant is taken as proven. Anchors are trusted because they were given; what has to be
 * shown about them is for whoever gives them.
 */
import {
  equalBytes,
  member,
  parseRfc3339,
  toInstant,
  unreachable,
  type JsonObject,
} from "../base/index.ts"
import {
  findPath,
  isPurpose,
  revocationFault,
  toAnchor,
  type FoundPath,
  type PathFaultCode,
  type PathRequest,
  type RevocationData,
  type RevocationFault,
  type RevocationStatus,
} from "../certificates/index.ts"
import {
  parseOcspResponse,
  parseRevocationList,
  type Certificate,
  type OcspResponse,
  type RevocationList,
} from "../encodings/index.ts"
import type { SignatureEngine } from "../signatures/index.ts"
import type { Answer } from "./answer.ts"
import {
  bytesListOf,
  certificateOf,
  certificatesOf,
  textOf,
  unusable,
  Unusable,
} from "./request.ts"

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
): Answer {
  const inputs = inputsOf(request)
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
function statusOf(code: PathFaultCode): Answer["status"] {
  return code === "EXPIRED" || code === "NOT_YET_VALID" ? "FAILED" : "INDETERMINATE"
}

function passed({ revocation }: FoundPath): Answer {
  const isAsked = revocation.some(({ kind }) => kind !== "not-checked")
  const reason = "whether a certificate was revoked was not asked"
  return { status: "PASSED", code: null, ...(isAsked ? {} : { reason }) }
}

function revoked({ code, reason, subject }: RevocationFault): Answer {
  const status = code === "REVOKED" ? "FAILED" : "INDETERMINATE"
  return { status, code, reason: `${reason}: ${subject}` }
}

function described(answer: FoundPath): Pick<Answer, "path" | "revocation" | "remarks"> {
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

type Inputs = Pick<
  PathRequest,
  "certificate" | "intermediates" | "revocation" | "at" | "purpose"
> & { readonly anchors: readonly Certificate[] }

function inputsOf(request: JsonObject): Inputs {
  const at = parseRfc3339(textOf(request, "at"))
  if (at === undefined) throw new Unusable("at is no instant of RFC 3339")
  const purpose = member(request, "purpose") === undefined ? "any" : textOf(request, "purpose")
  if (!isPurpose(purpose)) throw new Unusable("purpose is neither a name nor an object identifier")
  const revocation = revocationIn(request)
  return {
    certificate: certificateOf(request, "certificate"),
    intermediates: certificatesOf(request, "intermediates"),
    anchors: certificatesOf(request, "anchors"),
    at,
    purpose,
    ...(revocation === undefined ? {} : { revocation }),
  }
}

/** Giving either is asking. */
function revocationIn(request: JsonObject): RevocationData | undefined {
  const [crls, ocsp] = [member(request, "crls"), member(request, "ocsp")]
  if (crls === undefined && ocsp === undefined) return undefined
  return {
    lists: (crls === undefined ? [] : bytesListOf(request, "crls")).map(toList),
    responses: (ocsp === undefined ? [] : bytesListOf(request, "ocsp")).flatMap(toResponses),
  }
}

function toList(der: Uint8Array): RevocationList {
  const read = parseRevocationList(der)
  return read.kind === "refused" ? unusable("crls", read) : read.list
}

/** A response that holds no answer is about no certificate. */
function toResponses(der: Uint8Array): readonly OcspResponse[] {
  const read = parseOcspResponse(der)
  if (read.kind === "refused") return unusable("ocsp", read)
  return read.kind === "response" ? [read.response] : []
}
