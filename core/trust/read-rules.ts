/** Reading the rules of a trust pack: thresholds, witnesses, sunsets, revocation data. */
import { phrase, say, type JsonValue } from "../base/index.ts"
import { DER_TAG } from "../encodings/index.ts"
import {
  asArray,
  asBytes,
  asChoice,
  asChoices,
  asCount,
  asInstant,
  asObject,
  asTexts,
  onlyMembers,
  optional,
  Refusal,
} from "./reading.ts"
import {
  ROLES,
  SUNSET_ALGORITHMS,
  type Sunset,
  type Threshold,
  type TrustStore,
  type Witnesses,
} from "./store.ts"

export function readThreshold(value: JsonValue, index: number): Threshold {
  const what = `thresholds[${String(index)}]`
  const object = asObject(value, what)
  onlyMembers(object, ["roles", "count", "notAlso", "keys"], what)
  const roles = asChoices(object["roles"], ROLES, `${what}.roles`)
  if (roles.length === 0) throw new Refusal(say("{what}.roles is empty", { what: phrase(what) }))
  const notAlso = asChoices(object["notAlso"] ?? [], ROLES, `${what}.notAlso`)
  if (notAlso.some((role) => roles.includes(role))) {
    throw new Refusal(
      say("{what} asks for a role that it does not let count", { what: phrase(what) }),
    )
  }
  return {
    roles,
    count: asCount(object["count"], `${what}.count`),
    notAlso,
    ...optional<Pick<Threshold, "keys">>(object, what, { keys: idsIn }),
  }
}

export function readWitnesses(value: JsonValue, what: string): Witnesses {
  const object = asObject(value, what)
  onlyMembers(object, ["keys", "quorum"], what)
  return {
    keys: idsIn(object["keys"], `${what}.keys`),
    quorum: asCount(object["quorum"], `${what}.quorum`),
  }
}

export function readSunset(value: JsonValue, index: number): Sunset {
  const what = `sunsets[${String(index)}]`
  const object = asObject(value, what)
  onlyMembers(object, ["algorithm", "notAfter"], what)
  return {
    algorithm: asChoice(object["algorithm"], SUNSET_ALGORITHMS, `${what}.algorithm`),
    notAfter: asInstant(object["notAfter"], `${what}.notAfter`),
  }
}

export function readRevocation(value: JsonValue, what: string): TrustStore["revocation"] {
  const object = asObject(value, what)
  onlyMembers(object, ["crls", "ocsp"], what)
  return {
    crls: derList(object["crls"] ?? [], `${what}.crls`),
    ocsp: derList(object["ocsp"] ?? [], `${what}.ocsp`),
  }
}

/** How many persons it takes to pin a key: `{ "persons": 2 }`. */
export function readPersons(value: JsonValue, what: string): TrustStore["persons"] {
  const object = asObject(value, what)
  onlyMembers(object, ["persons"], what)
  const { persons } = object
  if (persons !== 1 && persons !== 2)
    throw new Refusal(say("{what}.persons is neither 1 nor 2", { what: phrase(what) }))
  return persons
}

function derList(value: JsonValue, what: string): readonly Uint8Array[] {
  return asArray(value, what).map((one, index) => {
    const bytes = asBytes(one, `${what}[${String(index)}]`)
    // Lists of revoked certificates grow beyond what is read here; their readers do the rest.
    if (bytes[0] === DER_TAG.sequence) return bytes
    throw new Refusal(say("{what}[{index}] is not DER", { what: phrase(what), index }))
  })
}

function idsIn(value: JsonValue | undefined, what: string): readonly string[] {
  const ids = asTexts(value, what)
  if (ids.length === 0) throw new Refusal(say("{what} is empty", { what: phrase(what) }))
  if (new Set(ids).size !== ids.length)
    throw new Refusal(say("{what} names one key twice", { what: phrase(what) }))
  return ids
}
