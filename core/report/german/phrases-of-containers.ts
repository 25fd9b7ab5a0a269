/** Was an Ordnern, Archiven und Listen nicht stimmt: die Gründe, die Befunde nennen. */
export const PHRASES_OF_CONTAINERS = {
  // Namen
  "empty name": "leerer Name",
  "NUL in a name": "NUL in einem Namen",
  "backslash, which separates names on some systems":
    "Backslash, der auf manchen Systemen Namen trennt",
  "absolute path": "absoluter Pfad",
  "drive letter": "Laufwerksbuchstabe",
  "name is not Unicode text": "Name ist kein Unicode-Text",
  "name is not UTF-8": "Name ist kein UTF-8",
  "empty component": "leerer Teil",
  "component that ends in a dot or a space, which some systems drop":
    "Teil, der auf Punkt oder Leerzeichen endet, was manche Systeme weglassen",
  "name that Windows reserves for a device": "Name, den Windows einem Gerät vorbehält",
  "name longer than the limit": "Name länger als die Grenze",
  "two members with one name": "zwei Einträge mit einem Namen",
  "file where a folder must be": "Datei, wo ein Ordner sein muss",

  // Ordner
  "more entries than the limit": "mehr Einträge als die Grenze",
  "not a regular file": "keine gewöhnliche Datei",
  "removed while the folder was listed": "entfernt, während der Ordner gelesen wurde",
  "added after the folder was listed": "hinzugekommen, nachdem der Ordner gelesen war",
  "removed or renamed after the folder was listed":
    "entfernt oder umbenannt, nachdem der Ordner gelesen war",
  "removed or replaced after it was listed": "entfernt oder ersetzt, nachdem es gelesen war",
  "other content, size or time than when it was listed":
    "anderer Inhalt, andere Größe oder Zeit als beim Auflisten",
  "symbolic link": "symbolische Verknüpfung",
  "hard link": "harte Verknüpfung",
  "device, pipe or socket": "Gerät, Pipe oder Socket",

  // Archive
  "cut off": "abgeschnitten",
  "more members than the limit": "mehr Einträge als die Grenze",
  "the archive changed while it was read": "das Archiv änderte sich beim Lesen",
  "the archive breaks off before its end": "das Archiv bricht vor seinem Ende ab",
  "data after the end of the archive": "Daten nach dem Ende des Archivs",
  "gap after the content": "Lücke nach dem Inhalt",
  "bytes before the first member": "Bytes vor dem ersten Eintrag",
  "overlaps what comes after it": "überlappt, was danach kommt",
  "damaged directory": "beschädigtes Verzeichnis",
  "directory cut off": "abgeschnittenes Verzeichnis",
  "no end record: not a .zip, or cut off": "kein Endsatz: kein .zip, oder abgeschnitten",
  "two end records": "zwei Endsätze",
  "compressed beyond the limit": "stärker komprimiert als die Grenze",
  "more decompressed content than the limit": "mehr entpackter Inhalt als die Grenze",
  "no local header where the directory says": "kein lokaler Kopf, wo das Verzeichnis einen nennt",
  "local header with another name": "lokaler Kopf mit anderem Namen",
  "local header with another size": "lokaler Kopf mit anderer Größe",
  "local header with another compressed size": "lokaler Kopf mit anderer komprimierter Größe",
  "local header with another checksum": "lokaler Kopf mit anderer Prüfsumme",
  "stored member with two sizes": "unkomprimierter Eintrag mit zwei Größen",
  "folder with content": "Ordner mit Inhalt",
  "header with a wrong checksum": "Kopf mit falscher Prüfsumme",
  "checksum differs from the archive's record":
    "die Prüfsumme weicht von der ab, die das Archiv verzeichnet",
  "content smaller than the archive records": "weniger Inhalt, als das Archiv verzeichnet",
  "content larger than the archive records": "mehr Inhalt, als das Archiv verzeichnet",
  "a second reader refuses what the first accepts":
    "ein zweiter Leser lehnt ab, was der erste annimmt",
  "two readers see two different archives": "zwei Leser sehen zwei verschiedene Archive",

  // Listen und Beschreibungen
  "the declaration is missing": "die Erklärung fehlt",
  "begins with a byte order mark": "beginnt mit einer Bytereihenfolge-Marke",
  "more than two lines": "mehr als zwei Zeilen",
  "no payload manifest": "kein Manifest der Inhalte",
  "no folder data/": "kein Ordner data/",
  "listed before": "schon aufgeführt",
  "listed before with another digest": "schon mit anderem Hashwert aufgeführt",
  "is not a digest and a name": "ist nicht Hashwert und Name",
  "the last line does not end with LF": "die letzte Zeile endet nicht mit LF",
  "not in the order of the bytes of the paths": "nicht in der Reihenfolge der Bytes der Pfade",
  "empty line": "leere Zeile",
  "the log is missing": "das Protokoll fehlt",
  "the manifest is missing": "das Manifest fehlt",
  "the description is missing": "die Beschreibung fehlt",
  "the checkpoint is missing": "der Prüfpunkt fehlt",
  "not exactly one signature line": "nicht genau eine Signaturzeile",

  // Protokoll
  "the log ends within a line": "das Protokoll endet innerhalb einer Zeile",
  "an earlier event has the same id": "ein früheres Ereignis hat dieselbe Kennung",
  "the line is empty": "die Zeile ist leer",
  "the line ends with CR LF": "die Zeile endet mit CR LF",
  "the line holds NUL bytes": "die Zeile enthält NUL-Bytes",
  "more events than the limit": "mehr Ereignisse als die Grenze",
} as const
