/**
 * One writer at a time for a file of ours, whichever window or command line it is.
 *
 * Beside the file lies a lock while somebody works on it: made in one step, so that only one
 * program can have made it, and removed afterwards. One that is left behind is never removed
 * by us, since somebody else may be about to: a sentence says how old it is.
 */
import { existsSync, realpathSync } from "node:fs"
import { open, readFile, rm, stat } from "node:fs/promises"
import { basename } from "node:path"
import { setTimeout as later } from "node:timers/promises"
import { Failure, say, type Saying } from "../base/index.ts"
import { codeOf, isRunning, toUnwritable } from "./write-file.ts"

/** Work on a trust pack takes some hundredths of a second; whoever holds it longer is stuck. */
const PATIENCE_MS = 5000
/** Not the same for all who wait, so that they do not meet again. */
const LOOK_MS = 20

/**
 * Does work that reads a file and writes it again, while nobody else does.
 *
 * @throws Failure UNWRITABLE when somebody else has had the file for too long, or when the
 *   system refuses; else as the work does.
 */
export async function exclusively<T>(path: string, work: () => Promise<T>): Promise<T> {
  // Through a link the file it names is written, so that is what is locked.
  const lock = lockPath(existsSync(path) ? realpathSync(path) : path)
  await take(lock, path)
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

function lockPath(path: string): string {
  return `${path}.lock`
}

async function take(lock: string, path: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      const handle = await open(lock, "wx", 0o644)
      await handle.writeFile(`${process.pid}\n`)
      await handle.close()
      return
    } catch (cause) {
      if (codeOf(cause) !== "EEXIST") throw toUnwritable(path, cause)
    }
    if (Date.now() >= until) throw await locked(lock, path)
    await later(LOOK_MS * (1 + Math.random()))
  }
}

async function locked(lock: string, path: string): Promise<Failure> {
  const [stats, written] = await Promise.all([
    stat(lock).catch(() => undefined),
    readFile(lock, "utf8").catch(() => ""),
  ])
  const age = stats === undefined ? say("a moment") : ageOf(Date.now() - stats.mtimeMs)
  const pid = /^(\d{1,10})\n$/.exec(written)?.[1]
  const values = { age, lock: basename(lock) }
  const saying =
    pid !== undefined && !isRunning(Number(pid))
      ? say(
          "the trust file has been locked for {age} by a program that has ended since on this machine, so nothing was done to it; remove {lock} beside it if nothing else is at work, and do it again",
          values,
        )
      : say(
          "the trust file has been locked for {age} by another program, so nothing was done to it; let that program end and do it again, or remove {lock} beside it if none is at work",
          values,
        )
  return new Failure("UNWRITABLE", saying, { path })
}

/** Milliseconds as a person counts them. */
function ageOf(ms: number): Saying {
  const seconds = Math.round(ms / 1000)
  if (seconds < 2) return say("a moment")
  if (seconds < 120) return say("{count} seconds", { count: seconds })
  if (seconds < 7200) return say("{count} minutes", { count: Math.round(seconds / 60) })
  if (seconds < 172_800) return say("{count} hours", { count: Math.round(seconds / 3600) })
  return say("{count} days", { count: Math.round(seconds / 86_400) })
}
