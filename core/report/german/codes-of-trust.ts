/** Befunde über Vertrauensdatei, Aktualität, Vollständigkeit und Verwahrung. */
import type { FindingCode } from "../../findings/index.ts"
import type { GermanCode } from "./german-code.ts"

export const CODES_OF_TRUST = {
  TRUST_STORE_ROLLBACK: {
    says: "Die Vertrauensdatei ist älter als die bekannte oder eine andere: Was seither widerrufen wurde, könnte wieder zählen.",
    mayAlsoBe:
      "Eine Datei, die aus einer Sicherung zurückgespielt wurde, oder ein aufbewahrter Stand einer anderen Datei.",
    resolve:
      "Die neueste Datei von der führenden Person beschaffen und ihren Stand mit ihr vergleichen.",
  },
  TRUST_PACK_OTHER: {
    says: "Das frühere Ergebnis wurde nach einer anderen Vertrauensdatei beurteilt, die mit dieser nichts gemeinsam hat.",
    mayAlsoBe: "Eine prüfende Person mit eigener Vertrauensdatei.",
    resolve: "Beide Dateien vergleichen (auf der Befehlszeile: keys diff).",
  },
  TRUST_PACK_STALE: {
    says: "Die Vertrauensdatei ist über die Zeit hinaus, bis zu der ihre führende Person zu ihr steht; spätere Widerrufe können fehlen.",
    mayAlsoBe: "Eine neuere Datei, die noch nicht hierher gebracht wurde.",
    resolve:
      "Die aktuelle Datei beschaffen oder zum Stand einer Zeit davor prüfen (auf der Befehlszeile: --at).",
  },
  TRUST_PACK_SIGNER_UNNAMED: {
    says: "Die Vertrauensdatei ist signiert, und niemand hat gesagt, wessen Signatur sie tragen muss; es wurde keine beurteilt.",
    mayAlsoBe:
      "Eine Vertrauensdatei, die auf andere Weise bekannt ist, sodass niemand nannte, wer sie signiert.",
    resolve:
      "Die signierende Person nennen, mit einem Schlüssel, den Sie auf anderem Weg haben (auf der Befehlszeile: --trust-signer).",
  },
  KEY_WITHOUT_WINDOW: {
    says: "Ein hinterlegter Schlüssel zählt ohne zeitliche Grenze; nur ein Widerruf beendet das Vertrauen in ihn.",
    mayAlsoBe: "Ein Schlüssel, der nur für eine Sache verwendet wird.",
    resolve:
      "Jeden Schlüssel mit den Daten hinterlegen, ab denen und bis zu denen er gültig ist (auf der Befehlszeile: --valid-from, --valid-until).",
  },
  KEY_PIN_PENDING: {
    says: "Ein Schlüssel wartet darauf, dass eine zweite Person ihn bestätigt; bis dahin zählt er nicht.",
    mayAlsoBe: "Eine Bestätigung, die unterwegs ist.",
    resolve:
      "Die zweite Person den Fingerabdruck vergleichen und bestätigen lassen (auf der Befehlszeile: keys confirm).",
  },
  WEAK_ALGORITHM_ALLOWED: {
    says: "Die Prüfrichtlinie lässt ein Verfahren zu, das schwach ist oder dessen Frist nach der Vertrauensdatei abgelaufen ist.",
    mayAlsoBe: "Alte Beweismittel, die signiert wurden, als nichts Besseres üblich war.",
    resolve: "Das Verfahren aus der Richtlinie nehmen, sobald keine Beweismittel es mehr brauchen.",
  },
  STALE_BUNDLE: {
    says: "Von diesem Protokoll ist ein späterer Stand bekannt als der hier gezeigte.",
    mayAlsoBe: "Eine ältere Sicherung derselben Beweismittel.",
    resolve: "Um die neueste Generation bitten.",
  },
  BUNDLE_UNEXPECTED: {
    says: "Das ist ein anderes Paket als das verlangte.",
    mayAlsoBe: "Eine Verwechslung von Dateien.",
    resolve: "Paketkennung und Hashwert mit dem Lieferschein vergleichen.",
  },
  BASELINE_DIFFERS: {
    says: "Die Beweismittel weichen von dem ab, was eine frühere Prüfung verzeichnet hat.",
    mayAlsoBe: "Ein späterer Stand derselben Beweismittel oder das Ergebnis anderer Beweismittel.",
    resolve: "Die Liste der geänderten, fehlenden und zusätzlichen Dateien lesen.",
  },
  POPULATION_UNPROVEN: {
    says: "Die Zahl der Einträge, die die Quelle gemeldet hat, weicht von der gesiegelten ab.",
    mayAlsoBe:
      "Eine Exportgrenze, ein Filter oder Einträge, die während des Exports gelöscht wurden.",
    resolve: "Die Quelle nach ihrer Zahl zur Zeit des Exports fragen.",
  },
  CUSTODY_EVENT_INCOMPLETE: {
    says: "Eine verzeichnete Übergabe sagt nicht, wer gab, wer erhalten sollte oder was übergeben wurde.",
    mayAlsoBe: "Eine Plattform, die Übergaben mit weniger Angaben verzeichnet.",
    resolve: "Die Beteiligten nach ihrer eigenen Aufzeichnung der Übergabe fragen.",
  },
  CUSTODY_RELEASE_UNANSWERED: {
    says: "Ein Gegenstand wurde übergeben, und niemand hat den Erhalt verzeichnet.",
    mayAlsoBe: "Eine Quittung auf Papier oder in einer späteren Generation.",
    resolve: "Die genannte empfangende Person um die Quittung bitten.",
  },
  CUSTODY_ACCEPT_UNRELEASED: {
    says: "Ein Gegenstand wurde erhalten, dessen Übergabe niemand verzeichnet hat.",
    mayAlsoBe: "Eine Herausgabe, die auf Papier verzeichnet wurde.",
    resolve: "Die genannte herausgebende Person fragen.",
  },
  CUSTODY_RECEIVER_MISMATCH: {
    says: "Ein Gegenstand wurde von jemand anderem entgegengenommen, als die Herausgabe nennt.",
    mayAlsoBe: "Eine Vertretung, die für die empfangende Person gezeichnet hat.",
    resolve: "Beide nach der Vollmacht fragen.",
  },
  CUSTODY_OVERLAP: {
    says: "Ein Gegenstand wurde erneut übergeben, bevor die erste Übergabe abgeschlossen war.",
    mayAlsoBe: "Ereignisse, die spät und nicht der Reihe nach verzeichnet wurden.",
    resolve: "Die genannten Personen nach der Reihenfolge fragen.",
  },
  CUSTODY_AGENT_UNKNOWN: {
    says: "Ein Gegenstand wurde von jemandem übergeben, der ihn nach dem Protokoll nie hatte.",
    mayAlsoBe: "Eine Übergabe, die vor dem Beginn des Protokolls stattfand.",
    resolve: "Die Aufzeichnung suchen, wie diese Person den Gegenstand erhielt.",
  },
  VALUE_CHAIN_BREAK: {
    says: "Der Stand eines Objekts vor einem Ereignis ist nicht der, den das Ereignis davor hinterließ.",
    mayAlsoBe:
      "Eine Änderung, die die Plattform nicht protokolliert, oder eine in Einträgen, die fehlen.",
    resolve: "Den Betreiber der Plattform fragen, welche Änderungen nicht protokolliert werden.",
  },
  EVENT_DIGEST_MISMATCH: {
    says: "Ein Ereignis nennt für eine Datei einen anderen Hashwert, als sie hat.",
    mayAlsoBe: "Eine Datei, die nach dem Ereignis erneut exportiert wurde.",
    resolve: "Mit dem Stand der Datei zur Zeit des Ereignisses vergleichen.",
  },
  EVENT_FILE_MISSING: {
    says: "Ein Ereignis nennt den Hashwert einer Datei, die nicht in den Beweismitteln ist, und keines verzeichnet ihre Löschung.",
    mayAlsoBe: "Eine Datei, die beim Export ausgelassen wurde.",
    resolve:
      "Die exportierende Stelle um die Datei bitten oder um die Aufzeichnung ihres Verbleibs.",
  },
  ERASURE_NOT_CARRIED_OUT: {
    says: "Das Protokoll verzeichnet, dass eine Datei gelöscht wurde, und die Datei ist noch da.",
    mayAlsoBe: "Eine Löschung auf der Plattform, nachdem die Datei exportiert war.",
    resolve: "Fragen, wer die Löschung verzeichnet hat, was gelöscht wurde und wo.",
  },
  EVENT_SIGNATURE_UNATTRIBUTED: {
    says: "Ein Ereignis trägt eine Signatur von einem Schlüssel, den niemand hinterlegt hat; sie hat kein Gewicht.",
    mayAlsoBe: "Eine Person, deren Schlüssel Ihnen nicht übergeben wurde.",
    resolve:
      "Den öffentlichen Schlüssel dieser Person auf getrenntem Weg beschaffen und hinterlegen.",
  },
  EVENT_SIGNATURE_BY_OTHER: {
    says: "Ein Ereignis ist von jemandem signiert, der darin nicht genannt ist; die Signatur hat kein Gewicht.",
    mayAlsoBe: "Eine Vertrauensdatei, die eine Person anders nennt als das Protokoll.",
    resolve:
      "Den Namen beim hinterlegten Schlüssel mit den Beteiligten des Ereignisses vergleichen.",
  },
  EVENT_SIGNATURE_OUT_OF_WINDOW: {
    says: "Ein Ereignis ist mit einem Schlüssel signiert, der jetzt außerhalb seines Gültigkeitszeitraums liegt; die Signatur hat kein Gewicht.",
    mayAlsoBe: "Alte Beweismittel, deren Signaturschlüssel einfach abgelaufen ist.",
    resolve: "Die signierende Person bitten, das Ereignis auf andere Weise zu bestätigen.",
  },
} as const satisfies Partial<Record<FindingCode, GermanCode>>
