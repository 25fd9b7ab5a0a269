/**
 * One primitive re-performed: the `check` command, for experts and other people's vectors.
 *
 * Answers the mathematics only, through the same rooms as an examination. Whose keys
 * they are, and whether anyone trusts them, is not asked: PASSED says that these bytes
 * fit these values, and nothing else.
 */
import {
  isJsonObject,
  LIMITS,
  member,
  parseJson,
  say,
  saidWithPlace,
  toBase64,
  toCanonicalJson,
  equalBytes,
  type JsonObject,
  type JsonValue,
  type Saying,
} from "./base/index.ts"
import {
  answerCertificate,
  answerCms,
  answerCosignature,
  answerDsse,
  answerJws,
  answerMac,
  answerMinisign,
  answerSignature,
  answerSshsig,
  answerTimestamp,
  bytesListOf,
  bytesOf,
  failed,
  indeterminate,
  integerOf,
  ofSignature,
  PASSED,
  textsOf,
  Unusable,
  type Answer,
  type CheckAnswer,
} from "./check/index.ts"
import { parseSignedNote, parseVkey } from "./encodings/index.ts"
import { severityOf, type Finding } from "./findings/index.ts"
import {
  checkConsistency,
  checkLeafInclusion,
  consistencyFindings,
  inclusionFindings,
} from "./merkle/index.ts"
import {
  checkNoteSignature,
  readVkey,
  type NoteKey,
  type PublicKey,
  type SignatureEngine,
} from "./signatures/index.ts"

export type { CheckAnswer } from "./check/index.ts"

export const CHECK_KINDS = [
  "signature",
  "mac",
  "inclusion",
  "consistency",
  "note",
  "cosignature",
  "dsse",
  "minisign",
  "sshsig",
  "jws",
  "cms",
  "timestamp",
  "canonical-json",
  "certificate",
] as const

export type CheckKind = (typeof CHECK_KINDS)[number]

export function isCheckKind(text: string): text is CheckKind {
  return CHECK_KINDS.some((kind) => kind === text)
}

/** The answer to a request that is longer than any that is read. */
export const REQUEST_TOO_LONG: CheckAnswer = {
  id: null,
  ...failed("LIMIT_EXCEEDED", `the request is longer than ${String(LIMITS.tagFileBytes)} bytes`),
}

/** An answer, and why the request itself could not be read where that is so. */
export interface RequestAnswered {
  readonly answer: CheckAnswer
  readonly unread?: Saying
}

/**
 * Answers one request as it was written: strict JSON, with integers of any length.
 *
 * @param bytes - One JSON object of at most 16 MiB; see `checkPrimitive`.
 */
export function answerRequest(
  kind: CheckKind,
  bytes: Uint8Array,
  engines: readonly SignatureEngine[],
): RequestAnswered {
  if (bytes.length > LIMITS.tagFileBytes) {
    const unread = say("it is longer than {bytes} bytes", { bytes: LIMITS.tagFileBytes })
    return { answer: REQUEST_TOO_LONG, unread }
  }
  const read = parseJson(bytes, { numbers: "literals" })
  if (read.kind === "value") return { answer: checkPrimitive(kind, read.value, engines) }
  return { answer: { id: null, ...failed(read.code, read.reason) }, unread: saidWithPlace(read) }
}

/** The same as `answerRequest`, the answer alone. */
export function checkRequest(
  kind: CheckKind,
  bytes: Uint8Array,
  engines: readonly SignatureEngine[],
): CheckAnswer {
  return answerRequest(kind, bytes, engines).answer
}

/**
 * Answers one request.
 *
 * Bytes are standard base64; integers are numbers, or decimal texts up to 2^64-1. Values
 * that cannot be used are FAILED, algorithms that we do not compute INDETERMINATE.
 *
 * @param request - Holds the members of its kind and an optional `id`:
 *   `signature` {algorithm, encoding, publicKey, message, signature, and for RSASSA-PSS
 *   saltLength? in bytes and mgfHash?, for ML-DSA context?}, the key in any form of `readPublicKeyText` or as JWK;
 *   `mac` {algorithm, key, message, tag, tagLength? in bits}, all but the first and last base64;
 *   `inclusion` {index, size, leafHash, proof, root};
 *   `consistency` {size1, size2, root1, root2, proof};
 *   `note` {note, keys}; `cosignature` {note, keys, threshold?}; `dsse` {envelope, publicKey or
 *   publicKeys, threshold?}, the envelope as an object or as base64 of its bytes; `minisign`
 *   {message, signature, publicKey}; `sshsig` {message, signature, publicKey, namespace}; `jws`
 *   {jws, publicKey, algorithm?, payload?}; `cms` {cms, message?, certificates?, publicKey?};
 *   `timestamp` {token, data or imprint, anchors, certificates?, request?, at?};
 *   `canonical-json` {input}; `certificate` {certificate, intermediates, anchors,
 *   crls, ocsp, at, purpose}, see check/certificate.ts. Other members are not looked at, but a
 *   `kind` must agree.
 * @returns Always an answer; never throws on hostile values.
 */
