/**
 * What main and the examiner say to each other, and nothing else crosses between them.
 *
 * Types only. Both sides are ours and are built together, so neither parses what the other
 * sends; what comes from the window was parsed before it gets here.
 */
import type {
  Attack,
  CheckKind,
  ClaimedFact,
  FailureCode,
  Hold,
  ReportCheck,
  ReportContext,
  RequestAnswered,
  Result,
  Saying,
  SealRole,
  SignedFileResult,
  SigningForm,
  Vouching,
} from "../../core/index.ts"
import type { TrustAct } from "../../core/node/index.ts"
import type { FilePage, LogRange, LogRangeAsk } from "../contract/contents.ts"
import type { ExaminationProgress } from "../contract/examination.ts"
import type { Compared } from "../contract/pack.ts"
import type { BatchCounts } from "../contract/primitive.ts"
import type { SealClaims } from "../contract/sealing.ts"
import type { ReportDraft } from "../contract/report.ts"
import type { Attempt } from "../contract/self-test.ts"
import type { NamedFile, TrustFile } from "./named-file.ts"
import type { EarlierRead, OnceNamed, Terms } from "./named-terms.ts"
import type {
  Checkpoints,
  LogProof,
  LogProofAsk,
  LogRecord,
  LogRecordAsk,
  LogRows,
  LogRowsAsk,
  LogValues,
  LogValuesAsk,
  Timeline,
  TimelineAsk,
} from "../contract/timeline.ts"

export interface ExamineAsk extends OnceNamed {
  readonly path: string
  /** What the result calls the evidence: its name, never its path. */
  readonly name: string
  readonly trust: TrustFile | null
  readonly terms: Terms
}

export interface ExamineAnswer {
  readonly result: Result
  readonly vouching: Vouching
}

export interface WriteReportAsk {
  readonly result: Result
  readonly keyPath: string
  readonly passphrase: string
  /** A file that does not exist yet. */
  readonly to: string
  /** What the self-test amounted to, when it ran in this session. */
  readonly selfTest: readonly string[] | null
  readonly draft: ReportDraft
}

export interface CheckReportAsk {
  readonly path: string
  readonly name: string
  readonly trust: TrustFile | null
  readonly terms: Terms
}

export interface CheckBatchAsk {
  readonly kind: CheckKind
  /** Of the requests. */
  readonly path: string
  readonly to: string
}

export interface DrillWork extends NamedFile {
  readonly trust: TrustFile | null
  readonly terms: Terms
  readonly stolen: readonly { readonly keyPath: string; readonly passphrase: string }[]
  readonly seed: number
  readonly flips: number
}

export interface DrillDone {
  readonly attack: Attack
  /** About the stolen keys. */
  readonly warnings: readonly Saying[]
}

export interface JudgeSignatureAsk {
  readonly file: NamedFile
  readonly signature: NamedFile
  readonly stamps: readonly NamedFile[]
  readonly namespace: string | null
  readonly trust: TrustFile | null
  readonly terms: Terms
}

export type SignatureJudged =
  | { readonly kind: "judged"; readonly result: SignedFileResult }
  | { readonly kind: "needs-namespace" }

/** What is signed by which key, by paths. */
export interface SignFileAsk {
  readonly path: string
  /** A file that does not exist yet. */
  readonly to: string
  readonly keyPath: string
  readonly passphrase: string
  readonly form: SigningForm
  readonly namespace: string
  readonly comment: string
}

export interface FileSigned {
  readonly algorithm: string
  /** SHA-256 (hex) of the key. */
  readonly fingerprint: string
  readonly minisignKey: string | null
  readonly warnings: readonly Saying[]
}

export interface StampRequestAsk {
  readonly path: string
  /** A file that does not exist yet. */
  readonly to: string
}

export interface StampReportAsk extends StampRequestAsk {
  readonly answer: string
  /** The request that it must answer, where this session wrote one. */
  readonly request: string | null
  readonly trust: TrustFile
}

