/** Was der Bildschirm der Schlüssel von Stellen und Regeln sagt, auf Deutsch. */
import type { enRules } from "./en-rules.ts"

export const deRules: typeof enRules = {
  tabs: "Teile der Vertrauensdatei",
  keys: "Schlüssel",
  authorities: "Stellen",
  rules: "Regeln",
  history: "Verlauf",

  authoritiesTitle: "Hinterlegte Stellen",
  authoritiesLead:
    "Ihre Zertifikate stehen ein für Zeitstempel oder für jene, die mit Zertifikaten von ihnen signieren.",
  noAuthorities:
    "In dieser Vertrauensdatei ist keine Stelle hinterlegt, also zeigt kein Zeitstempel eine Zeit.",
  purposes: { timestamp: "Zeitstempel", signing: "Signieren" },
  certificate: "Zertifikat",
  certificateSha256: "SHA-256 des Zertifikats",
  certificateWindow: "Gültigkeit des Zertifikats selbst",
  authorityDetails: (subject) => `Zertifikat und Herkunft: ${subject}`,
  shortAuthorityDetails: "Zertifikat und Herkunft",
  revokeOf: (subject) => `Stelle widerrufen: ${subject}`,
  doRevoke: "Stelle widerrufen",
  revokeMeans:
    "Was sie davor bescheinigt hat, bleibt bestehen, soweit die Zeit bewiesen ist. Späteres zählt nicht.",
  loseMeans:
    "Was sie seitdem bescheinigt hat, zeigt nichts. Nur ein Beweis aus der Zeit davor hilft noch.",
  doneRevoke: "Die Stelle ist widerrufen.",
  doneLose: "Die Stelle ist als kompromittiert gemeldet.",

  pinAuthority: "Stelle hinterlegen …",
  pinAuthorityTitle: "Stelle hinterlegen",
  pinAuthorityMeans:
    "Von da an steht diese Stelle ein: für Zeiten oder für die Personen, die Sie unten nennen. Holen Sie ihr Zertifikat von der Stelle selbst.",
  authorityFile: "Zertifikat der Stelle",
  authorityFileHint: "Ein Zertifikat in PEM oder DER, oft Wurzel oder Root genannt.",
  chooseAuthority: "Zertifikat wählen …",
  authorityMissing: "Wählen Sie das Zertifikat.",
  compared: "Ich habe den ganzen SHA-256 auf anderem Weg mit der Stelle verglichen.",
  notCompared:
    "Sagen Sie, dass Sie ihn verglichen haben. Ein Zertifikat, das niemand verglich, kann jedermanns sein.",
  authority: "Wer die Stelle ist",
  authorityHint: "Wie Sie sie kennen.",
  pinId: "Name des Eintrags (freiwillig)",
  pinIdHint:
    "Wie stamp-office; so nennen ihn Befehle. Ohne Angabe wird er nach dem Zertifikat benannt.",
  purpose: "Wofür sie einsteht",
  purposeMissing: "Wählen Sie mindestens eines.",
  actAs: "Wofür die von ihr Bescheinigten zählen",
  names: "Wer sie sind",
  namesHint:
    "Ein ganzer Inhaber je Zeile, wie im Zertifikat: CN=Ann,O=Acme,C=CH. Sonst zählt niemand.",
  namesMissing: "Nennen Sie mindestens einen.",
  secondHint: "Jemand anderes, der das Zertifikat auch verglichen hat.",
  secondNeeded:
    "Diese Vertrauensdatei verlangt zwei Personen. Eine Stelle hinterlegen beide zugleich.",
  secondMissing: "Nennen Sie die zweite Person.",
  doPinAuthority: "Diese Stelle hinterlegen",
  donePinAuthority: "Die Stelle ist hinterlegt.",

  revocation: "Sperrdaten",
  revocationLead:
    "Was Stellen widerrufen haben, nach ihren Listen und Auskünften. Geholt werden sie von Hand; hier geht nichts ins Netz.",
  noRevocation: "Die Vertrauensdatei enthält keine Sperrdaten.",
  unreadable: (count, isOne) =>
    isOne
      ? "1 Liste oder Antwort lässt sich nicht lesen."
      : `${count} Listen oder Antworten lassen sich nicht lesen.`,
  forms: { crl: "Sperrliste", ocsp: "OCSP-Antwort" },
  issuedBy: "Ausgestellt von",
  issued: "Ausgestellt",
  about: "Zu den Seriennummern",
  next: "Die nächste ist zugesagt für",
  noNext: "keine",
  age: (count, isOne) => (isOne ? "1 Tag alt" : `${count} Tage alt`),
  fromLater: "von später als jetzt",
  overdue: "eine neuere ist fällig",
  importRevocation: "Sperrdaten aufnehmen …",
  importTitle: "Sperrdaten aufnehmen",
  importMeans:
    "Listen (CRL) und OCSP-Antworten der Stellen. Ältere bleiben, denn was sie widerrufen haben, bleibt widerrufen.",
  revocationFiles: "Listen und Antworten",
  revocationFilesHint: "Jede in DER oder PEM, eine je Datei.",
  chooseRevocation: "Datei hinzufügen …",
  revocationMissing: "Fügen Sie mindestens eine hinzu.",
  remove: (name) => `Weglassen: ${name}`,
  removeShort: "Weglassen",
  doImport: "Aufnehmen",
  doneImport: "Die Sperrdaten stehen in der Vertrauensdatei.",

  people: "Mehrere Personen",
  peopleLead: "Wofür das Siegel einer Person nicht genügt.",
  noPeople: "Für alles, was die Prüfrichtlinie verlangt, genügt ein Siegel.",
  threshold: "Mindestzahl",
  thresholdOf: (count, isOne, roles) =>
    isOne ? `1 Person als ${roles}` : `${count} verschiedene Personen als ${roles}`,
  noneAlso: (roles) => `, keine davon hinterlegt als ${roles}`,
  onlyBy: (keys) => `, nur mit den Schlüsseln ${keys}`,
  witnesses: "Zeugen",
  quorumOf: (quorum, keys) => `${quorum} von ${keys}`,
  setThreshold: "Mindestzahl festlegen …",
  thresholdTitle: "Mindestzahl festlegen",
  thresholdMeans:
    "So viele verschiedene Personen müssen in diesen Rollen gesiegelt haben, zusätzlich zu dem, was die Prüfrichtlinie verlangt. Sie ersetzt die Mindestzahl für dieselben Rollen.",
  inRoles: "In welchen Rollen",
  count: "Wie viele verschiedene Personen",
  countHint: "0 nimmt die Mindestzahl für diese Rollen weg.",
  noCount: "Das ist keine ganze Zahl von 0 bis 9999.",
  notAlso: "Nicht zählt, wer auch hinterlegt ist als (freiwillig)",
  onlyKeys: "Nur diese Schlüssel zählen (keiner gewählt: alle)",
  doThreshold: "Mindestzahl setzen",
  doneThreshold: "Die Mindestzahl ist festgelegt.",
  doneNoThreshold: "Die Mindestzahl ist weggenommen.",
  setWitnesses: "Zeugen festlegen …",
  witnessesTitle: "Zeugen festlegen",
  witnessesMeans:
    "Diese Schlüssel zeichnen die Stände von Protokollen mit, und so viele von ihnen müssen es getan haben. Sie ersetzen die bisher genannten.",
  whichKeys: "Welche Schlüssel",
  noWitnessKeys:
    "In dieser Vertrauensdatei ist kein Schlüssel als Zeuge hinterlegt. Hinterlegen Sie zuerst einen.",
  quorum: "Wie viele von ihnen es braucht",
  quorumHint: "Ist kein Schlüssel gewählt, nimmt 0 die Regel weg.",
  quorumDiffers: "Wählen Sie Zeugen und eine Zahl ab 1, oder keine und 0.",
  doWitnesses: "Zeugen setzen",
  doneWitnesses: "Die Zeugen sind festgelegt.",
  doneNoWitnesses: "Die Regel über Zeugen ist weggenommen.",

  dates: "Daten und Personen",
  datesLead:
    "Bis wann Verfahren und die Vertrauensdatei selbst zählen, und wie viele Personen hinterlegen.",
  sunset: "Nicht mehr nach",
  noSunsets: "Kein Verfahren hat ein Ende.",
  setDates: "Daten und Personen festlegen …",
  datesTitle: "Daten und Personen festlegen",
  datesMeans: "Was leer bleibt, bleibt, wie es ist.",
  name: "Wie man die Vertrauensdatei nennt (freiwillig)",
  persons: "Zum Hinterlegen braucht es",
  personsKinds: { stays: "wie bisher", "1": "eine Person", "2": "zwei Personen" },
  endingAlgorithms: "Verfahren, die ein Ende bekommen oder verlieren (freiwillig)",
  sunsetAt: "Ab wann sich nichts Neues auf sie stützen darf",
  neverEnds: "Sie haben kein Ende: Das Datum wird weggenommen.",
  sunsetMissing: "Geben Sie das Datum an, oder sagen Sie, dass es weggenommen wird.",
  nothingToSet: "Es ist nichts ausgefüllt, was sich festlegen ließe.",
  doDates: "Festlegen",
  doneDates: "Die Regeln sind festgelegt.",

  heads: "Stände von Protokollen",
  headsLead: "Stände, die jemand gesehen hat. Kein älterer geht für den neuesten durch.",
  noHeads: "Kein Stand eines Protokolls ist hinterlegt.",
  size: "Größe des Protokolls",
  root: "Wurzel",
  seenAt: "Gesehen",
  pinHead: "Stand hinterlegen …",
  headTitle: "Stand eines Protokolls hinterlegen",
  headMeans:
    "Von da an spricht ein älterer Stand dieses Protokolls, oder ein anderer derselben Größe, gegen Beweismittel.",
  checkpoint: "Prüfpunkt",
  checkpointHint: "In einem Beweispaket liegt er im Ordner custody. Prüfen Sie zuerst das Paket.",
  chooseCheckpoint: "Prüfpunkt wählen …",
  checkpointMissing: "Wählen Sie den Prüfpunkt.",
  origin: "Protokoll",
  signedBy: "Signiert von",
  isSigned: "Ein Schlüssel, der für dieses Protokoll hinterlegt ist, hat ihn signiert.",
  notSigned: "Kein Schlüssel, der für dieses Protokoll hinterlegt und gut ist, hat ihn signiert.",
  forged:
    "Dieser Prüfpunkt ist nicht mit dem Schlüssel signiert, den er nennt. Er wird nicht hinterlegt.",
  unsigned:
    "Ich habe diesen Stand selbst gesehen und will ihn hinterlegen, obwohl niemand Hinterlegtes für ihn einsteht.",
  unsignedMeans:
    "Ist er gefälscht, dann spricht er gegen das echte Protokoll, und dessen Beweismittel bestehen nicht mehr.",
  unsignedMissing: "Sagen Sie, dass Sie das wollen, oder wählen Sie einen anderen Prüfpunkt.",
  doHead: "Diesen Stand hinterlegen",
  doneHead: "Der Stand ist hinterlegt.",

  byHand: "Diese Vertrauensdatei wurde von Hand geändert.",
  byHandMeans:
    "Sie ist nicht, was ihr Verlauf hinterlassen hat. Deshalb wird mit ihr niemandem vertraut, und sonst lässt sich nichts an ihr tun. Was sie jetzt enthält, steht unten. Verzeichnen Sie die Änderung, wenn sie richtig ist, oder holen Sie die frühere Datei zurück.",
  record: "Änderung verzeichnen …",
  recordTitle: "Änderung von Hand verzeichnen",
  recordMeans:
    "Die Datei behält die Änderung; ihr Verlauf bekommt einen Eintrag, der sagt, dass, von wem und warum sie geändert wurde.",
  recordOther: "Änderung in anderer Datei verzeichnen …",
  recordOtherTitle: "Änderung von Hand in einer anderen Vertrauensdatei verzeichnen",
  recordOtherMeans:
    "Für eine Vertrauensdatei, die nicht gilt. Die Datei behält die Änderung; ihr Verlauf bekommt einen Eintrag, der sagt, dass, von wem und warum sie geändert wurde.",
  inForceStays: "Die geltende Vertrauensdatei gilt weiter.",
  changedPack: "Vertrauensdatei, die von Hand geändert wurde",
  chooseChanged: "Geänderte Vertrauensdatei wählen …",
  changedPackMissing: "Wählen Sie die Vertrauensdatei, deren Änderung verzeichnet wird.",
  holdsNow: "Was sie jetzt enthält",
  doRecord: "Verzeichnen",
  doneRecord: "Die Änderung ist verzeichnet.",
  doneRecordIn: (name) => `Die Änderung in ${name} ist verzeichnet.`,
}
