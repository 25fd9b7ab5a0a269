/**
 * Purposes: may this certificate's key be used for that?
 *
 * RFC 5280 leaves open what a missing extension means for a purpose; here it allows, except
 * where the purpose's own standard requires the extension (RFC 3161 §2.3).
 */
import type { Certificate, CertificateExtensions, KeyUsageName } from "../encodings/index.ts"
import { pathFault, type PathFault } from "./faults.ts"

/** Names of purposes with the object identifiers that an extended key usage has for each, any one. */
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
  /** Signatures over files, by certificates that are for that, or that name no purposes. */
  "file-signing": [
    // RFC 9336, mail (RFC 5280 §4.2.1.12), and what Adobe and Microsoft call it.
    "1.3.6.1.5.5.7.3.36",
    "1.3.6.1.5.5.7.3.4",
    "1.2.840.113583.1.1.5",
    "1.3.6.1.4.1.311.10.3.12",
  ],
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
  "file-signing",
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
  const oids = oidsOf(purpose)
  if (oids === undefined || extendedKeyUsage === undefined) return undefined
  const allows = [...oids, ANY_EXTENDED_KEY_USAGE].some((oid) => extendedKeyUsage.includes(oid))
  return allows ? undefined : "an extended key usage without this purpose"
}

/** Object identifiers of which one is needed; `undefined` where nothing is asked. */
function oidsOf(purpose: Purpose): readonly string[] | undefined {
  const own = isNamed(purpose) ? PURPOSES[purpose] : purpose
  return typeof own === "string" ? [own] : own
}

function isNamed(purpose: Purpose): purpose is keyof typeof PURPOSES {
  return Object.hasOwn(PURPOSES, purpose)
}

/** RFC 3161 §2.3: present, critical, and time-stamping alone. */
function timestampingReason({ extensions, extensionList }: Certificate): string | undefined {
  const purposes = extensions.extendedKeyUsage ?? []
  const isAlone = purposes.length === 1 && purposes[0] === PURPOSES.timestamping
  if (!isAlone) return "an extended key usage that is not time-stamping alone"
  const isCritical = extensionList.some(({ oid, critical }) => oid === "2.5.29.37" && critical)
  return isCritical ? undefined : "an extended key usage that is not critical"
}
