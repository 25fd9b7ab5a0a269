/** Was eine Übung an Siegeln, Zeitstempeln, Generationen und am Gewahrsam verändert. */
export const DEEDS_ON_SEALS = {
  "All seals were taken away.": "Alle Siegel wurden weggenommen.",
  "A seal that a later one names was taken away.":
    "Ein Siegel, das ein späteres nennt, wurde weggenommen.",
  "The last seal was taken away, which no other one names.":
    "Das letzte Siegel wurde weggenommen, das kein anderes nennt.",
  "A bit of a seal's signature was flipped.":
    "In der Signatur eines Siegels wurde ein Bit umgedreht.",
  "A seal's signature was written in a forbidden form.":
    "Die Signatur eines Siegels wurde in einer verbotenen Form geschrieben.",
  "What a seal says was changed.": "Was ein Siegel sagt, wurde geändert.",
  "The time that a seal claims was changed.": "Die Zeit, die ein Siegel angibt, wurde geändert.",
  "A seal was made to claim another role.": "Ein Siegel gibt nun eine andere Aufgabe an.",
  "A seal was shown as a signature for another purpose.":
    "Ein Siegel wurde als Signatur für einen anderen Zweck ausgegeben.",
  "A seal was made to name another key.": "Ein Siegel nennt nun einen anderen Schlüssel.",
  "A seal was written again with spaces.": "Ein Siegel wurde mit Leerzeichen neu geschrieben.",
  "A member was put into a seal's envelope.": "In den Umschlag eines Siegels kam ein Feld hinzu.",
  "A seal got a second payload.": "Ein Siegel bekam einen zweiten Inhalt.",
  "The line end of a seal's file was removed.":
    "Das Zeilenende der Datei eines Siegels wurde entfernt.",
  "Something that is no seal was put among the seals.":
    "Unter die Siegel wurde etwas gelegt, was kein Siegel ist.",
  "A seal by the attacker's own key was added that names a pinned key.":
    "Ein Siegel mit dem eigenen Schlüssel des Angreifers kam hinzu, das einen hinterlegten Schlüssel nennt.",
  "A payload file was changed and all sealed anew by the attacker's own keys.":
    "Eine Nutzdatei wurde geändert und alles mit den eigenen Schlüsseln des Angreifers neu gesiegelt.",
  "The same, and the new seal names the pinned key.":
    "Dasselbe, und das neue Siegel nennt den hinterlegten Schlüssel.",
  "Something that is no time-stamp was put beside a seal as one.":
    "Neben ein Siegel wurde als Zeitstempel etwas gelegt, was keiner ist.",
  "A time-stamp of no seal was put among the time-stamps.":
    "Unter die Zeitstempel wurde ein Zeitstempel gelegt, der zu keinem Siegel gehört.",
  "Something that is no time-stamp was put among the time-stamps.":
    "Unter die Zeitstempel wurde etwas gelegt, was kein Zeitstempel ist.",
  "The time-stamp of one seal was put in the place of another's.":
    "Der Zeitstempel eines Siegels wurde an die Stelle eines anderen gesetzt.",
  "What a time-stamp says that it is of was changed.":
    "Worüber ein Zeitstempel nach seinen Worten ist, wurde geändert.",
  "The time that a time-stamp states was changed.":
    "Die Zeit, die ein Zeitstempel angibt, wurde geändert.",
  "The last bit of a time-stamp was flipped.": "Das letzte Bit eines Zeitstempels wurde umgedreht.",
  "The last byte of a time-stamp was cut off.":
    "Das letzte Byte eines Zeitstempels wurde abgeschnitten.",
  "The thief of a seal key edited an event and sealed everything anew.":
    "Der Dieb eines Siegelschlüssels hat ein Ereignis geändert und alles neu gesiegelt.",
  "The thief of a seal key cut off the last events and sealed the older state anew.":
    "Der Dieb eines Siegelschlüssels hat die letzten Ereignisse abgeschnitten und den älteren Stand neu gesiegelt.",
  "The thief of a seal key changed a payload file and sealed everything anew.":
    "Der Dieb eines Siegelschlüssels hat eine Nutzdatei geändert und alles neu gesiegelt.",
  "The thief of a seal key removed a payload file and sealed everything anew.":
    "Der Dieb eines Siegelschlüssels hat eine Nutzdatei entfernt und alles neu gesiegelt.",
  "The thief of a seal key presented another bag in the place of this one.":
    "Der Dieb eines Siegelschlüssels hat statt dieses Pakets ein anderes vorgelegt.",
  "The thief of a seal key made the same seal again with an earlier time.":
    "Der Dieb eines Siegelschlüssels hat dasselbe Siegel mit einer früheren Zeit noch einmal gemacht.",
  "The thief of a seal key had the checkpoint signed by a key that the seal does not name.":
    "Der Dieb eines Siegelschlüssels hat den Prüfpunkt mit einem Schlüssel signieren lassen, den das Siegel nicht nennt.",
  "The thief of the log's key edited an event, signed the new head and left the seals as they were.":
    "Der Dieb des Protokollschlüssels hat ein Ereignis geändert, den neuen Stand signiert und die Siegel gelassen, wie sie waren.",
  "The thief of the log's key edited an event, signed the new head and took the seals away.":
    "Der Dieb des Protokollschlüssels hat ein Ereignis geändert, den neuen Stand signiert und die Siegel weggenommen.",
  "The thief of the log's key edited an event and sealed with a key of his own.":
    "Der Dieb des Protokollschlüssels hat ein Ereignis geändert und mit einem eigenen Schlüssel gesiegelt.",
  "The thief of the log's key signed a root that the events do not have.":
    "Der Dieb des Protokollschlüssels hat eine Wurzel signiert, die die Ereignisse nicht haben.",
  "The thief of a seal key deleted events and sealed the log with the gap in it.":
    "Der Dieb eines Siegelschlüssels hat Ereignisse gelöscht und das Protokoll mit der Lücke gesiegelt.",
  "The thief of a seal key edited an event and sealed the log with the broken link.":
    "Der Dieb eines Siegelschlüssels hat ein Ereignis geändert und das Protokoll mit der gebrochenen Verkettung gesiegelt.",
  "The thief of a seal key signed the root of a tree that counts its last leaf twice.":
    "Der Dieb eines Siegelschlüssels hat die Wurzel eines Baums signiert, der sein letztes Blatt zweimal zählt.",
  "The thief of a seal key signed the root of a tree whose leaves and nodes are hashed alike.":
    "Der Dieb eines Siegelschlüssels hat die Wurzel eines Baums signiert, in dem Blätter und Knoten gleich gehasht sind.",
  "The thief of a seal key signed the root of a tree that is filled up with empty leaves.":
    "Der Dieb eines Siegelschlüssels hat die Wurzel eines Baums signiert, der mit leeren Blättern aufgefüllt ist.",
  "The thief of a seal key put in the checkpoint of another log.":
    "Der Dieb eines Siegelschlüssels hat den Prüfpunkt eines anderen Protokolls hineingelegt.",
  "The thief of a seal key sealed more files than there are.":
    "Der Dieb eines Siegelschlüssels hat mehr Dateien gesiegelt, als es gibt.",
  "The thief of a seal key sealed more bytes than there are.":
    "Der Dieb eines Siegelschlüssels hat mehr Bytes gesiegelt, als es gibt.",
  "The thief of a seal key sealed more events than there are.":
    "Der Dieb eines Siegelschlüssels hat mehr Ereignisse gesiegelt, als es gibt.",
  "The thief of a seal key sealed another bag.":
    "Der Dieb eines Siegelschlüssels hat ein anderes Paket gesiegelt.",
  "The thief of a seal key sealed another log.":
    "Der Dieb eines Siegelschlüssels hat ein anderes Protokoll gesiegelt.",
  "The thief of a seal key sealed only one of the manifests.":
    "Der Dieb eines Siegelschlüssels hat nur eines der Manifeste gesiegelt.",
  "The thief of a seal key sealed in a role that the key does not hold.":
    "Der Dieb eines Siegelschlüssels hat in einer Aufgabe gesiegelt, die der Schlüssel nicht hat.",
  "The thief of a seal key named an earlier seal that is not there.":
    "Der Dieb eines Siegelschlüssels hat ein früheres Siegel genannt, das es nicht gibt.",
  "The thief of a seal key added a file with a name that Windows opens as a device.":
    "Der Dieb eines Siegelschlüssels hat eine Datei hinzugefügt, deren Namen Windows als Gerät öffnet.",
  "The thief of a seal key sealed a manifest whose lines are out of order.":
    "Der Dieb eines Siegelschlüssels hat ein Manifest gesiegelt, dessen Zeilen nicht geordnet sind.",
  "The thief of a seal key sealed a second manifest that lists none of the files.":
    "Der Dieb eines Siegelschlüssels hat ein zweites Manifest gesiegelt, das keine der Dateien nennt.",
  "The thief of a seal key sealed a description that two readers may take differently.":
    "Der Dieb eines Siegelschlüssels hat eine Beschreibung gesiegelt, die zwei Programme verschieden lesen können.",
  "The thief of a seal key stated more source items than were sealed.":
    "Der Dieb eines Siegelschlüssels hat mehr Stücke der Quelle angegeben, als gesiegelt wurden.",
  "The thief of a seal key called the bag a later generation without the earlier one.":
    "Der Dieb eines Siegelschlüssels hat das Paket eine spätere Generation genannt, ohne die frühere.",
  "The thief of a seal key removed an earlier generation and sealed what was left.":
    "Der Dieb eines Siegelschlüssels hat eine frühere Generation entfernt und gesiegelt, was blieb.",
  "The thief of a seal key edited a kept checkpoint and sealed everything anew.":
    "Der Dieb eines Siegelschlüssels hat einen aufbewahrten Prüfpunkt geändert und alles neu gesiegelt.",
  "The thief of a seal key removed a file of an earlier generation without an erasure.":
    "Der Dieb eines Siegelschlüssels hat eine Datei einer früheren Generation ohne Löschvermerk entfernt.",
  "The bag was called a later generation.": "Das Paket wurde eine spätere Generation genannt.",
  "An earlier generation that never was there was put in.":
    "Eine frühere Generation kam hinein, die es nie gab.",
  "An earlier generation was removed and every manifest recomputed.":
    "Eine frühere Generation wurde entfernt und jedes Manifest neu berechnet.",
  "The description of an earlier generation was edited and every manifest recomputed.":
    "Die Beschreibung einer früheren Generation wurde geändert und jedes Manifest neu berechnet.",
  "The seals of an earlier generation were taken away and every manifest recomputed.":
    "Die Siegel einer früheren Generation wurden weggenommen und jedes Manifest neu berechnet.",
  "The bag was put back into its earlier generation, with its own valid seals.":
    "Das Paket wurde in seine frühere Generation zurückversetzt, mit deren eigenen gültigen Siegeln.",
  "A hand-over was recorded that nobody answered.":
    "Eine Übergabe wurde verzeichnet, die niemand beantwortet hat.",
  "A hand-over was recorded that names no receiver.":
    "Eine Übergabe wurde verzeichnet, die keinen Empfänger nennt.",
  "An item was received by somebody else than was named.":
    "Ein Stück wurde von jemand anderem übernommen als genannt.",
  "An item was received twice and released once.":
    "Ein Stück wurde zweimal übernommen und einmal übergeben.",
  "An item was handed over again before it was received.":
    "Ein Stück wurde noch einmal übergeben, bevor es übernommen war.",
  "An item was handed over by somebody who did not hold it.":
    "Ein Stück wurde von jemandem übergeben, der es nicht hatte.",
  "A state was recorded that is not the one before.":
    "Ein Zustand wurde verzeichnet, der nicht der vorige ist.",
  "An event was recorded that names another digest for a file.":
    "Ein Ereignis wurde verzeichnet, das für eine Datei einen anderen Hashwert nennt.",
  "An event was recorded that gives the digest of no file.":
    "Ein Ereignis wurde verzeichnet, das den Hashwert keiner Datei angibt.",
  "The thief of a seal key put in a signature of an event that names a pinned key.":
    "Der Dieb eines Siegelschlüssels hat die Signatur eines Ereignisses hineingelegt, die einen hinterlegten Schlüssel nennt.",
  "The thief of a seal key put in a signature of an event that is not in the log.":
    "Der Dieb eines Siegelschlüssels hat die Signatur eines Ereignisses hineingelegt, das nicht im Protokoll steht.",
}
