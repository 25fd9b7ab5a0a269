/**
 * A report that somebody hands over: is it what a pinned examiner signed, and is its result whole?
 *
 * The parts come from whoever took the file apart (core/pdf). Nothing is asked of the evidence:
 * that the result is right is shown by examining again, and by nothing in the report.
 */
import { isJsonObject, member, parseJson, toHex, toInstant, type JsonValue } from "../base/index.ts"
import { parseCertificate, parseSignedData } from "../encodings/index.ts"
import { severityOf, type Finding, type FindingCode } from "../findings/index.ts"
import { sha256 } from "../hashing/index.ts"
import {
  checkCmsSigner,
  weaknesses,
  type CmsSignerAnswer,
  type GoodCmsSigner,
  type SignatureEngine,
} from "../signatures/index.ts"
import {
  trustFindings,
  unproven,
  type PinnedKey,
  type Policy,
  type TrustInForce,
} from "../trust/index.ts"
import {
  parseEarlierResult,
  REPORT_QUESTIONS,
  type AttachedResult,
  type FileSigner,
  type ReportAnswer,
  type ReportCheck,
  type ReportQuestion,
  type StatementStatus,
  type Verdict,
} from "../verdict/index.ts"
import { standingOf } from "./pinned-signer.ts"
import { withRevocations } from "./revocation.ts"

/** A report or result as it was taken apart. */
export type ReportParts =
  | {
      readonly kind: "pdf"
      readonly resultJson: Uint8Array
      /** Result digest that the pages are about. */
      readonly about?: string
      readonly signature?: SignatureParts
    }
  | { readonly kind: "result"; readonly resultJson: Uint8Array }
  | { readonly kind: "refused"; readonly reason: string }

interface SignatureParts {
  /** CMS structure, DER. */
  readonly cms: Uint8Array
  readonly signed: Uint8Array
  /** Why something of the file is not signed. */
  readonly uncovered?: string
}

export interface ReportCheckTerms {
  readonly trust?: TrustInForce
  readonly policy: Policy
  /** Milliseconds since 1970. */
  readonly evaluatedAt: number
  readonly signatures: readonly SignatureEngine[]
}

interface ReportOnDisk {
  readonly path: string
  readonly bytes: Uint8Array
  readonly parts: ReportParts
}

type Said = Omit<ReportAnswer, "id">
type Answers = Readonly<Record<ReportQuestion, Said>>

const PASSED: Said = { status: "PASSED" }
const NOT_READ: Said = open("the file could not be taken apart")
const UNSIGNED: Said = open("the file is not signed")
const NO_PAGES: Said = open("a result has no pages")

/** Judges a report; hostile bytes only ever become answers. */
export function checkReport(file: ReportOnDisk, terms: ReportCheckTerms): ReportCheck {
  const { path, bytes, parts } = file
  const { said, ...known } = judge(parts, path, terms)
  const answers = REPORT_QUESTIONS.map((id) => ({ id, ...said[id] }))
  return {
    schema: "sealwright.report-check/1",
    verdict: verdictOf(answers),
    file: {
      path,
      bytes: bytes.length,
      sha256: toHex(sha256(bytes)),
      kind: parts.kind === "refused" ? "unknown" : parts.kind,
    },
    answers,
    ...known,
    evaluatedAt: toInstant(terms.evaluatedAt),
    trust: terms.trust === undefined ? null : toHex(terms.trust.digest),
  }
}

type Judged = { readonly said: Answers } & Pick<ReportCheck, "certificate" | "signer" | "result">

function judge(parts: ReportParts, path: string, terms: ReportCheckTerms): Judged {
  if (parts.kind === "refused") return { said: nothingBut(broken("FORMAT_FAILURE", parts.reason)) }
  const attached = readAttached(parts.resultJson)
  const whole = attached.said
  const result = attached.result === undefined ? {} : { result: attached.result }
  if (parts.kind === "result") {
    const unsigned = { coverage: UNSIGNED, signature: UNSIGNED, signer: UNSIGNED }
    return { said: { form: PASSED, result: whole, pages: NO_PAGES, ...unsigned }, ...result }
  }
  const pages = pagesOf(parts.about, attached.result)
  const { said, ...signed } = judgeSignature(parts.signature, path, terms)
  return { said: { form: PASSED, result: whole, pages, ...said }, ...result, ...signed }
}

