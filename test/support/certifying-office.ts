/** An office that certifies keys which are pinned too, and lists what it withdrew. */
import { toUtf8 } from "../../core/base/index.ts"
import type { Signer } from "../../core/signatures/index.ts"
import { DEFAULT_POLICY_JSON, parsePolicy, type Policy } from "../../core/trust/index.ts"
import {
  basicConstraints,
  keyUsage,
  makeCertificate,
  type CertificateSpec,
} from "./certificates.ts"

/** Dates of a list that is current when tests examine. */
export const CURRENT = { thisUpdate: "2026-05-30T00:00:00Z", nextUpdate: "2026-06-08T00:00:00Z" }

/** Its certificate (DER), self-signed unless told who stands above it. */
export function officeCertificate(more: Partial<CertificateSpec> = {}): Uint8Array {
  const extensions = [basicConstraints(true), keyUsage(5, 6)]
  return makeCertificate({ subject: "Office", extensions, ...more })
}

/** What it certified (DER): a key that signs. */
export function certifiedByOffice(
  key: Signer,
  { subject = "Acme", serial = 9 }: Partial<Pick<CertificateSpec, "subject" | "serial">> = {},
): Uint8Array {
  return makeCertificate({ subject, issuer: "Office", key, serial, extensions: [keyUsage(0)] })
}

/** The built-in policy, but for what it asks about pinned keys; its digest is zeros. */
export function policyAsking(
  revocation: Policy["pinnedKeys"]["revocation"],
): Policy & { readonly digest: Uint8Array } {
  const read = parsePolicy(toUtf8(DEFAULT_POLICY_JSON))
  if (read.kind === "refused") throw new Error(read.reason)
  return { ...read.policy, pinnedKeys: { revocation }, digest: new Uint8Array(32) }
}
