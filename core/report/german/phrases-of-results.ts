/** Gründe, die in einem Ergebnis stehen: was Beweismittel, Signaturen, Zertifikaten und Zeiten fehlt. */
export const PHRASES_OF_RESULTS = {
  // Zeitstempel und ihre Stellen
  "the token calls the authority by a name that its certificate does not have":
    "der Zeitstempel nennt die Stelle mit einem Namen, den ihr Zertifikat nicht hat",
  "its certificate has no extended key usage":
    "ihr Zertifikat hat keine erweiterte Schlüsselverwendung",
  "the extended key usage of its certificate is not critical":
    "die erweiterte Schlüsselverwendung ihres Zertifikats ist nicht als kritisch bezeichnet",
  "its certificate is not for time-stamping and nothing else":
    "ihr Zertifikat ist nicht für Zeitstempel und nichts anderes bestimmt",
  "the key usage of its certificate does not allow signatures":
    "die Schlüsselverwendung ihres Zertifikats erlaubt keine Signaturen",
  "no authority is pinned for time": "für Zeiten ist keine Stelle hinterlegt",
  "the response grants a token and holds none":
    "die Antwort gewährt einen Zeitstempel und enthält keinen",
  "the larger of two values that make the same signature":
    "der größere zweier Werte, die dieselbe Signatur ergeben",
  "a time-stamp of another version than 1": "ein Zeitstempel einer anderen Fassung als 1",
  "its digest is not computed here": "sein Hashverfahren wird hier nicht berechnet",
  "its digest is not as long as its algorithm's":
    "sein Hashwert ist nicht so lang wie die seines Verfahrens",
  "the signed attributes name no certificate": "die signierten Attribute nennen kein Zertifikat",
  "the request was over something else": "die Anfrage galt etwas anderem",
  "the nonce is not the request's": "die Einmalzahl ist nicht die der Anfrage",
  "the policy is not the requested one": "die Richtlinie ist nicht die verlangte",
  "the certificate that was asked for is not in the token":
    "das verlangte Zertifikat ist nicht im Zeitstempel",

  // Zertifikate, Widerruf
  "the search for a path was given up after many steps":
    "die Suche nach einem Zertifikatspfad wurde nach vielen Schritten aufgegeben",
  "no path to a pinned anchor among the certificates at hand":
    "kein Pfad zu einem hinterlegten Anker in den vorliegenden Zertifikaten",
  "too many names under name constraints": "zu viele Namen unter Namensbeschränkungen",
  "a name that is excluded": "ein ausgeschlossener Name",
  "a name that is not permitted": "ein nicht zugelassener Name",
  "a responder that does not know the certificate":
    "eine Auskunftsstelle, die das Zertifikat nicht kennt",
  "a response that nobody entitled to it signed":
    "eine Auskunft, die niemand dazu Berechtigtes signiert hat",
  "a responder of another authority": "eine Auskunftsstelle einer anderen Zertifizierungsstelle",
  "a responder whose certificate is not for that":
    "eine Auskunftsstelle, deren Zertifikat nicht dafür bestimmt ist",
  "a responder outside its certificate's window":
    "eine Auskunftsstelle außerhalb des Zeitraums ihres Zertifikats",
  "a responder with a critical extension not understood":
    "eine Auskunftsstelle mit einer kritischen Erweiterung, die nicht verstanden wird",
  "a responder that the authority's key did not certify":
    "eine Auskunftsstelle, die der Schlüssel der Zertifizierungsstelle nicht zertifiziert hat",
  "a response that its responder did not sign":
    "eine Auskunft, die ihre Auskunftsstelle nicht signiert hat",
  "a responder that was revoked": "eine widerrufene Auskunftsstelle",
  "a responder that may itself have been revoked":
    "eine Auskunftsstelle, die selbst widerrufen sein kann",
  "an authority that may not issue for this purpose":
    "eine Zertifizierungsstelle, die für diesen Zweck nicht ausstellen darf",
  "a key usage without digital signatures": "eine Schlüsselverwendung ohne digitale Signaturen",
  "an extended key usage without this purpose":
    "eine erweiterte Schlüsselverwendung ohne diesen Zweck",
  "an extended key usage that is not time-stamping alone":
    "eine erweiterte Schlüsselverwendung, die nicht allein Zeitstempeln gilt",
  "an extended key usage that is not critical":
    "eine erweiterte Schlüsselverwendung, die nicht als kritisch bezeichnet ist",
  "a list for some reasons only": "eine Sperrliste nur für einige Gründe",
  "a list by a key that may not sign lists":
    "eine Sperrliste von einem Schlüssel, der keine Listen signieren darf",
  "a list that the issuer's key did not sign":
    "eine Sperrliste, die der Schlüssel des Ausstellers nicht signiert hat",
  "a delta list, which is not supported": "eine Teilsperrliste, die nicht unterstützt wird",
  "an indirect list, which is not supported":
    "eine mittelbare Sperrliste, die nicht unterstützt wird",
  "a list of attribute certificates": "eine Sperrliste von Attributzertifikaten",
  "a list of end entities only": "eine Sperrliste nur von Endzertifikaten",
  "a list of authorities only": "eine Sperrliste nur von Zertifizierungsstellen",
  "a list of another place": "eine Sperrliste eines anderen Verteilpunkts",
  "no list or response at hand speaks of it":
    "keine vorliegende Sperrliste oder Auskunft spricht davon",
  "the signature is not by this key": "die Signatur stammt nicht von diesem Schlüssel",
  "the engines do not agree about a signature":
    "die Programmbibliotheken sind sich über eine Signatur nicht einig",
  "made after the certificate had run out": "erstellt, nachdem das Zertifikat abgelaufen war",
  "without a time until which it holds, and older than asked":
    "ohne Angabe, bis wann es gilt, und älter als verlangt",
  "too old for the instant that was asked about": "zu alt für den Zeitpunkt, nach dem gefragt ist",
  "too many policies": "zu viele Richtlinien",
  "a policy is required and none reaches this far":
    "eine Richtlinie ist verlangt, und keine reicht so weit",
  "a certificate that is no authority's has issued another":
    "ein Zertifikat, das keiner Zertifizierungsstelle gehört, hat ein anderes ausgestellt",
  "more authorities below one than it allows":
    "mehr Zertifizierungsstellen unter einer, als sie erlaubt",
  "a certificate that is no authority's": "ein Zertifikat, das keiner Zertifizierungsstelle gehört",
  "a key usage without the signing of certificates":
    "eine Schlüsselverwendung, die kein Signieren von Zertifikaten umfasst",
  "a mapping of any policy": "eine Abbildung beliebiger Richtlinien",
  "a policy is required and none that is accepted leads here":
    "eine Richtlinie ist verlangt, und keine angenommene führt hierher",
  "it is an indirect list, also of other issuers (unsupported)":
    "es ist eine mittelbare Sperrliste, auch anderer Aussteller (nicht unterstützt)",
  "it is about no certificate": "sie betrifft kein Zertifikat",
  "no pinned key that may speak for its log signed it":
    "kein hinterlegter Schlüssel, der für sein Protokoll sprechen darf, hat ihn signiert",
  "nobody was asked": "niemand wurde gefragt",

  // Signaturen
  "the signature names another key": "die Signatur nennt einen anderen Schlüssel",
  "it has a context that its algorithm cannot have":
    "sie hat einen Kontext, den ihr Verfahren nicht haben kann",
  "every engine failed": "jede Programmbibliothek ist gescheitert",
  "the signer's certificate is neither in the message nor beside it":
    "das Zertifikat des Signierenden ist weder in der Nachricht noch daneben",
  "its signing certificate cannot be read": "ihr Signaturzertifikat kann nicht gelesen werden",
  "the signed attributes name another certificate than the signer's":
    "die signierten Attribute nennen ein anderes Zertifikat als das des Signierenden",
  "no certificate is left": "es bleibt kein Zertifikat übrig",
  "only plain data may be signed without attributes":
    "ohne Attribute dürfen nur einfache Daten signiert werden",
  "the signer signed content of another type": "signiert wurde ein Inhalt anderer Art",
  "no single digest of the content": "nicht genau ein Hashwert des Inhalts",
  "the signer signed with other algorithms": "signiert wurde mit anderen Verfahren",
  "its signature algorithm is not computed here": "ihr Signaturverfahren wird hier nicht berechnet",
  "the engines do not agree": "die Programmbibliotheken sind sich nicht einig",
  "a name or an origin of more than 255 bytes": "ein Name oder ein Ursprung von mehr als 255 Bytes",
  "the signature is detached, and what it is over was not given":
    "die Signatur liegt für sich, und worüber sie ist, wurde nicht angegeben",
  "not a line of this log": "keine Zeile dieses Protokolls",
  "its R is not in canonical form": "ihr R ist nicht in kanonischer Form",
  "its R is a point of small order": "ihr R ist ein Punkt kleiner Ordnung",
  "its S is not below the order of the group": "ihr S liegt nicht unter der Ordnung der Gruppe",
  "its key is not an RSA key": "ihr Schlüssel ist kein RSA-Schlüssel",
  "it is not below the modulus": "sie liegt nicht unter dem Modulus",
  "its r is out of range": "ihr r liegt außerhalb des Bereichs",
  "its s is out of range": "ihr s liegt außerhalb des Bereichs",
  "an ECDSA signature is not written that way": "eine ECDSA-Signatur wird nicht so geschrieben",

  // Beschreibende Dateien der Pakete und Listen
  "is not a label and a value": "ist keine Bezeichnung mit einem Wert",
  "Payload-Oxum is not <bytes>.<files>": "Payload-Oxum ist nicht <Bytes>.<Dateien>",
  "Payload-Oxum is stated twice": "Payload-Oxum ist zweimal angegeben",
  "is not BagIt-Version: <major>.<minor>": "ist nicht BagIt-Version: <Haupt>.<Neben>",
  "version of BagIt": "Fassung von BagIt",
  "is not Tag-File-Character-Encoding: <encoding>":
    "ist nicht Tag-File-Character-Encoding: <Zeichensatz>",
  "no known encoding": "kein bekannter Zeichensatz",
  "white space around the value": "Leerraum um den Wert",
  "is not a URL, a length and a path": "ist nicht eine URL, eine Länge und ein Pfad",
  "a file to fetch that is not payload": "eine abzuholende Datei, die keine Nutzdatei ist",
  "a file to fetch that no payload manifest lists":
    "eine abzuholende Datei, die kein Manifest der Nutzdaten nennt",
  "the file name is not the one that the standard gives it":
    "der Dateiname ist nicht der, den die Norm ihr gibt",
  "a line that is empty or a comment": "eine leere Zeile oder ein Kommentar",
  "an asterisk before the path": "ein Sternchen vor dem Pfad",
  "a tag manifest lists a payload file": "ein Manifest der Begleitdateien nennt eine Nutzdatei",
  "a payload manifest lists a file outside data/":
    "ein Manifest der Nutzdaten nennt eine Datei außerhalb von data/",
  "the path begins with ./": "der Pfad beginnt mit ./",
  "a percent sign that is not written as %25 was taken for itself":
    "ein Prozentzeichen, das nicht als %25 geschrieben ist, wurde für sich selbst genommen",
  "empty path": "leerer Pfad",
  "NUL in a path": "NUL in einem Pfad",
  "home folder shortcut": "Kürzel des Benutzerordners",
  "shortcut of an environment variable": "Kürzel einer Umgebungsvariablen",
  "digest algorithm": "Hashverfahren",
  "lists a tag manifest": "nennt ein Manifest der Begleitdateien",
  "does not list a payload manifest": "nennt ein Manifest der Nutzdaten nicht",
  "a digest without a name": "ein Hashwert ohne Namen",
  "a line after the last label that may stand here":
    "eine Zeile nach der letzten Bezeichnung, die hier stehen darf",
  "is not a generation": "ist kein früherer Stand",
  "an event that is not in canonical form": "ein Ereignis, das nicht in kanonischer Form ist",
  "a path that no bag can hold": "ein Pfad, den kein Paket haben kann",
  "a path listed twice": "ein zweimal genannter Pfad",
  "lists the same path as the line before": "nennt denselben Pfad wie die Zeile davor",
  "no two spaces after the digest": "nach dem Hashwert stehen nicht zwei Leerzeichen",
  "the path uses a percent sign or CR in another way than %25, %0A, %0D":
    "der Pfad gebraucht ein Prozentzeichen oder CR anders als in %25, %0A, %0D",
  "the path cannot lie in a bag": "der Pfad kann nicht in einem Paket liegen",
  "is not the declaration of BagIt 1.0": "ist nicht die Erklärung von BagIt 1.0",
  "lists a file that this manifest does not cover":
    "nennt eine Datei, für die dieses Manifest nicht gilt",
  "lines after the third": "Zeilen nach der dritten",
  "it was no part of that state": "es gehörte nicht zu jenem Stand",
  "not earlier than the bag itself": "nicht früher als das Paket selbst",
  "not kept": "nicht aufbewahrt",
  "does not list": "nennt nicht",
  "a file that was not there before": "eine Datei, die vorher nicht da war",
  "no checkpoint of it can be read": "kein Prüfpunkt davon kann gelesen werden",
  "the log is shorter": "das Protokoll ist kürzer",
  "consistency with an empty tree shows nothing":
    "die Übereinstimmung mit einem leeren Baum zeigt nichts",
  "a root is empty": "eine Wurzel ist leer",

  // tar
  "bytes in the padding behind a member": "Bytes in der Auffüllung hinter einem Eintrag",
  "sparse file": "Datei mit Lücken",
  "size that has no single reading": "Größe mit mehr als einer Lesart",
  "extended header longer than the limit": "erweiterter Kopf über der Grenze",
  "two long names of a link": "zwei lange Namen einer Verknüpfung",
  "two long names of one member": "zwei lange Namen eines Eintrags",
  "two extended headers of one member": "zwei erweiterte Köpfe eines Eintrags",
  "extended header for all members that names or sizes them":
    "erweiterter Kopf für alle Einträge, der ihnen Namen oder Größen gibt",
  "header for the whole archive": "Kopf für das ganze Archiv",
  "bytes in unused parts of a header": "Bytes in unbenutzten Teilen eines Kopfes",
  "where a link leads, before a member that is none":
    "ein Ziel einer Verknüpfung vor einem Eintrag, der keine ist",
  "extended header without a member": "erweiterter Kopf ohne Eintrag",
  "cut off in its end": "in seinem Ende abgeschnitten",
  "an end that is no whole block": "ein Ende, das kein ganzer Block ist",
  "more zeros after the end than the limit": "mehr Nullen nach dem Ende als die Grenze",
  "extended header in an encoding that few readers know":
    "erweiterter Kopf in einem Zeichensatz, den wenige Programme kennen",
  "extended header with an empty name": "erweiterter Kopf mit leerem Namen",
  "extended header that does not parse": "erweiterter Kopf, der nicht lesbar ist",
  "a size": "die Größe",
  "an atime": "atime",
  "a ctime": "ctime",
  "an mtime": "mtime",
  "a gid": "gid",
  "a uid": "uid",
  "long name with bytes behind its end": "langer Name mit Bytes hinter seinem Ende",
  "header in neither the POSIX nor the GNU format": "Kopf weder im Format von POSIX noch von GNU",
  "prefix in the GNU format, which has none": "Vorsatz im Format von GNU, das keinen hat",
  "number in a header that has no single reading": "Zahl in einem Kopf mit mehr als einer Lesart",
  "two extended headers with a name": "zwei erweiterte Köpfe mit einem Namen",
  "name in an encoding it does not say": "Name in einem Zeichensatz, der nicht angegeben ist",
  "size beyond all limits": "Größe jenseits aller Grenzen",
  "extended header with another size": "erweiterter Kopf mit einer anderen Größe",
  "file by its type and folder by its name": "nach der Art eine Datei, nach dem Namen ein Ordner",
  "content of a member that is no file": "Inhalt eines Eintrags, der keine Datei ist",

  // zip
  "comment of the archive": "Kommentar des Archivs",
  "comment of a member": "Kommentar eines Eintrags",
  "number of members differs from the directory": "die Zahl der Einträge weicht vom Verzeichnis ab",
  "zip64 end record differs from the end record": "der zip64-Endsatz weicht vom Endsatz ab",
  "one of several disks": "einer von mehreren Datenträgern",
  "central directory beyond the end record": "Verzeichnis jenseits des Endsatzes",
  "bytes before the archive or between its directory and its end":
    "Bytes vor dem Archiv oder zwischen seinem Verzeichnis und seinem Ende",
  "signature of an end record in the comment": "Kennung eines Endsatzes im Kommentar",
  "cut off in its comment": "in seinem Kommentar abgeschnitten",
  "zip64 end record elsewhere than its locator says":
    "zip64-Endsatz an anderer Stelle als angegeben",
  "zip64 end record with unknown parts": "zip64-Endsatz mit unbekannten Teilen",
  "local header with another version needed": "lokaler Kopf mit einer anderen nötigen Fassung",
  "local header with another time": "lokaler Kopf mit einer anderen Uhrzeit",
  "local header with another date": "lokaler Kopf mit einem anderen Datum",
  "local header with other flags": "lokaler Kopf mit anderen Kennzeichen",
  "local header with another method": "lokaler Kopf mit einem anderen Verfahren",
  "no data descriptor where one is announced": "kein Datensatz, wo einer angekündigt ist",
  "data descriptor of another width than is announced":
    "Datensatz von anderer Breite als angekündigt",
  "data descriptor that says something else": "Datensatz, der etwas anderes sagt",
  "on another disk": "auf einem anderen Datenträger",
  "name that is not UTF-8 as it says": "Name, der nicht UTF-8 ist, wie angegeben",
  "extra field with another name than the header":
    "Zusatzfeld mit einem anderen Namen als der Kopf",
  "name of a disk by its attributes": "nach den Attributen der Name eines Datenträgers",
  "folder by its name or by its attributes, not by both":
    "Ordner nach dem Namen oder nach den Attributen, nicht nach beiden",
  "patch of another file": "Änderung einer anderen Datei",
  "extra field longer than its area": "Zusatzfeld, das länger ist als sein Bereich",
  "extra field that some readers take for the directory":
    "Zusatzfeld, das manche Programme für das Verzeichnis nehmen",
  "two zip64 extra fields": "zwei zip64-Zusatzfelder",
  "two Unicode path extra fields": "zwei Zusatzfelder mit Unicode-Pfad",
  "bytes left in an extra field": "übrige Bytes in einem Zusatzfeld",
  "zip64 extra field with other values than the header":
    "zip64-Zusatzfeld mit anderen Werten als der Kopf",

  // gzip und gepackte Inhalte
  "no gzip header: not a .gz, or cut off": "kein Kopf von gzip: kein .gz, oder abgeschnitten",
  "gzip header with unknown flags": "Kopf von gzip mit unbekannten Kennzeichen",
  "gzip header that does not end": "Kopf von gzip, der nicht endet",
  "gzip header that differs from its own checksum":
    "Kopf von gzip, der von seiner eigenen Prüfzahl abweicht",
  "content of another length than the archive records":
    "Inhalt von anderer Länge, als das Archiv verzeichnet",
  "bytes after the end of the gzip member": "Bytes nach dem Ende des gepackten Teils",
  "bytes after the end of the compressed content": "Bytes nach dem Ende des gepackten Inhalts",
}
