/** Under what the window asks evidence to be examined, from unknown. */
import { parseRfc3339 } from "../../core/index.ts"
import { ENGINE_CHOICES, MOST_JOBS } from "../../core/node/index.ts"
import type { EvidenceHandle } from "../contract/evidence.ts"
import type { Start } from "../contract/examination.ts"
import type {
  EarlierHandle,
  GivenTerms,
  HeadHandle,
  PolicyHandle,
  SignerHandle,
} from "../contract/terms.ts"
import type { TrustHandle } from "../contract/settings.ts"
import {
  handle,
  HANDLE_CHARACTERS,
  integer,
  listOf,
  objectOf,
  oneOf,
  orNull,
  text,
  type Parser,
} from "./ask-parts.ts"

const MOST_PIECES = 10_000
/** More than ever sign one pack. */
export const MOST_SIGNERS = 100
/** More than a fingerprint, a head or a bag id has, so that what is too long can be said. */
const TYPED_CHARACTERS = 1024

const instant: Parser<string> = (value) => {
  const written = text(HANDLE_CHARACTERS)(value)
  return written === undefined || parseRfc3339(written.ask) === undefined ? undefined : written
}

export const parseTerms = objectOf<GivenTerms>({
  policy: orNull(handle<PolicyHandle>),
  signers: listOf(handle<SignerHandle>, MOST_SIGNERS),
  head: orNull(handle<HeadHandle>),
  engine: oneOf(...ENGINE_CHOICES),
  at: orNull(instant),
  jobs: orNull(integer(1, MOST_JOBS)),
})

export const parseStart = objectOf<Start>({
  evidence: listOf(handle<EvidenceHandle>, MOST_PIECES),
  trust: orNull(handle<TrustHandle>),
  expected: orNull(text(TYPED_CHARACTERS)),
  terms: parseTerms,
  earlier: orNull(handle<EarlierHandle>),
})

/** A bag id or a digest as it was typed. */
export const parseTypedExpected = text(TYPED_CHARACTERS)

/** A fingerprint or a head as it was typed; null to choose a file. */
export const parseTyped = orNull(text(TYPED_CHARACTERS))
