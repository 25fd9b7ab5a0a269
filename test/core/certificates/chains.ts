/** Chains to test with: a root, an authority, an end entity, and whatever a test changes about them. */
import { parseCertificate, type Certificate } from "../../../core/encodings/index.ts"
import {
  findPath,
  toAnchor,
  type PathAnswer,
  type PathRequest,
} from "../../../core/certificates/index.ts"
import { portableEngine } from "../../../core/signatures/index.ts"
import {
  basicConstraints,
  keyUsage,
  makeCertificate,
  type CertificateSpec,
  type ExtensionSpec,
} from "../../support/certificates.ts"

export const AT = Date.parse("2026-01-01T00:00:00Z")

export function certificateOf(der: Uint8Array): Certificate {
  const answer = parseCertificate(der)
  if (answer.kind === "refused") throw new Error(answer.reason)
  return answer.certificate
}

/** A certificate of an authority, with more extensions besides its own two. */
export function authority(
  subject: string,
  issuer: string,
  extensions: readonly ExtensionSpec[] = [],
): CertificateSpec {
  const own = [basicConstraints(true), keyUsage(5, 6)]
  const given = new Set(extensions.map(({ oid }) => oid))
  return {
    subject,
    issuer,
    extensions: [...own.filter(({ oid }) => !given.has(oid)), ...extensions],
  }
}

export const ROOT = authority("Root", "Root")
export const LEAF: CertificateSpec = { subject: "Leaf", issuer: "CA" }

/** An answer about the last of some certificates, the first of which is pinned. */
export function answerFor(
  specs: readonly CertificateSpec[],
  options: Partial<PathRequest> = {},
): PathAnswer {
  const [root, ...rest] = specs.map((spec) => certificateOf(makeCertificate(spec)))
  const certificate = rest.at(-1)
  if (root === undefined || certificate === undefined) throw new Error("a chain of two or more")
  return findPath({
    certificate,
    intermediates: rest.slice(0, -1),
    anchors: [toAnchor(root)],
    at: AT,
    purpose: "any",
    engines: [portableEngine],
    ...options,
  })
}

/** The code of a fault, or `path` with the subjects of the path. */
export function told(answer: PathAnswer): string {
  return answer.kind === "path"
    ? `path ${answer.certificates.map(({ subject }) => subject.text.replace("CN=", "")).join(" ")}`
    : answer.fault.code
}

/** A fault's code and reason. */
export function fault(answer: PathAnswer): string {
  return answer.kind === "path" ? told(answer) : `${answer.fault.code}: ${answer.fault.reason}`
}
