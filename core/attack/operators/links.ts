/** Operators on the order and the number of events, and on the log as a whole; without any key. */
import { toUtf8 } from "../../base/index.ts"
import { GONE, spliced, toBytes } from "../changes.ts"
import { rehashed } from "../insider.ts"
import { joined, relinked, withMembers } from "../log-lines.ts"
import { changed, skipped, type Attempts, type Operator, type Scene } from "../operator.ts"

const TOO_LARGE = "the log is too large to be held and written anew"
const TOO_SHORT = "the log has too few events"
const CHECKPOINT = "custody/checkpoint"

export const LINKS: readonly Operator[] = [
  {
    id: "event-deleted",
    layer: "links",
    does: "One event was deleted.",
    codes: ["SEQUENCE_GAP"],
    attempts: (scene) => deleted(scene, 1),
  },
  {
    id: "events-deleted",
    layer: "links",
    does: "Three events that follow one another were deleted.",
    codes: ["SEQUENCE_GAP"],
    attempts: (scene) => deleted(scene, 3),
  },
  {
    id: "log-head-deleted",
    layer: "links",
    does: "The first events of the log were deleted.",
    codes: ["SEQUENCE_GAP"],
    attempts: ({ target: { log } }: Scene): Attempts => {
      if (log.count < 3) return skipped(TOO_SHORT)
      const splice = { from: 0, to: log.start(2), bytes: new Uint8Array(0) }
      return changed([[log.path, spliced(splice)]], {
        path: log.path,
        range: { first: 0, last: 2 },
      })
    },
  },
  moved("events-exchanged", "Two neighbouring events were exchanged.", ([a, b]) => [b, a]),
  moved("event-repeated", "An event was repeated.", ([a, b]) => [a, a, b]),
  moved("event-inserted", "An event that never was there was inserted.", ([a, b]) => [
    a,
    withMembers(b, { id: "inserted-by-attack", seq: 1_000_000 }),
    b,
  ]),
  {
    id: "log-truncated",
    layer: "links",
    does: "The last two events were cut off.",
    codes: ["LOGCHAIN_TRUNCATED"],
    attempts: (scene) => truncated(scene),
  },
  {
    id: "log-truncated-manifests-recomputed",
    layer: "links",
    does: "The last two events were cut off and every manifest recomputed.",
    codes: ["LOGCHAIN_TRUNCATED"],
    attempts: (scene) => truncated(scene, true),
  },
  whole("log-extended", "An event that fits was written behind the end.", {
    codes: ["LOGCHAIN_EXTENDED"],
    edit: (lines) => [...lines, withMembers(lines.at(-1) ?? new Uint8Array(0), ADDED)],
    from: (count) => count,
    range: (count) => ({ first: count, last: count }),
  }),
  whole("log-edited-relinked", "An event was edited and all later links recomputed.", {
    codes: ["MERKLE_ROOT_MISMATCH", "LOGCHAIN_HEAD_MISMATCH"],
    edit: (lines) => lines.with(1, withMembers(lines[1] ?? new Uint8Array(0), { clock: "edited" })),
    from: () => 1,
  }),
  whole("log-shortened-relinked", "An event was deleted and all later events renumbered.", {
    codes: ["LOGCHAIN_TRUNCATED", "MERKLE_ROOT_MISMATCH"],
    edit: (lines) => lines.toSpliced(1, 1),
    from: () => 1,
  }),
  whole("log-forked", "The last event was replaced by another that fits.", {
    codes: ["LOGCHAIN_HEAD_MISMATCH"],
    edit: (lines) => [...lines.slice(0, -1), withMembers(lines.at(-1) ?? new Uint8Array(0), ADDED)],
    from: (count) => count - 1,
    range: (count) => ({ first: count - 1, last: count - 1 }),
  }),
  whole("log-replaced", "The whole log was replaced by another that is unbroken.", {
    codes: ["MERKLE_ROOT_MISMATCH", "LOGCHAIN_HEAD_MISMATCH", "LOGCHAIN_TRUNCATED"],
    edit: (lines) => lines.map((line, index) => withMembers(line, { id: `other-${index}` })),
    from: () => 0,
  }),
  whole("log-spliced", "The second half was taken from another log.", {
    codes: ["LOGCHAIN_LINK_BROKEN"],
    edit: (lines, relink) => {
      const half = Math.floor(lines.length / 2)
      const other = relink(lines.map((line) => withMembers(line, { correlation: "other" })))
      return [...lines.slice(0, half), ...other.slice(half)]
    },
    from: (count) => count,
    range: (count) => ({ first: Math.floor(count / 2) - 1, last: Math.floor(count / 2) }),
  }),
  whole("log-reversed", "The log was turned upside down.", {
    codes: ["SEQUENCE_GAP"],
    edit: (lines) => lines.toReversed(),
    from: (count) => count,
    range: (count) => ({ first: 0, last: count }),
  }),
  whole("log-sorted", "The lines of the log were sorted by their text.", {
    codes: ["SEQUENCE_GAP", "MERKLE_ROOT_MISMATCH"],
    edit: (lines) => lines.toSorted((a, b) => (a.length === b.length ? 0 : b.length - a.length)),
    from: (count) => count,
  }),
  {
    id: "log-emptied",
    layer: "links",
    does: "The log was emptied.",
    codes: ["LOG_EMPTY"],
    attempts: ({ target: { log } }) => changed([[log.path, toBytes(toUtf8(""))]], log.path),
  },
  {
    id: "log-removed",
    layer: "links",
    does: "The log was removed.",
    codes: ["FORMAT_FAILURE", "MANIFEST_MISSING"],
    attempts: ({ target: { log } }) => changed([[log.path, GONE]], log.path),
  },
]

