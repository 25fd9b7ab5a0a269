/**
 * The threads of the indexes of all logs that are open, as whoever asks them sees them.
 *
 * The same ones serve every log: each thread costs tens of megabytes, a further log in it few.
 */
import { Worker } from "node:worker_threads"
import { Failure, phrase, say } from "../../base/index.ts"
import type { EventsAnswer, EventsAsk } from "./events-worker.ts"

type Ask<K extends EventsAsk["kind"]> = EventsAsk & { readonly kind: K }
type Answer<K extends EventsAnswer["kind"]> = EventsAnswer & { readonly kind: K }

export interface EventsThread {
  /** Asks are answered in their order. @throws Failure UNREADABLE when refused, or it has ended. */
  ask(ask: Ask<"read">): Promise<Answer<"block">>
  ask(ask: Ask<"find">): Promise<Answer<"found">>
  ask(ask: Ask<"open" | "end" | "close">): Promise<Answer<"done">>
  /** Why it answers nothing any more; `undefined` as long as it does. */
  ended(): Failure | undefined
}

export interface EventsThreads {
  /** EVENTS_THREADS of them; one that has ended is replaced by another. */
  living(): readonly EventsThread[]
  /** Ends them; whoever waits for an answer is refused. */
  end(): Promise<void>
}

/** As many as share a log among them, and as many files its words are in. */
export const EVENTS_THREADS = 2

/** They are started when they are first asked for. */
export function makeEventsThreads(): EventsThreads {
  let all: readonly StartedThread[] = []
  return {
    living: () => {
      all = Array.from({ length: EVENTS_THREADS }, (_, at) => {
        const thread = all[at]
        return thread === undefined || thread.ended() !== undefined ? startThread() : thread
      })
      return all
    },
    end: async () => {
      await Promise.all(all.map((thread) => thread.end()))
    },
  }
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (cause: Failure) => void
}

interface StartedThread extends EventsThread {
  readonly end: () => Promise<unknown>
}

function startThread(): StartedThread {
  const worker = new Worker(new URL("./events-worker.ts", import.meta.url))
  const waiting: Waiting[] = []
  // It keeps the process only as long as somebody waits for it.
  worker.unref()
  let ended: Failure | undefined
  const endWith = (failure: Failure): void => {
    ended ??= failure
    for (const { reject } of waiting.splice(0)) reject(ended)
  }
  worker.on("message", (answer: EventsAnswer) => {
    const first = waiting.shift()
    if (waiting.length === 0) worker.unref()
    if (answer.kind === "refused") first?.reject(new Failure("UNREADABLE", answer.says))
    else first?.resolve(answer as never)
  })
  worker.on("error", (cause) => {
    const what = phrase(cause instanceof Error ? cause.message : String(cause))
    endWith(new Failure("UNREADABLE", say("the search ended: {what}", { what }), { cause }))
  })
  worker.on("exit", () => {
    endWith(
      new Failure(
        "UNREADABLE",
        say("the search ended; examine the evidence again to search in it"),
      ),
    )
  })
  return {
    ask: (ask: EventsAsk) =>
      new Promise<never>((resolve, reject) => {
        if (ended !== undefined) {
          reject(ended)
          return
        }
        worker.ref()
        waiting.push({ resolve, reject })
        worker.postMessage(ask)
      }),
    ended: () => ended,
    end: () => worker.terminate(),
  }
}
