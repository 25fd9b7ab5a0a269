/**
 * Envelopes: which of the pinned keys signed exactly these bytes?
 *
 * One answer for every form. The algorithm is always that of the pinned key; what an
 * envelope says of algorithm and key may only agree with it.
 */
import {
  finding,
  type Finding,
  type FindingCode,
  type Observed,
  type Place,
} from "../findings/index.ts"
import {
  answerFindings,
  isUndecided,
  notAllowed,
  weaknessFindings,
  type KnownKey,
  type SignatureContext,
} from "./attribution.ts"
import { checkSignature, type SignatureAnswer } from "./check-signature.ts"
import { envelopeParts, type EnvelopeContext, type SignatureEnvelope } from "./envelope-forms.ts"
import { boundUseText, keyIdentity } from "./public-key.ts"
import type { SignedPart } from "./signed-part.ts"

export interface EnvelopeChecked<K extends KnownKey> {
  /** The pinned keys that signed exactly these bytes, each once, however often it signed. */
  readonly signers: readonly K[]
  /**
   * What is wrong or worth saying. Broken: a signature that a pinned key is said to have made
   * and has not, another context, an algorithm that may not be. Without any signer at least
   * one that is not merely noted.
   */
  readonly findings: readonly Finding[]
  /** How many signatures there are, and of how many it is known which pinned key made them. */
  readonly population: { readonly expected: number; readonly checked: number }
  /** What the envelope says beside its signatures, for showing. */
  readonly says: Observed
}

export interface EnvelopeRequest<K extends KnownKey> extends SignatureContext<K> {
  readonly envelope: SignatureEnvelope
  readonly context: EnvelopeContext
  /**
   * True when the given keys are said to have signed, so that a signature by none of them is
   * wrong; else it may be by anybody, and stays open.
   */
  readonly mustBeTheirs?: boolean
}

/** @param at - Where the envelope is, for the findings. */
export function checkEnvelope<K extends KnownKey>(
  request: EnvelopeRequest<K>,
  at: Place,
): EnvelopeChecked<K> {
  const { envelope, pinned } = request
  const certificates = pinned.flatMap(({ certificate }) => certificate ?? [])
  const context = { ...request.context, certificates }
  const { parts, findings, says } = envelopeParts(envelope, context, at)
  const attributed = parts.map((part) => attributePart({ part, request, at }))
  const made = envelope.kind === "minisign" ? bothParts(attributed, at) : attributed
  const signers = made.flatMap(({ signer }) => (signer === undefined ? [] : [signer]))
  const distinct = signers.filter(
    (one, index) => signers.findIndex((other) => isSameKey(one, other)) === index,
  )
  const found = [
    ...findings.map((one) => withMaker(one, distinct)),
    ...distinctFindings(made),
  ].filter(
    // A signature by a stranger's means takes nothing from one that a pinned key made.
    ({ code }) => !STRANGE.includes(code) || distinct.length === 0,
  )
  const open = distinct.length === 0 && found.length === 0
  return {
    // A signature over something else, or for another purpose, is nobody's over these bytes.
    signers: findings.length > 0 ? [] : distinct,
    findings: open ? [notPinned(at, says)] : found,
    population: { expected: made.length, checked: signers.length },
    says,
  }
}

/** Whose signature it is that was made for something else, where that is known. */
function withMaker(found: Finding, signers: readonly KnownKey[]): Finding {
  const [signer] = signers
  if (found.code !== "CONTEXT_MISMATCH" || signer === undefined) return found
  return { ...found, observed: { ...found.observed, key: signer.id } }
}

/** What is open about a signature of which nothing else is known. */
const STRANGE: readonly FindingCode[] = ["ALG_UNSUPPORTED", "NO_SIGNING_CERTIFICATE_FOUND"]

interface PartAttributed<K extends KnownKey> {
  readonly signer?: K
  readonly findings: readonly Finding[]
}

/** One part before the given keys. */
interface Case<K extends KnownKey> {
  readonly part: SignedPart
  readonly request: EnvelopeRequest<K>
  readonly at: Place
}

