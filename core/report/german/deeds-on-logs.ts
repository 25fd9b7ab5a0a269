/** Was eine Übung an Protokoll und Prüfpunkt verändert. */
export const DEEDS_ON_LOGS = {
  "A word of an event was changed.": "Ein Wort eines Ereignisses wurde geändert.",
  "The time of an event was changed.": "Die Zeit eines Ereignisses wurde geändert.",
  "An event was written again with its members in another order.":
    "Ein Ereignis wurde mit anderer Reihenfolge seiner Felder neu geschrieben.",
  "An event was written again with spaces.": "Ein Ereignis wurde mit Leerzeichen neu geschrieben.",
  "An event got a second member of the same name.":
    "Ein Ereignis bekam ein zweites Feld desselben Namens.",
  "An event got a member that events do not have.":
    "Ein Ereignis bekam ein Feld, das Ereignisse nicht haben.",
  "An event lost its agents.": "Einem Ereignis wurden die Beteiligten genommen.",
  "An event got a number that readers take differently.":
    "Ein Ereignis bekam eine Zahl, die Programme verschieden lesen.",
  "An event got half of a character.": "Ein Ereignis bekam ein halbes Schriftzeichen.",
  "An event was given the id of another.": "Ein Ereignis bekam die Kennung eines anderen.",
  "A transfer turned a line end of the log into CR LF.":
    "Eine Übertragung hat aus einem Zeilenende des Protokolls CR LF gemacht.",
  "An event was replaced by an empty line.": "Ein Ereignis wurde durch eine leere Zeile ersetzt.",
  "An event was made longer than a line may be.":
    "Ein Ereignis wurde länger, als eine Zeile sein darf.",
  "A byte of an event was made one that is not UTF-8.":
    "Ein Byte eines Ereignisses ist nun kein UTF-8.",
  "The last line end of the log was removed.":
    "Das letzte Zeilenende des Protokolls wurde entfernt.",
  "One event was deleted.": "Ein Ereignis wurde gelöscht.",
  "Three events that follow one another were deleted.":
    "Drei aufeinander folgende Ereignisse wurden gelöscht.",
  "The first events of the log were deleted.":
    "Die ersten Ereignisse des Protokolls wurden gelöscht.",
  "Two neighbouring events were exchanged.": "Zwei benachbarte Ereignisse wurden vertauscht.",
  "An event was repeated.": "Ein Ereignis wurde wiederholt.",
  "An event that never was there was inserted.": "Ein Ereignis wurde eingefügt, das es nie gab.",
  "The last two events were cut off.": "Die letzten zwei Ereignisse wurden abgeschnitten.",
  "The last two events were cut off and every manifest recomputed.":
    "Die letzten zwei Ereignisse wurden abgeschnitten und jedes Manifest neu berechnet.",
  "An event that fits was written behind the end.":
    "Hinter das Ende wurde ein passendes Ereignis geschrieben.",
  "An event was edited and all later links recomputed.":
    "Ein Ereignis wurde geändert, und alle späteren Verkettungen wurden neu berechnet.",
  "An event was deleted and all later events renumbered.":
    "Ein Ereignis wurde gelöscht, und alle späteren wurden neu nummeriert.",
  "The last event was replaced by another that fits.":
    "Das letzte Ereignis wurde durch ein anderes ersetzt, das passt.",
  "The whole log was replaced by another that is unbroken.":
    "Das ganze Protokoll wurde durch ein anderes ersetzt, das lückenlos ist.",
  "The second half was taken from another log.":
    "Die zweite Hälfte wurde aus einem anderen Protokoll genommen.",
  "The log was turned upside down.": "Das Protokoll wurde auf den Kopf gestellt.",
  "The lines of the log were sorted by their text.":
    "Die Zeilen des Protokolls wurden nach ihrem Text sortiert.",
  "The log was emptied.": "Das Protokoll wurde geleert.",
  "The log was removed.": "Das Protokoll wurde entfernt.",
  "The checkpoint was removed.": "Der Prüfpunkt wurde entfernt.",
  "The root in the checkpoint was changed.": "Die Wurzel im Prüfpunkt wurde geändert.",
  "The number of events in the checkpoint was raised.":
    "Die Zahl der Ereignisse im Prüfpunkt wurde erhöht.",
  "The number of events in the checkpoint was lowered.":
    "Die Zahl der Ereignisse im Prüfpunkt wurde verringert.",
  "A bit of the checkpoint's signature was flipped.":
    "In der Signatur des Prüfpunkts wurde ein Bit umgedreht.",
  "The checkpoint was made to name another key.":
    "Der Prüfpunkt nennt nun einen anderen Schlüssel.",
  "The checkpoint was made one of another log.":
    "Der Prüfpunkt wurde zu dem eines anderen Protokolls.",
  "A fourth line was put into the checkpoint.": "In den Prüfpunkt wurde eine vierte Zeile gesetzt.",
  "A second signature line was put below the checkpoint.":
    "Unter den Prüfpunkt wurde eine zweite Signaturzeile gesetzt.",
  "The signature was taken off the checkpoint.": "Die Signatur wurde vom Prüfpunkt genommen.",
  "The checkpoint was signed anew by the attacker's own key, manifests recomputed.":
    "Der Prüfpunkt wurde mit dem eigenen Schlüssel des Angreifers neu signiert, die Manifeste neu berechnet.",
}
