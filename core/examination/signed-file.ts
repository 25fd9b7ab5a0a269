/**
 * One signature over one file: which pinned key made it, and does that vouch for the file?
 *
 * Passed only when a pinned key that holds a sealing role, and was good when a time-stamp proves
 * the signature to have existed, else at the instant of the evaluation, signed exactly these
 * bytes, and nothing weighs against it. Where a signature brings its certificate, a pinned
 * authority can stand in for the pin. How many must sign a bag is no question here.
 */
import { toHex, toInstant } from "../base/index.ts"
import { finding, FINDING_CODES, severityOf, type Finding } from "../findings/index.ts"
import { sha256 } from "../hashing/index.ts"
import {
  checkEnvelope,
  parseEnvelope,
  type EnvelopeChecked,
  type SignatureEngine,
} from "../signatures/index.ts"
import {
  earlier,
  SEALING_ROLES,
  trustFindings,
  unproven,
  type PinnedKey,
  type Policy,
  type SigningTime,
  type TrustInForce,
} from "../trust/index.ts"
import { certifiedIn, NOBODY } from "./certified-signers.ts"
import type { CertifiedSigner } from "./certified-signer.ts"
import { standingOf, standingOfCertified, type TimedFile } from "./pinned-signer.ts"
import type { FileFinding, SignedFileResult, Verdict } from "../verdict/index.ts"
import { withRevocations } from "./revocation.ts"
import { checkToken } from "./tokens.ts"

export interface SignedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export interface SignedFileTerms {
  readonly trust?: TrustInForce
  readonly policy: Policy & { readonly digest: Uint8Array }
  /** Milliseconds since 1970. */
  readonly evaluatedAt: number
  /** SSHSIG: the purpose that the signature must be for. */
  readonly namespace?: string
  readonly signatures: readonly SignatureEngine[]
  /** Time-stamps that are said to be over the signature's file; absent: none. */
  readonly timestamps?: readonly SignedFile[]
}

type TimedSignedFile = TimedFile & { readonly terms: SignedFileTerms }

/** Judges a signature; hostile bytes only ever become findings. */
export function judgeSignedFile(
  file: SignedFile,
  signature: SignedFile,
  given: SignedFileTerms,
): SignedFileResult {
  const { terms, current } = withRevocations(given)
  const stamps = stampsOf(signature, terms)
  const of = { path: signature.path, time: stamps.time, terms, current, roles: SEALING_ROLES }
  const read = readAndCheck(file, signature, of)
  const signers = read.checked.signers.map((signer) => {
    const certified = read.certified.find(({ pin }) => pin === signer)
    return certified === undefined ? standingOf(signer, of) : standingOfCertified(certified, of)
  })
  const findings = [
    ...read.checked.findings,
    ...stamps.findings,
    ...signers.flatMap((one) => one.findings),
    ...(terms.trust === undefined ? [] : trustFindings(terms.trust, terms)),
  ]
  const { policy, trust } = terms
  return {
    schema: "sealwright.signature/1",
    verdict: verdictOf(
      signers.some(({ signer }) => signer.vouches),
      findings,
    ),
    file: { path: file.path, bytes: file.bytes.length, sha256: toHex(sha256(file.bytes)) },
    signature: {
      path: signature.path,
      sha256: toHex(sha256(signature.bytes)),
      form: read.form,
      says: read.checked.says,
      population: read.checked.population,
    },
    signers: signers.map(({ signer }) => signer),
    findings: findings.map(fileFinding),
    evaluatedAt: toInstant(terms.evaluatedAt),
    policy: { id: policy.id, version: policy.version, sha256: toHex(policy.digest) },
    trust: trust === undefined ? null : toHex(trust.digest),
  }
}

interface ReadAndChecked {
  readonly form: string
  readonly checked: EnvelopeChecked<PinnedKey>
  /** Those for whose certificates a pinned authority vouches, whether or not they signed. */
  readonly certified: readonly CertifiedSigner[]
}

function readAndCheck(
  file: SignedFile,
  signature: SignedFile,
  of: TimedSignedFile,
): ReadAndChecked {
  const { trust, policy, namespace, signatures } = of.terms
  const at = { path: signature.path }
  const read = parseEnvelope(signature.bytes)
  if (read.kind === "refused") {
    const { code, reason, offset } = read
    const where = offset === undefined ? {} : { offset: String(offset) }
    return unread("unknown", finding(code, at, { reason, ...where }))
  }
  if (read.kind === "unsupported") {
    const { form } = read
    return unread(form, finding("ALG_UNSUPPORTED", at, { form }))
  }
  const { envelope } = read
  const { certified, refused } = envelope.kind === "cms" ? certifiedIn(envelope.data, of) : NOBODY
  const request = {
    envelope,
    context: { message: file.bytes, ...(namespace === undefined ? {} : { namespace }) },
    pinned: [...(trust?.keys ?? []), ...certified.map(({ pin }) => pin)],
    engines: signatures,
    allowed: policy.signatureAlgorithms,
    leastRsaBits: policy.leastRsaBits,
  }
  const checked = checkEnvelope(request, at)
  const findings = withReasons(checked.findings, refused)
  return { form: envelope.kind, checked: { ...checked, findings }, certified }
}

/** Why an authority does not vouch is said where nobody does, in the place of that alone. */
function withReasons(found: readonly Finding[], refused: readonly Finding[]): readonly Finding[] {
  const isNobodys = found.some(({ code }) => code === "KEY_NOT_PINNED")
  if (!isNobodys || refused.length === 0) return found
  return [...found.filter(({ code }) => code !== "KEY_NOT_PINNED"), ...refused]
}

/** The earliest time that a token over the signature's own bytes proves; a token over less proves none. */
function stampsOf(
  { bytes }: SignedFile,
  terms: SignedFileTerms,
): { readonly time: SigningTime; readonly findings: readonly Finding[] } {
  const each = (terms.timestamps ?? []).map(({ path, bytes: token }) =>
    checkToken({ path, token, bytes }, terms),
  )
  return {
    time: each.flatMap(({ time }) => time ?? []).reduce(earlier, unproven(terms.evaluatedAt)),
    findings: each.flatMap(({ findings }) => findings),
  }
}

function unread(form: string, found: Finding): ReadAndChecked {
  const population = { expected: 1, checked: 0 }
  return { form, checked: { signers: [], findings: [found], population, says: {} }, certified: [] }
}

/** Broken fails, doubtful leaves open, and so does a file that nobody vouches for. */
function verdictOf(isVouchedFor: boolean, findings: readonly Finding[]): Verdict {
  const severities = findings.map(severityOf)
  if (severities.includes("broken")) return "TOTAL-FAILED"
  return isVouchedFor && !severities.includes("doubtful") ? "TOTAL-PASSED" : "INDETERMINATE"
}

function fileFinding(found: Finding): FileFinding {
  const { code, at, observed } = found
  return { code, severity: severityOf(found), at, observed, says: FINDING_CODES[code].says }
}
