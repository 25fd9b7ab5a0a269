/**
 * What main and the examiner say to each other, and nothing else crosses between them.
 *
 * Types only. Both sides are ours and are built together, so neither parses what the other
 * sends; what comes from the window was parsed before it gets here.
 */
import type { FailureCode, Result } from "../../core/index.ts"
import type { FilePage, LogRange, LogRangeAsk } from "../contract/contents.ts"
import type { ExaminationProgress } from "../contract/examination.ts"
import type { Attempt } from "../contract/self-test.ts"
import type {
  Checkpoints,
  LogProof,
  LogProofAsk,
  LogRows,
  LogRowsAsk,
  LogValues,
  LogValuesAsk,
  Timeline,
  TimelineAsk,
} from "../contract/timeline.ts"

export interface TrustFile {
  readonly path: string
  readonly name: string
}

export interface ExamineAsk {
  readonly path: string
  /** What the result calls the evidence: its name, never its path. */
  readonly name: string
  readonly trust: TrustFile | null
  readonly expected: string | null
}

export interface WriteReportAsk {
  readonly result: Result
  readonly keyPath: string
  readonly passphrase: string
  /** A file that does not exist yet. */
  readonly to: string
  /** What the self-test amounted to, when it ran in this session. */
  readonly selfTest: readonly string[] | null
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
  /** SHA-256 (hex) by path of the files that the log may be. */
  readonly digests: Readonly<Record<string, string>>
}

/** What the window asked, with the log instead of the examination that it named. */
export type OfLog<Ask> = Omit<Ask, "examination"> & { readonly log: LogSource }

export interface Work {
  examine: { ask: ExamineAsk; answer: Result }
  "file-page": { ask: Examined & { readonly file: string }; answer: FilePage }
  /** Opens the log and begins its index; answers when its lines can be read. */
  "open-log": { ask: LogSource; answer: null }
  timeline: { ask: OfLog<TimelineAsk>; answer: Timeline }
  "log-rows": { ask: OfLog<LogRowsAsk>; answer: LogRows }
  "log-values": { ask: OfLog<LogValuesAsk>; answer: LogValues }
  "log-range": { ask: OfLog<LogRangeAsk>; answer: LogRange }
  "log-proof": { ask: OfLog<LogProofAsk>; answer: LogProof }
  checkpoints: { ask: { readonly log: LogSource }; answer: Checkpoints }
  "write-report": { ask: WriteReportAsk; answer: null }
  /** Into a folder that does not exist yet. */
  "make-sample": { ask: { readonly folder: string }; answer: SampleFiles }
  "try-ways-out": { ask: null; answer: readonly Attempt[] }
}

export type WorkName = keyof Work
export type WorkAsk<N extends WorkName> = Work[N]["ask"]
export type WorkAnswer<N extends WorkName> = Work[N]["answer"]

/** What one piece of work is given besides its ask. */
export interface Doing {
  readonly signal: AbortSignal
  readonly onProgress: (progress: ExaminationProgress) => void
}

export type ToExaminer =
  | { readonly kind: "work"; readonly id: number; readonly name: WorkName; readonly ask: unknown }
  | { readonly kind: "stop"; readonly id: number }

export type FromExaminer =
  | { readonly kind: "progress"; readonly id: number; readonly progress: ExaminationProgress }
  | { readonly kind: "done"; readonly id: number; readonly answer: unknown }
  | {
      readonly kind: "failed"
      readonly id: number
      readonly code: FailureCode
      readonly says: string
    }
