/** The algorithms by which the certificates of a path were signed: may they still vouch for anything? */
import type { FoundPath } from "../certificates/index.ts"
import { finding, type Finding, type Place } from "../findings/index.ts"
import {
  bindAlgorithm,
  messageHash,
  modulusBits,
  weaknesses,
  type PublicKey,
} from "../signatures/index.ts"
import { endedAlgorithms, seen, type SigningTime, type Sunset } from "../trust/index.ts"

interface AlgorithmRules {
  readonly sunsets: readonly Sunset[]
  readonly time: SigningTime
  readonly at: Place
  /** RSA keys with a shorter modulus are not allowed. */
  readonly leastRsaBits: number
}

/** What the policy does not allow or the pack has ended; what is weak and allowed is noted. */
export function algorithmFindings(path: FoundPath, rules: AlgorithmRules): readonly Finding[] {
  const { sunsets, time, at, leastRsaBits } = rules
  return signaturesOf(path).flatMap(({ certificate, key }) => {
    const bits = modulusBits(key) ?? leastRsaBits
    const hash = messageHash(key.algorithm)
    const uses = [key.algorithm, ...(hash === undefined ? [] : [hash])]
    const short = `signed by an RSA key of ${String(bits)} bits, fewer than ${String(leastRsaBits)}`
    return [
      ...(bits < leastRsaBits
        ? [finding("CRYPTO_CONSTRAINTS_FAILURE", at, { certificate, reason: short })]
        : []),
      ...endedAlgorithms(uses, sunsets, time.noLaterThan).map((ended) =>
        finding("CRYPTO_CONSTRAINTS_FAILURE_NO_POE", at, { certificate, ...ended, ...seen(time) }),
      ),
      ...weaknesses(key).map(({ code, what }) => finding(code, at, { certificate, what })),
    ]
  })
}

/** Each certificate's subject with its issuer's key, bound as it signed. */
function signaturesOf({
  certificates,
  anchor,
}: FoundPath): readonly { readonly certificate: string; readonly key: PublicKey }[] {
  const issuers = [...certificates.slice(1), anchor]
  return certificates.flatMap(({ subject, signatureAlgorithm }, index) => {
    const issuer = issuers[index]
    if (issuer === undefined) return []
    const bound = bindAlgorithm(issuer.spki, signatureAlgorithm)
    return bound.kind === "key" ? [{ certificate: subject.text, key: bound.key }] : []
  })
}
