/** One session of the app: what the handlers share, and what they need from the desktop. */
import { rmSync, statSync } from "node:fs"
import { basename, join, resolve, sep } from "node:path"
import { phrase, say, type Language, type Saying } from "../../core/index.ts"
import { systemReason } from "../../core/node/index.ts"
import type { Told } from "../contract/answers.ts"
import type { Happening, Happenings } from "../contract/channels.ts"
import type { EvidenceHandle, Offer, OfferedEvidence } from "../contract/evidence.ts"
import type { ExaminationHandle } from "../contract/examination.ts"
import type { SelfTest } from "../contract/self-test.ts"
import type { Attempt } from "../contract/self-test.ts"
import type { KeyHandle, SavedHandle } from "../contract/report.ts"
import type { LongWork, SourceHandle } from "../contract/sealing.ts"
import type { About, TrustHandle } from "../contract/settings.ts"
import type { Examiner } from "./examiner.ts"
import type { TrustFile } from "./named-file.ts"
import { makeChosenTerms, type ChosenTerms } from "./chosen-terms.ts"
import { makeHandles, type Handles } from "./handles.ts"
import { makePlaces, type PlaceDialogs, type Places } from "./places.ts"
import { makeQueue, type Queue } from "./queue.ts"
import { makeReadOnlyMode, type ReadOnlyMode } from "./read-only.ts"
import { makeDrafts, type Drafts, type SavedReport } from "./report-drafts.ts"
import { isReportFile } from "./report-files.ts"
import { makeUnfinishedBook, type UnfinishedBook } from "./unfinished.ts"
import { told, toldInAll, toldOf } from "./telling.ts"
import type { StateFile } from "./state-file.ts"
import { MOST_RECENT, type RecentEntry } from "./state-form.ts"

/** What a person is asked for; a `key` signs reports, so a certificate comes with it. */
export type FileKind =
  | "trust"
  | "policy"
  | "head"
  | "result"
  | "key"
  | "signing-key"
  | "public-key"
  | "events"
  | "report"
  | "stamp"
  | "stamp-answer"
  | "stamp-request"
  | "case"
  | "single-file"
  | "signature"
  | "authority"
  | "revocation"
  | "checkpoint"

/** What the handlers need from the desktop; Electron provides it, tests in a few lines. */
export interface Desktop extends PlaceDialogs {
  /** Empty when the person cancelled. */
  readonly chooseEvidence: (what: "files" | "folder") => Promise<readonly string[]>
  readonly chooseFile: (what: FileKind) => Promise<string | undefined>
  readonly showInFolder: (path: string) => void
  readonly writeClipboard: (text: string) => Promise<void>
  /** Draws every window so many per cent as large as usual. */
  readonly setZoom: (percent: number) => Promise<void>
  /** Whatever stands outside the windows speaks it from now on: the menu. */
  readonly setLanguage: (language: Language) => void
  /** Tells every window. */
  readonly tell: <H extends Happening>(happening: H, value: Happenings[H]) => void
  readonly runtime: About["runtime"]
  /** Tries the ways out of the main process. */
  readonly tryWaysOut: () => Promise<readonly Attempt[]>
}

export { known } from "./handles.ts"

export interface Parts {
  readonly desktop: Desktop
  readonly examiner: Examiner
  readonly state: StateFile
  /** Folder of the app as it was built: main, preload, renderer and the manifest. */
  readonly builtFolder: string
  /** A folder for this session only, private to this user; removed at its end. */
  readonly sessionFolder: string
  /** Nothing may be written but what the person saves for themself, and no window changes that. */
  readonly isReadOnly?: boolean
}

export interface Piece extends OfferedEvidence {
  readonly path: string
}

export interface Session extends Omit<Parts, "desktop"> {
  /** Places to write to are asked for by `places` alone. */
  readonly desktop: Omit<Desktop, keyof PlaceDialogs>
  readonly places: Places
  /** Where search indexes are kept beyond the session. */
  readonly indexFolder: string
  readonly evidence: Handles<EvidenceHandle, Omit<Piece, "handle">>
  /** Folders that were chosen to be sealed. */
  readonly sources: Handles<SourceHandle, string>
  readonly trusts: Handles<TrustHandle, TrustFile>
  readonly terms: ChosenTerms
  readonly keys: Handles<KeyHandle, string>
  readonly saved: Handles<SavedHandle, string>
  /** Where results of this session were saved last, by their digests. */
  readonly savedResults: Map<string, string>
  /** Digests of results that are attached to a report of this session. */
  readonly reportedResults: Set<string>
  /** The last report that was saved about each. */
  readonly savedReports: Map<ExaminationHandle, SavedReport>
  readonly queue: Queue
  readonly unfinished: UnfinishedBook
  readonly drafts: Drafts
  readonly readOnly: ReadOnlyMode
  /** What is followed now, and the way to stop it. */
  readonly longWork: Map<LongWork, AbortController>
  /** The latest self-test; reports say what it amounted to. */
  selfTest: SelfTest | undefined
}

