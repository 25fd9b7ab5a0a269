/** Warum eine Vertrauensdatei, eine Prüfrichtlinie oder eine Änderung daran abgelehnt wird. */
export const SAYINGS_OF_TRUST = {
  "the trust file is refused: {reason}": "die Vertrauensdatei wird abgelehnt: {reason}",
  "the policy is refused: {reason}": "die Prüfrichtlinie wird abgelehnt: {reason}",
  "the earlier result is refused: {reason}": "das frühere Ergebnis wird abgelehnt: {reason}",
  'it is not a "sealwright.result/1"': "es ist kein „sealwright.result/1“",
  "it was altered: its resultDigest does not agree":
    "es wurde verändert: Sein resultDigest stimmt nicht",
  "its items are not a list of files": "seine items sind keine Liste von Dateien",
  "the trust file {name} lies inside the evidence, which cannot vouch for itself: keep it apart and choose it again":
    "die Vertrauensdatei {name} liegt in den Beweismitteln, die nicht für sich selbst einstehen können: Bewahren Sie sie getrennt auf, und wählen Sie sie noch einmal",
  "the head of the trust file is refused: it is not N:HEAD":
    "der Kopf der Vertrauensdatei wird abgelehnt: Er hat nicht die Form N:KOPF",
  "the trust file has been locked for {age} by a program that has ended since on this machine, so nothing was done to it; remove {lock} beside it if nothing else is at work, and do it again":
    "die Vertrauensdatei ist seit {age} von einem Programm gesperrt, das auf diesem Gerät inzwischen zu Ende ist, daher wurde nichts an ihr getan; entfernen Sie {lock} daneben, wenn sonst nichts daran arbeitet, und tun Sie es noch einmal",
  "the trust file has been locked for {age} by another program, so nothing was done to it; let that program end and do it again, or remove {lock} beside it if none is at work":
    "die Vertrauensdatei ist seit {age} von einem anderen Programm gesperrt, daher wurde nichts an ihr getan; lassen Sie es zu Ende kommen und tun Sie es noch einmal, oder entfernen Sie {lock} daneben, wenn keines daran arbeitet",
  "a moment": "einem Augenblick",
  "{count} seconds": "{count} Sekunden",
  "{count} minutes": "{count} Minuten",
  "{count} hours": "{count} Stunden",
  "{count} days": "{count} Tagen",
  "the trust file was changed by somebody else meanwhile, so nothing was done to it; look at what it says now and do it again":
    "jemand anderes hat die Vertrauensdatei inzwischen geändert, deshalb wurde nichts an ihr getan; sehen Sie nach, was jetzt darin steht, und tun Sie es noch einmal",
  "the trust file was put back to an older or another state than {head} tells of; bring the current one back, or remove that file if you know why":
    "die Vertrauensdatei wurde auf einen älteren oder anderen Stand zurückgesetzt, als {head} angibt; holen Sie die aktuelle zurück, oder entfernen Sie jene Datei, wenn Sie wissen, warum",
  "{name} cannot be used as a trust file ({why}); {inForce} stays in force":
    "{name} kann nicht als Vertrauensdatei dienen ({why}); {inForce} gilt weiter",
  "{name} cannot be used as a trust file ({why}); nobody is trusted, as before":
    "{name} kann nicht als Vertrauensdatei dienen ({why}); niemandem wird vertraut, wie zuvor",
  "nobody is trusted now, since {name} cannot be used ({why})":
    "jetzt wird niemandem vertraut, denn {name} lässt sich nicht verwenden ({why})",
  "the trust file {pack} is not as it was ({says}); choose a trust file, and open the evidence anew":
    "die Vertrauensdatei {pack} ist nicht mehr, wie sie war ({says}); wählen Sie eine Vertrauensdatei, und öffnen Sie die Beweismittel neu",
  "{name} is as its history left it: there is nothing to record":
    "{name} ist, wie der Verlauf es hinterlassen hat: Zu verzeichnen ist nichts",
  "no trust file is in force": "es gilt keine Vertrauensdatei",
  "nothing was pinned: {reason}": "nichts wurde hinterlegt: {reason}",
  "nothing was changed: {reason}": "nichts wurde geändert: {reason}",
  'there is no role "{unknown}"; roles are {roles}':
    "eine Rolle „{unknown}“ gibt es nicht; es gibt {roles}",
  'this key is pinned already, as "{id}" for {subject}':
    "dieser Schlüssel ist schon hinterlegt, als „{id}“ für {subject}",
  'the id "{id}" is taken by another key; choose another id':
    "die Kennung „{id}“ hat schon ein anderer Schlüssel; wählen Sie eine andere",
  'this is the key that "{id}" is pinned with already':
    "mit diesem Schlüssel ist „{id}“ schon hinterlegt",
  'no key "{id}" is pinned in this file': "in dieser Datei ist kein Schlüssel „{id}“ hinterlegt",
  "this trust file asks for two persons; name the other one too (on the command line: --second)":
    "diese Vertrauensdatei verlangt zwei Personen; nennen Sie auch die andere (auf der Befehlszeile: --second)",
  "there is no threshold for {roles}": "für {roles} gibt es keine Mindestzahl",

  // Stellen und ihre Sperrdaten
  "it holds several certificates; pin one at a time":
    "die Datei enthält mehrere Zertifikate; hinterlegen Sie eines nach dem anderen",
  "it holds several PEM blocks": "die Datei enthält mehrere PEM-Blöcke",
  "it is neither a revocation list ({list}) nor an OCSP response ({response})":
    "die Datei ist weder eine Sperrliste ({list}) noch eine OCSP-Antwort ({response})",
  "the responder gave no answer ({status})": "die Auskunftsstelle gab keine Antwort ({status})",

  // Stand eines Protokolls
  'it names the key "{key}" and is not signed by it':
    "er nennt den Schlüssel „{key}“ und ist nicht von ihm signiert",
  'the key "{key}" signed it, which is not good now':
    "der Schlüssel „{key}“ hat ihn signiert, der jetzt nicht gut ist",
  "{reason}; pinning it all the same takes a choice of your own (on the command line: --unsigned)":
    "{reason}; ihn trotzdem zu hinterlegen braucht Ihre ausdrückliche Wahl (auf der Befehlszeile: --unsigned)",
  "this is a fork: {origin} at {size} is pinned with the root {pinned}, and this checkpoint states the root {stated}; one log has one root at a size, so nothing was pinned, and its keeper owes an answer which of the two is the log":
    "das ist eine Gabelung: {origin} bei {size} ist mit der Wurzel {pinned} hinterlegt, und dieser Prüfpunkt nennt die Wurzel {stated}; ein Protokoll hat bei einer Größe eine Wurzel, deshalb wurde nichts hinterlegt, und wer es führt, muss sagen, welches der beiden das Protokoll ist",
  "this state is pinned already": "dieser Stand ist schon hinterlegt",
  '"{text}" is no instant such as 2026-11-21T09:30:00Z':
    "„{text}“ ist kein Zeitpunkt wie 2026-11-21T09:30:00Z",

  // Umschlag und Signatur
  "its envelope has {reason}": "ihr Umschlag hat einen Fehler: {reason}",
  'its envelope has an unknown member "{unknown}"':
    "ihr Umschlag hat ein unbekanntes Feld „{unknown}“",
  'its envelope is for "{payloadType}", not for a trust file':
    "ihr Umschlag ist für „{payloadType}“, nicht für eine Vertrauensdatei",
  "its envelope has more than {most} signatures": "ihr Umschlag hat mehr als {most} Signaturen",
  "it is not signed, and a signer was named":
    "sie ist nicht signiert, und ein Unterzeichner wurde genannt",
  "an envelope is for trust files of schema 2":
    "einen Umschlag gibt es nur für Vertrauensdateien nach Schema 2",
  "it does not hold the signer's key {fingerprint}; name the key's file":
    "der Schlüssel {fingerprint} des Unterzeichners ist nicht in ihr; nennen Sie die Schlüsseldatei",
  "it bears no good signature by the key {fingerprint}":
    "sie trägt keine gültige Signatur des Schlüssels {fingerprint}",

  // Aufbau
  "it is not strict JSON": "sie ist kein strenges JSON",
  "{reason} (byte {offset})": "{reason} (Byte {offset})",
  'its schema is neither "sealwright.trust/1" nor "sealwright.trust/2"':
    "ihr Schema ist weder „sealwright.trust/1“ noch „sealwright.trust/2“",
  'its schema is not "sealwright.policy/1"': "ihr Schema ist nicht „sealwright.policy/1“",
  "seals is empty: a policy asks for at least one seal":
    "seals ist leer: Eine Prüfrichtlinie verlangt mindestens ein Siegel",
  "algorithms.leastRsaBits is not a whole number of at least 1024":
    "algorithms.leastRsaBits ist keine ganze Zahl ab 1024",
  "pinnedKeys.revocation is none of {choices}": "pinnedKeys.revocation ist nichts von {choices}",
  "{what}.count is not a whole number of at least 1": "{what}.count ist keine ganze Zahl ab 1",
  "{what}.roles is empty": "{what}.roles ist leer",
  "{what} is empty": "{what} ist leer",
  "{what}: {reason}": "{what}: {reason}",
  "{what} is not an object": "{what} ist kein Objekt",
  '{what} has an unknown member "{member}"': "{what} hat ein unbekanntes Feld „{member}“",
  "{what} is not a text": "{what} ist kein Text",
  "{what} is not an array": "{what} ist keine Liste",
  "{what} holds {item}": "{what} enthält {item}, was es dort nicht gibt",
  "{what} names one thing twice": "{what} nennt etwas zweimal",
  "{what} names one key twice": "{what} nennt einen Schlüssel zweimal",
  "{what} is not a whole number": "{what} ist keine ganze Zahl",
  "{what} is not a whole number of at least 1": "{what} ist keine ganze Zahl ab 1",
  "{what} is not an RFC 3339 time": "{what} ist keine Zeit nach RFC 3339",
  "{what} is not base64": "{what} ist kein Base64",
  "{what} is not a SHA-256 digest in lower-case hex":
    "{what} ist kein Hashwert SHA-256 in hexadezimalen Kleinbuchstaben",
  "{what} is none of {choices}": "{what} ist nichts von {choices}",
  "{what}[{index}] is not DER": "{what}[{index}] ist kein DER",
  "{what}.persons is neither 1 nor 2": "{what}.persons ist weder 1 noch 2",
  "{what} is for signing and does not say in which roles, and whose names":
    "{what} ist fürs Signieren und sagt nicht, in welchen Rollen und für wen",
  "{what} names roles or subjects and is not for signing":
    "{what} nennt Rollen oder Personen und ist nicht fürs Signieren",
  "{what}.root is not a SHA-256 digest": "{what}.root ist kein Hashwert SHA-256",
  "{what}.publicKey is not that of its certificate":
    "{what}.publicKey ist nicht der seines Zertifikats",
  "{what}.publicKey is not a key we can use":
    "{what}.publicKey ist kein Schlüssel, der sich verwenden lässt",
  "{what}.algorithm is not that of its publicKey ({algorithm})":
    "{what}.algorithm ist nicht das Verfahren seines publicKey ({algorithm})",
  "{what}.fingerprint is not that of its publicKey":
    "{what}.fingerprint ist nicht der Fingerabdruck seines publicKey",
  "{what} is not a certificate that can be read: {reason}":
    "{what} ist kein Zertifikat, das sich lesen lässt: {reason}",
  "{what} is no name such as CN=Ann,O=Acme: {reason} (character {offset})":
    "{what} ist kein Name wie CN=Ann,O=Acme: {reason} (Zeichen {offset})",
  "{what} ends before it begins": "{what} endet, bevor es beginnt",
  "{what}.by names neither one person nor two": "{what}.by nennt weder eine Person noch zwei",
  "{what}.by names one person twice": "{what}.by nennt eine Person zweimal",
  "{what} asks for a role that it does not let count":
    "{what} verlangt eine Rolle, die dort nicht zählen darf",

  // Zusammenhang
  "two keys have the same id": "zwei Schlüssel haben dieselbe Kennung",
  "two keys or anchors have the same id": "zwei Schlüssel oder Stellen haben dieselbe Kennung",
  "sunsets names one algorithm twice": "sunsets nennt ein Verfahren zweimal",
  "it is stale before it was issued": "sie ist veraltet, bevor sie ausgestellt wurde",
  'the key "{id}" replaces "{replaces}", which does not say so':
    "der Schlüssel „{id}“ tritt an die Stelle von „{replaces}“, und dort steht das nicht",
  'the key "{id}" is replaced by "{replacedBy}", which does not say so':
    "der Schlüssel „{id}“ ist durch „{replacedBy}“ ersetzt, und dort steht das nicht",
  "keys replace one another in a circle": "Schlüssel ersetzen einander im Kreis",
  '"{id}" was not pinned by two persons, and this trust file asks for two':
    "„{id}“ wurde nicht von zwei Personen hinterlegt, und diese Vertrauensdatei verlangt zwei",
  '{what} names "{unable}", which cannot count there':
    "{what} nennt „{unable}“, was dort nicht zählen kann",
  "{what} asks for {count} and only {people} can count":
    "{what} verlangt {count}, und nur {people} können zählen",
  'witnesses names "{id}", which is no witness': "witnesses nennt „{id}“, und das ist kein Zeuge",
  "witnesses.quorum is {quorum} of {different} different witnesses":
    "witnesses.quorum ist {quorum} von {different} verschiedenen Zeugen",
  '{what} names "{unknown}", which is not pinned':
    "{what} nennt „{unknown}“, und das ist nicht hinterlegt",

  // Verlauf
  "{place} has the number {seq}": "{place} hat die Nummer {seq}",
  "{place} does not follow the entry before it: the journal was altered":
    "{place} folgt nicht auf den Eintrag davor: Der Verlauf wurde verändert",
  "journal.entries is empty": "journal.entries ist leer",
  "journal.head is not that of its last entry: the journal was altered":
    "journal.head ist nicht der seines letzten Eintrags: Der Verlauf wurde verändert",
  "it is not what its journal left: it was changed by hand (keys record takes such a change in)":
    "sie ist nicht das, was ihr Verlauf hinterließ: Sie wurde von Hand geändert (keys record nimmt eine solche Änderung auf)",
} as const
