/**
 * Operations on what a trust pack holds besides keys: authorities, revocation data, rules and
 * heads. Each makes a new pack whose journal tells of it.
 */
import { toInstant, type JsonObject, type JsonValue } from "../base/index.ts"
import { entered, itemsOf, pinning, withItem, type Act } from "./edit-pack.ts"

/** Pins an authority. @param anchor - The entry as the pack writes it, without `pinned`. */
export function anchorIn(pack: JsonObject, anchor: JsonObject, act: Act): JsonObject {
  const added = withItem(pack, "anchors", { ...anchor, pinned: pinning(act) })
  const { id } = anchor
  return entered(added, act, { op: "pin", keys: typeof id === "string" ? [id] : [] })
}

/** Lists and responses to be added, in base64. */
export interface RevocationToAdd {
  readonly crls: readonly string[]
  readonly ocsp: readonly string[]
}

/** Adds lists and responses; older ones stay, for what they revoked stays revoked. */
export function revocationDataIn(pack: JsonObject, add: RevocationToAdd, act: Act): JsonObject {
  const former = asObject(pack["revocation"])
  const revocation = {
    ...former,
    crls: [...textsOf(former, "crls"), ...add.crls],
    ocsp: [...textsOf(former, "ocsp"), ...add.ocsp],
  }
  return entered({ ...pack, revocation }, act, { op: "import", keys: [] })
}

/** So many different subjects in these roles; 0 takes the threshold away. */
export interface ThresholdRule {
  readonly roles: readonly string[]
  readonly count: number
  readonly notAlso: readonly string[]
  /** Ids of the keys that count; empty means all that hold a role. */
  readonly keys: readonly string[]
}

/** Sets the threshold of these roles, in the place of the one that there was. */
export function thresholdIn(pack: JsonObject, rule: ThresholdRule, act: Act): JsonObject {
  const { roles, count, notAlso, keys } = rule
  const others = itemsOf(pack, "thresholds").filter(
    (one) => !isSameSet(textsOf(one, "roles"), roles),
  )
  const own = {
    roles,
    count,
    ...(notAlso.length === 0 ? {} : { notAlso }),
    ...(keys.length === 0 ? {} : { keys }),
  }
  const thresholds = count === 0 ? others : [...others, own]
  return entered({ ...pack, thresholds }, act, { op: "record", keys })
}

/** Sets who cosigns checkpoints and how many it takes; none at all takes the rule away. */
export function witnessesIn(
  pack: JsonObject,
  { keys, quorum }: { readonly keys: readonly string[]; readonly quorum: number },
  act: Act,
): JsonObject {
  const { witnesses: _former, ...rest } = pack
  const changed = keys.length === 0 ? rest : { ...rest, witnesses: { keys, quorum } }
  return entered(changed, act, { op: "record", keys })
}

/** Everything that a pack says of itself and of algorithms; what is absent stays as it was. */
export interface PackRules {
  readonly name?: string
  /** Persons that it takes to pin. */
  readonly persons?: 1 | 2
  /** Milliseconds since 1970. */
  readonly staleAfter?: number
  /** By algorithm; `undefined` takes the date away. */
  readonly sunsets: ReadonlyMap<string, number | undefined>
}

export function rulesIn(pack: JsonObject, rules: PackRules, act: Act): JsonObject {
  const { name, persons, staleAfter, sunsets } = rules
  const kept = itemsOf(pack, "sunsets").filter(
    ({ algorithm }) => typeof algorithm !== "string" || !sunsets.has(algorithm),
  )
  const set = [...sunsets].flatMap(([algorithm, notAfter]) =>
    notAfter === undefined ? [] : [{ algorithm, notAfter: toInstant(notAfter) }],
  )
  const changed = {
    ...pack,
    ...(name === undefined ? {} : { name }),
    ...(persons === undefined ? {} : { pinning: { persons } }),
    ...(staleAfter === undefined ? {} : { staleAfter: toInstant(staleAfter) }),
    ...(sunsets.size === 0 ? {} : { sunsets: [...kept, ...set] }),
  }
  return entered(changed, act, { op: "record", keys: [] })
}

/** Pins a state of a log. @param head - As the pack writes it. */
export function headIn(pack: JsonObject, head: JsonObject, act: Act): JsonObject {
  return entered(withItem(pack, "heads", head), act, { op: "pin", keys: [] })
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one))
}

function textsOf(object: JsonObject, name: string): readonly string[] {
  const value = object[name]
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : []
}

function asObject(value: JsonValue | undefined): JsonObject {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value)
  return isObject ? (value as JsonObject) : {} // neither null nor an array nor a scalar
}
