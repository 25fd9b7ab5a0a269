/**
 * Die Sätze, die im Ergebnis stehen, auf Deutsch: Aussagen, Grenzen und Gründe von Prüfungen.
 *
 * Das Ergebnis ist in jeder Sprache dasselbe und schreibt sie englisch (core/verdict/says.ts).
 * Links steht ihr Muster mit Namen für das, was darin wechselt; was keinem Muster entspricht,
 * bleibt, wie es ist: Lieber ein englischer Satz als ein falscher deutscher.
 */
const PATTERNS: readonly (readonly [string, string])[] = [
  // Unversehrtheit
  [
    "Something differs from what was recorded; the findings say what and where.",
    "Etwas weicht von dem Verzeichneten ab; die Befunde sagen, was und wo.",
  ],
  [
    "Something is not in the form that it must have; the findings say what and where.",
    "Etwas hat nicht die Form, die es haben muss; die Befunde sagen, was und wo.",
  ],
  [
    "The archive has more than one reading, so another program may see other contents; the findings say what and where.",
    "Das Archiv hat mehr als eine Lesart, ein anderes Programm sieht darin also vielleicht anderes; die Befunde sagen, was und wo.",
  ],
  [
    "The archive has more than one reading, and something is not in the form that it must have; the findings say what and where.",
    "Das Archiv hat mehr als eine Lesart, und etwas hat nicht die Form, die es haben muss; die Befunde sagen, was und wo.",
  ],
  [
    "Nothing was found to differ, but not everything could be shown; passed, of the checks that were applied: {passed} of {checks}.",
    "Es wurde keine Abweichung gefunden, aber nicht alles ließ sich zeigen; bestanden, von den angewandten Prüfungen: {passed} von {checks}.",
  ],
  [
    "Every listed digest agrees for {files}; the lists themselves are as strong as whoever kept them.",
    "Jeder aufgeführte Hashwert stimmt überein ({files}); die Listen selbst sind so stark wie der, der sie verwahrt hat.",
  ],
  [
    "Every listed digest agrees for {files}; the lists themselves are as strong as whoever kept them. Not judged, because no list names them: {unlisted}.",
    "Jeder aufgeführte Hashwert stimmt überein ({files}); die Listen selbst sind so stark wie der, der sie verwahrt hat. Nicht beurteilt, weil keine Liste sie nennt: {unlisted}.",
  ],
  [
    "No alteration was found in {counts}: every digest, link, root and count agrees.",
    "Es wurde keine Veränderung gefunden ({counts}): Jeder Hashwert, jede Verkettung, jede Wurzel und jede Anzahl stimmt überein.",
  ],
  [
    "The bag agrees with itself in {counts}; nobody known vouches that this is what was sealed.",
    "Das Paket stimmt mit sich selbst überein ({counts}); niemand Bekanntes steht dafür ein, dass es das Gesiegelte ist.",
  ],
  [
    "The bag agrees with itself in {counts}; the pinned keys that sealed it were not shown to be good when they did.",
    "Das Paket stimmt mit sich selbst überein ({counts}); dass die hinterlegten Schlüssel, mit denen es gesiegelt wurde, damals gut waren, ist nicht gezeigt.",
  ],
  // Herkunft
  ["Sealed with the key pinned for {who}.", "Gesiegelt mit dem Schlüssel, hinterlegt für {who}."],
  ["Sealed with the keys pinned for {who}.", "Gesiegelt mit den Schlüsseln, hinterlegt für {who}."],
  [
    "A seal, a signature or what it states does not hold.",
    "Ein Siegel, eine Signatur oder deren Inhalt hält nicht stand.",
  ],
  [
    "Not shown: no trust file was given, so no key counts as anybody's.",
    "Nicht gezeigt: Es wurde keine Vertrauensdatei angegeben; kein Schlüssel gilt also als der einer bestimmten Person.",
  ],
  [
    "Not shown: no seal by a pinned key in a role that the policy asks for.",
    "Nicht gezeigt: kein Siegel eines hinterlegten Schlüssels in einer Rolle, die die Prüfrichtlinie verlangt.",
  ],
  [
    "Not shown: of {number} seal it could not be told whether a pinned key made it.",
    "Nicht gezeigt: Von {number} Siegel ließ sich nicht feststellen, ob ein hinterlegter Schlüssel es gemacht hat.",
  ],
  [
    "Not shown: of {number} seals it could not be told whether a pinned key made them.",
    "Nicht gezeigt: Von {number} Siegeln ließ sich nicht feststellen, ob ein hinterlegter Schlüssel sie gemacht hat.",
  ],
  [
    "Not shown: what is stated under seal with the key pinned for {who} does not agree with the evidence.",
    "Nicht gezeigt: Was unter Siegel mit dem Schlüssel angegeben ist, hinterlegt für {who}, stimmt mit den Beweismitteln nicht überein.",
  ],
  [
    "Not shown: what is stated under seal with the keys pinned for {who} does not agree with the evidence.",
    "Nicht gezeigt: Was unter Siegel mit den Schlüsseln angegeben ist, hinterlegt für {who}, stimmt mit den Beweismitteln nicht überein.",
  ],
  [
    "Not shown: not all that is stated under seal with the key pinned for {who} could be compared.",
    "Nicht gezeigt: Nicht alles, was unter Siegel mit dem Schlüssel angegeben ist, hinterlegt für {who}, ließ sich vergleichen.",
  ],
  [
    "Not shown: not all that is stated under seal with the keys pinned for {who} could be compared.",
    "Nicht gezeigt: Nicht alles, was unter Siegel mit den Schlüsseln angegeben ist, hinterlegt für {who}, ließ sich vergleichen.",
  ],
  [
    "Not fully shown: sealed with a key pinned for {who}, with reservations.",
    "Nicht vollständig gezeigt: gesiegelt mit einem Schlüssel, hinterlegt für {who}, mit Vorbehalten.",
  ],
  [
    "Not fully shown: sealed with keys pinned for {who}, with reservations.",
    "Nicht vollständig gezeigt: gesiegelt mit Schlüsseln, hinterlegt für {who}, mit Vorbehalten.",
  ],
  // Vollständigkeit
  [
    "A plain bag may hold other files beside its payload; the payload itself is judged by fixity.",
    "Ein einfaches Paket darf neben seinen Nutzdaten andere Dateien enthalten; die Nutzdaten selbst beurteilt die Prüfung der Hashwerte.",
  ],
  [
    "Lines beyond the limit were not read: {unread}.",
    "Zeilen jenseits der Grenze wurden nicht gelesen: {unread}.",
  ],
  [
    "Something is missing or was added; the findings say what and where.",
    "Etwas fehlt oder wurde hinzugefügt; die Befunde sagen, was und wo.",
  ],
  [
    "Nothing was found missing or added, but not as many bytes are there as were stated; the findings say where.",
    "Es wurde weder Fehlendes noch Hinzugefügtes gefunden, aber es sind nicht so viele Bytes da wie angegeben; die Befunde sagen, wo.",
  ],
  [
    "Something speaks against its being whole; the findings say what and where.",
    "Etwas spricht gegen die Vollständigkeit; die Befunde sagen, was und wo.",
  ],
  ["This is not the bag that was expected.", "Das ist nicht das erwartete Paket."],
  [
    "A list of files is not the one that was sealed; files may be missing, added or exchanged.",
    "Eine Dateiliste ist nicht die gesiegelte; Dateien können fehlen, hinzugefügt oder ausgetauscht sein.",
  ],
  [
    "Nothing was found missing or added, but the hand-overs and states in the log do not fit together.",
    "Es wurde weder Fehlendes noch Hinzugefügtes gefunden, aber die Übergaben und Zustände im Protokoll passen nicht zusammen.",
  ],
  [
    "Not shown in every respect that nothing is missing.",
    "Nicht in jeder Hinsicht gezeigt, dass nichts fehlt.",
  ],
  [
    "Nothing that the lists name is missing, and nothing else is there.",
    "Nichts, was die Listen nennen, fehlt, und sonst ist nichts da.",
  ],
  [
    "Nothing is missing from, or added to, what was sealed.",
    "Dem Gesiegelten fehlt nichts, und nichts wurde hinzugefügt.",
  ],
  [
    "Nothing is missing from, or added to, what the bag itself lists; nobody known vouches for the list.",
    "Dem, was das Paket selbst aufführt, fehlt nichts, und nichts wurde hinzugefügt; niemand Bekanntes steht für die Liste ein.",
  ],
  [
    "Nothing is missing from, or added to, what the bag itself lists; the pinned keys that sealed the list were not shown to be good when they did.",
    "Dem, was das Paket selbst aufführt, fehlt nichts, und nichts wurde hinzugefügt; dass die hinterlegten Schlüssel, mit denen die Liste gesiegelt wurde, damals gut waren, ist nicht gezeigt.",
  ],
  // Grenzen
  [
    "Not shown: that the export held everything its source held.",
    "Nicht gezeigt: dass der Export alles enthielt, was seine Quelle enthielt.",
  ],
  [
    "Not shown: that the recorded content was true when it was recorded.",
    "Nicht gezeigt: dass der verzeichnete Inhalt wahr war, als er verzeichnet wurde.",
  ],
  [
    "Not shown: that pinned keys were used only by the people they are pinned for.",
    "Nicht gezeigt: dass hinterlegte Schlüssel nur von den Personen benutzt wurden, für die sie hinterlegt sind.",
  ],
  [
    "Not asked: whether a pinned key was withdrawn other than by the trust file; the policy takes pinned keys without such data.",
    "Nicht gefragt: ob ein hinterlegter Schlüssel anders als durch die Vertrauensdatei widerrufen wurde; die Prüfrichtlinie nimmt hinterlegte Schlüssel ohne solche Angaben an.",
  ],
  [
    "Not shown: what authorities withdrew since the revocation data in the trust file was issued ({what}; and {older} older).",
    "Nicht gezeigt: was Stellen widerrufen haben, seit die Widerrufsdaten der Vertrauensdatei ausgegeben wurden ({what}; und {older} ältere).",
  ],
  [
    "Not shown: what authorities withdrew since the revocation data in the trust file was issued ({what}).",
    "Nicht gezeigt: was Stellen widerrufen haben, seit die Widerrufsdaten der Vertrauensdatei ausgegeben wurden ({what}).",
  ],
  [
    "Not read: {pieces} of revocation data in the trust file, so what it says of anybody is not known.",
    "Nicht gelesen: {pieces} der Widerrufsdaten in der Vertrauensdatei; was sie über jemanden sagen, ist nicht bekannt.",
  ],
  [
    "Not shown: who sealed this (no trust file was given).",
    "Nicht gezeigt: wer das gesiegelt hat (es wurde keine Vertrauensdatei angegeben).",
  ],
  [
    "Not shown: that whoever recorded an erasure held the role that the log gives them.",
    "Nicht gezeigt: dass, wer eine Löschung verzeichnet hat, die Rolle hatte, die das Protokoll angibt.",
  ],
  [
    "Not shown: anything about what is in archives inside that were taken as files ({findings}).",
    "Nicht gezeigt: etwas über den Inhalt innerer Archive, die als Dateien behandelt wurden ({findings}).",
  ],
  [
    "Not shown: a log of events, a tree or a seal; this format has none that is checked here.",
    "Nicht gezeigt: ein Protokoll von Ereignissen, ein Baum oder ein Siegel; dieses Format hat nichts davon, was hier geprüft wird.",
  ],
  [
    "Not shown: when anything was signed; times in the evidence are claims of whoever wrote them.",
    "Nicht gezeigt: wann etwas signiert wurde; Zeiten in den Beweismitteln sind Angaben dessen, der sie geschrieben hat.",
  ],
  [
    "Not shown: how long before {at} it was sealed; that it was sealed by then rests on the word of {who}. Other times are claims of whoever wrote them.",
    "Nicht gezeigt: wie lange vor {at} gesiegelt wurde; dass es bis dahin gesiegelt war, beruht auf der Angabe von {who}. Andere Zeiten sind Angaben dessen, der sie geschrieben hat.",
  ],
  [
    "Not shown: that this is the latest or the intended bag (no head pinned, nothing expected).",
    "Nicht gezeigt: dass dies das neueste oder das gemeinte Paket ist (kein Stand hinterlegt, nichts erwartet).",
  ],
  [
    "Not shown: that this is the latest state of the bag (no head pinned).",
    "Nicht gezeigt: dass dies der neueste Stand des Pakets ist (kein Stand hinterlegt).",
  ],
  [
    "Not shown: anything later than the state of {events} that was seen at {at}.",
    "Nicht gezeigt: etwas Späteres als der Stand ({events}), der {at} gesehen wurde.",
  ],
  [
    "Not shown: that this is the intended bag (nothing expected).",
    "Nicht gezeigt: dass dies das gemeinte Paket ist (nichts erwartet).",
  ],
  // Gründe, aus denen eine Prüfung nicht stattfand oder offen blieb
  [
    "There was nothing to check, and nothing does not pass; evidence that holds something of this kind would settle it.",
    "Es gab nichts zu prüfen, und mit nichts ist nichts bestanden; Beweismittel, die etwas dieser Art enthalten, würden es klären.",
  ],
  [
    "There was nothing to check: no seal by a pinned key fills a place that the policy asks for. One that does would settle it, or the pin of the key that made one.",
    "Es gab nichts zu prüfen: Kein Siegel mit einem hinterlegten Schlüssel erfüllt, was die Prüfrichtlinie verlangt. Ein solches würde es klären, oder dass der Schlüssel eines vorhandenen hinterlegt wird.",
  ],
  ["{some} of {all} were not checked.", "{some} von {all} wurden nicht geprüft."],
  [
    "No earlier result was given to compare with.",
    "Es wurde kein früheres Ergebnis zum Vergleich angegeben.",
  ],
  ["It was not reached.", "Sie wurde nicht erreicht."],
  ["Nothing here lists the digest of a file.", "Nichts hier führt den Hashwert einer Datei auf."],
  ["Nothing here says what belongs to it.", "Nichts hier sagt, was dazugehört."],
  ["There is no log that can be read.", "Es gibt kein Protokoll, das sich lesen lässt."],
  [
    "The evidence does not state how many items its source held.",
    "Die Beweismittel sagen nicht, wie viele Einträge ihre Quelle enthielt.",
  ],
  [
    "No head of this log was pinned, and no id or digest was expected.",
    "Von diesem Protokoll ist kein Stand hinterlegt, und es wurde weder Kennung noch Hashwert erwartet.",
  ],
  ["There is no checkpoint that can be read.", "Es gibt keinen Prüfpunkt, der sich lesen lässt."],
  ["This is the first sealed state of the bag.", "Das ist der erste gesiegelte Stand des Pakets."],
  [
    "This format has no log of events that is checked.",
    "Dieses Format hat kein Protokoll von Ereignissen, das geprüft wird.",
  ],
  [
    "This format has no earlier sealed state that is checked.",
    "Dieses Format hat keinen früheren gesiegelten Stand, der geprüft wird.",
  ],
  [
    "This format has no checkpoint that is checked.",
    "Dieses Format hat keinen Prüfpunkt, der geprüft wird.",
  ],
  ["This format has no seal that is checked.", "Dieses Format hat kein Siegel, das geprüft wird."],
  [
    "The log records no hand-over, file digest or state to compare.",
    "Das Protokoll verzeichnet keine Übergabe, keinen Hashwert einer Datei und keinen Stand, der sich vergleichen ließe.",
  ],
  [
    "{path} could not be read, and this check rests on it",
    "{path} ließ sich nicht lesen, und diese Prüfung beruht darauf",
  ],
  ["Nothing records a root for the log.", "Nichts verzeichnet eine Wurzel für das Protokoll."],
  [
    "Lines beyond the limit were not read: {lines}.",
    "Zeilen jenseits der Grenze wurden nicht gelesen: {lines}.",
  ],
]

