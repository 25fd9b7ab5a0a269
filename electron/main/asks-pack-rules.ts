/** What the window asks about the authorities and rules of the trust pack, from unknown. */
import type { PackAct } from "../contract/pack.ts"
import type {
  AnchorAsk,
  HeadAsk,
  RevocationAsk,
  RulesAsk,
  ThresholdAsk,
  WitnessesAsk,
} from "../contract/pack-rules.ts"
import {
  flag,
  handle,
  integer,
  listOf,
  objectOf,
  oneOf,
  orNull,
  someOf,
  type Parsed,
} from "./ask-parts.ts"
import { ACT, instant, name, roles } from "./pack-act.ts"

const MOST_NAMES = 100
const MOST_FILES = 100
const MOST_KEYS = 10_000
/** As the command line takes it. */
const MOST_COUNT = 9999
const MOST_SUNSETS = 100

const ids = listOf(name, MOST_KEYS)
const count = integer(0, MOST_COUNT)

export const parseAnchor = objectOf<AnchorAsk>({
  ...ACT,
  authority: handle,
  id: orNull(name),
  subject: name,
  purposes: listOf(oneOf("timestamp", "signing"), 2),
  roles,
  names: listOf(name, MOST_NAMES),
  validFrom: instant,
  validUntil: instant,
  second: orNull(name),
})

export const parseRevocation = objectOf<RevocationAsk>({
  ...ACT,
  files: someOf(listOf(handle<RevocationAsk["files"][number]>, MOST_FILES)),
})

export const parseThreshold = objectOf<ThresholdAsk>({
  ...ACT,
  roles: someOf(roles),
  count,
  notAlso: roles,
  keys: ids,
})

export const parseWitnesses = objectOf<WitnessesAsk>({ ...ACT, keys: ids, quorum: count })

export const parseRules = objectOf<RulesAsk>({
  ...ACT,
  title: orNull(name),
  persons: orNull(persons),
  staleAfter: instant,
  // Which algorithms there are is for the reader of packs to say.
  sunsets: listOf(objectOf({ algorithm: name, notAfter: instant }), MOST_SUNSETS),
  second: orNull(name),
})

export const parseHead = objectOf<HeadAsk>({ ...ACT, checkpoint: handle, isUnsigned: flag })

export const parseRecord = objectOf<PackAct>(ACT)

function persons(value: unknown): Parsed<1 | 2> {
  return value === 1 || value === 2 ? { ask: value } : undefined
}