function nothingBut(form: Said): Answers {
  const rest = { result: NOT_READ, pages: NOT_READ, coverage: NOT_READ }
  return { form, ...rest, signature: NOT_READ, signer: NOT_READ }
}

function verdictOf(answers: readonly ReportAnswer[]): Verdict {
  if (answers.some(({ status }) => status === "FAILED")) return "TOTAL-FAILED"
  return answers.every(({ status }) => status === "PASSED") ? "TOTAL-PASSED" : "INDETERMINATE"
}

interface Attached {
  readonly said: Said
  readonly result?: AttachedResult
}

/** A result whose digest agrees; what it then says is taken as it stands. */
function readAttached(bytes: Uint8Array): Attached {
  const read = parseEarlierResult(bytes, sha256)
  if (read.kind === "refused") return { said: broken("HASH_FAILURE", read.reason) }
  const parsed = parseJson(bytes, { bytes: bytes.length })
  const result = parsed.kind === "value" ? attachedResult(parsed.value, bytes) : undefined
  return result === undefined
    ? { said: broken("FORMAT_FAILURE", "the result does not say what it is about") }
    : { said: PASSED, result }
}

const VERDICTS: readonly Verdict[] = ["TOTAL-PASSED", "INDETERMINATE", "TOTAL-FAILED"]

function attachedResult(value: JsonValue, bytes: Uint8Array): AttachedResult | undefined {
  if (!isJsonObject(value)) return undefined
  const input = member(value, "input") ?? null
  if (!isJsonObject(input)) return undefined
  const verdict = VERDICTS.find((one) => one === member(value, "verdict"))
  const [resultDigest, evaluatedAt] = texts(value, "resultDigest", "evaluatedAt")
  const [digest] = texts(input, "digest")
  const [evidence] = [...texts(input, "bagId"), ...texts(input, "path")].filter(isThere)
  if (verdict === undefined || resultDigest === undefined || evaluatedAt === undefined) {
    return undefined
  }
  if (digest === undefined || evidence === undefined) return undefined
  const about = { resultDigest, verdict, evidence, digest, evaluatedAt }
  return { sha256: toHex(sha256(bytes)), ...about }
}

function isThere(text: string | undefined): text is string {
  return text !== undefined
}

function texts(
  object: Parameters<typeof member>[0],
  ...names: readonly string[]
): readonly (string | undefined)[] {
  return names.map((name) => {
    const value = member(object, name)
    return typeof value === "string" ? value : undefined
  })
}

function pagesOf(about: string | undefined, result: AttachedResult | undefined): Said {
  if (result === undefined) return open("the attached result could not be read")
  if (about === undefined) return open("the file does not say which result its pages are about")
  return about === result.resultDigest
    ? PASSED
    : broken("CONTEXT_MISMATCH", "the pages are about another result than the one attached")
}

type Signed = { readonly said: Pick<Answers, "coverage" | "signature" | "signer"> } & Pick<
  ReportCheck,
  "certificate" | "signer"
>

function judgeSignature(
  parts: SignatureParts | undefined,
  path: string,
  terms: ReportCheckTerms,
): Signed {
  if (parts === undefined) {
    return { said: { coverage: UNSIGNED, signature: UNSIGNED, signer: UNSIGNED } }
  }
  const { uncovered } = parts
  const coverage = uncovered === undefined ? PASSED : broken("HASH_FAILURE", uncovered)
  const checked = signerOf(parts, terms)
  if (checked.kind !== "signed") {
    const signature = saidOf(checked)
    return { said: { coverage, signature, signer: open("the signature does not hold") } }
  }
  const { certificate } = checked
  const named = {
    subject: certificate.subject.text,
    sha256: toHex(sha256(certificate.der)),
    key: checked.key.fingerprint,
  }
  const { said, signer } = standing(checked, path, terms)
  return {
    said: { coverage, signature: strengthOf(checked), signer: said },
    certificate: named,
    ...(signer === undefined ? {} : { signer }),
  }
}

