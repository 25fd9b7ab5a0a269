/** Warum ein Bericht nicht oder nicht ganz überzeugt: die Gründe, die seine Prüfung nennt. */
export const PHRASES_OF_REPORTS = {
  // Was eine Datei zum Bericht macht
  "it is neither a PDF nor a result in JSON":
    "die Datei ist weder ein PDF noch ein Ergebnis in JSON",
  "the file does not end as a PDF does": "die Datei endet nicht wie ein PDF",
  "it has no table of its objects where it says":
    "die Tabelle ihrer Objekte liegt nicht dort, wo sie es sagt",
  "it was added to after it was written":
    "nachdem die Datei geschrieben war, wurde etwas hinzugefügt",
  "something was appended to the report after it was written":
    "an den Bericht wurde etwas angehängt, nachdem er geschrieben war",
  "something was appended after it was signed":
    "es wurde etwas angehängt, nachdem der Bericht signiert war",
  "it is encrypted": "die Datei ist verschlüsselt",
  "the trailer is not at the end": "der Abschluss steht nicht am Ende",
  "no result.json is attached to it, or more than one":
    "es ist keine result.json beigefügt oder mehr als eine",
  "the file could not be taken apart": "die Datei ließ sich nicht zerlegen",
  // Ergebnis und Seiten
  "a result has no pages": "ein Ergebnis hat keine Seiten",
  "the result does not say what it is about": "das Ergebnis sagt nicht, worum es darin geht",
  "the attached result could not be read": "das beigefügte Ergebnis ließ sich nicht lesen",
  "the file does not say which result its pages are about":
    "die Datei sagt nicht, zu welchem Ergebnis ihre Seiten gehören",
  "the pages are about another result than the one attached":
    "die Seiten gehören zu einem anderen Ergebnis als dem beigefügten",
  // Was signiert ist
  "the file is not signed": "die Datei ist nicht signiert",
  "it has not exactly one field": "die Datei hat nicht genau ein Feld",
  "its signature has another form": "ihre Signatur hat eine andere Form",
  "its signature is empty": "ihre Signatur ist leer",
  "it does not say which bytes are signed": "die Datei sagt nicht, welche Bytes signiert sind",
  "bytes at the beginning or at the end of the file are not signed":
    "Bytes am Anfang oder am Ende der Datei sind nicht signiert",
  "bytes around the signature are not signed": "Bytes um die Signatur herum sind nicht signiert",
  "there are bytes beside the signature that are not signed":
    "neben der Signatur stehen Bytes, die nicht signiert sind",
  // Die Signatur
  "the signature cannot be read": "die Signatur lässt sich nicht lesen",
  "it has not exactly one signer": "sie hat nicht genau einen Unterzeichner",
  "the signature holds a content of its own": "die Signatur enthält einen eigenen Inhalt",
  "the signature does not hold": "die Signatur hält der Prüfung nicht stand",
  "the signer signed another content": "signiert wurde ein anderer Inhalt",
  "the signature is not by its certificate's key":
    "die Signatur stammt nicht vom Schlüssel ihres Zertifikats",
  "it does not say under which certificate it was made":
    "sie sagt nicht, unter welchem Zertifikat sie gemacht wurde",
  "its digest can be forged": "ihr Hashwert lässt sich fälschen",
  "its key is too weak": "ihr Schlüssel ist zu schwach",
  // Die Zeit
  "the time-stamp is over something else": "der Zeitstempel gilt etwas anderem",
  "more time-stamps than anybody puts in": "mehr Zeitstempel, als irgendjemand einfügt",
  "it proves nothing": "er beweist nichts",
  // Wer signiert hat
  "no trust file was given": "es wurde keine Vertrauensdatei angegeben",
  "nobody pinned this key": "niemand hat diesen Schlüssel hinterlegt",
  "the policy does not allow its algorithm": "die Prüfrichtlinie lässt sein Verfahren nicht zu",
  "the key is pinned for another algorithm, or other parameters of it":
    "der Schlüssel ist für ein anderes Verfahren oder andere Parameter hinterlegt",
  "no authority is pinned for signing": "kein Aussteller ist für Signaturen hinterlegt",
  "no authority is pinned that names this subject":
    "kein hinterlegter Aussteller nennt diesen Inhaber",
  "an authority vouches for others, and not for itself":
    "ein Aussteller bürgt für andere und nicht für sich selbst",
  known: "bekannt",
  suspected: "vermutet",
  "at an unknown time": "unbekannter Zeit",
  "the issuer's revocation list": "Sperrliste des Ausstellers",
  "the issuer's OCSP response": "OCSP-Antwort des Ausstellers",
} as const
