/** A thread of the indexes of logs: reads stretches of a copy, and looks for words in what it read. */
import { closeSync, openSync, readSync } from "node:fs"
import { getPriority, platform, setPriority } from "node:os"
import { parentPort } from "node:worker_threads"
import { Failure, LIMITS, say, type Saying } from "../../base/index.ts"
import { readBlock, type EventBlock } from "./event-block.ts"
import type { Stretch } from "./log-copy.ts"
import { eventWords } from "./read-event.ts"
import { openWordIndex, type WordIndex } from "./word-index.ts"

/** What is asked about a log is asked by the path of its file of words. */
export type EventsAsk = { readonly words: string } & (
  | {
      readonly kind: "open"
      /** Path of the copy of the log. */
      readonly copy: string
      /** True when the words of all that will be read are in the file already. */
      readonly isMade: boolean
    }
  | { readonly kind: "read"; readonly stretch: Stretch }
  | { readonly kind: "find"; readonly text: string }
  /** Everything was read. */
  | { readonly kind: "end" }
  | { readonly kind: "close" }
)

/** One for each ask, in their order. */
export type EventsAnswer =
  | { readonly kind: "done" }
  | { readonly kind: "block"; readonly block: EventBlock; readonly noWords: Saying | null }
  | { readonly kind: "found"; readonly lines: Uint32Array<ArrayBuffer> }
  | { readonly kind: "refused"; readonly says: Saying }

interface OpenLog {
  /** Of the copy. */
  readonly fd: number
  readonly isMade: boolean
  words: WordIndex | Refusal
}

interface Refusal {
  readonly says: Saying
}

/** As a nice value: a third of what others get where there is not enough for all. */
const GIVES_WAY = 5

/**
 * An index is a convenience: whatever draws or answers meanwhile goes first. Elsewhere than on
 * Linux this would be the priority of the whole process.
 */
function giveWay(): void {
  try {
    if (platform() === "linux" && getPriority() < GIVES_WAY) setPriority(GIVES_WAY)
  } catch {
    // Where the system does not let it, it goes on as it is.
  }
}

giveWay()

const logs = new Map<string, OpenLog>()
const DONE: EventsAnswer = { kind: "done" }

async function answer(ask: EventsAsk): Promise<EventsAnswer> {
  if (ask.kind === "open") {
    const fd = openSync(ask.copy, "r")
    const words = await openWordIndex(ask.words, ask.isMade).catch(refusalOf)
    logs.set(ask.words, { fd, isMade: ask.isMade, words })
    return DONE
  }
  const log = logs.get(ask.words)
  if (log === undefined) throw new Failure("UNREADABLE", say("the log was closed"))
  switch (ask.kind) {
    case "read":
      return read(log, ask.stretch)
    case "find":
      return { kind: "found", lines: wordsOf(log).find(ask.text) }
    case "end":
      wordsOf(log).end()
      return DONE
    case "close":
      logs.delete(ask.words)
      closeSync(log.fd)
      if ("close" in log.words) log.words.close()
      return DONE
  }
}

function wordsOf({ words }: OpenLog): WordIndex {
  if ("says" in words) throw new Failure("UNREADABLE", words.says)
  return words
}

/** Used again for each stretch: a new one each time is a hundred megabytes before it is collected. */
let held = new Uint8Array(0)

function read(log: OpenLog, { first, lines, start, end }: Stretch): EventsAnswer {
  // A line that stands alone may be of any length, and is none that is read.
  const isTooLong = lines === 1 && end - start > LIMITS.logLineBytes
  const length = isTooLong ? 0 : end - start
  if (length > held.length) held = new Uint8Array(length)
  if (readSync(log.fd, held, 0, length, start) < length) {
    throw new Failure("UNREADABLE", say("the copy of the log was cut"))
  }
  const block = readBlock(held.subarray(0, length), lines, (line, event) => {
    if (!log.isMade) addWords(log, first + line, eventWords(event))
  })
  return { kind: "block", block, noWords: "says" in log.words ? log.words.says : null }
}

/** A disk that is full takes the words away and nothing else. */
function addWords(log: OpenLog, line: number, text: string): void {
  if ("says" in log.words) return
  try {
    log.words.add(line, text)
  } catch (cause) {
    log.words.close()
    log.words = refusalOf(cause)
  }
}

function refusalOf(cause: unknown): Refusal {
  return {
    says:
      cause instanceof Failure
        ? cause.saying
        : say("the search ended: {what}", { what: String(cause) }),
  }
}

let last = Promise.resolve()

parentPort?.on("message", (ask: EventsAsk) => {
  // One after the other: SQLite may still be loading for the one before.
  last = last.then(async () => {
    const answered: EventsAnswer = await answer(ask).catch((cause: unknown) => ({
      kind: "refused",
      ...refusalOf(cause),
    }))
    parentPort?.postMessage(answered)
  })
})
