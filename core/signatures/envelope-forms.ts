/**
 * The forms of envelopes: which bytes does each of their signatures cover?
 *
 * Here the rules of each form are held to: the namespace, the payload that is meant, the
 * algorithm that may be stated. What remains are parts that any key can be tried on.
 */
import { equalBytes, toHex, unreachable } from "../base/index.ts"
import {
  formatMinisignKeyId,
  isJwsName,
  isJwsNameOf,
  jwsSigningInput,
  minisignGlobalMessage,
  pae,
  sshSignedMessage,
  type DsseEnvelope,
  type InTotoMetadata,
  type Jws,
  type JwsSignature,
  type MinisignSignature,
  type SignedData,
  type SshSignature,
} from "../encodings/index.ts"
import { finding, type Finding, type Observed, type Place } from "../findings/index.ts"
import { blake2b512, hashLength, portableDigests, sha256 } from "../hashing/index.ts"
import { messageHash } from "./algorithms.ts"
import type { KnownKey } from "./attribution.ts"
import { cmsParts, cmsSays } from "./cms-envelope.ts"
import type { BoundUse } from "./public-key.ts"
import {
  anyEncoding,
  derEncoding,
  fixedEncoding,
  plainPart,
  type SignedPart,
  type StatedAlgorithm,
} from "./signed-part.ts"

export type SignatureEnvelope =
  | { readonly kind: "bare"; readonly signature: Uint8Array }
  | { readonly kind: "dsse"; readonly envelope: DsseEnvelope }
  | { readonly kind: "minisign"; readonly signature: MinisignSignature }
  | { readonly kind: "sshsig"; readonly signature: SshSignature }
  | { readonly kind: "jws"; readonly jws: Jws }
  | { readonly kind: "in-toto"; readonly metadata: InTotoMetadata }
  | { readonly kind: "cms"; readonly data: SignedData }

/** What the envelope is held against; all of it from outside. */
export interface EnvelopeContext {
  /**
   * The bytes that are to be signed. Absent only where the envelope holds them itself (DSSE,
   * attached JWS, in-toto, CMS); where both are there they must be equal.
   */
  readonly message?: Uint8Array
  /** SSHSIG: the purpose that the signature must be for. */
  readonly namespace?: string
  /** DSSE: the type that the payload must have; absent means any. */
  readonly payloadType?: string
  /** CMS: certificates that were pinned, DER. */
  readonly certificates?: readonly Uint8Array[]
}

export interface EnvelopeParts {
  readonly parts: readonly SignedPart[]
  /** What is wrong before any key is tried. */
  readonly findings: readonly Finding[]
  /** What the envelope says beside the signatures, for showing; whether it is signed is said. */
  readonly says: Observed
}

/** @param at - Where the envelope is, for the findings. */
export function envelopeParts(
  envelope: SignatureEnvelope,
  context: EnvelopeContext,
  at: Place,
): EnvelopeParts {
  switch (envelope.kind) {
    case "bare":
      return bareParts(envelope.signature, context, at)
    case "dsse":
      return dsseParts(envelope.envelope, context, at)
    case "minisign":
      return minisignParts(envelope.signature, context, at)
    case "sshsig":
      return sshParts(envelope.signature, context, at)
    case "jws":
      return jwsParts(envelope.jws, context, at)
    case "in-toto":
      return inTotoParts(envelope.metadata, context, at)
    case "cms":
      return cmsEnvelopeParts(envelope.data, context, at)
    default:
      return unreachable(envelope)
  }
}

function cmsEnvelopeParts(data: SignedData, context: EnvelopeContext, at: Place): EnvelopeParts {
  const content = data.content ?? context.message
  if (content === undefined) return nothingSigned(at)
  return {
    parts: cmsParts(data, { content, pinned: context.certificates ?? [], at }),
    findings: data.content === undefined ? [] : payloadFindings(data.content, context, at),
    says: cmsSays(data),
  }
}

function bareParts(signature: Uint8Array, { message }: EnvelopeContext, at: Place): EnvelopeParts {
  if (message === undefined) return nothingSigned(at)
  return { parts: [plainPart(message, signature, anyEncoding(signature))], findings: [], says: {} }
}

/** Every signature costs a verification under every pinned key, and no envelope has so many. */
const MAX_DSSE_SIGNATURES = 1_000

function dsseParts(envelope: DsseEnvelope, context: EnvelopeContext, at: Place): EnvelopeParts {
  const { payloadType, payload, signatures } = envelope
  if (signatures.length > MAX_DSSE_SIGNATURES) {
    const reason = "too many signatures"
    return { parts: [], findings: [finding("LIMIT_EXCEEDED", at, { reason })], says: {} }
  }
  const isOtherType = context.payloadType !== undefined && context.payloadType !== payloadType
  const signed = pae(payloadType, payload)
  return {
    parts: signatures.map(({ keyid, sig }) => ({
      ...plainPart(signed, sig, anyEncoding(sig)),
      names: (known) => keyid !== undefined && keyid === known.key.fingerprint,
    })),
    findings: [
      ...(isOtherType
        ? [finding("CONTEXT_MISMATCH", at, { payloadType, expected: context.payloadType ?? "" })]
        : []),
      ...payloadFindings(payload, context, at),
    ],
    says: { payloadType },
  }
}

