/**
 * What had not ended when the app was closed, or crashed: kept in the state file, to be examined
 * again at a later start.
 *
 * Only what was asked for is kept, and nothing of what was read: a verdict rests on bytes that
 * were read in one go.
 */
import type { ExaminationHandle, ExaminationState, Unfinished } from "../contract/examination.ts"
import type { Request } from "./queue.ts"
import { MOST_UNFINISHED, type StateFile, type UnfinishedEntry } from "./state-file.ts"

export interface UnfinishedBook {
  /** Notes what became of an examination of this session. */
  readonly note: (handle: ExaminationHandle, request: Request, state: ExaminationState) => void
  /** What an earlier session left, the first one first. */
  readonly left: () => readonly UnfinishedEntry[]
  /** Leaves only these of what an earlier session left. */
  readonly keepLeft: (entries: readonly UnfinishedEntry[]) => void
  /** The app ends: what this makes of examinations is nobody's wish, and not noted. */
  readonly close: () => void
}

/** @param isKept - False for evidence that is gone with the session. */
export function makeUnfinishedBook(
  state: StateFile,
  isKept: (path: string) => boolean,
): UnfinishedBook {
  let left = state.read().unfinished
  const ours = new Map<ExaminationHandle, UnfinishedEntry>()
  let isClosed = false
  const write = (): void => {
    const unfinished = [...left, ...ours.values()].slice(-MOST_UNFINISHED)
    // Progress is told ten times a second, and changes nothing of this.
    if (JSON.stringify(unfinished) !== JSON.stringify(state.read().unfinished)) {
      state.change({ unfinished })
    }
  }
  return {
    note: (handle, request, { kind }) => {
      if (isClosed || !isKept(request.path)) return
      const was = WAS[kind]
      // However often it was asked for, it stands there once, and not once it was answered.
      const isSame = sameAs(request)
      left = left.filter((entry) => !isSame(entry))
      for (const [one, entry] of ours) if (one !== handle && isSame(entry)) ours.delete(one)
      if (was === null) ours.delete(handle)
      else ours.set(handle, entryOf(request, was))
      write()
    },
    left: () => left,
    keepLeft: (entries) => {
      left = entries
      write()
    },
    close: () => {
      isClosed = true
    },
  }
}

/** Null for what has an answer, also where that is that nothing could be answered. */
const WAS: Readonly<Record<ExaminationState["kind"], Unfinished["was"] | null>> = {
  queued: "waiting",
  running: "under-way",
  crashed: "under-way",
  cancelled: "cancelled",
  done: null,
  failed: null,
}

function entryOf({ path, evidence, trust, expected }: Request, was: Unfinished["was"]) {
  const { name, kind } = evidence
  return { path, name, kind, trust: trust?.path ?? null, expected, was }
}

function sameAs(request: Request): (entry: UnfinishedEntry) => boolean {
  const one = entryOf(request, "waiting")
  return ({ path, trust, expected }) =>
    path === one.path && trust === one.trust && expected === one.expected
}
