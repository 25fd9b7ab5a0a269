/**
 * Which sessions over one user folder are open now, in whichever process: what another window is
 * examining has not been left unfinished.
 *
 * Each session holds a lock of the system's for as long as it lasts. A number of a process would
 * not do: after a crash and a new start of the machine another program may have that number.
 */
import { randomUUID } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { isLocked, lockFile, type Locking } from "./file-lock.ts"

/** Below the user folder; nothing in it but empty files. */
const FOLDER = "locks"
/** Writing takes some thousandths of a second; whoever has the lock for longer is stuck. */
const PATIENCE_MS = 2000

export interface OpenSessions {
  /** Name of this session, unlike that of any other. */
  readonly ours: string
  readonly isOpen: (session: string) => boolean
  /** Does work while no other session does; false, and nothing done, where another is stuck. */
  readonly alone: (work: () => void) => boolean
  /** This session ends. */
  readonly close: () => void
}

/** Of a session that shares nothing with others. */
export const UNSHARED: OpenSessions = {
  ours: "",
  isOpen: () => false,
  alone: (work) => {
    work()
    return true
  },
  close: () => undefined,
}

/** Never throws: where the system gives no locks, sessions do not know of each other. */
export function joinSessions(userFolder: string): OpenSessions {
  const folder = join(userFolder, FOLDER)
  const ours = randomUUID()
  const lockOf = (session: string): string => join(folder, `${session}.session`)
  const alone = (work: () => void): boolean => {
    const locking = lockFile(join(folder, "state"), PATIENCE_MS)
    if (locking.kind === "held") return false
    try {
      work()
    } finally {
      release(locking)
    }
    return true
  }
  let mine: Locking = { kind: "impossible" }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // Nobody clears away what was made by another in this moment, and is not locked yet.
    alone(() => {
      removeEnded(folder)
      mine = lockFile(lockOf(ours), 0)
    })
  } catch {
    // As where there are no locks.
  }
  return {
    ours,
    isOpen: (session) => session === ours || (isName(session) && isHeld(lockOf(session))),
    alone,
    close: () => {
      if (mine.kind !== "locked") return
      release(mine)
      clear(lockOf(ours))
    },
  }
}

/** The state file may have been edited by anybody. */
function isName(session: string): boolean {
  return /^[0-9a-f-]{36}$/.test(session)
}

/** Looks as others look at the same time: only a holder stands in the way. */
function isHeld(path: string): boolean {
  return existsSync(path) && isLocked(path)
}

function removeEnded(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith(".session") && !isHeld(join(folder, name))) clear(join(folder, name))
  }
}

/** What cannot be removed is empty, and the next session tries again. */
function clear(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // It stays.
  }
}

function release(locking: Locking): void {
  if (locking.kind === "locked") locking.release()
}
