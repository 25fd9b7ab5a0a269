/**
 * What a certificate must be like to be a time-stamp authority's (RFC 3161 §2.3, RFC 5816).
 *
 * A key that may do anything else besides could be made to sign a time-stamp by a service
 * that never looked at a clock; that is why there must be one purpose, and a critical one.
 */
import { generalNameKey, type Certificate, type GeneralName } from "../encodings/index.ts"

const EXTENDED_KEY_USAGE = "2.5.29.37"
/** RFC 3161 §2.3: id-kp-timeStamping. */
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8"

/**
 * Why this certificate cannot be a time-stamp authority's.
 *
 * @param named - What the token calls its authority; absent when it does not say.
 * @returns A plain phrase, or `undefined` when nothing speaks against it.
 */
export function authorityFault(
  certificate: Certificate,
  named: GeneralName | undefined,
): string | undefined {
  const usage = usageFault(certificate)
  if (usage !== undefined) return usage
  return named !== undefined && !isCalled(certificate, named)
    ? "the token calls the authority by a name that its certificate does not have"
    : undefined
}

function usageFault({ extensionList, extensions }: Certificate): string | undefined {
  const usage = extensionList.find(({ oid }) => oid === EXTENDED_KEY_USAGE)
  const [purpose, ...more] = extensions.extendedKeyUsage ?? []
  if (usage === undefined) return "its certificate has no extended key usage"
  if (!usage.critical) return "the extended key usage of its certificate is not critical"
  if (purpose !== TIME_STAMPING || more.length > 0) {
    return "its certificate is not for time-stamping and nothing else"
  }
  const bits = extensions.keyUsage
  return bits !== undefined && !bits.has("digitalSignature") && !bits.has("nonRepudiation")
    ? "the key usage of its certificate does not allow signatures"
    : undefined
}

/** RFC 3161 §2.4.2: `tsa` must be one of the subject names of the certificate. */
function isCalled({ subject, extensions }: Certificate, named: GeneralName): boolean {
  const own: readonly GeneralName[] = [
    { kind: "directory", name: subject },
    ...(extensions.subjectAltName ?? []),
  ]
  return own.some((name) => generalNameKey(name) === generalNameKey(named))
}
