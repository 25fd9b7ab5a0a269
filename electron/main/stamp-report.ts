/** A report's time-stamp, in the examiner: report and answer are as hostile as evidence is. */
import {
  Failure,
  judgeReportStamp,
  phrase,
  provesItsTime,
  reportSignatureValue,
  say,
  toInstant,
  type Saying,
} from "../../core/index.ts"
import { readOwnFile, stampRequest, writeNewFile } from "../../core/node/index.ts"
import type { StampReportAsk, StampedReport, StampRequestAsk } from "./examiner-work.ts"
import { DEFAULT_TERMS, NOTHING_ONCE, readNamedTerms } from "./named-terms.ts"

/** @throws Failure when there is no signature to be stamped, or the place is taken. */
export async function requestStamp({ path, to }: StampRequestAsk): Promise<null> {
  const { parseReportFile } = await import("../../core/pdf/index.ts")
  const value = reportSignatureValue(parseReportFile(readOwnFile(path, "the report")))
  if (value.kind === "refused") {
    throw new Failure(
      "MALFORMED",
      say("no time-stamp can be asked for: {reason}", { reason: phrase(value.reason) }),
    )
  }
  await writeNewFile(to, stampRequest(to, value.bytes).request)
  return null
}

/**
 * Writes the report with the time-stamp beside the one that is there.
 *
 * @throws Failure MALFORMED with the reason why the answer is not taken; nothing is written then.
 */
export async function stampReport(ask: StampReportAsk): Promise<StampedReport> {
  const bytes = readOwnFile(ask.path, "the report")
  const { parseReportFile, writeStampedReport } = await import("../../core/pdf/index.ts")
  const parts = parseReportFile(bytes)
  const terms = await readNamedTerms(ask.trust, DEFAULT_TERMS, NOTHING_ONCE)
  const answer = {
    token: readOwnFile(ask.answer, "the time-stamp"),
    ...(ask.request === null ? {} : { request: readOwnFile(ask.request, "the request") }),
  }
  const judged = judgeReportStamp({ path: ask.path, bytes, parts }, answer, terms)
  if (judged.kind === "refused")
    throw notTaken(say("{code}, {reason}", { code: judged.code, reason: phrase(judged.reason) }))
  const stamped = writeStampedReport(bytes, parts, judged.token)
  if (stamped.kind === "refused") throw notTaken(phrase(stamped.reason))
  const again = { path: ask.to, bytes: stamped.bytes, parts: parseReportFile(stamped.bytes) }
  if (!provesItsTime(again, terms)) {
    throw new Failure("INTERNAL", "the stamped report does not hold")
  }
  await writeNewFile(ask.to, stamped.bytes)
  return { time: toInstant(judged.stated.genTime), by: judged.authority ?? "" }
}

function notTaken(reason: Saying): Failure {
  return new Failure(
    "MALFORMED",
    say("the time-stamp is not taken, and nothing was written: {reason}", { reason }),
  )
}
