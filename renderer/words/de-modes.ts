/** Was das Fenster zu seinen Betriebsarten sagt, auf Deutsch. */
import type { enReadOnly } from "./en-modes.ts"

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
