/** The last step before the window: refusals are told in its language. */
import type { Language } from "../../core/index.ts"
import type { Handlers, ToldHandlers } from "./dispatch.ts"
import { told, toldInAll, type Refusing } from "./telling.ts"

/** Handlers that refuse in the language that is set when they are asked. */
export function inLanguage(handlers: Handlers, language: () => Language): ToldHandlers {
  const speaking = Object.entries(handlers).map(([channel, handler]) => {
    const ask = handler as (ask: unknown) => Promise<unknown>
    return [channel, async (asked: unknown) => toldAnswer(await ask(asked), language())]
  })
  return Object.fromEntries(speaking) as ToldHandlers // each answers as before, refusals told
}

function toldAnswer(answer: unknown, language: Language): unknown {
  if (!isRefusing(answer)) return answer
  return { kind: "refused", says: told(language, answer.says), told: toldInAll(answer.says) }
}

function isRefusing(answer: unknown): answer is Refusing {
  return (
    typeof answer === "object" && answer !== null && "kind" in answer && answer.kind === "refused"
  )
}
