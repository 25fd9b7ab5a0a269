/** What handlers answer about examined evidence when there is nothing to answer with. */
import { say } from "../../core/index.ts"
import type { Done } from "./examiner.ts"
import { refused, type Refusing } from "./telling.ts"

/** The examiner crashed over what it was asked. */
export const ENDED = say("the examiner ended before it could answer; try it again")

export const NOT_EXAMINED = refused(say("there is no result about this evidence"))

/** What the examiner answered, or one sentence about why it did not. */
export function answerOf<T>(done: Done<T>): T | Refusing {
  if (done.kind === "done") return done.answer
  if (done.kind === "failed") return refused(done.says)
  return refused(ENDED)
}