function attributePart<K extends KnownKey>(one: Case<K>): PartAttributed<K> {
  const { part, request, at } = one
  const { algorithm, fault } = part
  if (fault !== undefined) {
    const concerns = fault.concerns === "all" || request.pinned.some(part.names)
    return { findings: concerns ? fault.findings : [] }
  }
  if (algorithm.kind === "forbidden") {
    return { findings: [finding("ALG_NOT_ALLOWED", at, { algorithm: algorithm.name })] }
  }
  if (algorithm.kind === "unsupported") {
    return { findings: [finding("ALG_UNSUPPORTED", at, { algorithm: algorithm.name })] }
  }
  const isNamed = (known: K): boolean => request.mustBeTheirs === true || part.names(known)
  const tried = request.pinned.map((known) => ({ known, ...tryKey(one, known) }))
  const signed = tried.find(({ signer }) => signer !== undefined)
  if (signed !== undefined) return signed
  const undecided = tried.find((other) => other.undecided)
  if (undecided !== undefined) return undecided
  return { findings: strongest(tried.flatMap((t) => (isNamed(t.known) ? t.findings : []))) }
}

interface Tried<K extends KnownKey> extends PartAttributed<K> {
  /** The engines gave no answer under this key. */
  readonly undecided: boolean
}

function tryKey<K extends KnownKey>({ part, request, at }: Case<K>, known: K): Tried<K> {
  const { key, id } = known
  const { algorithm, message, signature } = part
  if (part.excludes(known)) {
    const observed = { key: id, reason: "the signature names another key" }
    return failure(finding("SIG_CRYPTO_FAILURE", at, observed))
  }
  if (algorithm.kind === "stated" && !algorithm.agrees(key)) {
    const observed = { key: id, stated: algorithm.name, pinned: boundUseText(key) }
    return failure(finding("ALG_NOT_ALLOWED", at, observed))
  }
  const answers = part
    .encodings(key)
    .map((encoding) => checkSignature({ key, message, signature, encoding }, request.engines))
  const answer = bestOf(answers)
  if (answer === undefined) return { findings: [], undecided: false }
  const found = answerFindings(answer, at, { key: id })
  if (answer.kind !== "valid") return { findings: found, undecided: isUndecided(answer) }
  const findings = [...found, ...weaknessFindings(known, at), ...notAllowed(known, request, at)]
  return { signer: known, findings, undecided: false }
}

function failure<K extends KnownKey>(found: Finding): Tried<K> {
  return { findings: [found], undecided: false }
}

/** Of two encodings tried, the answer that says most. */
function bestOf(answers: readonly SignatureAnswer[]): SignatureAnswer | undefined {
  return (
    answers.find(({ kind }) => kind === "valid") ??
    answers.find(isUndecided) ??
    answers.find(({ kind }) => kind === "invalid") ??
    answers[0]
  )
}

/** One finding for one signature: that it does not verify says more than how it is written. */
function strongest(failures: readonly Finding[]): readonly Finding[] {
  const crypto = failures.find(({ code }) => code === "SIG_CRYPTO_FAILURE")
  return [crypto ?? failures[0]].flatMap((found) => found ?? [])
}

/**
 * The two signatures of minisign are one: over the file, and over that with its comment. A key
 * that made one of them has made neither for what is shown now.
 */
function bothParts<K extends KnownKey>(
  parts: readonly PartAttributed<K>[],
  at: Place,
): readonly PartAttributed<K>[] {
  const [file, global] = parts
  const made = parts.find(({ signer }) => signer !== undefined)?.signer
  if (file === undefined || made === undefined) {
    return [{ findings: parts.flatMap(({ findings }) => findings).slice(0, 1) }]
  }
  const isBoth = [file, global].every(
    (part) => part?.signer !== undefined && isSameKey(part.signer, made),
  )
  if (isBoth) return [file]
  const over = file.signer === undefined ? "the file" : "the trusted comment"
  return [{ findings: [finding("SIG_CRYPTO_FAILURE", at, { key: made.id, over })] }]
}

function isSameKey(one: KnownKey, other: KnownKey): boolean {
  return keyIdentity(one.key) === keyIdentity(other.key)
}

/** The same key twice is one signer, and what is said of it is said once. */
function distinctFindings<K extends KnownKey>(
  made: readonly PartAttributed<K>[],
): readonly Finding[] {
  const seen = new Set<string>()
  return made
    .flatMap(({ findings }) => findings)
    .filter((found) => {
      const said = JSON.stringify(found)
      return !seen.has(said) && seen.add(said)
    })
}

function notPinned(at: Place, says: Observed): Finding {
  const { keyId, kid } = says
  return finding("KEY_NOT_PINNED", at, {
    ...(keyId === undefined ? {} : { keyId }),
    ...(kid === undefined ? {} : { kid }),
  })
}
