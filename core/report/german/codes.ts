/** Was jeder Befund auf Deutsch sagt; ein Code ohne deutsche Sätze lässt sich nicht übersetzen. */
import type { FindingCode } from "../../findings/index.ts"
import { CODES_OF_CONTENTS } from "./codes-of-contents.ts"
import { CODES_OF_LOGS } from "./codes-of-logs.ts"
import { CODES_OF_SIGNATURES } from "./codes-of-signatures.ts"
import { CODES_OF_TRUST } from "./codes-of-trust.ts"
import type { GermanCode } from "./german-code.ts"

export const GERMAN_CODES: Readonly<Record<FindingCode, GermanCode>> = {
  ...CODES_OF_CONTENTS,
  ...CODES_OF_LOGS,
  ...CODES_OF_SIGNATURES,
  ...CODES_OF_TRUST,
}
