/** What handlers answer about examined evidence when there is nothing to answer with. */
import type { Refusal } from "../contract/answers.ts"
import type { Done } from "./examiner.ts"
import { refused, sentence } from "./session.ts"

export const NOT_EXAMINED = refused("There is no result about this evidence.")

/** What the examiner answered, or one sentence about why it did not. */
export function answerOf<T>(done: Done<T>): T | Refusal {
  if (done.kind === "done") return done.answer
  if (done.kind === "failed") return refused(sentence(done.says))
  return refused("The examiner ended before it could answer; try it again.")
}
