/**
 * Signatures over single events, by the agents named in them: part of the check `custody`.
 *
 * @see docs/evidence-bag.md, section 11
 */
import { LIMITS, parseCanonicalJson, toHex } from "../base/index.ts"
import { parseEvent, type EventSignatureClaim } from "../claims/index.ts"
import { finding, makeCappedFindings, type Finding, type Place } from "../findings/index.ts"
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
  /** True for a pin inside its window at the instant of the evaluation. */
  readonly isInForce: (pin: K) => boolean
}

/** SHA-256 (hex) of every line that a signature is said to be over: what to look for in the log. */
export function signedLines(signatures: readonly EventSignatureClaim[]): ReadonlySet<string> {
  return new Set(signatures.map(({ payload }) => toHex(sha256(payload))))
}

/** A line that a pinned key signed, whatever that weighs. */
export interface SignedEvent<K extends KnownKey> {
  readonly at: Place
  readonly signer: K
}

export interface EventSignaturesChecked<K extends KnownKey> {
  readonly findings: readonly Finding[]
  /** Signatures by agents of their events, in the order of their lines. */
  readonly signed: readonly SignedEvent<K>[]
}

/**
 * Checks every event signature; one that weighs nothing is noted, one that lies is broken.
 *
 * One that counts, by an agent of the event with a pinned key in force, needs no finding.
 * An envelope that is there more than once is checked once, at its first line.
 */
export function checkEventSignatures<K extends KnownKey>(
  request: EventSignaturesRequest<K>,
): EventSignaturesChecked<K> {
  const { path, signatures, pinned } = request
  const findings = makeCappedFindings(path)
  const byFingerprint = pinsByFingerprint(pinned)
  const checked = new Set<string>()
  const signed: SignedEvent<K>[] = []
  for (const signature of signatures.slice(0, LIMITS.eventSignatures)) {
    const lineSha256 = toHex(sha256(signature.payload))
    const { keyid, sig } = signature.signature
    const envelope = [lineSha256, signature.payloadType, keyid, toHex(sig)].join("\n")
    if (checked.has(envelope)) continue
    checked.add(envelope)
    // Only a hint that names nobody leaves it open whose signature this is.
    const named = byFingerprint.get(keyid)
    const narrowed = named === undefined ? request : { ...request, pinned: named }
    const one = checkOne(narrowed, signature, lineSha256)
    for (const found of one.findings) findings.add(found)
    signed.push(...one.signed)
  }
  if (signatures.length > LIMITS.eventSignatures) {
    const observed = { signatures: String(signatures.length), most: String(LIMITS.eventSignatures) }
    findings.add(finding("LIMIT_EXCEEDED", path, observed))
  }
  return { findings: findings.all(), signed }
}

function pinsByFingerprint<K extends KnownKey>(
  pinned: readonly K[],
): ReadonlyMap<string, readonly K[]> {
  const pins = new Map<string, K[]>()
  for (const pin of pinned) {
    const same = pins.get(pin.key.fingerprint)
    if (same === undefined) pins.set(pin.key.fingerprint, [pin])
    else same.push(pin)
  }
  return pins
}

function checkOne<K extends KnownKey>(
  request: EventSignaturesRequest<K>,
  signature: EventSignatureClaim,
  lineSha256: string,
): EventSignaturesChecked<K> {
  const at: Place = { path: request.path, line: signature.line }
  const context = contextFindings(signature, request.lines.has(lineSha256), at)
  const attribution = attribute(signature, request, at)
  if (attribution.kind === "unattributed") {
    const { keyid } = signature.signature
    const found = finding("EVENT_SIGNATURE_UNATTRIBUTED", at, { keyid })
    return { findings: [...context, found], signed: [] }
  }
  const findings = [...context, ...attribution.findings]
  if (attribution.kind !== "signed" || context.length > 0) return { findings, signed: [] }
  const standing = standingOf(request, { signature, signer: attribution.signer, at })
  return { findings: [...findings, ...standing.findings], signed: standing.signed }
}

interface Signed<K extends KnownKey> extends SignedEvent<K> {
  readonly signature: EventSignatureClaim
}

/** A signature speaks only for an agent of its event; one public key may be pinned more than once. */
function standingOf<K extends KnownKey>(
  { pinned, isInForce }: EventSignaturesRequest<K>,
  { signature, signer, at }: Signed<K>,
): EventSignaturesChecked<K> {
  const agents = agentsOf(signature.payload)
  const isAgent = ({ id, subject }: K): boolean => agents.has(id) || agents.has(subject)
  const pins = pinned.filter(({ key }) => key.fingerprint === signer.key.fingerprint)
  const ofAgent = pins.filter(isAgent)
  const inForce = ofAgent.find(isInForce)
  if (inForce !== undefined) return { findings: [], signed: [{ at, signer: inForce }] }
  const [first] = ofAgent
  if (first !== undefined) {
    const found = finding("EVENT_SIGNATURE_OUT_OF_WINDOW", at, { key: first.id })
    return { findings: [found], signed: [{ at, signer: first }] }
  }
  const observed = { key: signer.id, subject: signer.subject }
  return { findings: [finding("EVENT_SIGNATURE_BY_OTHER", at, observed)], signed: [] }
}

/** Ids of the agents that a line of the log names; what is wrong with the line is told elsewhere. */
function agentsOf(line: Uint8Array): ReadonlySet<string> {
  const answer = parseCanonicalJson(line, { bytes: LIMITS.logLineBytes })
  if (answer.kind === "refused") return new Set()
  const event = parseEvent(answer.value)
  return new Set("kind" in event ? [] : event.agents.map(({ id }) => id))
}

function contextFindings(
  { payloadType }: EventSignatureClaim,
  isLine: boolean,
  at: Place,
): readonly Finding[] {
  if (payloadType !== EVENT_PAYLOAD_TYPE) {
    return [finding("CONTEXT_MISMATCH", at, { payloadType, expected: EVENT_PAYLOAD_TYPE })]
  }
  if (!isLine) return [finding("CONTEXT_MISMATCH", at, { payload: "not a line of this log" })]
  return []
}
