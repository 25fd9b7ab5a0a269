/**
 * What the window knows: where the person is, and what they have opened.
 *
 * Pure: the provider beside it talks to the bridge and feeds what happened in here.
 */
import type {
  CloseLoses,
  Examination,
  ExaminationHandle,
} from "../../electron/contract/examination.ts"
import type { Told } from "../../electron/contract/answers.ts"
import type { EvidenceHandle, OfferedEvidence, Since } from "../../electron/contract/evidence.ts"
import type { KeySummary, SavedHandle } from "../../electron/contract/report.ts"
import type { Sample } from "../../electron/contract/sample.ts"
import type { Preferences, ReadOnly, TrustSummary } from "../../electron/contract/settings.ts"
import type { EarlierChosen } from "../../electron/contract/terms.ts"
import { DEFAULT_TERMS, type ChosenTerms } from "./terms.ts"

export type View = "verdict" | "files" | "timeline" | "proofs" | "report"

/** Parts of the proofs that a finding leads to. */
export type ProofPart = "chain" | "end" | "tree" | "signatures"

export type Place =
  | { readonly kind: "open" }
  | { readonly kind: "help" }
  /** Reports that were handed over. */
  | { readonly kind: "check" }
  | { readonly kind: "preferences" }
  /** `begins`: what is begun there at once. */
  | { readonly kind: "keys"; readonly begins?: "report-key" }
  | { readonly kind: "seal" }
  /** Files by themselves, and signatures over them. */
  | { readonly kind: "singles" }
  | {
      readonly kind: "examination"
      readonly handle: ExaminationHandle
      readonly view: View
      /** A file whose page is open, in the view of files. */
      readonly file?: string
      /** What the list of files is searched for at first. */
      readonly sought?: string
      /** What of the proofs is shown first, in the view of them. */
      readonly part?: ProofPart
      /** A line of the log, from 0: the page of its event, or the one whose way is shown. */
      readonly line?: number
      /** A record by its number, where its line is not known: the page of its event. */
      readonly record?: number
      /** All events about this object are shown at first, in the timeline. */
      readonly object?: string
    }

/** The same text for the same place. */
export function placeKey(place: Place): string {
  return place.kind === "examination"
    ? JSON.stringify([
        ...[place.handle, place.view, place.file ?? null, place.line ?? null],
        place.record ?? null,
      ])
    : place.kind
}

/** A signed report: one that was just saved, or one from before. */
export interface SignedReport {
  readonly file: SavedHandle
  readonly name: string
}

export interface Session {
  readonly place: Place
  /** In the order in which they were asked for. */
  readonly examinations: readonly Examination[]
  readonly preferences: Preferences
  readonly readOnly: ReadOnly
  /** Undefined until it is known; null when nobody is trusted. */
  readonly trust: TrustSummary | null | undefined
  /** Set once the sample was made. */
  readonly sample: Sample | undefined
  /** Bag id or digest that the next evidence must have; "" when nothing is expected. */
  readonly expected: string
  /** Holds for every examination until the person changes it. */
  readonly terms: ChosenTerms
  /** What the next evidence is compared with; undefined when with nothing. */
  readonly earlier: EarlierChosen | undefined
  /** The key that signs reports, by its name; what opens it is kept nowhere. */
  readonly reportKey: KeySummary | undefined
  /** The sample's key was chosen: it signs reports about the sample, and no others. */
  readonly isSampleSigned: boolean
  /** Reports to be checked, the latest first. */
  readonly reports: readonly OfferedEvidence[]
  /** Those of them that are checked by the keys of the sample. */
  readonly sampleReports: readonly EvidenceHandle[]
  /** By the examination on whose screen it was signed or chosen: what is to be time-stamped. */
  readonly signed: Readonly<Record<ExaminationHandle, SignedReport>>
  /** The person is asked whether to close this, with what is lost. */
  readonly closing: { readonly handle: ExaminationHandle; readonly loses: CloseLoses } | undefined
  /** How the evidence of each stood when it was last looked at. */
  readonly since: Readonly<Record<ExaminationHandle, Since>>
  /** Why something that was offered last could not be opened, a sentence each. */
  readonly refused: readonly Told[]
}

export type SessionEvent =
  | { readonly kind: "went"; readonly to: Place }
  | { readonly kind: "listed"; readonly examinations: readonly Examination[] }
  | { readonly kind: "changed"; readonly examination: Examination }
  | { readonly kind: "closing"; readonly closing: Session["closing"] }
  | { readonly kind: "closed"; readonly handle: ExaminationHandle }
  | {
      readonly kind: "looked"
      readonly examination: ExaminationHandle
      readonly since: Since
    }
  | {
      readonly kind: "settled"
      readonly settings: Partial<Pick<Session, "preferences" | "readOnly">>
    }
  | { readonly kind: "trusted"; readonly trust: TrustSummary | null }
  | { readonly kind: "sampled"; readonly sample: Sample }
  | { readonly kind: "expected"; readonly text: string }
  | { readonly kind: "termed"; readonly terms: Partial<ChosenTerms> }
  | { readonly kind: "compared"; readonly earlier: EarlierChosen | undefined }
  | { readonly kind: "signing"; readonly reportKey: KeySummary }
  | {
      readonly kind: "checkedUnder"
      readonly report: EvidenceHandle
      readonly isSample: boolean
    }
  | {
      readonly kind: "signed"
      readonly examination: ExaminationHandle
      readonly report: SignedReport
    }
  | {
      readonly kind: "refused"
      readonly says: readonly Told[]
      /** What was offered besides to be checked. */
      readonly reports?: readonly OfferedEvidence[]
    }
  | {
      readonly kind: "started"
      readonly examinations: readonly Examination[]
      /** Under their former terms, so that what the next evidence must be is not used up. */
      readonly isAgain?: true
    }

