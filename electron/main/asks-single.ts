/** What the window asks about single files, from unknown. */
import type { JudgeAsk } from "../contract/singles.ts"
import { handle, listOf, objectOf, orNull, text } from "./ask-parts.ts"

const NAMESPACE_CHARACTERS = 1024
const MOST_STAMPS = 100

export const parseJudge = objectOf<JudgeAsk>({
  ...{ file: handle, signature: handle },
  stamps: listOf(handle<JudgeAsk["stamps"][number]>, MOST_STAMPS),
  namespace: orNull(text(NAMESPACE_CHARACTERS)),
  trust: orNull(handle<NonNullable<JudgeAsk["trust"]>>),
})
