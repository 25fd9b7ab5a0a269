/** Handlers that save: the result as JSON, the report as a signed PDF. */
import { basename } from "node:path"
import {
  caseJson,
  Failure,
  parseCaseFile,
  printableJson,
  reasonSaid,
  say,
  toUtf8,
  type ReportContext,
  type Result,
} from "../../core/index.ts"
import {
  readCertificateBeside,
  readOwnFile,
  writeNewFile,
  type CertificateBeside,
} from "../../core/node/index.ts"
import type { Since } from "../contract/evidence.ts"
import type {
  CaseChoice,
  ChangedSince,
  KeyCertificate,
  KeySummary,
  ReportAsk,
  ReportDraft,
  Saved,
} from "../contract/report.ts"
import type { Handlers } from "./dispatch.ts"
import type { WriteReportAsk } from "./examiner-work.ts"
import type { Request } from "./queue.ts"
import { CASE_SHAPES, isComplete, previewOf } from "./report-drafts.ts"
import { pathInSample } from "./sample-place.ts"
import { saveAs } from "./save-as.ts"
import { known, type Session } from "./session.ts"
import { refusalOf, refused, type Untold } from "./telling.ts"
import { ENDED, NOT_EXAMINED } from "./examined.ts"
import { touchedSinceThen } from "./touched.ts"

type ReportHandlers = Pick<
  Handlers,
  | "result:save"
  | "key:choose"
  | "report:draft"
  | "report:preview"
  | "report:save"
  | "case:load"
  | "case:save"
  | "saved:show-in-folder"
  | "clipboard:write"
>

export function reportHandlers(session: Session): ReportHandlers {
  const { desktop, queue } = session
  return {
    "result:save": async (handle) => {
      const { result } = known(queue.get(handle))
      if (result === undefined) return NOTHING_TO_SAVE
      return saveAs(session, nameFor(result, "json"), async (to) => {
        await writeNewFile(to, toUtf8(`${printableJson(result, 2)}\n`))
        session.savedResults.set(result.resultDigest, to)
      })
    },
    "key:choose": async () => {
      const path = await desktop.chooseFile("key")
      if (path === undefined) return { kind: "cancelled" }
      try {
        return { kind: "key", key: await readKeySummary(session, path) }
      } catch (cause) {
        return refusalOf(cause, path)
      }
    },
    ...draftHandlers(session),
    "report:save": (ask) => saveReport(session, ask),
    "saved:show-in-folder": (handle) => {
      desktop.showInFolder(known(session.saved.get(handle)))
      return Promise.resolve(null)
    },
    "clipboard:write": async (text) => {
      await desktop.writeClipboard(text)
      return null
    },
  }
}

async function saveReport(session: Session, ask: ReportAsk): Promise<Untold<Saved | ChangedSince>> {
  const { request, result } = known(session.queue.get(ask.examination))
  if (result === undefined) return NOTHING_TO_SAVE
  if (isOthersSample(session, ask, request)) return KEY_OF_SAMPLE
  if (!isComplete(draftOf(session, request).caseFile)) return INCOMPLETE
  const sinceNow = (): Promise<Since> =>
    touchedSinceThen(request.path, Date.parse(result.run.startedAt))
  const first = await sinceNow()
  if (first !== ask.since) return { kind: "changed", since: first }
  let since = first
  const saved = await saveAs(session, nameFor(result, "pdf"), async (to) => {
    // The question where to write may have stood open for hours.
    since = await sinceNow()
    if (since !== ask.since) throw new Failure("INTERRUPTED", CHANGED)
    const draft = draftOf(session, request)
    const context = await writeReport(session, ask, { result, to, draft })
    session.savedReports.set(ask.examination, { name: basename(to), draft, context })
    session.reportedResults.add(result.resultDigest)
    session.drafts.noteSaved(request.path)
  })
  return since === ask.since ? saved : { kind: "changed", since }
}

