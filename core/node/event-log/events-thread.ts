/** A thread of the index of a log as whoever started it sees it: asks, and answers in their order. */
import { Worker } from "node:worker_threads"
import { Failure, phrase, say } from "../../base/index.ts"
import type { EventsAnswer, EventsAsk, EventsWorkerData } from "./events-worker.ts"

type Answer<K extends EventsAnswer["kind"]> = EventsAnswer & { readonly kind: K }

export interface EventsThread {
  /** @throws Failure UNREADABLE when the system refuses, or the thread has ended. */
  ask(ask: EventsAsk & { readonly kind: "read" }): Promise<Answer<"read">>
  ask(ask: EventsAsk & { readonly kind: "find" }): Promise<Answer<"found">>
  ask(ask: EventsAsk & { readonly kind: "end" }): Promise<Answer<"done">>
  /** Ends it; whoever waits for an answer is refused. */
  end(): Promise<void>
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (cause: Failure) => void
}

export function startEventsThread(data: EventsWorkerData): EventsThread {
  const worker = new Worker(new URL("./events-worker.ts", import.meta.url), { workerData: data })
  const waiting: Waiting[] = []
  let ended: Failure | undefined
  const endWith = (failure: Failure): void => {
    ended ??= failure
    for (const { reject } of waiting.splice(0)) reject(ended)
  }
  worker.on("message", (answer: EventsAnswer) => {
    const first = waiting.shift()
    if (answer.kind === "refused") first?.reject(new Failure("UNREADABLE", answer.says))
    else first?.resolve(answer as never)
  })
  worker.on("error", (cause) => {
    const what = phrase(cause instanceof Error ? cause.message : String(cause))
    endWith(new Failure("UNREADABLE", say("the search ended: {what}", { what }), { cause }))
  })
  worker.on("exit", () => {
    endWith(new Failure("UNREADABLE", say("the log was closed")))
  })
  return {
    ask: (ask: EventsAsk) =>
      new Promise<never>((resolve, reject) => {
        if (ended !== undefined) {
          reject(ended)
          return
        }
        waiting.push({ resolve, reject })
        worker.postMessage(ask)
      }),
    end: async () => {
      await worker.terminate()
    },
  }
}
