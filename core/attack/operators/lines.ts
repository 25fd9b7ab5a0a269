/** Operators on single lines of the log, without any key. */
import { concat, fromUtf8, LIMITS, toUtf8, type JsonObject } from "../../base/index.ts"
import { spliced } from "../changes.ts"
import { eventIn, withMembers } from "../log-lines.ts"
import { changed, skipped, type Attempts, type Operator, type Scene } from "../operator.ts"

const LF = "\n"

export const LINES: readonly Operator[] = [
  line("event-edited", "A word of an event was changed.", {
    codes: ["LOGCHAIN_LINK_BROKEN"],
    edit: (text) => text.replace(/"clock":"/, '"clock":"x'),
  }),
  line("event-time-edited", "The time of an event was changed.", {
    codes: ["LOGCHAIN_LINK_BROKEN"],
    edit: (text) => text.replace(/"time":"[0-9]{4}/, '"time":"1999'),
  }),
  line("event-member-order", "An event was written again with its members in another order.", {
    codes: ["CANON_DIALECT_MISMATCH"],
    edit: (text) => {
      const members = Object.entries(eventIn(toUtf8(text)))
      return JSON.stringify(Object.fromEntries(members.toReversed()))
    },
  }),
  line("event-spaced", "An event was written again with spaces.", {
    codes: ["CANON_DIALECT_MISMATCH"],
    edit: (text) => text.replace("{", "{ "),
  }),
  line("event-member-twice", "An event got a second member of the same name.", {
    codes: ["DUPLICATE_KEY"],
    edit: (text) => text.replace("{", '{"outcome":"fail",'),
  }),
  line("event-member-unknown", "An event got a member that events do not have.", {
    codes: ["EVENT_INVALID"],
    edit: (text) => writeLine(text, { zz: "more" }),
  }),
  line("event-member-removed", "An event lost its agents.", {
    codes: ["EVENT_INVALID"],
    edit: (text) => {
      const { agents: _agents, ...rest } = eventIn(toUtf8(text))
      return JSON.stringify(rest)
    },
  }),
  line("event-number-ambiguous", "An event got a number that readers take differently.", {
    codes: ["JSON_AMBIGUOUS"],
    edit: (text) => text.replace("{", '{"detail":{"n":9007199254740993},'),
  }),
  line("event-text-ambiguous", "An event got half of a character.", {
    codes: ["JSON_AMBIGUOUS"],
    edit: (text) => text.replace(/"clock":"/, '"clock":"\\ud800'),
  }),
  line("event-id-repeated", "An event was given the id of another.", {
    codes: ["EVENT_INVALID"],
    edit: (text, before) => writeLine(text, { id: before["id"] ?? "" }),
  }),
  line("event-line-end", "A transfer turned a line end of the log into CR LF.", {
    codes: ["CANON_DIALECT_MISMATCH"],
    edit: (text) => `${text}\r`,
  }),
  line("event-blanked", "An event was replaced by an empty line.", {
    codes: ["EVENT_INVALID"],
    edit: () => "",
  }),
  line("event-too-long", "An event was made longer than a line may be.", {
    codes: ["LIMIT_EXCEEDED"],
    edit: (text) => `${text}${" ".repeat(LIMITS.logLineBytes)}`,
  }),
  line("event-not-text", "A byte of an event was made one that is not UTF-8.", {
    codes: ["JSON_AMBIGUOUS", "EVENT_INVALID"],
    edit: (text) => text,
    tail: Uint8Array.of(0xff),
  }),
  {
    id: "log-last-line-end",
    layer: "lines",
    does: "The last line end of the log was removed.",
    codes: ["EVENT_INVALID"],
    attempts: ({ target: { log } }: Scene): Attempts => {
      if (log.count === 0) return skipped("there is no log")
      const end = { from: log.sizeBytes - 1, to: log.sizeBytes, bytes: new Uint8Array(0) }
      return changed([[log.path, spliced(end)]], { path: log.path, range: lastOf(log.count) })
    },
  },
]

interface Edit {
  readonly codes: Operator["codes"]
  /** @param before - The event before the one that changes. */
  readonly edit: (text: string, before: JsonObject) => string
  readonly tail?: Uint8Array
}

function line(id: string, does: string, how: Edit): Operator {
  return { id, layer: "lines", does, codes: how.codes, attempts: (scene) => editLine(scene, how) }
}

/** Somewhere in the middle, so that there are lines before and after. */
async function editLine({ target: { log }, random }: Scene, how: Edit): Promise<Attempts> {
  if (log.count < 3) return skipped("the log has fewer than three events")
  const index = 1 + random.below(log.count - 2)
  const text = fromUtf8(await log.line(index)) ?? ""
  const after = how.edit(text, eventIn(await log.line(index - 1)))
  if (after === text && how.tail === undefined) return skipped("the event gives no occasion for it")
  const bytes = concat(toUtf8(after), how.tail ?? new Uint8Array(0), toUtf8(LF))
  const splice = { from: log.start(index), to: log.start(index + 1), bytes }
  // A link that breaks shows at the line behind the one that was changed.
  const range = { first: index, last: index + 1 }
  return changed([[log.path, spliced(splice)]], { path: log.path, range })
}

function writeLine(text: string, members: JsonObject): string {
  return fromUtf8(withMembers(toUtf8(text), members)) ?? ""
}

function lastOf(count: number): { readonly first: number; readonly last: number } {
  return { first: count - 1, last: count - 1 }
}
