/**
 * What is said about a report that was checked, in each language.
 *
 * A pass says what was compared with what, and nothing about whether the verdict in the report
 * is right: that is shown by examining the evidence again.
 */
import type { ReportCheck, ReportQuestion, StatementStatus } from "../verdict/index.ts"
import type { Language } from "./language.ts"

interface QuestionWords {
  readonly asks: string
  readonly says: Readonly<Record<StatementStatus, string>>
}

export interface ReportCheckWords {
  readonly title: string
  /** A check that failed is told by the questions that failed. */
  readonly sentences: Readonly<Record<Exclude<ReportCheck["verdict"], "TOTAL-FAILED">, string>>
  readonly questions: Readonly<Record<ReportQuestion, QuestionWords>>
  /** What is said of a pass where the key is not pinned itself. */
  readonly certified: { readonly sentence: string; readonly signer: string }
  readonly status: Readonly<Record<StatementStatus, string>>
  readonly reason: string
  readonly shown: string
  readonly nothingShown: string
  readonly notShown: string
  /** What no look at a report can show. */
  readonly never: readonly string[]
  /** The same of the time of signing, by what its time-stamp amounts to. */
  readonly neverOfTime: Readonly<Record<"absent" | "proven" | "unproven", string>>
  readonly facts: {
    readonly file: string
    readonly sha256: string
    readonly signedBy: string
    readonly signedBefore: string
    readonly stampedBy: (instant: string, by: string) => string
    readonly pinned: (id: string, roles: string) => string
    readonly certified: (roles: string) => string
    readonly certificate: string
    readonly certificateSha256: string
    readonly key: string
    readonly attachedVerdict: string
    readonly evidence: string
    readonly digest: string
    readonly judged: string
    readonly resultDigest: string
    readonly attachment: string
    /** The verdict word of the check, by which the command ends. */
    readonly outcome: string
    readonly checked: string
  }
  readonly claimed: string
}

const ENGLISH: ReportCheckWords = {
  title: "Check of a report",
  sentences: {
    "TOTAL-PASSED":
      "This report is, byte for byte, what a key pinned for an examiner signed, and its result is whole.",
    INDETERMINATE:
      "Nothing was found to be wrong, and something that makes it a report to rely on is not shown: the answers below say what.",
  },
  questions: {
    form: {
      asks: "Is it a report of this program, with one reading and one result?",
      says: {
        PASSED: "It has one reading, and holds one result.",
        FAILED: "It has another form, or more than one reading or result.",
        INDETERMINATE: "This was not settled.",
      },
    },
    result: {
      asks: "Is the result in it whole?",
      says: {
        PASSED: "The result agrees with its own digest.",
        FAILED: "The result is not whole, or does not say what it is about.",
        INDETERMINATE: "There was no result to look at.",
      },
    },
    pages: {
      asks: "Do the pages name this very result?",
      says: {
        PASSED: "The file names the digest of the result that is attached to it.",
        FAILED: "The file names another result than the one attached to it.",
        INDETERMINATE: "This could not be compared.",
      },
    },
    coverage: {
      asks: "Is all of the file signed?",
      says: {
        PASSED: "The signature is over every byte of the file but its own.",
        FAILED: "A part of the file is not signed; it may have been added later.",
        INDETERMINATE: "There is no signature.",
      },
    },
    signature: {
      asks: "Does the signature hold?",
      says: {
        PASSED: "The signature verifies under the certificate that it names.",
        FAILED: "The signature does not hold for this file.",
        INDETERMINATE: "It is not shown that the signature holds.",
      },
    },
    time: {
      asks: "Does the time-stamp in it prove when it was signed at the latest?",
      says: {
        PASSED: "An authority pinned for time stamped the signature, so it existed by then.",
        FAILED:
          "The time-stamp in it does not hold, is over something else, or is one of too many.",
        INDETERMINATE: "It holds a time-stamp, and what that is worth is not shown.",
      },
    },
    signer: {
      asks: "Was it made with a key that is pinned for an examiner, or certified by a pinned authority?",
      says: {
        PASSED: "The key is pinned for an examiner, and nothing stands against it.",
        FAILED: "Something in the trust file, or about it, stands against this key.",
        INDETERMINATE: "Whose key it is, is not shown.",
      },
    },
  },
  certified: {
    sentence:
      "This report is, byte for byte, what an examiner signed for whom a pinned authority vouches, and its result is whole.",
    signer:
      "A pinned authority vouches for the signer as an examiner, and nothing stands against either.",
  },
  status: { PASSED: "passed", FAILED: "failed", INDETERMINATE: "indeterminate" },
  reason: "Because",
  shown: "Shown",
  nothingShown: "Nothing.",
  notShown: "Not shown",
  never: [
    "That the result is right: examining the evidence again shows it.",
    "That the sentences on the pages follow from the result; whoever signed the file answers for both.",
  ],
  neverOfTime: {
    absent: "When the report was signed: it holds no time-stamp, and its times are claims.",
    proven:
      "How long before its time-stamp the report was signed; the times on its pages are claims.",
    unproven:
      "When the report was signed: its time-stamp does not show it, and its times are claims.",
  },
  facts: {
    file: "File",
    sha256: "SHA-256",
    signedBy: "Signed by",
    signedBefore: "Signed no later than",
    stampedBy: (instant, by) => `${instant}\ntime-stamp by ${by}, as pinned`,
    pinned: (id, roles) => `pinned as ${roles}, under the name ${id}`,
    certified: (roles) => `the key is not pinned; an authority vouches for it as ${roles}`,
    certificate: "Certificate of",
    certificateSha256: "Certificate, SHA-256",
    key: "Key, SHA-256",
    attachedVerdict: "Verdict on the evidence",
    evidence: "Evidence",
    digest: "Digest of the evidence",
    judged: "Evaluated at",
    resultDigest: "Result digest",
    attachment: "result.json, SHA-256",
    outcome: "Outcome of this check",
    checked: "Checked as of",
  },
  claimed: "a name in a certificate, not proven",
}

