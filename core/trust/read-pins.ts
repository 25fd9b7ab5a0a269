/** Reading the pins of a trust file: keys, anchors and heads, each by itself. */
import { fromBase64, fromHex, phrase, reasonSaid, say, type JsonValue } from "../base/index.ts"
import { HASH_NAMES, parseCertificate, parseNameText, type HashName } from "../encodings/index.ts"
import {
  isSignatureAlgorithm,
  parsePublicKey,
  type PssChoice,
  type PublicKey,
  type PublicKeyRead,
} from "../signatures/index.ts"
import { countPersons } from "./persons.ts"
import {
  asBytes,
  asChoice,
  asChoices,
  asCount,
  asInstant,
  asObject,
  asText,
  asTexts,
  onlyMembers,
  optional,
  Refusal,
} from "./reading.ts"
import type { Members } from "./reading.ts"
import {
  PURPOSES,
  ROLES,
  type Compromise,
  type Lifetime,
  type PendingKey,
  type PinnedAnchor,
  type PinnedHead,
  type PinnedKey,
  type Pinning,
  type Revocation,
} from "./store.ts"

const WINDOW = ["validFrom", "validUntil"]
const KEY_1 = [
  "id",
  "algorithm",
  "publicKey",
  "fingerprint",
  "subject",
  "roles",
  "origins",
  ...WINDOW,
]
const FATE = ["revoked", "compromised", "pinned"]
const PSS = ["saltLength", "mgfHash"]
const KEY_2 = [...KEY_1, ...PSS, ...FATE, "replaces", "replacedBy", "certificate"]
const ANCHOR = [
  "id",
  "certificate",
  "subject",
  "purposes",
  "roles",
  "names",
  "origins",
  ...WINDOW,
  ...FATE,
]

/** A key as schema 1 has it: nothing can have become of it. */
export function readKey1(value: JsonValue, index: number): PinnedKey {
  const what = `keys[${String(index)}]`
  const object = asObject(value, what)
  onlyMembers(object, KEY_1, what)
  return keyOf(object, what)
}

export function readKey2(value: JsonValue, index: number): PinnedKey {
  const what = `keys[${String(index)}]`
  const object = asObject(value, what)
  onlyMembers(object, KEY_2, what)
  return keyOf(object, what)
}

/** A key that one person proposed: `{ "key": .., "proposed": { "at", "by" } }`. */
export function readPending(value: JsonValue, index: number): PendingKey {
  const what = `pending[${String(index)}]`
  const object = asObject(value, what)
  onlyMembers(object, ["key", "proposed"], what)
  const key = asObject(object["key"], `${what}.key`)
  // What can only follow from being pinned cannot be proposed.
  onlyMembers(key, [...KEY_1, ...PSS, "replaces", "certificate"], `${what}.key`)
  const proposed = asObject(object["proposed"], `${what}.proposed`)
  onlyMembers(proposed, ["at", "by"], `${what}.proposed`)
  return {
    key: keyOf(key, `${what}.key`),
    proposed: {
      at: asInstant(proposed["at"], `${what}.proposed.at`),
      by: asText(proposed["by"], `${what}.proposed.by`),
    },
  }
}

export function readAnchor(value: JsonValue, index: number): PinnedAnchor {
  const what = `anchors[${String(index)}]`
  const object = asObject(value, what)
  onlyMembers(object, ANCHOR, what)
  const purposes = atLeastOne(
    asChoices(object["purposes"], PURPOSES, `${what}.purposes`),
    `${what}.purposes`,
  )
  const roles = asChoices(object["roles"] ?? [], ROLES, `${what}.roles`)
  const names = asTexts(object["names"] ?? [], `${what}.names`)
  names.forEach((name, at) => {
    refuseNoName(name, `${what}.names[${String(at)}]`)
  })
  const isSigning = purposes.includes("signing")
  if (isSigning && (roles.length === 0 || names.length === 0)) {
    throw new Refusal(
      say("{what} is for signing and does not say in which roles, and whose names", {
        what: phrase(what),
      }),
    )
  }
  if (!isSigning && roles.length + names.length > 0) {
    throw new Refusal(
      say("{what} names roles or subjects and is not for signing", { what: phrase(what) }),
    )
  }
  return {
    id: asText(object["id"], `${what}.id`),
    certificate: certificateIn(object["certificate"], `${what}.certificate`),
    subject: asText(object["subject"], `${what}.subject`),
    purposes,
    roles,
    names,
    ...optional<Pick<PinnedAnchor, "origins" | "pinned">>(object, what, {
      origins: asTexts,
      pinned: pinningOf,
    }),
    ...lifetimeOf(object, what),
  }
}