export const FIRST_SESSION: Session = {
  place: { kind: "open" },
  examinations: [],
  preferences: { language: "en", theme: "system", density: "calm", zoom: 100 },
  readOnly: { isOn: false, isFixed: false },
  trust: undefined,
  sample: undefined,
  expected: "",
  terms: DEFAULT_TERMS,
  earlier: undefined,
  reportKey: undefined,
  isSampleSigned: false,
  reports: [],
  sampleReports: [],
  signed: {},
  closing: undefined,
  since: {},
  refused: [],
}

/** What the window knows after something happened. */
export function nextSession(session: Session, event: SessionEvent): Session {
  if (isChoice(event)) return { ...session, ...chosen(session, event) }
  if (isOfOne(event)) return { ...session, ...ofOne(session, event) }
  switch (event.kind) {
    case "went":
      return { ...session, place: event.to }
    case "listed":
      // What was told unasked meanwhile is newer than the list.
      return {
        ...session,
        examinations: session.examinations.reduce(withExamination, event.examinations),
      }
    case "settled":
      return { ...session, ...event.settings }
    case "trusted":
      return { ...session, trust: event.trust }
    case "sampled":
      return { ...session, sample: event.sample }
    case "refused":
      return { ...session, refused: event.says, ...handedOver(session, event) }
    case "started":
      return started(session, event)
  }
}

type OfOne = Extract<SessionEvent, { readonly kind: "changed" | "closing" | "closed" | "looked" }>

function isOfOne(event: SessionEvent): event is OfOne {
  return ["changed", "closing", "closed", "looked"].includes(event.kind)
}

/** What happened to one examination. */
function ofOne(session: Session, event: OfOne): Partial<Session> {
  switch (event.kind) {
    case "changed":
      return { examinations: withExamination(session.examinations, event.examination) }
    case "closing":
      return { closing: event.closing }
    case "closed":
      return closed(session, event.handle)
    case "looked": {
      const { examination, since } = event
      if (session.since[examination] === since) return {}
      return { since: { ...session.since, [examination]: since } }
    }
  }
}

/** Who had it open is taken to the one that takes its place in the list, if any. */
function closed(session: Session, handle: ExaminationHandle): Partial<Session> {
  const { examinations, place } = session
  const at = examinations.findIndex((one) => one.handle === handle)
  const left = examinations.filter((one) => one.handle !== handle)
  const next = left[Math.min(at, left.length - 1)]
  const isOpen = place.kind === "examination" && place.handle === handle
  const after: Place =
    next === undefined
      ? { kind: "open" }
      : { kind: "examination", handle: next.handle, view: "verdict" }
  return { examinations: left, closing: undefined, place: isOpen ? after : place }
}

type Choice = Extract<SessionEvent, { readonly kind: (typeof CHOICES)[number] }>

const CHOICES = ["expected", "termed", "compared", "signing", "checkedUnder", "signed"] as const

function isChoice(event: SessionEvent): event is Choice {
  return CHOICES.some((kind) => kind === event.kind)
}

/** What the person chose for examinations and reports to come. */
function chosen(session: Session, event: Choice): Partial<Session> {
  const { terms, signed, sampleReports } = session
  switch (event.kind) {
    case "expected":
      return { expected: event.text }
    case "termed":
      return { terms: { ...terms, ...event.terms } }
    case "compared":
      return { earlier: event.earlier }
    case "signing":
      return signing(session, event.reportKey)
    case "checkedUnder": {
      const others = sampleReports.filter((report) => report !== event.report)
      return { sampleReports: event.isSample ? [...others, event.report] : others }
    }
    case "signed":
      return { signed: { ...signed, [event.examination]: event.report } }
  }
}

/** The sample's key is never remembered as the person's own. */
function signing({ sample }: Session, reportKey: KeySummary): Partial<Session> {
  if (reportKey.handle === sample?.key.handle) return { isSampleSigned: true }
  return { reportKey, isSampleSigned: false }
}

/** The latest first. */
function handedOver(
  session: Session,
  { reports = [] }: Extract<SessionEvent, { kind: "refused" }>,
): Pick<Session, "reports"> {
  return { reports: [...reports, ...session.reports] }
}

/** The person is taken to the first of them, and what held for it alone is used up. */
function started(
  session: Session,
  { examinations, isAgain }: Extract<SessionEvent, { kind: "started" }>,
): Session {
  const [first] = examinations
  return {
    ...session,
    ...(isAgain === true ? {} : { expected: "", earlier: undefined }),
    examinations: examinations.reduce(withExamination, session.examinations),
    place:
      first === undefined
        ? session.place
        : { kind: "examination", handle: first.handle, view: "verdict" },
  }
}

function withExamination(
  known: readonly Examination[],
  changed: Examination,
): readonly Examination[] {
  const at = known.findIndex(({ handle }) => handle === changed.handle)
  return at < 0 ? [...known, changed] : known.with(at, changed)
}

/** True while nothing about it may be concluded. */
export function isPending({ state }: Examination): boolean {
  return state.kind === "queued" || state.kind === "running"
}
