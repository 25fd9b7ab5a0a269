/** `--report`: the signed PDF report of one examination. */
import {
  Failure,
  printableJson,
  reportDocument,
  toInstant,
  toUtf8,
  type Result,
  type Signer,
} from "../core/index.ts"
import {
  readCertificateFile,
  readSigner,
  refuseExisting,
  refuseInsideEvidence,
  writeNewFile,
} from "../core/node/index.ts"
import type { ReportCertificate } from "../core/pdf/index.ts"
import type { Given } from "./command.ts"
import type { Io } from "./io.ts"
import { passphrasesIn } from "./passphrases.ts"

export interface ReportTerms {
  readonly path: string
  readonly signer: Signer
  readonly certificate: ReportCertificate
}

/**
 * Reads key and certificate before anything is examined, so that a wrong passphrase costs nothing.
 *
 * @throws Failure USAGE when the options do not fit together, UNWRITABLE when the report exists.
 */
export async function reportTerms(given: Given, io: Io): Promise<ReportTerms | undefined> {
  const path = given.text("report")
  const key = given.text("key")
  if (path === undefined) {
    if (key === undefined) return undefined
    throw new Failure("USAGE", "--key signs a report: give --report FILE.pdf as well")
  }
  if (key === undefined) {
    throw new Failure(
      "USAGE",
      "--report needs --key: a report is signed (sealwright keys new --help)",
    )
  }
  if (given.operands.length > 1) {
    throw new Failure("USAGE", "--report is about one piece of evidence; verify one path at a time")
  }
  refuseInsideEvidence(path, given.operands)
  await refuseExisting(path)
  const { readCertificate } = await import("../core/pdf/index.ts")
  const certificate = readCertificate(readCertificateFile(`${key}.crt`), `${key}.crt`)
  const signer = await readSigner(key, passphrasesIn(given).existing, (sentence) => {
    io.err(`sealwright: ${sentence}\n`)
  })
  return { path, signer, certificate }
}

/** Writes the report beside its place and then names it; never over an existing file. */
export async function writeReport(result: Result, terms: ReportTerms, io: Io): Promise<void> {
  const { signer, certificate } = terms
  // Only a report needs the PDF writer, and it takes longer to load than a small bag to verify.
  const { writeReportPdf } = await import("../core/pdf/index.ts")
  const document = reportDocument(result, {
    writtenAt: toInstant(io.now()),
    signature: { subject: certificate.subject, certificate: certificate.fingerprint },
  })
  const pdf = await writeReportPdf({
    document,
    resultJson: toUtf8(`${printableJson(result, 2)}\n`),
    signer: { signer, certificate },
  })
  await writeNewFile(terms.path, pdf)
}