export interface StampedReport {
  /** RFC 3339: the time that the authority states. */
  readonly time: string
  /** Subject of its certificate. */
  readonly by: string
}

/** What the sample consists of, by paths. */
export interface SampleFiles {
  readonly trust: string
  readonly key: string
  readonly passphrase: string
  readonly sound: string
  readonly tampered: readonly {
    readonly path: string
    readonly done: string
    readonly hides: string
  }[]
}

export type PacksCompared = Omit<Extract<Compared, { kind: "compared" }>, "kind" | "other">

export interface ComparePacksAsk {
  readonly before: TrustFile
  readonly after: TrustFile
  readonly evidence: readonly { readonly path: string; readonly name: string }[]
}

export interface SignPackWork {
  readonly on: TrustAct
  readonly keyPath: string
  readonly passphrase: string
  /** Milliseconds since 1970. */
  readonly staleAfter: number | null
}

/** What is to be sealed with which key, by paths. */
export interface SealPaths {
  readonly work:
    | {
        readonly kind: "new"
        readonly source: string
        readonly events: string | null
        readonly exporter: string | null
        readonly sourceItems: number | null
      }
    | { readonly kind: "add"; readonly bag: string }
    | { readonly kind: "extend"; readonly bag: string; readonly events: string | null }
  readonly keyPath: string
  readonly passphrase: string
  readonly logKey: { readonly keyPath: string; readonly passphrase: string } | null
  readonly role: SealRole
  readonly reason: string
  /** What a bag is examined under before it is sealed further. */
  readonly trust: TrustFile | null
}

export interface PreviewSealAsk extends SealPaths {
  /** A folder that does not exist yet and is gone afterwards. */
  readonly scratch: string
}

export interface SealingAsk extends SealPaths {
  readonly out: string
}

/** An answer of a time-stamp authority about a bag, as it was read when it was chosen. */
export interface StampWork {
  /** Path of the bag. */
  readonly bag: string
  readonly answer: Uint8Array
  /** The request that it must answer. */
  readonly request: Uint8Array | null
  readonly trust: TrustFile | null
}

export type StampJudged =
  | {
      readonly kind: "fits" | "added" | "already-there"
      /** Path in the bag of the token, or of the cosigned checkpoint. */
      readonly path: string
      readonly of: "seal" | "checkpoint"
      /** Path of the seal or of the checkpoint that it is about. */
      readonly over: string
      /** Milliseconds since 1970. */
      readonly time: number
      /** Null when it was not asked who is pinned. */
      readonly authority: string | null
    }
  | { readonly kind: "not-accepted"; readonly code: string; readonly reason: string }

export interface SealWritten {
  readonly bagId: string
  readonly digest: string | null
  readonly seal: string
  readonly generation: number
}

/** Answers whose sentences are told in main, which knows the language of the window. */
export type UntoldTimeline = Omit<Timeline, "noSearch"> & { readonly noSearch: Saying | null }
export type UntoldClaims = Omit<SealClaims, "warnings"> & { readonly warnings: readonly Saying[] }

interface Examined {
  readonly path: string
  readonly result: Result
}

/** A log to look at: where its evidence lies, and what it was when it was examined. */
export interface LogSource {
  /** Path of the evidence. */
  readonly path: string
  /** For this log only, below the folder of the session; it need not exist yet. */
  readonly folder: string
  /** Name of the evidence. */
  readonly name: string
  /** Where indexes are kept, and whether one may be kept of this log; null where none is. */
  readonly indexes: { readonly folder: string; readonly mayKeep: boolean } | null
  /** SHA-256 (hex) by path of the files that the log may be. */
  readonly digests: Readonly<Record<string, string>>
}

/** What the window asked, with the log instead of the examination that it named. */
export type OfLog<Ask> = Omit<Ask, "examination"> & { readonly log: LogSource }

