/** Was dem Siegeln im Weg stand. */
export const SAYINGS_OF_SEALING = {
  "this is not an evidence bag": "das ist kein Beweispaket",
  'the check "{id}" did not pass': "die Prüfung „{id}“ wurde nicht bestanden",
  "{code}: {what}": "{code}: {what}",
  "{code} at {path}: {what}": "{code} bei {path}: {what}",
  "{first} {next}": "{first} {next}",
  '"{name}": {says}': "„{name}“: {says}",
  "cannot be sealed: {reason}": "lässt sich nicht siegeln: {reason}",
  "cannot be sealed further: {obstacle}": "lässt sich nicht weiter siegeln: {obstacle}",
  "cannot be sealed further, and nothing was written: {reasons}":
    "lässt sich nicht weiter siegeln, und nichts wurde geschrieben: {reasons}",
  "changed since it was examined; run it again":
    "hat sich seit der Prüfung geändert; beginnen Sie noch einmal",
  "the log changed since it was examined; run it again":
    "das Protokoll hat sich seit der Prüfung geändert; beginnen Sie noch einmal",
  "changed while it was being sealed; seal a copy that nothing else writes to":
    "hat sich während des Siegelns geändert; siegeln Sie eine Kopie, in die nichts anderes schreibt",
  "changed while the folder was being listed":
    "hat sich geändert, während der Ordner gelesen wurde",
  "holds {seals} seals already, and no more are allowed":
    "hat schon {seals} Siegel, und mehr sind nicht erlaubt",
  "has {generations} generations, and no more are allowed":
    "hat {generations} Generationen, und mehr sind nicht erlaubt",
  "an archive is never changed; name a new one (on the command line: --out)":
    "ein Archiv wird nie geändert; nennen Sie ein neues (auf der Befehlszeile: --out)",
  "the erasures would leave no file at all in the bag":
    "nach den Löschungen bliebe keine einzige Datei im Paket",
  "this key lies inside the folder to be sealed and would be handed over with it":
    "dieser Schlüssel liegt in dem Ordner, der gesiegelt werden soll, und würde mit ihm übergeben",
  '"{exporter}" cannot be an exporter\'s name; use letters, digits, dots and hyphens, in at most four parts joined by /':
    "„{exporter}“ kann kein Name eines Exporteurs sein; erlaubt sind Buchstaben, Ziffern, Punkte und Bindestriche, in höchstens vier Teilen mit / dazwischen",
  "lies inside the folder to be sealed ({source}); choose a place outside it":
    "liegt in dem Ordner, der gesiegelt werden soll ({source}); wählen Sie einen Ort außerhalb",
  "this is not a folder; name the folder to be sealed":
    "das ist kein Ordner; nennen Sie den Ordner, der gesiegelt werden soll",
  "holds more than {most} entries, the most that one bag can; seal it in parts":
    "enthält mehr als {most} Einträge, und mehr fasst ein Paket nicht; siegeln Sie in Teilen",
  "holds no file that could be sealed": "enthält keine Datei, die sich siegeln ließe",
  'holds "{shown}", a name that is not UTF-8; rename it in a copy and seal that':
    "enthält „{shown}“, einen Namen, der kein UTF-8 ist; benennen Sie ihn in einer Kopie um, und siegeln Sie diese",
  "holds {name}, which cannot be sealed ({reason}); rename it in a copy and seal that":
    "enthält {name}, was sich nicht siegeln lässt ({reason}); benennen Sie es in einer Kopie um, und siegeln Sie diese",
  "holds {first} and {second}, which are one name on some systems; rename it in a copy and seal that":
    "enthält {first} und {second}, auf manchen Systemen derselbe Name; benennen Sie einen in einer Kopie um, und siegeln Sie diese",
  "stopped; nothing was sealed and nothing is left behind":
    "angehalten; nichts wurde gesiegelt, und nichts blieb zurück",
  "The seal key": "der Schlüssel des Siegels",
  "The log key": "der Schlüssel des Protokolls",
  "{which} is not an Ed25519 key, and only such a key can sign a checkpoint: choose one for the log (on the command line: --log-key)":
    "{which} ist kein Schlüssel für Ed25519, und nur ein solcher kann einen Prüfpunkt signieren: Wählen Sie einen für das Protokoll (auf der Befehlszeile: --log-key)",

  // Ereignisse
  "the events cannot be read: {reason}": "die Ereignisse lassen sich nicht lesen: {reason}",
  "line {line}: {reason}; nothing was sealed": "Zeile {line}: {reason}; nichts wurde gesiegelt",
  "line {line} of the log: {says} ({details}) Nothing was sealed.":
    "Zeile {line} des Protokolls: {says} ({details}) Nichts wurde gesiegelt.",
  "it is longer than {bytes} bytes": "sie ist länger als {bytes} Bytes",
  "the line is not a JSON object": "die Zeile ist kein JSON-Objekt",
  "{name} is given, but sealing numbers and links the events":
    "{name} ist angegeben, aber erst das Siegeln nummeriert und verkettet die Ereignisse",
  "ids that begin with seal-<number>- are kept for the sealer's own events":
    "Kennungen, die mit seal-<Zahl>- beginnen, sind den eigenen Ereignissen des Siegelnden vorbehalten",
  "a member is missing or not allowed": "ein Feld fehlt oder ist nicht erlaubt",
  "the member {name} is not as it must be": "das Feld {name} ist nicht, wie es sein muss",
  "another event has the id {id}": "ein anderes Ereignis hat die Kennung {id}",
  "the log holds {events} events": "das Protokoll enthält schon {events} Ereignisse",
  "the event takes more than {bytes} bytes": "das Ereignis braucht mehr als {bytes} Bytes",
  "the event holds a number whose canonical form no strict reader accepts":
    "das Ereignis enthält eine Zahl, deren kanonische Form kein strenger Leser annimmt",
  "it erases {uri}, which is not in the bag": "es löscht {uri}, was nicht im Paket ist",
  "it erases {uri} without naming the digest that this file has":
    "es löscht {uri}, ohne den Hashwert dieser Datei zu nennen",
  "it erases files without citing the rule in its reason":
    "es löscht Dateien, ohne in seinem Grund die Vorschrift zu nennen",
  'it erases files by an agent in the role "{role}"; the policy allows no role':
    "es löscht Dateien durch jemanden in der Rolle „{role}“; die Prüfrichtlinie erlaubt es keiner Rolle",
  'it erases files by an agent in the role "{role}"; the policy allows {roles}':
    "es löscht Dateien durch jemanden in der Rolle „{role}“; die Prüfrichtlinie erlaubt es {roles}",
} as const
