/** A batch of requests in the examiner: one a line in, one answer a line out, in order. */
import {
  checkRequest,
  Failure,
  LIMITS,
  printableJson,
  REQUEST_TOO_LONG,
  toUtf8,
  type CheckKind,
} from "../../core/index.ts"
import {
  nativeFirst,
  readOwnFile,
  requestLines,
  writeNewFile,
  type RequestLine,
} from "../../core/node/index.ts"
import type { BatchCounts } from "../contract/primitive.ts"
import type { CheckBatchAsk, Doing } from "./examiner-work.ts"

/** Between two looks at whether it is stopped. */
const EVERY_MS = 100

/** @throws Failure UNREADABLE or UNWRITABLE, and INTERRUPTED when it is stopped; nothing is left then. */
export async function checkBatch(
  { kind, path, to }: CheckBatchAsk,
  { signal, onProgress }: Doing,
): Promise<BatchCounts> {
  const bytes = readOwnFile(path, "the requests")
  const counts = { PASSED: 0, FAILED: 0, INDETERMINATE: 0 }
  const answers: string[] = []
  const started = performance.now()
  let done = 0
  let toldAt = started
  for await (const line of requestLines(once(bytes), {
    whole: false,
    limit: LIMITS.tagFileBytes,
  })) {
    const answer = answerOf(kind, line)
    counts[answer.status] += 1
    answers.push(printableJson(answer))
    done += line.kind === "request" ? line.bytes.length + 1 : 0
    const now = performance.now()
    if (now - toldAt < EVERY_MS) continue
    toldAt = now
    onProgress(progressOf(done, bytes.length, now - started))
    await breath()
    if (signal.aborted) throw new Failure("INTERRUPTED", "the batch was stopped")
  }
  await writeNewFile(to, toUtf8(answers.map((answer) => `${answer}\n`).join("")))
  return counts
}

function answerOf(kind: CheckKind, line: RequestLine) {
  return line.kind === "request" ? checkRequest(kind, line.bytes, nativeFirst) : REQUEST_TOO_LONG
}

function progressOf(done: number, total: number, elapsedMs: number) {
  return {
    ...{ stage: "checking" as const, bytes: { done: Math.min(done, total), total }, elapsedMs },
    ...{ files: null, bytesPerSecond: null, remainingMs: null },
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

/** Lets a message come in that stops it. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
