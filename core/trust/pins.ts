/**
 * Pins: do the seals that the policy asks for exist, by pinned keys in the roles they claim?
 *
 * The signatures were checked before (core/signatures); here only their standing counts.
 * One public key fills one place, however often it sealed and however often it is pinned.
 */
import type { SealClaim } from "../claims/index.ts"
import { finding, type Finding, type Outcome } from "../findings/index.ts"
import { keyIdentity } from "../signatures/index.ts"
import { SEALING_ROLES, type Policy, type SealingRole } from "./policy.ts"
import { isInGoodStanding, type SigningTime, type StandingRules } from "./standing.ts"
import type { PinnedKey } from "./store.ts"

/** A seal that a pinned key made and whose whole statement agrees with the evidence. */
export interface GoodSeal {
  readonly seal: SealClaim
  readonly signer: PinnedKey
  /** When it existed at the latest, as far as that is proven. */
  readonly time: SigningTime
}

/** The seals of the current state, as the check `seals` left them. */
export interface SealsOnHand {
  readonly good: readonly GoodSeal[]
  /** Number of seals that a pinned key is said to have made and that do not hold. */
  readonly broken: number
  /** Number of seals of which it could not be told whether a pinned key made them. */
  readonly undecided: number
}

/** Places that the policy asks to be filled, and by which seal each is. */
export interface Standing {
  readonly outcome: Outcome
  /** The seals that fill the policy's places; windows are judged on these. */
  readonly counted: readonly GoodSeal[]
  /** All seals that show an origin, whether a place was left for them or not. */
  readonly vouching: readonly GoodSeal[]
  /** Seals that would show one, and do not, for what stands against their keys or is open about them. */
  readonly reserved: readonly GoodSeal[]
}

/** How seals are told apart that may fill a place. */
export interface SealJudge {
  /** Nothing stands against its key. */
  readonly isSound: (one: GoodSeal) => boolean
  /** That, and what the policy asks about the key is answered: it shows an origin. */
  readonly vouches: (one: GoodSeal) => boolean
}

/**
 * Fills the policy's places with good seals, those first that show an origin.
 *
 * @param seals - Only good ones fill places; a broken one fails the check `seals` by itself.
 * @param policy - Asks for so many seals in such roles.
 * @param judge - What tells seals apart that may fill one.
 */
export function checkPins(
  seals: SealsOnHand,
  policy: Policy,
  { isSound: sound, vouches }: SealJudge,
): Standing {
  const { good } = seals
  const places = policy.seals.flatMap(({ roles, count }) =>
    Array.from({ length: count }, () => roles),
  )
  const rankOf = (one: GoodSeal): number => (vouches(one) ? 0 : sound(one) ? 1 : 2)
  const inRole = good.filter(holdsItsRole)
  const sealing = inRole.filter(isSealing)
  // Keys that ended, or about which something is open, count only when nothing better does, so
  // that an old seal beside a good one is no doubt.
  const ways = [inRole.filter(vouches), inRole.filter(sound)].map((some) => fill(places, some))
  // Where not all can be filled, those come first that would do better.
  const ranked = inRole.toSorted((a, b) => rankOf(a) - rankOf(b))
  const counted = ways.find((way) => way.length === places.length) ?? fill(places, ranked)
  const findings = [
    ...good.filter((one) => !holdsItsRole(one)).map(roleNotHeld),
    ...(counted.length === places.length ? [] : [unmet(seals, counted.length, places.length)]),
  ]
  return {
    outcome: {
      check: "pins",
      population: { expected: places.length, checked: counted.length },
      findings,
    },
    counted,
    vouching: sealing.filter(vouches),
    reserved: sealing.filter((one) => !vouches(one)),
  }
}

/**
 * The pin to judge a good seal by, where one public key is pinned more than once: one that
 * holds the role the seal claims and shows an origin, else one that was good when it signed,
 * else one that holds the role.
 */
export function inForce(one: GoodSeal, keys: readonly PinnedKey[], judge: SealJudge): GoodSeal {
  const pins = keys
    .filter(({ key }) => key.fingerprint === one.signer.key.fingerprint)
    .map((pin) => ({ ...one, signer: pin }))
    .filter(holdsItsRole)
  return pins.find(judge.vouches) ?? pins.find(judge.isSound) ?? pins[0] ?? one
}

/** True when nothing stands against the key at the time that is proven. */
export function isSound({ seal, signer, time }: GoodSeal, rules: StandingRules): boolean {
  return isInGoodStanding({ at: { path: seal.path }, signer, time }, rules)
}

/** Witnesses and examiners add their seals to an origin and show none by themselves. */
function isSealing({ seal }: GoodSeal): boolean {
  return SEALING_ROLES.some((role) => role === seal.statement.role)
}

/** True when the pin holds the role that the seal claims, for the log it speaks of. */
export function holdsItsRole({ seal, signer }: GoodSeal): boolean {
  const { role, log } = seal.statement
  const speaksForLog = signer.origins === undefined || signer.origins.includes(log.origin)
  return speaksForLog && signer.roles.some((held) => held === role)
}

/**
 * Gives each place a seal by a key of its own: maximum matching by augmenting paths, so
 * that a key which could fill either of two places never blocks the other.
 */
function fill(
  places: readonly (readonly SealingRole[])[],
  seals: readonly GoodSeal[],
): readonly GoodSeal[] {
  const takenBy = new Map<string, { readonly place: number; readonly good: GoodSeal }>()
  const seat = (place: number, tried: Set<string>): boolean => {
    for (const good of seals) {
      const key = keyIdentity(good.signer.key)
      const fits = places[place]?.some((role) => role === good.seal.statement.role) ?? false
      if (!fits || tried.has(key)) continue
      tried.add(key)
      const holder = takenBy.get(key)
      if (holder !== undefined && !seat(holder.place, tried)) continue
      takenBy.set(key, { place, good })
      return true
    }
    return false
  }
  places.forEach((_, place) => seat(place, new Set()))
  return [...takenBy.values()].sort((a, b) => a.place - b.place).map(({ good }) => good)
}

function roleNotHeld({ seal, signer }: GoodSeal): Finding {
  return finding("KEY_ROLE_NOT_HELD", seal.path, {
    key: signer.id,
    claimed: seal.statement.role,
    held: signer.roles.join(", "),
    log: seal.statement.log.origin,
  })
}

function unmet({ good, broken, undecided }: SealsOnHand, filled: number, places: number): Finding {
  const observed = {
    ...{ required: String(places), found: String(filled) },
    ...(undecided === 0 ? {} : { undecided: String(undecided) }),
  }
  const named = good.map(({ seal, signer }) => `${signer.id} as ${seal.statement.role}`)
  return good.length + broken === 0
    ? finding("KEY_NOT_PINNED", "seals", observed)
    : finding("SIG_CONSTRAINTS_FAILURE", "seals", {
        ...observed,
        broken: String(broken),
        ...(named.length === 0 ? {} : { good: named.join("; ") }),
      })
}
