/**
 * Die Sätze des Berichts auf Deutsch.
 *
 * "Gesamtergebnis" und nie "Urteil": Ein Urteil spricht ein Gericht. "Siegel" ist das technische
 * Siegel dieses Formats, kein qualifiziertes elektronisches Siegel; das Verzeichnis der Begriffe
 * sagt es. Codes, Kennungen und die drei Wörter des Gesamtergebnisses bleiben, wie sie im
 * Ergebnis stehen.
 */
import type { CheckId } from "../../findings/index.ts"
import type { ConcernedRecords, ReportWords } from "../english/english.ts"
import { GERMAN_CASES } from "./cases.ts"
import { GERMAN_CODES } from "./codes.ts"
import { GERMAN_DETAILS } from "./details.ts"
import { GERMAN_REVERIFY } from "./reverify.ts"

const missing = ({ first, last, isOne }: ConcernedRecords): string =>
  isOne ? `fehlt Eintrag ${first}` : `fehlen die Einträge ${first} bis ${last}`

const ASKS: Readonly<Record<CheckId, string>> = {
  container:
    "Ist der Ordner oder das Archiv selbst in Ordnung, mit nur einer Bedeutung für jedes Leseprogramm?",
  format: "Lassen sich die beschreibenden Dateien lesen, ohne eine zweite Lesart?",
  fixity: "Hat jede aufgeführte Datei noch den für sie verzeichneten Hashwert, und fehlt keine?",
  "digest-strength": "Steht für jede Datei ein Hashwert ein, der sich heute nicht fälschen lässt?",
  "closed-world": "Ist alles in den Beweismitteln durch ein Manifest oder ein Siegel nachgewiesen?",
  chain: "Folgt jedes Ereignis nach Nummer und Hashwert auf das davor?",
  tree: "Ergeben die Ereignisse den Merkle-Baum, dessen Wurzel verzeichnet ist?",
  checkpoint:
    "Ist der signierte Prüfpunkt des Protokolls wohlgeformt und von dem Schlüssel signiert, den er nennt?",
  generations: "Ist jeder früher gesiegelte Stand unverändert in diesem enthalten?",
  seals: "Hält jedes Siegel stand, und stimmt alles, was es sagt, mit dem Berechneten überein?",
  pins: "Stammen die Siegel, die die Prüfrichtlinie verlangt, von hinterlegten Schlüsseln in den angegebenen Rollen?",
  times:
    "Galten diese Schlüssel zu dem Zeitpunkt, der bewiesen ist, oder sonst zu dem der Beurteilung?",
  freshness: "Ist es das verlangte Paket, und nicht älter als der letzte bekannte Stand?",
  custody: "Folgen Übergaben, Beteiligte und Zustände im Protokoll lückenlos aufeinander?",
  baseline: "Stimmen die Beweismittel mit dem früheren Ergebnis überein?",
  "source-completeness": "Enthielt der Export alles, was seine Quelle enthielt?",
}

