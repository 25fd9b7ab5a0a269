/** A thread of the index of a log: reads stretches of the copy, and looks for words in what it read. */
import { openSync, readSync } from "node:fs"
import { constants, platform, setPriority } from "node:os"
import { parentPort, workerData } from "node:worker_threads"
import { Failure, LIMITS, say, type Saying } from "../../base/index.ts"
import { readBlock, type EventBlock } from "./event-block.ts"
import type { Stretch } from "./log-copy.ts"
import { eventWords } from "./read-event.ts"
import { openWordIndex, type WordIndex } from "./word-index.ts"

export interface EventsWorkerData {
  /** Path of the copy of the log. */
  readonly copy: string
  /** Path of the file with the words. */
  readonly words: string
  /** True when the words of all that will be read are in the file already. */
  readonly isMade: boolean
}

export type EventsAsk =
  | { readonly kind: "read"; readonly stretch: Stretch }
  | { readonly kind: "find"; readonly text: string }
  | { readonly kind: "end" }

/** One for each ask, in their order. */
export type EventsAnswer =
  | { readonly kind: "read"; readonly block: EventBlock; readonly noWords: Saying | null }
  | { readonly kind: "found"; readonly lines: Uint32Array<ArrayBuffer> }
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly says: Saying }

// An index is a convenience: whatever draws or answers meanwhile goes first. Elsewhere than on
// Linux this would be the priority of the whole process.
if (platform() === "linux") setPriority(constants.priority.PRIORITY_LOW)

// Only the index starts this file, and it gives exactly this.
const { copy, words, isMade } = workerData as EventsWorkerData
const fd = openSync(copy, "r")
let index: WordIndex | Refusal = await openWordIndex(words, isMade).catch(refusalOf)

interface Refusal {
  readonly says: Saying
}

function refusalOf(cause: unknown): Refusal {
  return {
    says:
      cause instanceof Failure
        ? cause.saying
        : say("the search ended: {what}", { what: String(cause) }),
  }
}

function answer(ask: EventsAsk): EventsAnswer {
  switch (ask.kind) {
    case "read":
      return read(ask.stretch)
    case "find":
      return { kind: "found", lines: wordIndex().find(ask.text) }
    case "end":
      wordIndex().end()
      return { kind: "done" }
  }
}

function wordIndex(): WordIndex {
  if ("says" in index) throw new Failure("UNREADABLE", index.says)
  return index
}

function read({ first, lines, start, end }: Stretch): EventsAnswer {
  // A line that stands alone may be of any length, and is none that is read.
  const isTooLong = lines === 1 && end - start > LIMITS.logLineBytes
  const bytes = new Uint8Array(isTooLong ? 0 : end - start)
  const held = readSync(fd, bytes, 0, bytes.length, start)
  if (held < bytes.length) throw new Failure("UNREADABLE", say("the copy of the log was cut"))
  const block = readBlock(bytes, lines, (line, event) => {
    if (!isMade) addWords(first + line, eventWords(event))
  })
  return { kind: "read", block, noWords: "says" in index ? index.says : null }
}

/** A disk that is full takes the words away and nothing else. */
function addWords(line: number, text: string): void {
  if ("says" in index) return
  try {
    index.add(line, text)
  } catch (cause) {
    index.close()
    index = refusalOf(cause)
  }
}

parentPort?.on("message", (ask: EventsAsk) => {
  try {
    parentPort?.postMessage(answer(ask))
  } catch (cause) {
    parentPort?.postMessage({ kind: "refused", ...refusalOf(cause) } satisfies EventsAnswer)
  }
})
