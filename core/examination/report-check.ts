/**
 * A report that somebody hands over: is it what a pinned examiner signed, and is its result whole?
 *
 * The parts come from whoever took the file apart (core/pdf). Nothing is asked of the evidence:
 * that the result is right is shown by examining again, and by nothing in the report.
 */
import { isJsonObject, member, parseJson, toHex, toInstant, type JsonValue } from "../base/index.ts"
import type { Finding, FindingCode } from "../findings/index.ts"
import { sha256 } from "../hashing/index.ts"
import {
  isBoundAlike,
  weaknesses,
  type CmsSignerAnswer,
  type GoodCmsSigner,
  type SignatureEngine,
} from "../signatures/index.ts"
import {
  trustFindings,
  type PinnedKey,
  type Policy,
  type SigningTime,
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
  type Verdict,
} from "../verdict/index.ts"
import { standingOf, type TimedFile } from "./pinned-signer.ts"
import { underAuthority } from "./report-authority.ts"
import { withRevocations } from "./revocation.ts"
import { broken, observedSaid, open, PASSED, saidAgainst, type Said } from "./report-said.ts"
import {
  checkReportSigner,
  signatureIn,
  type SignatureFound,
  type SignatureParts,
} from "./report-signature.ts"
import { timeOf, type StampedTime } from "./report-time.ts"

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
  | {
      readonly kind: "refused"
      readonly reason: string
      /** What follows a whole report, where that is what is wrong. */
      readonly appended?: {
        readonly reportBytes: number
        readonly appendedBytes: number
        readonly isSigned: boolean
      }
    }

export interface ReportCheckTerms {
  readonly trust?: TrustInForce
  readonly policy: Policy
  /** Milliseconds since 1970. */
  readonly evaluatedAt: number
  readonly signatures: readonly SignatureEngine[]
}

export interface ReportOnDisk {
  readonly path: string
  readonly bytes: Uint8Array
  readonly parts: ReportParts
}

/** Of the time something is asked only where the report holds a time-stamp. */
type Answers = Readonly<Record<Exclude<ReportQuestion, "time">, Said>> & { readonly time?: Said }

const NOT_READ: Said = open("the file could not be taken apart")
const UNSIGNED: Said = open("the file is not signed")
const NO_PAGES: Said = open("a result has no pages")

