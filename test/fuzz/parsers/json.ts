/** JSON and canonical JSON, and what is no more than one JSON text of ours. */
import {
  equalBytes,
  parseCanonicalJson,
  parseJson,
  toCanonicalJson,
  toUtf8,
} from "../../../core/base/index.ts"
import {
  parseSealStatement,
  writeEventLine,
  writeSealStatement,
} from "../../../core/claims/index.ts"
import {
  parseDsseEnvelope,
  parseEnvelopeLine,
  parseSealEnvelope,
  writeEnvelopeLine,
  writeSealEnvelope,
} from "../../../core/encodings/index.ts"
import { parseLogLine } from "../../../core/formats/index.ts"
import { readBlock } from "../../../core/node/event-log/event-block.ts"
import { eventWords, readEvent } from "../../../core/node/event-log/read-event.ts"
import { parseGivenEvent } from "../../../core/seal/index.ts"
import { must, type FuzzedParser } from "../fuzzed-parser.ts"
import { filled, WORST_JSON } from "../worst.ts"
import { fileOf, GIVEN_EVENT, LOG_LINES } from "./samples.ts"

const TEXTS = [
  '{"a":[1,2.5,-3e-2,true,false,null],"b":{"":"\\u00e9\\n\\"","c":[[],{}]}}',
  '[9007199254740991,-1,0,1E5,"\\ud83d\\ude00",{"__proto__":1,"constructor":{}}]',
  ' \n{"sealwright":"x"}\t',
].map(toUtf8)

const TOKENS = [
  "{", "}", "[", "]", ":", ",", '"', "\\u0000", "\\ud800", "\\udc00", "true", "null", '"a":1,',
  '"__proto__":{},', "1e400", "-0", "  ", "\ufeff", "/**/", "'",
] // prettier-ignore

const SEAL = fileOf("seals/exporter.dsse.json")
const STATEMENT = statementIn(SEAL)
const MEMBERS = [
  '"seq":0,', '"prev":"', '"kind":"person"', '"detail":{},', '"payload":"', '"signatures":[',
  '"keyid":"', '"sig":"', '"subject":[', '"predicate":{', '"follows":[', '"digest":{"sha256":"',
] // prettier-ignore

const LF = 0x0a

