/**
 * Does a trust pack make sense as a whole: does every name in it lead somewhere, and can
 * every rule in it be met?
 *
 * A rule that nobody can meet, or that names a key which is not there, is refused: its
 * author meant something else.
 */
import { phrase, say } from "../base/index.ts"
import { countPersons } from "./persons.ts"
import { Refusal } from "./reading.ts"
import type { PinnedKey, Threshold, TrustStore, Witnesses } from "./store.ts"
import { countPeople, eligibleKeys } from "./thresholds.ts"

/** @throws Refusal naming the first thing that does not fit. */
export function refuseLooseEnds(store: TrustStore): void {
  const { keys, pending, anchors, thresholds, witnesses, sunsets, issuedAt, staleAfter } = store
  const byId = new Map(keys.map((key) => [key.id, key]))
  const ids = [...keys, ...anchors, ...pending.map(({ key }) => key)].map(({ id }) => id)
  if (new Set(ids).size !== ids.length)
    throw new Refusal(say("two keys or anchors have the same id"))
  refuseBrokenChains(byId)
  for (const { key } of pending)
    refuseUnknown([key.replaces].filter(isText), byId, `pending "${key.id}"`)
  if (store.persons === 2) refuseLonePins(store)
  thresholds.forEach((threshold, index) => {
    refuseUnmeetable(threshold, store, { byId, what: `thresholds[${String(index)}]` })
  })
  if (witnesses !== undefined) refuseQuorum(witnesses, keys, byId)
  if (new Set(sunsets.map(({ algorithm }) => algorithm)).size !== sunsets.length) {
    throw new Refusal(say("sunsets names one algorithm twice"))
  }
  if (issuedAt !== undefined && staleAfter !== undefined && staleAfter < issuedAt) {
    throw new Refusal(say("it is stale before it was issued"))
  }
}

type ById = ReadonlyMap<string, PinnedKey>

/** Both ends of a replacement name each other, and no key is replaced by one that it replaced. */
function refuseBrokenChains(byId: ById): void {
  for (const { id, replaces, replacedBy } of byId.values()) {
    if (replaces !== undefined && byId.get(replaces)?.replacedBy !== id) {
      throw new Refusal(
        say('the key "{id}" replaces "{replaces}", which does not say so', { id, replaces }),
      )
    }
    if (replacedBy !== undefined && byId.get(replacedBy)?.replaces !== id) {
      throw new Refusal(
        say('the key "{id}" is replaced by "{replacedBy}", which does not say so', {
          id,
          replacedBy,
        }),
      )
    }
  }
  // Links are mutual by now, so that keys form lines and circles: what no line reaches is a circle.
  const starts = [...byId.values()].filter(({ replaces }) => replaces === undefined)
  const reached = starts.reduce((total, start) => total + lengthOfLine(start, byId), 0)
  if (reached !== byId.size) throw new Refusal(say("keys replace one another in a circle"))
}

/** How many keys follow from this one, itself counted. */
function lengthOfLine(start: PinnedKey, byId: ById): number {
  let length = 0
  for (let at: PinnedKey | undefined = start; at !== undefined; length += 1) {
    at = byId.get(at.replacedBy ?? "")
  }
  return length
}

/** Where it takes two persons, a pin by one is none, and it must not look like one. */
function refuseLonePins({ keys, anchors }: TrustStore): void {
  for (const { id, pinned } of [...keys, ...anchors]) {
    if (countPersons(pinned?.by ?? []) === 2) continue
    throw new Refusal(
      say('"{id}" was not pinned by two persons, and this trust file asks for two', { id }),
    )
  }
}

function refuseUnmeetable(
  threshold: Threshold,
  { keys, anchors }: TrustStore,
  { byId, what }: { readonly byId: ById; readonly what: string },
): void {
  refuseUnknown(threshold.keys ?? [], byId, what)
  const eligible = eligibleKeys(threshold, keys)
  const unable = threshold.keys?.find((id) => !eligible.some((key) => key.id === id))
  if (unable !== undefined)
    throw new Refusal(
      say('{what} names "{unable}", which cannot count there', { what: phrase(what), unable }),
    )
  // Whom an authority certifies is not known beforehand.
  const isOpen =
    threshold.keys === undefined &&
    anchors.some(({ roles }) => roles.some((role) => threshold.roles.includes(role)))
  const people = countPeople(eligible, keys)
  if (!isOpen && people < threshold.count) {
    throw new Refusal(
      say("{what} asks for {count} and only {people} can count", {
        what: phrase(what),
        count: threshold.count,
        people,
      }),
    )
  }
}

function refuseQuorum(
  { keys: ids, quorum }: Witnesses,
  keys: readonly PinnedKey[],
  byId: ById,
): void {
  refuseUnknown(ids, byId, "witnesses")
  const pinned = ids.flatMap((id) => byId.get(id) ?? [])
  const other = pinned.find(({ roles }) => !roles.includes("witness"))
  if (other !== undefined)
    throw new Refusal(say('witnesses names "{id}", which is no witness', { id: other.id }))
  const different = countPeople(pinned, keys)
  if (quorum > different) {
    throw new Refusal(
      say("witnesses.quorum is {quorum} of {different} different witnesses", { quorum, different }),
    )
  }
}

function refuseUnknown(ids: readonly string[], byId: ById, what: string): void {
  const unknown = ids.find((id) => !byId.has(id))
  if (unknown !== undefined)
    throw new Refusal(
      say('{what} names "{unknown}", which is not pinned', { what: phrase(what), unknown }),
    )
}

function isText(value: string | undefined): value is string {
  return value !== undefined
}
