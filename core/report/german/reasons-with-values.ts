/**
 * Gründe, in denen Werte stehen, auf Deutsch.
 *
 * Ein Ergebnis hält sie als englischen Text (docs/decisions/0078-sayings.md). Erkannt werden sie an
 * ihrem Muster, das längste zuerst; ein Wert, der selbst ein Grund ist, wird ebenso gesagt, jeder
 * andere bleibt, wie er ist. Was keinem Muster entspricht, bleibt englisch.
 */
import { GERMAN_SAYINGS } from "./sayings.ts"

/** Sätze, die in den Quellen mit eingesetzten Werten stehen und keine Codes sind. */
const TEMPLATES: Readonly<Record<string, string>> = {
  "not a {what}": "nicht wie vorgeschrieben: {what}",
  "something is left over in a {what}": "etwas ist übrig: {what}",
  "in its parts: {reason}": "in seinen Teilen: {reason}",
  "in its TSTInfo: {reason}": "in seinem TSTInfo: {reason}",
  "in a PEM block: {reason}": "in einem PEM-Block: {reason}",
  "in the token of the response: {reason}": "im Zeitstempel der Antwort: {reason}",
  "the request: {reason}": "die Anfrage: {reason}",
  "names no file: {reason}": "nennt keine Datei: {reason}",
  "no signed note: {reason}": "keine signierte Notiz: {reason}",
  "it is not in DER: {reason}": "sie ist nicht in DER: {reason}",
  "a text of more than {most} bytes": "ein Text von mehr als {most} Bytes",
  "a note of more than {most} bytes": "eine Notiz von mehr als {most} Bytes",
  "a line of more than {most} bytes": "eine Zeile von mehr als {most} Bytes",
  "longer than {most} bytes": "länger als {most} Bytes",
  "more than {most} signatures": "mehr als {most} Signaturen",
  "more than {most} generations": "mehr als {most} frühere Stände",
  "more than {most} seals": "mehr als {most} Siegel",
  "{reason}; further lines are not listed": "{reason}; weitere Zeilen sind nicht aufgeführt",
  "{reason} (at byte {offset})": "{reason} (bei Byte {offset})",
  "expected the label {label}": "erwartet wurde die Bezeichnung {label}",
  "not a value of {label}": "kein Wert von {label}",
  '{label} cannot be "{value}"': "{label} kann nicht „{value}“ sein",
  "the label {label} is missing": "die Bezeichnung {label} fehlt",
  "does not begin with {length} lower-case hexadecimal characters":
    "beginnt nicht mit {length} kleinen hexadezimalen Zeichen",
  "is not a digest of {algorithm} and a path":
    "ist nicht ein Hashwert von {algorithm} und ein Pfad",
  "not in the declared encoding {encoding}": "nicht im erklärten Zeichensatz {encoding}",
  "{given} hashes cannot join {size1} and {size2}":
    "{given} Hashwerte können {size1} und {size2} nicht verbinden",
  "the earlier tree has {size1} leaves, the later one only {size2}":
    "der frühere Baum hat {size1} Blätter, der spätere nur {size2}",
  "trees of the same size need no hashes, and {given} are given":
    "Bäume gleicher Größe brauchen keine Hashwerte, und {given} sind angegeben",
  "a hash is {length} bytes long, not {needed}":
    "ein Hashwert ist {length} Bytes lang, nicht {needed}",
  "index {index} is outside a tree of {size} leaves":
    "die Nummer {index} liegt außerhalb eines Baumes von {size} Blättern",
  "the proof has {given} hashes where leaf {index} of {size} needs {needed}":
    "der Nachweis hat {given} Hashwerte, wo Blatt {index} von {size} {needed} braucht",
  "this time-stamp authority is not pinned: {reason}":
    "diese Stelle für Zeitstempel ist nicht hinterlegt: {reason}",
  "the authority's certificate begins at {at}": "das Zertifikat der Stelle gilt erst ab {at}",
  "the authority's certificate ended at {at}": "das Zertifikat der Stelle galt bis {at}",
  "revoked later, and stamps from before are void too: {reason}":
    "später widerrufen, und auch frühere Zeitstempel gelten nicht mehr: {reason}",
  "a token with {count} signers": "ein Zeitstempel mit {count} Signierenden",
  "a critical extension that is not understood ({oid})":
    "eine kritische Erweiterung, die nicht verstanden wird ({oid})",
  "what was stamped is named by {digest}": "das Gestempelte ist mit {digest} benannt",
  "the time itself is signed over {digest}": "die Zeit selbst ist über {digest} signiert",
  "the signature: {what}": "die Signatur: {what}",
  "a certificate of the authority: {what}": "ein Zertifikat der Stelle: {what}",
  "a key of that name did not sign it: {reason}":
    "ein Schlüssel dieses Namens hat es nicht signiert: {reason}",
  "{name}: pinned, although outside its own window":
    "{name}: hinterlegt, obwohl außerhalb des eigenen Zeitraums",
  "revoked at {at} ({why})": "widerrufen am {at} ({why})",
  "a response with the critical extension {oid}":
    "eine Auskunft mit der kritischen Erweiterung {oid}",
  "a response of which {reason}": "eine Auskunft, zu der gilt: {reason}",
  "a response {reason}": "eine Auskunft, {reason}",
  "a list with the critical extension {oid}":
    "eine Sperrliste mit der kritischen Erweiterung {oid}",
  "a list of which {reason}": "eine Sperrliste, zu der gilt: {reason}",
  "a list {reason}": "eine Sperrliste, {reason}",
  "the algorithm {algorithm} is not computed here":
    "das Verfahren {algorithm} wird hier nicht berechnet",
  "the policy does not allow {algorithm}": "die Prüfrichtlinie erlaubt {algorithm} nicht",
  "valid only from {at}": "gültig erst ab {at}",
  "valid only until {at}": "gültig nur bis {at}",
  "the critical extension {oid} is not understood":
    "die kritische Erweiterung {oid} wird nicht verstanden",
  "no engine computes {algorithm}": "keine Programmbibliothek berechnet {algorithm}",
  "the modulus has {bits} bits, which is not from 1024 to 16384":
    "der Modulus hat {bits} Bits, also nicht 1024 bis 16384",
  "a note cannot be signed with a key for {algorithm}":
    "mit einem Schlüssel für {algorithm} kann keine Notiz signiert werden",
  "the key is bound to {hash} with a mask by {mask}":
    "der Schlüssel ist an {hash} mit einer Maske nach {mask} gebunden",
  "a signature of {algorithm} is not written that way":
    "eine Signatur nach {algorithm} wird nicht so geschrieben",
  "it has {given} bytes instead of {needed}": "sie hat {given} Bytes statt {needed}",
  "exponent {exponent}": "Exponent {exponent}",
  "{bits} bits": "{bits} Bits",
  "attributes such as {name}": "Attribute wie {name}",
  "extended header with {what}": "erweiterter Kopf mit: {what}",
  "extended header with {what} that is no number":
    "erweiterter Kopf, in dem keine Zahl ist: {what}",
  "extended header with two values of {keyword}": "erweiterter Kopf mit zwei Werten von {keyword}",
  'member of the type "{type}"': "Eintrag der Art „{type}“",
  "extra field {id}": "Zusatzfeld {id}",
  "local header: {what}": "lokaler Kopf: {what}",
  "compression method {method}": "Packverfahren {method}",
  "zip64 extra field without {what}": "zip64-Zusatzfeld ohne: {what}",
  "content that does not decompress: {reason}": "Inhalt, der sich nicht entpacken lässt: {reason}",
  'it names the key "{key}" and is not signed by it':
    "er nennt den Schlüssel „{key}“ und ist nicht von ihm signiert",
  'the key "{key}" signed it, which is not good now':
    "der Schlüssel „{key}“ hat ihn signiert, der jetzt nicht gut ist",
  "the responder gave no answer ({status})": "die Auskunftsstelle gab keine Antwort ({status})",
  "the key is pinned as {roles}, not as examiner":
    "der Schlüssel ist als {roles} hinterlegt, nicht als examiner",
  "signed by an RSA key of {bits} bits, fewer than {least}":
    "signiert von einem RSA-Schlüssel mit {bits} Bits, weniger als {least}",
}

