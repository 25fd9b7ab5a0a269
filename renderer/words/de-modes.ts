/** Was das Fenster zu seinen Betriebsarten sagt, auf Deutsch. */
import type { enIndexes, enReadOnly, enResume, enStamps } from "./en-modes.ts"

/** Nur-Lese-Modus. */
export const deReadOnly: typeof enReadOnly = {
  title: "Nur lesen",
  mark: "Nur lesen",
  markMeans: "Geschrieben wird nur, was Sie selbst speichern.",
  means:
    "Für Prüfer. Prüfen, Ansehen, Signaturen beurteilen, Ergebnisse speichern, Berichte schreiben und prüfen geht weiter. „Siegeln“, „Datei signieren“, „Schlüssel erzeugen“, Hinzufügen zu Beweismitteln, Aufheben von Suchverzeichnissen und jede Änderung einer Vertrauensdatei werden abgewiesen.",
  modes: { off: "Aus", on: "Ein" },
  fixed:
    "Der Modus wurde beim Start der Anwendung eingeschaltet und gilt, bis sie ohne ihn gestartet wird.",
  noSealing:
    "Hier wird nichts gesiegelt: Im Nur-Lese-Modus entsteht kein Paket und kommt kein Siegel hinzu.",
  noPackChange:
    "Hier wird nichts geändert: Im Nur-Lese-Modus kann die Vertrauensdatei gelesen, gewählt und verglichen werden; kein Schlüssel darin wird hinterlegt oder beendet, und keiner erzeugt.",
  noSigning:
    "Im Nur-Lese-Modus wird hier keine Datei signiert. Ein Zeitstempel lässt sich anfragen, eine Signatur beurteilen.",
  noPackYet:
    "Wählen Sie eine Vertrauensdatei, die Sie haben; im Nur-Lese-Modus entsteht keine neue.",
  toPreferences: "Einstellungen öffnen",
}

/** Pausieren einer Prüfung, und was eine frühere Sitzung übrig ließ. */
export const deResume: typeof enResume = {
  pause: "Pausieren",
  pauseOne: (name) => `Pausieren: ${name}`,
  goOn: "Fortsetzen",
  goOnOne: (name) => `Fortsetzen: ${name}`,
  paused: "pausiert",
  isPaused: "Pausiert. Bis Sie fortsetzen, wird nichts gelesen und nichts gefolgert.",
  resume: "Von vorn prüfen",
  fromFirstByte:
    "Geprüft wird vom ersten Byte an: Ein Ergebnis beruht auf Bytes, die in einem Zug gelesen wurden.",
  left: (count, isOne) =>
    isOne ? "1 Prüfung war nicht zu Ende" : `${count} Prüfungen waren nicht zu Ende`,
  leftMeans:
    "Die Anwendung wurde geschlossen, bevor es eine Antwort gab. Jede wird dann vom ersten Byte an geprüft, denn ein Ergebnis beruht auf Bytes, die in einem Zug gelesen wurden.",
  was: { waiting: "wartete", "under-way": "lief", cancelled: "wurde angehalten" },
  under: (trust) => `unter ${trust}`,
  more: (count) => `und ${count} weitere`,
  forget: "Vergessen",
  forgetAll: "Diese Prüfungen vergessen; die Beweismittel bleiben",
  resumeAll: "Diese von vorn prüfen",
  openOther: "Beweismittel öffnen",
}

