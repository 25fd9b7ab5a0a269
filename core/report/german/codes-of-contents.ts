/** Befunde über das, was da ist, und über das, was die Beweismittel von sich sagen. */
import type { FindingCode } from "../../findings/index.ts"
import type { GermanCode } from "./german-code.ts"

export const CODES_OF_CONTENTS = {
  CONTAINER_AMBIGUOUS: {
    says: "Zwei Leseprogramme können in diesem Archiv zwei verschiedene Inhalte sehen.",
    mayAlsoBe:
      "Ein Archiv aus einem fehlerhaften oder alten Programm, etwa mit Namen ohne Angabe der Zeichenkodierung, oder eines, das bei der Übertragung abgeschnitten oder zusammengefügt wurde.",
    resolve:
      "Das Archiv erneut beschaffen und den Hashwert der ganzen Datei vergleichen, oder es dort entpacken lassen, wo es geschrieben wurde, und den Ordner prüfen.",
  },
  CONTAINER_DAMAGED: {
    says: "Ein Eintrag des Archivs hat nicht die Größe oder Prüfsumme, die das Archiv für ihn verzeichnet.",
    mayAlsoBe: "Ein Schaden bei der Aufbewahrung oder eine unterbrochene Übertragung.",
    resolve:
      "Das Archiv erneut von der Quelle beschaffen und den Hashwert der ganzen Datei vergleichen.",
  },
  CONTAINER_DEVIATION: {
    says: "Das Archiv enthält neben seinen Einträgen Bytes, etwa Kommentare, die kein Hashwert erfasst.",
    mayAlsoBe: "Ein Programm, das in seinen Archiven eigene Namen, Zeiten oder Besitzer vermerkt.",
    resolve: "Nichts ist nötig; keine Aussage über die Beweismittel stützt sich auf diese Bytes.",
  },
  CONTAINER_UNSAFE: {
    says: "Ein Name oder Eintrag in den Beweismitteln könnte aus ihnen hinausführen oder kann gar kein Beweismittel sein.",
    mayAlsoBe:
      "Ein Sicherungsprogramm, das Verknüpfungen, Geräte oder absolute Namen gespeichert hat.",
    resolve:
      "Die exportierende Stelle um einen Export bitten, der nur einfache Dateien und relative Namen enthält.",
  },
  ENTRY_UNREADABLE: {
    says: "Ein Eintrag ist vorhanden, aber sein Inhalt ließ sich nicht lesen; über ihn wird nichts gesagt.",
    mayAlsoBe:
      "Eine fehlende Berechtigung, ein schadhafter Datenträger, ein absichtlich verschlüsselter Eintrag oder einer, von dem ein Archiv zweierlei sagt.",
    resolve:
      "Der prüfenden Person das Lesen erlauben; verschlüsselte Einträge entpacken und erneut prüfen. Wo ein Archiv zwei Lesarten hat, zuerst das klären.",
  },
  EVIDENCE_CHANGED: {
    says: "Ein Eintrag änderte sich während der Prüfung; es wurde also kein einzelner Stand von ihm gesehen.",
    mayAlsoBe:
      "Ein Abgleich- oder Sicherungsprogramm, das in den Ordner schreibt; ein Datenträger, der getrennt wurde.",
    resolve: "Eine Kopie prüfen, in die sonst nichts schreibt.",
  },
  NAME_COLLISION: {
    says: "Zwei Namen unterscheiden sich nur in Groß- und Kleinschreibung oder Unicode-Form; manche Systeme würden nur einen behalten.",
    mayAlsoBe: "Dateien von einem System, das die beiden Namen unterscheidet.",
    resolve: "Beide Einträge an der Quelle vergleichen und einen vor dem Siegeln umbenennen.",
  },
  NAME_NORMALIZED: {
    says: "Ein verzeichneter Name wurde nur in einer anderen Unicode-Form oder Schreibweise desselben Pfads gefunden.",
    mayAlsoBe: "Ein Dateisystem, das Namen in zerlegter Form speichert.",
    resolve: "Nichts ist nötig, wenn der Hashwert übereinstimmt.",
  },
  NAME_CASE_CLASH: {
    says: "Zwei verzeichnete Namen unterscheiden sich nur in Groß- und Kleinschreibung; auf manchen Systemen wären sie eine Datei.",
    mayAlsoBe: "Dateien von einem System, das die beiden Namen unterscheidet.",
    resolve:
      "Die Beweismittel auf einem Dateisystem halten, das Groß- und Kleinschreibung unterscheidet.",
  },
  DISPLAY_CONTROL_CHARS: {
    says: "Ein Name enthält Zeichen, die die Anzeige von Text verändern; sie sind als Codepunkte ausgeschrieben.",
    mayAlsoBe: "Ein Name in einer Schrift, die von rechts nach links läuft.",
    resolve: "Die Codepunkte lesen, nicht das Schriftbild.",
  },
  LIMIT_EXCEEDED: {
    says: "Die Beweismittel sind größer oder tiefer verschachtelt als eine dokumentierte Grenze; ein Teil wurde nicht geprüft.",
    mayAlsoBe: "Beweismittel, die tatsächlich sehr groß sind.",
    resolve:
      "Die Grenzen in der Dokumentation nachlesen; die Beweismittel teilen oder die Grenze anheben.",
  },
  CONTENT_BESIDE_BAG: {
    says: "Das Archiv enthält etwas neben dem Ordner des Pakets, und nichts im Paket weist es nach.",
    mayAlsoBe: "Dateien, die ein Packprogramm hinzufügt, etwa __MACOSX.",
    resolve:
      "Ansehen, was dort liegt; das Paket selbst ist der Ordner und lässt sich allein packen.",
  },
  NESTED_EVIDENCE_FAILED: {
    says: "Beweismittel in einem Archiv innerhalb dieser Beweismittel halten für sich genommen der Prüfung nicht stand.",
    mayAlsoBe: "Beweismittel, die schon schadhaft waren, als sie hier mitgesiegelt wurden.",
    resolve: "Das Archiv entpacken, für sich prüfen und fragen, wer es hineingelegt hat.",
  },
  NESTED_EVIDENCE_OPEN: {
    says: "Bei Beweismitteln in einem Archiv innerhalb dieser Beweismittel ist nicht gezeigt, dass sie für sich genommen standhalten.",
    mayAlsoBe:
      "Ein Paket ohne Siegel oder mit Siegeln von Personen, deren Schlüssel nicht hinterlegt sind.",
    resolve: "Das Archiv für sich prüfen, mit den Schlüsseln derer, die es gesiegelt haben.",
  },
  NESTED_NOT_EXAMINED: {
    says: "Ein Archiv innerhalb der Beweismittel, oder eines darin, wurde als Datei behandelt; sein Inhalt wurde nicht geprüft.",
    mayAlsoBe:
      "Archive in Archiven oder eines, das zu groß ist, um an seinem Ort geöffnet zu werden.",
    resolve: "Es entpacken und für sich prüfen.",
  },
  FORMAT_UNKNOWN: {
    says: "Nichts hier sagt etwas Überprüfbares: kein Manifest, kein Siegel, kein bekanntes Format.",
    mayAlsoBe: "Ein Export, der nie gesiegelt wurde, oder der falsche Ordner.",
    resolve: "Den Ordner wählen, der das Manifest enthält, oder den Export bei Erhalt siegeln.",
  },
  LIST_WITHOUT_FILES: {
    says: "Nur eine Liste von Hashwerten wurde geöffnet, ohne die Dateien, die sie nennt, deshalb ließ sich nichts vergleichen: den Ordner öffnen, in dem alles liegt.",
    mayAlsoBe: "Eine Liste, neben der die Dateien liegen, oder eine, die allein übergeben wurde.",
    resolve:
      "Den Ordner öffnen, in dem die Liste und die Dateien liegen; fehlen die Dateien, sie anfordern.",
  },
  FORMAT_FAILURE: {
    says: "Eine Datei, auf die sich die Beweismittel stützen, hält das Format nicht ein, das sie angibt.",
    mayAlsoBe:
      "Ein Schaden bei Aufbewahrung oder Übertragung oder ein Programm, das die Datei neu gespeichert hat.",
    resolve: "Diese Datei erneut von ihrer Quelle beschaffen.",
  },
  DUPLICATE_KEY: {
    says: "Ein JSON-Objekt nennt dasselbe Element zweimal; zwei Leseprogramme können zwei Werte sehen.",
    mayAlsoBe: "Ein fehlerhaftes Exportprogramm.",
    resolve: "Die Datei erneut beschaffen; keine Lesart von ihr ist sicher.",
  },
  JSON_AMBIGUOUS: {
    says: "Ein JSON-Text enthält einen Wert, den Leseprogramme verschieden auffassen.",
    mayAlsoBe:
      "Ein Exportprogramm, das Zahlen oder Text außerhalb des austauschbaren Bereichs schreibt.",
    resolve: "Die Datei erneut von einem Exportprogramm beschaffen, das RFC 7493 einhält.",
  },
  NOT_SUPPORTED: {
    says: "Die Beweismittel verwenden eine Version, Kodierung oder ein Verfahren, das dieses Programm nicht kennt.",
    mayAlsoBe: "Einwandfreie Beweismittel aus einem neueren oder spezielleren Programm.",
    resolve: "Diesen Teil mit einem Werkzeug prüfen, das ihn kennt.",
  },
  NO_INTEGRITY_CLAIM: {
    says: "Für einen Teil ihres Inhalts geben die Beweismittel weder Hashwert noch Verkettung noch Siegel an.",
    mayAlsoBe: "Ein einfacher Export: No-Code-Plattformen fügen keine eigenen Hashwerte hinzu.",
    resolve: "Den Export bei Erhalt siegeln und das Siegel getrennt aufbewahren.",
  },
  HASH_FAILURE: {
    says: "Der Inhalt einer Datei weicht von dem Hashwert ab, der für sie verzeichnet ist.",
    mayAlsoBe:
      "Ein Schaden bei der Aufbewahrung; Schaden und Manipulation lassen sich am Hashwert nicht unterscheiden.",
    resolve: "Mit einer anderen Kopie vergleichen, die den verzeichneten Hashwert hat.",
  },
  MANIFEST_MISSING: {
    says: "Eine Datei, die ein Manifest aufführt, ist nicht in den Beweismitteln.",
    mayAlsoBe: "Eine unvollständige Kopie.",
    resolve: "Die Datei aus einer anderen Kopie wiederherstellen und erneut prüfen.",
  },
  MANIFEST_EXTRA: {
    says: "In den Beweismitteln liegt eine Nutzdatei, die ein Manifest nicht aufführt.",
    mayAlsoBe: "Eine Datei, die ein System von selbst hinzugefügt hat, etwa ein Vorschauspeicher.",
    resolve:
      "Die Datei aus einer Kopie entfernen und erneut prüfen oder um ein neues Siegel bitten.",
  },
  MANIFEST_INCONSISTENT: {
    says: "Manifeste widersprechen sich selbst oder einander über eine Datei.",
    mayAlsoBe: "Aus zwei Exporten zusammengeführte Manifeste.",
    resolve: "Die Manifeste erneut von der Quelle beschaffen.",
  },
  MANIFEST_DUPLICATE: {
    says: "Ein Manifest führt dieselbe Datei zweimal mit demselben Hashwert auf.",
    mayAlsoBe: "Ein Manifest, das in zwei Durchgängen geschrieben wurde.",
    resolve: "Nichts ist nötig.",
  },
  MANIFEST_UNSIGNED: {
    says: "Keine Signatur erfasst das Manifest; wer die Dateien geändert hat, könnte es mitgeändert haben.",
    mayAlsoBe: "Ein Paket für den Transport, bei dem keine Signatur vorgesehen war.",
    resolve:
      "Den Hashwert des Manifests mit einem anderswo aufbewahrten vergleichen oder das Paket jetzt siegeln.",
  },
  OXUM_MISMATCH: {
    says: "Die angegebene Zahl der Nutzdateien oder Bytes weicht von der vorhandenen ab.",
    mayAlsoBe: "Ein Paket, das neu gepackt wurde, ohne seine Beschreibung zu erneuern.",
    resolve: "Mit dem Manifest vergleichen: Stimmt jede Datei überein, ist die Angabe veraltet.",
  },
  FETCH_NOT_FOLLOWED: {
    says: "Das Paket nennt Dateien, die von anderswo zu holen sind; es wurde nichts geholt.",
    mayAlsoBe: "Ein vollständig geliefertes Paket, das seine Abrufliste behalten hat.",
    resolve: "Nichts ist nötig, wenn jede aufgeführte Datei vorhanden ist.",
  },
  BAGIT_DEVIATION: {
    says: "Das Paket weicht in einer Weise von RFC 8493 ab, die andere Werkzeuge annehmen.",
    mayAlsoBe: "Ein Paket aus einem älteren Werkzeug.",
    resolve: "Nichts ist nötig.",
  },
  SYSTEM_FILE: {
    says: "Eine Datei ist von einer Art, die Betriebssysteme von selbst hinzufügen.",
    mayAlsoBe: "Ein Ordner, der vor dem Packen in einem Dateimanager geöffnet war.",
    resolve: "Nichts ist nötig, wenn die Datei aufgeführt ist.",
  },
  CRYPTO_CONSTRAINTS_FAILURE: {
    says: "Für diesen Inhalt steht nur ein Hashverfahren ein, das heute zu schwach ist, um sich darauf zu stützen.",
    mayAlsoBe: "Ein Paket aus einer Zeit, in der dieses Verfahren als sicher galt.",
    resolve:
      "Ein gleichzeitig entstandenes Manifest mit SHA-256 oder besser suchen oder einen Zeitstempel darüber.",
  },
  UNSEALED_CONTENT: {
    says: "Die Beweismittel enthalten etwas, das weder ein Manifest noch ein Siegel nachweist.",
    mayAlsoBe:
      "Eine Datei, die ein System oder eine Person nach dem Siegeln ohne böse Absicht hinzugefügt hat.",
    resolve: "Sie aus einer Kopie entfernen und erneut prüfen; klären, wer sie hinzugefügt hat.",
  },
  ERASED: {
    says: "Eine Datei wurde durch eine verzeichnete und gesiegelte Handlung gelöscht; ihr früherer Hashwert und die Regel sind genannt.",
    mayAlsoBe: "Nichts anderes: Die Löschung ist Teil des gesiegelten Protokolls.",
    resolve: "Die Regel prüfen, auf die sich die Löschung beruft.",
  },
} as const satisfies Partial<Record<FindingCode, GermanCode>>
