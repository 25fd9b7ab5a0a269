/**
 * The contract: everything the window may ask of the main process, and everything it is told.
 *
 * Types only. Main implements them, preload exposes them, the renderer calls them; none of
 * the three may speak on a channel that is not listed here. Paths never reach the window:
 * what lies on disk has a handle and a name. What can be expected is part of the answer; a
 * promise that rejects means a defect.
 */
import type { CheckKind, ReportHelp } from "../../core/index.ts"
import type { Refusal } from "./answers.ts"
import type { FilePage, FilePageAsk, LogRange, LogRangeAsk } from "./contents.ts"
import type { DrillAsk, Drilled, DrillHandle } from "./drill.ts"
import type { EvidenceHandle, Offer, Recent, RecentHandle, Since } from "./evidence.ts"
import type {
  CloseAsk,
  Closing,
  Examination,
  ExaminationHandle,
  Outcome,
  Resumed,
  Start,
  Started,
  Unfinished,
} from "./examination.ts"
import type {
  ChangedPack,
  CompareAsk,
  Compared,
  ConfirmAsk,
  EndAsk,
  NewKeyAsk,
  NewKeyMade,
  OtherPack,
  OtherRecorded,
  Pack,
  PackAct,
  PackChanged,
  PinAsk,
  PublicKeyChoice,
  RecordOtherAsk,
  RotateAsk,
  SignPackAsk,
} from "./pack.ts"
import type {
  AnchorAsk,
  AuthorityChoice,
  CheckpointChoice,
  HeadAsk,
  RevocationAsk,
  RevocationChoice,
  RulesAsk,
  ThresholdAsk,
  WitnessesAsk,
} from "./pack-rules.ts"
import type {
  CaseChoice,
  DraftRead,
  KeyChoice,
  KeyHandle,
  PreviewAsk,
  ReportAsk,
  ReportPreview,
  ChangedSince,
  Saved,
  SavedHandle,
  StampAsk,
  Stamped,
} from "./report.ts"
import type { BatchChecked, PrimitiveAsk, PrimitiveChecked, PrimitiveOpened } from "./primitive.ts"
import type { ReportCheckAsk, ReportChecked } from "./report-check.ts"
import type { Sample } from "./sample.ts"
import type {
  Chosen,
  EventsHandle,
  LongWork,
  SealAsk,
  Sealed,
  SealPreview,
  SourceHandle,
  WorkProgress,
} from "./sealing.ts"
import type { Attempt, SelfTest } from "./self-test.ts"
import type {
  FileStampRequested,
  Inspected,
  Judged,
  JudgeAsk,
  JudgedHandle,
  SignedFile,
  SignFileAsk,
  SinglePart,
} from "./singles.ts"
import type {
  About,
  KeptIndexes,
  KeptIndexHandle,
  Notice,
  Preferences,
  ReadOnly,
  ReadOnlySet,
  TrustChoice,
  TrustSummary,
} from "./settings.ts"
import type {
  SealStampAsk,
  StampAdded,
  StampChecked,
  StampFileHandle,
  StampRequested,
} from "./stamps.ts"
import type {
  EarlierChoice,
  ExpectedNamed,
  HeadChoice,
  PolicyChoice,
  SignerChoice,
} from "./terms.ts"
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
} from "./timeline.ts"

export interface Channels {
  /** Lets the person choose evidence; cancelling offers nothing. */
  "evidence:choose": { ask: "files" | "folder"; answer: Offer }
  /** What was examined before, the latest first. */
  "evidence:recent": { ask: null; answer: readonly Recent[] }
  "evidence:again": { ask: RecentHandle; answer: Offer }
  /** Removes one entry from the list, or with null all of them. The evidence stays. */
  "evidence:forget": { ask: RecentHandle | null; answer: null }
  /** Makes the sample, once a session: some seconds. */
  "sample:open": { ask: null; answer: Sample | Refusal }
  /** The sample that was made in this session, for a window that is loaded anew; null for none. */
  "sample:read": { ask: null; answer: Sample | null }
  /** Of what was examined, from when that began; asked when its verdict, its report or a file is shown. */
  "evidence:since": { ask: ExaminationHandle; answer: Since }
  "evidence:show-in-folder": { ask: EvidenceHandle; answer: null }

