/** Was das Fenster auf Deutsch darüber sagt, wie geprüft wird. */
import type { enTerms } from "./en-terms.ts"

export const deTerms: typeof enTerms = {
  title: "Wie geprüft wird",
  asUsual: "Nach der eingebauten Prüfrichtlinie, im Augenblick der Prüfung",
  told: {
    policy: (name) => `Prüfrichtlinie ${name}`,
    signers: (count, isOne) =>
      isOne
        ? "Vertrauensdatei signiert von 1 genannten Schlüssel"
        : `Vertrauensdatei signiert von ${count} genannten Schlüsseln`,
    head: (entry) => `Vertrauensdatei nicht älter als Eintrag ${entry}`,
    engines: { portable: "portable Berechnung", both: "doppelte Berechnung" },
    at: (instant) => `Schlüssel beurteilt zum ${instant}`,
    jobs: (count, isOne) => (isOne ? "1 Rechenprozess" : `${count} Rechenprozesse`),
    earlier: (name) => `verglichen mit ${name}`,
  },
  holds: "Gilt für jede Prüfung, bis Sie es ändern oder die Anwendung schließen.",
  reset: "Zurück zur Vorgabe",
  use: "Übernehmen",
  add: "Hinzufügen",
  remove: "Entfernen",
  removeOf: (what) => `Entfernen: ${what}`,

  policy: "Prüfrichtlinie",
  policyHint: "Was gelten muss. Ihr Hashwert steht in jedem Ergebnis.",
  builtIn: "Eingebaute Prüfrichtlinie",
  choosePolicy: "Prüfrichtlinie wählen …",
  otherPolicy: "Andere Prüfrichtlinie wählen …",
  useBuiltIn: "Die eingebaute verwenden",
  policyDigest: "SHA-256 der Prüfrichtlinie",

  signers: "Wer die Vertrauensdatei signiert haben muss",
  signersHint:
    "Der Fingerabdruck eines Schlüssels, der in ihr steht, oder die Datei eines öffentlichen Schlüssels. Alle genannten müssen signiert haben.",
  signer: "Unterzeichner der Vertrauensdatei",
  chooseSigner: "Öffentlichen Schlüssel wählen …",
  head: "Aufbewahrter Kopf des Verlaufs der Vertrauensdatei",
  headHint: "N:KOPF oder die Datei, in der er steht. Eine ältere Vertrauensdatei fällt dann durch.",
  chooseHead: "Datei wählen …",
  needTrust:
    "Das gehört zu einer Vertrauensdatei, und niemandem wird vertraut: Wählen Sie eine Vertrauensdatei, oder entfernen Sie es.",

  engine: "Womit gerechnet wird",
  engines: { native: "Nativ", portable: "Portabel", both: "Beides" },
  engineHint: "Mit beidem rechnen zwei Umsetzungen, und sie müssen übereinstimmen.",
  at: "Zeitpunkt, zu dem Schlüssel beurteilt werden (UTC)",
  atHint: "Wie 2026-11-21 oder 2026-11-21 09:30. Ohne Angabe: der Augenblick der Prüfung.",
  noInstant: "Diesen Tag oder diese Zeit gibt es nicht.",
  jobs: "Rechenprozesse für Hashwerte",
  jobsHint: "Von 1 bis 999. Ohne Angabe: einer je Prozessor, höchstens 4.",
  noJobs: "Das ist keine Zahl von 1 bis 999.",

  earlier: "Mit einem früheren Ergebnis vergleichen (freiwillig)",
  earlierHint:
    "Für eine Übung: Ist die wiederhergestellte Kopie, was sie war? Gilt nur für das nächste Beweismittel.",
  chooseEarlier: "Gespeichertes Ergebnis wählen …",
  otherEarlier: "Anderes Ergebnis wählen …",
  ofSession: "Ein Ergebnis dieser Sitzung",
  ofSessionAt: (name, instant) => `${name}, ${instant}`,
  without: "Ohne Vergleich",
  earlierFiles: (count, isOne) => (isOne ? "Es nennt 1 Datei." : `Es nennt ${count} Dateien.`),
}
