/** Was das Fenster zu seinen Betriebsarten sagt, auf Deutsch. */
import type { enReadOnly, enResume } from "./en-modes.ts"

/** Nur-Lese-Modus. */
export const deReadOnly: typeof enReadOnly = {
  title: "Nur lesen",
  mark: "Nur lesen",
  markMeans: "Geschrieben wird nur, was Sie selbst speichern.",
  means:
    "Für Prüfer. Prüfen, Ansehen, Ergebnisse speichern, Berichte schreiben und prüfen geht weiter; nichts wird versiegelt, keine Vertrauensdatei geändert.",
  modes: { off: "Aus", on: "Ein" },
  fixed:
    "Der Modus wurde beim Start der Anwendung eingeschaltet und gilt, bis sie ohne ihn gestartet wird.",
  noSealing:
    "Hier wird nichts versiegelt: Im Nur-Lese-Modus entsteht kein Paket und kommt kein Siegel hinzu.",
  noPackChange:
    "Hier wird nichts geändert: Im Nur-Lese-Modus kann die Vertrauensdatei gelesen, gewählt und verglichen werden; kein Schlüssel darin wird festgehalten oder beendet.",
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
  resume: "Wieder aufnehmen",
  fromFirstByte:
    "Geprüft wird vom ersten Byte an: Ein Ergebnis beruht auf Bytes, die in einem Zug gelesen wurden.",
  left: (count, isOne) =>
    isOne ? "1 Prüfung war nicht zu Ende" : `${count} Prüfungen waren nicht zu Ende`,
  leftMeans:
    "Die Anwendung wurde geschlossen, bevor es eine Antwort gab. Wieder aufgenommen wird jede vom ersten Byte an geprüft, denn ein Ergebnis beruht auf Bytes, die in einem Zug gelesen wurden.",
  was: { waiting: "wartete", "under-way": "lief", cancelled: "wurde angehalten" },
  under: (trust) => `unter ${trust}`,
  more: (count) => `und ${count} weitere`,
  forget: "Vergessen",
  forgetAll: "Diese Prüfungen vergessen; die Beweismittel bleiben",
  resumeAll: "Diese Prüfungen wieder aufnehmen",
  openOther: "Beweismittel öffnen",
}
