/**
 * A lock of the system's on a file: one holder at a time, and it ends with its process, however
 * that ends. So nobody has to judge whether a lock was left behind, and none ever is.
 *
 * SQLite is the one way that Node has to such a lock. Its file stays empty.
 */
import { DatabaseSync } from "node:sqlite"

export type Locking =
  | { readonly kind: "locked"; readonly release: () => void }
  | { readonly kind: "held" }
  /** The system gives no lock there: a file system without them, a folder that is gone. */
  | { readonly kind: "impossible" }

/** SQLITE_BUSY: somebody else holds it. */
const BUSY = 5

/**
 * Takes the lock, or says why not; never throws.
 *
 * @param path - The lock's own file; made when there is none, and never anything else's.
 * @param patienceMs - How long to wait for another holder, at most.
 */
export function lockFile(path: string, patienceMs: number): Locking {
  let database: DatabaseSync | undefined
  try {
    const taken = new DatabaseSync(path, { timeout: patienceMs })
    database = taken
    taken.exec("BEGIN EXCLUSIVE")
    return {
      kind: "locked",
      release: () => {
        if (taken.isOpen) taken.close()
      },
    }
  } catch (cause) {
    database?.close()
    return { kind: isBusy(cause) ? "held" : "impossible" }
  }
}

/** True while somebody holds the lock of a file; any number may look at once. */
export function isLocked(path: string): boolean {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 0 })
    // Reading asks for a lock that whoever reads may share.
    database.exec("PRAGMA schema_version")
    return false
  } catch (cause) {
    return isBusy(cause)
  } finally {
    database?.close()
  }
}

function isBusy(cause: unknown): boolean {
  return cause instanceof Error && "errcode" in cause && cause.errcode === BUSY
}
