/** The hand-overs and other custody events that the log records, in its order. */
import type { CustodyEntry, Result } from "../verdict/index.ts"
import type { Block, Section } from "./document.ts"
import { toCount, toCounted, toShown } from "./quantities.ts"
import { isPlain } from "./words.ts"

/** Entries that the report itself prints; the complete list is in result.json. */
const PRINTED_ENTRIES = 200
/** Names printed for one entry before the rest is only counted. */
const PRINTED_NAMES = 4

export function custodySection(result: Result): Section {
  const printed = result.custody.entries.slice(0, PRINTED_ENTRIES)
  return {
    title: "Custody",
    blocks: [
      {
        kind: "paragraph",
        text: countSentence(result, printed.length),
      },
      ...(printed.length === 0 ? [] : [custodyTable(printed)]),
    ],
  }
}

function countSentence({ input, custody }: Result, printed: number): string {
  if (input.log === undefined) {
    return isPlain(input)
      ? "Evidence of this kind has no log, so nothing is said here about custody."
      : "No log was read, so nothing is said here about custody."
  }
  if (custody.total === 0) {
    return "The log records no hand-over, hold, erasure, sealing or fixity check."
  }
  const counted = `The log records ${toCounted(custody.total, "custody event")}. Times are claims of the clock that wrote them.`
  return printed === custody.total
    ? counted
    : `${counted} The first ${toCount(printed)} are printed here; the complete list is in result.json.`
}

function custodyTable(entries: readonly CustodyEntry[]): Block {
  return {
    kind: "table",
    columns: [
      { title: "Record", share: 0.09, align: "right" },
      { title: "Time (claimed)", share: 0.17 },
      { title: "What", share: 0.22 },
      { title: "Who", share: 0.21 },
      { title: "Objects", share: 0.31, fixed: true },
    ],
    rows: entries.map((entry) => ({
      cells: [
        toCount(entry.seq),
        timeText(entry.time),
        whatText(entry),
        names(entry.agents, entry.named.agents),
        names(entry.objects, entry.named.objects),
      ],
      tone: entry.outcome === "success" ? "plain" : "open",
    })),
  }
}

/** Date and time on two lines, so that the column stays narrow and nothing breaks inside a number. */
function timeText(time: string): string {
  return toShown(time).replace("T", "\n")
}

/** Custody events in plain words; the URI itself is in result.json (docs/evidence-bag.md, section 5). */
const EVENT_WORDS: ReadonlyMap<string, string> = new Map([
  ["https://sealwright.org/ns/event/custodyRelease", "hand-over (release)"],
  ["https://sealwright.org/ns/event/custodyAccept", "hand-over (acceptance)"],
  ["https://sealwright.org/ns/event/custodyReceipt", "receipt"],
  ["https://sealwright.org/ns/event/legalHoldSet", "legal hold set"],
  ["https://sealwright.org/ns/event/legalHoldClear", "legal hold lifted"],
  ["https://sealwright.org/ns/event/sealCreate", "seal made"],
  ["https://sealwright.org/ns/event/restoreVerify", "check of a restored copy"],
  ["http://id.loc.gov/vocabulary/preservation/eventType/del", "deletion"],
  ["http://id.loc.gov/vocabulary/preservation/eventType/fix", "fixity check"],
])

function whatText({ type, outcome, reason }: CustodyEntry): string {
  const name = EVENT_WORDS.get(type) ?? toShown(type)
  const why = reason === undefined || reason === "" ? "" : `\n${toShown(reason)}`
  return `${name}\noutcome: ${toShown(outcome)}${why}`
}

function names(listed: readonly string[], total: number): string {
  const shown = listed.slice(0, PRINTED_NAMES).map(toShown)
  const rest = total - shown.length
  return [...shown, ...(rest > 0 ? [`and ${toCount(rest)} more`] : [])].join("\n")
}
