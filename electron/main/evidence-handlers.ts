/** Handlers for what can be examined: chosen, dropped, recent, and the sample. */
import { basename } from "node:path"
import { phrase, reportCheckView, say } from "../../core/index.ts"
import type { Recent, RecentHandle, Since } from "../contract/evidence.ts"
import type { ExaminationHandle } from "../contract/examination.ts"
import type { ReportCheckAsk, ReportChecked } from "../contract/report-check.ts"
import type { Refusal } from "../contract/answers.ts"
import type { Sample } from "../contract/sample.ts"
import { termsOf, termsOptions } from "./chosen-terms.ts"
import { commandLine } from "./command-line.ts"
import type { Handlers } from "./dispatch.ts"
import type { SampleFiles } from "./examiner-work.ts"
import { readKeySummary } from "./report-handlers.ts"
import { sampleFolder } from "./sample-place.ts"
import { known, offerDropped, offerPaths, toldTo, type Session } from "./session.ts"
import type { RecentEntry } from "./state-form.ts"
import { touchedSince, touchedSinceThen } from "./touched.ts"
import { summariseTrust } from "./trust-packs.ts"
import { makeHandles } from "./handles.ts"
import { answerOf } from "./examined.ts"
import { refused, type Untold } from "./telling.ts"

type EvidenceHandlers = Pick<
  Handlers,
  | "evidence:choose"
  | "evidence:dropped"
  | "evidence:recent"
  | "evidence:again"
  | "evidence:forget"
  | "evidence:since"
  | "evidence:show-in-folder"
  | "sample:open"
  | "sample:read"
  | "report:choose"
  | "report:check"
>

export function evidenceHandlers(session: Session): EvidenceHandlers {
  const { desktop, state } = session
  const handles = makeHandles<RecentHandle, RecentEntry>("recent")
  return {
    "evidence:choose": async (what) => offerPaths(session, await desktop.chooseEvidence(what)),
    "evidence:dropped": (paths) => Promise.resolve(offerDropped(session, paths)),
    "evidence:recent": () =>
      Promise.resolve(state.lists().recent.map((entry) => shownRecent(handles.give(entry), entry))),
    "evidence:again": (handle) =>
      Promise.resolve(offerPaths(session, [known(handles.get(handle)).path])),
    "evidence:forget": (handle) => {
      const gone = handle === null ? undefined : known(handles.get(handle)).path
      state.edit(({ recent }) => ({
        recent: gone === undefined ? [] : recent.filter(({ path }) => path !== gone),
      }))
      return Promise.resolve(null)
    },
    "evidence:since": sinceHandler(session),
    "evidence:show-in-folder": (handle) => {
      desktop.showInFolder(known(session.evidence.get(handle)).path)
      return Promise.resolve(null)
    },
    "report:choose": async () => {
      const path = await desktop.chooseFile("report")
      const { evidence, reports, refused } = offerPaths(session, path === undefined ? [] : [path])
      // What was chosen as a report is checked as one, whatever it is.
      return { evidence: [], reports: [...reports, ...evidence], refused }
    },
    "report:check": (ask) => checkReport(session, ask),
    ...sampleHandlers(session),
  }
}

/** Whoever asks while a piece of evidence is looked through gets the answer to that. */
function sinceHandler({ queue }: Session): Handlers["evidence:since"] {
  const running = new Map<ExaminationHandle, Promise<Since>>()
  return (handle) => {
    const kept = queue.get(handle)
    // It may be closed while the window asks, as it does every few seconds.
    if (kept?.result === undefined) return Promise.resolve("unknown")
    const since =
      running.get(handle) ??
      touchedSinceThen(kept.request.path, Date.parse(kept.result.run.startedAt)).finally(() => {
        running.delete(handle)
      })
    running.set(handle, since)
    return since
  }
}

async function checkReport(
  session: Session,
  { report, trust: inForce, terms: given, language }: ReportCheckAsk,
): Promise<Untold<ReportChecked>> {
  const { path, name } = known(session.evidence.get(report))
  const trust = inForce === null ? null : known(session.trusts.get(inForce))
  const terms = termsOf(session.terms, given)
  const done = await session.examiner.work("check-report", { path, name, trust, terms })
  if (done.kind !== "done") return answerOf(done)
  const check = done.answer
  const command = commandLine("report check", [
    name,
    ...termsOptions(trust?.name, { ...terms, jobs: null }),
    ["--at", check.evaluatedAt],
    ["--language", language === "en" ? null : language],
  ])
  return { kind: "checked", check, view: reportCheckView(check, language), command }
}

function shownRecent(handle: RecentHandle, entry: RecentEntry): Recent {
  const { path, name, verdict, evaluatedAt, resultDigest } = entry
  const since = touchedSince(path, Date.parse(evaluatedAt))
  return { handle, name, verdict, evaluatedAt, resultDigest, since }
}

/** Makes the sample once a session, and keeps it; after a failure it may be tried again. */
function sampleHandlers(session: Session): Pick<EvidenceHandlers, "sample:open" | "sample:read"> {
  let made: Promise<Untold<Sample | Refusal>> | undefined
  let tries = 0
  const make = async (): Promise<Untold<Sample | Refusal>> => {
    tries += 1
    const folder = sampleFolder(session, tries)
    const done = await session.examiner.work("make-sample", { folder })
    if (done.kind === "done") return shownSample(session, done.answer)
    made = undefined
    return refused(
      done.kind === "failed"
        ? say("the sample could not be made: {why}", { why: done.says })
        : say("the sample could not be made, because the examiner ended; try it again"),
    )
  }
  return {
    "sample:open": async () => {
      const answer = await (made ??= make())
      return answer.kind === "refused" ? answer : toldSample(session, answer)
    },
    "sample:read": async () => {
      const answer = await made
      return answer?.kind === "sample" ? toldSample(session, answer) : null
    },
  }
}

/** Made once, and told in whatever language is set now. */
function toldSample(session: Session, sample: Sample): Sample {
  const pieces = sample.pieces.map((piece) => {
    if (piece.tampering === null) return piece
    const { done, hides } = piece.tampering
    const tampering = { done: toldTo(session, phrase(done)), hides: toldTo(session, phrase(hides)) }
    return { ...piece, tampering }
  })
  return { ...sample, pieces }
}

async function shownSample(session: Session, files: SampleFiles): Promise<Sample> {
  const { trust, key, passphrase, sound, tampered } = files
  const piece = (path: string): Omit<Sample["pieces"][number], "tampering"> => {
    const name = basename(path)
    const kind = name.endsWith(".bag") ? "folder" : "file"
    return { handle: session.evidence.give({ path, name, kind }), name, kind }
  }
  const handle = session.trusts.give({ path: trust, name: basename(trust) })
  return {
    kind: "sample",
    trust: summariseTrust(trust, handle),
    key: await readKeySummary(session, key),
    passphrase,
    pieces: [
      { ...piece(sound), tampering: null },
      ...tampered.map(({ path, done, hides }) => ({ ...piece(path), tampering: { done, hides } })),
    ],
  }
}
