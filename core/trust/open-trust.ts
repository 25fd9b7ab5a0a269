/**
 * Opening a trust file: a pack as it is, or one inside a signed envelope.
 *
 * A signature counts only by a signer whom the user named: a pack that vouched for itself
 * would vouch for anything. Unsigned packs work, and it is said that they are unsigned.
 */
import {
  isJsonObject,
  member,
  parseJson,
  reasoned,
  reasonSaid,
  say,
  type Reasoned,
  type Saying,
} from "../base/index.ts"
import { toDsseEnvelope, type DsseEnvelope } from "../encodings/index.ts"
import { attribute, type PublicKey, type SignatureEngine } from "../signatures/index.ts"
import { parseTrust } from "./read-store.ts"
import type { TrustStore } from "./store.ts"

/** What the signatures of a pack are made for, so that none can be taken from elsewhere. */
export const TRUST_PAYLOAD_TYPE = "application/vnd.sealwright.trust+json"

/** Whose signature the user expects: a key, or the fingerprint of one that the pack holds. */
export type NamedSigner = PublicKey | { readonly fingerprint: string; readonly algorithm?: never }

export type PackSigning =
  | { readonly kind: "unsigned" }
  /** It bears signatures, and the user named nobody to hold them to. */
  | { readonly kind: "unjudged"; readonly signatures: number }
  /** Every signer that the user named has signed it. */
  | { readonly kind: "signed"; readonly by: readonly PublicKey[] }

export type TrustOpened =
  | { readonly kind: "trust"; readonly trust: TrustStore; readonly signing: PackSigning }
  | ({ readonly kind: "refused" } & Reasoned)

/** The bytes of a pack, and the envelope they came in. */
type Unwrapped =
  | { readonly kind: "pack"; readonly pack: Uint8Array; readonly envelope?: DsseEnvelope }
  | ({ readonly kind: "refused" } & Reasoned)

/** More than any pack is signed by; each costs a verification. */
const MAX_SIGNATURES = 16

/** Takes a pack out of its envelope, if it has one; nothing of it is believed yet. */
export function unwrapTrust(bytes: Uint8Array): Unwrapped {
  const parsed = parseJson(bytes)
  // What is no JSON is refused by the reader of packs, in its words.
  if (parsed.kind === "refused" || !isJsonObject(parsed.value)) return { kind: "pack", pack: bytes }
  if (member(parsed.value, "payloadType") === undefined) return { kind: "pack", pack: bytes }
  const answer = toDsseEnvelope(parsed.value)
  if (answer.kind === "refused")
    return refusal(say("its envelope has {reason}", { reason: reasonSaid(answer) }))
  const { envelope, unknownMembers } = answer
  const [unknown] = unknownMembers
  if (unknown !== undefined)
    return refusal(say('its envelope has an unknown member "{unknown}"', { unknown }))
  if (envelope.payloadType !== TRUST_PAYLOAD_TYPE) {
    return refusal(
      say('its envelope is for "{payloadType}", not for a trust file', {
        payloadType: envelope.payloadType,
      }),
    )
  }
  if (envelope.signatures.length > MAX_SIGNATURES) {
    return refusal(say("its envelope has more than {most} signatures", { most: MAX_SIGNATURES }))
  }
  return { kind: "pack", pack: envelope.payload, envelope }
}

/**
 * Reads a trust file and holds it to the signers that the user named, all of them.
 *
 * @param signers - May be empty: then no signature is judged. Never throws on content.
 */
