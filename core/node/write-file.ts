/**
 * Writing without ever replacing: a finished file or folder appears under its name, or
 * nothing does.
 *
 * What is written lies beside its place under a temporary name until it is complete.
 */
import { link, lstat, open, readdir, rename, rm, type FileHandle } from "node:fs/promises"
import { basename, dirname, join, resolve } from "node:path"
import { Failure, phrase, say, type Saying } from "../base/index.ts"
import { systemReason } from "./own-file.ts"

export interface NewFile {
  /** Permissions before the user's umask; 0644 unless told. */
  readonly mode?: number
  /** Where the file lies until it is whole, on the same disk; beside its place unless told. */
  readonly partial?: string
}

/**
 * Writes a file that must not exist yet, whole and on disk, or nothing at all.
 *
 * @throws Failure UNWRITABLE when the name is taken or the system refuses.
 */
export async function writeNewFile(
  path: string,
  bytes: Uint8Array,
  { mode = 0o644, partial = partialName(path) }: NewFile = {},
): Promise<void> {
  await refuseExisting(path)
  const handle = await open(partial, "wx", mode).catch(refuseWrite(path))
  // From here on the passing file is ours, and ours to remove.
  try {
    try {
      await writeAll(handle, bytes, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await claimFile(partial, path)
  } catch (cause) {
    throw toUnwritable(path, cause)
  } finally {
    await rm(partial, { force: true })
  }
}

/**
 * Name of what is still being written. A program that is killed leaves it behind, and it may
 * be removed as soon as no process has that number.
 */
export function partialName(path: string): string {
  return `${path}.partial-${process.pid}`
}

/**
 * Removes what processes that are gone left unfinished beside a place.
 *
 * Whatever still has a process is left to it. Never throws: what cannot be removed is named so
 * that anybody sees what it is.
 */
export async function removeUnfinished(path: string): Promise<void> {
  const [folder, start] = [dirname(resolve(path)), `${basename(path)}.partial-`]
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const number = name.startsWith(start) ? name.slice(start.length) : ""
    if (!/^\d{1,10}$/.test(number) || isRunning(Number(number))) continue
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/** True while a process of this machine has that number. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    // Somebody else's process is one too.
    return codeOf(cause) !== "ESRCH"
  }
}

/** Writes all bytes at a position; the system may take them in several pieces. */
export async function writeAll(
  handle: FileHandle,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}

/** @throws Failure UNWRITABLE when something has that name, be it a dangling link. */
export async function refuseExisting(path: string): Promise<void> {
  const taken = await lstat(path).then(
    () => true,
    (cause: unknown) => {
      if (codeOf(cause) === "ENOENT") return false
      throw toUnwritable(path, cause)
    },
  )
  if (taken) throw alreadyThere(path)
}

/** Gives a finished file its name, atomically and without replacing anything. */
export async function claimFile(partial: string, path: string): Promise<void> {
  try {
    await link(partial, path)
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") throw alreadyThere(path)
    // File systems without hard links: reserve the name, then put the file over the reservation.
    const reserved = await open(path, "wx").catch(refuseWrite(path))
    await reserved.close()
    await rename(partial, path)
  }
}

/**
 * Gives a finished folder its name in one step: a stop at any moment leaves all of it or
 * nothing under that name. An empty folder made there in the same instant would be replaced;
 * the system refuses to replace anything else.
 */
export async function claimFolder(partial: string, path: string): Promise<void> {
  await refuseExisting(path)
  await rename(partial, path).catch(refuseWrite(path))
}

/** The sentence for a failed write: what could not be written, why, and what to do. */
export function toUnwritable(path: string, cause: unknown): Failure {
  if (cause instanceof Failure) return cause
  const code = codeOf(cause)
  if (code === "EEXIST" || code === "ENOTEMPTY") return alreadyThere(path)
  return new Failure(
    "UNWRITABLE",
    say("cannot be written: {advice}", { advice: adviceFor(code, cause) }),
    { path, cause },
  )
}

/** As a handler of a rejected promise. */
export function refuseWrite(path: string): (cause: unknown) => never {
  return (cause) => {
    throw toUnwritable(path, cause)
  }
}

function alreadyThere(path: string): Failure {
  const message = say("exists already and is never overwritten; choose another name")
  return new Failure("UNWRITABLE", message, { path })
}

function adviceFor(code: string | undefined, cause: unknown): Saying {
  const reason = phrase(systemReason(cause))
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return say("{reason}; nothing was left behind, make room and run it again", { reason })
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return say("{reason}; choose a folder that you may write to", { reason })
    case "ENOENT":
    case "ENOTDIR":
      return say("the folder it should lie in does not exist; make that folder first")
    case undefined:
    default:
      return reason
  }
}

/** The system's name of an error, such as ENOSPC. */
export function codeOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !("code" in cause)) return undefined
  return typeof cause.code === "string" ? cause.code : undefined
}
