/** `--report`: the signed PDF report of one examination. */
import {
  caseFaults,
  english,
  Failure,
  LANGUAGES,
  parseCaseFile,
  printableJson,
  reportDocument,
  toInstant,
  toUtf8,
  type CaseFile,
  type Language,
  type Result,
} from "../core/index.ts"
import {
  readOwnFile,
  readReportKey,
  refuseExisting,
  refuseInsideEvidence,
  writeNewFile,
} from "../core/node/index.ts"
import type { ReportSigner } from "../core/pdf/index.ts"
import type { Given } from "./command.ts"
import type { Io } from "./io.ts"
import { passphrasesIn } from "./passphrases.ts"

export interface ReportTerms {
  readonly path: string
  readonly signer: ReportSigner
  readonly language: Language
  /** What the report declares beside its result. */
  readonly caseFile: CaseFile | undefined
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
  const language = languageIn(given)
  const caseFile = caseIn(given)
  const read = await readReportKey(key, passphrasesIn(given).existing, {
    at: io.now(),
    warn: (warning) => {
      io.err(`sealwright: ${english(warning)}\n`)
    },
  })
  const { readCertificate } = await import("../core/pdf/index.ts")
  const signer = { ...read, certificate: readCertificate(read.certificate, read.certificateAt) }
  return { path, signer, language, caseFile }
}

/** @throws Failure USAGE for particulars of a report that nobody asked for. */
export function refuseWithoutReport(given: Given): void {
  if (given.text("report") !== undefined) return
  for (const option of ["case", "language"]) {
    if (given.text(option) === undefined) continue
    throw new Failure("USAGE", `--${option} is about a report: give --report FILE.pdf as well`)
  }
}

function languageIn(given: Given): Language {
  const language = LANGUAGES.find((one) => one === (given.text("language") ?? "en"))
  if (language === undefined) throw new Failure("USAGE", "--language must be en or de")
  return language
}

/** @throws Failure MALFORMED for a case file with which no report should be signed. */
function caseIn(given: Given): CaseFile | undefined {
  const path = given.text("case")
  if (path === undefined) return undefined
  const read = parseCaseFile(readOwnFile(path, "the case file"))
  if (read.kind === "refused") {
    throw new Failure("MALFORMED", `the case file is refused: ${read.reason}`, { path })
  }
  const [fault] = Object.entries(caseFaults(read.file))
  if (fault === undefined) return read.file
  const [field, what] = fault
  throw new Failure("MALFORMED", `the case file is refused: ${field} is ${FAULTS[what]}`, { path })
}

const FAULTS = {
  missing: "missing",
  "too-long": "too long",
  "line-break": "more than one line",
  "not-a-time": "not an RFC 3339 time",
} as const

/** Writes the report beside its place and then names it; never over an existing file. */
export async function writeReport(result: Result, terms: ReportTerms, io: Io): Promise<void> {
  const { signer, language, caseFile } = terms
  const { certificate } = signer
  // Only a report needs the PDF writer, and it takes longer to load than a small bag to verify.
  const { writeReportPdf } = await import("../core/pdf/index.ts")
  const document = reportDocument(result, {
    writtenAt: toInstant(io.now()),
    language,
    ...(caseFile === undefined ? {} : { caseFile }),
    signature: { subject: certificate.subject, certificate: certificate.fingerprint },
  })
  const pdf = await writeReportPdf({
    document,
    resultJson: toUtf8(`${printableJson(result, 2)}\n`),
    signer,
  })
  await writeNewFile(terms.path, pdf)
}
