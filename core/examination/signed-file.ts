/**
 * One signature over one file: which pinned key made it, and does that vouch for the file?
 *
 * Passed only when a pinned key that holds a sealing role, and was good when a time-stamp proves
 * the signature to have existed, else at the instant of the evaluation, signed exactly these
 * bytes, and nothing weighs against it. How many must sign a bag is no question here.
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
import { standingOf } from "./pinned-signer.ts"
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

/** Judges a signature; hostile bytes only ever become findings. */
export function judgeSignedFile(
  file: SignedFile,
  signature: SignedFile,
  given: SignedFileTerms,
): SignedFileResult {
  const { terms, current } = withRevocations(given)
  const read = readAndCheck(file, signature, terms)
  const stamps = stampsOf(signature, terms)
  const of = { path: signature.path, time: stamps.time, terms, current, roles: SEALING_ROLES }
  const signers = read.checked.signers.map((signer) => standingOf(signer, of))
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
}

function readAndCheck(
  file: SignedFile,
  signature: SignedFile,
  { trust, policy, namespace, signatures }: SignedFileTerms,
): ReadAndChecked {
  const at = { path: signature.path }
  const read = parseEnvelope(signature.bytes)
  if (read.kind === "refused") {
    const { code, reason, offset } = read
    const where = offset === undefined ? {} : { offset: String(offset) }
    return { form: "unknown", checked: nothing(finding(code, at, { reason, ...where })) }
  }
  if (read.kind === "unsupported") {
    const { form } = read
    return { form, checked: nothing(finding("ALG_UNSUPPORTED", at, { form })) }
  }
  const request = {
    envelope: read.envelope,
    context: { message: file.bytes, ...(namespace === undefined ? {} : { namespace }) },
    pinned: trust?.keys ?? [],
    engines: signatures,
    allowed: policy.signatureAlgorithms,
    leastRsaBits: policy.leastRsaBits,
  }
  return { form: read.envelope.kind, checked: checkEnvelope(request, at) }
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

function nothing(found: Finding): EnvelopeChecked<PinnedKey> {
  return { signers: [], findings: [found], population: { expected: 1, checked: 0 }, says: {} }
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
