/**
 * Reading a trust file: `sealwright.trust/1`, a list of pins, or `sealwright.trust/2`, a
 * pack with rules and a history (docs/trust-pack.md).
 *
 * What is not understood is refused, and with it the whole file.
 */
import { reasoned, say, type JsonValue, type Reasoned } from "../base/index.ts"
import { readJournal } from "./journal.ts"
import { refuseLooseEnds } from "./links.ts"
import { asArray, asInstant, asText, objectIn, onlyMembers, optional, Refusal } from "./reading.ts"
import type { Members } from "./reading.ts"
import { readAnchor, readHead, readKey1, readKey2, readPending } from "./read-pins.ts"
import {
  readPersons,
  readRevocation,
  readSunset,
  readThreshold,
  readWitnesses,
} from "./read-rules.ts"
import { withSharedCompromises } from "./shared-compromises.ts"
import { EMPTY_TRUST, type TrustStore } from "./store.ts"

export type TrustRead =
  { readonly kind: "trust"; readonly trust: TrustStore } | ({ readonly kind: "refused" } & Reasoned)

/** Reads a trust file; an empty `keys` is valid and trusts nobody. Never throws on its content. */
export function parseTrust(bytes: Uint8Array): TrustRead {
  try {
    const file = objectIn(bytes)
    return { kind: "trust", trust: storeIn(file) }
  } catch (cause) {
    if (cause instanceof Refusal) return { kind: "refused", ...reasoned(cause.saying) }
    throw cause
  }
}

function storeIn(file: Members): TrustStore {
  const { schema } = file
  if (schema === "sealwright.trust/1") return storeIn1(file)
  if (schema === "sealwright.trust/2") {
    const store = packIn(file)
    refuseLooseEnds(store)
    return { ...withSharedCompromises(store), journal: readJournal(file) }
  }
  throw new Refusal(say('its schema is neither "sealwright.trust/1" nor "sealwright.trust/2"'))
}

function storeIn1(file: Members): TrustStore {
  onlyMembers(file, ["schema", "keys", "heads"], "the trust file")
  const keys = asArray(file["keys"], "keys").map(readKey1)
  const ids = new Set(keys.map(({ id }) => id))
  if (ids.size !== keys.length) throw new Refusal(say("two keys have the same id"))
  return { ...EMPTY_TRUST, keys, heads: listOf(file, "heads", readHead) }
}

const PACK_MEMBERS = [
  "schema",
  "name",
  "issuedAt",
  "staleAfter",
  "pinning",
  "keys",
  "pending",
  "anchors",
  "revocation",
  "thresholds",
  "witnesses",
  "sunsets",
  "heads",
  "journal",
]

function packIn(file: Members): TrustStore {
  onlyMembers(file, PACK_MEMBERS, "the trust file")
  const { pinning, revocation } = file
  return {
    ...EMPTY_TRUST,
    schema: "sealwright.trust/2",
    keys: asArray(file["keys"], "keys").map(readKey2),
    ...optional<Pick<TrustStore, "name" | "issuedAt" | "staleAfter" | "witnesses">>(
      file,
      "the trust file",
      {
        name: asText,
        issuedAt: asInstant,
        staleAfter: asInstant,
        witnesses: readWitnesses,
      },
    ),
    ...(pinning === undefined ? {} : { persons: readPersons(pinning, "pinning") }),
    ...(revocation === undefined ? {} : { revocation: readRevocation(revocation, "revocation") }),
    pending: listOf(file, "pending", readPending),
    anchors: listOf(file, "anchors", readAnchor),
    thresholds: listOf(file, "thresholds", readThreshold),
    sunsets: listOf(file, "sunsets", readSunset),
    heads: listOf(file, "heads", readHead),
  }
}

/** A list of the file that may be absent, which is the same as empty. */
function listOf<T>(
  file: Members,
  name: string,
  read: (value: JsonValue, index: number) => T,
): readonly T[] {
  return asArray(file[name] ?? [], name).map(read)
}
