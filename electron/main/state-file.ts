/**
 * What outlasts a session: preferences, recent examinations, the trust pack in force.
 *
 * One file, replaced in one step, so that a crash leaves the former or the new one. A file
 * that this version cannot read, from a newer version or damaged, is kept aside and said.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Verdict } from "../../core/index.ts"
import type { Preferences } from "../contract/settings.ts"
import { parsePreferences } from "./asks.ts"

const SCHEMA = "sealwright.state/1"
const NAME = "state.json"
export const MOST_RECENT = 50

export interface RecentEntry {
  readonly path: string
  readonly name: string
  readonly verdict: Verdict
  readonly evaluatedAt: string
  readonly resultDigest: string
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
  /** Path of the trust pack in force. */
  readonly trust: string | null
  /** Whether the app is in read-only mode also when its start does not ask for it. */
  readonly readOnly: boolean
  /** How the window was left; where it stood is for the desktop to say. */
  readonly window: WindowState
}

export interface StateFile {
  readonly read: () => State
  /** Changes what is kept, in memory and on disk. */
  readonly change: (change: Partial<State>) => void
  /** What the person should know of reading it, and of writing it since. */
  readonly notices: () => readonly string[]
}

const FRESH: State = {
  preferences: { language: "en", theme: "system", density: "calm", zoom: 100 },
  recent: [],
  trust: null,
  readOnly: false,
  window: { width: 1280, height: 860, isMaximised: false },
}

/** @param folder - The app's own folder; made when there is none. */
export function openStateFile(folder: string): StateFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, NAME)
  const notices = new Set<string>()
  let state = readOrSetAside(path, notices)
  return {
    read: () => state,
    change: (change) => {
      state = { ...state, ...change }
      try {
        replace(path, `${JSON.stringify({ schema: SCHEMA, ...state }, null, 2)}\n`)
      } catch {
        notices.add("Settings could not be written; they last until the app is closed.")
      }
    },
    notices: () => [...notices],
  }
}

function readOrSetAside(path: string, notices: Set<string>): State {
  const text = readIfThere(path)
  if (text === undefined) return FRESH
  const read = parseState(text)
  if (read.kind === "state") return read.state
  const aside = freeName(path)
  renameSync(path, aside.path)
  notices.add(
    read.kind === "newer"
      ? `Settings were written by a newer version and are kept as ${aside.name}; this version begins with its own.`
      : `Settings could not be understood and are kept as ${aside.name}; the app begins with fresh ones.`,
  )
  return FRESH
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
function parseState(text: string): StateRead {
  const given = objectIn(text)
  if (given?.["schema"] !== SCHEMA)
    return { kind: isNewer(given?.["schema"]) ? "newer" : "damaged" }
  const preferences = parsePreferences(given["preferences"])
  const recent = recentsIn(given["recent"])
  const trust = given["trust"]
  const window = windowIn(given["window"])
  const readOnly = readOnlyIn(given["readOnly"])
  if (preferences === undefined || window === undefined) return { kind: "damaged" }
  if (recent === undefined || readOnly === undefined) return { kind: "damaged" }
  if (!isPathOrNull(trust)) return { kind: "damaged" }
  return { kind: "state", state: { preferences: preferences.ask, recent, trust, readOnly, window } }
}

function isNewer(schema: unknown): boolean {
  return typeof schema === "string" && /^sealwright\.state\/\d+$/.test(schema)
}

/** All of them, or none when one of them is no entry. */
function recentsIn(value: unknown): readonly RecentEntry[] | undefined {
  if (!Array.isArray(value)) return undefined
  const entries = value.map(recentIn).filter((entry) => entry !== undefined)
  return entries.length === value.length ? entries : undefined
}

function isPathOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string"
}

function readOnlyIn(value: unknown): boolean | undefined {
  // State files from before there was a choice have none.
  if (value === undefined) return false
  return typeof value === "boolean" ? value : undefined
}

function windowIn(value: unknown): WindowState | undefined {
  if (typeof value !== "object" || value === null) return undefined
  const { width, height, isMaximised }: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.entries(value),
  )
  if (!isLength(width) || !isLength(height) || typeof isMaximised !== "boolean") return undefined
  return { width, height, isMaximised }
}

/** Device-independent pixels of a window that can be seen. */
function isLength(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 100 && Number(value) <= 100_000
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== "object" || value === null) return undefined
    return Object.fromEntries(Object.entries(value))
  } catch {
    return undefined
  }
}

const VERDICTS: readonly Verdict[] = ["TOTAL-PASSED", "INDETERMINATE", "TOTAL-FAILED"]

function recentIn(value: unknown): RecentEntry | undefined {
  if (typeof value !== "object" || value === null) return undefined
  const given: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(value))
  const { path, name, evaluatedAt, resultDigest } = given
  const verdict = VERDICTS.find((one) => one === given["verdict"])
  if (typeof path !== "string" || typeof name !== "string" || verdict === undefined)
    return undefined
  if (typeof evaluatedAt !== "string" || typeof resultDigest !== "string") return undefined
  return { path, name, verdict, evaluatedAt, resultDigest }
}

function freeName(path: string): { readonly path: string; readonly name: string } {
  for (let number = 1; ; number += 1) {
    const suffix = `.kept-${number}`
    if (!existsSync(path + suffix)) return { path: path + suffix, name: NAME + suffix }
  }
}

function replace(path: string, text: string): void {
  const partial = `${path}.partial-${process.pid}`
  writeFileSync(partial, text, { mode: 0o600, flush: true })
  renameSync(partial, path)
}
