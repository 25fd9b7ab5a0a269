/**
 * What people do to the keys of a trust file: the same from the command line and from the window.
 *
 * What each operation writes is decided in core/trust; which are refused before anything is
 * written is decided here.
 */
import { Failure, say } from "../base/index.ts"
import { refuseOther } from "../keys/index.ts"
import {
  compromiseIn,
  confirmIn,
  pinIn,
  proposeIn,
  revokeIn,
  type Ending,
  type Loss,
  type TrustStore,
} from "../trust/index.ts"
import type { KeyToPin } from "./public-key-file.ts"
import { entryOf, pinId, refuseUnfit, type NewPin } from "./trust-file.ts"
import {
  changeTrust,
  type TrustAct,
  type TrustChange,
  type TrustChanged,
} from "./trust-pack-file.ts"

export interface Pinned extends TrustChanged {
  readonly id: string
  /** True when it counts for nothing until a second person confirms it. */
  readonly waits: boolean
}

/**
 * Pins a key; where the pack asks for two persons and only one acts, it waits for the second.
 *
 * @throws Failure as `changeTrust`; USAGE for an id or a key that is taken, or an unknown role.
 */
export async function pinInPack(on: TrustAct, pin: NewPin): Promise<Pinned> {
  const id = pinId(pin)
  let waits = false
  const changed = await changeTrust(on, (pack, before) => {
    refuseUnfit(pin, id, before)
    waits = before?.persons === 2 && on.act.second === undefined
    return (waits ? proposeIn : pinIn)(pack, entryOf(id, pin), on.act)
  })
  return { ...changed, id, waits }
}

/**
 * The second person's word for a key.
 *
 * @param confirmed - `spoken` is its fingerprint as the owner read it to that person.
 */
export function confirmPin(
  on: TrustAct,
  { id, spoken }: { readonly id: string; readonly spoken: string },
): Promise<TrustChanged> {
  return changeTrust(on, (pack, before) => {
    const waiting = (before?.pending ?? []).map(({ key }) => key)
    const key = [...(before?.keys ?? []), ...waiting].find((one) => one.id === id)
    if (key !== undefined) refuseOther(spoken, key.key.fingerprint)
    return confirmIn(pack, id, on.act) ?? unknown(id)
  })
}

/** The key that takes the place of a pinned one. */
export interface Rotation extends KeyToPin {
  /** Id of the pin that ends. */
  readonly id: string
  /** Id of the new pin; from the fingerprint when absent. */
  readonly newId?: string
  /** When the new key takes over; with the act when absent. Milliseconds since 1970. */
  readonly from?: number
  readonly validUntil?: number
}

/** Replaces a pinned key by a new one of the same subject, in the same roles, for the same logs. */
export async function rotatePin(
  on: TrustAct,
  rotation: Rotation,
): Promise<TrustChanged & { readonly newId: string }> {
  const { id, key, certificate, validUntil, from = on.act.at } = rotation
  const newId = rotation.newId ?? pinId({ key })
  const changed = await changeTrust(on, (pack, before) => {
    const former = before?.keys.find((one) => one.id === id) ?? unknown(id)
    if (former.key.fingerprint === key.fingerprint) {
      throw new Failure("USAGE", say('this is the key that "{id}" is pinned with already', { id }))
    }
    const { subject, roles, origins } = former
    const pin = {
      ...{ key, subject, roles, validFrom: from },
      ...(origins === undefined ? {} : { origins }),
      ...(validUntil === undefined ? {} : { validUntil }),
      ...(certificate === undefined ? {} : { certificate }),
    }
    refuseUnfit(pin, newId, before)
    return pinIn(pack, { ...entryOf(newId, pin), replaces: id }, on.act)
  })
  return { ...changed, newId }
}

/** Ends trust in a key or an authority from an instant on. */
export function revokePin(on: TrustAct, ending: Ending): Promise<TrustChanged> {
  return end(on, ending.id, (pack) => revokeIn(pack, ending, on.act))
}

/** Says that others may have used a key, or an authority's. */
export function compromisePin(on: TrustAct, loss: Loss): Promise<TrustChanged> {
  return end(on, loss.id, (pack) => compromiseIn(pack, loss, on.act))
}

function end(on: TrustAct, id: string, change: TrustChange): Promise<TrustChanged> {
  return changeTrust(on, (pack, before) => (holds(before, id) ? change(pack, before) : unknown(id)))
}

function holds(trust: TrustStore | undefined, id: string): boolean {
  return [...(trust?.keys ?? []), ...(trust?.anchors ?? [])].some((one) => one.id === id)
}

function unknown(id: string): never {
  throw new Failure("USAGE", say('no key "{id}" is pinned in this file', { id }))
}