export interface Work {
  examine: { ask: ExamineAsk; answer: ExamineAnswer }
  "file-page": { ask: Examined & { readonly file: string }; answer: FilePage }
  /** Opens the log and begins its index; answers when its lines can be read. */
  "open-log": { ask: LogSource; answer: null }
  "close-log": { ask: Pick<LogSource, "folder">; answer: null }
  timeline: { ask: OfLog<TimelineAsk>; answer: UntoldTimeline }
  "log-rows": { ask: OfLog<LogRowsAsk>; answer: LogRows }
  "log-record": { ask: OfLog<LogRecordAsk>; answer: LogRecord }
  "log-values": { ask: OfLog<LogValuesAsk>; answer: LogValues }
  "log-range": { ask: OfLog<LogRangeAsk>; answer: LogRange }
  "log-proof": { ask: OfLog<LogProofAsk>; answer: LogProof }
  checkpoints: { ask: { readonly log: LogSource }; answer: Checkpoints }
  /** Reads an earlier result whole, and answers with what it is called by. */
  "read-earlier": { ask: { readonly path: string }; answer: EarlierRead }
  "check-report": { ask: CheckReportAsk; answer: ReportCheck }
  "judge-signature": { ask: JudgeSignatureAsk; answer: SignatureJudged }
  inspect: { ask: NamedFile; answer: { readonly facts: readonly ClaimedFact[] } }
  "check-primitive": {
    ask: { readonly kind: CheckKind; readonly request: string }
    answer: RequestAnswered
  }
  /** Answers every line of a file into a file that is not there yet. */
  "check-batch": { ask: CheckBatchAsk; answer: BatchCounts }
  drill: { ask: DrillWork; answer: DrillDone }
  "sign-file": { ask: SignFileAsk; answer: FileSigned }
  "file-stamp-request": { ask: StampRequestAsk; answer: null }
  /** Answers what the report was made of beside its result. */
  "write-report": { ask: WriteReportAsk; answer: ReportContext }
  "stamp-request": { ask: StampRequestAsk; answer: null }
  "stamp-report": { ask: StampReportAsk; answer: StampedReport }
  /** Into a folder that does not exist yet. */
  "make-sample": { ask: { readonly folder: string }; answer: SampleFiles }
  "compare-packs": { ask: ComparePacksAsk; answer: PacksCompared }
  "sign-pack": { ask: SignPackWork; answer: null }
  "seal-preview": { ask: PreviewSealAsk; answer: UntoldClaims }
  seal: { ask: SealingAsk; answer: SealWritten }
  /** Writes one request a seal into a folder, and answers with their names. */
  "stamp-requests": {
    ask: { readonly bag: string; readonly folder: string }
    answer: readonly string[]
  }
  /** Writes nothing. */
  "stamp-check": { ask: StampWork; answer: StampJudged }
  /** Adds one file to the bag. */
  "stamp-add": { ask: StampWork; answer: StampJudged }
  "try-ways-out": { ask: null; answer: readonly Attempt[] }
}

export type WorkName = keyof Work
export type WorkAsk<N extends WorkName> = Work[N]["ask"]
export type WorkAnswer<N extends WorkName> = Work[N]["answer"]

/** What one piece of work is given besides its ask. */
export interface Doing {
  readonly signal: AbortSignal
  /** Held while the person has it paused. */
  readonly held: Hold
  /** Calls whenever it is held, and whenever it goes on. */
  readonly onHeld: (listener: (isHeld: boolean) => void) => void
  readonly onProgress: (progress: ExaminationProgress) => void
}

export type ToExaminer =
  | { readonly kind: "work"; readonly id: number; readonly name: WorkName; readonly ask: unknown }
  | { readonly kind: "stop" | "hold" | "release"; readonly id: number }

export type FromExaminer =
  | { readonly kind: "progress"; readonly id: number; readonly progress: ExaminationProgress }
  | { readonly kind: "done"; readonly id: number; readonly answer: unknown }
  | {
      readonly kind: "failed"
      readonly id: number
      readonly code: FailureCode
      readonly says: Saying
    }