export function openTrust(
  bytes: Uint8Array,
  signers: readonly NamedSigner[],
  engines: readonly SignatureEngine[],
): TrustOpened {
  const unwrapped = unwrapTrust(bytes)
  if (unwrapped.kind === "refused") return unwrapped
  const { pack, envelope } = unwrapped
  const read = parseTrust(pack)
  if (read.kind === "refused") return read
  const { trust } = read
  if (envelope === undefined) {
    return signers.length === 0
      ? { kind: "trust", trust, signing: { kind: "unsigned" } }
      : refusal(say("it is not signed, and a signer was named"))
  }
  if (trust.schema === "sealwright.trust/1")
    return refusal(say("an envelope is for trust files of schema 2"))
  if (signers.length === 0) {
    const signatures = envelope.signatures.length
    return { kind: "trust", trust, signing: { kind: "unjudged", signatures } }
  }
  const by = new Set<PublicKey>()
  for (const signer of signers) {
    const key = keyOf(signer, trust)
    if (key === undefined) {
      return refusal(
        say("it does not hold the signer's key {fingerprint}; name the key's file", {
          fingerprint: signer.fingerprint,
        }),
      )
    }
    if (!isSignedBy(envelope, key, engines)) {
      return refusal(
        say("it bears no good signature by the key {fingerprint}", {
          fingerprint: key.fingerprint,
        }),
      )
    }
    by.add(key)
  }
  return { kind: "trust", trust, signing: { kind: "signed", by: [...by] } }
}

/** What becomes of one signature of a pack when only the pack's own keys are at hand. */
export type PackSignature =
  /** By a key that the pack itself pins: nobody changed it since, and no more is shown. */
  | {
      readonly kind: "holds"
      readonly id: string
      readonly subject: string
      readonly fingerprint: string
    }
  /** It names a key that the pack pins, and is not by it. */
  | { readonly kind: "does-not-hold"; readonly id: string; readonly subject: string }
  /** By a key that the pack does not pin, so that it cannot be verified with the pack alone. */
  | { readonly kind: "stranger"; readonly keyid: string | null }

/**
 * Verifies each signature of a trust file with the keys that it pins itself.
 *
 * That shows whether the file is as its signers left it. It never shows that the signers are to
 * be trusted: for that somebody names them from outside, as `openTrust` takes them.
 *
 * @returns none for a file that is not signed or not read. Never throws on content.
 */
export function packSignatures(
  bytes: Uint8Array,
  engines: readonly SignatureEngine[],
): readonly PackSignature[] {
  const unwrapped = unwrapTrust(bytes)
  if (unwrapped.kind === "refused" || unwrapped.envelope === undefined) return []
  const { pack, envelope } = unwrapped
  const read = parseTrust(pack)
  if (read.kind === "refused") return []
  const { keys } = read.trust
  return envelope.signatures.map((signature): PackSignature => {
    const alone = { ...envelope, signatures: [signature] }
    const signer = keys.find(({ key }) => isSignedBy(alone, key, engines))
    if (signer !== undefined) {
      const { id, subject, key } = signer
      return { kind: "holds", id, subject, fingerprint: key.fingerprint }
    }
    const named = keys.find(({ key }) => key.fingerprint === signature.keyid)
    return named === undefined
      ? { kind: "stranger", keyid: signature.keyid ?? null }
      : { kind: "does-not-hold", id: named.id, subject: named.subject }
  })
}

/** A fingerprint says which key it is, wherever the key lies; only the fingerprint is believed. */
function keyOf(signer: NamedSigner, { keys }: TrustStore): PublicKey | undefined {
  if (signer.algorithm !== undefined) return signer
  return keys.find(({ key }) => key.fingerprint === signer.fingerprint)?.key
}

function isSignedBy(
  { payloadType, payload, signatures }: DsseEnvelope,
  key: PublicKey,
  engines: readonly SignatureEngine[],
): boolean {
  const pinned = [{ id: "signer", subject: "signer", key, roles: [] }]
  const context = { pinned, engines, allowed: [key.algorithm] }
  return signatures.some(({ keyid, sig }) => {
    const signature = { keyid: keyid ?? key.fingerprint, sig }
    return attribute({ payloadType, payload, signature }, context, { path: "" }).kind === "signed"
  })
}

function refusal(reason: Saying): { readonly kind: "refused" } & Required<Reasoned> {
  return { kind: "refused", ...reasoned(reason) }
}