const GERMAN: ReportCheckWords = {
  title: "Prüfung eines Berichts",
  sentences: {
    "TOTAL-PASSED":
      "Dieser Bericht ist Byte für Byte das, was mit einem für eine prüfende Person hinterlegten Schlüssel signiert wurde, und sein Ergebnis ist unversehrt.",
    INDETERMINATE:
      "Es wurde nichts Falsches gefunden, und etwas, das einen Bericht verlässlich macht, ist nicht gezeigt: Was, sagen die Antworten unten.",
  },
  questions: {
    form: {
      asks: "Ist es ein Bericht dieses Programms, mit nur einer Lesart und einem Ergebnis?",
      says: {
        PASSED: "Er hat nur eine Lesart und enthält ein Ergebnis.",
        FAILED:
          "Die Datei hat eine andere Form oder mehr als eine Lesart oder mehr als ein Ergebnis.",
        INDETERMINATE: "Das wurde nicht geklärt.",
      },
    },
    result: {
      asks: "Ist das Ergebnis darin unversehrt?",
      says: {
        PASSED: "Das Ergebnis stimmt mit seinem eigenen Hashwert überein.",
        FAILED: "Das Ergebnis ist nicht unversehrt oder sagt nicht, worüber es ist.",
        INDETERMINATE: "Es gab kein Ergebnis, das sich ansehen ließ.",
      },
    },
    pages: {
      asks: "Nennen die Seiten genau dieses Ergebnis?",
      says: {
        PASSED: "Die Datei nennt den Hashwert des Ergebnisses, das ihr beigefügt ist.",
        FAILED: "Die Datei nennt ein anderes Ergebnis als das, das ihr beigefügt ist.",
        INDETERMINATE: "Das ließ sich nicht vergleichen.",
      },
    },
    coverage: {
      asks: "Ist die ganze Datei signiert?",
      says: {
        PASSED: "Die Signatur umfasst jedes Byte der Datei außer ihren eigenen.",
        FAILED: "Ein Teil der Datei ist nicht signiert; er kann später hinzugefügt worden sein.",
        INDETERMINATE: "Es gibt keine Signatur.",
      },
    },
    signature: {
      asks: "Hält die Signatur der Prüfung stand?",
      says: {
        PASSED: "Die Signatur ist unter dem Zertifikat, das sie nennt, rechnerisch richtig.",
        FAILED: "Die Signatur passt nicht zu dieser Datei.",
        INDETERMINATE: "Es ist nicht gezeigt, dass die Signatur richtig ist.",
      },
    },
    time: {
      asks: "Beweist der Zeitstempel darin, wann der Bericht spätestens signiert war?",
      says: {
        PASSED:
          "Eine für Zeitstempel hinterlegte Stelle hat die Signatur gestempelt; es gab sie also bis dahin.",
        FAILED:
          "Der Zeitstempel darin hält der Prüfung nicht stand, gilt etwas anderem oder ist einer von zu vielen.",
        INDETERMINATE: "Er enthält einen Zeitstempel, und was dieser wert ist, ist nicht gezeigt.",
      },
    },
    signer: {
      asks: "Stammt sie von einem Schlüssel, der für eine prüfende Person hinterlegt oder von einem hinterlegten Aussteller bescheinigt ist?",
      says: {
        PASSED:
          "Der Schlüssel ist für eine prüfende Person hinterlegt, und nichts spricht gegen ihn.",
        FAILED: "Etwas in der Vertrauensdatei oder an ihr spricht gegen diesen Schlüssel.",
        INDETERMINATE: "Wem der Schlüssel gehört, ist nicht gezeigt.",
      },
    },
  },
  certified: {
    sentence:
      "Dieser Bericht ist Byte für Byte das, was eine prüfende Person signiert hat, für die ein hinterlegter Aussteller bürgt, und sein Ergebnis ist unversehrt.",
    signer:
      "Ein hinterlegter Aussteller bürgt dafür, dass hier eine prüfende Person signiert hat, und nichts spricht gegen ihn oder sie.",
  },
  status: { PASSED: "bestanden", FAILED: "nicht\u00a0bestanden", INDETERMINATE: "offen" },
  reason: "Grund",
  shown: "Gezeigt",
  nothingShown: "Nichts.",
  notShown: "Nicht gezeigt",
  never: [
    "Dass das Ergebnis richtig ist: Das zeigt eine erneute Prüfung der Beweismittel.",
    "Dass die Sätze auf den Seiten aus dem Ergebnis folgen; für beides steht ein, wer die Datei signiert hat.",
  ],
  neverOfTime: {
    absent:
      "Wann der Bericht signiert wurde: Er enthält keinen Zeitstempel, und seine Zeiten sind Angaben.",
    proven:
      "Wie lange vor seinem Zeitstempel der Bericht signiert wurde; die Zeiten auf seinen Seiten sind Angaben.",
    unproven:
      "Wann der Bericht signiert wurde: Sein Zeitstempel zeigt es nicht, und seine Zeiten sind Angaben.",
  },
  facts: {
    file: "Datei",
    sha256: "SHA-256",
    signedBy: "Signiert von",
    signedBefore: "Signiert spätestens",
    stampedBy: (instant, by) => `${instant}\nZeitstempel von ${by}, wie hinterlegt`,
    pinned: (id, roles) => `hinterlegt als ${roles}, unter dem Namen ${id}`,
    certified: (roles) =>
      `der Schlüssel ist nicht hinterlegt; ein Aussteller bürgt für ihn als ${roles}`,
    certificate: "Zertifikat von",
    certificateSha256: "Zertifikat, SHA-256",
    key: "Schlüssel, SHA-256",
    attachedVerdict: "Gesamtergebnis zu den Beweismitteln",
    evidence: "Beweismittel",
    digest: "Hashwert der Beweismittel",
    judged: "Beurteilt zum Stand",
    resultDigest: "Hashwert des Ergebnisses",
    attachment: "result.json, SHA-256",
    outcome: "Ergebnis dieser Prüfung",
    checked: "Geprüft zum Stand",
  },
  claimed: "ein Name in einem Zertifikat, nicht bewiesen",
}

export const REPORT_CHECK_WORDS: Readonly<Record<Language, ReportCheckWords>> = {
  en: ENGLISH,
  de: GERMAN,
}
