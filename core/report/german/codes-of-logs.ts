/** Befunde über Protokoll, Baum, Prüfpunkt und Siegel. */
import type { FindingCode } from "../../findings/index.ts"
import type { GermanCode } from "./german-code.ts"

export const CODES_OF_LOGS = {
  LOG_EMPTY: {
    says: "Das Protokoll enthält keine Ereignisse, ein Beweispaket enthält aber immer welche.",
    mayAlsoBe: "Eine Datei, die bei einer misslungenen Kopie geleert wurde.",
    resolve: "Das Protokoll erneut aus einer anderen Kopie beschaffen.",
  },
  EVENT_INVALID: {
    says: "Eine Zeile des Protokolls ist kein Ereignis in der Form, die das Beweispaket verlangt.",
    mayAlsoBe: "Ein Protokoll, das ein anderes Programm geschrieben hat.",
    resolve: "Die Zeile mit einer anderen Kopie des Protokolls vergleichen.",
  },
  CANON_DIALECT_MISMATCH: {
    says: "Eine Zeile sagt, was sie soll, ist aber nicht in der kanonischen Form geschrieben; ihr Hashwert weicht daher ab.",
    mayAlsoBe: "Ein Programm, das das Protokoll gelesen und neu geschrieben hat.",
    resolve: "Das Protokoll Byte für Byte so beschaffen, wie es exportiert wurde.",
  },
  LOGCHAIN_LINK_BROKEN: {
    says: "Ein Ereignis nennt nicht den Hashwert des Ereignisses davor.",
    mayAlsoBe: "Ein Schaden an einer der beiden Zeilen.",
    resolve: "Beide Zeilen mit einer anderen Kopie des Protokolls vergleichen.",
  },
  SEQUENCE_GAP: {
    says: "Die Nummern der Ereignisse springen, wiederholen sich oder laufen rückwärts.",
    mayAlsoBe: "Zwei zusammengefügte Protokolle oder umsortierte Zeilen.",
    resolve: "Mit einer anderen Kopie des Protokolls vergleichen.",
  },
  LOGCHAIN_TRUNCATED: {
    says: "Das Protokoll endet vor dem Ende, das signiert wurde.",
    mayAlsoBe: "Eine unterbrochene Kopie.",
    resolve: "Den Rest des Protokolls aus einer anderen Kopie beschaffen.",
  },
  LOGCHAIN_EXTENDED: {
    says: "Das Protokoll geht nach dem Ende weiter, das signiert wurde.",
    mayAlsoBe: "Ereignisse, die nach dem Siegeln ohne neues Siegel geschrieben wurden.",
    resolve: "Um eine Generation bitten, die die späteren Ereignisse siegelt.",
  },
  LOGCHAIN_FORK: {
    says: "Das Protokoll widerspricht einem Stand desselben Protokolls, der früher gesehen und hinterlegt wurde.",
    mayAlsoBe: "Ein hinterlegter Stand aus einem Probelauf desselben Protokolls.",
    resolve: "Die Kopie suchen, die den hinterlegten Stand enthält.",
  },
  LOGCHAIN_HEAD_MISMATCH: {
    says: "Das letzte Ereignis des Protokolls ist nicht das, das gesiegelt wurde.",
    mayAlsoBe: "Ein Schaden an der letzten Zeile.",
    resolve: "Die letzte Zeile mit einer anderen Kopie des Protokolls vergleichen.",
  },
  MERKLE_ROOT_MISMATCH: {
    says: "Aus den Ereignissen ergibt sich nicht die Baumwurzel, die für sie verzeichnet ist.",
    mayAlsoBe: "Ein Schaden an einem einzelnen Ereignis.",
    resolve:
      "Die Befunde zur Verkettung nennen das erste betroffene Ereignis; es mit einer anderen Kopie vergleichen.",
  },
  MERKLE_PROOF_INVALID: {
    says: "Ein Merkle-Nachweis führt nicht zu der Wurzel, für die er vorgelegt wurde.",
    mayAlsoBe: "Ein Nachweis für eine andere Größe desselben Baums.",
    resolve: "Um den Nachweis für genau diese Größe und Wurzel bitten.",
  },
  CHECKPOINT_ORIGIN_MISMATCH: {
    says: "Der Prüfpunkt gehört zu einem anderen Protokoll als dem, das Paket und Siegel nennen.",
    mayAlsoBe: "Ein Prüfpunkt, der aus einem benachbarten Paket kopiert wurde.",
    resolve: "Den Prüfpunkt dieses Protokolls suchen.",
  },
  GENERATION_INCONSISTENT: {
    says: "Ein früher gesiegelter Stand ist in diesem nicht unverändert enthalten.",
    mayAlsoBe: "Frühere Dateien, die nach dem Siegeln der neueren Generation beschädigt wurden.",
    resolve: "Mit einer Kopie der früheren Generation vergleichen.",
  },
  SEAL_MISSING: {
    says: "Ein Siegel, das da sein muss, fehlt: überhaupt eines oder eines, das ein späteres Siegel nennt.",
    mayAlsoBe: "Eine unvollständige Kopie.",
    resolve: "Den Ordner der Siegel erneut aus einer anderen Kopie beschaffen.",
  },
  SEAL_MISMATCH: {
    says: "Ein Siegel sagt etwas anderes, als aus den Beweismitteln berechnet wurde.",
    mayAlsoBe: "Ein Siegel, das zu einer anderen Generation des Pakets gehört.",
    resolve: "Die Generation suchen, für die dieses Siegel gemacht wurde.",
  },
  SEAL_DUPLICATE: {
    says: "Derselbe Schlüssel hat mehr als einmal gesiegelt; er zählt einmal.",
    mayAlsoBe: "Ein Siegel, das unter zwei Namen gespeichert wurde.",
    resolve: "Nichts ist nötig.",
  },
  SEAL_ORDER_UNPROVEN: {
    says: "Zwei Siegel stehen für denselben Stand ein, und keines nennt das andere: Ihre Reihenfolge ist nicht gezeigt.",
    mayAlsoBe:
      "Zwei Personen, die Kopien desselben Pakets gesiegelt haben, jede ohne das Siegel der anderen.",
    resolve: "Die Unterzeichnenden fragen, wenn es darauf ankommt, wer zuerst gesiegelt hat.",
  },
  SEAL_UNATTRIBUTED: {
    says: "Ein Siegel stammt von einem Schlüssel, den niemand hinterlegt hat; es hat kein Gewicht.",
    mayAlsoBe: "Ein Siegel einer Person, deren Schlüssel Ihnen nicht übergeben wurde.",
    resolve:
      "Den öffentlichen Schlüssel dieser Person auf getrenntem Weg beschaffen und hinterlegen.",
  },
  CONTEXT_MISMATCH: {
    says: "Eine Signatur wurde für eine andere Art von Aussage gemacht als die, für die sie gezeigt wird.",
    mayAlsoBe: "Eine Datei im falschen Ordner.",
    resolve: "Klären, wofür die Signatur gemacht wurde.",
  },
} as const satisfies Partial<Record<FindingCode, GermanCode>>
