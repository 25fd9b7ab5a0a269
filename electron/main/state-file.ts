/**
 * What outlasts a session: preferences, recent examinations, the trust pack in force.
 *
 * One file, replaced in one step, so that a crash leaves the former or the new one. Several
 * windows may share it: each reads what is there, changes only what it was told to change, and
 * writes that, one at a time. A change that could not be written is made by the next. A file
 * that this version cannot read, from a newer version or damaged, is kept aside and said. Where
 * the system lets it be neither read nor put aside, it stays as it is, and the session keeps its
 * settings in memory: nothing of this keeps the app from starting.
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { phrase, say, type Saying } from "../../core/index.ts"
import { systemReason } from "../../core/node/index.ts"
import { joinSessions, UNSHARED, type OpenSessions } from "./open-sessions.ts"
import {
  FRESH,
  readState,
  writtenState,
  type Lists,
  type Settings,
  type State,
} from "./state-form.ts"

const NAME = "state.json"

export interface StateFile {
  /** The app's own folder. */
  readonly folder: string
  readonly read: () => Settings
  /** The lists as they are on disk now, and what of ours could not be written yet. */
  readonly lists: () => Lists
  /** Changes settings, in memory and on disk; there only those that are unlike before. */
  readonly change: (change: Partial<Settings>) => void
  /**
   * Changes the lists of all windows.
   *
   * @param edit - Gets what all of them left there; done again where it could not be written.
   */
  readonly edit: (edit: (lists: Lists) => Partial<Lists>) => void
  readonly sessions: Pick<OpenSessions, "ours" | "isOpen">
  /** What the person should know of reading it, and of writing it since. */
  readonly notices: () => readonly Saying[]
  /** The session ends: what it has not finished may be taken up by another. */
  readonly close: () => void
}

const NOT_WRITTEN = say("settings could not be written; they last until the app is closed")

const NOT_OURS = say(
  "something else wrote the settings meanwhile in a form that this version does not understand, so they stay as they are; what is chosen from now on lasts until the app is closed",
)

/**
 * Opens what an earlier session left. Never throws: what stands in the way is a notice.
 *
 * @param folder - The app's own folder; made when there is none.
 */
export function openStateFile(folder: string): StateFile {
  const path = join(folder, NAME)
  const notices = new Map<string, Saying>()
  const { state, sessions } = openIn(folder, path, notices)
  const books: Books = { path, sessions, notices, state, isOurs: sessions !== UNSHARED, late: [] }
  return {
    folder,
    read: () => books.state,
    lists: () => listsNow(books),
    change: (change) => {
      make(books, changeOf(books.state, change))
    },
    edit: (edit) => {
      make(books, (before) => ({ ...before, ...edit(before) }))
    },
    sessions,
    notices: () => [...notices.values()],
    close: () => {
      if (books.late.length > 0) write(books)
      sessions.close()
    },
  }
}

type Change = (state: State) => State

interface Books {
  readonly path: string
  readonly sessions: OpenSessions
  readonly notices: Map<string, Saying>
  /** As this window sees it. */
  state: State
  /** False where something lies there that could not be read, and is somebody's all the same. */
  isOurs: boolean
  /** What is not on disk yet. */
  late: readonly Change[]
}

/** Of the preferences, which come as a whole, only what the person changed here. */
function changeOf(seen: State, { preferences, ...change }: Partial<Settings>): Change {
  const chosen = Object.entries(preferences ?? {}).filter(
    ([name, value]) =>
      new Map<string, unknown>(Object.entries(seen.preferences)).get(name) !== value,
  )
  return (before) => ({
    ...before,
    ...change,
    preferences: { ...before.preferences, ...Object.fromEntries(chosen) },
  })
}

function make(books: Books, change: Change): void {
  books.state = change(books.state)
  if (!books.isOurs) return
  books.late = [...books.late, change]
  write(books)
}

function write(books: Books): void {
  const { path, sessions, notices } = books
  try {
    const isDone = sessions.alone(() => {
      const now = withLate(books)
      if (now === undefined) {
        books.isOurs = false
        notice(notices, NOT_OURS)
        return
      }
      replace(path, writtenState(now))
      books.late = []
      // Settings stay as they were chosen in this window.
      books.state = { ...books.state, ...listsOf(now) }
    })
    if (isDone) notices.delete(NOT_WRITTEN.code)
    else notice(notices, NOT_WRITTEN)
  } catch {
    notice(notices, NOT_WRITTEN)
  }
}

/**
 * What is on disk, with what is late; nothing when it cannot be understood.
 *
 * @throws what the system says of a file that cannot be read.
 */
function withLate({ path, late, state }: Books): State | undefined {
  const read = readState(path)
  // Whoever removed the file left this window what it has.
  if (read.kind === "none") return state
  if (read.kind !== "state") return undefined
  return late.reduce((before, change) => change(before), read.state)
}

function listsNow(books: Books): Lists {
  try {
    return listsOf((books.isOurs ? withLate(books) : undefined) ?? books.state)
  } catch {
    return listsOf(books.state)
  }
}

function listsOf({ recent, unfinished }: State): Lists {
  return { recent, unfinished }
}

/** The state to begin with; unshared where what lies at its place cannot be replaced. */
interface Opened {
  readonly state: State
  readonly sessions: OpenSessions
}

function openIn(folder: string, path: string, notices: Map<string, Saying>): Opened {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // Read before anything is made beside it: the system may refuse that.
    let read = readState(path)
    const sessions = joinSessions(folder)
    if (read.kind === "newer" || read.kind === "damaged") {
      sessions.alone(() => {
        // Another window may have put it aside meanwhile.
        read = readState(path)
        if (read.kind === "newer" || read.kind === "damaged") setAside(path, read.kind, notices)
      })
    }
    return { state: read.kind === "state" ? read.state : FRESH, sessions }
  } catch (cause) {
    const reason = phrase(systemReason(cause))
    notice(
      notices,
      say(
        "settings could neither be read nor be put aside: {reason}; the app begins with fresh ones, which last until it is closed",
        { reason },
      ),
    )
    return { state: FRESH, sessions: UNSHARED }
  }
}

/** @throws what the system says of a file that cannot be renamed. */
function setAside(path: string, kind: "newer" | "damaged", notices: Map<string, Saying>): void {
  const aside = freeName(path)
  renameSync(path, aside.path)
  const { name } = aside
  notice(
    notices,
    kind === "newer"
      ? say(
          "settings were written by a newer version and are kept as {name}; this version begins with its own",
          { name },
        )
      : say(
          "settings could not be understood and are kept as {name}; the app begins with fresh ones",
          { name },
        ),
  )
}

/** Once each, however often it happens. */
function notice(notices: Map<string, Saying>, saying: Saying): void {
  notices.set(saying.code, saying)
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
