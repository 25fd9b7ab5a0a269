/**
 * A time-stamp for a report: what a request is over, and whether an answer may be put into it.
 *
 * A signature time-stamp is over the value of the signature (ETSI EN 319 122-1 §5.3), which
 * stands for all that was signed. It goes into a signature that holds and has none yet.
 */
import type { StampAnswer, JudgedStamp, StampRefused } from "./stamp-answer.ts"
import { judgeStampAnswer } from "./stamp-answer.ts"
import {
  checkReport,
  type ReportCheckTerms,
  type ReportOnDisk,
  type ReportParts,
} from "./report-check.ts"
import { EMPTY_TRUST } from "../trust/index.ts"
import { signatureIn } from "./report-signature.ts"

/** What must be in order before a time-stamp is asked for, or put into it. */
const NEEDED = ["form", "coverage", "signature"] as const

export type SignatureValue = { readonly kind: "value"; readonly bytes: Uint8Array } | StampRefused

/** What a request for a report is over. Never throws on hostile bytes. */
export function reportSignatureValue(parts: ReportParts): SignatureValue {
  if (parts.kind === "refused") return refusal("FORMAT_FAILURE", parts.reason)
  if (parts.kind === "result" || parts.signature === undefined) {
    return refusal("FORMAT_FAILURE", "it is not signed, so there is nothing to be time-stamped")
  }
  const found = signatureIn(parts.signature)
  if (found.kind === "broken") return refusal(found.code, found.reason)
  if (found.stamps.length > 0) {
    return refusal(
      "TIMESTAMP_INVALID",
      "it holds a time-stamp already; the report as it was signed has room for one",
    )
  }
  return { kind: "value", bytes: found.signer.signature }
}

/** Judges an answer for a report under the trust in force. Never throws on hostile bytes. */
export function judgeReportStamp(
  file: ReportOnDisk,
  answer: Pick<StampAnswer, "token" | "request">,
  terms: ReportCheckTerms,
): JudgedStamp {
  const value = reportSignatureValue(file.parts)
  if (value.kind === "refused") return value
  const { answers } = checkReport(file, terms)
  for (const id of NEEDED) {
    const said = answers.find((one) => one.id === id)
    if (said?.status === "PASSED") continue
    return refusal(said?.code ?? "FORMAT_FAILURE", `the report itself: ${said?.reason ?? id}`)
  }
  const { trust, evaluatedAt, signatures } = terms
  const given = {
    ...answer,
    // Without a pack nobody is pinned, and what nobody vouches for is not put into a report.
    trust: trust ?? EMPTY_TRUST,
    evaluatedAt,
    certificates: [],
    engines: signatures,
  }
  return judgeStampAnswer(given, { path: file.path, bytes: value.bytes })
}

/** Whether a stamped report holds, as it would be written, and its time-stamp is proven. */
export function provesItsTime(file: ReportOnDisk, terms: ReportCheckTerms): boolean {
  const { answers } = checkReport(file, terms)
  return [...NEEDED, "time"].every((id) =>
    answers.some((one) => one.id === id && one.status === "PASSED"),
  )
}

function refusal(code: string, reason: string): StampRefused {
  return { kind: "refused", code, reason, isBroken: true }
}
