/**
 * What outlasts a session: preferences, recent examinations, the trust pack in force.
 *
 * One file, replaced in one step, so that a crash leaves the former or the new one. A file
 * that this version cannot read, from a newer version or damaged, is kept aside and said. Where
 * the system lets it be neither read nor put aside, it stays as it is, and the session keeps its
 * settings in memory: nothing of this keeps the app from starting.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { phrase, say, type Saying, type Verdict } from "../../core/index.ts"
import { systemReason } from "../../core/node/index.ts"
import type { Preferences } from "../contract/settings.ts"
import type { OfferedEvidence } from "../contract/evidence.ts"
import type { Unfinished } from "../contract/examination.ts"
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

const SCHEMA = "sealwright.state/1"
const NAME = "state.json"
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
  readonly was: Unfinished["was"]
}

export interface WindowState {
  readonly width: number
  readonly height: number
  readonly isMaximised: boolean
}

export interface State {
  readonly preferences: Preferences
  /** The latest first. */
  readonly recent: readonly RecentEntry[]
  /** The one that was asked for first comes first. */
  readonly unfinished: readonly UnfinishedEntry[]
  /** Path of the trust pack in force. */
  readonly trust: string | null
  /** Whether the app is in read-only mode also when its start does not ask for it. */
  readonly readOnly: boolean
  /** Whether search indexes outlast the session. */
  readonly keepsIndexes: boolean
  /** How the window was left; where it stood is for the desktop to say. */
  readonly window: WindowState
}

export interface StateFile {
  /** The app's own folder. */
  readonly folder: string
  readonly read: () => State
  /** Changes what is kept, in memory and on disk. */
  readonly change: (change: Partial<State>) => void
  /** What the person should know of reading it, and of writing it since. */
  readonly notices: () => readonly Saying[]
}

const FRESH: State = {
  preferences: { language: "en", theme: "system", density: "calm", zoom: 100 },
  recent: [],
  unfinished: [],
  trust: null,
  readOnly: false,
  keepsIndexes: false,
  window: { width: 1280, height: 860, isMaximised: false },
}

/**
 * Opens what an earlier session left. Never throws: what stands in the way is a notice.
 *
 * @param folder - The app's own folder; made when there is none.
 */
export function openStateFile(folder: string): StateFile {
  const path = join(folder, NAME)
  const notices = new Map<string, Saying>()
  const opened = openIn(folder, path, notices)
  let { state } = opened
  return {
    folder,
    read: () => state,
    change: (change) => {
      state = { ...state, ...change }
      // Whatever lies there could not be read, and is somebody's all the same.
      if (!opened.isOurs) return
      try {
        replace(path, `${JSON.stringify({ schema: SCHEMA, ...state }, null, 2)}\n`)
      } catch {
        notice(notices, say("settings could not be written; they last until the app is closed"))
      }
    },
    notices: () => [...notices.values()],
  }
}

/** The state to begin with, and whether what lies at its place may be replaced. */
interface Opened {
  readonly state: State
  readonly isOurs: boolean
}

function openIn(folder: string, path: string, notices: Map<string, Saying>): Opened {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return { state: readOrSetAside(path, notices), isOurs: true }
  } catch (cause) {
    const reason = phrase(systemReason(cause))
    notice(
      notices,
      say(
        "settings could neither be read nor be put aside: {reason}; the app begins with fresh ones, which last until it is closed",
        { reason },
      ),
    )
    return { state: FRESH, isOurs: false }
  }
}

/** @throws what the system says of a file that can neither be read nor be renamed. */
function readOrSetAside(path: string, notices: Map<string, Saying>): State {
  const written = readIfThere(path)
  if (written === undefined) return FRESH
  const read = parseState(written)
  if (read.kind === "state") return read.state
  const aside = freeName(path)
  renameSync(path, aside.path)
  const { name } = aside
  notice(
    notices,
    read.kind === "newer"
      ? say(
          "settings were written by a newer version and are kept as {name}; this version begins with its own",
          { name },
        )
      : say(
          "settings could not be understood and are kept as {name}; the app begins with fresh ones",
          { name },
        ),
  )
  return FRESH
}

/** Once each, however often it happens. */
function notice(notices: Map<string, Saying>, saying: Saying): void {
  notices.set(saying.code, saying)
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8")
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined
    throw cause
  }
}

type StateRead =
  | { readonly kind: "state"; readonly state: State }
  | { readonly kind: "newer" }
  | { readonly kind: "damaged" }

/** Reads a state file of this version; anything else is no state. */
function parseState(written: string): StateRead {
  const given = jsonIn(written)
  const schema = members(given)["schema"]
  if (schema !== SCHEMA) return { kind: isNewer(schema) ? "newer" : "damaged" }
  const read = stateIn(given)
  return read === undefined ? { kind: "damaged" } : { kind: "state", state: read.ask }
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
        was: oneOf("waiting", "under-way", "cancelled"),
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

function freeName(path: string): { readonly path: string; readonly name: string } {
  for (let number = 1; ; number += 1) {
    const suffix = `.kept-${number}`
    if (!existsSync(path + suffix)) return { path: path + suffix, name: NAME + suffix }
  }
}

function replace(path: string, contents: string): void {
  const partial = `${path}.partial-${process.pid}`
  writeFileSync(partial, contents, { mode: 0o600, flush: true })
  renameSync(partial, path)
}
