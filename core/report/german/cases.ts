/** Was Befunde in einem Fall bedeuten, den der Satz ihres Codes nicht oder nicht richtig nennt. */
import type { ReportWords } from "../english/english.ts"

export const GERMAN_CASES: ReportWords["cases"] = {
  archiveGap: {
    says: "Das Archiv enthält Bytes, die sein Verzeichnis nicht zeigt und die ein anderes Programm lesen kann: Dort kann ein zweiter Eintrag stehen, auch einer mit demselben Namen.",
    mayAlsoBe:
      "Bytes, die ein Programm zurückließ, als es einen Eintrag ersetzte, oder ein Archiv, das mit etwas anderem zusammengefügt wurde.",
    resolve:
      "Diese Bytes dort ansehen, wo sie im Archiv liegen, und die Stelle, die es geschrieben hat, fragen, was sie sind. Den Hashwert der ganzen Datei mit dem des Archivs an der Quelle vergleichen, oder es dort entpacken lassen und den Ordner prüfen.",
  },
  entryBesideGap: {
    says: "Ein Eintrag ist vorhanden und wurde nicht gelesen: Neben ihm stehen Bytes, die das Verzeichnis des Archivs nicht zeigt; ein anderes Programm kann unter seinem Namen also einen anderen Inhalt sehen.",
    mayAlsoBe:
      "Bytes, die ein Programm zurückließ, als es diesen Eintrag ersetzte, oder ein Archiv, das mit etwas anderem zusammengefügt wurde.",
    resolve:
      "Zuerst klären, was diese Bytes sind: Ein Befund CONTAINER_AMBIGUOUS sagt, wo sie liegen. Dann das Archiv prüfen, wie es an der Quelle ist, oder den Ordner, wie er vor dem Packen war.",
  },
  entryMisplaced: {
    says: "Ein Eintrag ist vorhanden und wurde nicht gelesen: Das Archiv sagt zweierlei darüber, wo oder was er ist; ein anderes Programm kann unter seinem Namen also einen anderen Inhalt sehen.",
    mayAlsoBe:
      "Ein Archiv aus einem fehlerhaften Programm oder eines, das bei der Übertragung abgeschnitten oder zusammengefügt wurde.",
    resolve:
      "Zuerst klären, was von beidem gemeint ist: Ein Befund CONTAINER_AMBIGUOUS sagt, wo. Dann das Archiv prüfen, wie es an der Quelle ist, oder den Ordner, wie er vor dem Packen war.",
  },
  recordsMissingBetween: {
    says: "Der Stand eines Objekts vor einem Ereignis ist nicht der, den das letzte Ereignis hier hinterließ, und dazwischen fehlen Einträge, in denen die Änderung stehen kann.",
    mayAlsoBe:
      "Eine Änderung, von der einer der fehlenden Einträge berichtet, oder eine, die nicht protokolliert wird.",
    resolve:
      "Die fehlenden Einträge beschaffen. Wo sie vom einen Stand zum anderen führen, ist hier nichts weiter offen; sonst den Betreiber der Plattform fragen, welche Änderungen nicht protokolliert werden.",
  },
  fileNotRead: {
    says: "Ein Ereignis nennt den Hashwert einer Datei, die nicht gelesen wurde: Sie gehört an einen Ort, an dem dieses Programm nicht nachsehen konnte.",
    mayAlsoBe: "Eine Datei, die nicht da ist.",
    resolve:
      "Diesen Ort lesbar machen oder die Beweismittel vollständig von dort kopieren, wo sie liegen, und erneut prüfen.",
  },
  rootOfFewer: {
    says: "Die Ereignisse ergeben nicht die Baumwurzel, die für sie verzeichnet wurde: Es sind weniger da, als verzeichnet wurden.",
    mayAlsoBe:
      "Ein Export oder eine Kopie des Protokolls, die abgebrochen wurde oder Zeilen verloren hat.",
    resolve:
      "Die Befunde zur Verkettung sagen, welche Einträge fehlen; diese beschaffen oder das Protokoll mit einer anderen Kopie vergleichen.",
  },
  rootOfMore: {
    says: "Die Ereignisse ergeben nicht die Baumwurzel, die für sie verzeichnet wurde: Es sind mehr da, als verzeichnet wurden.",
    mayAlsoBe: "Ereignisse, die nach der Signatur des Prüfpunkts protokolliert wurden.",
    resolve:
      "Die Stelle, die das Protokoll führt, um einen Prüfpunkt bitten, der alle zählt, oder das Protokoll mit einer anderen Kopie vergleichen.",
  },
  sealsUncompared: {
    says: "Hinterlegte Schlüssel haben das Paket gesiegelt, aber nicht alles, was ihre Siegel sagen, ließ sich vergleichen; daher füllt keines einen Platz, den die Prüfrichtlinie verlangt.",
    mayAlsoBe: "Siegel, die mit dem, was nicht gelesen wurde, nicht übereinstimmen.",
    resolve:
      "Lesbar machen, was nicht gelesen wurde, oder die Beweismittel vollständig von dort kopieren, wo sie liegen, und erneut prüfen.",
  },
  itemsNotRead: {
    says: "Es wurden weniger Posten gezählt, als die Quelle gemeldet hat, und weitere können dort liegen, wo dieses Programm nicht nachsehen konnte.",
    mayAlsoBe:
      "Eine Obergrenze des Exports, ein Filter oder Posten, die während des Exports gelöscht wurden.",
    resolve:
      "Diesen Ort lesbar machen oder die Beweismittel vollständig von dort kopieren, wo sie liegen, und erneut prüfen.",
  },
  sealsUndecided: {
    says: "Verlangt ist ein Siegel mit einem hinterlegten Schlüssel, und von einem vorhandenen Siegel ließ sich nicht feststellen, ob ein hinterlegter Schlüssel es gemacht hat; eine Herkunft ist daher nicht gezeigt.",
    mayAlsoBe:
      "Ein Siegel, das standhält, in einer Form, die dieses Programm nicht prüfen kann oder über die sich seine beiden Implementierungen nicht einig sind.",
    resolve:
      "Zuerst klären, was der Befund zu diesem Siegel sagt. Die Signatur auch mit einem anderen Programm prüfen lassen.",
  },
  sealsUnpinned: {
    says: "Es gibt Siegel, aber keines davon ist zugleich unversehrt und von einem hinterlegten Schlüssel; sie zeigen daher keine Herkunft.",
    mayAlsoBe:
      "Eine Vertrauensdatei, die nicht angegeben war oder diese Schlüssel noch nicht enthält.",
    resolve:
      "Den Fingerabdruck der siegelnden Stelle auf getrenntem Weg beschaffen und den Schlüssel hinterlegen. Das Protokoll mit einem Stand vergleichen, den man kennt, etwa mit einem früheren Ergebnis.",
  },
  noPinnedSeal: {
    says: "Verlangt ist ein Siegel mit einem hinterlegten Schlüssel, und es gibt keines; eine Herkunft ist daher nicht gezeigt.",
    mayAlsoBe:
      "Beweismittel, die nie gesiegelt wurden, oder eine Vertrauensdatei, die nicht angegeben war oder den Schlüssel des Siegels noch nicht enthält.",
    resolve:
      "Wo es ein Siegel gibt, den Fingerabdruck der siegelnden Stelle auf getrenntem Weg beschaffen und den Schlüssel hinterlegen. Wo es keines gibt, kann später niemand zeigen, von wem das stammt: es siegeln lassen und das Ergebnis dieser Prüfung aufbewahren.",
  },
  checkpointUnpinned: {
    says: "Den Schlüssel, der den Prüfpunkt des Protokolls signiert hat, hat niemand hinterlegt; der Prüfpunkt zeigt daher keine Herkunft.",
    mayAlsoBe:
      "Eine Vertrauensdatei, die nicht angegeben war oder den Schlüssel des Protokolls noch nicht enthält.",
    resolve:
      "Den Fingerabdruck des Schlüssels auf getrenntem Weg beschaffen und ihn hinterlegen. Das Protokoll mit einem Stand vergleichen, den man kennt, etwa mit einem früheren Ergebnis.",
  },
  checkpointByAnother: {
    says: "Der Prüfpunkt des Protokolls ist mit einem anderen Schlüssel signiert als denen, die für dieses Protokoll hinterlegt sind; er zeigt daher keine Herkunft.",
    mayAlsoBe:
      "Ein Protokoll, dessen Schlüssel gewechselt wurde, und eine Vertrauensdatei, die den neuen noch nicht enthält.",
    resolve:
      "Auf getrenntem Weg bei der Stelle, die das Protokoll führt, erfragen, ob der Schlüssel gewechselt wurde. Das Protokoll mit einem Stand vergleichen, den man kennt, etwa mit einem früheren Ergebnis.",
  },
  stampUnpinned: {
    says: "Den Zeitstempeldienst, von dem dieser Zeitstempel stammt, hat niemand hinterlegt; er beweist daher keine Zeit.",
    mayAlsoBe:
      "Eine Vertrauensdatei, die nicht angegeben war oder diesen Zeitstempeldienst noch nicht enthält.",
    resolve:
      "Das Zertifikat des Zeitstempeldienstes auf getrenntem Weg beschaffen und es für Zeit hinterlegen.",
  },
  signatureUnpinned: {
    says: "Den Schlüssel, mit dem diese Signatur gemacht wurde, hat niemand hinterlegt; sie zeigt daher keine Herkunft.",
    mayAlsoBe:
      "Eine Vertrauensdatei, die nicht angegeben war oder diesen Schlüssel noch nicht enthält.",
    resolve:
      "Den Fingerabdruck der signierenden Person auf getrenntem Weg beschaffen und den Schlüssel hinterlegen.",
  },
  newerGeneration: {
    says: "Das gibt sich als neuere Generation des Pakets an, das eine frühere Prüfung verzeichnet hat, und weicht davon ab.",
    mayAlsoBe:
      "Das, wofür die neuere Generation gesiegelt wurde: Dateien und Ereignisse, die seither hinzukamen.",
    resolve:
      "Die Liste der geänderten, fehlenden und zusätzlichen Dateien lesen; die Prüfung generations sagt, ob der frühere Stand enthalten ist.",
  },
  olderGeneration: {
    says: "Das gibt sich als ältere Generation des Pakets an, das eine frühere Prüfung verzeichnet hat, und weicht davon ab.",
    mayAlsoBe: "Eine ältere Kopie, die versehentlich genommen wurde.",
    resolve: "Um die Generation bitten, von der das frühere Ergebnis handelt, und diese prüfen.",
  },
  sameGeneration: {
    says: "Das nennt dieselbe Kennung und dieselbe Generation wie das Paket, das eine frühere Prüfung verzeichnet hat, und weicht davon ab.",
    mayAlsoBe:
      "Ein Schaden bei der Aufbewahrung, eine unvollständige Kopie oder Siegel, die seither hinzukamen.",
    resolve: "Die Liste der geänderten, fehlenden und zusätzlichen Dateien lesen.",
  },
  anotherBag: {
    says: "Das gibt eine andere Kennung an als das, was eine frühere Prüfung verzeichnet hat, und weicht davon ab: Den Kennungen nach sind es zwei Pakete.",
    mayAlsoBe:
      "Das Ergebnis eines anderen Pakets, das versehentlich zum Vergleich angegeben wurde, oder eine Kennung, die seither anders geschrieben wurde; die Prüfung seals sagt, was gesiegelt wurde.",
    resolve:
      "Mit dem Ergebnis dieses Pakets vergleichen, oder das Paket prüfen, von dem das frühere Ergebnis handelt.",
  },
}
