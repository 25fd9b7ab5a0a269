/** Befunde über Signaturen, Schlüssel, Zertifikate und Zeitstempel. */
import type { FindingCode } from "../../findings/index.ts"
import type { GermanCode } from "./german-code.ts"

export const CODES_OF_SIGNATURES = {
  SIG_CRYPTO_FAILURE: {
    says: "Eine Signatur ist unter dem Schlüssel, mit dem sie gemacht sein soll, rechnerisch falsch.",
    mayAlsoBe: "Ein Schaden an der Signatur oder an der signierten Datei.",
    resolve: "Beide mit einer anderen Kopie vergleichen.",
  },
  SIG_NONCANONICAL: {
    says: "Eine Signatur oder ein Schlüssel hat eine Form, die die Norm verbietet.",
    mayAlsoBe: "Ein Signierprogramm mit einer fehlerhaften Bibliothek.",
    resolve: "Um eine neue Signatur mit einer Bibliothek bitten, die die Norm einhält.",
  },
  SIG_HIGH_S: {
    says: "Eine ECDSA-Signatur verwendet die größere ihrer beiden gleichwertigen Formen; die Norm erlaubt beide.",
    mayAlsoBe: "Die meisten Signierprogramme vereinheitlichen das nicht; es ist üblich.",
    resolve: "Nichts ist nötig.",
  },
  WEAK_KEY: {
    says: "Eine Signatur stammt von einem RSA-Schlüssel, der zu kurz ist oder einen zu kleinen Exponenten hat, um sich heute darauf zu stützen.",
    mayAlsoBe: "Ein alter Schlüssel, der bei seiner Erzeugung lang genug war.",
    resolve:
      "Um ein Siegel mit einem längeren Schlüssel bitten, solange die alte Signatur noch überzeugt.",
  },
  WEAK_DIGEST: {
    says: "Eine Signatur erfasst einen Hashwert, zu dem sich zwei Texte mit demselben Hashwert finden lassen oder bald finden lassen könnten.",
    mayAlsoBe: "Eine alte Signatur aus einer Zeit, in der dieses Verfahren üblich war.",
    resolve:
      "Um ein Siegel mit SHA-256 oder länger bitten, solange die alte Signatur noch überzeugt.",
  },
  ENGINES_DISAGREE: {
    says: "Zwei unabhängige Implementierungen gaben auf dieselbe Frage verschiedene Antworten.",
    mayAlsoBe: "Ein Fehler in einer der beiden.",
    resolve: "Mit einer dritten Implementierung wiederholen und den Fehler melden.",
  },
  SIGNATURE_NOT_CHECKED: {
    says: "Eine Signatur ließ sich hier nicht berechnen; über sie wird nichts gesagt.",
    mayAlsoBe:
      "Ein Verfahren, das der kryptografischen Bibliothek dieses Geräts fehlt, oder ein Programm, das ein anderes Verfahren angibt, als es benutzt hat, wie OpenSSL 3.0 in CMS bei einem RSASSA-PSS-Schlüssel.",
    resolve:
      "Mit der portablen Implementierung oder auf einem anderen Gerät prüfen; widerspricht die Signatur sich selbst, die signierende Stelle um eine bitten, die es nicht tut.",
  },
  ALG_NOT_ALLOWED: {
    says: "Eine Signatur verwendet ein Verfahren oder Parameter dazu, die die Prüfrichtlinie nicht zulässt oder für die ihr Schlüssel nicht hinterlegt ist.",
    mayAlsoBe:
      "Eine Prüfrichtlinie, die enger ist als die Übung der signierenden Stelle, oder ein Schlüssel, der für ein anderes Verfahren hinterlegt wurde, als mit ihm signiert wird.",
    resolve:
      "Die Richtlinie und das, wofür der Schlüssel hinterlegt ist, mit den Unterlagen der signierenden Stelle vergleichen; was eine Signatur über sich selbst angibt, entscheidet keines von beiden.",
  },
  ALG_UNSUPPORTED: {
    says: "Eine Signatur oder ein Schlüssel gehört zu einem Verfahren, das dieses Programm nicht berechnet.",
    mayAlsoBe: "Ein neueres oder selteneres Verfahren als die hier unterstützten.",
    resolve: "Diese Signatur mit einem Programm prüfen, das das Verfahren beherrscht.",
  },
  NO_SIGNING_CERTIFICATE_FOUND: {
    says: "Das Zertifikat, das eine Signatur nennt, fehlt; die Signatur ließ sich daher nicht prüfen.",
    mayAlsoBe:
      "Ein Zeitstempel oder eine Signatur, die zur Platzersparnis ohne Zertifikat gemacht wurde.",
    resolve:
      "Die signierende Stelle oder den Zeitstempeldienst um das Zertifikat bitten und es mitgeben.",
  },
  SIGNING_CERTIFICATE_MISMATCH: {
    says: "In dem, was signiert wurde, ist ein anderes Zertifikat genannt als das gezeigte.",
    mayAlsoBe: "Ein für denselben Schlüssel erneuertes Zertifikat in einer alten Nachricht.",
    resolve: "Das Zertifikat suchen, dessen Hashwert die Signatur nennt.",
  },
  KEY_NOT_PINNED: {
    says: "Hinter einem verlangten Siegel oder einer verlangten Signatur steht kein hinterlegter Schlüssel; eine Herkunft ist daher nicht gezeigt.",
    mayAlsoBe:
      "Eine Vertrauensdatei, die nicht angegeben war oder diesen Schlüssel noch nicht enthält.",
    resolve:
      "Wo es ein Siegel oder eine Signatur gibt, den Fingerabdruck der signierenden Person auf getrenntem Weg beschaffen und den Schlüssel hinterlegen. Ein Protokoll mit einem Stand vergleichen, den man kennt, etwa mit einem früheren Ergebnis.",
  },
  SIG_CONSTRAINTS_FAILURE: {
    says: "Hinterlegte Schlüssel haben das Paket gesiegelt, aber keine standhaltenden Siegel erfüllen die Rollen und die Zahl, die die Prüfrichtlinie verlangt.",
    mayAlsoBe:
      "Ein Paket, das noch auf ein weiteres Siegel wartet, wo gute Siegel da sind; wo alle verletzt sind, ein Schaden an den Siegeln oder an dem, was sie nennen.",
    resolve:
      "Um das fehlende Siegel bitten, klären, was die vorhandenen verletzt hat, oder nach der vereinbarten Richtlinie prüfen.",
  },
  KEY_ROLE_NOT_HELD: {
    says: "Ein hinterlegter Schlüssel hat in einer Rolle oder für ein Protokoll gesiegelt, für die er nicht hinterlegt ist; das zeigt keine Herkunft.",
    mayAlsoBe: "Eine Vertrauensdatei, die nicht alle Rollen dieser Person nennt.",
    resolve: "Die Person, die den Schlüssel hinterlegt hat, nach seinen Rollen fragen.",
  },
  OUT_OF_BOUNDS_NO_POE: {
    says: "Ein Schlüssel liegt außerhalb seines Gültigkeitszeitraums, und nichts beweist, dass er darin signiert hat.",
    mayAlsoBe: "Alte Beweismittel, deren Signaturschlüssel einfach abgelaufen ist.",
    resolve: "Einen Zeitstempel über das Siegel aus dem Gültigkeitszeitraum suchen.",
  },
  NOT_YET_VALID: {
    says: "Ein Nachweis zeigt, dass die Signatur älter ist als der erste Zeitpunkt, zu dem ihr Schlüssel galt.",
    mayAlsoBe:
      "Ein Eintrag, dessen Zeitraum zu spät beginnt, etwa an dem Tag, an dem der Schlüssel hinterlegt wurde.",
    resolve:
      "Die Inhaberin oder den Inhaber fragen, seit wann der Schlüssel benutzt wird, und den Eintrag berichtigen.",
  },
  REVOKED_NO_POE: {
    says: "Ein Schlüssel wurde widerrufen, und nichts beweist, dass er vorher signiert hat.",
    mayAlsoBe: "Alte Beweismittel, deren Unterzeichner die Schlüssel wie üblich gewechselt hat.",
    resolve: "Einen Zeitstempel über das Siegel aus der Zeit vor dem Widerruf suchen.",
  },
  COMPROMISED_NO_POE: {
    says: "Ein Schlüssel ist oder könnte in fremden Händen sein, und nichts beweist, dass er vorher signiert hat.",
    mayAlsoBe: "Ein rechtzeitig gemachtes Siegel, das nie einen Zeitstempel bekam.",
    resolve: "Einen Zeitstempel über das Siegel aus der Zeit davor suchen; anderes hilft nicht.",
  },
  CRYPTO_CONSTRAINTS_FAILURE_NO_POE: {
    says: "Die Vertrauensdatei hat dieses Verfahren beendet, und nichts beweist, dass die Signatur älter ist.",
    mayAlsoBe: "Alte Beweismittel, die nach damals guter Übung gesiegelt wurden.",
    resolve: "Einen Zeitstempel über das Siegel aus der Zeit vor dem Ende des Verfahrens suchen.",
  },
  KEY_ENDED_SINCE: {
    says: "Der Schlüssel ist seither abgelaufen oder widerrufen; ein Nachweis zeigt, dass er vorher signiert hat.",
    mayAlsoBe: "Das übliche Schicksal von Schlüsseln in alten Beweismitteln.",
    resolve: "Nichts ist nötig; den Nachweis bei den Beweismitteln aufbewahren.",
  },
  THRESHOLD_NOT_MET: {
    says: "Weniger verschiedene Personen, als die Vertrauensdatei verlangt, haben das Paket gesiegelt, oder manche in zwei Eigenschaften.",
    mayAlsoBe: "Ein Paket, das noch auf ein weiteres Siegel wartet.",
    resolve: "Die Personen, die die Datei dafür nennt, um die fehlenden Siegel bitten.",
  },
  NO_CERTIFICATE_CHAIN_FOUND: {
    says: "Von diesem Zertifikat führt kein Pfad zu einer hinterlegten Stelle.",
    mayAlsoBe:
      "Ein Zertifikat einer Zwischenstelle, das nicht bei den Beweismitteln aufbewahrt wurde.",
    resolve:
      "Das fehlende Zertifikat von der Stelle beschaffen oder die ausstellende Stelle hinterlegen.",
  },
  CHAIN_CONSTRAINTS_FAILURE: {
    says: "Ein Pfad führt zu einer hinterlegten Stelle, aber seine Zertifikate taugen nicht für diesen Zweck.",
    mayAlsoBe: "Ein für etwas anderes ausgestelltes, versehentlich verwendetes Zertifikat.",
    resolve:
      "Den Inhaber fragen, wofür das Zertifikat ausgestellt wurde, und die Stelle nach ihren Regeln.",
  },
  EXPIRED: {
    says: "Ein Zertifikat war zum maßgeblichen Zeitpunkt abgelaufen.",
    mayAlsoBe:
      "Ein Zertifikat, das über seinen letzten Tag hinaus benutzt wurde, oder eine falsche Uhr.",
    resolve:
      "Einen Zeitstempel aus der Zeit vor dem Ablauf suchen oder klären, welcher Zeitpunkt gemeint ist.",
  },
  REVOKED: {
    says: "Ein Zertifikat war zum maßgeblichen Zeitpunkt widerrufen.",
    mayAlsoBe: "Ein Wechsel von Name, Amt oder Gerät; der beim Widerruf genannte Grund sagt mehr.",
    resolve: "Den Zeitpunkt des Widerrufs mit dem vergleichen, was über die Signatur bewiesen ist.",
  },
  REVOKED_CA_NO_POE: {
    says: "Das Zertifikat einer Stelle war widerrufen; was sie ausgestellt hat, steht daher nicht für sich.",
    mayAlsoBe: "Eine Stelle, die geordnet geschlossen wurde.",
    resolve: "Einen Zeitstempel aus der Zeit vor dem Widerruf der Stelle suchen.",
  },
  TRY_LATER: {
    says: "Ob ein Zertifikat widerrufen war, ist aus den vorliegenden Listen und Auskünften nicht bekannt.",
    mayAlsoBe: "Beweismittel, die wie die meisten ohne diese archiviert wurden.",
    resolve: "Eine Sperrliste oder OCSP-Auskunft für diese Zeit beschaffen und mitgeben.",
  },
  WITNESS_QUORUM_NOT_MET: {
    says: "Ein mitgezeichneter Prüfpunkt ist da, aber weniger Zeugen der Vertrauensdatei haben ihn gezeichnet, als sie verlangt.",
    mayAlsoBe: "Ein Prüfpunkt, den Zeugen gezeichnet haben, die niemand hinterlegt hat.",
    resolve: "Die Zeugen und ihre Mindestzahl hinterlegen oder die fehlenden Zeichnungen einholen.",
  },
  TIME_ANOMALY: {
    says: "Angegebene Zeiten widersprechen einander.",
    mayAlsoBe:
      "Uhren, die nicht abgeglichen waren, oder eine Plattform, die nicht der Reihe nach protokolliert.",
    resolve: "Nach der Zeitquelle des Systems fragen, das sie geschrieben hat.",
  },
  TIMESTAMP_INVALID: {
    says: "Ein Zeitstempel verletzt die Regeln, ohne die er nichts beweist.",
    mayAlsoBe: "Ein Stempel von einem Dienst, der nicht als Zeitstempeldienst eingerichtet war.",
    resolve: "Einen Zeitstempeldienst um einen neuen Stempel bitten.",
  },
  TIMESTAMP_NOT_GRANTED: {
    says: "Der Zeitstempeldienst hat abgelehnt; es gibt also keinen Zeitstempel.",
    mayAlsoBe:
      "Eine Anfrage mit einem Verfahren oder einer Richtlinie, die dieser Dienst nicht bedient.",
    resolve: "Den Grund lesen, den der Dienst angab, und erneut anfragen.",
  },
  TIMESTAMP_REQUEST_MISMATCH: {
    says: "Ein Zeitstempel beantwortet nicht die Anfrage, für die er vorgelegt wurde.",
    mayAlsoBe: "Die Antwort auf eine andere Anfrage, mit dieser verwechselt.",
    resolve: "Die Antwort einlesen, die zu dieser Anfrage gehört.",
  },
} as const satisfies Partial<Record<FindingCode, GermanCode>>
