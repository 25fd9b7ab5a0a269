/** Was eine Übung an Dateien, ihren Namen und den Manifesten verändert. */
export const DEEDS_ON_FILES = {
  "One bit of a payload file was flipped.": "In einer Nutzdatei wurde ein Bit umgedreht.",
  "A space was added behind a payload file.": "An eine Nutzdatei wurde ein Leerzeichen angehängt.",
  "The second half of a payload file was cut off.":
    "Die zweite Hälfte einer Nutzdatei wurde abgeschnitten.",
  "A payload file was emptied.": "Eine Nutzdatei wurde geleert.",
  "An editor put a byte order mark before a payload file.":
    "Ein Editor hat vor eine Nutzdatei eine Bytereihenfolge-Marke gesetzt.",
  "A transfer turned a line end of a payload file into CR LF.":
    "Eine Übertragung hat aus einem Zeilenende einer Nutzdatei CR LF gemacht.",
  "Two payload files got each other's content.":
    "Zwei Nutzdateien bekamen den Inhalt der jeweils anderen.",
  "A file was added to the payload.": "Zu den Nutzdateien kam eine Datei hinzu.",
  "A hidden file was added to the payload.": "Zu den Nutzdateien kam eine versteckte Datei hinzu.",
  "A file was added beside the payload.": "Neben die Nutzdateien wurde eine Datei gelegt.",
  "A file was added below custody/.": "Unter custody/ wurde eine Datei gelegt.",
  "A file with a name that Windows opens as a device was added.":
    "Eine Datei kam hinzu, deren Namen Windows als Gerät öffnet.",
  "A file was added whose name some systems cut.":
    "Eine Datei kam hinzu, deren Namen manche Systeme kürzen.",
  "A file was added whose name holds a backslash.":
    "Eine Datei kam hinzu, deren Name einen umgekehrten Schrägstrich enthält.",
  "A file was added whose name is shown backwards.":
    "Eine Datei kam hinzu, deren Name rückwärts angezeigt wird.",
  "An empty folder was added.": "Ein leerer Ordner kam hinzu.",
  "A symbolic link was added.": "Ein symbolischer Link kam hinzu.",
  "A device was added.": "Ein Gerät kam hinzu.",
  "A payload file was replaced by a symbolic link.":
    "Eine Nutzdatei wurde durch einen symbolischen Link ersetzt.",
  "A payload file was replaced by a folder.": "Eine Nutzdatei wurde durch einen Ordner ersetzt.",
  "A payload file was removed.": "Eine Nutzdatei wurde entfernt.",
  "A payload file was given another name.": "Eine Nutzdatei bekam einen anderen Namen.",
  "A payload file was moved into another folder.":
    "Eine Nutzdatei wurde in einen anderen Ordner verschoben.",
  "A payload file was removed and a copy of another put beside that one.":
    "Eine Nutzdatei wurde entfernt und die Kopie einer anderen neben diese gelegt.",
  "A file was added whose name differs from another only in case.":
    "Eine Datei kam hinzu, deren Name sich von einem anderen nur in der Groß- und Kleinschreibung unterscheidet.",
  "Two files were added whose names differ only in Unicode form.":
    "Zwei Dateien kamen hinzu, deren Namen sich nur in der Unicode-Form unterscheiden.",
  "Two files were added whose names differ only in Unicode form and case.":
    "Zwei Dateien kamen hinzu, deren Namen sich nur in der Unicode-Form und der Groß- und Kleinschreibung unterscheiden.",
  "Two files were added whose names differ only in a letter that is a form of another.":
    "Zwei Dateien kamen hinzu, deren Namen sich nur in einem Buchstaben unterscheiden, der eine Form eines anderen ist.",
  "A digest in the manifest was changed.": "Ein Hashwert im Manifest wurde geändert.",
  "A line was taken out of the manifest.": "Eine Zeile wurde aus dem Manifest genommen.",
  "A file that is not there was added to the manifest.":
    "Eine Datei, die es nicht gibt, kam ins Manifest.",
  "A file was listed twice, with two digests.":
    "Eine Datei wurde zweimal verzeichnet, mit zwei Hashwerten.",
  "The lines of the manifest were put in another order.":
    "Die Zeilen des Manifests wurden umgeordnet.",
  "The digests of the manifest were written in capitals.":
    "Die Hashwerte des Manifests wurden in Großbuchstaben geschrieben.",
  "The manifest was removed.": "Das Manifest wurde entfernt.",
  "The tag manifest was removed.": "Das Manifest der Begleitdateien wurde entfernt.",
  "The declaration bagit.txt was removed.": "Die Erklärung bagit.txt wurde entfernt.",
  "The description bag-info.txt was removed.": "Die Beschreibung bag-info.txt wurde entfernt.",
  "The log's digest in the tag manifest was changed.":
    "Der Hashwert des Protokolls im Manifest der Begleitdateien wurde geändert.",
  "The log was taken off the tag manifest.":
    "Das Protokoll wurde aus dem Manifest der Begleitdateien genommen.",
  "The bag was given another id.": "Das Paket bekam eine andere Kennung.",
  "The number of payload files was changed.": "Die Zahl der Nutzdateien wurde geändert.",
  "The declaration was made to name another version.":
    "Die Erklärung nennt nun eine andere Fassung.",
  "A manifest of a weaker algorithm was added.":
    "Ein Manifest nach einem schwächeren Verfahren kam hinzu.",
  "A tag manifest was added that no seal names.":
    "Ein Manifest der Begleitdateien kam hinzu, das kein Siegel nennt.",
  "A list of files to be fetched from elsewhere was added.":
    "Eine Liste von Dateien kam hinzu, die anderswo zu holen seien.",
  "A payload file was changed and every manifest recomputed.":
    "Eine Nutzdatei wurde geändert und jedes Manifest neu berechnet.",
  "A payload file was removed and every manifest recomputed.":
    "Eine Nutzdatei wurde entfernt und jedes Manifest neu berechnet.",
  "A payload file was added and every manifest recomputed.":
    "Eine Nutzdatei kam hinzu, und jedes Manifest wurde neu berechnet.",
  "Log, seals and description were removed.": "Protokoll, Siegel und Beschreibung wurden entfernt.",
  "Everything but the payload was removed.": "Alles außer den Nutzdateien wurde entfernt.",
  "Log, seals and description were removed, and the manifest replaced by one of MD5.":
    "Protokoll, Siegel und Beschreibung wurden entfernt und das Manifest durch eines nach MD5 ersetzt.",
  "One byte, anywhere, was changed at random.":
    "Ein Byte an beliebiger Stelle wurde zufällig verändert.",
}
