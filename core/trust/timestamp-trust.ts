/** Whom the trust pack pins for time, in the form in which core/time asks. */
import { toAnchor } from "../certificates/index.ts"
import { parseCertificate, parseOcspResponse, parseRevocationList } from "../encodings/index.ts"
import type { TimestampPin, TimestampTrust } from "../time/index.ts"
import type { Lifetime, TrustStore } from "./store.ts"

/**
 * Keys pinned in the role of a time-stamp authority, and anchors pinned for that purpose.
 *
 * Nobody else's: who may seal, or certify those who seal, says nothing about the time. Lists
 * and responses that cannot be read say nothing; without any nobody asks about revocation.
 */
export function timestampTrust({ keys, anchors, revocation }: TrustStore): TimestampTrust {
  const lists = revocation.crls.flatMap((der) => {
    const read = parseRevocationList(der)
    return read.kind === "refused" ? [] : [read.list]
  })
  const responses = revocation.ocsp.flatMap((der) => {
    const read = parseOcspResponse(der)
    return read.kind === "response" ? [read.response] : []
  })
  const hasData = lists.length + responses.length > 0
  return {
    keys: keys
      .filter(({ roles }) => roles.includes("timestamp"))
      .map((pin) => ({ ...toPin(pin), fingerprint: pin.key.fingerprint })),
    anchors: anchors
      .filter(({ purposes }) => purposes.includes("timestamp"))
      .flatMap((pin) => {
        const read = parseCertificate(pin.certificate)
        // What is no certificate certifies nobody.
        return read.kind === "refused"
          ? []
          : [{ ...toPin(pin), anchor: toAnchor(read.certificate) }]
      }),
    ...(hasData ? { revocation: { lists, responses } } : {}),
  }
}

function toPin(pin: Lifetime & { readonly id: string }): TimestampPin {
  const { id, validFrom, validUntil, revoked, compromised } = pin
  return {
    id,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(revoked === undefined ? {} : { revokedAt: revoked.at }),
    ...(compromised === undefined ? {} : { isCompromised: true }),
  }
}
