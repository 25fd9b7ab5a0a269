/** Was beim Öffnen, Lesen und Schreiben im Weg stand. */
export const SAYINGS_OF_FILES = {
  "{text}": "{text}",
  "{path}: {count} digests by {algorithm}": "{path}: {count} Hashwerte mit {algorithm}",
  "{path}: as {role}, said to be made {sealedAt}":
    "{path}: als {role}, nach eigener Angabe von {sealedAt}",
  "{number}, with {count} seals": "{number}, mit {count} Siegeln",
  // Gründe des Systems
  "there is no such file or folder": "es gibt keine solche Datei und keinen solchen Ordner",
  "permission is missing": "die Berechtigung fehlt",
  "the system does not permit it": "das System erlaubt es nicht",
  "it is a folder": "es ist ein Ordner",
  "a part of its path is not a folder": "ein Teil des Pfads ist kein Ordner",
  "the disk is full": "der Datenträger ist voll",
  "it exists already": "es gibt es schon",
  "the disk is read-only": "der Datenträger ist schreibgeschützt",
  "the disk reports an input or output error":
    "der Datenträger meldet einen Ein- oder Ausgabefehler",
  "its links lead in a circle": "die Verknüpfungen führen im Kreis",
  "too many files are open": "zu viele Dateien sind offen",
  "its name is too long for the system": "der Name ist zu lang für das System",
  "unknown error": "unbekannter Fehler",

  // Wie unsere eigenen Dateien heißen
  "the key": "der Schlüssel",
  "the public key": "der öffentliche Schlüssel",
  "the certificate": "das Zertifikat",
  "the checkpoint": "der Prüfpunkt",
  "the trust file": "die Vertrauensdatei",
  "the file": "die Datei",
  "the policy": "die Prüfrichtlinie",
  "the earlier result": "das frühere Ergebnis",
  "the head of the trust file": "der Kopf der Vertrauensdatei",
  "the revocation data": "die Widerrufsdaten",
  "the report": "der Bericht",
  "the time-stamp": "der Zeitstempel",
  "the request": "die Anforderung",
  "the requests": "die Anforderungen",
  "the case file": "die Falldatei",

  // Lesen
  "{what} is larger than 512 MiB": "{what} ist größer als 512 MiB",
  "{what} cannot be read: {reason}": "{what} lässt sich nicht lesen: {reason}",
  "it cannot be read: {reason}": "lässt sich nicht lesen: {reason}",
  "cannot be read: {reason}": "lässt sich nicht lesen: {reason}",
  "a file cannot be read: {reason}": "eine Datei lässt sich nicht lesen: {reason}",
  "the folder cannot be read: {reason}": "der Ordner lässt sich nicht lesen: {reason}",
  "the archive cannot be read: {reason}": "das Archiv lässt sich nicht lesen: {reason}",
  "the evidence cannot be read: {reason}; check the path and its permissions":
    "die Beweismittel lassen sich nicht lesen: {reason}; sehen Sie nach, ob sie noch da sind und ob Sie sie lesen dürfen",
  "the evidence is neither a folder nor a regular file; choose one of these":
    "die Beweismittel sind weder ein Ordner noch eine gewöhnliche Datei; wählen Sie eines von beiden",
  "it is neither a folder nor a regular file, so it cannot be examined":
    "das ist weder ein Ordner noch eine gewöhnliche Datei und lässt sich deshalb nicht prüfen",
  "what lies nowhere on this machine, such as an attachment of a mail, cannot be examined: save it as a file, and give that":
    "was nirgends auf diesem Rechner liegt, etwa der Anhang einer E-Mail, lässt sich nicht prüfen: Speichern Sie es als Datei, und nehmen Sie diese",
  "{given} things were given at once, and at most {most} are taken: put them into one folder and give that":
    "{given} Dinge auf einmal sind zu viele, höchstens {most} werden angenommen: Legen Sie sie in einen Ordner, und nehmen Sie diesen",
  "the archive would have to be decompressed too often; unpack it and examine the folder":
    "das Archiv müsste zu oft entpackt werden; entpacken Sie es, und prüfen Sie den Ordner",
  "the file is not in the evidence any more": "die Datei ist nicht mehr in den Beweismitteln",
  "the result lists no such file": "das Ergebnis führt keine solche Datei auf",

  // Schreiben
  "cannot be written: {advice}": "lässt sich nicht schreiben: {advice}",
  "{reason}; nothing was left behind, make room and run it again":
    "{reason}; nichts blieb zurück, schaffen Sie Platz, und versuchen Sie es noch einmal",
  "{reason}; choose a folder that you may write to":
    "{reason}; wählen Sie einen Ordner, in den Sie schreiben dürfen",
  "the folder it should lie in does not exist; make that folder first":
    "den Ordner, in dem es liegen soll, gibt es nicht; legen Sie ihn zuerst an",
  "exists already and is never overwritten; choose another name":
    "gibt es schon und wird nie überschrieben; wählen Sie einen anderen Namen",
  "this place lies inside evidence, and writing there would change it; choose another":
    "dieser Ort liegt in Beweismitteln, und dort zu schreiben würde sie verändern; wählen Sie einen anderen",
  "{message}; {scratch} could not be removed either":
    "{message}; auch {scratch} ließ sich nicht entfernen",
  "what was read back is not what was written; check the disk, nothing was left behind":
    "was zurückgelesen wurde, ist nicht das, was geschrieben wurde; prüfen Sie den Datenträger, nichts blieb zurück",

  // Protokoll und Suche
  "the evidence has no log": "die Beweismittel haben kein Protokoll",
  "this evidence has no log of events": "diese Beweismittel haben kein Protokoll von Ereignissen",
  "the log is not what was examined; examine the evidence again":
    "das Protokoll ist nicht mehr das geprüfte; prüfen Sie die Beweismittel noch einmal",
  "the log has no such line in a tree of that size":
    "das Protokoll hat in einem Baum dieser Größe keine solche Zeile",
  "the log has more than {most} lines, which is more than can be shown; all of it was examined":
    "das Protokoll hat mehr als {most} Zeilen, mehr als sich zeigen lassen; geprüft wurde es ganz",
  "line {line} of the log is longer than is read": "Zeile {line} des Protokolls ist zu lang",
  "the copy of the log was cut": "die Kopie des Protokolls wurde abgeschnitten",
  "the copy of the log cannot be read: {reason}":
    "die Kopie des Protokolls lässt sich nicht lesen: {reason}",
  "search is not available: {reason}": "eine Suche ist nicht möglich: {reason}",
  "the search is being opened": "die Suche wird geöffnet",
  "the search ended: {what}": "die Suche brach ab: {what}",
  "the search ended; examine the evidence again to search in it":
    "die Suche brach ab; prüfen Sie die Beweismittel noch einmal, um darin zu suchen",
  "the log was closed": "das Protokoll wurde geschlossen",
} as const