export function checkPrimitive(
  kind: CheckKind,
  request: JsonValue,
  engines: readonly SignatureEngine[],
): CheckAnswer {
  if (!isJsonObject(request)) {
    return { id: null, ...failed("FORMAT_FAILURE", "the request is not an object") }
  }
  const id = member(request, "id") ?? null
  const stated = member(request, "kind") ?? kind
  if (stated !== kind) return { id, ...failed("FORMAT_FAILURE", `not a request for ${kind}`) }
  try {
    return { id, ...ANSWERS[kind](request, engines) }
  } catch (thrown) {
    if (!(thrown instanceof Unusable)) throw thrown
    return { id, ...failed("FORMAT_FAILURE", thrown.message) }
  }
}

const ANSWERS: Readonly<
  Record<CheckKind, (request: JsonObject, engines: readonly SignatureEngine[]) => Answer>
> = {
  signature: answerSignature,
  mac: answerMac,
  inclusion: answerInclusion,
  consistency: answerConsistency,
  note: answerNote,
  cosignature: answerCosignature,
  dsse: answerDsse,
  minisign: answerMinisign,
  sshsig: answerSshsig,
  jws: answerJws,
  cms: answerCms,
  timestamp: answerTimestamp,
  "canonical-json": answerCanonicalJson,
  certificate: answerCertificate,
}

function answerInclusion(request: JsonObject): Answer {
  const proof = {
    index: integerOf(request, "index"),
    size: integerOf(request, "size"),
    path: bytesListOf(request, "proof"),
  }
  const leaf = bytesOf(request, "leafHash")
  return ofFindings(
    inclusionFindings("", checkLeafInclusion(leaf, proof, bytesOf(request, "root"))),
  )
}

function answerConsistency(request: JsonObject): Answer {
  const consistency = checkConsistency({
    size1: integerOf(request, "size1"),
    size2: integerOf(request, "size2"),
    root1: bytesOf(request, "root1"),
    root2: bytesOf(request, "root2"),
    proof: bytesListOf(request, "proof"),
  })
  return ofFindings(consistencyFindings("", consistency))
}

/** A proof's findings are all of one kind; the first one says it. */
function ofFindings([found]: readonly Finding[]): Answer {
  if (found === undefined) return PASSED
  const reason = found.observed["reason"] ?? "the proof leads to another root"
  return severityOf(found) === "broken"
    ? failed(found.code, reason)
    : indeterminate(found.code, reason)
}

/**
 * A signed note under given keys: PASSED with at least one good signature by one of them and
 * none by one of them wrong. Lines by other keys are passed over (C2SP signed-note).
 */
function answerNote(request: JsonObject, engines: readonly SignatureEngine[]): Answer {
  const keys = distinctKeys(textsOf(request, "keys").map(readKey))
  const parsed = parseSignedNote(bytesOf(request, "note"))
  if (parsed.kind === "refused") return failed(parsed.code, parsed.reason)
  const { text, signatures } = parsed.note
  const answers = signatures.flatMap((line) => {
    const named = keys.filter(
      ({ name, keyId }) => name === line.name && equalBytes(keyId, line.keyId),
    )
    if (named.length > 1) return failed("FORMAT_FAILURE", "two given keys share a name and an id")
    return named.map(({ key }) =>
      key === undefined
        ? indeterminate("ALG_UNSUPPORTED", "a given key is not an Ed25519 key")
        : ofSignature(checkNoteSignature({ text, signature: line.signature, key }, engines)),
    )
  })
  return worst(answers) ?? indeterminate("KEY_NOT_PINNED", "no signature is by a given key")
}

/** FAILED before INDETERMINATE before PASSED; `undefined` when there is no answer at all. */
function worst(answers: readonly Answer[]): Answer | undefined {
  const failure = answers.find(({ status }) => status === "FAILED")
  return failure ?? answers.find(({ status }) => status === "INDETERMINATE") ?? answers[0]
}

/** A given verifier key; without `key` when it is of a type that we do not compute. */
type GivenKey = Omit<NoteKey, "key"> & { readonly key?: PublicKey }

/** Types whose key ids are formed by rules of their own: ECDSA, RFC 6962 tree heads, unassigned. */
const TYPES_WITH_OTHER_IDS = [0x02, 0x05, 0xff]

function readKey(line: string): GivenKey {
  const text = line.endsWith("\n") ? line.slice(0, -1) : line
  const read = readVkey(text)
  if (read.kind === "key") return read.noteKey
  if (read.kind === "unsupported") return { name: read.name, keyId: read.keyId }
  const parsed = parseVkey(text)
  if (parsed.kind === "refused" || !TYPES_WITH_OTHER_IDS.includes(parsed.vkey.type)) {
    throw new Unusable(`a key cannot be used: ${read.reason}`)
  }
  return { name: parsed.vkey.name, keyId: parsed.vkey.keyId }
}

/** The same key given twice is one key. */
function distinctKeys(keys: readonly GivenKey[]): readonly GivenKey[] {
  const fingerprints = keys.map(({ name, keyId, key }) =>
    [name, ...keyId, key?.fingerprint].join(" "),
  )
  return keys.filter((_, index) => fingerprints.indexOf(fingerprints[index] ?? "") === index)
}

function answerCanonicalJson(request: JsonObject): Answer {
  const input = bytesOf(request, "input")
  const parsed = parseJson(input)
  if (parsed.kind === "refused") return failed(parsed.code, parsed.reason)
  const canonical = toCanonicalJson(parsed.value)
  const wasCanonical = equalBytes(canonical, input)
  const reason = "it is not written in that form; canonical holds it"
  const said = wasCanonical ? PASSED : { ...PASSED, reason }
  return { ...said, canonical: toBase64(canonical), wasCanonical }
}