/** A name that cannot be read would never be anybody's: its author meant something else. */
function refuseNoName(name: string, what: string): void {
  const read = parseNameText(name)
  if (read.kind === "name") return
  throw new Refusal(
    say("{what} is no name such as CN=Ann,O=Acme: {reason} (character {offset})", {
      what: phrase(what),
      reason: reasonSaid(read),
      offset: String(read.offset),
    }),
  )
}

export function readHead(value: JsonValue, index: number): PinnedHead {
  const what = `heads[${String(index)}]`
  const object = asObject(value, what)
  onlyMembers(object, ["origin", "size", "root", "seenAt"], what)
  const size = asCount(object["size"], `${what}.size`)
  const text = asText(object["root"], `${what}.root`)
  // Seals write roots in hex and checkpoints in base64; at 32 bytes the lengths tell them apart.
  const root = text.length === 64 ? fromHex(text) : fromBase64(text)
  if (root?.length !== 32)
    throw new Refusal(say("{what}.root is not a SHA-256 digest", { what: phrase(what) }))
  asInstant(object["seenAt"], `${what}.seenAt`)
  return {
    origin: asText(object["origin"], `${what}.origin`),
    size,
    root,
    seenAt: asText(object["seenAt"], `${what}.seenAt`),
  }
}

function keyOf(object: Members, what: string): PinnedKey {
  const read = keyMembersOf(object, what)
  if (read.certificate !== undefined) refuseOtherKey(read.key, read.certificate, what)
  return read
}

/** What an issuer says of a certificate is said of its key, so it must be the one that is pinned. */
function refuseOtherKey(key: PublicKey, der: Uint8Array, what: string): void {
  const certificate = parseCertificate(der)
  const own =
    certificate.kind === "certificate"
      ? parsePublicKey(certificate.certificate.spki, { algorithm: key.algorithm, ...key.pss })
      : undefined
  if (own?.kind === "key" && own.key.fingerprint === key.fingerprint) return
  throw new Refusal(say("{what}.publicKey is not that of its certificate", { what: phrase(what) }))
}

function keyMembersOf(object: Members, what: string): PinnedKey {
  return {
    id: asText(object["id"], `${what}.id`),
    key: publicKeyOf(object, what),
    subject: asText(object["subject"], `${what}.subject`),
    roles: atLeastOne(asChoices(object["roles"], ROLES, `${what}.roles`), `${what}.roles`),
    ...optional<Pick<PinnedKey, "origins" | "replaces" | "replacedBy" | "certificate" | "pinned">>(
      object,
      what,
      {
        origins: asTexts,
        replaces: asText,
        replacedBy: asText,
        certificate: certificateIn,
        pinned: pinningOf,
      },
    ),
    ...lifetimeOf(object, what),
  }
}

function atLeastOne<T>(list: readonly T[], what: string): readonly T[] {
  if (list.length === 0) throw new Refusal(say("{what} is empty", { what: phrase(what) }))
  return list
}

