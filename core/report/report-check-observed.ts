/** What the check of a report observed, by name; a name that is not here stays as in the result. */
import type { Language } from "./language.ts"

type Names = Readonly<Record<string, string>>

const ENGLISH: Names = {
  key: "key",
  compromised: "compromised since",
  certainty: "certainty",
  reason: "reason",
  saidBy: "said by",
  revoked: "withdrawn at",
  evaluatedAt: "judged at",
  provenAt: "existed by",
  proof: "proven by",
  by: "on the word of",
  proofAt: "proof in",
  validFrom: "valid from",
  validUntil: "valid until",
  states: "time that it states",
  authority: "authority",
  certificate: "certificate",
  roles: "roles",
  reportBytes: "bytes of the report",
  appendedBytes: "bytes appended",
}

const GERMAN: Names = {
  key: "Schlüssel",
  compromised: "in fremden Händen seit",
  certainty: "Gewissheit",
  reason: "Grund",
  saidBy: "laut",
  revoked: "widerrufen am",
  evaluatedAt: "beurteilt zum Stand",
  provenAt: "bestand spätestens",
  proof: "Beweis",
  by: "auf das Wort von",
  proofAt: "Beweis in",
  validFrom: "gültig ab",
  validUntil: "gültig bis",
  states: "angegebene Zeit",
  authority: "Aussteller",
  certificate: "Zertifikat",
  roles: "Rollen",
  reportBytes: "Bytes des Berichts",
  appendedBytes: "angehängte Bytes",
}

export const REPORT_CHECK_OBSERVED: Readonly<Record<Language, Names>> = { en: ENGLISH, de: GERMAN }
