/**
 * Operations on a trust pack: each makes a new pack whose journal tells of it.
 *
 * They work on the pack as it is written, so that what they do not concern stays as it is.
 * Whether the outcome is a pack at all is decided by the one reader there is.
 */
import { toInstant, type JsonObject, type JsonValue } from "../base/index.ts"
import { withEntry, type JournalOperation } from "./journal.ts"

/** Who does it, why, and when. */
export interface Act {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly by: string
  /** The second person, where two act at once. */
  readonly second?: string
  readonly reason: string
}

/** A pack that holds what a file of schema 1 held; its history begins here. */
export function upgraded(file: JsonObject, act: Act): JsonObject {
  const pack = { ...file, schema: "sealwright.trust/2" }
  return entered(pack, act, { op: "import", keys: idsOf(pack, "keys") })
}

/** Pins a key. @param key - The entry as the pack writes it, without `pinned`. */
export function pinIn(pack: JsonObject, key: JsonObject, act: Act): JsonObject {
  const added = replacing(withItem(pack, "keys", { ...key, pinned: pinning(act) }), key)
  const op = key["replaces"] === undefined ? "pin" : "rotate"
  const ids = [key["replaces"], key["id"]].filter(isText)
  return entered(added, act, { op, keys: ids })
}

/** Lets a key wait for a second person. */
export function proposeIn(pack: JsonObject, key: JsonObject, act: Act): JsonObject {
  const proposed = { at: toInstant(act.at), by: act.by }
  const added = withItem(pack, "pending", { key, proposed })
  return entered(added, act, { op: "propose", keys: [key["id"]].filter(isText) })
}

/**
 * The second person's word for a key that waits, or for one that one person pinned alone.
 *
 * @returns `undefined` when there is no such key.
 */
export function confirmIn(pack: JsonObject, id: string, act: Act): JsonObject | undefined {
  const waiting = itemsOf(pack, "pending").find((one) => asObject(one["key"])["id"] === id)
  if (waiting !== undefined) {
    const key = asObject(waiting["key"])
    const by = [asObject(waiting["proposed"])["by"], act.by].filter(isText)
    const pinned = { at: toInstant(act.at), by }
    const left = { ...pack, pending: itemsOf(pack, "pending").filter((one) => one !== waiting) }
    const added = replacing(withItem(left, "keys", { ...key, pinned }), key)
    return entered(added, act, { op: "confirm", keys: [id] })
  }
  const key = itemsOf(pack, "keys").find((one) => one["id"] === id)
  if (key === undefined) return undefined
  const former = asObject(key["pinned"])["by"]
  const by = [...(Array.isArray(former) ? (former as readonly JsonValue[]) : []), act.by].filter(
    isText,
  )
  const changed = withMembers(pack, id, { pinned: { at: toInstant(act.at), by } })
  return entered(changed, act, { op: "confirm", keys: [id] })
}

export interface Ending {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly from: number
}

/** Ends a key or an anchor from an instant on. */
export function revokeIn(pack: JsonObject, { id, from }: Ending, act: Act): JsonObject {
  const revoked = { at: toInstant(from), reason: act.reason, by: act.by }
  return entered(withMembers(pack, id, { revoked }), act, { op: "revoke", keys: [id] })
}

/** Since when somebody else may have used a key, as far as that is known. */
export interface Loss {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly from?: number
  readonly certainty: "known" | "suspected"
}

export function compromiseIn(
  pack: JsonObject,
  { id, from, certainty }: Loss,
  act: Act,
): JsonObject {
  const since = from === undefined ? {} : { from: toInstant(from) }
  const compromised = { ...since, certainty, reason: act.reason, by: act.by }
  return entered(withMembers(pack, id, { compromised }), act, { op: "compromise", keys: [id] })
}

/** Takes a change by hand into the journal. */
export function recordIn(pack: JsonObject, act: Act): JsonObject {
  return entered(pack, act, { op: "record", keys: [] })
}

/** Dates a pack that is about to be signed and handed on. */
export function issueIn(pack: JsonObject, staleAfter: number | undefined, act: Act): JsonObject {
  const stale = staleAfter === undefined ? {} : { staleAfter: toInstant(staleAfter) }
  const dated = { ...pack, issuedAt: toInstant(act.at), ...stale }
  return entered(dated, act, { op: "issue", keys: [] })
}

export function entered(
  pack: JsonObject,
  { at, ...who }: Act,
  what: { readonly op: JournalOperation; readonly keys: readonly string[] },
): JsonObject {
  return withEntry(pack, { at: toInstant(at), ...who, ...what })
}

export function pinning({ at, by, second }: Act): JsonObject {
  return { at: toInstant(at), by: second === undefined ? [by] : [by, second] }
}

/** The former key says by which one it was replaced, and ends where the new one begins. */
function replacing(pack: JsonObject, key: JsonObject): JsonObject {
  const { id, replaces, validFrom } = key
  if (!isText(replaces) || !isText(id)) return pack
  const former = itemsOf(pack, "keys").find((one) => one["id"] === replaces)
  const isOpen = former !== undefined && former["validUntil"] === undefined
  const end = isOpen && isText(validFrom) ? { validUntil: validFrom } : {}
  return withMembers(pack, replaces, { replacedBy: id, ...end })
}

export function withItem(pack: JsonObject, list: string, item: JsonObject): JsonObject {
  return { ...pack, [list]: [...itemsOf(pack, list), item] }
}

/** The pack with members of one key or anchor set. */
function withMembers(pack: JsonObject, id: string, members: JsonObject): JsonObject {
  const set = (one: JsonObject) => (one["id"] === id ? { ...one, ...members } : one)
  const anchors =
    pack["anchors"] === undefined ? {} : { anchors: itemsOf(pack, "anchors").map(set) }
  return { ...pack, keys: itemsOf(pack, "keys").map(set), ...anchors }
}

function idsOf(pack: JsonObject, list: string): readonly string[] {
  return itemsOf(pack, list).flatMap(({ id }) => (isText(id) ? [id] : []))
}

export function itemsOf(pack: JsonObject, list: string): readonly JsonObject[] {
  const value = pack[list]
  return Array.isArray(value) ? value.map(asObject) : []
}

function asObject(value: JsonValue | undefined): JsonObject {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value)
  return isObject ? (value as JsonObject) : {} // neither null nor an array nor a scalar
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === "string"
}