  /** The trust pack that new examinations use; null when nobody is trusted. */
  "trust:current": { ask: null; answer: TrustSummary | null }
  "trust:choose": { ask: null; answer: TrustChoice }
  /** From now on nobody is trusted. */
  "trust:forget": { ask: null; answer: null }

  /** Lets the person choose a policy, which is read at once. */
  "terms:choose-policy": { ask: null; answer: PolicyChoice }
  /** Who must have signed the trust pack: a fingerprint as it was typed, or null to choose a file. */
  "terms:name-signer": { ask: string | null; answer: SignerChoice }
  /** A head of the trust pack's history as it was typed, or null to choose a file. */
  "terms:name-head": { ask: string | null; answer: HeadChoice }
  /** Which bag the next evidence must be, as it was typed. */
  "terms:name-expected": { ask: string; answer: ExpectedNamed }
  /** The result of an examination of this session, or null to choose a file. */
  "terms:name-earlier": { ask: ExaminationHandle | null; answer: EarlierChoice }

  /** The trust pack in force, whole; null when nobody is trusted. */
  "pack:read": { ask: null; answer: Pack | Refusal | null }
  /** A public key or a certificate, read at once: what is shown is what is pinned. */
  "pack:choose-key": { ask: null; answer: PublicKeyChoice }
  "pack:pin": { ask: PinAsk; answer: PackChanged }
  "pack:confirm": { ask: ConfirmAsk; answer: PackChanged }
  "pack:rotate": { ask: RotateAsk; answer: PackChanged }
  "pack:end": { ask: EndAsk; answer: PackChanged }
  /** The certificate of an authority, read at once: what is shown is what is pinned. */
  "pack:choose-authority": { ask: null; answer: AuthorityChoice }
  "pack:anchor": { ask: AnchorAsk; answer: PackChanged }
  /** A revocation list or an OCSP response, read at once. */
  "pack:choose-revocation": { ask: null; answer: RevocationChoice }
  "pack:import-revocation": { ask: RevocationAsk; answer: PackChanged }
  "pack:threshold": { ask: ThresholdAsk; answer: PackChanged }
  "pack:witnesses": { ask: WitnessesAsk; answer: PackChanged }
  "pack:rules": { ask: RulesAsk; answer: PackChanged }
  /** A checkpoint, read at once, with who signed it by the pack in force. */
  "pack:choose-checkpoint": { ask: null; answer: CheckpointChoice }
  "pack:head": { ask: HeadAsk; answer: PackChanged }
  /** Takes a change that was made by hand into the history. */
  "pack:record": { ask: PackAct; answer: PackChanged }
  /** A pack that was changed by hand, read at once; the one in force stays so. */
  "pack:choose-changed": { ask: null; answer: ChangedPack }
  /** The same as `pack:record`, of such a pack. */
  "pack:record-other": { ask: RecordOtherAsk; answer: OtherRecorded }
  /** Dates and signs the pack in force. */
  "pack:sign": { ask: SignPackAsk; answer: PackChanged }
  /** A pack to compare with; the one in force stays so. */
  "pack:choose-other": { ask: null; answer: OtherPack }
  /** Followed and stopped as `compare`. */
  "pack:compare": { ask: CompareAsk; answer: Compared }

  /** Asks where, and makes a key; never over a file that exists. */
  "key:make": { ask: NewKeyAsk; answer: NewKeyMade }
  /** A private key; whether it opens is seen when it is used. */
  "signing-key:choose": { ask: null; answer: Chosen<KeyHandle> }
  "seal:choose-source": { ask: null; answer: Chosen<SourceHandle> }
  "seal:choose-events": { ask: null; answer: Chosen<EventsHandle> }
  /** What would be claimed; writes nothing. Followed and stopped as `seal`. */
  "seal:preview": { ask: SealAsk; answer: SealPreview }
  /** Asks where, and writes the sealed bag; never over anything. Followed and stopped as `seal`. */
  "seal:run": { ask: SealAsk; answer: Sealed }
  "work:stop": { ask: LongWork; answer: null }

