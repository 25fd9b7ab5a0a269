/**
 * What the state file holds, and how it is read: all of it in the form of this version, or
 * nothing.
 */
import { readFileSync } from "node:fs"
import type { Verdict } from "../../core/index.ts"
import { ENGINE_CHOICES, MOST_JOBS } from "../../core/node/index.ts"
import type { OfferedEvidence } from "../contract/evidence.ts"
import type { Unfinished } from "../contract/examination.ts"
import type { Preferences } from "../contract/settings.ts"
import {
  flag,
  integer,
  listOf,
  members,
  objectOf,
  oneOf,
  orNull,
  text,
  type Parser,
} from "./ask-parts.ts"
import { parsePreferences } from "./asks.ts"
import { MOST_SIGNERS } from "./asks-terms.ts"
import type { TrustFile } from "./named-file.ts"
import {
  DEFAULT_TERMS,
  type EarlierNamed,
  type PolicyFile,
  type SignerNamed,
  type Terms,
} from "./named-terms.ts"

const SCHEMA = "sealwright.state/1"
export const MOST_RECENT = 50
export const MOST_UNFINISHED = 1000

export interface RecentEntry {
  readonly path: string
  readonly name: string
  readonly verdict: Verdict
  readonly evaluatedAt: string
  readonly resultDigest: string
}

/** An examination that has no answer yet. */
export interface UnfinishedEntry {
  readonly path: string
  readonly name: string
  readonly kind: OfferedEvidence["kind"]
  /** Path of the trust pack; null where nobody is trusted. */
  readonly trust: string | null
  readonly expected: string | null
  readonly terms: Terms
  /** The result that it was to be compared with. */
  readonly earlier: EarlierNamed | null
  readonly was: Unfinished["was"]
  /** The session that has it; null in files from before that was kept. */
  readonly by: string | null
}

export interface WindowState {
  readonly width: number
  readonly height: number
  readonly isMaximised: boolean
}

/** What all windows over the same file share; each sees what the others added. */
export interface Lists {
  /** The latest first. */
  readonly recent: readonly RecentEntry[]
  /** The one that was asked for first comes first. */
  readonly unfinished: readonly UnfinishedEntry[]
}

/** What a window keeps as it is until it is closed, whatever another one chooses. */
export interface Settings {
  readonly preferences: Preferences
  /** Path of the trust pack in force. */
  readonly trust: string | null
  /** Whether the app is in read-only mode also when its start does not ask for it. */
  readonly readOnly: boolean
  /** Whether search indexes outlast the session. */
  readonly keepsIndexes: boolean
  /** How the window was left; where it stood is for the desktop to say. */
  readonly window: WindowState
}

export type State = Settings & Lists

export const FRESH: State = {
  preferences: { language: "en", theme: "system", density: "calm", zoom: 100 },
  recent: [],
  unfinished: [],
  trust: null,
  readOnly: false,
  keepsIndexes: false,
  window: { width: 1280, height: 860, isMaximised: false },
}

export type StateRead =
  | { readonly kind: "state"; readonly state: State }
  | { readonly kind: "none" }
  | { readonly kind: "newer" }
  | { readonly kind: "damaged" }

/** @throws what the system says of a file that cannot be read. */
export function readState(path: string): StateRead {
  const written = readIfThere(path)
  if (written === undefined) return { kind: "none" }
  const given = jsonIn(written)
  const schema = members(given)["schema"]
  if (schema !== SCHEMA) return { kind: isNewer(schema) ? "newer" : "damaged" }
  const read = stateIn(given)
  return read === undefined ? { kind: "damaged" } : { kind: "state", state: read.ask }
}

export function writtenState(state: State): string {
  return `${JSON.stringify({ schema: SCHEMA, ...state }, null, 2)}\n`
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8")
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined
    throw cause
  }
}

function isNewer(schema: unknown): boolean {
  return typeof schema === "string" && /^sealwright\.state\/\d+$/.test(schema)
}

function jsonIn(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    return undefined
  }
}

const anyText = text(65_536)
/** Device-independent pixels of a window that can be seen. */
const length = integer(100, 100_000)

/** Milliseconds since 1970 of the years 0000 to 9999, which an instant can be written in. */
const [FIRST_MS, LAST_MS] = [-62_167_219_200_000, 253_402_300_799_999]

const fileIn = { path: anyText, name: anyText }

const termsIn = objectOf<Terms>({
  policy: orNull(objectOf<PolicyFile>({ ...fileIn, sha256: anyText })),
  signers: listOf(
    objectOf<SignerNamed>({ fingerprint: anyText, file: orNull(objectOf<TrustFile>(fileIn)) }),
    MOST_SIGNERS,
  ),
  head: orNull(anyText),
  engine: oneOf(...ENGINE_CHOICES),
  at: orNull(integer(FIRST_MS, LAST_MS)),
  jobs: orNull(integer(1, MOST_JOBS)),
})

const earlierIn = objectOf<EarlierNamed>({
  ...{ name: anyText, resultDigest: anyText },
  path: orNull(anyText),
})

/** All that is kept, or none of it when a part of it has another form. */
const stateIn = objectOf<State>({
  preferences: parsePreferences,
  recent: listOf(
    objectOf<RecentEntry>({
      ...{ path: anyText, name: anyText, evaluatedAt: anyText, resultDigest: anyText },
      verdict: oneOf("TOTAL-PASSED", "INDETERMINATE", "TOTAL-FAILED"),
    }),
    MOST_RECENT,
  ),
  unfinished: orAbsent(
    [],
    listOf(
      objectOf<UnfinishedEntry>({
        ...{ path: anyText, name: anyText, kind: oneOf("folder", "file") },
        ...{ trust: orNull(anyText), expected: orNull(anyText) },
        terms: orAbsent(DEFAULT_TERMS, termsIn),
        earlier: orAbsent(null, orNull(earlierIn)),
        was: oneOf("waiting", "under-way", "cancelled"),
        by: orAbsent(null, orNull(anyText)),
      }),
      MOST_UNFINISHED,
    ),
  ),
  trust: orNull(anyText),
  readOnly: orAbsent(false, flag),
  keepsIndexes: orAbsent(false, flag),
  window: objectOf<WindowState>({ width: length, height: length, isMaximised: flag }),
})

/** State files from before there was such a member have none. */
function orAbsent<T>(otherwise: T, parser: Parser<T>): Parser<T> {
  return (value) => (value === undefined ? { ask: otherwise } : parser(value))
}
