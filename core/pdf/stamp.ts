/**
 * Putting a time-stamp into a report that was signed before: PAdES baseline B-T (ETSI EN 319
 * 142-1 §6.3), in the room that the report left for it.
 *
 * The byte range and everything that it covers stay as they are, and so does the length of the
 * file; only the digits of the signature change. Whether the token proves anything is asked
 * before, in core/examination.
 */
import { concat, reasonAndPlace, toHex, toUtf8 } from "../base/index.ts"
import { writeSignatureTimeStamp } from "../encodings/index.ts"
import type { ReportFile } from "./read-report.ts"

export type StampedReport =
  | { readonly kind: "stamped"; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly reason: string }

/**
 * The report with a token in its signature; the given bytes stay as they are.
 *
 * @param file - What `parseReportFile` made of the bytes.
 * @param token - ContentInfo, DER.
 */
export function writeStampedReport(
  bytes: Uint8Array,
  file: ReportFile,
  token: Uint8Array,
): StampedReport {
  if (file.kind !== "pdf" || file.signature === undefined) return refusal("it is not signed")
  const { cms, digits } = file.signature
  const stamped = writeSignatureTimeStamp(cms, token)
  if (stamped.kind === "refused") return refusal(reasonAndPlace(stamped))
  const room = (digits.end - digits.start) / 2
  if (stamped.cms.length > room) {
    const [needed, left] = [stamped.cms.length - cms.length, room - cms.length].map(String)
    return refusal(
      `the time-stamp needs ${needed ?? ""} bytes and the report has room for ${left ?? ""}; keep it beside the report`,
    )
  }
  const written = toUtf8(toHex(stamped.cms).padEnd(2 * room, "0"))
  return {
    kind: "stamped",
    bytes: concat(bytes.subarray(0, digits.start), written, bytes.subarray(digits.end)),
  }
}

function refusal(reason: string): StampedReport {
  return { kind: "refused", reason }
}
