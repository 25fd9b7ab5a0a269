/**
 * Jeder Satz, mit dem etwas abgelehnt wird, auf Deutsch; links sein Code (core/base/saying.ts).
 *
 * Ein Wort für eine Sache, überall: siehe glossary.md daneben.
 */
import { FINDING_CODES, type FindingCode } from "../../findings/index.ts"
import { GERMAN_CODES } from "./codes.ts"
import { DEEDS_ON_ARCHIVES } from "./deeds-on-archives.ts"
import { DEEDS_ON_FILES } from "./deeds-on-files.ts"
import { DEEDS_ON_LOGS } from "./deeds-on-logs.ts"
import { DEEDS_ON_SEALS } from "./deeds-on-seals.ts"
import { PHRASES_OF_CONTAINERS } from "./phrases-of-containers.ts"
import { PHRASES_OF_ENCODINGS } from "./phrases-of-encodings.ts"
import { PHRASES_OF_REPORTS } from "./phrases-of-reports.ts"
import { PHRASES_OF_RESULTS } from "./phrases-of-results.ts"
import { REASONS_OF_ATTACKS } from "./reasons-of-attacks.ts"
import { SAYINGS_OF_FILES } from "./sayings-of-files.ts"
import { SAYINGS_OF_KEYS } from "./sayings-of-keys.ts"
import { SAYINGS_OF_SEALING } from "./sayings-of-sealing.ts"
import { SAYINGS_OF_THE_WINDOW } from "./sayings-of-the-window.ts"
import { SAYINGS_OF_TRUST } from "./sayings-of-trust.ts"

/** What a finding says, where a refusal repeats it. */
const SAYINGS_OF_CODES = Object.fromEntries(
  Object.entries(FINDING_CODES).map(([code, { says }]) => [
    says,
    GERMAN_CODES[code as FindingCode].says, // a key of the published table
  ]),
)

export const GERMAN_SAYINGS: Readonly<Record<string, string>> = {
  ...SAYINGS_OF_CODES,
  ...DEEDS_ON_ARCHIVES,
  ...DEEDS_ON_FILES,
  ...DEEDS_ON_LOGS,
  ...DEEDS_ON_SEALS,
  ...PHRASES_OF_CONTAINERS,
  ...PHRASES_OF_ENCODINGS,
  ...PHRASES_OF_REPORTS,
  ...PHRASES_OF_RESULTS,
  ...REASONS_OF_ATTACKS,
  ...SAYINGS_OF_FILES,
  ...SAYINGS_OF_KEYS,
  ...SAYINGS_OF_SEALING,
  ...SAYINGS_OF_THE_WINDOW,
  ...SAYINGS_OF_TRUST,
}
