/** `time request --report` and `time import --report`: a time-stamp in the signature of a report. */
import {
  escapeForDisplay,
  Failure,
  judgeReportStamp,
  provesItsTime,
  reportSignatureValue,
  toInstant,
  type StampRefused,
} from "../core/index.ts"
import {
  readOwnFile,
  refuseExisting,
  refuseInsideEvidence,
  stampRequest,
  writeNewFile,
  type StampRequest,
} from "../core/node/index.ts"
import type { Given } from "./command.ts"
import { EXIT } from "./exit-codes.ts"
import type { Io } from "./io.ts"
import { readExamination } from "./terms.ts"

/**
 * A request over the value of a report's signature, by which all that is signed is meant.
 *
 * @throws Failure USAGE for a file that cannot be time-stamped so.
 */
export async function requestForReport(path: string): Promise<StampRequest> {
  const { parseReportFile } = await import("../core/pdf/index.ts")
  const value = reportSignatureValue(parseReportFile(readOwnFile(path, "the report")))
  if (value.kind === "value") return stampRequest(`the signature of ${path}`, value.bytes)
  throw new Failure("USAGE", `cannot be time-stamped: ${value.reason}`, { path })
}

/**
 * Checks an answer and writes the report anew with it; the report itself stays as it is.
 *
 * @param path - The answer.
 */
export async function importIntoReport(path: string, given: Given, io: Io): Promise<number> {
  const { report, out, request } = named(given)
  refuseInsideEvidence(out)
  await refuseExisting(out)
  const { examination: terms } = await readExamination(given, io)
  const bytes = readOwnFile(report, "the report")
  const { parseReportFile, writeStampedReport } = await import("../core/pdf/index.ts")
  const parts = parseReportFile(bytes)
  const answer = {
    token: readOwnFile(path, "the time-stamp"),
    ...(request === undefined ? {} : { request: readOwnFile(request, "the request") }),
  }
  const judged = judgeReportStamp({ path: report, bytes, parts }, answer, terms)
  if (judged.kind === "refused") return tellRefused(judged, path, io)
  const stamped = writeStampedReport(bytes, parts, judged.token)
  if (stamped.kind === "refused") return tellRefused(unfit(stamped.reason), path, io)
  const again = { path: out, bytes: stamped.bytes, parts: parseReportFile(stamped.bytes) }
  if (!provesItsTime(again, terms)) {
    throw new Failure("INTERNAL", "the stamped report does not hold")
  }
  await writeNewFile(out, stamped.bytes)
  io.out(`wrote        ${out}\n`)
  io.out(`time         ${toInstant(judged.stated.genTime)}\n`)
  io.out(`authority    ${escapeForDisplay(judged.authority ?? "")}\n`)
  io.err(`\nNothing that was signed changed, and ${report} is as it was.\n`)
  if (request === undefined) {
    io.err("Whether it answers a request of yours was not asked: --request does.\n")
  }
  return EXIT.passed
}

interface Named {
  readonly report: string
  readonly out: string
  readonly request: string | undefined
}

function named(given: Given): Named {
  const [report, out] = [given.text("report"), given.text("out")]
  if (report === undefined || out === undefined || given.text("trust") === undefined) {
    const needs = "--report needs --out for the stamped report and --trust for who may state times"
    throw new Failure("USAGE", `time import: ${needs}`)
  }
  for (const other of ["bag", "certificate"]) {
    if (!given.isSet(other)) continue
    throw new Failure("USAGE", `time import: --${other} is about bags, and --report is given`)
  }
  return { report, out, request: given.text("request") }
}

function unfit(reason: string): StampRefused {
  return { kind: "refused", code: "LIMIT_EXCEEDED", reason, isBroken: false }
}

/** Says why nothing was written. */
export function tellRefused(
  { code, reason, isBroken }: StampRefused,
  path: string,
  io: Io,
): number {
  io.err(`sealwright: ${path}: not imported, and nothing was written\n`)
  io.err(`  ${code}: ${escapeForDisplay(reason)}\n`)
  return isBroken ? EXIT.failed : EXIT.indeterminate
}
