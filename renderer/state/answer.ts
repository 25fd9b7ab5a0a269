/** Asking the main process something, with the three states that an answer can be in. */
import { useCallback, useEffect, useState } from "react"
import type { Answer, Ask, Channel } from "../../electron/contract/channels.ts"
import { api } from "../bridge.ts"

export type Loaded<T> =
  | { readonly kind: "loading" }
  | { readonly kind: "loaded"; readonly value: T }
  /** The main process has a defect; what it was is in its own log. */
  | { readonly kind: "broken" }

/** Asks when the screen appears and whenever the question changes; `again` asks anew. */
export function useAnswer<C extends Channel>(
  channel: C,
  ask: Ask<C>,
): { readonly answer: Loaded<Answer<C>>; readonly again: () => void } {
  // Questions are small plain data, so equal questions have equal texts.
  const key = JSON.stringify([channel, ask])
  const [round, setRound] = useState(0)
  const [held, setHeld] = useState<{ readonly key: string; readonly answer: Loaded<Answer<C>> }>()
  useEffect(() => {
    let isCurrent = true
    const [, question] = JSON.parse(key) as [C, Ask<C>] // written by JSON.stringify just above
    const hold = (answer: Loaded<Answer<C>>): void => {
      if (isCurrent) setHeld({ key, answer })
    }
    api[channel](question).then(
      (value) => {
        hold({ kind: "loaded", value })
      },
      () => {
        hold({ kind: "broken" })
      },
    )
    return () => {
      isCurrent = false
    }
  }, [channel, key, round])
  const again = useCallback(() => {
    setRound((last) => last + 1)
  }, [])
  return { answer: held?.key === key ? held.answer : { kind: "loading" }, again }
}
