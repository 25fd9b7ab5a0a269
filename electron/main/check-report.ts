/** One report that was handed over, checked in the examiner: it is as hostile as evidence is. */
import { checkReport, type ReportCheck } from "../../core/index.ts"
import { readOwnFile } from "../../core/node/index.ts"
import type { CheckReportAsk } from "./examiner-work.ts"
import { NOTHING_ONCE, readNamedTerms } from "./named-terms.ts"

/** @throws Failure when the file, the trust pack or the policy cannot be read. */
export async function checkReportAt(ask: CheckReportAsk): Promise<ReportCheck> {
  const { path, name, trust } = ask
  const terms = await readNamedTerms(trust, ask.terms, NOTHING_ONCE)
  const bytes = readOwnFile(path, "the report")
  const { parseReportFile } = await import("../../core/pdf/index.ts")
  return checkReport({ path: name, bytes, parts: parseReportFile(bytes) }, terms)
}
