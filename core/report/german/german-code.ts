/** The sentences of a code; severity and source are the same in every language. */
import type { CodeEntry } from "../../findings/index.ts"

export type GermanCode = Pick<CodeEntry, "says" | "mayAlsoBe" | "resolve">
