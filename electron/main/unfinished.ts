/**
 * What had not ended when the app was closed, or crashed: kept in the state file, to be examined
 * again at a later start. What another window examines now is in that file too, and is its own.
 *
 * Only what was asked for is kept, and nothing of what was read: a verdict rests on bytes that
 * were read in one go.
 */
import type { ExaminationHandle, ExaminationState, Unfinished } from "../contract/examination.ts"
import type { EarlierNamed } from "./named-terms.ts"
import type { Request } from "./queue.ts"
import type { StateFile } from "./state-file.ts"
import { MOST_UNFINISHED, type UnfinishedEntry } from "./state-form.ts"

export interface UnfinishedBook {
  /** Notes what became of an examination of this session. */
  readonly note: (handle: ExaminationHandle, request: Request, state: ExaminationState) => void
  /** What sessions that have ended left, the first one first; nothing of those that are open. */
  readonly left: () => readonly UnfinishedEntry[]
  /** Forgets these of what was left. */
  readonly forget: (entries: readonly UnfinishedEntry[]) => void
  /** The app ends: what this makes of examinations is nobody's wish, and not noted. */
  readonly close: () => void
}

/** @param isKept - False for evidence that is gone with the session. */
export function makeUnfinishedBook(
  state: StateFile,
  isKept: (path: string) => boolean,
): UnfinishedBook {
  const { ours, isOpen } = state.sessions
  const noted = new Map<ExaminationHandle, UnfinishedEntry | null>()
  let isClosed = false
  /** Writes what this session has, and of the others all but what is gone. */
  const write = (isGone: (entry: UnfinishedEntry) => boolean): void => {
    const entries = [...noted.values()].filter((entry) => entry !== null)
    state.edit(({ unfinished }) => ({
      unfinished: [
        ...unfinished.filter(
          (entry) => entry.by !== ours && (!isGone(entry) || isOpenBy(entry, isOpen)),
        ),
        ...entries,
      ].slice(-MOST_UNFINISHED),
    }))
  }
  return {
    note: (handle, request, { kind }) => {
      if (isClosed || !isKept(request.path)) return
      const was = WAS[kind]
      // Progress is told ten times a second, and changes nothing of this.
      if (noted.has(handle) && noted.get(handle)?.was === was) return
      // However often it was asked for, it stands there once, and not once it was answered.
      const isSame = sameAs(request)
      const same = [...noted].filter(([, entry]) => entry !== null && isSame(entry))
      for (const [one] of same) noted.set(one, null)
      noted.set(handle, was === null ? null : { ...entryOf(request, was), by: ours })
      write(isSame)
    },
    left: () =>
      state.lists().unfinished.filter((entry) => entry.by !== ours && !isOpenBy(entry, isOpen)),
    forget: (entries) => {
      const gone = new Set(entries.map(keyOf))
      write((entry) => gone.has(keyOf(entry)))
    },
    close: () => {
      isClosed = true
    },
  }
}

function isOpenBy({ by }: UnfinishedEntry, isOpen: (session: string) => boolean): boolean {
  return by !== null && isOpen(by)
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

function entryOf(
  { path, evidence, trust, expected, terms, earlier }: Request,
  was: Unfinished["was"],
): Omit<UnfinishedEntry, "by"> {
  const { name, kind } = evidence
  return {
    ...{ path, name, kind, trust: trust?.path ?? null, expected, terms, was },
    earlier: earlier === null ? null : earlierEntry(earlier),
  }
}

/** Without the result itself, which is gone with the session unless a file holds it. */
function earlierEntry({ name, path, resultDigest }: EarlierNamed): EarlierNamed {
  return { name, path, resultDigest }
}

function sameAs(request: Request): (entry: UnfinishedEntry) => boolean {
  const one = keyOf(entryOf(request, "waiting"))
  return (entry) => keyOf(entry) === one
}

/** What makes two of them the same examination, in whichever order a file has its members. */
function keyOf({ path, trust, expected, terms, earlier }: Omit<UnfinishedEntry, "by">): string {
  const { policy, signers, head, engine, at, jobs } = terms
  return JSON.stringify([
    ...[path, trust, expected, head, engine, at, jobs],
    ...[policy?.path, policy?.sha256, earlier?.path, earlier?.resultDigest],
    signers.map(({ fingerprint, file }) => [fingerprint, file?.path]),
  ])
}
