/** The list of operators, layer by layer as they were written; nothing else may add to it. */
import type { Operator } from "../operator.ts"
import { CHECKPOINTS } from "./checkpoint.ts"
import { CONTAINERS } from "./container.ts"
import { CUSTODY } from "./custody.ts"
import { FALSE_SEALS } from "./false-seals.ts"
import { GENERATIONS } from "./generations.ts"
import { GZIPS } from "./gzip.ts"
import { LINES } from "./lines.ts"
import { LINKS } from "./links.ts"
import { MANIFESTS } from "./manifests.ts"
import { NAMES } from "./names.ts"
import { PAYLOAD } from "./payload.ts"
import { SEALS } from "./seals.ts"
import { EXTENDED_TARS } from "./tar-extended.ts"
import { TARS } from "./tar.ts"
import { THIEVES } from "./thieves.ts"
import { TOKENS } from "./tokens.ts"
import { ZIP_READINGS } from "./zip-readings.ts"

export { blindFlips, FLIPS } from "./flips.ts"

/** All operators but the blind flips. */
export const OPERATORS: readonly Operator[] = [
  ...PAYLOAD,
  ...NAMES,
  ...CONTAINERS,
  ...ZIP_READINGS,
  ...TARS,
  ...EXTENDED_TARS,
  ...GZIPS,
  ...MANIFESTS,
  ...LINES,
  ...LINKS,
  ...CHECKPOINTS,
  ...SEALS,
  ...TOKENS,
  ...THIEVES,
  ...FALSE_SEALS,
  ...GENERATIONS,
  ...CUSTODY,
]
