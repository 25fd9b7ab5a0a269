/** The sample results as reports: the same time for all. */
import { writeReportPdf, type ReportSigner } from "../../core/pdf/index.ts"
import { reportDocument } from "../../core/report/index.ts"
import type { Result } from "../../core/verdict/index.ts"

export const WRITTEN_AT = "2026-11-21T09:31:00.000Z"

/** The bytes of a result, as they are attached to its report. */
export function toJson(result: Result): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(result, null, 2)}\n`)
}

export async function pdfOf(result: Result, signer?: ReportSigner): Promise<Uint8Array> {
  const named = signer?.certificate
  const document = reportDocument(result, {
    writtenAt: WRITTEN_AT,
    ...(named === undefined
      ? {}
      : { signature: { subject: named.subject, certificate: named.fingerprint } }),
  })
  const resultJson = toJson(result)
  return writeReportPdf({ document, resultJson, ...(signer === undefined ? {} : { signer }) })
}
