/** Was eine Übung an Archiven verändert. */
export const DEEDS_ON_ARCHIVES = {
  "Bytes were put before the archive.": "Vor das Archiv wurden Bytes gesetzt.",
  "Bytes were put behind the archive.": "Hinter das Archiv wurden Bytes gesetzt.",
  "The end of the archive was cut off.": "Das Ende des Archivs wurde abgeschnitten.",
  "A second end record was put behind the first.":
    "Hinter den ersten Endsatz wurde ein zweiter gesetzt.",
  "The end record was made to count one member less.":
    "Der Endsatz zählt nun einen Eintrag weniger.",
  "A member was put in that the directory does not list.":
    "Ein Eintrag kam hinein, den das Verzeichnis nicht nennt.",
  "A second member of the same name was put in.":
    "Ein zweiter Eintrag desselben Namens kam hinein.",
  "A member was given another name in its local header.":
    "Ein Eintrag bekam in seinem lokalen Kopf einen anderen Namen.",
  "A member was given another size in its local header.":
    "Ein Eintrag bekam in seinem lokalen Kopf eine andere Größe.",
  "A member was given another checksum in its local header.":
    "Ein Eintrag bekam in seinem lokalen Kopf eine andere Prüfsumme.",
  "Two members were made to share one content.": "Zwei Einträge teilen sich nun einen Inhalt.",
  "The checksum of a member was changed wherever it is recorded.":
    "Die Prüfsumme eines Eintrags wurde überall geändert, wo sie steht.",
  "A member's content was changed and its checksum renewed.":
    "Der Inhalt eines Eintrags wurde geändert und seine Prüfsumme erneuert.",
  "A member was marked as encrypted.": "Ein Eintrag wurde als verschlüsselt bezeichnet.",
  "A member was marked as compressed in an unknown way.":
    "Ein Eintrag wurde als auf unbekannte Art komprimiert bezeichnet.",
  "A member was marked as a symbolic link.": "Ein Eintrag wurde als symbolischer Link bezeichnet.",
  "A member was marked as the name of a disk.":
    "Ein Eintrag wurde als Name eines Datenträgers bezeichnet.",
  "A member was given a name that leads out of the evidence.":
    "Ein Eintrag bekam einen Namen, der aus dem Beweismittel hinausführt.",
  "A member was made a folder by a slash at the end of its local name.":
    "Ein Eintrag wurde durch einen Schrägstrich am Ende seines lokalen Namens zum Ordner.",
  "A member was given an extra field that some programs take for its header.":
    "Ein Eintrag bekam ein Zusatzfeld, das manche Programme für seinen Kopf halten.",
  "A member was given a data descriptor with sizes that are twice as wide as announced.":
    "Ein Eintrag bekam eine nachgestellte Angabe, deren Größen doppelt so breit sind wie angekündigt.",
  "A member was put in whose name differs from another only in case.":
    "Ein Eintrag kam hinein, dessen Name sich von einem anderen nur in der Groß- und Kleinschreibung unterscheidet.",
  "Two blocks of zeros were put before the archive.":
    "Vor das Archiv wurden zwei Blöcke aus Nullen gesetzt.",
  "Two blocks of zeros were put before a member.":
    "Vor einen Eintrag wurden zwei Blöcke aus Nullen gesetzt.",
  "One block of zeros was put before a member.":
    "Vor einen Eintrag wurde ein Block aus Nullen gesetzt.",
  "A member was put behind the end of the archive.":
    "Hinter das Ende des Archivs wurde ein Eintrag gesetzt.",
  "A whole second archive was put behind the first.":
    "Hinter das erste Archiv wurde ein ganzes zweites gesetzt.",
  "More zeros than anybody needs were put behind the end.":
    "Hinter das Ende kamen mehr Nullen, als jemand braucht.",
  "The blocks of zeros that end the archive were removed.":
    "Die Blöcke aus Nullen, die das Archiv beenden, wurden entfernt.",
  "The archive was cut off within the content of a member.":
    "Das Archiv wurde mitten im Inhalt eines Eintrags abgeschnitten.",
  "A member's content was changed; a tar keeps no checksum of it.":
    "Der Inhalt eines Eintrags wurde geändert; ein tar kennt dafür keine Prüfsumme.",
  "The checksum of a header was changed.": "Die Prüfsumme eines Kopfes wurde geändert.",
  "A member was given another name.": "Ein Eintrag bekam einen anderen Namen.",
  "A member was moved by the prefix of its name.":
    "Ein Eintrag wurde durch den Vorsatz seines Namens verschoben.",
  "A member in GNU's format was given a prefix.":
    "Ein Eintrag im Format von GNU bekam einen Vorsatz.",
  "A member was named out of the evidence.":
    "Ein Eintrag bekam einen Namen außerhalb des Beweismittels.",
  "A member was said to be one byte shorter.": "Ein Eintrag wurde als ein Byte kürzer bezeichnet.",
  "A member was made to swallow the one behind it.": "Ein Eintrag verschlingt nun den hinter ihm.",
  "A size was written so that programs read it differently.":
    "Eine Größe wurde so geschrieben, dass Programme sie verschieden lesen.",
  "A size below zero was written in base 256.":
    "Eine Größe unter null wurde zur Basis 256 geschrieben.",
  "A size beyond all disks was written in base 256.":
    "Eine Größe jenseits aller Datenträger wurde zur Basis 256 geschrieben.",
  "A header was written in the format of before 1988.":
    "Ein Kopf wurde im Format von vor 1988 geschrieben.",
  "A member was made a hard link.": "Ein Eintrag wurde zum festen Link.",
  "A member was made a symbolic link.": "Ein Eintrag wurde zum symbolischen Link.",
  "A member was made a device.": "Ein Eintrag wurde zum Gerät.",
  "A member was made a pipe.": "Ein Eintrag wurde zur Pipe.",
  "A member was made a folder with content.": "Ein Eintrag wurde zum Ordner mit Inhalt.",
  "A member was made a contiguous file, which some systems know.":
    "Ein Eintrag wurde zur zusammenhängenden Datei, die manche Systeme kennen.",
  "A member was made a sparse file.": "Ein Eintrag wurde zur Datei mit Lücken.",
  "A member was made the rest of a file on another tape.":
    "Ein Eintrag wurde zum Rest einer Datei auf einem anderen Band.",
  "A member was made something that no program knows.":
    "Ein Eintrag wurde etwas, was kein Programm kennt.",
  "The mode in a header was made no number.":
    "Die Zugriffsrechte in einem Kopf sind nun keine Zahl.",
  "The owner in a header was made no number.": "Der Eigentümer in einem Kopf ist nun keine Zahl.",
  "The group in a header was made no number.": "Die Gruppe in einem Kopf ist nun keine Zahl.",
  "The time in a header was made no number.": "Die Zeit in einem Kopf ist nun keine Zahl.",
  "The device in a header was made no number.": "Das Gerät in einem Kopf ist nun keine Zahl.",
  "A file was put beside the folder of the bag.":
    "Neben den Ordner des Pakets wurde eine Datei gelegt.",
  "A symbolic link was put in beside the member.":
    "Neben den Eintrag wurde ein symbolischer Link gelegt.",
  "A member was renamed by a pax header.": "Ein Eintrag wurde durch einen pax-Kopf umbenannt.",
  "A member was given another size by a pax header.":
    "Ein Eintrag bekam durch einen pax-Kopf eine andere Größe.",
  "A member was given a size that is no number.":
    "Ein Eintrag bekam eine Größe, die keine Zahl ist.",
  "A member was given two names in one pax header.":
    "Ein Eintrag bekam in einem pax-Kopf zwei Namen.",
  "A member was given an empty name.": "Ein Eintrag bekam einen leeren Namen.",
  "A member was given two pax headers.": "Ein Eintrag bekam zwei pax-Köpfe.",
  "A member was said to be named in an unknown encoding.":
    "Der Name eines Eintrags soll in einer unbekannten Kodierung stehen.",
  "A member was said to be sparse by a pax header.":
    "Ein Eintrag soll nach einem pax-Kopf Lücken haben.",
  "A member was given a pax header with a wrong length.":
    "Ein Eintrag bekam einen pax-Kopf mit falscher Länge.",
  "A member was given a pax header that is not UTF-8.":
    "Ein Eintrag bekam einen pax-Kopf, der kein UTF-8 ist.",
  "A member was given a pax header beyond all need.":
    "Ein Eintrag bekam einen pax-Kopf, der größer ist als je nötig.",
  "A member and all behind it were given one name.":
    "Ein Eintrag und alle hinter ihm bekamen denselben Namen.",
  "A member and all behind it were given one size.":
    "Ein Eintrag und alle hinter ihm bekamen dieselbe Größe.",
  "A member was renamed by GNU's header for long names.":
    "Ein Eintrag wurde durch den GNU-Kopf für lange Namen umbenannt.",
  "A member was given a long name that goes on behind its end.":
    "Ein Eintrag bekam einen langen Namen, der hinter seinem Ende weitergeht.",
  "A member was given two long names.": "Ein Eintrag bekam zwei lange Namen.",
  "A member was named by GNU's way and by pax.":
    "Ein Eintrag bekam einen Namen nach Art von GNU und einen durch pax.",
  "A member was given two long names of a link.": "Ein Eintrag bekam zwei lange Namen eines Links.",
  "A pax header was put before the end, where no member follows.":
    "Vor das Ende, wo kein Eintrag folgt, wurde ein pax-Kopf gesetzt.",
  "A long name was put before the end.": "Vor das Ende wurde ein langer Name gesetzt.",
  "Bytes were put before the gzip file.": "Vor die gzip-Datei wurden Bytes gesetzt.",
  "Bytes were put behind the gzip file.": "Hinter die gzip-Datei wurden Bytes gesetzt.",
  "Zeros were put behind the gzip file.": "Hinter die gzip-Datei wurden Nullen gesetzt.",
  "A second gzip member was put behind the first.":
    "Hinter den ersten gzip-Teil wurde ein zweiter gesetzt.",
  "An empty gzip member was put before the first.":
    "Vor den ersten gzip-Teil wurde ein leerer gesetzt.",
  "The whole gzip file was put behind itself.":
    "Die ganze gzip-Datei wurde hinter sich selbst gesetzt.",
  "The end of the gzip file was cut off.": "Das Ende der gzip-Datei wurde abgeschnitten.",
  "The trailer of the gzip file was cut off.": "Der Nachsatz der gzip-Datei wurde abgeschnitten.",
  "The checksum in the trailer was changed.": "Die Prüfsumme im Nachsatz wurde geändert.",
  "The length in the trailer was changed.": "Die Länge im Nachsatz wurde geändert.",
  "A byte within the compressed content was changed.":
    "Ein Byte im komprimierten Inhalt wurde geändert.",
  "The header was made to name another method.": "Der Kopf nennt nun ein anderes Verfahren.",
  "A flag was set in the header that means nothing yet.":
    "Im Kopf wurde ein Zeichen gesetzt, das noch nichts bedeutet.",
  "The header was given a wrong checksum of itself.":
    "Der Kopf bekam eine falsche Prüfsumme seiner selbst.",
  "The header was made to swallow what is behind it.":
    "Der Kopf verschlingt nun, was hinter ihm steht.",
}
