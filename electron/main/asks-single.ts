/** What the window asks about single files, from unknown. */
import { CHECK_KINDS, SIGNING_FORMS } from "../../core/index.ts"
import type { DrillAsk, StolenKey } from "../contract/drill.ts"
import type { PrimitiveAsk } from "../contract/primitive.ts"
import type { JudgeAsk, SignFileAsk } from "../contract/singles.ts"
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
import { parseTerms } from "./asks-terms.ts"

const NAMESPACE_CHARACTERS = 1024
const COMMENT_CHARACTERS = 8192
const MOST_STAMPS = 100
const MOST_STOLEN = 100
/** As the command line takes them. */
const MOST_NUMBER = 999_999_999

export const parseJudge = objectOf<JudgeAsk>({
  ...{ file: handle, signature: handle },
  stamps: listOf(handle<JudgeAsk["stamps"][number]>, MOST_STAMPS),
  namespace: orNull(text(NAMESPACE_CHARACTERS)),
  trust: orNull(handle<NonNullable<JudgeAsk["trust"]>>),
  terms: parseTerms,
})

export const parseDrill = objectOf<DrillAsk>({
  evidence: handle,
  trust: orNull(handle<NonNullable<DrillAsk["trust"]>>),
  terms: parseTerms,
  stolen: listOf(
    objectOf<StolenKey>({ key: handle, passphrase: text(PASSPHRASE_CHARACTERS) }),
    MOST_STOLEN,
  ),
  seed: integer(0, MOST_NUMBER),
  flips: integer(0, MOST_NUMBER),
})

export const parseCheckKind = oneOf(...CHECK_KINDS)

export const parsePrimitive = objectOf<PrimitiveAsk>({
  kind: parseCheckKind,
  // Of any length: that it is too long is for the check to say.
  request: text(Number.POSITIVE_INFINITY),
  file: orNull(handle<NonNullable<PrimitiveAsk["file"]>>),
})

export const parseSignFile = objectOf<SignFileAsk>({
  ...{ file: handle, key: handle },
  passphrase: text(PASSPHRASE_CHARACTERS),
  form: oneOf(...SIGNING_FORMS),
  namespace: text(NAMESPACE_CHARACTERS),
  comment: text(COMMENT_CHARACTERS),
})
