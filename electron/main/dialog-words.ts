/** What the system's dialogs are called, in the language of the window. */
import type { Language } from "../../core/index.ts"
import type { FileKind } from "./session.ts"

export interface DialogWords {
  readonly evidence: Readonly<Record<"files" | "folder", string>>
  readonly files: Readonly<Record<FileKind, string>>
  readonly outFolder: string
  readonly saveAs: string
  /** Kinds of files to choose from. */
  readonly kinds: Readonly<
    Record<
      "packs" | "policies" | "results" | "reports" | "cases" | "lines" | "stamps" | "all",
      string
    >
  >
}

export const DIALOG_WORDS: Readonly<Record<Language, DialogWords>> = {
  en: {
    evidence: { files: "Choose evidence", folder: "Choose a folder with evidence" },
    files: {
      trust: "Choose a trust file",
      policy: "Choose a policy",
      head: "Choose the file with the head that you kept",
      result: "Choose the earlier result",
      report: "Choose a report",
      stamp: "Choose the answer of the time-stamp authority",
      case: "Choose a case file",
      key: "Choose the key that signs: a key file, or PKCS #12 (.p12, .pfx)",
      "signing-key": "Choose the private key",
      "public-key": "Choose a public key or a certificate",
      "single-file": "Choose the file",
      signature: "Choose the signature over the file",
      "stamp-answer": "Choose the answer of the time-stamp authority",
      "stamp-request": "Choose the request that it answers",
      events: "Choose an export of events",
      authority: "Choose the certificate of the authority",
      revocation: "Choose a revocation list or an OCSP response",
      checkpoint: "Choose a checkpoint",
    },
    outFolder: "Choose a folder to write into",
    saveAs: "Save as",
    kinds: {
      packs: "Trust files",
      policies: "Policies",
      results: "Results",
      reports: "Reports and results",
      cases: "Case files",
      lines: "JSON lines",
      stamps: "Time-stamps",
      all: "All files",
    },
  },
  de: {
    evidence: { files: "Beweismittel wählen", folder: "Ordner mit Beweismitteln wählen" },
    files: {
      trust: "Vertrauensdatei wählen",
      policy: "Prüfrichtlinie wählen",
      head: "Datei mit dem aufbewahrten Kopf wählen",
      result: "Früheres Ergebnis wählen",
      report: "Bericht wählen",
      stamp: "Antwort der Stelle für Zeitstempel wählen",
      case: "Falldatei wählen",
      key: "Schlüssel wählen, der signiert: Schlüsseldatei oder PKCS #12 (.p12, .pfx)",
      "signing-key": "Privaten Schlüssel wählen",
      "public-key": "Öffentlichen Schlüssel oder Zertifikat wählen",
      "single-file": "Datei wählen",
      signature: "Signatur über die Datei wählen",
      "stamp-answer": "Antwort der Stelle für Zeitstempel wählen",
      "stamp-request": "Anfrage wählen, auf die sie antwortet",
      events: "Export von Ereignissen wählen",
      authority: "Zertifikat der Stelle wählen",
      revocation: "Sperrliste oder OCSP-Antwort wählen",
      checkpoint: "Prüfpunkt wählen",
    },
    outFolder: "Ordner wählen, in den geschrieben wird",
    saveAs: "Speichern unter",
    kinds: {
      packs: "Vertrauensdateien",
      policies: "Prüfrichtlinien",
      results: "Ergebnisse",
      reports: "Berichte und Ergebnisse",
      cases: "Falldateien",
      lines: "JSON-Zeilen",
      stamps: "Zeitstempel",
      all: "Alle Dateien",
    },
  },
}

/** For a start that came to nothing, in the language of the system: no settings are known yet. */
export function notStarted(
  locale: string,
  cause: unknown,
): { readonly title: string; readonly says: string } {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return locale.toLowerCase().startsWith("de")
    ? { title: "Sealwright konnte nicht starten", says: `Nichts wurde verändert. ${reason}` }
    : { title: "Sealwright could not start", says: `Nothing was changed. ${reason}` }
}