/** Judges a report; hostile bytes only ever become answers. */
export function checkReport(file: ReportOnDisk, terms: ReportCheckTerms): ReportCheck {
  const { path, bytes, parts } = file
  const { said, ...known } = judge(parts, path, terms)
  const answers = REPORT_QUESTIONS.flatMap((id) => {
    const one = said[id]
    return one === undefined ? [] : [{ id, ...one }]
  })
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

type Judged = { readonly said: Answers } & Pick<
  ReportCheck,
  "certificate" | "signer" | "result" | "time"
>

function judge(parts: ReportParts, path: string, terms: ReportCheckTerms): Judged {
  if (parts.kind === "refused") return { said: refusedSaid(parts) }
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

/** A file with a second reading is not read; that it was added to is known of it all the same. */
function refusedSaid({ reason, appended }: Extract<ReportParts, { kind: "refused" }>): Answers {
  if (appended === undefined) return nothingBut(broken("FORMAT_FAILURE", reason))
  const { reportBytes, appendedBytes, isSigned } = appended
  const places = { reportBytes: String(reportBytes), appendedBytes: String(appendedBytes) }
  const failed = (code: FindingCode, why: string): Said => ({
    status: "FAILED",
    code,
    ...observedSaid({ reason: why, ...places }),
  })
  const said = nothingBut(failed("FORMAT_FAILURE", reason))
  return isSigned
    ? { ...said, coverage: failed("HASH_FAILURE", "something was appended after it was signed") }
    : { ...said, coverage: UNSIGNED, signature: UNSIGNED, signer: UNSIGNED }
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

type Signed = { readonly said: Pick<Answers, "coverage" | "signature" | "signer" | "time"> } & Pick<
  ReportCheck,
  "certificate" | "signer" | "time"
>

function judgeSignature(
  parts: SignatureParts | undefined,
  path: string,
  given: ReportCheckTerms,
): Signed {
  if (parts === undefined) {
    return { said: { coverage: UNSIGNED, signature: UNSIGNED, signer: UNSIGNED } }
  }
  const { uncovered } = parts
  const coverage = uncovered === undefined ? PASSED : broken("HASH_FAILURE", uncovered)
  const found = signatureIn(parts)
  const checked = checkReportSigner(found, parts, given.signatures)
  const read = withRevocations(given)
  const stamped = timeOf(found, path, read.terms)
  if (checked.kind !== "signed") {
    const unheld = open("the signature does not hold")
    const said = { coverage, signature: saidOf(checked), signer: unheld }
    return { said: stamped.said === undefined ? said : { ...said, time: unheld } }
  }
  const { certificate } = checked
  const named = {
    subject: certificate.subject.text,
    sha256: toHex(sha256(certificate.der)),
    key: checked.key.fingerprint,
  }
  const { said, signer } = standing(checked, found, { path, time: stamped.time, ...read })
  return {
    said: { coverage, signature: strengthOf(checked), signer: said, ...timeSaid(stamped) },
    certificate: named,
    ...(signer === undefined ? {} : { signer }),
    ...(stamped.proven === undefined ? {} : { time: stamped.proven }),
  }
}

function timeSaid({ said }: StampedTime): Pick<Answers, "time"> {
  return said === undefined ? {} : { time: said }
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

interface StandingTerms {
  readonly path: string
  readonly time: SigningTime
  readonly terms: ReportCheckTerms
  readonly current: ReadonlySet<string>
}

/** Whose key it is: as it was pinned, else as a pinned authority says. */
function standing(
  { key, certificate }: GoodCmsSigner,
  found: SignatureFound,
  { path, time, terms, current }: StandingTerms,
): Standing {
  const { trust, policy } = terms
  if (trust === undefined) return { said: open("no trust file was given", "KEY_NOT_PINNED") }
  // The report says how it was signed, and counts as by a pinned key only if that is how it is pinned.
  const pin = trust.keys.find(
    (one: PinnedKey) => one.key.fingerprint === key.fingerprint && isBoundAlike(one.key, key),
  )
  const of = { path, time, terms, current, roles: ["examiner"] } as const
  const judged = pin === undefined ? unpinned({ certificate, found }, of) : standingOf(pin, of)
  if ("said" in judged) {
    const isPinned = trust.keys.some((one) => one.key.fingerprint === key.fingerprint)
    return isPinned ? { said: open(PINNED_FOR_ANOTHER, "ALG_NOT_ALLOWED") } : judged
  }
  const { signer } = judged
  const isAllowed = policy.signatureAlgorithms.includes(key.algorithm)
  if (!isAllowed)
    return { said: open("the policy does not allow its algorithm", "ALG_NOT_ALLOWED"), signer }
  return { said: against([...judged.findings, ...trustFindings(trust, terms)], signer), signer }
}

const PINNED_FOR_ANOTHER = "the key is pinned for another algorithm, or other parameters of it"

function unpinned(
  { certificate, found }: Pick<GoodCmsSigner, "certificate"> & { readonly found: SignatureFound },
  of: TimedFile & { readonly terms: ReportCheckTerms },
): ReturnType<typeof underAuthority> {
  return found.kind === "broken"
    ? { said: broken(found.code, found.reason) }
    : underAuthority({ data: found.data, certificate }, of)
}

/** Broken fails; anything else that stands against the key, or a role that it lacks, leaves open. */
function against(findings: readonly Finding[], { vouches, roles }: FileSigner): Said {
  const said = saidAgainst(findings)
  if (said !== undefined) return said
  if (vouches) return PASSED
  return open(`the key is pinned as ${roles.join(", ")}, not as examiner`, "KEY_ROLE_NOT_HELD")
}