/** Ein längerer Grund ist keiner von uns, und Muster an ihm zu versuchen kostet Zeit. */
const MOST_CHARACTERS = 1000
/** Gründe in Gründen; tiefer steht keiner von uns. */
const MOST_NESTED = 4

interface Pattern {
  readonly english: RegExp
  readonly german: string
  /** Wie viel von dem Satz feststeht. */
  readonly fixed: number
}

const PATTERNS: readonly Pattern[] = Object.entries({ ...GERMAN_SAYINGS, ...TEMPLATES })
  .filter(([code]) => /\{\w+\}/u.test(code) && /[a-z]{2}/iu.test(withoutPlaces(code)))
  .map(([code, german]) => ({
    english: new RegExp(`^${escaped(code).replaceAll(/\\\{(\w+)\\\}/gu, "(?<$1>.+?)")}$`, "su"),
    german,
    fixed: withoutPlaces(code).length,
  }))
  .toSorted((a, b) => b.fixed - a.fixed)

/** Ein Grund auf Deutsch, oder wie er ist, wo er keiner von uns ist. */
export function germanReason(reason: string, depth = 0): string {
  if (Object.hasOwn(GERMAN_SAYINGS, reason)) return GERMAN_SAYINGS[reason] ?? reason
  if (reason.length > MOST_CHARACTERS || depth > MOST_NESTED) return reason
  for (const { english, german } of PATTERNS) {
    const values = english.exec(reason)?.groups
    if (values === undefined) continue
    return german.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : germanReason(value, depth + 1)
    })
  }
  return reason
}

function withoutPlaces(code: string): string {
  return code.replaceAll(/\{\w+\}/gu, "")
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)
}
