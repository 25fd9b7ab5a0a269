/**
 * Was an einer Stelle gesehen wurde: die Namen, und die Werte, die Worte von uns sind.
 *
 * Ein Name oder Wert, der hier nicht steht, bleibt, wie er im Ergebnis steht: Er kann den
 * Beweismitteln gehören.
 */
import { germanReason } from "./reasons-with-values.ts"

const NAMES: ReadonlyMap<string, string> = new Map([
  ["what", "was zu sehen ist"],
  ["stands", "was noch gilt"],
  ["records", "Einträge"],
  ["lines", "Zeilen der Datei"],
  ["link", "Verkettung"],
  ["from", "ab Eintrag"],
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
  ["pinnedForAnyLog", "für jedes Protokoll hinterlegt"],
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
  ["path", "Pfad"],
  ["line", "Zeile"],
  ["range", "Bereich"],
  ["first", "erste"],
  ["last", "letzte"],
  ["other", "andere"],
  ["count", "Anzahl"],
  ["folder", "Ordner"],
  ["holds", "enthält"],
  ...[2, 3].flatMap((n) => [
    [`folder${String(n)}`, `Ordner ${String(n)}`] as const,
    [`holds${String(n)}`, `enthält (${String(n)})`] as const,
  ]),
  ["otherFolders", "weitere Ordner"],
  ["utf16", "in UTF-16"],
  ["offset", "Stelle"],
  ["object", "Gegenstand"],
  ["objects", "Gegenstände"],
  ["leftBy", "hinterlassen von Eintrag"],
  ["clock", "Uhr"],
  ["time", "Zeit"],
  ["before", "davor"],
  ["certificate", "Zertifikat"],
  ["authority", "Stelle"],
  ["parsed", "gelesen"],
  ["measured", "gemessen"],
  ["format", "Format"],
  ["resultDigest", "Hashwert des Ergebnisses"],
  ["archives", "Archive"],
  ["inside", "darin"],
  ["roles", "Rollen"],
  ["form", "Form"],
  ["manifests", "Manifeste"],
  ["files", "Dateien"],
  ["listed", "aufgeführt"],
  ["manifest", "Manifest"],
  ["said", "angegeben"],
  ["generation", "Stand"],
  ["notListedBy", "nicht aufgeführt in"],
  ["declared", "erklärt"],
  ["computed", "berechnet"],
  ["tree", "Baum"],
  ["recordedEvents", "verzeichnete Ereignisse"],
  ["recordedRoot", "verzeichnete Wurzel"],
  ["events", "Ereignisse"],
  ["computedRoot", "berechnete Wurzel"],
  ["recomputedRoot", "neu berechnete Wurzel"],
  ["sealedRoot", "gesiegelte Wurzel"],
  ["engines", "Programmbibliotheken"],
  ["over", "worüber"],
  ["keyId", "Kennung des Schlüssels"],
  ["keyid", "Kennung des Schlüssels"],
  ["kid", "Kennung des Schlüssels"],
  ["signatures", "Signaturen"],
  ["signer", "signiert von"],
  ["digest", "Hashwert"],
  ["stated", "angegeben"],
  ["statedEvents", "angegebene Ereignisse"],
  ["statedHead", "angegebener Stand"],
  ["payloadType", "Art des Inhalts"],
  ["namespace", "Namensraum"],
  ["payload", "Inhalt"],
  ["others", "andere"],
  ["seals", "Siegel"],
  ["shown", "gezeigt"],
  ["known", "bekannt"],
  ["knownFrom", "bekannt durch"],
  ["keys", "Schlüssel"],
  ["algorithms", "Verfahren"],
  ["claimed", "beansprucht"],
  ["held", "innegehabt"],
  ["holder", "im Besitz von"],
  ["log", "Protokoll"],
  ["good", "gut"],
  ["states", "gibt an"],
  ["bagId", "Kennung des Pakets"],
  ["changed", "geändert"],
  ["extra", "zusätzlich"],
  ["head", "Stand des Protokolls"],
  ["id", "Kennung"],
  ["lacks", "es fehlt"],
  ["limit", "Grenze"],
  ["lineBytes", "Bytes der Zeile"],
  ["missing", "fehlend"],
  ["origin", "Ursprung"],
  ["received", "erhalten von"],
  ["receiver", "Empfänger"],
  ["releaseLine", "Zeile der Übergabe"],
  ["releaser", "übergeben von"],
  ["root", "Wurzel"],
  ["same", "gleich"],
  ["second", "zweiter Leser"],
  ["seenAt", "gesehen am"],
  ["size", "Größe"],
  ["length", "Länge"],
  ["uri", "URI"],
  ["evaluatedAt", "beurteilt zum Stand"],
  ["provenAt", "bewiesen zum"],
  ["proof", "Nachweis"],
  ["proofAt", "Nachweis in"],
  ["by", "durch"],
  ["compromised", "entwendet"],
  ["certainty", "Gewissheit"],
  ["saidBy", "gesagt von"],
  ["revoked", "widerrufen"],
  ["validFrom", "gültig ab"],
  ["validUntil", "gültig bis"],
  ["notAfter", "nicht nach"],
  ["with", "mit"],
  ["gapAt", "Lücke ab Stelle"],
  ["gapBytes", "Bytes der Lücke"],
  ["gapNames", "Name in der Lücke"],
  ["missingBetween", "dazwischen fehlend"],
  ["unread", "nicht gelesen"],
  ["uncompared", "nicht ganz verglichen"],
  ["undecided", "nicht entschieden"],
  ["bag", "Paket"],
])

