/** Answers about logs for drawn windows: a log on disk as the examiner answers, or a made one. */
import { createHash } from "node:crypto"
import { join } from "node:path"
import type { Result } from "../../core/index.ts"
import type { LogRange, LogRangeAsk } from "../../electron/contract/contents.ts"
import type {
  Checkpoints,
  LogProof,
  LogProofAsk,
  LogRecord,
  LogRecordAsk,
  LogRows,
  LogRowsAsk,
  LogValues,
  LogValuesAsk,
  Timeline,
  TimelineAsk,
} from "../../electron/contract/timeline.ts"
import { logWork } from "../../electron/main/log-work.ts"
import { makeOpenLogs } from "../../electron/main/open-logs.ts"
import type { Drawn } from "./drawn-window.ts"

interface OnDisk {
  readonly path: string
  readonly result: Result
}

/**
 * Answers as the examiner does, about bags on disk by the handles of their examinations.
 *
 * @param session - A folder for what is kept of them.
 */
export function logsOnDisk(
  bags: Readonly<Record<string, OnDisk>>,
  session: string,
): NonNullable<Drawn["live"]> {
  const work = logWork(makeOpenLogs(() => false))
  const logOf = (handle: string) => {
    const { path, result } = bags[handle]!
    const digests = Object.fromEntries(result.items.map((item) => [item.path, item.sha256]))
    return { path, name: handle, digests, folder: join(session, handle), indexes: null }
  }
  return {
    "log:timeline": (ask: TimelineAsk) => work.timeline({ ...ask, log: logOf(ask.examination) }),
    "log:rows": (ask: LogRowsAsk) => work["log-rows"]({ ...ask, log: logOf(ask.examination) }),
    "log:record": (ask: LogRecordAsk) =>
      work["log-record"]({ ...ask, log: logOf(ask.examination) }),
    "log:values": (ask: LogValuesAsk) =>
      work["log-values"]({ ...ask, log: logOf(ask.examination) }),
    "log:range": (ask: LogRangeAsk) => work["log-range"]({ ...ask, log: logOf(ask.examination) }),
    "log:proof": (ask: LogProofAsk) => work["log-proof"]({ ...ask, log: logOf(ask.examination) }),
    "log:checkpoints": (handle: string) => work.checkpoints({ log: logOf(handle) }),
  }
}

const START = Date.UTC(2025, 0, 1)
const HOUR = 3_600_000
const BINS = 240

/** A made log of any length: one event an hour, by five people and two automations. */
export function madeLog(lines: number, hostile = "record"): NonNullable<Drawn["live"]> {
  const eventAt = (line: number): object => ({
    agents: [
      { id: `person-${String(line % 5)}`, kind: line % 7 < 2 ? "automation" : "person", role: "r" },
    ],
    clock: "platform",
    correlation: `case-${String(line % 50)}`,
    id: `event-${String(line)}`,
    objects: [
      {
        after: { amount: line },
        before: { amount: line - 1 },
        uri: `${hostile}:${String(line % 9)}`,
      },
    ],
    outcome: "success",
    prev: sha256(`line ${String(line - 1)}`),
    seq: line,
    time: new Date(START + line * HOUR).toISOString(),
    type: "https://sealwright.org/ns/event/recordUpdate",
  })
  const all = Array.from({ length: BINS }, (_, bin) => (bin % 60 === 7 ? 0 : 1 + (bin % 17)))
  return {
    "log:timeline": ({ marks }: TimelineAsk): Timeline => ({
      ...{ kind: "timeline", path: "custody/events.jsonl", total: lines, known: lines },
      ...{ noSearch: null, matching: lines },
      density: { fromMs: START, toMs: START + lines * HOUR, all, matching: all },
      gaps: [{ fromMs: START + 100 * HOUR, toMs: START + 200 * HOUR, line: 200, seq: 200 }],
      marks: marks.map((line) => ({ line, seq: line, ms: START + line * HOUR })),
    }),
    "log:rows": ({ first, count }: LogRowsAsk): LogRows => ({
      kind: "rows",
      first,
      rows: Array.from({ length: Math.min(count, lines - first) }, (_, at) => ({
        line: first + at,
        event: {
          ...{ seq: first + at, time: new Date(START + (first + at) * HOUR).toISOString() },
          ...{ type: "https://sealwright.org/ns/event/recordUpdate", outcome: "success" },
          agent: { id: `person-${String(at % 5)}`, kind: at % 7 < 2 ? "automation" : "person" },
          ...{ agents: 1 + (at % 3), object: `${hostile}:${String(at % 9)}`, objects: 1 },
        },
      })),
    }),
    "log:record": ({ number }: LogRecordAsk): LogRecord => ({
      kind: "record",
      lines: number < lines ? [number] : [],
    }),
    "log:values": ({ facet }: LogValuesAsk): LogValues => ({
      kind: "values",
      values: Array.from({ length: 30 }, (_, at) => ({
        value: `${facet}-${String(at)}`,
        events: 9,
      })),
      hasMore: true,
    }),
    "log:range": ({ first, count }: LogRangeAsk): LogRange => ({
      ...{ kind: "log", total: lines, first },
      lines: Array.from({ length: count }, (_, at) => JSON.stringify(eventAt(first + at))),
    }),
    "log:proof": ({ line, size }: LogProofAsk): LogProof => ({
      ...{ kind: "proof", line, size, text: JSON.stringify(eventAt(line)) },
      path: Array.from({ length: Math.ceil(Math.log2(size)) }, (_, at) => sha256(String(at))),
    }),
    "log:checkpoints": (): Checkpoints => ({
      ...{ kind: "checkpoints", lines },
      entries: [
        {
          ...{ path: "custody/checkpoint", generation: 1, origin: "acme-export/log", size: lines },
          ...{ root: sha256("root"), computed: sha256("root") },
          signatures: [{ name: "acme-export", keyId: "0a1b2c3d" }],
        },
        {
          ...{ path: "custody/generations/0/checkpoint", generation: 0, origin: "acme-export/log" },
          ...{ size: lines + 3, root: sha256("old"), computed: null, signatures: [] },
        },
      ],
    }),
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}