/** The one signer that a report has. */
function signerOf({ cms, signed }: SignatureParts, terms: ReportCheckTerms): CmsSignerAnswer {
  const parsed = parseSignedData(cms)
  if (parsed.kind === "refused") return fault("the signature cannot be read")
  const { data } = parsed
  const [signer, ...more] = data.signers
  if (signer === undefined || more.length > 0) return fault("it has not exactly one signer")
  if (data.content !== undefined) return fault("the signature holds a content of its own")
  const certificates = data.certificates.flatMap((der) => {
    const read = parseCertificate(der)
    return read.kind === "certificate" ? [read.certificate] : []
  })
  const { contentType } = data
  const of = { signer, contentType, content: signed, certificates }
  return checkCmsSigner({ ...of, engines: terms.signatures })
}

function fault(reason: string): CmsSignerAnswer {
  return { kind: "broken", code: "FORMAT_FAILURE", reason }
}

function saidOf({ kind, code, reason }: Exclude<CmsSignerAnswer, GoodCmsSigner>): Said {
  return kind === "broken" ? broken(code, reason) : open(reason, code)
}

/** What holds by computation may still be too weak to show anything. */
function strengthOf({ key, digest, namesCertificate }: GoodCmsSigner): Said {
  if (!namesCertificate) return open("it does not say under which certificate it was made")
  if (digest === "sha1") return open("its digest can be forged", "WEAK_DIGEST")
  const [weakness] = weaknesses(key)
  return weakness === undefined ? PASSED : open("its key is too weak", weakness.code)
}

interface Standing {
  readonly said: Said
  readonly signer?: FileSigner
}

function standing({ key }: GoodCmsSigner, path: string, given: ReportCheckTerms): Standing {
  const { terms, current } = withRevocations(given)
  const { trust, policy } = terms
  if (trust === undefined) return { said: open("no trust file was given", "KEY_NOT_PINNED") }
  const pin = trust.keys.find(
    (one: PinnedKey) =>
      one.key.fingerprint === key.fingerprint && one.key.algorithm === key.algorithm,
  )
  if (pin === undefined) return { said: open("nobody pinned this key", "KEY_NOT_PINNED") }
  const time = unproven(terms.evaluatedAt)
  const judged = standingOf(pin, { path, time, terms, current, roles: ["examiner"] })
  const { signer } = judged
  const isAllowed = policy.signatureAlgorithms.includes(key.algorithm)
  if (!isAllowed)
    return { said: open("the policy does not allow its algorithm", "ALG_NOT_ALLOWED"), signer }
  return { said: against([...judged.findings, ...trustFindings(trust, terms)], signer), signer }
}

/** Broken fails; anything else that stands against the key, or a role that it lacks, leaves open. */
function against(findings: readonly Finding[], { vouches, roles }: FileSigner): Said {
  const worst =
    findings.find((found) => severityOf(found) === "broken") ??
    findings.find((found) => severityOf(found) === "doubtful")
  if (worst !== undefined) {
    const reason = Object.values(worst.observed).join(", ")
    return severityOf(worst) === "broken" ? broken(worst.code, reason) : open(reason, worst.code)
  }
  if (vouches) return PASSED
  return open(`the key is pinned as ${roles.join(", ")}, not as examiner`, "KEY_ROLE_NOT_HELD")
}

function broken(code: FindingCode, reason: string): Said {
  return { status: "FAILED", code, reason }
}

function open(reason: string, code?: FindingCode): Said {
  const status: StatementStatus = "INDETERMINATE"
  return code === undefined ? { status, reason } : { status, code, reason }
}