/** What changes in a sentence: counts and names. A count is written with its noun. */
const NOUNS: readonly (readonly [RegExp, string])[] = [
  [/^[\d,]+$/, "$&"],
  [/^(\S+) files? and (\S+) events?$/, "Dateien: $1; Ereignisse: $2"],
  [/^(\S+) files?$/, "Dateien: $1"],
  [/^(\S+) events?$/, "Ereignisse: $1"],
  [/^(\S+) findings?$/, "Befunde: $1"],
  [/^(\S+) pieces?$/, "Teile: $1"],
]
/** Placeholders that hold counts; in all others stands what somebody else wrote. */
const COUNTS = ["checks", "passed", "files", "unlisted", "counts", "findings", "events", "pieces"]

interface Pattern {
  readonly expression: RegExp
  readonly german: string
}

const COMPILED: readonly Pattern[] = PATTERNS.map(([english, german]) => ({
  expression: new RegExp(`^${escaped(english).replaceAll(/\\\{(\w+)\\\}/g, "(?<$1>.+?)")}$`, "s"),
  german,
}))
const ERASED = / ([\d,]+) files? erased by recorded acts\.$/

/** One sentence of a result in German; the sentence itself where no pattern fits. */
export function germanSentence(sentence: string): string {
  const erased = ERASED.exec(sentence)
  if (erased !== null) {
    const rest = germanSentence(sentence.slice(0, erased.index))
    return `${rest} Durch verzeichnete Handlungen gelöschte Dateien: ${germanNumber(erased[1] ?? "")}.`
  }
  for (const { expression, german } of COMPILED) {
    const found = expression.exec(sentence)
    if (found !== null) return filled(german, found.groups ?? {})
  }
  return sentence
}

function filled(german: string, values: Readonly<Record<string, string>>): string {
  return german.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ""
    return COUNTS.includes(name) ? counted(value) : value
  })
}

function counted(value: string): string {
  const noun = NOUNS.find(([expression]) => expression.test(value))
  return noun === undefined ? value : germanNumber(value.replace(noun[0], noun[1]))
}

/** Digits are grouped by a point. */
function germanNumber(text: string): string {
  return text.replaceAll(/(\d),(?=\d{3})/g, "$1.")
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
