/** What is said about one signature over one file, in each language. */
import type { Language } from "./language.ts"

export interface SignedFileWords {
  readonly heads: {
    readonly pinned: (subjects: string) => string
    readonly certified: (subjects: string) => string
    readonly open: string
    readonly refuted: string
    readonly otherPurpose: string
    readonly notAccepted: string
  }
  readonly sentences: {
    readonly pinned: string
    readonly certified: string
    readonly open: string
    /** It is no signature over this file. */
    readonly refuted: string
    /** It is for one purpose, and another was wanted; both as they are written. */
    readonly otherPurpose: (stands: string, wanted: string) => string
    /** It may be one, and a rule is broken. */
    readonly notAccepted: string
  }
  readonly facts: {
    readonly file: string
    readonly sha256: string
    readonly signature: string
    readonly signedBy: string
    readonly nobody: string
    /** The pinned key that signed, by its id, and for which purpose. */
    readonly forOtherPurpose: (id: string, purpose: string) => string
    readonly pinnedAs: (who: string, roles: string) => string
    readonly certifiedAs: (who: string, roles: string) => string
    readonly doesNotVouch: string
    readonly judgedAt: string
    readonly unproven: (instant: string) => string
    readonly proven: (instant: string, stamp: string, by: string) => string
  }
  /** What a signature may say beside itself, by its name in the result. */
  readonly says: Readonly<Record<string, string>>
  readonly findings: (count: string) => string
  readonly notShown: {
    readonly title: string
    /** Where no key that was pinned to vouch is shown to have signed. */
    readonly signer: string
    /** Where one is. */
    readonly person: string
    readonly truth: string
    readonly time: Readonly<Record<"unproven" | "proven", string>>
  }
}

const ENGLISH: SignedFileWords = {
  heads: {
    pinned: (subjects) => `The signature holds and is by the key pinned for ${subjects}`,
    certified: (subjects) =>
      `The signature holds and is by the key certified by a pinned authority for ${subjects}`,
    open: "Not shown that the signature counts for this file",
    refuted: "The signature does not hold",
    otherPurpose: "The signature is for another purpose",
    notAccepted: "The signature is not accepted",
  },
  sentences: {
    pinned: "A key that was pinned to vouch signed exactly this file.",
    certified: "A signer for whom a pinned authority vouches signed exactly this file.",
    open: "It is not shown that a key that was pinned to vouch signed this file.",
    refuted: "The signature does not hold for this file.",
    otherPurpose: (stands, wanted) =>
      `The signature is for another purpose: it names "${stands}", and "${wanted}" was wanted.`,
    notAccepted: "The signature is not accepted, because of what is broken below.",
  },
  facts: {
    file: "File",
    sha256: "SHA-256",
    signature: "Signature",
    signedBy: "Signed by",
    nobody: "nobody who was pinned",
    forOtherPurpose: (id, purpose) => `${id}, for another purpose: "${purpose}"`,
    pinnedAs: (who, roles) => `${who}, pinned as ${roles}`,
    certifiedAs: (who, roles) => `${who}, certified as ${roles}`,
    doesNotVouch: "does not vouch",
    judgedAt: "Judged at",
    unproven: (instant) => `${instant}; nothing proves an earlier time`,
    proven: (instant, stamp, by) =>
      `${instant}: the time-stamp ${stamp} by ${by} proves that it existed`,
  },
  says: {
    keyId: "Key id",
    trustedComment: "Trusted comment",
    untrustedComment: "Other comment",
    payloadType: "Payload type",
    namespace: "Namespace",
    keyType: "Key type",
    kid: "Key name",
    certificateSerial: "Serial no.",
    claimedTime: "Claims time",
  },
  findings: (count) => `Findings (${count})`,
  notShown: {
    title: "Not shown",
    signer: "Who signed this file.",
    person:
      "Who used the key: whose it is rests on the care of whoever pinned it, or of the pinned authority.",
    truth: "That what the file says is true.",
    time: {
      unproven: "When it was signed: nothing proves a time, and times that it names are claims.",
      proven: "How long before its time-stamp it was signed.",
    },
  },
}

const GERMAN: SignedFileWords = {
  heads: {
    pinned: (subjects) =>
      `Die Signatur hält der Prüfung stand und stammt vom Schlüssel, der hinterlegt ist für ${subjects}`,
    certified: (subjects) =>
      `Die Signatur hält der Prüfung stand und stammt vom Schlüssel, den ein hinterlegter Aussteller bescheinigt für ${subjects}`,
    open: "Nicht gezeigt, dass die Signatur für diese Datei zählt",
    refuted: "Die Signatur passt nicht zu dieser Datei",
    otherPurpose: "Die Signatur gilt einem anderen Zweck",
    notAccepted: "Die Signatur wird nicht anerkannt",
  },
  sentences: {
    pinned:
      "Ein hinterlegter Schlüssel, der für Dateien einstehen darf, hat genau diese Datei signiert.",
    certified: "Jemand, für den ein hinterlegter Aussteller bürgt, hat genau diese Datei signiert.",
    open: "Es ist nicht gezeigt, dass ein hinterlegter Schlüssel, der für Dateien einstehen darf, diese Datei signiert hat.",
    refuted: "Die Signatur passt nicht zu dieser Datei.",
    otherPurpose: (stands, wanted) =>
      `Die Signatur gilt einem anderen Zweck: Sie nennt „${stands}“, verlangt war „${wanted}“.`,
    notAccepted: "Die Signatur wird nicht anerkannt, wegen dessen, was unten gebrochen ist.",
  },
  facts: {
    file: "Datei",
    sha256: "SHA-256",
    signature: "Signatur",
    signedBy: "Signiert von",
    nobody: "niemandem, der hinterlegt ist",
    forOtherPurpose: (id, purpose) => `${id}, für einen anderen Zweck: „${purpose}“`,
    pinnedAs: (who, roles) => `${who}, hinterlegt als ${roles}`,
    certifiedAs: (who, roles) => `${who}, bescheinigt als ${roles}`,
    doesNotVouch: "steht nicht dafür ein",
    judgedAt: "Beurteilt zum Stand",
    unproven: (instant) => `${instant}; nichts beweist eine frühere Zeit`,
    proven: (instant, stamp, by) =>
      `${instant}: Der Zeitstempel ${stamp} von ${by} beweist, dass es sie bis dahin gab`,
  },
  says: {
    keyId: "Schlüsselkennung",
    trustedComment: "Signierter Kommentar",
    untrustedComment: "Weiterer Kommentar",
    payloadType: "Art des Inhalts",
    namespace: "Zweck",
    keyType: "Schlüsselart",
    kid: "Schlüsselname",
    certificateSerial: "Seriennummer",
    claimedTime: "Angegebene Zeit",
  },
  findings: (count) => `Befunde (${count})`,
  notShown: {
    title: "Nicht gezeigt",
    signer: "Wer diese Datei signiert hat.",
    person:
      "Wer den Schlüssel benutzt hat: Wem er gehört, beruht auf der Sorgfalt dessen, der ihn hinterlegt hat, oder des hinterlegten Ausstellers.",
    truth: "Dass stimmt, was in der Datei steht.",
    time: {
      unproven:
        "Wann sie signiert wurde: Nichts beweist eine Zeit, und Zeiten, die sie nennt, sind Angaben.",
      proven: "Wie lange vor ihrem Zeitstempel sie signiert wurde.",
    },
  },
}

export const SIGNED_FILE_WORDS: Readonly<Record<Language, SignedFileWords>> = {
  en: ENGLISH,
  de: GERMAN,
}