/** Zeitstempel der Siegel. */
export const deStamps: typeof enStamps = {
  title: "Zeitstempel der Siegel",
  lead: "Wann ein Siegel entstand, ist eine Behauptung, bis eine Stelle für Zeitstempel sagt, dass sie es sah. Sealwright fragt niemanden: Sie tragen eine Anfrage zu einer Stelle und ihre Antwort zurück.",
  request: "Anfragen schreiben …",
  requestMeans:
    "Eine Datei je Siegel (RFC 3161), in einen Ordner Ihrer Wahl außerhalb der Beweismittel, die nur gelesen werden.",
  requested: (count, isOne) =>
    isOne ? "1 Anfrage wurde geschrieben." : `${count} Anfragen wurden geschrieben.`,
  carry:
    "Tragen Sie sie zu einer Stelle für Zeitstempel, und heben Sie sie auf: Sie zeigen, worauf deren Antwort antwortet.",
  answer: "Antwort der Stelle",
  answerHint:
    "Oder der Prüfpunkt dieser Beweismittel, mitgezeichnet von Zeugen der Vertrauensdatei.",
  chooseAnswer: "Antwort wählen …",
  asked: "Die Anfrage, auf die sie antwortet (freiwillig)",
  askedHint: "Mit ihr muss die Antwort auf genau diese Anfrage sein.",
  chooseAsked: "Anfrage wählen …",
  withoutAsked: "Ohne Anfrage",
  other: "Andere wählen …",
  check: "Antwort prüfen",
  checking: "Wird geprüft …",
  answerMissing: "Wählen Sie die Antwort.",
  notAccepted: "Diese Antwort wird nicht angenommen, und nichts wurde geschrieben.",
  fits: "Die Antwort hält stand und gilt einem Siegel dieser Beweismittel. Noch wurde nichts geschrieben.",
  fitsNote:
    "Das ist der Prüfpunkt dieser Beweismittel, und genug Zeugen haben ihn mitgezeichnet. Noch wurde nichts geschrieben.",
  seal: "Siegel",
  checkpoint: "Prüfpunkt",
  seenBy: "Genug Zeugen hatten ihn gesehen am",
  time: "Zeit, die sie nennt",
  authority: "Stelle",
  nobodyAsked:
    "Ob ihr jemand vertraut, wurde nicht gefragt: Bei dieser Prüfung wurde niemandem vertraut.",
  notAsked: "Ob sie auf eine Anfrage von Ihnen antwortet, wurde nicht gefragt.",
  file: "Datei, die hinzukommt",
  added: "Datei, die hinzukam",
  confirm: (path, bag) =>
    `Ich will, dass ${path} zu ${bag} hinzukommt. Es ist eine neue Datei; nichts, was da ist, ändert sich.`,
  confirmFirst: "Sagen Sie zuerst, dass die Datei hinzukommen soll.",
  add: "Zu den Beweismitteln geben",
  adding: "Wird hinzugefügt …",
  done: "Der Zeitstempel wurde hinzugefügt.",
  doneNote: "Der mitgezeichnete Prüfpunkt wurde hinzugefügt.",
  doneMeans:
    "Was Sie von diesen Beweismitteln sehen, ist der Stand der Prüfung davor. Prüfen Sie sie noch einmal.",
  alreadyThere:
    "Genau dieser Zeitstempel ist schon in den Beweismitteln; es wurde nichts geschrieben.",
  alreadyThereNote:
    "Genau dieser Prüfpunkt ist schon in den Beweismitteln; es wurde nichts geschrieben.",
  again: "Noch einmal prüfen",
  repeat: "Dasselbe auf der Befehlszeile",
  noAdding: "Im Nur-Lese-Modus kommt zu Beweismitteln nichts hinzu; prüfen lässt sich die Antwort.",
}

/** Suchverzeichnisse, die aufgehoben werden. */
export const deIndexes: typeof enIndexes = {
  title: "Suchverzeichnisse",
  keep: "Suchverzeichnisse behalten",
  means:
    "Das Suchverzeichnis eines Protokolls entsteht in jeder Sitzung neu und wird an ihrem Ende gelöscht. Aufgehoben liegt es im eigenen Ordner der Anwendung, und mit ihm Wörter der Beweismittel; benutzt wird es nur für genau das Protokoll, aus dem es entstand.",
  modes: { off: "Aus", on: "Ein" },
  none: "Es ist keines aufgehoben.",
  kept: "Zurzeit aufgehoben",
  remove: "Löschen",
  removeOf: (name) => `Suchverzeichnis löschen: ${name}`,
  removeAll: "Alle löschen",
  noKeeping:
    "Im Nur-Lese-Modus wird kein Suchverzeichnis aufgehoben; was aufgehoben ist, lässt sich löschen.",
}