export const JSON_PARSERS: readonly FuzzedParser[] = [
  {
    name: "strict JSON",
    samples: TEXTS,
    tokens: TOKENS,
    parse: (input) => {
      const answer = parseJson(input)
      // Whatever is accepted has one canonical form, which is read back as itself.
      if (answer.kind !== "value") return
      const canonical = toCanonicalJson(answer.value)
      const again = parseJson(canonical)
      if (again.kind === "value") {
        must(equalBytes(toCanonicalJson(again.value), canonical), "canonical form of itself")
      }
    },
    worst: WORST_JSON,
  },
  {
    name: "strict JSON with integers of any length",
    samples: TEXTS,
    tokens: TOKENS,
    parse: (input) => parseJson(input, { numbers: "literals" }),
    worst: WORST_JSON,
  },
  {
    name: "canonical JSON",
    samples: [...TEXTS.map(canonical), STATEMENT],
    tokens: TOKENS,
    parse: (input) => {
      const answer = parseCanonicalJson(input)
      if (answer.kind !== "value") return
      must(equalBytes(toCanonicalJson(answer.value), input), "accepted only in canonical form")
      must(parseJson(input).kind === "value", "accepted only if strict")
    },
    worst: WORST_JSON,
  },
  {
    name: "line of the log",
    samples: LOG_LINES,
    tokens: [...TOKENS, ...MEMBERS],
    parse: (input) => {
      const event = parseLogLine(input)
      if (!("kind" in event)) must(equalBytes(writeEventLine(event), input), "one form of an event")
    },
    worst: { ...WORST_JSON, ...worstEvents() },
  },
  {
    name: "event to look at",
    samples: LOG_LINES,
    tokens: [...TOKENS, ...MEMBERS],
    parse: (input) => {
      // What an examination takes for an event is shown as that event.
      const event = parseLogLine(input)
      const shown = readEvent(input)
      if (!("kind" in event)) must(shown !== undefined, "an event that is shown")
      if (shown !== undefined) eventWords(shown)
    },
    worst: { ...WORST_JSON, ...worstEvents() },
  },
  {
    name: "events of a stretch of a log, to look for",
    samples: [Buffer.concat(LOG_LINES.flatMap((line) => [line, Uint8Array.of(LF)]))],
    tokens: [...TOKENS, ...MEMBERS, "\n"],
    parse: (input) => {
      const lines = input.filter((byte) => byte === LF).length + 1
      const taken: number[] = []
      const { times, facets } = readBlock(input, lines, (line) => taken.push(line))
      // Whatever states an event has a kind, and nothing else has.
      must([...facets.kind.lines].join() === taken.join(), "the kind of each event")
      must(times.length === lines, "a time for each line")
    },
    worst: { ...WORST_JSON, ...worstEvents(), "empty lines": () => filled("\n") },
  },
  {
    name: "event given to seal",
    samples: [toUtf8(GIVEN_EVENT)],
    tokens: [...TOKENS, ...MEMBERS],
    parse: parseGivenEvent,
    worst: { ...WORST_JSON, ...worstEvents() },
  },
  {
    name: "seal statement",
    samples: [STATEMENT],
    tokens: [...TOKENS, ...MEMBERS],
    parse: (input) => {
      const statement = parseSealStatement(input)
      if (!("kind" in statement)) {
        must(equalBytes(writeSealStatement(statement), input), "one form of a statement")
      }
    },
    worst: WORST_JSON,
  },
  {
    name: "DSSE envelope",
    samples: [SEAL, toUtf8(`{"payloadType":"t","payload":"AA==","signatures":[{"sig":"_-8="}]}`)],
    tokens: [...TOKENS, ...MEMBERS],
    parse: parseDsseEnvelope,
    worst: {
      ...WORST_JSON,
      "many signatures": () =>
        filled('{"sig":""},', {
          head: '{"payloadType":"t","payload":"","signatures":[',
          tail: '{"sig":""}]}',
        }),
      "many unknown members": () =>
        filled((n) => `"m${n}":0,`, {
          head: "{",
          tail: '"payloadType":"t","payload":"","signatures":[{"sig":""}]}',
        }),
      "base64 of either alphabet": () =>
        filled("-_-_", {
          head: '{"payloadType":"t","payload":"',
          tail: '","signatures":[{"sig":""}]}',
        }),
    },
  },
  {
    name: "event signature",
    samples: [SEAL.subarray(0, -1)],
    tokens: [...TOKENS, ...MEMBERS],
    parse: (input) => {
      const answer = parseEnvelopeLine(input)
      if (answer.kind !== "envelope") return
      must(equalBytes(writeEnvelopeLine(answer.envelope), input), "one form of an envelope")
    },
    worst: WORST_JSON,
  },
  {
    name: "seal envelope",
    samples: [SEAL],
    tokens: [...TOKENS, ...MEMBERS],
    parse: (input) => {
      const answer = parseSealEnvelope(input)
      if (answer.kind !== "envelope") return
      must(equalBytes(writeSealEnvelope(answer.envelope), input), "one form of a seal")
    },
    worst: WORST_JSON,
  },
]

function worstEvents(): FuzzedParser["worst"] {
  const agents = '"agents":['
  return {
    "many agents": () =>
      filled('{"id":"a","kind":"person","role":"r"},', { head: `{${agents}`, tail: "0]}" }),
    "a long id": () => filled("\u{1f600}", { head: '{"id":"', tail: '"}' }),
  }
}

function canonical(text: Uint8Array): Uint8Array {
  const answer = parseJson(text)
  if (answer.kind !== "value") throw new Error(`no JSON: ${answer.reason}`)
  return toCanonicalJson(answer.value)
}

function statementIn(seal: Uint8Array): Uint8Array {
  const answer = parseSealEnvelope(seal)
  if (answer.kind !== "envelope") throw new Error(`no seal: ${answer.reason}`)
  return answer.envelope.payload
}
