/** Closing an examination that has ended: what would be lost with it, and dropping it. */
import { existsSync } from "node:fs"
import { say, type Result } from "../../core/index.ts"
import type { CloseAsk, CloseLoses, Closing } from "../contract/examination.ts"
import { logFolder } from "./log-handlers.ts"
import type { Kept } from "./queue.ts"
import { known, type Session } from "./session.ts"
import { refused, type Untold } from "./telling.ts"

export function closeExamination(
  session: Session,
  { examination, isSure }: CloseAsk,
): Untold<Closing> {
  const { queue, drafts } = session
  const kept = known(queue.get(examination))
  const { state, request } = kept
  if (state.kind === "queued" || state.kind === "running") {
    return refused(say("it has not ended yet"))
  }
  const loses = lossesOf(session, kept)
  const isLoss = loses.result || loses.draft || loses.comparedBy.length > 0
  if (!isSure && isLoss) return loses
  queue.drop(examination)
  session.savedReports.delete(examination)
  // The copy of its log may be large; whoever closes it need not wait until it is gone.
  void session.examiner.work("close-log", { folder: logFolder(session, examination) })
  // The draft is about the evidence, which may have been examined again.
  if (!hasOther(session, kept)) drafts.drop(request.path)
  return { kind: "closed" }
}

function lossesOf(session: Session, kept: Readonly<Kept>): CloseLoses {
  const { result, request } = kept
  const isUnsaved = result !== undefined && !isKept(session, result)
  return {
    kind: "loses",
    result: isUnsaved,
    draft: !hasOther(session, kept) && session.drafts.isUnsaved(request.path),
    comparedBy: isUnsaved ? comparedWith(session, result) : [],
  }
}

/** In a file that this session wrote, or attached to a report of it. */
function isKept({ savedResults, reportedResults }: Session, { resultDigest }: Result): boolean {
  const path = savedResults.get(resultDigest)
  return reportedResults.has(resultDigest) || (path !== undefined && existsSync(path))
}

/** Commands that repeat these would name a result that no file holds. */
function comparedWith({ queue }: Session, { resultDigest }: Result): readonly string[] {
  return queue
    .all()
    .filter(({ request }) => request.earlier?.resultDigest === resultDigest)
    .map(({ request }) => request.evidence.name)
}

function hasOther({ queue }: Session, kept: Readonly<Kept>): boolean {
  return queue.all().some((one) => one !== kept && one.request.path === kept.request.path)
}