export function beginSession(parts: Parts): Session {
  const { examiner, desktop, state } = parts
  // What is made for a session is gone with it.
  const isKept = (path: string): boolean => !isBelow(path, parts.sessionFolder)
  const unfinished = makeUnfinishedBook(state, isKept)
  const queue = makeQueue({
    examiner,
    onState: unfinished.note,
    tell: (saying) => told(state.read().preferences.language, saying),
    onChange: (examination) => {
      desktop.tell("examination:changed", examination)
    },
    onResult: ({ path, evidence: { name } }, { verdict, evaluatedAt, resultDigest }) => {
      const entry = { path, name, verdict, evaluatedAt, resultDigest }
      if (isKept(path)) remember(state, entry)
    },
  })
  const evidence: Session["evidence"] = makeHandles("evidence")
  const sources: Session["sources"] = makeHandles("source")
  return {
    ...parts,
    // Whatever is examined, queued or compared was given a handle first.
    places: makePlaces(desktop, () => [
      ...evidence.entries().map(([, { path }]) => path),
      ...sources.entries().map(([, path]) => path),
      // What an earlier session left, and what another window has.
      ...state.lists().unfinished.map(({ path }) => path),
    ]),
    indexFolder: join(state.folder, "indexes"),
    evidence,
    sources,
    trusts: makeHandles("trust"),
    terms: makeChosenTerms(),
    keys: makeHandles("key"),
    saved: makeHandles("saved"),
    savedResults: new Map(),
    reportedResults: new Set(),
    savedReports: new Map(),
    queue,
    unfinished,
    drafts: makeDrafts(),
    readOnly: makeReadOnlyMode(parts.isReadOnly === true, {
      read: () => state.read().readOnly,
      write: (readOnly) => {
        state.change({ readOnly })
      },
    }),
    longWork: new Map(),
    selfTest: undefined,
  }
}

export function endSession({ examiner, sessionFolder, unfinished, state }: Session): void {
  unfinished.close()
  state.close()
  examiner.close()
  // The examiner may write its last while it ends.
  rmSync(sessionFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

function isBelow(path: string, folder: string): boolean {
  return resolve(path).startsWith(resolve(folder) + sep)
}

function remember(state: StateFile, entry: RecentEntry): void {
  state.edit(({ recent }) => {
    const others = recent.filter(({ path }) => path !== entry.path)
    return { recent: [entry, ...others].slice(0, MOST_RECENT) }
  })
}

/** So many things at once are a mistake, and one folder holds any number. */
const MOST_AT_ONCE = 200

const NOWHERE = say(
  "what lies nowhere on this machine, such as an attachment of a mail, cannot be examined: save it as a file, and give that",
)

/** What was dropped; an empty path is of something that has none, and no path of nothing at all. */
export function offerDropped(session: Session, paths: readonly string[]): Offer {
  const there = paths.filter((path) => path !== "")
  const offer = offerPaths(session, there)
  if (paths.length > 0 && there.length === paths.length) return offer
  return { ...offer, refused: [...offer.refused, toldInAll(NOWHERE)] }
}

/** Gives handles to what lies at these paths, and one sentence for whatever cannot be examined. */
export function offerPaths(session: Session, paths: readonly string[]): Offer {
  if (paths.length > MOST_AT_ONCE) {
    const says = say(
      "{given} things were given at once, and at most {most} are taken: put them into one folder and give that",
      { given: paths.length, most: MOST_AT_ONCE },
    )
    return { evidence: [], reports: [], refused: [toldInAll(says)] }
  }
  const evidence: OfferedEvidence[] = []
  const reports: OfferedEvidence[] = []
  const refused: Told[] = []
  for (const path of new Set(paths)) {
    const kind = kindOf(path)
    const name = basename(path)
    if (typeof kind === "object") refused.push(toldOf(name, kind))
    else {
      const handle = session.evidence.give({ path, name, kind })
      const isReport = kind === "file" && isReportFile(path)
      ;(isReport ? reports : evidence).push({ handle, name, kind })
    }
  }
  return { evidence, reports, refused }
}

function kindOf(path: string): OfferedEvidence["kind"] | Saying {
  try {
    const stats = statSync(path)
    if (stats.isDirectory()) return "folder"
    if (stats.isFile()) return "file"
    return say("it is neither a folder nor a regular file, so it cannot be examined")
  } catch (cause) {
    return say("it cannot be read: {reason}", { reason: phrase(systemReason(cause)) })
  }
}

/** The handle of a trust pack: the one that it has, so that nothing that was chosen goes astray. */
export function trustHandle({ trusts }: Pick<Session, "trusts">, path: string): TrustHandle {
  const [known] = trusts.entries().find(([, trust]) => trust.path === path) ?? []
  return known ?? trusts.give({ path, name: basename(path) })
}

/** The trust pack in force; null when nobody is trusted. */
export function trustFile({ state }: Pick<Session, "state">): TrustFile | null {
  const { trust } = state.read()
  return trust === null ? null : { path: trust, name: basename(trust) }
}

/** One sentence in the language of the window. */
export function toldTo({ state }: Pick<Session, "state">, saying: Saying): string {
  return told(state.read().preferences.language, saying)
}
