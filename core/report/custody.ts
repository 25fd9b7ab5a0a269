/** The hand-overs and other custody events that the log records, in its order. */
import type { CustodyEntry, Result } from "../verdict/index.ts"
import type { Block, Section } from "./document.ts"
import { isPlain, knownWord } from "./words.ts"
import type { Wording } from "./wording.ts"

/** Entries that the report itself prints; the complete list is in result.json. */
const PRINTED_ENTRIES = 200
/** Names printed for one entry before the rest is only counted. */
const PRINTED_NAMES = 4

export function custodySection(result: Result, wording: Wording): Section {
  const printed = result.custody.entries.slice(0, PRINTED_ENTRIES)
  return {
    title: wording.words.custody.title,
    blocks: [
      {
        kind: "paragraph",
        text: countSentence(result, printed.length, wording),
      },
      ...(printed.length === 0 ? [] : [custodyTable(printed, wording)]),
    ],
  }
}

function countSentence({ input, custody }: Result, printed: number, wording: Wording): string {
  const { noLogKind, noLogRead, none, counted, first } = wording.words.custody
  if (input.log === undefined) return isPlain(input) ? noLogKind : noLogRead
  if (custody.total === 0) return none
  const sentence = counted(wording.counted(custody.total, "custodyEvents"))
  return printed === custody.total ? sentence : `${sentence} ${first(wording.count(printed))}`
}

function custodyTable(entries: readonly CustodyEntry[], wording: Wording): Block {
  const [record = "", time = "", what = "", who = "", objects = ""] = wording.words.custody.columns
  const { count } = wording
  return {
    kind: "table",
    columns: [
      { title: record, share: 0.09, align: "right" },
      { title: time, share: 0.17 },
      { title: what, share: 0.22 },
      { title: who, share: 0.21 },
      { title: objects, share: 0.31, fixed: true },
    ],
    rows: entries.map((entry) => ({
      cells: [
        count(entry.seq),
        timeText(entry.time, wording),
        whatText(entry, wording),
        names(
          entry.agents.map((agent) => agentText(agent, wording)),
          entry.named.agents,
          wording,
        ),
        names(entry.objects.map(wording.shown), entry.named.objects, wording),
      ],
      tone: entry.outcome === "success" ? "plain" : "open",
    })),
  }
}

/** Date and time on two lines, so that the column stays narrow and nothing breaks inside a number. */
function timeText(time: string, { shown }: Wording): string {
  return shown(time).replace("T", "\n")
}

/** Custody events in plain words; the URI itself is in result.json (docs/evidence-bag.md, section 5). */
const EVENT_WORDS: ReadonlyMap<string, keyof Wording["words"]["custody"]["events"]> = new Map([
  ["https://sealwright.org/ns/event/custodyRelease", "custodyRelease"],
  ["https://sealwright.org/ns/event/custodyAccept", "custodyAccept"],
  ["https://sealwright.org/ns/event/custodyReceipt", "custodyReceipt"],
  ["https://sealwright.org/ns/event/legalHoldSet", "legalHoldSet"],
  ["https://sealwright.org/ns/event/legalHoldClear", "legalHoldClear"],
  ["https://sealwright.org/ns/event/sealCreate", "sealCreate"],
  ["https://sealwright.org/ns/event/restoreVerify", "restoreVerify"],
  ["http://id.loc.gov/vocabulary/preservation/eventType/del", "del"],
  ["http://id.loc.gov/vocabulary/preservation/eventType/fix", "fix"],
])

function whatText({ type, outcome, reason }: CustodyEntry, { words, shown }: Wording): string {
  const known = EVENT_WORDS.get(type)
  const name = known === undefined ? shown(type) : words.custody.events[known]
  const why = reason === undefined || reason === "" ? "" : `\n${shown(reason)}`
  const ended = knownWord(words.custody.outcomes, outcome) ?? shown(outcome)
  return `${name}\n${words.custody.outcome(ended)}${why}`
}

/** Each is told as `<id> (<role>)`, and the role is last, whatever the id holds. */
function agentText(agent: string, { words, shown }: Wording): string {
  const [, id, role] = /^(.*) \((.*?)\)$/s.exec(agent) ?? []
  const known = knownWord(words.roles, role ?? "")
  return shown(known === undefined ? agent : `${id ?? ""} (${known})`)
}

function names(listed: readonly string[], total: number, { words, count }: Wording): string {
  const printed = listed.slice(0, PRINTED_NAMES)
  const rest = total - printed.length
  return [...printed, ...(rest > 0 ? [words.andMore(count(rest))] : [])].join("\n")
}
