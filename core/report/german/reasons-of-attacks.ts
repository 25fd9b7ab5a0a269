/** Warum eine Art der Veränderung nicht versucht wurde. */
export const REASONS_OF_ATTACKS = {
  "all payload files are equal": "alle Dateien des Inhalts sind gleich",
  "files of that generation are gone": "Dateien jener Generation gibt es nicht mehr",
  "needs the private key of a seal: none was given as stolen":
    "dafür braucht es den privaten Schlüssel eines Siegels; als gestohlen wurde keiner angegeben",
  "needs the private key of the log: it was not given as stolen":
    "dafür braucht es den privaten Schlüssel des Protokolls; als gestohlen wurde er nicht angegeben",
  "no file of the payload is named by its own header":
    "keine Datei des Inhalts ist in ihrem eigenen Kopfsatz benannt",
  "no seal follows another": "kein Siegel folgt auf ein anderes",
  "no small payload file holds a line end": "keine kleine Datei des Inhalts enthält ein Zeilenende",
  "no time-stamp is written that way": "kein Zeitstempel ist so geschrieben",
  "the archive has zip64 records or a comment": "das Archiv hat zip64-Angaben oder einen Kommentar",
  "the archive has zip64 records, a comment, or no payload":
    "das Archiv hat zip64-Angaben, einen Kommentar oder keinen Inhalt",
  "the archive is too large to be held": "das Archiv ist zu groß für den Arbeitsspeicher",
  "the checkpoint gives no occasion for it": "der Prüfpunkt gibt keine Gelegenheit dazu",
  "the event gives no occasion for it": "das Ereignis gibt keine Gelegenheit dazu",
  "the file gives no occasion for it": "die Datei gibt keine Gelegenheit dazu",
  "the evidence is a .tar, not a .tar.gz": "das Beweismittel ist ein .tar, kein .tar.gz",
  "the evidence is a .tar, not a .zip": "das Beweismittel ist ein .tar, kein .zip",
  "the evidence is a .tar.gz, not a .zip": "das Beweismittel ist ein .tar.gz, kein .zip",
  "the evidence is a .zip, not a .tar": "das Beweismittel ist ein .zip, kein .tar",
  "the evidence is a .zip, not a .tar.gz": "das Beweismittel ist ein .zip, kein .tar.gz",
  "the key cannot sign a checkpoint": "der Schlüssel kann keinen Prüfpunkt signieren",
  "the log has fewer than three events": "das Protokoll hat weniger als drei Ereignisse",
  "the log has too few events": "das Protokoll hat zu wenige Ereignisse",
  "the log is too large to be held and written anew":
    "das Protokoll ist zu groß, um im Arbeitsspeicher neu geschrieben zu werden",
  "the member is compressed, or too large to be changed as a whole":
    "die Datei im Archiv ist komprimiert oder zu groß, um ganz geändert zu werden",
  "the member is too large to be doubled":
    "die Datei im Archiv ist zu groß, um verdoppelt zu werden",
  "the name has another length in capitals": "der Name ist in Großbuchstaben anders lang",
  "the name has no letters": "der Name hat keine Buchstaben",
  "the payload is too large to be digested once more":
    "der Inhalt ist zu groß, um noch einmal gelesen zu werden",
  "there are no two files": "es gibt keine zwei Dateien",
  "there are too few payload files": "es gibt zu wenige Dateien des Inhalts",
  "there is no archive, and none small enough to be held":
    "es gibt kein Archiv, und keines, das in den Arbeitsspeicher passt",
  "there is no checkpoint": "es gibt keinen Prüfpunkt",
  "there is no earlier generation": "es gibt keine frühere Generation",
  "there is no log": "es gibt kein Protokoll",
  "there is no member behind it": "dahinter liegt keine Datei im Archiv",
  "there is no payload file": "es gibt keine Datei des Inhalts",
  "there is no payload file with content": "es gibt keine Datei des Inhalts, die nicht leer ist",
  "there is no seal": "es gibt kein Siegel",
  "there is no time-stamp": "es gibt keinen Zeitstempel",
  "there is nothing to strike at": "es gibt nichts, was zu verändern wäre",
  "there is only one member": "es gibt nur eine Datei im Archiv",
  "there is only one seal": "es gibt nur ein Siegel",
}
