/** `check dsse`, `minisign`, `sshsig`, `jws`, `cosignature`: did the given keys make this envelope? */
import { isJsonObject, member, type JsonObject, type JsonValue } from "../base/index.ts"
import {
  parseDsseEnvelope,
  parseJws,
  parseMinisignSignature,
  parseSignedNote,
  parseSshSignature,
  toDsseEnvelope,
} from "../encodings/index.ts"
import { severityOf, type Finding, type FindingCode } from "../findings/index.ts"
import {
  checkCosignatures,
  checkEnvelope,
  isSignatureAlgorithm,
  readPublicKeyText,
  weaknesses,
  type AlgorithmChoice,
  type EnvelopeContext,
  type KnownKey,
  type SignatureEngine,
  type SignatureEnvelope,
  type Witness,
} from "../signatures/index.ts"
import { failed, indeterminate, PASSED, withNotes, type Answer } from "./answer.ts"
import { bytesOf, integerOf, keyTextOf, textOf, textsOf, Unusable } from "./request.ts"

type Engines = readonly SignatureEngine[]

/** {envelope, publicKey | publicKeys, threshold?}, the envelope as an object or as base64. */
export function answerDsse(request: JsonObject, engines: Engines): Answer {
  const given = member(request, "envelope")
  const parsed = isJsonObject(given)
    ? toDsseEnvelope(given)
    : parseDsseEnvelope(bytesOf(request, "envelope"))
  if (parsed.kind === "refused") return failed(parsed.code, parsed.reason)
  const envelope = { kind: "dsse", envelope: parsed.envelope } as const
  return answerFor({ envelope, context: {} }, request, engines)
}

/** {message, signature, publicKey}; a key in minisign's own form must have the signature's id. */
export function answerMinisign(request: JsonObject, engines: Engines): Answer {
  const parsed = parseMinisignSignature(bytesOf(request, "signature"))
  if (parsed.kind === "refused") return failed(parsed.code, parsed.reason)
  const context = { message: bytesOf(request, "message") }
  return answerFor({ envelope: parsed, context }, request, engines)
}

/** {message, signature, publicKey, namespace}. */
export function answerSshsig(request: JsonObject, engines: Engines): Answer {
  const namespace = textOf(request, "namespace")
  const parsed = parseSshSignature(bytesOf(request, "signature"))
  if (parsed.kind === "refused") return failed(parsed.code, parsed.reason)
  const context = { message: bytesOf(request, "message"), namespace }
  return answerFor({ envelope: parsed, context }, request, engines)
}

/** {jws, publicKey, algorithm?, payload?}; the algorithm is in our names and binds the key. */
export function answerJws(request: JsonObject, engines: Engines): Answer {
  const parsed = parseJws(bytesOf(request, "jws"))
  if (parsed.kind === "refused") return failed(parsed.code, parsed.reason)
  const isDetached = member(request, "payload") !== undefined
  const context = isDetached ? { message: bytesOf(request, "payload") } : {}
  return answerFor({ envelope: parsed, context }, request, engines)
}

interface Asked {
  readonly envelope: SignatureEnvelope
  readonly context: EnvelopeContext
}

function answerFor({ envelope, context }: Asked, request: JsonObject, engines: Engines): Answer {
  const read = keysIn(request)
  if ("status" in read) return read
  const pinned = read.keys
  const allowed = pinned.map(({ key }) => key.algorithm)
  const asked = { envelope, context, pinned, engines, allowed, mustBeTheirs: true }
  const { signers, findings } = checkEnvelope(asked, { path: "" })
  const threshold = thresholdIn(request)
  if (signers.length === 0 || signers.length < threshold) {
    return answerOf(findings, signers.length, threshold)
  }
  const notes = findings.filter((found) => severityOf(found) === "noted").map(({ code }) => code)
  const weak = signers.flatMap(({ key }) => weaknesses(key).map(({ code }) => code))
  return withNotes(PASSED, [...new Set<FindingCode>([...notes, ...weak])])
}

/** The weightiest of what was found; that engines are silent or at odds outweighs a failure. */
function answerOf(findings: readonly Finding[], signers: number, threshold: number): Answer {
  const open = findings.find((found) => severityOf(found) === "doubtful")
  if (open?.code === "LIMIT_EXCEEDED") return failed(open.code, reasonOf(open))
  if (open?.code === "SIGNATURE_NOT_CHECKED")
    return indeterminate("ALG_UNSUPPORTED", reasonOf(open))
  if (open !== undefined) return indeterminate(open.code, reasonOf(open))
  if (signers > 0) {
    const reason = `signed by ${String(signers)} of the ${String(threshold)} keys that it takes`
    return failed("SIG_CONSTRAINTS_FAILURE", reason)
  }
  const crypto = findings.find(({ code }) => code === "SIG_CRYPTO_FAILURE")
  const broken = crypto ?? findings[0]
  return broken === undefined
    ? failed("FORMAT_FAILURE", "no signatures")
    : failed(broken.code, reasonOf(broken))
}

