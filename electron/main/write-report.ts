/** The signed PDF report of one result, written in the examiner. */
import {
  printableJson,
  reportDocument,
  toInstant,
  toUtf8,
  type ReportContext,
} from "../../core/index.ts"
import { readReportKey, writeNewFile } from "../../core/node/index.ts"
import type { WriteReportAsk } from "./examiner-work.ts"

/**
 * Writes the report beside its place and then names it; never over an existing file. Answers
 * what it was made of beside the result: its document can be made again, sentence by sentence.
 *
 * @throws Failure for a wrong passphrase, a key that cannot sign, or a place that is taken.
 */
export async function writeReport(ask: WriteReportAsk): Promise<ReportContext> {
  const { result, keyPath, passphrase, to, selfTest, draft } = ask
  // Only a report needs the PDF writer, which takes long to load.
  const { readCertificate, writeReportPdf } = await import("../../core/pdf/index.ts")
  const key = await readReportKey(keyPath, () => Promise.resolve(toUtf8(passphrase)), {
    at: Date.now(),
  })
  const certificate = readCertificate(key.certificate, key.certificateAt)
  const context: ReportContext = {
    writtenAt: toInstant(Date.now()),
    signature: { subject: certificate.subject, certificate: certificate.fingerprint },
    ...(selfTest === null ? {} : { selfTest }),
    language: draft.language,
    ...(draft.caseFile === null ? {} : { caseFile: draft.caseFile }),
  }
  const pdf = await writeReportPdf({
    document: reportDocument(result, context),
    resultJson: toUtf8(`${printableJson(result, 2)}\n`),
    signer: { ...key, certificate },
  })
  await writeNewFile(to, pdf)
  return context
}