const ADDED = { id: "written-by-attack" }

function deleted({ target: { log }, random }: Scene, count: number): Attempts {
  if (log.count < count + 2) return skipped(TOO_SHORT)
  const first = 1 + random.below(log.count - count - 1)
  const splice = { from: log.start(first), to: log.start(first + count), bytes: new Uint8Array(0) }
  const range = { first, last: first + count - 1 }
  return changed([[log.path, spliced(splice)]], { path: log.path, range })
}

async function truncated({ target }: Scene, recomputed = false): Promise<Attempts> {
  const { log } = target
  if (log.count < 3) return skipped(TOO_SHORT)
  const splice = { from: log.start(log.count - 2), to: log.sizeBytes, bytes: new Uint8Array(0) }
  const changes = new Map([[log.path, spliced(splice)]])
  const range = { first: log.count - 2, last: log.count - 1 }
  const all = recomputed ? await rehashed(target, changes) : changes
  return changed(all, { path: log.path, range })
}

/** Two neighbouring lines become others. */
function moved(
  id: string,
  does: string,
  edit: (two: readonly [Uint8Array, Uint8Array]) => readonly Uint8Array[],
): Operator {
  const attempts = async ({ target: { log }, random }: Scene): Promise<Attempts> => {
    if (log.count < 3) return skipped(TOO_SHORT)
    const first = 1 + random.below(log.count - 2)
    const two = [(await log.line(first)).slice(), (await log.line(first + 1)).slice()] as const
    const bytes = joined(edit(two))
    const splice = { from: log.start(first), to: log.start(first + 2), bytes }
    const range = { first: first - 1, last: first + 2 }
    return changed([[log.path, spliced(splice)]], { path: log.path, range })
  }
  return { id, layer: "links", does, codes: ["SEQUENCE_GAP"], attempts }
}

interface WholeEdit {
  readonly codes: Operator["codes"]
  readonly edit: (
    lines: readonly Uint8Array[],
    relink: (lines: readonly Uint8Array[]) => readonly Uint8Array[],
  ) => readonly Uint8Array[]
  /** The line from which on numbers and links are made to fit, of a log of so many lines. */
  readonly from: (count: number) => number
  readonly range?: (count: number) => { readonly first: number; readonly last: number }
}

/** The log is written anew and every manifest recomputed: what anybody can do without a key. */
function whole(id: string, does: string, { codes, edit, from, range }: WholeEdit): Operator {
  const attempts = async ({ target }: Scene): Promise<Attempts> => {
    const { log, digests } = target
    const lines = log.whole()
    if (lines === undefined) return skipped(TOO_LARGE)
    if (lines.length < 3) return skipped(TOO_SHORT)
    const edited = edit(lines, (all) => relinked(all, digests))
    const next = relinked(edited, digests, from(lines.length))
    const changes = await rehashed(target, new Map([[log.path, toBytes(joined(next))]]))
    const place = { path: log.path, ...(range === undefined ? {} : { range: range(lines.length) }) }
    return changed(changes, place, CHECKPOINT)
  }
  return { id, layer: "links", does, codes, attempts }
}
