/** Two trust files side by side: which keys and authorities came, went, or are not what they were. */
import { toCanonicalText, toHex, type JsonValue } from "../base/index.ts"
import type { PinnedAnchor, PinnedKey, TrustStore } from "./store.ts"

export interface PinDifference {
  readonly id: string
  readonly subject: string
  readonly change: "added" | "removed" | "changed"
  /** What differs, by the names of the members, such as `revoked`; empty unless changed. */
  readonly members: readonly string[]
}

/** Everything in which the pins of two trust files differ, by id; rules and heads are not compared. */
export function comparePins(before: TrustStore, after: TrustStore): readonly PinDifference[] {
  const former = pinsOf(before)
  const now = pinsOf(after)
  const ids = [...new Set([...former.keys(), ...now.keys()])].sort()
  return ids.flatMap((id) => differenceOf(id, former.get(id), now.get(id)))
}

/** The rules of a trust file that are not the same in another one, by the names of the members. */
export function compareRules(before: TrustStore, after: TrustStore): readonly string[] {
  const names = ["persons", "thresholds", "witnesses", "sunsets", "heads", "revocation"] as const
  return names.filter((name) => written(before[name]) !== written(after[name]))
}

type Pin = PinnedKey | PinnedAnchor

function pinsOf({ keys, anchors }: TrustStore): ReadonlyMap<string, Pin> {
  return new Map([...keys, ...anchors].map((pin) => [pin.id, pin]))
}

function differenceOf(id: string, before?: Pin, after?: Pin): readonly PinDifference[] {
  const pin = after ?? before
  if (pin === undefined) return []
  const { subject } = pin
  if (before === undefined) return [{ id, subject, change: "added", members: [] }]
  if (after === undefined) return [{ id, subject, change: "removed", members: [] }]
  const [former, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  const members = [...new Set([...former.keys(), ...now.keys()])].filter(
    (name) => written(former.get(name)) !== written(now.get(name)),
  )
  return members.length === 0 ? [] : [{ id, subject, change: "changed", members }]
}

/** One text for one value, whatever it is made of. */
function written(value: unknown): string {
  return value === undefined ? "" : toCanonicalText(toJson(value))
}

function toJson(value: unknown): JsonValue {
  if (value instanceof Uint8Array) return toHex(value)
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([, one]) => one !== undefined)
    return Object.fromEntries(members.map(([name, one]) => [name, toJson(one)]))
  }
  const isScalar = ["string", "number", "boolean"].includes(typeof value)
  return isScalar ? (value as string | number | boolean) : null // as just tested
}
