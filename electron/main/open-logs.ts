/**
 * The logs that are looked at, in the examiner: a private copy of each, and an index of its
 * events that grows while the person reads.
 *
 * Everything lies in a folder of the session that nobody else may enter, and goes with it.
 */
import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { Failure, readClaims, say, type Claims } from "../../core/index.ts"
import {
  copyLog,
  EVENTS_THREADS,
  makeEventsThreads,
  makeLogTree,
  nativeDigests,
  openEvidence,
  type EventsThreads,
  type LogCopy,
  type LogTree,
  type Pause,
} from "../../core/node/index.ts"
import type { LogSource } from "./examiner-work.ts"
import { keepIndex, takeKept } from "./kept-index.ts"
import { indexLog, type Keeping, type LogIndex } from "./log-index.ts"

/** Logs that are kept open; the one that was not looked at for the longest goes first. */
const MOST_OPEN = 8
/** How long others may have to wait for an answer because of an index. */
const SLICE_MS = 12
const HELD_MS = 50

/** A log of which every line can be read, and the more can be looked for the longer it is open. */
export interface OpenLog {
  readonly path: string
  readonly claims: Claims
  readonly copy: LogCopy
  readonly index: LogIndex
  /** Built when it is first asked for. */
  readonly tree: () => Promise<LogTree>
  /** Ends its index, and removes everything that was kept of it. */
  readonly close: () => Promise<void>
}

export interface OpenLogs {
  /** Opens a log, or takes the open one. @throws Failure as `openLog`. */
  readonly get: (source: LogSource) => Promise<OpenLog>
  /** Closes the log in a folder, if it is open, and settles when nothing of it is left. */
  readonly close: (folder: string) => Promise<void>
}

/** @param isHeld - True while other work must not be slowed down by an index. */
export function makeOpenLogs(isHeld: () => boolean): OpenLogs {
  const open = new Map<string, Promise<OpenLog>>()
  /** Logs that are being closed, by their folders. */
  const closing = new Map<string, Promise<void>>()
  const shared = { isHeld, threads: makeEventsThreads() }

  const opened = async (source: LogSource): Promise<OpenLog> => {
    // Their files have the same names.
    await closing.get(source.folder)
    return openLog(source, shared)
  }
  const close = async (folder: string): Promise<void> => {
    const log = open.get(folder)
    if (log === undefined) return closing.get(folder)
    open.delete(folder)
    const closed = log.then((one) => one.close()).catch(ignore)
    closing.set(folder, closed)
    await closed
    if (closing.get(folder) === closed) closing.delete(folder)
  }
  return {
    get: (source) => {
      const log = open.get(source.folder) ?? opened(source)
      // What was asked for last stands last.
      open.delete(source.folder)
      open.set(source.folder, log)
      log.catch(() => {
        if (open.get(source.folder) === log) open.delete(source.folder)
      })
      const [oldest] = open.keys()
      if (open.size > MOST_OPEN && oldest !== undefined) void close(oldest)
      return log
    },
    close,
  }
}

interface Shared {
  readonly isHeld: () => boolean
  readonly threads: EventsThreads
}

/**
 * Copies the log and begins its index.
 *
 * @throws Failure UNREADABLE when the log is gone, is not what was examined, or the system
 *   refuses; UNWRITABLE when there is no room for it.
 */
async function openLog(source: LogSource, shared: Shared): Promise<OpenLog> {
  rmSync(source.folder, { recursive: true, force: true })
  mkdirSync(source.folder, { recursive: true, mode: 0o700 })
  const { container } = await openEvidence(source.path)
  try {
    const { claims } = await readClaims(container, nativeDigests)
    const path = claims.log
    const isThere = container.entries.some((one) => one.path === path && one.kind === "file")
    if (path === undefined || !isThere)
      throw new Failure("UNREADABLE", say("the evidence has no log"))
    const copyPath = join(source.folder, "log")
    const copy = await copyLog(container.read(path), copyPath, makePause(neverHeld))
    if (copy.sha256 === source.digests[path])
      return beginIndex(source, { path, claims, copy }, shared)
    copy.close()
    const message = say("the log is not what was examined; examine the evidence again")
    throw new Failure("UNREADABLE", message)
  } finally {
    await container.close()
  }
}

type Copied = Pick<OpenLog, "path" | "claims" | "copy">

function beginIndex(source: LogSource, copied: Copied, { isHeld, threads }: Shared): OpenLog {
  const { copy } = copied
  const controller = new AbortController()
  const { signal } = controller
  const pause = makePause(isHeld, signal)
  const keeping = keepingOf(source, copy, pause)
  const words = Array.from({ length: EVENTS_THREADS }, (_, at) =>
    join(source.folder, `words-${at}.db`),
  )
  const index = indexLog(copy, words, { threads, pause, ...keeping })
  let tree: Promise<LogTree> | undefined
  return {
    ...copied,
    index,
    tree: () => (tree ??= makeLogTree(copy, makePause(neverHeld, signal))),
    close: async () => {
      controller.abort()
      await index.close()
      copy.close()
      rmSync(source.folder, { recursive: true, force: true })
    },
  }
}

function keepingOf(
  { indexes, path, name }: LogSource,
  { sha256, lines }: LogCopy,
  pause: Pause,
): { readonly keeping?: Keeping } {
  if (indexes === null) return {}
  const { folder, mayKeep } = indexes
  const of = { evidence: path, name, log: sha256, lines }
  return {
    keeping: {
      take: (to) => takeKept(folder, of, { to, pause }),
      keep: async (from) => {
        if (mayKeep) await keepIndex(folder, of, { from, pause })
      },
    },
  }
}

/** Lets others work after each slice of time, and waits while it is held. */
function makePause(isHeld: () => boolean, signal?: AbortSignal): Pause {
  let since = performance.now()
  return async () => {
    signal?.throwIfAborted()
    if (!isHeld() && performance.now() - since < SLICE_MS) return
    await later(0)
    while (isHeld() && signal?.aborted !== true) await later(HELD_MS)
    signal?.throwIfAborted()
    since = performance.now()
  }
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms === 0) setImmediate(resolve)
    else setTimeout(resolve, ms)
  })
}

const neverHeld = (): boolean => false

function ignore(): void {
  // It could not be opened, or not be removed; the folder of the session goes at its end.
}