function minisignParts(
  signature: MinisignSignature,
  { message }: EnvelopeContext,
  at: Place,
): EnvelopeParts {
  if (message === undefined) return nothingSigned(at)
  const signed = signature.prehashed ? blake2b512(message) : message
  const algorithm: StatedAlgorithm = {
    kind: "stated",
    name: "Ed25519",
    agrees: (own) => own.algorithm === "ed25519",
  }
  const excludes = ({ minisignKeyId }: KnownKey): boolean =>
    minisignKeyId !== undefined && !equalBytes(minisignKeyId, signature.keyId)
  const names = ({ minisignKeyId }: KnownKey): boolean =>
    minisignKeyId !== undefined && equalBytes(minisignKeyId, signature.keyId)
  const file = {
    ...plainPart(signed, signature.signature, fixedEncoding),
    algorithm,
    excludes,
    names,
  }
  const global = {
    ...plainPart(minisignGlobalMessage(signature), signature.globalSignature, fixedEncoding),
    algorithm,
    excludes,
    names,
  }
  return {
    parts: [file, global],
    findings: [],
    says: {
      keyId: formatMinisignKeyId(signature.keyId),
      trustedComment: signature.trustedComment,
      untrustedComment: signature.untrustedComment,
    },
  }
}

/** PROTOCOL.sshsig allows these two hashes for RSA; `ssh-rsa` would be SHA-1. */
const SSH_ALGORITHMS: Readonly<Record<string, string>> = {
  "ssh-ed25519": "ed25519",
  "ecdsa-sha2-nistp256": "ecdsa-p256-sha256",
  "ecdsa-sha2-nistp384": "ecdsa-p384-sha384",
  "ecdsa-sha2-nistp521": "ecdsa-p521-sha512",
  "rsa-sha2-256": "rsa-pkcs1-sha256",
  "rsa-sha2-512": "rsa-pkcs1-sha512",
}

function sshParts(signature: SshSignature, context: EnvelopeContext, at: Place): EnvelopeParts {
  const { message, namespace: expected } = context
  if (message === undefined) return nothingSigned(at)
  const { namespace, hash, spki } = signature
  const hasher = portableDigests.hasher(hash)
  hasher.update(message)
  const isMeant = (known: KnownKey): boolean =>
    spki !== undefined && equalBytes(spki, known.key.spki)
  const part: SignedPart = {
    ...plainPart(
      sshSignedMessage(namespace, hash, hasher.digest()),
      signature.signature,
      derEncoding,
    ),
    algorithm: sshAlgorithm(signature),
    names: isMeant,
    // The key stands inside, so a signature by any other is not the one that it claims to be.
    excludes: (known) => !isMeant(known),
  }
  return {
    parts: [part],
    findings:
      namespace === expected
        ? []
        : [finding("CONTEXT_MISMATCH", at, { namespace, expected: expected ?? "(none)" })],
    says: { namespace, keyType: signature.keyType },
  }
}

function sshAlgorithm({ algorithm, keyType, spki }: SshSignature): StatedAlgorithm {
  if (spki === undefined) return { kind: "unsupported", name: keyType }
  if (algorithm === "ssh-rsa") return { kind: "forbidden", name: algorithm }
  const ours = Object.hasOwn(SSH_ALGORITHMS, algorithm) ? SSH_ALGORITHMS[algorithm] : undefined
  return ours === undefined
    ? { kind: "unsupported", name: algorithm }
    : { kind: "stated", name: algorithm, agrees: (own) => own.algorithm === ours }
}

function jwsParts(jws: Jws, context: EnvelopeContext, at: Place): EnvelopeParts {
  const payload = jws.payload ?? context.message
  if (payload === undefined) return nothingSigned(at)
  const [first] = jws.signatures
  return {
    parts: jws.signatures.map((one) => ({
      ...plainPart(jwsSigningInput(one, payload), one.signature, fixedEncoding),
      algorithm: jwsAlgorithm(one),
      names: (known) => one.kid === known.key.fingerprint || one.kid === known.id,
    })),
    findings: jws.payload === undefined ? [] : payloadFindings(jws.payload, context, at),
    says: {
      ...(first === undefined ? {} : { alg: first.alg }),
      ...(first?.kid === undefined ? {} : { kid: first.kid }),
    },
  }
}

/** RFC 7518 §3.1: a key that everybody has is no secret, so HMAC under it shows nothing. */
const NO_SIGNATURES = /^(?:none|HS[0-9]+)$/i

function jwsAlgorithm({ alg }: JwsSignature): StatedAlgorithm {
  if (NO_SIGNATURES.test(alg)) return { kind: "forbidden", name: alg }
  if (!isJwsName(alg)) return { kind: "unsupported", name: alg }
  return { kind: "stated", name: alg, agrees: (own) => isJwsUse(alg, own) }
}

/** RFC 7518 §3.5: the names of RSASSA-PSS stand for a salt and a mask of the hash itself. */
function isJwsUse(alg: string, { algorithm, pss }: BoundUse): boolean {
  if (!isJwsNameOf(alg, algorithm)) return false
  const hash = messageHash(algorithm)
  if (pss === undefined || hash === undefined) return true
  return pss.mgfHash === hash && pss.saltLength === hashLength(hash)
}

function inTotoParts(
  { signed, signatures }: InTotoMetadata,
  context: EnvelopeContext,
  at: Place,
): EnvelopeParts {
  return {
    parts: signatures.map(({ sig }) => plainPart(signed, sig, derEncoding)),
    findings: payloadFindings(signed, context, at),
    says: {},
  }
}

/** An envelope that holds its payload must hold the one that is meant. */
function payloadFindings(
  payload: Uint8Array,
  { message }: EnvelopeContext,
  at: Place,
): readonly Finding[] {
  if (message === undefined || equalBytes(payload, message)) return []
  const observed = { payload: toHex(sha256(payload)), given: toHex(sha256(message)) }
  return [finding("CONTEXT_MISMATCH", at, observed)]
}

function nothingSigned(at: Place): EnvelopeParts {
  const reason = "the signature is detached, and what it is over was not given"
  return { parts: [], findings: [finding("FORMAT_FAILURE", at, { reason })], says: {} }
}
