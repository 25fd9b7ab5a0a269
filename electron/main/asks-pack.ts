/** What the window asks about the trust pack, from unknown. */
import { HASH_NAMES, isSignatureAlgorithm } from "../../core/index.ts"
import type {
  CompareAsk,
  ConfirmAsk,
  EndAsk,
  KeyUse,
  NewKeyAsk,
  PinAsk,
  RecordOtherAsk,
  RotateAsk,
  SignPackAsk,
} from "../contract/pack.ts"
import {
  handle,
  integer,
  listOf,
  objectOf,
  oneOf,
  orNull,
  PASSPHRASE_CHARACTERS,
  text,
} from "./ask-parts.ts"
import { ACT, digest, instant, name, roles } from "./pack-act.ts"

const MOST_ORIGINS = 100
const MOST_EVIDENCE = 100

const keyUse = objectOf<KeyUse>({
  algorithm: (value) =>
    typeof value === "string" && isSignatureAlgorithm(value) ? { ask: value } : undefined,
  saltLength: orNull(integer(0, 9999)),
  mgfHash: orNull(oneOf(...HASH_NAMES)),
})

export const parsePin = objectOf<PinAsk>({
  ...ACT,
  key: handle,
  use: orNull(keyUse),
  id: orNull(name),
  subject: name,
  roles,
  origins: listOf(name, MOST_ORIGINS),
  validFrom: instant,
  validUntil: instant,
  second: orNull(name),
  spoken: orNull(name),
})

export const parseConfirm = objectOf<ConfirmAsk>({ ...ACT, id: name, spoken: name })

export const parseRotate = objectOf<RotateAsk>({
  ...ACT,
  id: name,
  key: handle,
  use: orNull(keyUse),
  newId: orNull(name),
  second: orNull(name),
  spoken: orNull(name),
  from: instant,
  validUntil: instant,
})

export const parseEnd = objectOf<EndAsk>({
  ...ACT,
  id: name,
  from: instant,
  how: oneOf("revoked", "compromised", "suspected"),
})

export const parseSignPack = objectOf<SignPackAsk>({
  ...ACT,
  key: handle,
  passphrase: text(PASSPHRASE_CHARACTERS),
  staleAfter: instant,
})

export const parseNewKey = objectOf<NewKeyAsk>({
  kind: oneOf("ed25519", "p256"),
  subject: orNull(name),
  passphrase: text(PASSPHRASE_CHARACTERS),
})

export const parseRecordOther = objectOf<RecordOtherAsk>({
  other: handle,
  pack: digest,
  ...{ by: ACT.by, reason: ACT.reason },
})

export const parseCompare = objectOf<CompareAsk>({
  other: handle,
  evidence: listOf(handle<CompareAsk["evidence"][number]>, MOST_EVIDENCE),
})