/** Anybody can sign with the sample's key: nothing but the sample is signed for with it. */
function isOthersSample(session: Session, { key }: ReportAsk, { path }: Request): boolean {
  const isOfSample = (file: string): boolean => pathInSample(session, file) !== undefined
  return isOfSample(known(session.keys.get(key))) && !isOfSample(path)
}

type DraftHandlers = Pick<
  ReportHandlers,
  "report:draft" | "report:preview" | "case:load" | "case:save"
>

function draftHandlers(session: Session): DraftHandlers {
  const { desktop, drafts, queue } = session
  return {
    "report:draft": (handle) => {
      const { request } = known(queue.get(handle))
      return Promise.resolve({ draft: draftOf(session, request), fields: CASE_SHAPES })
    },
    "report:preview": ({ examination, draft }) => {
      const { request, result } = known(queue.get(examination))
      drafts.keep(request.path, draft)
      const saved = session.savedReports.get(examination)
      const selfTest = session.selfTest?.says
      return Promise.resolve(previewOf(known(result), draft, { saved, selfTest }))
    },
    "case:load": async () => {
      const path = await desktop.chooseFile("case")
      return path === undefined ? { kind: "cancelled" } : loadCase(path)
    },
    "case:save": async (handle) => {
      const { request, result } = known(queue.get(handle))
      const { caseFile } = draftOf(session, request)
      if (result === undefined || caseFile === null) return NOTHING_TO_SAVE
      return saveAs(session, nameFor(result, "case.json"), async (to) => {
        await writeNewFile(to, toUtf8(`${printableJson(caseJson(caseFile), 2)}\n`))
        drafts.noteSaved(request.path)
      })
    },
  }
}

function draftOf({ drafts, state }: Session, { path }: Request): ReportDraft {
  return drafts.read(path, state.read().preferences.language)
}

function loadCase(path: string): Untold<CaseChoice> {
  try {
    const read = parseCaseFile(readOwnFile(path, "the case file"))
    return read.kind === "case"
      ? read
      : refused(
          say("{name} is refused as a case file: {reason}", {
            name: basename(path),
            reason: reasonSaid(read),
          }),
        )
  } catch (cause) {
    return refusalOf(cause, path)
  }
}

const KEY_OF_SAMPLE = refused(
  say(
    "this is the key of the sample, whose passphrase is public: it signs only reports about the sample",
  ),
)
const INCOMPLETE = refused(say("the particulars of the case are not complete"))
const NOTHING_TO_SAVE = NOT_EXAMINED
/** Told as what changed, and never as this. */
const CHANGED = "the evidence stands otherwise than the form says"

async function writeReport(
  { keys, examiner, selfTest }: Session,
  { key, passphrase }: ReportAsk,
  { result, to, draft }: Pick<WriteReportAsk, "result" | "to" | "draft">,
): Promise<ReportContext> {
  const keyPath = known(keys.get(key))
  const says = selfTest?.says ?? null
  const done = await examiner.work("write-report", {
    ...{ result, keyPath, passphrase, to, draft },
    selfTest: says,
  })
  if (done.kind === "failed") throw new Failure(done.code, done.says, { path: to })
  if (done.kind !== "done") {
    throw new Failure("UNWRITABLE", ENDED)
  }
  return done.answer
}

/** Names say what they are about; the digest tells two of the same evidence apart. */
export function nameFor({ input, resultDigest }: Result, extension: string): string {
  const plain = input.path.replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 100)
  return `${plain}-${resultDigest.slice(0, 8)}.${extension}`
}

/** @throws Failure when the key, or the certificate beside it, cannot be read. */
export async function readKeySummary(session: Session, path: string): Promise<KeySummary> {
  const beside = readCertificateBeside(path)
  const certificate = beside === undefined ? null : await shownCertificate(beside)
  return { handle: session.keys.give(path), name: basename(path), certificate }
}

async function shownCertificate(beside: CertificateBeside): Promise<KeyCertificate> {
  const { readCertificate } = await import("../../core/pdf/index.ts")
  const read = readCertificate(beside.certificate, beside.certificateAt)
  return { subject: read.subject, sha256: read.fingerprint }
}
