/** What evidence claims about itself, as the terminal and the window show it; nothing is checked. */
import { english, escapeForDisplay, printableJson } from "../base/index.ts"
import type { ClaimedFact, ClaimLabel } from "../verdict/index.ts"
import type { Fact } from "./document.ts"
import type { Language } from "./language.ts"
import { tell } from "./tell.ts"
import { wordingOf } from "./wording.ts"

const NOTHING_CHECKED =
  "Nothing here was checked: these are claims of the evidence about itself. Use verify."

/** Those that say more of the one before them. */
const BELOW: readonly ClaimLabel[] = ["events", "root", "key", "reason"]

const GERMAN: Readonly<Record<ClaimLabel, string>> = {
  format: "Format",
  files: "Dateien",
  "bag id": "Kennung des Pakets",
  "log id": "Kennung des Protokolls",
  exporter: "Exporteur",
  generation: "Generation",
  "source items": "Anzahl laut Quelle",
  manifest: "Manifest",
  checkpoint: "Prüfpunkt",
  events: "Ereignisse",
  root: "Wurzel",
  seal: "Siegel",
  key: "Schlüssel",
  reason: "Grund",
  "earlier generation": "Frühere Generation",
  "event signatures": "Signaturen über Ereignisse",
  "time-stamp": "Zeitstempel",
}

/** The claims by name and value, in the language. */
export function claimsView(facts: readonly ClaimedFact[], language: Language): readonly Fact[] {
  const { shown } = wordingOf(language)
  return facts.map(({ label, value }) => ({
    name: language === "de" ? GERMAN[label] : `${label.charAt(0).toUpperCase()}${label.slice(1)}`,
    value: shown(tell(language, value)),
  }))
}

/** For the terminal; the last line ends with a line feed. */
export function claimsText(facts: readonly ClaimedFact[]): string {
  const rows = facts.map(({ label, value }) => ({
    label: BELOW.includes(label) ? `  ${label}` : label,
    value: english(value),
  }))
  const width = Math.max(...rows.map(({ label }) => label.length))
  const lines = rows.map(({ label, value }) => `${label.padEnd(width)}  ${escapeForDisplay(value)}`)
  return `${NOTHING_CHECKED}\n\n${lines.join("\n")}\n`
}

/** `sealwright.claims/1`, with a line feed at its end. */
export function claimsJson(facts: readonly ClaimedFact[]): string {
  const claims = facts.map(({ label, value }) => ({ label, value: english(value) }))
  return `${printableJson({ schema: "sealwright.claims/1", checked: false, claims }, 2)}\n`
}