  /** Puts evidence into the queue, in the order given. */
  "examination:start": { ask: Start; answer: Started }
  /** Every examination of this session, in the order in which they were asked for. */
  "examination:list": { ask: null; answer: readonly Examination[] }
  /** Stops one that is queued or running; nothing happens to one that has ended. */
  "examination:cancel": { ask: ExaminationHandle; answer: null }
  /** Holds one that runs, or lets it go on; nothing happens to any other. */
  "examination:pause": { ask: ExaminationHandle; answer: null }
  "examination:continue": { ask: ExaminationHandle; answer: null }
  /** Puts one that has ended into the queue anew: after cancel, failure, crash or change. */
  "examination:again": { ask: ExaminationHandle; answer: Started }
  /** What had not ended when the app was closed or crashed, the first one first. */
  "unfinished:list": { ask: null; answer: readonly Unfinished[] }
  /** Examines all of it from the first byte. */
  "unfinished:resume": { ask: null; answer: Resumed }
  "unfinished:forget": { ask: null; answer: null }
  /** Drops one that has ended, with its result; asks first where something would be lost. */
  "examination:close": { ask: CloseAsk; answer: Closing }
  "examination:outcome": { ask: ExaminationHandle; answer: Outcome }

  /** One file of examined evidence, read again for this answer. */
  "file:page": { ask: FilePageAsk; answer: FilePage | Refusal }
  /** Lines of the log as it was examined. */
  "log:range": { ask: LogRangeAsk; answer: LogRange | Refusal }
  /** How many events fit, when they happened, and where none did. */
  "log:timeline": { ask: TimelineAsk; answer: Timeline | Refusal }
  /** Those that fit, row by row. */
  "log:rows": { ask: LogRowsAsk; answer: LogRows | Refusal }
  /** Where the record of a number stands. */
  "log:record": { ask: LogRecordAsk; answer: LogRecord | Refusal }
  /** What events can be told apart by. */
  "log:values": { ask: LogValuesAsk; answer: LogValues | Refusal }
  /** What leads from one line to the root of the tree over the log. */
  "log:proof": { ask: LogProofAsk; answer: LogProof | Refusal }
  "log:checkpoints": { ask: ExaminationHandle; answer: Checkpoints | Refusal }

  /** Asks where, and writes the whole result as JSON; never over a file that exists. */
  "result:save": { ask: ExaminationHandle; answer: Saved }
  "key:choose": { ask: null; answer: KeyChoice }
  /** What was filled in for the report about this evidence, and which fields there are. */
  "report:draft": { ask: ExaminationHandle; answer: DraftRead }
  /** The report with a draft, which is kept from then on. */
  "report:preview": { ask: PreviewAsk; answer: ReportPreview }
  /** Lets the person choose a case file. */
  "case:load": { ask: null; answer: CaseChoice }
  /** Asks where, and writes the case file that was kept; never over a file that exists. */
  "case:save": { ask: ExaminationHandle; answer: Saved }
  /** Lets the person choose a signed report that is to be time-stamped. */
  "report:choose-signed": { ask: null; answer: Chosen<SavedHandle> }
  /** Asks where, and writes a time-stamp request (RFC 3161) over the signature of a report. */
  "report:stamp-request": { ask: SavedHandle; answer: Saved }
  /** Lets the person choose the answer, and writes the report anew with it; the report stays. */
  "report:stamp-import": { ask: StampAsk; answer: Stamped }
  /** Asks for a folder, and writes one time-stamp request (RFC 3161) a seal into it. */
  "stamp:request": { ask: ExaminationHandle; answer: StampRequested }
  /** What an authority answered, or the request that it must answer; read at once. */
  "stamp:choose": { ask: "answer" | "request"; answer: Chosen<StampFileHandle> }
  /** Checks an answer as importing it would, and writes nothing. */
  "stamp:check": { ask: SealStampAsk; answer: StampChecked }
  /** Checks it again, and adds it to the bag: one new file. */
  "stamp:add": { ask: SealStampAsk; answer: StampAdded }
  /** Lets the person choose a report that was handed over. */
  "report:choose": { ask: null; answer: Offer }
  /** Checks a report: its signature, its signer, and the result in it. */
  "report:check": { ask: ReportCheckAsk; answer: ReportChecked }
  /** What evidence claims about itself; nothing is checked. */
  "evidence:inspect": { ask: EvidenceHandle; answer: Inspected }
  /** Tampers with evidence in memory; writes nothing. Followed and stopped as `drill`. */
  "evidence:drill": { ask: DrillAsk; answer: Drilled }
  /** Asks where, and writes what came of it as `attack` prints it in JSON; never over a file. */
  "drill:save": { ask: DrillHandle; answer: Saved }
  /** Re-performs one primitive; writes nothing. */
  "primitive:check": { ask: PrimitiveAsk; answer: PrimitiveChecked }
  /**
   * Lets the person choose a file with a request a line, asks where, and writes an answer a line;
   * never over a file that exists. Followed and stopped as `check`.
   */
  "primitive:batch": { ask: CheckKind; answer: BatchChecked }
  /** A request in a file, read at once. */
  "primitive:open": { ask: null; answer: PrimitiveOpened }
  /** A file that is judged, its signature, or a time-stamp over that. */
  "single:choose": { ask: SinglePart; answer: Chosen<EvidenceHandle> }
  /** Judges one signature over one file; writes nothing. */
  "signature:judge": { ask: JudgeAsk; answer: Judged }
  /** Asks where, and writes the judgement as JSON; never over a file that exists. */
  "judgement:save": { ask: JudgedHandle; answer: Saved }
  /** Asks where, and signs a file in the form of another program; never over a file that exists. */
  "file:sign": { ask: SignFileAsk; answer: SignedFile }
  /** Asks where, and writes a time-stamp request (RFC 3161) over a file. */
  "file:stamp-request": { ask: EvidenceHandle; answer: FileStampRequested }
  /**
   * Asks where, and writes the kept draft as a signed PDF; never over a file that exists, and
   * not before the person was told how the evidence stands now.
   */
  "report:save": { ask: ReportAsk; answer: Saved | ChangedSince }
  "saved:show-in-folder": { ask: SavedHandle; answer: null }
  /** Puts text on the clipboard, at most 1 MiB. */
  "clipboard:write": { ask: string; answer: null }