export const GERMAN: ReportWords = {
  title: "Bericht über eine Prüfung archivierter Beweismittel",
  cover: {
    evidence: "Beweismittel",
    signedBy: "Signiert von",
    evaluatedAt: "Beurteilt zum Stand",
    written: "Bericht geschrieben",
  },

  status: {
    PASSED: "bestanden",
    // Ein geschütztes Leerzeichen: Umbrochen stünde "bestanden" allein in einer Zeile.
    FAILED: "nicht\u00a0bestanden",
    INDETERMINATE: "offen",
    NOT_APPLICABLE: "nicht\u00a0anwendbar",
    NOT_RUN: "nicht\u00a0durchgeführt",
  },
  severity: { broken: "Abweichung", doubtful: "Zweifel", noted: "Vermerk" },
  statementNames: {
    integrity: "Unversehrtheit",
    origin: "Herkunft",
    completeness: "Vollständigkeit",
  },
  codes: GERMAN_CODES,
  cases: GERMAN_CASES,
  asks: ASKS,

  counted: {
    archives: (count, isOne) => `${count} ${isOne ? "Archiv" : "Archive"}`,
    authorities: (count, isOne) => `${count} ${isOne ? "Stelle" : "Stellen"}`,
    bytes: (count, isOne) => `${count} ${isOne ? "Byte" : "Bytes"}`,
    checks: (count, isOne) => `${count} ${isOne ? "Prüfung" : "Prüfungen"}`,
    custodyEvents: (count, isOne) =>
      `${count} ${isOne ? "Ereignis der Verwahrung" : "Ereignisse der Verwahrung"}`,
    entries: (count, isOne) => `${count} ${isOne ? "Eintrag" : "Einträge"}`,
    events: (count, isOne) => `${count} ${isOne ? "Ereignis" : "Ereignisse"}`,
    files: (count, isOne) => `${count} ${isOne ? "Datei" : "Dateien"}`,
    findings: (count, isOne) => `${count} ${isOne ? "Befund" : "Befunde"}`,
    items: (count, isOne) => `${count} ${isOne ? "Datei" : "Dateien"}`,
    keys: (count) => `${count} Schlüssel`,
    logHeads: (count, isOne) => `${count} ${isOne ? "Protokollstand" : "Protokollstände"}`,
    signatures: (count, isOne) => `${count} ${isOne ? "Signatur" : "Signaturen"}`,
  },
  ofTotal: (part, total) => `${part} von ${total}`,
  noneThere: "keine vorhanden",
  cut: (head, count) => `${head} … (${count} Zeichen; das Ganze steht in result.json)`,
  andMore: (count) => `und ${count} weitere`,
  and: "und",

  verdict: {
    title: "Gesamtergebnis",
    passed: (checks) => `Angewandt: ${checks}. Es wurde keine Veränderung gefunden.`,
    failed: (checks, failed) =>
      `Angewandt: ${checks}. Davon nicht bestanden: ${failed}. Was beobachtet wurde, steht unter Befunde.`,
    open: ({ checks, passed, failed, open }) =>
      `Es kann kein abschließendes Ergebnis gegeben werden. Angewandt: ${checks}. Davon bestanden: ${passed}; nicht bestanden: ${failed}; nicht zu klären: ${open}.`,
    meaning: {
      "TOTAL-PASSED":
        "Keine Prüfung ergab eine Abweichung, und keine blieb offen. Prüfungen, die in diesen Beweismitteln keinen Gegenstand haben oder nicht verlangt waren, sind als solche aufgeführt.",
      "TOTAL-FAILED":
        "Eine nicht bestandene Prüfung sagt, dass etwas nicht übereinstimmt. Sie sagt nicht, wer oder was die Ursache ist; eine harmlose Ursache ist bei jedem Befund genannt.",
      INDETERMINATE:
        "Ein offenes Ergebnis ist weder gut noch schlecht. Was die Sache klären würde, steht bei jedem Befund; eine Prüfung, die ohne einen offen blieb, sagt, was ihr fehlte.",
    },
    columns: ["Stand", "Aussage", "Was gesagt wird"],
  },

  inShort: {
    columns: ["Gewicht", "Betrifft", "Was gefunden wurde"],
    others: (count, isOne) => (isOne ? "eine weitere Sache" : `${count} weitere Sachen`),
    listed: "Steht unter Befunde.",
    endOpen:
      "Nichts zeigt also, dass das Protokoll dort endet, wo es endet: Einträge am Ende können abgeschnitten worden sein, bevor es neu gesiegelt wurde.",
    noSeal: "Es gibt kein Siegel, also keinen Nachweis der Herkunft.",
    anotherKey: (role, pinned) =>
      `Das Siegel gibt die Rolle ${role} an, und sein Schlüssel ist keiner von denen, die für diese Rolle und jedes Protokoll hinterlegt sind: ${pinned}.`,
    endOpenUnsealed:
      "Nichts zeigt also, dass das Protokoll dort endet, wo es endet: Einträge am Ende können abgeschnitten worden sein.",
    details: GERMAN_DETAILS,
    causes: {
      added: () => "Steht nicht in der Dateiliste, die gesiegelt wurde: später hinzugefügt.",
      deleted: ({ range }) =>
        range === undefined ? "Es fehlen Einträge." : `Es ${missing(range)}.`,
      duplicated: () => "Zeilen dieses Protokolls stehen zweimal darin.",
      edited: ({ range }) =>
        range === undefined || range.isOne
          ? "Ein Eintrag wurde geändert."
          : `Einer der Einträge ${range.first} bis ${range.last} wurde geändert.`,
      extended: ({ range }) =>
        range === undefined
          ? "Geht nach dem signierten Ende weiter."
          : `Geht nach dem signierten Ende weiter, mit ${range.isOne ? `Eintrag ${range.first}` : `den Einträgen ${range.first} bis ${range.last}`}.`,
      inserted: () => "Es wurden Zeilen eingefügt, die dort nicht hingehören.",
      "re-serialised": () => "Anders geschrieben, als verzeichnet wurde; der Wert ist derselbe.",
      "re-signed": ({ insteadOf }) =>
        insteadOf === undefined
          ? "Mit einem Schlüssel signiert, der nicht hinterlegt ist."
          : `Mit einem Schlüssel signiert, der nicht hinterlegt ist, und nicht von ${insteadOf}.`,
      reordered: ({ range }) =>
        range === undefined
          ? "Einträge stehen nicht in ihrer Reihenfolge."
          : `Die Einträge ${range.first} bis ${range.last} stehen nicht in ihrer Reihenfolge.`,
      rewritten: () =>
        "Neu geschrieben: Die Verkettung hält, das Ende ist aber nicht das signierte.",
      truncated: ({ range }) =>
        range === undefined
          ? "Endet vor dem signierten Ende."
          : `Endet vor dem signierten Ende: Es ${missing(range)}.`,
    },
  },

  shown: {
    title: "Was das zeigt und was nicht",
    shown: "Gezeigt",
    nothing: "Nichts: Keine Prüfung wurde bestanden.",
    notShown: "Nicht gezeigt",
    checks: {
      container: "Der Ordner oder das Archiv hat nur eine Lesart.",
      format: "Die beschreibenden Dateien haben nur eine Lesart.",
      fixity: "Jede aufgeführte Datei hat ihren verzeichneten Hashwert.",
      "digest-strength":
        "Keine Datei stützt sich auf ein Hashverfahren, das als fälschbar bekannt ist.",
      "closed-world":
        "Außer den Listen und Siegeln selbst ist keine Datei da, die keine Liste in den Beweismitteln nennt.",
      chain: "Die Ereignisse folgen lückenlos aufeinander.",
      tree: "Die Ereignisse ergeben die verzeichnete Merkle-Wurzel.",
      checkpoint: "Der Prüfpunkt ist von dem Schlüssel signiert, den er nennt.",
      generations: "Jeder früher gesiegelte Stand ist enthalten.",
      seals: "Was die Siegel sagen, stimmt mit den Dateilisten und dem Protokoll überein.",
      pins: "Die verlangten Siegel stammen von hinterlegten Schlüsseln.",
      times:
        "Die Schlüssel hinter den verlangten Siegeln waren gut zu der Zeit, die bewiesen ist, sonst zu der der Beurteilung; die weiterer Siegel stehen in der Liste der Signaturen.",
      freshness: "Es ist das Paket oder der Protokollstand, der erwartet wurde.",
      custody: "Verzeichnete Übergaben und Zustände passen zusammen.",
      baseline: "Es stimmt mit dem früheren Ergebnis überein.",
      "source-completeness": "Es wurden so viele Einträge gesiegelt, wie die Quelle gemeldet hat.",
    },
    beforeSealing:
      "Was vor dem Siegeln der Beweismittel geschah, über das hinaus, was ihr Protokoll sagt.",
    beforeLists: "Was geschah, bevor die Listen der Hashwerte entstanden, und wer sie gemacht hat.",
    beforeExamination: "Was mit den Dateien vor dieser Prüfung geschah.",
    court: "Welches Gewicht dem vor Gericht zukommt: Das würdigt das Gericht.",
  },

  matter: {
    title: "Die Sache, wie angegeben",
    declared:
      "Alles in diesem Abschnitt hat angegeben, wer den Bericht geschrieben hat. Nichts davon wurde geprüft, und nichts davon geht in das Gesamtergebnis ein.",
    fields: {
      caseNumber: "Aktenzeichen",
      exhibit: "Asservat",
      rootExhibit: "Entnommen aus Asservat",
      version: "Fassung des Berichts",
      supersedes: "Ersetzt den Bericht",
      classification: "Einstufung",
      requester: "Auftrag von",
      authority: "Rechtsgrundlage",
      purpose: "Zweck, gestellte Fragen",
      outOfScope: "Nicht Gegenstand",
      examiner: "Prüfende Person",
      organisation: "Organisation",
      qualification: "Sachkunde",
      reviewer: "Gegengelesen von",
      responsible: "Verantwortlich",
      conflicts: "Interessenkonflikte",
      receivedFrom: "Erhalten von",
      receivedAt: "Erhalten am",
      receivedHow: "Erhalten wie",
      custody: "Verwahrung davor",
      changes: "Änderungen und ihr Grund",
      limitations: "Einschränkungen",
      retention: "Aufbewahrung",
    },
  },

  evidence: {
    title: "Die Beweismittel",
    path: "Pfad wie angegeben",
    kind: "Art",
    readFrom: (format, container) =>
      `${format}, gelesen aus: ${container === "folder" ? "Ordner" : container}`,
    bagId: "Paketkennung",
    exporter: "Exportierende Stelle",
    generation: "Generation",
    generationIs: (number) => `${number} (von 0 an gezählt)`,
    bagDigest: "Hashwert des Pakets",
    archiveDigest: "Hashwert der Archivdatei",
    listDigest: "Hashwert der Dateiliste",
    files: "Dateien",
    log: "Protokoll",
    noLog: "Es wurde keines gelesen.",
    logId: "Protokollkennung",
    events: "Ereignisse im Protokoll",
    head: "Ende des Protokolls",
    root: "Wurzel des Baums",
    origin: "Ursprung des Protokolls",
    annex: "Anlage: Dateien und Hashwerte",
    columns: ["Pfad", "Bytes", "SHA-256, in dieser Prüfung berechnet"],
    noFile: "Es wurde keine Datei gelesen.",
    unread: (files, entries) => `${files} gelesen, ${entries} nicht gelesen`,
    allFiles: (files) => `Alles, was gelesen wurde: ${files}.`,
    firstFiles: (shown, files) =>
      `Die ersten ${shown} von ${files}; die vollständige Liste steht in result.json.`,
  },

  checks: {
    title: "Prüfungen",
    lead: (applied, total) =>
      `Durchgeführt: ${applied} von ${total}. Eine Prüfung ist nur bestanden, wenn sie alles angesehen hat, was sie ansehen sollte. Auch die nicht durchgeführten und die, die hier keinen Gegenstand haben, sind aufgeführt.`,
    columns: ["Stand", "Prüfung", "Was sie fragt", "Angesehen"],
    required: "verlangt",
  },

  coverage: {
    title: "Abdeckung",
    lead: "Siegel und Zeitstempel selbst sind nicht mitgezählt: Sie sind es, die abdecken.",
    columns: ["Was abgedeckt ist", "Abgedeckt"],
    bytesUnderDigest: "Bytes, deren Hashwert neu berechnet wurde und übereinstimmt",
    bytesUnderSeal:
      "Bytes unter einem Siegel eines hinterlegten Schlüssels, das eine Herkunft zeigt",
    eventsUnderChain: "Ereignisse, deren Verkettung mit dem Ereignis davor hält",
    eventsUnderTree: "Ereignisse in einem Baum, dessen Wurzel übereinstimmt",
    eventsUnderSeal:
      "Ereignisse unter einem Siegel eines hinterlegten Schlüssels, das eine Herkunft zeigt",
  },

  findings: {
    title: "Befunde",
    none: "Es gibt keine: Keine Prüfung hat etwas Mitteilenswertes beobachtet.",
    counted: ({ findings, broken, doubtful, noted }) =>
      `${findings}. Abweichungen: ${broken}; Zweifel: ${doubtful}; Vermerke: ${noted}.`,
    first: (count) =>
      `Hier stehen die ersten ${count}, die gewichtigsten zuerst; die vollständige Liste steht in result.json.`,
    where: "Wo",
    observed: (name) => `Beobachtet: ${name}`,
    mayAlsoBe: "Kann auch sein",
    resolve: "Was es klären würde",
    source: "Prüfung, Quelle",
    whole: "die Beweismittel als Ganzes",
    line: (number) => `Zeile ${number}`,
    record: (number) => `Eintrag ${number}`,
    records: (first, last) => `Einträge ${first} bis ${last}`,
    twoRecords: (first, last) => `Einträge ${first} und ${last}`,
    observedIn:
      "Was beobachtet wurde, und der technische Grund einer Prüfung, sind im Wortlaut des Ergebnisses wiedergegeben, das englisch ist; häufige Gründe sind übersetzt.",
  },

  roles: {
    "executing program": "ausführendes Programm",
    releaser: "übergibt",
    receiver: "übernimmt",
    applicant: "stellt den Antrag",
    approver: "gibt frei",
    auditor: "Revision",
    exporter: "Exporteur",
    archivist: "Archivar",
    witness: "Zeuge",
    examiner: "Prüfer",
    log: "Protokollschlüssel",
  },

  seals: {
    title: "Siegel und Schlüssel",
    valid: {
      label: "gültig",
      text: "Mit einem Schlüssel gemacht, den die Vertrauensdatei nennt; alles, was es sagt, stimmt mit den Dateilisten und dem Protokoll überein.",
    },
    reserved: {
      label: "gültig, Schlüssel fraglich",
      text: "Mit einem Schlüssel gemacht, den die Vertrauensdatei nennt, und was es sagt, stimmt mit den Dateilisten und dem Protokoll überein. Dass der Schlüssel damals gut war, ist nicht gezeigt; das Siegel zeigt also keine Herkunft.",
    },
    withoutRole: {
      label: "gültig, ohne diese Rolle",
      text: "Mit einem Schlüssel gemacht, den die Vertrauensdatei nennt, und was es sagt, stimmt mit den Dateilisten und dem Protokoll überein. Die Vertrauensdatei gibt diesem Schlüssel nicht die Rolle, die das Siegel angibt; das Siegel zeigt also keine Herkunft.",
    },
    broken: {
      label: "verletzt",
      text: "Nennt einen Schlüssel der Vertrauensdatei und hält nicht stand; die Befunde sagen, in welcher Hinsicht.",
    },
    uncompared: {
      label: "nicht ganz verglichen",
      text: "Mit einem Schlüssel gemacht, den die Vertrauensdatei nennt. Nicht alles, was es sagt, ließ sich vergleichen, weil ein Teil der Beweismittel nicht gelesen wurde. Solange nicht alles verglichen ist, zeigt es keine Herkunft.",
    },
    undecided: {
      label: "nicht entschieden",
      text: "Ob ein Schlüssel der Vertrauensdatei es gemacht hat, ließ sich nicht feststellen; die Befunde sagen, warum. Es ist aufgeführt und hat kein Gewicht.",
    },
    unattributed: {
      label: "nicht zugeordnet",
      text: "Niemand hat den Schlüssel hinterlegt, mit dem es gemacht wurde. Es ist aufgeführt und hat kein Gewicht.",
    },
    noSeals: "Beweismittel dieser Art haben keine Siegel; nichts hier zeigt, wer sie gemacht hat.",
    noSealRead: "Die Beweismittel enthalten kein Siegel, das sich lesen ließ.",
    unknownKind: "Es wurde kein Siegel gelesen: Die Art der Beweismittel ist unbekannt.",
    noTrustSealable:
      "Es wurde keine Vertrauensdatei angegeben; kein Schlüssel gilt also als der einer bestimmten Person, und kein Siegel zeigt eine Herkunft.",
    noTrust: "Es wurde keine Vertrauensdatei angegeben.",
    role: "Angegebene Rolle",
    time: "Angegebene Zeit",
    claim: (time) => `${time} (eine Angabe, nicht bewiesen)`,
    reason: "Angegebener Grund",
    sha256: "SHA-256 der Siegeldatei",
    keyNamed: "Genannter Schlüssel",
    pinnedFor: "Hinterlegt für",
    keyId: (subject, id) => `${subject} (Schlüsselkennung ${id})`,
    algorithm: "Verfahren",
    fingerprint: "Fingerabdruck",
  },

  signatures: {
    title: "Signaturen und Zeit",
    lead: (signatures) =>
      `Von hinterlegten Schlüsseln und rechnerisch richtig: ${signatures}. Jeder Schlüssel wird zum frühesten Zeitpunkt beurteilt, zu dem etwas beweist, dass die Signatur bestand; wo nichts es beweist, zu dem der Beurteilung.`,
    first: (count) => `Hier stehen die ersten ${count}; result.json enthält mehr.`,
    columns: ["Signatur", "Schlüssel", "Bestand spätestens", "Der Schlüssel war"],
    good: "damals gültig",
    open: "nicht gezeigt",
    failed: "damals nicht gültig",
    proof: {
      rfc3161: "Zeitstempel",
      witnesses: "Zeugen",
      none: "nicht bewiesen: die Zeit der Beurteilung",
    },
    by: (who) => ` von ${who}`,
  },

  custody: {
    title: "Verwahrung",
    noLogKind:
      "Beweismittel dieser Art haben kein Protokoll; über die Verwahrung wird hier nichts gesagt.",
    noLogRead: "Es wurde kein Protokoll gelesen; über die Verwahrung wird hier nichts gesagt.",
    none: "Das Protokoll verzeichnet keine Übergabe, Aufbewahrungsanordnung, Löschung, Siegelung oder Unversehrtheitsprüfung.",
    counted: (events) =>
      `Das Protokoll verzeichnet: ${events}. Zeiten sind Angaben der Uhr, die sie geschrieben hat.`,
    first: (count) =>
      `Hier stehen die ersten ${count}; die vollständige Liste steht in result.json.`,
    columns: ["Nr.", "Zeit (Angabe)", "Was", "Wer", "Gegenstände"],
    events: {
      custodyRelease: "Übergabe (Herausgabe)",
      custodyAccept: "Übergabe (Annahme)",
      custodyReceipt: "Empfangsbestätigung",
      legalHoldSet: "Aufbewahrungsanordnung erlassen",
      legalHoldClear: "Aufbewahrungsanordnung aufgehoben",
      sealCreate: "Siegel gemacht",
      restoreVerify: "Prüfung einer wiederhergestellten Kopie",
      del: "Löschung",
      fix: "Unversehrtheitsprüfung",
    },
    outcome: (outcome) => `Ausgang: ${outcome}`,
    outcomes: { success: "Erfolg", fail: "Fehlschlag", warning: "Warnung" },
  },

  nested: {
    title: "Archive innerhalb der Beweismittel",
    lead: (archives) =>
      `Innerhalb der Beweismittel: ${archives}. Sie sind Dateien wie alle anderen und wurden jeweils auch für sich geprüft, mit denselben Schlüsseln, derselben Prüfrichtlinie und demselben Zeitpunkt. Kein Ergebnis hier verbessert das der Beweismittel.`,
    first: (count) =>
      `Hier stehen die ersten ${count}, die gewichtigsten zuerst; die vollständige Liste steht in result.json.`,
    failed: "Nicht bestandene Prüfungen",
    open: "Offene Prüfungen",
    findings: "Befunde",
    digest: "Hashwert",
    none: "keine",
    noEvidence: "kein Beweismittel",
    unknown:
      "Es sagt nichts Überprüfbares und ist für sich kein Beweismittel. Als Datei der Beweismittel, in denen es liegt, wird es wie alle anderen beurteilt.",
    meaning: {
      "TOTAL-PASSED": "Es hält für sich genommen stand.",
      "TOTAL-FAILED":
        "Es hält für sich genommen nicht stand; das lässt die Beweismittel, in denen es liegt, offen.",
      INDETERMINATE:
        "Es ist nicht gezeigt, dass es für sich genommen standhält. Für die Beweismittel, in denen es liegt, hat das kein Gewicht.",
    },
  },

  comparison: {
    title: "Vergleich mit einem früheren Ergebnis",
    digest: "Hashwert des früheren Ergebnisses",
    compared: "Verglichen",
    same: "Gleich",
    changed: "Geändert",
    missing: "Fehlend",
    extra: "Zusätzlich",
    log: "Protokoll",
    logs: {
      same: (now) => `Das Protokoll hat ${now}, dieselben wie damals.`,
      continued: (now, before) =>
        `Das Protokoll hat ${now}: die von damals (${before}) und weitere.`,
      shorter: (now, before, fewer) =>
        `Das Protokoll hat ${now} und hatte damals ${before}; mindestens ${fewer} davon enthält es nicht. Welche, würden die Beweismittel von damals zeigen, Zeile für Zeile mit diesen verglichen.`,
      other: (now, before) =>
        `Das Protokoll hat ${now}, die nicht mit denen von damals (${before}) beginnen. Ab welchem Eintrag die beiden auseinandergehen, ist nicht bekannt, denn ein Ergebnis behält nur den Hashwert der letzten Zeile: Die Beweismittel von damals, Zeile für Zeile mit diesen verglichen, würden es zeigen.`,
      broken: (now, before) =>
        `Das Protokoll hat ${now} und hatte damals ${before}; eines der beiden hat Mängel, daher wurden sie nicht verglichen.`,
      none: (_now, before) =>
        `Es gibt kein Protokoll, das sich lesen ließ; damals waren es ${before} in einem.`,
    },
    more: (count, where) => `und ${count} weitere, aufgeführt ${where}`,
    inResult: "in result.json",
    byJson: "mit --format json",
  },

  trust: {
    onlyNamed: "Schlüssel zählen nur, wenn die Vertrauensdatei der prüfenden Person sie nennt.",
    names: (named, digest) => `Sie nennt: ${named}; ihr SHA-256 ist ${digest}.`,
    issued: (at) => `ausgegeben ${at}`,
    renewBy: (at) => `zu erneuern bis ${at}`,
    unsigned: (dated) => `Sie ist nicht signiert${dated}.`,
    unjudged: (dated) =>
      `Sie trägt Signaturen, die nicht beurteilt wurden, da niemand gesagt hat, von wem sie sein müssen${dated}.`,
    signed: (by, dated) => `Sie ist signiert von ${by}${dated}.`,
    noHistory: "Sie führt keine Aufzeichnung ihrer Änderungen.",
    history: (entries, head) => `Ihre Aufzeichnung hat ${entries} und endet in ${head}.`,
  },

  tool: {
    title: "Werkzeug, Prüfrichtlinie und Ergebnis",
    tool: "Werkzeug",
    ranOn: "Lief auf",
    engine: "Implementierung",
    native: "Nativ berechnet",
    none: "keine",
    started: "Begonnen",
    took: "Dauer",
    policy: "Prüfrichtlinie",
    policyDigest: "Hashwert der Prüfrichtlinie",
    trust: "Vertrauensdatei",
    noTrust: "es wurde keine angegeben",
    trustDigest: "Hashwert der Vertrauensdatei",
    resultDigest: "Hashwert des Ergebnisses",
    digestMeans:
      "Der Hashwert des Ergebnisses ist bei gleichen Beweismitteln, gleicher Vertrauensdatei, gleicher Prüfrichtlinie und gleichem Zeitpunkt der Beurteilung auf jedem Gerät derselbe. Wo und wie lange das Programm lief, geht nicht in ihn ein.",
    selfTest: "Selbsttest des Programms",
  },

  signature: {
    title: "Signatur dieses Berichts",
    unsigned:
      "Dieser Bericht ist nicht signiert. Jeder kann ihn geschrieben oder verändert haben; verlassen Sie sich auf die Beweismittel und auf eine erneute Prüfung.",
    level: "Stufe",
    certificate: "Zertifikat von",
    certificateDigest: "Zertifikat, SHA-256",
    time: "Zeit der Signatur",
    levelIs: "PAdES-B-B (ETSI EN 319 142-1), als diese Seite geschrieben wurde",
    unproven:
      "eine Angabe, als diese Seite geschrieben wurde; ob seither ein Zeitstempel in die Signatur eingefügt wurde, zeigt report check",
    means:
      "Die Signatur zeigt, dass der Bericht seit seiner Herstellung nicht verändert wurde. Wessen Zertifikat es ist, ergibt erst der Vergleich seines Hashwerts mit einem, den Sie von der signierenden Person auf getrenntem Weg erhalten haben. Sie ist keine qualifizierte elektronische Signatur, solange nichts anderes gezeigt ist.",
  },

  page: {
    number: (page, pages) => `Seite ${page} von ${pages}`,
    attachment: "SHA-256 der beigefügten result.json",
    unsigned: "Nicht signiert.",
    signed: (certificate, subject) =>
      `Signiert (PAdES-B-B), Zertifikat ${certificate}… von ${subject}`,
  },

  reverify: GERMAN_REVERIFY,

  glossaryTitle: "Begriffe in diesem Bericht",
  glossary: [
    {
      term: "Hashwert (Digest)",
      means:
        "Eine aus einer Datei berechnete Zahl (hier SHA-256). Ein anderer Inhalt mit demselben Hashwert ist nach heutigem Wissen nicht zu finden.",
    },
    { term: "Manifest", means: "Eine Liste von Dateien mit dem Hashwert einer jeden." },
    {
      term: "Beweispaket (evidence bag)",
      means:
        "Ein Ordner oder Archiv aus Dateien mit ihren Manifesten, einem Protokoll, einem Prüfpunkt und Siegeln.",
    },
    {
      term: "Ereignis, Eintrag, Protokoll",
      means:
        "Eine Zeile über etwas, das geschah; alle Zeilen in ihrer Reihenfolge. Ein Eintrag trägt die Nummer, die das Protokoll ihm gibt, in einem Beweispaket ab 0; eine Zeile wird in der Datei gezählt, ab 1. Eintrag 7 eines vollständigen Protokolls steht also in Zeile 8.",
    },
    {
      term: "Verkettung, Ende",
      means:
        "Jedes Ereignis nennt den Hashwert des Ereignisses davor. Das Ende ist der Hashwert des letzten.",
    },
    {
      term: "Merkle-Baum, Wurzel",
      means:
        "Ein Verfahren, über alle Ereignisse zugleich einen Hashwert, die Wurzel, zu berechnen (RFC 9162).",
    },
    {
      term: "Prüfpunkt",
      means: "Die Zahl der Ereignisse und die Wurzel des Baums, signiert.",
    },
    {
      term: "Siegel",
      means:
        "Eine signierte Aussage über Hashwerte und Anzahlen eines Pakets. Ein technisches Siegel; weder eine notarielle Handlung noch als qualifiziertes elektronisches Siegel (Verordnung (EU) Nr. 910/2014) geprüft.",
    },
    {
      term: "Fingerabdruck",
      means:
        "Der SHA-256-Hashwert eines öffentlichen Schlüssels: ein kurzer Name, den nur dieser Schlüssel hat.",
    },
    {
      term: "Hinterlegter Schlüssel, Vertrauensdatei",
      means:
        "Ein öffentlicher Schlüssel, den die prüfende Person auf getrenntem Weg erhalten hat und mit Inhaber und Rollen in der Vertrauensdatei nennt.",
    },
    {
      term: "Rollen",
      means:
        "Wofür ein hinterlegter Schlüssel steht. Exporteur: hat die Beweismittel der Plattform entnommen. Archivar: bewahrt sie auf. Die Siegel beider zeigen eine Herkunft. Zeuge: fügt ein Siegel hinzu oder zeichnet Stände eines Protokolls mit. Prüfer: fügt ein Siegel hinzu oder signiert Berichte. Protokollschlüssel: signiert die Prüfpunkte eines Protokolls. Zeitstempel: eine Stelle, die beweist, wann etwas da war.",
    },
    {
      term: "Prüfrichtlinie (policy)",
      means: "Die Regeln, nach denen sich aus den Prüfungen das Gesamtergebnis ergibt.",
    },
    {
      term: "Gesamtergebnis",
      means:
        "TOTAL-PASSED: bestanden. TOTAL-FAILED: nicht bestanden. INDETERMINATE: offen. Es ist ein technisches Prüfergebnis und keine rechtliche Würdigung.",
    },
    {
      term: "Befund",
      means:
        "Eine Beobachtung. Eine Abweichung lässt ihre Prüfung scheitern, ein Zweifel lässt sie offen, ein Vermerk hat kein Gewicht.",
    },
  ],
}
