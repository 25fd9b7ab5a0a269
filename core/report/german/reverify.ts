/** Die Sätze vor den Befehlen; die Befehle selbst sind in jeder Sprache dieselben. */
import type { ReportWords } from "../english/english.ts"

export const GERMAN_REVERIFY: ReportWords["reverify"] = {
  title: "Wie sich das ohne Sealwright prüfen lässt",
  setBag:
    "Ein Archiv zuerst in einen neuen Ordner entpacken. BAG auf den Ordner setzen, der bagit.txt enthält, TRUST auf die eigene Vertrauensdatei und WORK auf einen leeren Ordner außerhalb der Beweismittel.",
  files:
    "Die Dateien: Jede Zeile muss auf OK enden. (Prozentzeichen und Zeilenumbrüche in Namen stehen in den Manifesten als %25, %0A und %0D; solche Dateien sind von Hand nachzusehen.)",
  bagDigest: (digest) => `Der Hashwert des Pakets: ${digest}`,
  log: (events, head) =>
    `Das Protokoll: die Zahl seiner Ereignisse, ${events}, und sein Ende, ${head}`,
  seal: (path) =>
    `Das Siegel ${path}: Sein Schlüssel wird nach dem Fingerabdruck aus der eigenen Vertrauensdatei genommen, nie aus den Beweismitteln. Der letzte Befehl der ersten Gruppe muss Erfolg melden; die der zweiten müssen "named by the seal" ausgeben sowie die Zahl der Ereignisse und das Ende wie oben.`,
  report:
    "Dieser Bericht: Als PDF ist ihm result.json beigefügt, und dessen SHA-256 steht am Fuß jeder Seite. Mit den Werkzeugen von poppler, und REPORT auf die Datei gesetzt:",
  place: (where) => `Ein Archiv zuerst in einen neuen Ordner entpacken. ${where}`,
  setBagOfBagit: "BAG auf den Ordner setzen, der bagit.txt enthält.",
  setBagOfLists: "BAG auf den Ordner setzen, der die Listen und die Dateien enthält.",
  setBagOfFiles: "BAG auf den Ordner setzen, der die Dateien enthält.",
  byDigests: (afterwards) =>
    `Die Dateien nach den Hashwerten, die mit ihnen übergeben wurden. Dateien, die keine Liste nennt, werden nicht angesehen. ${afterwards}`,
  okOfBagit:
    "Jede Zeile muss auf OK enden. Zeilenumbrüche (und in Paketen der Version 1.0 Prozentzeichen) in Namen stehen in den Manifesten als %0A, %0D und %25; solche Dateien sind von Hand nachzusehen.",
  okOfLists:
    "Jede Zeile muss auf OK enden. Eine Liste, die nur einen Hashwert enthält, ist von Hand mit der Anlage zu vergleichen.",
  loose:
    "Die Beweismittel geben keine Hashwerte an, die sich prüfen ließen. Dies sind die Hashwerte ihrer Dateien, zu vergleichen mit der Anlage:",
  archive:
    "Aus dem Archiv ließ sich keine Datei lesen; vergleichen lässt sich also nur das Archiv selbst mit dem oben genannten Hashwert. ARCHIVE auf die Datei setzen:",
  otherLists:
    "Für jede andere Liste, mit LIST auf ihren Namen gesetzt, und mit md5sum, sha1sum, sha384sum oder sha512sum, wo ihre Hashwerte 32, 40, 96 oder 128 Zeichen haben:",
}
