/** What the window asks about sealing, from unknown. */
import { SEAL_ROLES } from "../../core/index.ts"
import type { SealAsk, SealWork } from "../contract/sealing.ts"
import {
  handle,
  integer,
  members,
  objectOf,
  oneOf,
  orNull,
  PASSPHRASE_CHARACTERS,
  text,
  type Parsed,
} from "./ask-parts.ts"

const NAME_CHARACTERS = 1024
const REASON_CHARACTERS = 10_000
const MOST_ITEMS = 999_999_999_999_999

const passphrase = text(PASSPHRASE_CHARACTERS)

const parseNew = objectOf<Extract<SealWork, { readonly kind: "new" }>>({
  kind: oneOf("new"),
  source: handle,
  events: orNull(handle<NonNullable<Extract<SealWork, { readonly kind: "new" }>["events"]>>),
  exporter: orNull(text(NAME_CHARACTERS)),
  sourceItems: orNull(integer(0, MOST_ITEMS)),
})

const parseAdd = objectOf<Extract<SealWork, { readonly kind: "add" }>>({
  kind: oneOf("add"),
  bag: handle,
})

const parseExtend = objectOf<Extract<SealWork, { readonly kind: "extend" }>>({
  kind: oneOf("extend"),
  bag: handle,
  events: orNull(handle<NonNullable<Extract<SealWork, { readonly kind: "extend" }>["events"]>>),
})

export const parseSeal = objectOf<SealAsk>({
  work: parseWork,
  key: handle,
  passphrase,
  logKey: orNull(objectOf<NonNullable<SealAsk["logKey"]>>({ key: handle, passphrase })),
  role: oneOf(...SEAL_ROLES),
  reason: text(REASON_CHARACTERS),
})

function parseWork(value: unknown): Parsed<SealWork> {
  switch (members(value)["kind"]) {
    case "new":
      return parseNew(value)
    case "add":
      return parseAdd(value)
    case "extend":
      return parseExtend(value)
    default:
      return undefined
  }
}
