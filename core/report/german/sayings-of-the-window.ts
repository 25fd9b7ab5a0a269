/** Was die Anwendung selbst sagt. */
export const SAYINGS_OF_THE_WINDOW = {
  "all of it is in the trust file already, so nothing was written":
    "alles davon steht schon in der Vertrauensdatei, deshalb wurde nichts geschrieben",
  "a defect of this program, please report it: {what}":
    "ein Fehler dieses Programms, bitte melden Sie ihn: {what}",
  "the sample could not be made: {why}": "das Beispiel ließ sich nicht anlegen: {why}",
  "the sample could not be made, because the examiner ended; try it again":
    "das Beispiel ließ sich nicht anlegen, weil der Prüfprozess endete; versuchen Sie es noch einmal",
  "One digit was changed: a grant of 10,100 euros became 90,100.":
    "Eine Ziffer wurde geändert: Aus einer Bewilligung über 10.100 Euro wurden 90.100.",
  "The file is valid JSON, of the same size, and reads like any other.":
    "Die Datei ist gültiges JSON, gleich groß und liest sich wie jede andere.",
  "Three approvals were deleted from the log, and the log was listed anew.":
    "Drei Genehmigungen wurden aus dem Protokoll gelöscht, und das Protokoll wurde neu aufgeführt.",
  "Every BagIt program calls this bag valid: its manifests fit its files.":
    "Jedes BagIt-Programm nennt dieses Paket gültig: Seine Manifeste passen zu seinen Dateien.",
  "Minutes that never were have been added, and all manifests computed anew.":
    "Ein Sitzungsprotokoll, das es nie gab, kam hinzu, und alle Manifeste wurden neu berechnet.",
  "Every BagIt program calls this bag valid, down to the sum of its bytes.":
    "Jedes BagIt-Programm nennt dieses Paket gültig, bis hin zur Summe seiner Bytes.",
  "Six weeks were cut off the log, and all sealed anew by a stranger's key.":
    "Sechs Wochen wurden vom Protokoll abgeschnitten, und alles wurde mit einem fremden Schlüssel neu gesiegelt.",
  "Nothing in it contradicts itself; only nobody you know vouches for it.":
    "Nichts darin widerspricht sich; nur steht niemand dafür ein, den Sie kennen.",
  "A changed twin of a record was hidden in the archive, behind the real one.":
    "Ein veränderter Zwilling eines Eintrags wurde im Archiv hinter dem echten versteckt.",
  "Most programs show the real record; those that read front to back show the twin.":
    "Die meisten Programme zeigen den echten Eintrag; wer von vorn nach hinten liest, zeigt den Zwilling.",
  "it has not ended yet": "sie ist noch nicht beendet",
  "this is the key of the sample, whose passphrase is public: it signs only reports about the sample":
    "dies ist der Schlüssel des Beispiels, dessen Passphrase öffentlich ist: er signiert nur Berichte über das Beispiel",
  "there is nothing to examine": "es gibt nichts zu prüfen",
  "an expected id belongs to one piece of evidence; examine it by itself":
    "eine erwartete Kennung gehört zu einem einzigen Beweismittel; prüfen Sie es allein",
  "what is expected is neither a bag id nor a digest: a bag id is bag- and 32 characters from 0 to 9 and a to f, a digest has 64 of them":
    "was erwartet wird, ist weder eine Paketkennung noch ein Hashwert: Eine Paketkennung besteht aus bag- und 32 Zeichen von 0 bis 9 und a bis f, ein Hashwert aus 64 solchen Zeichen",
  "the examiner ended before it could answer; try it again":
    "der Prüfprozess endete, bevor er antworten konnte; versuchen Sie es noch einmal",
  "the examiner ended unexpectedly, so there is no answer about this evidence; nothing was changed and nothing else was lost: try it again":
    "der Prüfprozess endete unerwartet, über diese Beweismittel gibt es deshalb keine Aussage; nichts wurde verändert, und sonst ging nichts verloren: Versuchen Sie es noch einmal",
  "the examiner ended before it was done, and nothing was written; try it again":
    "der Prüfprozess endete vorzeitig, und nichts wurde geschrieben; versuchen Sie es noch einmal",
  "read-only mode was switched on when the app was started; start it without that switch to write again":
    "der Nur-Lese-Modus wurde beim Start der Anwendung eingeschaltet; starten Sie sie ohne ihn, um wieder zu schreiben",
  "something is being written at this moment: let it end, or stop it, and switch read-only mode on then":
    "gerade wird etwas geschrieben: Lassen Sie es zu Ende gehen, oder halten Sie es an, und schalten Sie den Nur-Lese-Modus dann ein",
  "nothing is sealed in read-only mode: no bag is made, and no seal is added to one":
    "im Nur-Lese-Modus wird nichts gesiegelt: Kein Paket entsteht, und keines bekommt ein weiteres Siegel",
  "no key is made in read-only mode: what signs or seals is made where that may be done":
    "im Nur-Lese-Modus wird kein Schlüssel erzeugt: Womit signiert oder gesiegelt wird, entsteht dort, wo das erlaubt ist",
  "no file is signed in read-only mode: a signature can be judged, and a report signed":
    "im Nur-Lese-Modus wird keine Datei signiert: Eine Signatur lässt sich beurteilen und ein Bericht signieren",
  "no search index is kept in read-only mode: it is made for the session, and gone with it":
    "im Nur-Lese-Modus wird kein Suchverzeichnis aufgehoben: es entsteht für die Sitzung und geht mit ihr",
  "a trust file is not changed in read-only mode: it can be read, chosen and compared":
    "im Nur-Lese-Modus wird keine Vertrauensdatei geändert: Sie lässt sich lesen, wählen und vergleichen",
  "nothing is added to evidence in read-only mode: an answer can be checked, and not imported":
    "im Nur-Lese-Modus kommt zu den Beweismitteln nichts hinzu: Eine Antwort lässt sich prüfen, aber nicht einfügen",
  "the examiner ended before it could answer, and nothing was changed; try it again":
    "der Prüfprozess endete, bevor er antworten konnte, und nichts wurde geändert; versuchen Sie es noch einmal",
  "this is a cosigned checkpoint, and only a trust file names the witnesses: choose one, and examine the evidence again":
    "das ist ein mitgezeichneter Prüfpunkt, und nur eine Vertrauensdatei nennt die Zeugen: Wählen Sie eine, und prüfen Sie die Beweismittel noch einmal",
  "a cosigned checkpoint answers no request; take that away":
    "ein mitgezeichneter Prüfpunkt antwortet auf keine Anfrage; nehmen Sie diese weg",
  "has no seal to be time-stamped; is it a sealed bag?":
    "hat kein Siegel, das einen Zeitstempel bekommen könnte; ist es ein gesiegeltes Paket?",
  "is no folder; an archive is never changed: unpack it, import the token into the folder, and pack that anew":
    "ist kein Ordner; ein Archiv wird nie geändert: Entpacken Sie es, fügen Sie den Zeitstempel in den Ordner ein, und packen Sie diesen neu",
  "changed while it was read; run it again":
    "hat sich beim Lesen geändert; beginnen Sie noch einmal",
  "a seal too large": "ein Siegel ist zu groß",
  "there is no result about this evidence": "über diese Beweismittel gibt es kein Ergebnis",
  "{name} is refused as a case file: {reason}": "{name} wird als Falldatei abgelehnt: {reason}",
  'it is not a "{schema}"': "sie ist kein „{schema}“",
  "it has a member that is not known": "sie hat ein unbekanntes Feld",
  "{field} is not a text": "{field} ist kein Text",
  "without a trust file nobody is pinned for time-stamps, so no answer can be taken":
    "ohne Vertrauensdatei ist niemand für Zeitstempel hinterlegt, deshalb lässt sich keine Antwort annehmen",
  "no time-stamp can be asked for: {reason}":
    "ein Zeitstempel lässt sich nicht anfordern: {reason}",
  "the time-stamp is not taken, and nothing was written: {reason}":
    "der Zeitstempel wird nicht angenommen, und nichts wurde geschrieben: {reason}",
  "{code}, {reason}": "{code}, {reason}",
  "the particulars of the case are not complete": "die Angaben zum Fall sind nicht vollständig",
  "something else wrote the settings meanwhile in a form that this version does not understand, so they stay as they are; what is chosen from now on lasts until the app is closed":
    "die Einstellungen wurden inzwischen von anderer Seite in einer Form geschrieben, die diese Version nicht versteht, deshalb bleiben sie, wie sie sind; was von nun an gewählt wird, gilt, bis die Anwendung geschlossen wird",
  "settings could not be written; they last until the app is closed":
    "die Einstellungen ließen sich nicht schreiben; sie gelten, bis die Anwendung geschlossen wird",
  "settings could neither be read nor be put aside: {reason}; the app begins with fresh ones, which last until it is closed":
    "die Einstellungen ließen sich weder lesen noch beiseitelegen: {reason}; die Anwendung beginnt mit neuen, die gelten, bis sie geschlossen wird",
  "settings were written by a newer version and are kept as {name}; this version begins with its own":
    "die Einstellungen stammen von einer neueren Version und sind als {name} aufbewahrt; diese Version beginnt mit eigenen",
  "settings could not be understood and are kept as {name}; the app begins with fresh ones":
    "die Einstellungen ließen sich nicht verstehen und sind als {name} aufbewahrt; die Anwendung beginnt mit neuen",
  "the request cannot be read as JSON: {reason}":
    "die Anforderung lässt sich nicht als JSON lesen: {reason}",
  "it is longer than {bytes} bytes": "sie ist länger als {bytes} Bytes",
  "this file is no request: it is too large, or no text in UTF-8":
    "diese Datei ist keine Anforderung: sie ist zu groß oder kein Text in UTF-8",

  // Wie geprüft wird
  "who must have signed the trust file, and a head of its history, ask for a trust file: choose one, or remove them":
    "wer die Vertrauensdatei signiert haben muss und ein Kopf ihres Verlaufs verlangen eine Vertrauensdatei: Wählen Sie eine, oder entfernen Sie beides",
  "this is no fingerprint of a key: it has 64 characters from 0 to 9 and a to f":
    "das ist kein Fingerabdruck eines Schlüssels: Er hat 64 Zeichen von 0 bis 9 und a bis f",
  "this is no head of a history: it is written N:HEAD, a number and 64 characters from 0 to 9 and a to f":
    "das ist kein Kopf eines Verlaufs: Er hat die Form N:KOPF, eine Zahl und 64 Zeichen von 0 bis 9 und a bis f",
  "the earlier result {name} is not there, or was never saved and is gone with its session: choose one, and open the evidence anew":
    "das frühere Ergebnis {name} ist nicht da, oder es wurde nie gespeichert und ist mit seiner Sitzung verschwunden: Wählen Sie eines, und öffnen Sie die Beweismittel neu",
  "the file {name} is not as it was when it was chosen: look at it, and choose it again":
    "die Datei {name} ist nicht, wie sie bei der Wahl war: Sehen Sie nach, und wählen Sie sie noch einmal",
  "its terms are not as they were ({says}); choose them, and open the evidence anew":
    "womit geprüft werden sollte, ist nicht mehr, wie es war ({says}); wählen Sie es noch einmal, und öffnen Sie die Beweismittel neu",
  "the policy {name} lies inside the evidence, which cannot vouch for itself: keep it apart and choose it again":
    "die Prüfrichtlinie {name} liegt in den Beweismitteln, die nicht für sich selbst einstehen können: Bewahren Sie sie getrennt auf, und wählen Sie sie noch einmal",
  "an earlier result belongs to one piece of evidence; examine it by itself":
    "ein früheres Ergebnis gehört zu einem einzelnen Beweismittel; prüfen Sie es für sich",
} as const