function publicKeyOf(object: Members, what: string): PublicKey {
  const parsed = readBound(object, what)
  if (parsed.kind !== "key")
    throw new Refusal(say("{what}.publicKey is not a key we can use", { what: phrase(what) }))
  if (parsed.key.algorithm !== object["algorithm"]) {
    throw new Refusal(
      say("{what}.algorithm is not that of its publicKey ({algorithm})", {
        what: phrase(what),
        algorithm: parsed.key.algorithm,
      }),
    )
  }
  const stated = object["fingerprint"]
  if (stated !== undefined && stated !== parsed.key.fingerprint) {
    throw new Refusal(
      say("{what}.fingerprint is not that of its publicKey", { what: phrase(what) }),
    )
  }
  return parsed.key
}

/** The pin binds the key; a key that it cannot bind is told apart from one that is none. */
function readBound(object: Members, what: string): PublicKeyRead {
  const spki = asBytes(object["publicKey"], `${what}.publicKey`)
  const algorithm = object["algorithm"]
  if (typeof algorithm !== "string" || !isSignatureAlgorithm(algorithm)) return parsePublicKey(spki)
  const pss = optional<PssChoice>(object, what, { saltLength: saltLengthOf, mgfHash: hashOf })
  const bound = parsePublicKey(spki, { algorithm, ...pss })
  if (bound.kind === "key") return bound
  // Parameters that do not fit are a reason of their own.
  if (Object.keys(pss).length > 0 && bound.kind === "refused")
    throw new Refusal(say("{what}: {reason}", { what: phrase(what), reason: reasonSaid(bound) }))
  return parsePublicKey(spki)
}

function saltLengthOf(value: JsonValue, what: string): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value
  throw new Refusal(say("{what} is not a whole number", { what: phrase(what) }))
}

function hashOf(value: JsonValue, what: string): HashName {
  return asChoice(value, HASH_NAMES, what)
}

function certificateIn(value: JsonValue | undefined, what: string): Uint8Array {
  const bytes = asBytes(value, what)
  const read = parseCertificate(bytes)
  if (read.kind === "certificate") return bytes
  throw new Refusal(
    say("{what} is not a certificate that can be read: {reason}", {
      what: phrase(what),
      reason: reasonSaid(read),
    }),
  )
}

function lifetimeOf(object: Members, what: string): Lifetime {
  const lifetime = optional<Lifetime>(object, what, {
    validFrom: asInstant,
    validUntil: asInstant,
    revoked: revocationOf,
    compromised: compromiseOf,
  })
  const { validFrom, validUntil } = lifetime
  if (validFrom !== undefined && validUntil !== undefined && validFrom > validUntil) {
    throw new Refusal(say("{what} ends before it begins", { what: phrase(what) }))
  }
  return lifetime
}

function revocationOf(value: JsonValue, what: string): Revocation {
  const object = asObject(value, what)
  onlyMembers(object, ["at", "reason", "by"], what)
  return {
    at: asInstant(object["at"], `${what}.at`),
    reason: asText(object["reason"], `${what}.reason`),
    by: asText(object["by"], `${what}.by`),
  }
}

function compromiseOf(value: JsonValue, what: string): Compromise {
  const object = asObject(value, what)
  onlyMembers(object, ["from", "certainty", "reason", "by"], what)
  return {
    ...optional<Pick<Compromise, "from">>(object, what, { from: asInstant }),
    certainty: asChoice(object["certainty"], ["known", "suspected"], `${what}.certainty`),
    reason: asText(object["reason"], `${what}.reason`),
    by: asText(object["by"], `${what}.by`),
  }
}

function pinningOf(value: JsonValue, what: string): Pinning {
  const object = asObject(value, what)
  onlyMembers(object, ["at", "by"], what)
  const by = asTexts(object["by"], `${what}.by`)
  if (by.length < 1 || by.length > 2)
    throw new Refusal(say("{what}.by names neither one person nor two", { what: phrase(what) }))
  if (countPersons(by) !== by.length)
    throw new Refusal(say("{what}.by names one person twice", { what: phrase(what) }))
  return { at: asInstant(object["at"], `${what}.at`), by }
}
