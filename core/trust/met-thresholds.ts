/**
 * Met thresholds: have enough different people sealed it, none of them in two capacities?
 *
 * Asked for by the trust pack on top of the policy's places. People are told apart by their
 * keys and by the names they were pinned under: a second key of one person is no second
 * person, and one key under two names is no second one either.
 */
import { finding, type Finding } from "../findings/index.ts"
import { peopleAmong } from "./persons.ts"
import { holdsItsRole, type GoodSeal, type SealJudge } from "./pins.ts"
import type { PinnedKey, Threshold } from "./store.ts"
import { eligibleKeys } from "./thresholds.ts"

/** What is said of one threshold; empty when it is met. */
export function thresholdFindings(
  threshold: Threshold,
  good: readonly GoodSeal[],
  { keys, vouches }: Pick<SealJudge, "vouches"> & { readonly keys: readonly PinnedKey[] },
): readonly Finding[] {
  const { roles, count, notAlso } = threshold
  const eligible = new Set(eligibleKeys(threshold, keys).map(({ key }) => key.fingerprint))
  const inRole = good.filter(
    (one) => holdsItsRole(one) && roles.some((role) => role === one.seal.statement.role),
  )
  const counting = inRole.filter((one) => eligible.has(one.signer.key.fingerprint) && vouches(one))
  const people = distinctPeople(
    counting.map(({ signer }) => signer),
    keys,
  )
  if (people.length >= count) return []
  const others = inRole.filter((one) => !counting.includes(one))
  const observed = {
    required: String(count),
    roles: roles.join(", "),
    ...(notAlso.length === 0 ? {} : { notAlso: notAlso.join(", ") }),
    found: String(people.length),
    ...named("by", people),
    ...named(
      "notCounted",
      others.map(({ signer }) => signer),
    ),
  }
  return [finding("THRESHOLD_NOT_MET", "seals", observed)]
}

/** The first of each person's. */
function distinctPeople(
  signers: readonly PinnedKey[],
  keys: readonly PinnedKey[],
): readonly PinnedKey[] {
  const personOf = peopleAmong(keys)
  const people = new Map(signers.toReversed().map((signer) => [personOf(signer), signer]))
  return signers.filter((signer) => people.get(personOf(signer)) === signer)
}

function named(name: string, keys: readonly PinnedKey[]): Readonly<Record<string, string>> {
  return keys.length === 0 ? {} : { [name]: keys.map(({ id }) => id).join(", ") }
}