/** Namen, deren Werte unsere Worte sind. */
const OURS: ReadonlySet<string> = new Set([
  ...["knownFrom", "what", "stands", "link", "recordedForm", "traced", "records", "lines", "kind"],
  // Ein Hashwert, ein Schlüssel oder ein Name, oder warum dort keiner steht.
  ...["recomputedRoot", "payload", "insteadOf"],
  ...["holds", "holds2", "holds3", "missingBetween", "bag"],
])

/** Was zu sehen ist, und nicht, wer es tat oder wie es dazu kam. */
const SEEN: ReadonlyMap<string, string> = new Map([
  ["added", "Dateien, die die gesiegelte Liste nicht nennt"],
  ["deleted", "fehlende Einträge"],
  ["duplicated", "Zeilen, die zweimal dastehen"],
  ["edited", "ein abweichender Eintrag"],
  ["extended", "Einträge nach dem signierten Ende"],
  ["inserted", "Zeilen, die nicht dorthin gehören"],
  ["reordered", "Einträge in anderer Reihenfolge"],
  ["disordered", "Nummern, die nicht aufeinander folgen"],
  ["re-serialised", "eine andere Schreibung desselben Werts"],
  ["re-signed", "eine Signatur mit einem anderen Schlüssel"],
  ["rewritten", "ungebrochene Verkettung zu einem anderen als dem signierten Ende"],
  ["truncated", "fehlende Einträge am Ende"],
])

const VALUES: ReadonlyMap<string, string> = new Map([
  ["holds", "hält"],
  ["broken", "gebrochen"],
  ["file", "Datei"],
  ["folder", "Ordner"],
  ["link", "Verknüpfung"],
  ["other", "anderes"],
  ["a sealed bag", "ein gesiegeltes Paket"],
  ["a bag", "ein Paket"],
  ["a list of digests", "dem Namen nach eine Liste von Hashwerten"],
  ["another id", "andere Kennung"],
  ["the head that was named", "den genannten Kopf des Verlaufs"],
  ["the head kept beside the trust file", "den Kopf neben der Vertrauensdatei"],
  ["the earlier result", "das frühere Ergebnis"],
  ["the same", "dasselbe"],
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
  [/^record (\d+)$/u, "Eintrag $1"],
  [/^record (\d+) and others$/u, "Eintrag $1 und weitere"],
  [/^records (\d+) to (\d+)$/u, "Einträge $1 bis $2"],
  [/^records (\d+) to (\d+) and others$/u, "Einträge $1 bis $2 und weitere"],
  [
    /^the same, newer generation: (\d+) now, (\d+) then$/u,
    "dasselbe, neuere Generation: $1 jetzt, $2 damals",
  ],
  [
    /^the same, older generation: (\d+) now, (\d+) then$/u,
    "dasselbe, ältere Generation: $1 jetzt, $2 damals",
  ],
  [/^the same, in generation (\d+)$/u, "dasselbe, in Generation $1"],
  [/^(\d+) now, (\d+) then$/u, "$1 jetzt, $2 damals"],
  [
    /^(.+), the key of the log in generation (\d+)$/u,
    "$1, der Schlüssel des Protokolls im Stand $2",
  ],
  [
    /^(.+), who made the seal of generation (\d+)$/u,
    "$1, von dem das Siegel des Standes $2 stammt",
  ],
  [/^(.+), pinned for this log$/u, "$1, hinterlegt für dieses Protokoll"],
  [/^from record (\d+) on every link holds$/u, "ab Eintrag $1 hält jede Verkettung"],
  [/^records (\d+) to (\d+) follow one another$/u, "die Einträge $1 bis $2 folgen aufeinander"],
  [
    /^from record (\d+) on every link holds, to the last line, whose digest a pinned key signed$/u,
    "ab Eintrag $1 hält jede Verkettung, bis zur letzten Zeile, deren Hashwert ein hinterlegter Schlüssel signiert hat",
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

/** Angaben eines Siegels (docs/evidence-bag.md, Abschnitt 8) danach, was sie angeben. */
const SEALED: ReadonlyMap<string, string> = new Map([
  ["files.count", "Anzahl der Dateien"],
  ["files.bytes", "Bytes aller Dateien"],
  ["log.events", "Anzahl der Einträge im Protokoll"],
  ["log.bytes", "Bytes des Protokolls"],
  ["log.head", "Hashwert der letzten Zeile des Protokolls"],
  ["log.root", "Wurzel über das Protokoll"],
])

function sealedMember(member: string): string | undefined {
  const [, subject] = /^subject (.+)$/su.exec(member) ?? []
  return subject === undefined ? SEALED.get(member) : `Hashwert von ${subject}`
}

export function germanName(name: string): string | undefined {
  return NAMES.get(name)
}

/** Der Wert auf Deutsch, wo er ein Wort von uns ist. */
export function germanValue(name: string, value: string): string | undefined {
  return name === "member" ? sealedMember(value) : ownValue(name, value)
}

function ownValue(name: string, value: string): string | undefined {
  if (!OURS.has(name)) return undefined
  const known = (name === "what" ? SEEN : VALUES).get(value)
  const [form, text = ""] = SENTENCES.find(([pattern]) => pattern.test(value)) ?? []
  if (known !== undefined || form !== undefined) return known ?? value.replace(form ?? "", text)
  const reason = germanReason(value)
  return reason === value ? undefined : reason
}
