/** Answers about reports: a draft with a case file, its preview, and one report that was checked. */
import { reportCheckView, type Language, type ReportCheck, type Result } from "../../core/index.ts"
import type { ReportDraft } from "../../electron/contract/report.ts"
import { CASE_SHAPES, previewOf } from "../../electron/main/report-drafts.ts"

const HEX = "5f0d1c".padEnd(64, "7a")

const CASE_FILE = {
  caseNumber: "17 C 4/26",
  exhibit: "A-3",
  purpose: "Is the archive what the fund sealed in 2025, and is anything missing from it?",
  examiner: "Ada Okonkwo",
  organisation: "Ward Archive",
  receivedFrom: "Neighbourhood Fund, Harbour Ward",
  receivedAt: "Friday",
  receivedHow: "By hand, on a disk that was sealed in a bag of paper.",
}

/** As `report check` would answer about a report by somebody whose key was not pinned. */
export const CHECKED: ReportCheck = {
  schema: "sealwright.report-check/1",
  verdict: "INDETERMINATE",
  file: { path: "report \u202Efdp.pdf", bytes: 140_000, sha256: HEX, kind: "pdf" },
  answers: [
    { id: "form", status: "PASSED" },
    { id: "result", status: "PASSED" },
    { id: "pages", status: "PASSED" },
    { id: "coverage", status: "PASSED" },
    { id: "signature", status: "PASSED" },
    {
      id: "signer",
      status: "INDETERMINATE",
      code: "KEY_NOT_PINNED",
      reason: "nobody pinned this key",
    },
  ],
  certificate: { subject: "CN=Demo Examiner", sha256: HEX, key: HEX },
  result: {
    sha256: HEX,
    resultDigest: HEX,
    verdict: "TOTAL-FAILED",
    evidence: "bag-0f3a9c1d5e7b42869d10a4c2b8f6e357",
    digest: HEX,
    evaluatedAt: "2026-11-21T09:30:00.000Z",
  },
  evaluatedAt: "2026-11-26T18:00:00.000Z",
  trust: HEX,
}

/** The same by a pinned examiner: a genuine report about evidence that failed. */
export const GENUINE: ReportCheck = {
  ...CHECKED,
  verdict: "TOTAL-PASSED",
  answers: CHECKED.answers.map(({ id }) => ({ id, status: "PASSED" })),
  signer: {
    ...{ id: "ada", subject: "Ada Okonkwo", algorithm: "ecdsa-p256-sha256", fingerprint: HEX },
    ...{ roles: ["examiner"], vouches: true, noLaterThan: CHECKED.evaluatedAt, proof: "none" },
  },
}

/** A PKCS #12 file that was chosen, a report that gets its time-stamp, and what becomes of it. */
const SIGNING = {
  "key:choose": {
    kind: "key",
    key: { handle: "key-900", name: "ada \u202Eexaminer.p12", certificate: null },
  },
  "report:choose-signed": {
    kind: "chosen",
    handle: "saved-900",
    name: "fund-2025.bag-5f0d1c7a.pdf",
  },
  "report:stamp-request": {
    kind: "saved",
    file: "saved-901",
    name: "fund-2025.bag-5f0d1c7a.pdf.tsq",
  },
  "report:stamp-import": {
    kind: "stamped",
    file: "saved-902",
    name: "fund-2025.bag-5f0d1c7a-stamped.pdf",
    time: "2026-11-21T10:04:17.000Z",
    by: "CN=Time Stamping Service,O=Stamp Office,C=DE",
  },
}

export function reportAnswers(
  result: Result | undefined,
  language: Language,
): Readonly<Record<string, unknown>> {
  const draft: ReportDraft = { language, caseFile: CASE_FILE }
  const report = { handle: "evidence-900", name: CHECKED.file.path, kind: "file" }
  return {
    ...SIGNING,
    "report:draft": { draft, fields: CASE_SHAPES },
    ...(result === undefined
      ? {}
      : { "report:preview": previewOf(result, draft, { saved: undefined, selfTest: undefined }) }),
    "report:choose": { evidence: [], reports: [report], refused: [] },
    "report:check": { kind: "checked", check: CHECKED, view: reportCheckView(CHECKED, language) },
  }
}
