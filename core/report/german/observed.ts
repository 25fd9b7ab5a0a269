/**
 * Was an einer Stelle gesehen wurde: die Namen, und die Werte, die Worte von uns sind.
 *
 * Ein Name oder Wert, der hier nicht steht, bleibt, wie er im Ergebnis steht: Er kann den
 * Beweismitteln gehören.
 */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["what", "was geschah"],
  ["stands", "was noch gilt"],
  ["records", "Einträge"],
  ["lines", "Zeilen"],
  ["link", "Verkettung"],
  ["from", "ab"],
  ["file", "Datei"],
  ...[2, 3, 4, 5, 6, 7, 8].map((n) => [`file${String(n)}`, `Datei ${String(n)}`] as const),
  ["traced", "zugeordnet"],
  ["member", "Angabe"],
  ["sealed", "gesiegelt"],
  ["recomputed", "neu berechnet"],
  ["expected", "erwartet"],
  ["actual", "tatsächlich"],
  ["named", "genannt"],
  ["namedBy", "genannt in"],
  ["found", "gefunden"],
  ["required", "verlangt"],
  ["broken", "gebrochen"],
  ["reason", "Grund"],
  ["algorithm", "Verfahren"],
  ["insteadOf", "anstelle von"],
  ["resigned", "neu signiert"],
  ["recordedForm", "verzeichnete Form"],
  ["statedIn", "angegeben in"],
  ["differs", "abweichend"],
  ["source", "Quelle"],
  ["erased", "gelöscht"],
  ["key", "Schlüssel"],
  ["kind", "Art"],
  ["more", "weitere"],
  ["total", "insgesamt"],
])

/** Namen, deren Werte unsere Worte sind. */
const OURS: ReadonlySet<string> = new Set([
  "what",
  "stands",
  "link",
  "recordedForm",
  "traced",
  "records",
  "lines",
])

const VALUES: ReadonlyMap<string, string> = new Map([
  ["added", "hinzugefügt"],
  ["deleted", "gelöscht"],
  ["duplicated", "verdoppelt"],
  ["edited", "geändert"],
  ["extended", "verlängert"],
  ["inserted", "eingefügt"],
  ["reordered", "umgestellt"],
  ["re-serialised", "anders geschrieben"],
  ["re-signed", "neu signiert"],
  ["rewritten", "neu geschrieben"],
  ["spliced", "zusammengesetzt"],
  ["truncated", "abgeschnitten"],
  ["holds", "hält"],
  ["broken", "gebrochen"],
  ["without spaces", "ohne Leerzeichen"],
  ["the canonical form (RFC 8785)", "die kanonische Form (RFC 8785)"],
  ["indented by 2", "um 2 eingerückt"],
  ["indented by 4", "um 4 eingerückt"],
  ["indented by tabs", "mit Tabulatoren eingerückt"],
  [
    "all that it states agrees with the bag",
    "alles, was es angibt, stimmt mit dem Beweispaket überein",
  ],
  ["its size and root agree with the log", "Größe und Wurzel stimmen mit dem Protokoll überein"],
  ["not further: too many choices of files", "nicht weiter: zu viele mögliche Dateien"],
  ["not examined further: too many breaks", "nicht weiter geprüft: zu viele Brüche"],
  [
    "the same value, written in that form, has the recorded digest",
    "derselbe Wert hat, in dieser Form geschrieben, den verzeichneten Hashwert",
  ],
  [
    "no earlier signed state tells from which record on",
    "kein früherer signierter Stand zeigt, ab welchem Eintrag",
  ],
])

/** Sätze mit einer Zahl oder einem Namen darin. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^(\d+) to (\d+)$/u, "$1 bis $2"],
  [/^from record (\d+) on every link holds$/u, "ab Eintrag $1 hält jede Verkettung"],
  [/^records (\d+) to (\d+) follow one another$/u, "die Einträge $1 bis $2 folgen aufeinander"],
  [
    /^everything from record (\d+) on is intact and sealed$/u,
    "alles ab Eintrag $1 ist unversehrt und gesiegelt",
  ],
  [
    /^records 0 to (\d+) are as an earlier signed state has them$/u,
    "die Einträge 0 bis $1 sind, wie ein früherer signierter Stand sie hat",
  ],
  [
    /^without the line of this file, (manifest-[a-z0-9]+\.txt) has the digest that this seal states$/u,
    "ohne die Zeile dieser Datei hat $1 den Hashwert, den dieses Siegel angibt",
  ],
  [
    /^without the lines of these files, (manifest-[a-z0-9]+\.txt) has the digest that this seal states$/u,
    "ohne die Zeilen dieser Dateien hat $1 den Hashwert, den dieses Siegel angibt",
  ],
]

export function germanName(name: string): string | undefined {
  return NAMES.get(name)
}

/** Der Wert auf Deutsch, wo er ein Wort von uns ist. */
export function germanValue(name: string, value: string): string | undefined {
  if (!OURS.has(name)) return undefined
  const known = VALUES.get(value)
  const [form, text = ""] = SENTENCES.find(([pattern]) => pattern.test(value)) ?? []
  return known ?? (form === undefined ? undefined : value.replace(form, text))
}
