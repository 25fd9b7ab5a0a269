/**
 * Purposes: may this certificate's key be used for that?
 *
 * RFC 5280 leaves open what a missing extension means for a purpose; here it allows, except
 * where the purpose's own standard requires the extension (RFC 3161 §2.3).
 */
import type { Certificate, CertificateExtensions, KeyUsageName } from "../encodings/index.ts"
import { pathFault, type PathFault } from "./faults.ts"

/** Names of purposes with the object identifier that an extended key usage has for each. */
export const PURPOSES = {
  /** Nothing is asked of the extended key usage. */
  any: undefined,
  /** Signatures over documents and messages: nothing is asked but that the key may sign. */
  signing: undefined,
  server: "1.3.6.1.5.5.7.3.1",
  client: "1.3.6.1.5.5.7.3.2",
  "code-signing": "1.3.6.1.5.5.7.3.3",
  email: "1.3.6.1.5.5.7.3.4",
  timestamping: "1.3.6.1.5.5.7.3.8",
  "ocsp-signing": "1.3.6.1.5.5.7.3.9",
  /** RFC 9336. */
  "document-signing": "1.3.6.1.5.5.7.3.36",
} as const

/** A name of ours, or an object identifier. */
export type Purpose = keyof typeof PURPOSES | `${number}.${string}`

const ANY_EXTENDED_KEY_USAGE = "2.5.29.37.0"
const SIGNING_BITS: readonly KeyUsageName[] = ["digitalSignature", "nonRepudiation"]
/** Purposes whose keys sign; `server` may also decrypt or agree. */
const SIGNING_PURPOSES: readonly Purpose[] = [
  "signing",
  "client",
  "code-signing",
  "email",
  "timestamping",
  "ocsp-signing",
  "document-signing",
]

export function isPurpose(text: string): text is Purpose {
  return Object.hasOwn(PURPOSES, text) || /^[0-2](?:\.(?:0|[1-9][0-9]{0,9})){1,30}$/.test(text)
}

/** The fault of an end entity's certificate for a purpose; `undefined` when there is none. */
export function purposeFault(certificate: Certificate, purpose: Purpose): PathFault | undefined {
  const reason =
    keyUsageReason(certificate.extensions, purpose) ??
    (purpose === "timestamping"
      ? timestampingReason(certificate)
      : extendedReason(certificate.extensions, purpose))
  return reason === undefined
    ? undefined
    : pathFault("CHAIN_CONSTRAINTS_FAILURE", reason, certificate.subject.text)
}

/** An authority whose certificate names purposes issues for these only, as everybody reads it. */
export function issuerPurposeReason(
  extensions: CertificateExtensions,
  purpose: Purpose,
): string | undefined {
  return extendedReason(extensions, purpose) === undefined
    ? undefined
    : "an authority that may not issue for this purpose"
}

function keyUsageReason({ keyUsage }: CertificateExtensions, purpose: Purpose): string | undefined {
  if (keyUsage === undefined || !SIGNING_PURPOSES.includes(purpose)) return undefined
  return SIGNING_BITS.some((bit) => keyUsage.has(bit))
    ? undefined
    : "a key usage without digital signatures"
}

function extendedReason(
  { extendedKeyUsage }: CertificateExtensions,
  purpose: Purpose,
): string | undefined {
  const oid = oidOf(purpose)
  if (oid === undefined || extendedKeyUsage === undefined) return undefined
  const allows = extendedKeyUsage.includes(oid) || extendedKeyUsage.includes(ANY_EXTENDED_KEY_USAGE)
  return allows ? undefined : "an extended key usage without this purpose"
}

function oidOf(purpose: Purpose): string | undefined {
  return Object.hasOwn(PURPOSES, purpose) ? PURPOSES[purpose as keyof typeof PURPOSES] : purpose
}

/** RFC 3161 §2.3: present, critical, and time-stamping alone. */
function timestampingReason({ extensions, extensionList }: Certificate): string | undefined {
  const purposes = extensions.extendedKeyUsage ?? []
  const isAlone = purposes.length === 1 && purposes[0] === PURPOSES.timestamping
  if (!isAlone) return "an extended key usage that is not time-stamping alone"
  const isCritical = extensionList.some(({ oid, critical }) => oid === "2.5.29.37" && critical)
  return isCritical ? undefined : "an extended key usage that is not critical"
}
