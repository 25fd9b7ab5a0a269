/**
 * The trust file, `sealwright.trust/1`: which keys were pinned, for what, and which
 * states of which logs were seen.
 *
 * It comes from outside the evidence, by a way of its own. This file reads it and
 * refuses what it does not understand; what follows from it is decided in pins.ts,
 * times.ts and freshness.ts.
 */
import { fromBase64, fromHex, parseRfc3339, type JsonValue } from "../base/index.ts"
import { parsePublicKey, type PublicKey } from "../signatures/index.ts"
import { asArray, asChoices, asObject, asText, objectIn, onlyMembers, Refusal } from "./reading.ts"
import type { Members } from "./reading.ts"

export const ROLES = ["exporter", "archivist", "witness", "examiner", "timestamp", "log"] as const
export type Role = (typeof ROLES)[number]

export interface PinnedKey {
  readonly id: string
  readonly key: PublicKey
  readonly subject: string
  readonly roles: readonly Role[]
  /** Log origins this key may speak for; absent means any. */
  readonly origins?: readonly string[]
  /** First instant at which the key is good, milliseconds since 1970. */
  readonly validFrom?: number
  /** Last instant at which the key is good, milliseconds since 1970. */
  readonly validUntil?: number
}

/** A state of a log that somebody saw and kept. */
export interface PinnedHead {
  readonly origin: string
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
  readonly seenAt: string
}

export interface TrustStore {
  readonly keys: readonly PinnedKey[]
  readonly heads: readonly PinnedHead[]
}

export type TrustRead =
  | { readonly kind: "trust"; readonly trust: TrustStore }
  | { readonly kind: "refused"; readonly reason: string }

/** Reads a trust file; an empty `keys` is valid and trusts nobody. Never throws on its content. */
export function parseTrust(bytes: Uint8Array): TrustRead {
  try {
    const file = objectIn(bytes)
    onlyMembers(file, ["schema", "keys", "heads"], "the trust file")
    if (file["schema"] !== "sealwright.trust/1") {
      throw new Refusal(`its schema is not "sealwright.trust/1"`)
    }
    const keys = asArray(file["keys"], "keys").map(pinnedKey)
    const ids = new Set(keys.map(({ id }) => id))
    if (ids.size !== keys.length) throw new Refusal("two keys have the same id")
    const heads = file["heads"] === undefined ? [] : asArray(file["heads"], "heads").map(pinnedHead)
    return { kind: "trust", trust: { keys, heads } }
  } catch (cause) {
    if (cause instanceof Refusal) return { kind: "refused", reason: cause.message }
    throw cause
  }
}

const KEY_MEMBERS = [
  "id",
  "algorithm",
  "publicKey",
  "fingerprint",
  "subject",
  "roles",
  "origins",
  "validFrom",
  "validUntil",
]

function pinnedKey(value: JsonValue, index: number): PinnedKey {
  const what = `keys[${String(index)}]`
  const object = asObject(value, what)
  onlyMembers(object, KEY_MEMBERS, what)
  const key = publicKeyOf(object, what)
  const roles = asChoices(object["roles"], ROLES, `${what}.roles`)
  if (roles.length === 0) throw new Refusal(`${what}.roles is empty`)
  const origins = object["origins"]
  const window = windowOf(object, what)
  return {
    id: asText(object["id"], `${what}.id`),
    key,
    subject: asText(object["subject"], `${what}.subject`),
    roles,
    ...(origins === undefined
      ? {}
      : {
          origins: asArray(origins, `${what}.origins`).map((one) => asText(one, `${what}.origins`)),
        }),
    ...window,
  }
}

function publicKeyOf(object: Members, what: string): PublicKey {
  const spki = fromBase64(asText(object["publicKey"], `${what}.publicKey`))
  if (spki === undefined) throw new Refusal(`${what}.publicKey is not base64`)
  const parsed = parsePublicKey(spki)
  if (parsed.kind !== "key") throw new Refusal(`${what}.publicKey is not a key we can use`)
  if (parsed.key.algorithm !== object["algorithm"]) {
    throw new Refusal(`${what}.algorithm is not that of its publicKey (${parsed.key.algorithm})`)
  }
  const stated = object["fingerprint"]
  if (stated !== undefined && stated !== parsed.key.fingerprint) {
    throw new Refusal(`${what}.fingerprint is not that of its publicKey`)
  }
  return parsed.key
}

function windowOf(object: Members, what: string): Pick<PinnedKey, "validFrom" | "validUntil"> {
  const validFrom = instantOf(object["validFrom"], `${what}.validFrom`)
  const validUntil = instantOf(object["validUntil"], `${what}.validUntil`)
  if (validFrom !== undefined && validUntil !== undefined && validFrom > validUntil) {
    throw new Refusal(`${what} ends before it begins`)
  }
  return {
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
  }
}

function instantOf(value: JsonValue | undefined, what: string): number | undefined {
  if (value === undefined) return undefined
  const instant = parseRfc3339(asText(value, what))
  if (instant === undefined) throw new Refusal(`${what} is not an RFC 3339 time`)
  return instant
}

function pinnedHead(value: JsonValue, index: number): PinnedHead {
  const what = `heads[${String(index)}]`
  const object = asObject(value, what)
  onlyMembers(object, ["origin", "size", "root", "seenAt"], what)
  const size = object["size"]
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 1) {
    throw new Refusal(`${what}.size is not a whole number of at least 1`)
  }
  const text = asText(object["root"], `${what}.root`)
  // Seals write roots in hex and checkpoints in base64; at 32 bytes the lengths tell them apart.
  const root = text.length === 64 ? fromHex(text) : fromBase64(text)
  if (root?.length !== 32) throw new Refusal(`${what}.root is not a SHA-256 digest`)
  instantOf(object["seenAt"], `${what}.seenAt`)
  return {
    origin: asText(object["origin"], `${what}.origin`),
    size,
    root,
    seenAt: asText(object["seenAt"], `${what}.seenAt`),
  }
}
