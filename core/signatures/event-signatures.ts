/**
 * Signatures over single events, by the agents named in them: part of the check `custody`.
 *
 * @see docs/evidence-bag.md, section 11
 */
import { toHex } from "../base/index.ts"
import type { EventSignatureClaim } from "../claims/index.ts"
import { finding, type Finding, type Place } from "../findings/index.ts"
import { sha256 } from "../hashing/index.ts"
import { attribute, type KnownKey, type SignatureContext } from "./attribution.ts"

/** The payload type of a signature over one line of the log. */
export const EVENT_PAYLOAD_TYPE = "application/vnd.sealwright.event+json"

export interface EventSignaturesRequest<K extends KnownKey> extends SignatureContext<K> {
  /** Path of the file that holds the signatures. */
  readonly path: string
  readonly signatures: readonly EventSignatureClaim[]
  /** SHA-256 (hex) of lines of the log, without LF: at least of all that are asked for and exist. */
  readonly lines: ReadonlySet<string>
}

export interface EventSignaturesChecked<K extends KnownKey> {
  readonly findings: readonly Finding[]
  /** Signatures that count: by a pinned key, over a line of this log. */
  readonly counted: readonly { readonly lineSha256: string; readonly signer: K }[]
}

/** SHA-256 (hex) of every line that a signature is said to be over: what to look for in the log. */
export function signedLines(signatures: readonly EventSignatureClaim[]): ReadonlySet<string> {
  return new Set(signatures.map(({ payload }) => toHex(sha256(payload))))
}

/** Checks every event signature; one that weighs nothing is noted, one that lies is broken. */
export function checkEventSignatures<K extends KnownKey>(
  request: EventSignaturesRequest<K>,
): EventSignaturesChecked<K> {
  const checked = request.signatures.map((signature) => checkOne(request, signature))
  return {
    findings: checked.flatMap(({ findings }) => findings),
    counted: checked.flatMap(({ counted }) => counted),
  }
}

function checkOne<K extends KnownKey>(
  request: EventSignaturesRequest<K>,
  signature: EventSignatureClaim,
): EventSignaturesChecked<K> {
  const at: Place = { path: request.path, line: signature.line }
  const lineSha256 = toHex(sha256(signature.payload))
  const context = contextFindings(signature, request.lines.has(lineSha256), at)
  const attribution = attribute(signature, request, at)
  if (attribution.kind === "unattributed") {
    const { keyid } = signature.signature
    const noted = finding("EVENT_SIGNATURE_UNATTRIBUTED", at, { keyid })
    return { findings: [...context, noted], counted: [] }
  }
  const findings = [...context, ...attribution.findings]
  const counts =
    attribution.kind === "signed" &&
    context.length === 0 &&
    !attribution.findings.some(({ code }) => code === "ALG_NOT_ALLOWED")
  return { findings, counted: counts ? [{ lineSha256, signer: attribution.signer }] : [] }
}

function contextFindings(
  { payloadType }: EventSignatureClaim,
  isLine: boolean,
  at: Place,
): readonly Finding[] {
  if (payloadType !== EVENT_PAYLOAD_TYPE) return [finding("CONTEXT_MISMATCH", at, { payloadType })]
  if (!isLine) return [finding("CONTEXT_MISMATCH", at, { payload: "not a line of this log" })]
  return []
}
