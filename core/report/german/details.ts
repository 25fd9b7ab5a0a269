/** Was ein Befund von sich sagt, wo seine Werte mehr sagen als der Satz seines Codes. */
import type { ReportWords } from "../english/english.ts"

export const GERMAN_DETAILS: ReportWords["inShort"]["details"] = {
  gap: ({ bytes, at, named }, isOnly) => {
    const states = {
      "the same": "; darunter ist der Anfang eines Eintrags mit demselben Namen",
      another: "; darunter ist der Anfang eines Eintrags mit einem anderen Namen",
      none: "",
    }[named ?? "none"]
    const more = isOnly ? "" : " Es gibt weitere solche Lücken."
    return `Das Verzeichnis des Archivs zeigt nicht alles: ${bytes} ab Stelle ${at}${states}. Ein anderes Programm kann sie als zweiten Eintrag anstelle des ersten lesen.${more}`
  },
  notOfItsFormat: (reason) =>
    `Hat nicht das Format, das der Name oder der Anfang angibt: ${reason}.`,
  inAll: (findings) => `Solcher Befunde gibt es ${findings}.`,
  missingBetween: (records) => `Dazwischen fehlt, worin die Änderung stehen kann: ${records}.`,
  missingBetweenSome: (some, all) =>
    `An ${some} der ${all} aufgeführten Stellen fehlen dazwischen Einträge, in denen die Änderung stehen kann.`,
  otherKind: (stands, wanted) =>
    `Eine Signatur für eine andere Art von Aussage: Dort steht „${stands}“, verlangt war „${wanted}“.`,
  otherDigest: ({ log, record, all }) =>
    all === undefined
      ? `Eintrag ${record} von ${log} nennt für diese Datei einen anderen Hashwert, als sie hat.`
      : `Eintrag ${record} von ${log} nennt für die erste dieser Dateien einen anderen Hashwert, als sie hat; solcher Befunde gibt es ${all}.`,
  held: {
    "a sealed bag": "ein gesiegeltes Paket",
    "a bag": "ein Paket",
    "a list of digests": "dem Namen nach eine Liste von Hashwerten",
  },
  liesIn: (held, folder, isPacked) =>
    isPacked
      ? `In ${folder}/ liegt ${held}: das Archiv entpacken und diesen Ordner öffnen.`
      : `In ${folder}/ liegt ${held}: diesen Ordner öffnen.`,
  alsoIn: (folders) => `Für weitere Ordner gilt dasselbe: ${folders}.`,
  utf16: (file) =>
    `${file} heißt wie eine Liste von Hashwerten und ist in UTF-16 geschrieben, das nicht gelesen wird: sie in einer Kopie des Ordners als UTF-8 speichern und diese Kopie öffnen.`,
}
