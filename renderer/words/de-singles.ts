/** Was der Bildschirm der einzelnen Dateien sagt, auf Deutsch. */
import type { enSingles } from "./en-singles.ts"

export const deSingles: typeof enSingles = {
  title: "Einzelne Dateien",
  lead: "Eine Datei für sich, außerhalb jedes Beweispakets. Sie wird nur gelesen, nie geändert.",
  dropNow: "Loslassen, um sie hier zu verwenden",
  noFolder: "Ein Ordner ist keine einzelne Datei. Wählen Sie eine Datei.",

  judge: {
    title: "Signatur beurteilen",
    lead: "Zeigt, ob eine Signatur zu genau dieser Datei gehört und wessen Schlüssel sie erzeugt hat, nach den Schlüsseln, die Sie hinterlegt haben.",
    notShown:
      "Nicht gezeigt wird, dass der Inhalt der Datei stimmt oder wer den Schlüssel benutzt hat.",
    choice: "Datei und Signatur",
    drop: "Wählen Sie beide, oder ziehen Sie sie in dieses Fenster; eine Signatur wird am Ende ihres Namens erkannt.",
    file: "Datei",
    chooseFile: "Datei wählen …",
    fileMissing: "Wählen Sie die Datei, die signiert wurde.",
    signature: "Signatur über die Datei",
    signatureHint: "Eine eigene Datei: minisign, SSH, JWS, DSSE, CMS oder bloße Bytes.",
    chooseSignature: "Signatur wählen …",
    signatureMissing: "Wählen Sie die Signatur über die Datei.",
    stamps: "Zeitstempel über die Signatur (freiwillig)",
    stampsHint:
      "Was eine Stelle geantwortet hat (RFC 3161). Einer von einer hinterlegten Stelle beweist, dass es die Signatur bis dahin gab.",
    chooseStamp: "Zeitstempel hinzufügen …",
    removed: "Entfernen",
    remove: (name) => `${name} entfernen`,
    namespace: "Zweck einer SSH-Signatur",
    namespaceHint:
      "Nur bei SSH-Signaturen nötig: der Name, der beim Signieren angegeben wurde; bei Dateien meist „file“.",
    namespaceMissing:
      "Das ist eine SSH-Signatur, die einem einzigen Zweck gilt. Nennen Sie ihn, etwa file.",
    other: "Andere wählen …",
    under: "Beurteilt nach den Schlüsseln in",
    noTrustMeans:
      "Ohne Vertrauensdatei gilt kein Schlüssel als der einer Person; wer signiert hat, lässt sich dann nicht zeigen.",
    run: "Signatur beurteilen",
    running: "Die Signatur wird beurteilt …",
    none: "Es wurde noch keine Signatur beurteilt.",
    noneMeans:
      "Hier steht, was dabei herauskommt: das Gesamtergebnis, wessen Schlüssel es war und was nicht gezeigt ist.",
    where: "Stelle",
    resolve: "Was es klärt",
    particulars: "Angaben",
    save: "Ergebnis als JSON speichern …",
  },
}
