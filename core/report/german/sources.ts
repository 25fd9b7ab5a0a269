/** Woher eine Regel stammt, auf Deutsch: Namen und Titel bleiben, wie sie in der Quelle stehen. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/a reported case of the same kind:/gu, "ein gemeldeter Fall derselben Art:"],
  [/a reported case: the (.+) log key,/gu, "ein gemeldeter Fall: der Schlüssel des Protokolls $1,"],
  [/what was not read is not shown/gu, "was nicht gelesen wurde, ist nicht gezeigt"],
  [/what was not checked is not shown/gu, "was nicht geprüft wurde, ist nicht gezeigt"],
  [/the same rule in /gu, "dieselbe Regel in "],
  [/dual-tool verification/gu, "Prüfung mit zwei Werkzeugen"],
  [/\bpart (?=\d)/gu, "Teil "],
  [/\btable (?=\d)/gu, "Tabelle "],
  [/\bappendix (?=\w)/gu, "Anhang "],
  [/ and /gu, " und "],
]

export function germanSource(source: string): string {
  return WORDS.reduce((text, [english, german]) => text.replace(english, german), source)
}
