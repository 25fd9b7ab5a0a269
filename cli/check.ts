/** `check`: re-perform one primitive, or a stream of them, and answer the mathematics only. */
import { createReadStream } from "node:fs"
import {
  CHECK_KINDS,
  checkRequest,
  Failure,
  isCheckKind,
  LIMITS,
  printableJson,
  REQUEST_TOO_LONG,
  type CheckAnswer,
  type CheckKind,
  type SignatureEngine,
} from "../core/index.ts"
import { nativeFirst, requestLines, systemReason, type RequestLine } from "../core/node/index.ts"
import type { Command } from "./command.ts"
import { EXIT } from "./exit-codes.ts"

export const check: Command = {
  name: "check",
  summary: "Re-perform one primitive, for experts and for other people's vectors.",
  usage: ["check KIND [REQUEST.json]", "check KIND --batch [REQUESTS.jsonl]"],
  takes: { least: 1, most: 2 },
  options: {
    batch: {
      says: "one JSON object a line in and out, in order; a line that does not parse, or is empty, answers id: null",
    },
  },
  examples: [
    { line: "sealwright check inclusion proof.json", says: "one inclusion proof (RFC 9162)" },
    {
      line: "sealwright check signature --batch < vectors.jsonl",
      says: "many signatures; other kinds: mac, inclusion, consistency, note, cosignature, dsse, minisign, sshsig, jws, cms, timestamp, canonical-json, certificate",
    },
    {
      line: "sealwright check canonical-json request.json",
      says: 'of {"id": 1, "input": "eyAiYSI6IDEgfQ=="} the answer is {"id":1,"status":"PASSED","code":null,"reason":"it is not written in that form; canonical holds it","canonical":"eyJhIjoxfQ==","wasCanonical":false}',
    },
  ],
  run: (given, io) => {
    const [kind = "", path] = given.operands
    return runCheck({
      kind,
      batch: given.isSet("batch"),
      input: path === undefined ? io.input : readFile(path),
      write: (line) => {
        io.out(line)
      },
    })
  },
}

export interface CheckArguments {
  readonly kind: string
  /** True for one request a line; false for one request in all. */
  readonly batch: boolean
  readonly input: AsyncIterable<Uint8Array>
  /** Takes one answer with its LF. */
  readonly write: (line: string) => void
  readonly engines?: readonly SignatureEngine[]
}

/**
 * Answers requests.
 *
 * @returns The exit code: of a batch 0 when all was answered, whatever the answers; of a
 *   single request 0 PASSED, 1 FAILED, 2 INDETERMINATE.
 * @throws Failure USAGE for a kind that does not exist, UNREADABLE for input that the system
 *   refuses to read.
 */
export async function runCheck(given: CheckArguments): Promise<number> {
  const { kind, batch, input, write, engines = nativeFirst } = given
  if (!isCheckKind(kind)) {
    throw new Failure("USAGE", `check: the kind must be one of ${CHECK_KINDS.join(", ")}`)
  }
  let last: CheckAnswer | undefined
  for await (const request of requestLines(input, { whole: !batch, limit: LIMITS.tagFileBytes })) {
    last = answer(kind, request, engines)
    write(`${printableJson(last)}\n`)
  }
  if (batch) return EXIT.passed
  return exitOf(last?.status ?? "FAILED")
}

function answer(
  kind: CheckKind,
  request: RequestLine,
  engines: readonly SignatureEngine[],
): CheckAnswer {
  return request.kind === "request" ? checkRequest(kind, request.bytes, engines) : REQUEST_TOO_LONG
}

function exitOf(status: CheckAnswer["status"]): number {
  if (status === "PASSED") return EXIT.passed
  return status === "FAILED" ? EXIT.failed : EXIT.indeterminate
}

async function* readFile(path: string): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array // no encoding is set
  } catch (cause) {
    const message = `the requests cannot be read: ${systemReason(cause)}`
    throw new Failure("UNREADABLE", message, { path, cause })
  }
}