const REASONS: Partial<Record<FindingCode, string>> = {
  SIG_CRYPTO_FAILURE: "the signature is not by this key over these bytes",
  ENGINES_DISAGREE: "the engines do not agree",
  ALG_NOT_ALLOWED: "the algorithm that is stated is not the one of the key",
  ALG_UNSUPPORTED: "this algorithm is not computed here",
  CONTEXT_MISMATCH: "it was signed for another purpose, or over other contents",
}

function reasonOf({ code, observed }: Finding): string {
  return observed["reason"] ?? REASONS[code] ?? "the signature does not hold"
}

/** `publicKey` or `publicKeys`, each in any form of `readPublicKeyText`; or why there are none. */
function keysIn(request: JsonObject): { readonly keys: readonly KnownKey[] } | Answer {
  const several = member(request, "publicKeys")
  const given =
    several === undefined ? [{ publicKey: member(request, "publicKey") ?? null }] : wrapped(several)
  const keys: KnownKey[] = []
  for (const [index, one] of given.entries()) {
    const read = readPublicKeyText(keyTextOf(one, "publicKey"), choiceIn(request))
    if (read.kind === "refused") return failed(read.code, read.reason)
    if (read.kind === "unsupported") {
      return indeterminate("ALG_UNSUPPORTED", "a key of this algorithm is not computed here")
    }
    const { minisignKeyId } = read.text
    const known = { id: String(index), subject: "", key: read.key, roles: [] }
    keys.push(minisignKeyId === undefined ? known : { ...known, minisignKeyId })
  }
  return { keys }
}

function wrapped(value: JsonValue): readonly JsonObject[] {
  if (!Array.isArray(value) || value.length === 0) throw new Unusable("publicKeys lists no keys")
  if (value.length > MOST_KEYS) throw new Unusable("publicKeys lists too many keys")
  return (value as readonly JsonValue[]).map((publicKey) => ({ publicKey })) // of a JsonValue
}

/** Every key is tried on every signature. */
const MOST_KEYS = 100

function choiceIn(request: JsonObject): AlgorithmChoice | undefined {
  if (member(request, "algorithm") === undefined) return undefined
  const algorithm = textOf(request, "algorithm")
  if (!isSignatureAlgorithm(algorithm)) throw new Unusable("algorithm is none that is known here")
  return { algorithm }
}

/** Number of different keys that must have signed; 1 unless told. */
function thresholdIn(request: JsonObject): number {
  if (member(request, "threshold") === undefined) return 1
  const threshold = Number(integerOf(request, "threshold"))
  if (threshold < 1) throw new Unusable("a threshold of none")
  return threshold
}

/** {note, keys, threshold?}: keys are verifier keys of type 4 or 6. */
export function answerCosignature(request: JsonObject, engines: Engines): Answer {
  const vkeys = textsOf(request, "keys")
  if (vkeys.length > MOST_KEYS) throw new Unusable("keys lists too many keys")
  const witnesses = vkeys.map(witnessOf)
  const parsed = parseSignedNote(bytesOf(request, "note"))
  if (parsed.kind === "refused") return failed(parsed.code, parsed.reason)
  const asked = { note: parsed.note, witnesses, engines }
  const { verified, findings } = checkCosignatures(asked, { path: "" })
  const [found] = findings
  if (found !== undefined) {
    const answer = severityOf(found) === "broken" ? failed : indeterminate
    return answer(found.code, reasonOf(found))
  }
  if (verified.length === 0) {
    return indeterminate("KEY_NOT_PINNED", "no cosignature is by a given key")
  }
  if (verified.length < thresholdIn(request))
    return answerOf([], verified.length, thresholdIn(request))
  const cosigned = verified.map(({ name, claimedTime }) => ({
    name,
    time: claimedTime === undefined ? null : String(claimedTime),
  }))
  return { ...PASSED, cosigned }
}

/** Signature types of cosignatures (C2SP tlog-cosignature). */
const COSIGNATURE_TYPES = [0x04, 0x06]

function witnessOf(vkey: string): Witness {
  const read = readPublicKeyText(keyTextOf({ vkey }, "vkey"))
  if (read.kind !== "key") throw new Unusable("a key cannot be used")
  const { vkey: parts } = read.text
  if (parts === undefined || !COSIGNATURE_TYPES.includes(parts.type)) {
    throw new Unusable("a key is not a verifier key for cosignatures")
  }
  return { id: vkey, key: read.key, name: parts.name }
}
