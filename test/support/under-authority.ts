/**
 * A signer under a pinned authority: root, office, person, a CMS signature over one file, and
 * lists of both authorities; each can be changed on its own.
 */
import { toUtf8 } from "../../core/base/index.ts"
import { judgeSignedFile } from "../../core/index.ts"
import { nativeEngine } from "../../core/node/index.ts"
import type { Signer } from "../../core/signatures/index.ts"
import {
  DEFAULT_POLICY_JSON,
  EMPTY_TRUST,
  parsePolicy,
  unproven,
  type PinnedAnchor,
  type PinnedKey,
  type Policy,
  type TrustStore,
} from "../../core/trust/index.ts"
import { withSharedCompromises } from "../../core/trust/shared-compromises.ts"
import type { SignedFileResult } from "../../core/verdict/index.ts"
import {
  basicConstraints,
  keyUsage,
  makeCertificate,
  signerOf,
  type CertificateSpec,
} from "./certificates.ts"
import { AT, pinned } from "./evidence.ts"
import { makeList, type ListSpec } from "./revocation.ts"
import { makeToken, signedData, signerInfo, tstInfo, type SignerSpec } from "./time-stamps.ts"

const FILE = toUtf8("the minutes of Friday")
/** RFC 5652 §4. */
const DATA = "1.2.840.113549.1.7.1"
export const ACME = signerOf("Acme")
export const SERIAL = { office: 5, acme: 9 } as const

const IS_AUTHORITY = [basicConstraints(true), keyUsage(5, 6)]
export const ROOT: CertificateSpec = { subject: "Root", extensions: IS_AUTHORITY }
export const OFFICE: CertificateSpec = {
  subject: "Office",
  issuer: "Root",
  serial: SERIAL.office,
  extensions: IS_AUTHORITY,
}
export const LEAF: CertificateSpec = {
  subject: "Acme",
  issuer: "Office",
  serial: SERIAL.acme,
  extensions: [keyUsage(0)],
}

/** An authority for signing, with what a test needs different. */
export function authority(given: Partial<PinnedAnchor> = {}): PinnedAnchor {
  return {
    id: "root",
    certificate: makeCertificate(ROOT),
    subject: "Root Office",
    purposes: ["signing"],
    roles: ["exporter"],
    names: ["CN=Acme"],
    ...given,
  }
}

const CURRENT = { thisUpdate: "2026-05-30T00:00:00Z", nextUpdate: "2026-06-08T00:00:00Z" }
/** Lists of both, on which nobody is. */
export const LISTS: readonly ListSpec[] = [
  { issuer: "Root", ...CURRENT },
  { issuer: "Office", ...CURRENT },
]

/** The same lists, with one more serial number on that of one issuer. */
export function withdrawn(issuer: string, serial: number, at: string, reason = 4): typeof LISTS {
  return LISTS.map((list) =>
    list.issuer === issuer ? { ...list, entries: [{ serial, at, reason }] } : list,
  )
}

export interface SigningSpec extends SignerSpec {
  /** In the message; the person's and the office's by default. */
  readonly certificates?: readonly Uint8Array[]
  /** Whole SignerInfos instead of the one. */
  readonly signers?: readonly Uint8Array[]
}

/** A detached CMS signature over the file. */
export function signature(given: SigningSpec = {}): Uint8Array {
  const certificate = given.certificate ?? makeCertificate(LEAF)
  const signers = given.signers ?? [signedBy(ACME, { ...given, certificate })]
  const certificates = given.certificates ?? [certificate, makeCertificate(OFFICE)]
  return signedData({ type: DATA, certificates, signers })
}

/** A SignerInfo by a key. */
export function signedBy(key: Signer, given: SignerSpec): Uint8Array {
  return signerInfo(FILE, { key, contentType: DATA, ...given })
}

export interface Case {
  readonly cms?: Uint8Array
  readonly anchors?: readonly PinnedAnchor[]
  readonly keys?: readonly PinnedKey[]
  readonly lists?: readonly ListSpec[]
  readonly ocsp?: readonly Uint8Array[]
  readonly sunsets?: TrustStore["sunsets"]
  readonly policy?: Partial<Policy>
  /** When a pinned authority stamped the signature; absent: it was not stamped. */
  readonly stampedAt?: string
}

const STAMPS: PinnedKey = { ...pinned(signerOf("Stamp Authority"), ["timestamp"]), id: "stamps" }

function termsOf({ anchors = [authority()], keys = [], lists = LISTS, ...given }: Case) {
  const read = parsePolicy(toUtf8(DEFAULT_POLICY_JSON))
  if (read.kind === "refused") throw new Error(read.reason)
  const trust = withSharedCompromises({
    ...EMPTY_TRUST,
    keys: [...keys, STAMPS],
    anchors,
    sunsets: given.sunsets ?? [],
    revocation: { crls: lists.map(makeList), ocsp: given.ocsp ?? [] },
  })
  return {
    trust: { ...trust, digest: new Uint8Array(32) },
    policy: { ...read.policy, ...given.policy, digest: new Uint8Array(32) },
    evaluatedAt: AT,
    signatures: [nativeEngine],
  }
}

/** What the signer of a report is judged by, where nothing is changed. */
export function reportTerms() {
  const terms = termsOf({})
  return { path: "report.pdf", time: unproven(AT), terms, current: new Set<string>() }
}

export function result(given: Case): SignedFileResult {
  const { cms = signature(), stampedAt } = given
  const stamp =
    stampedAt === undefined
      ? []
      : [makeToken({ info: tstInfo({ bytes: cms, genTime: stampedAt }) })]
  return judgeSignedFile(
    { path: "minutes.txt", bytes: FILE },
    { path: "minutes.p7s", bytes: cms },
    {
      ...termsOf(given),
      timestamps: stamp.map((bytes) => ({ path: "minutes.tsr", bytes })),
    },
  )
}

/** The verdict and the codes of what was found, but for remarks on the pack itself. */
export function judge(given: Case = {}): readonly string[] {
  const { verdict, findings } = result(given)
  const codes = findings.map(({ code }) => code).filter((code) => code !== "KEY_WITHOUT_WINDOW")
  return [verdict, ...codes]
}