  "preferences:read": { ask: null; answer: Preferences }
  "preferences:write": { ask: Preferences; answer: null }
  "read-only:read": { ask: null; answer: ReadOnly }
  /** Kept for later starts; refused where it was switched on at the start. */
  "read-only:write": { ask: boolean; answer: ReadOnlySet }
  "index:read": { ask: null; answer: KeptIndexes }
  "index:keep": { ask: boolean; answer: KeptIndexes | Refusal }
  /** Removes one search index, or with null all of them. */
  "index:remove": { ask: KeptIndexHandle | null; answer: null }
  /** What the person should know since the start, such as a state file that was kept aside. */
  "notices:read": { ask: null; answer: readonly Notice[] }
  "about:read": { ask: null; answer: About }
  /** What codes, checks and words mean. */
  "help:read": { ask: null; answer: ReportHelp }
  /** Tries every way out of main and examiner, and adds what the window tried itself. */
  "self-test:run": { ask: readonly Attempt[]; answer: SelfTest }
}

export type Channel = keyof Channels
export type Ask<C extends Channel> = Channels[C]["ask"]
export type Answer<C extends Channel> = Channels[C]["answer"]

/** One function per channel: the shape of both the preload bridge and the main handlers. */
export type Api = { readonly [C in Channel]: (ask: Ask<C>) => Promise<Answer<C>> }

/** What main tells the window unasked. */
export interface Happenings {
  /** A new examination, or a new state of one; running ones at most ten times a second. */
  "examination:changed": Examination
  /** How far work is that is followed; at most ten times a second. */
  "work:progress": WorkProgress
  /** A second start asked for it. */
  "read-only:changed": ReadOnly
  /** The system handed over evidence: opened by double click, or by a second start. */
  "evidence:opened": Offer
}

export type Happening = keyof Happenings

/** What preload puts on `window.sealwright`; `DroppedFile` is the `File` of the DOM. */
export interface Bridge<DroppedFile> {
  readonly api: Api
  /** Offers what was dropped on the window. Preload turns files into paths, for main only. */
  readonly offerDropped: (files: readonly DroppedFile[]) => Promise<Offer>
  /** @returns a function that ends the subscription. */
  readonly subscribe: <H extends Happening>(
    happening: H,
    listener: (value: Happenings[H]) => void,
  ) => () => void
}

/** Spoken between preload and main only: the window cannot name a path. */
export interface PreloadChannels {
  "evidence:dropped": { ask: readonly string[]; answer: Offer }
}
