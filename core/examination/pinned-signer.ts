/**
 * A key that signed a file by itself, outside of any bag: does it vouch, and what stands against
 * it? It is pinned, or a pinned authority vouches for its certificate.
 */
import { toInstant } from "../base/index.ts"
import { finding, severityOf, type Finding } from "../findings/index.ts"
import { isBoundAlike } from "../signatures/index.ts"
import {
  standingFindings,
  type PinnedKey,
  type Policy,
  type Role,
  type SigningTime,
  type TrustInForce,
} from "../trust/index.ts"
import type { FileSigner } from "../verdict/index.ts"
import type { CertifiedSigner } from "./certified-signer.ts"

export interface JudgedSigner {
  readonly signer: FileSigner
  readonly findings: readonly Finding[]
}

/** A signature that a pinned key made, with what is known of its time. */
export interface TimedFile {
  readonly path: string
  readonly time: SigningTime
  readonly terms: {
    readonly trust?: TrustInForce
    readonly evaluatedAt: number
    readonly policy: Pick<Policy, "pinnedKeys">
  }
  /** Ids of pinned certificates that their issuer says were not withdrawn. */
  readonly current: ReadonlySet<string>
  /** Roles of which the key must hold one. */
  readonly roles: readonly Role[]
}

/** Of several pins of one key the one that may vouch, else the one that was found first. */
export function standingOf(found: PinnedKey, of: TimedFile): JudgedSigner {
  const pins = (of.terms.trust?.keys ?? []).filter(
    ({ key }) => key.fingerprint === found.key.fingerprint && isBoundAlike(key, found.key),
  )
  const judged = pins.map((pin) => judgePin(pin, of))
  return judged.find(({ signer }) => signer.vouches) ?? judged[0] ?? judgePin(found, of)
}

/** One that a pinned authority vouches for: what stands against it is known already. */
export function standingOfCertified(
  { pin, authority, findings }: CertifiedSigner,
  of: TimedFile,
): JudgedSigner {
  const { signer, findings: all } = judged(pin, findings, of)
  return { signer: { ...signer, authority }, findings: all }
}

function judgePin(pin: PinnedKey, of: TimedFile): JudgedSigner {
  const { path, time, terms } = of
  const { evaluatedAt, trust } = terms
  const timed = { at: { path }, signer: pin, time }
  const against = [
    ...standingFindings(timed, { sunsets: trust?.sunsets ?? [], evaluatedAt }),
    ...unknownRevocation(pin, of),
  ]
  return judged(pin, against, of)
}

function judged(pin: PinnedKey, against: readonly Finding[], of: TimedFile): JudgedSigner {
  const { path, time, roles } = of
  const at = { path }
  const holds = mayVouch(pin, roles)
  const isGood = against.every((found) => severityOf(found) === "noted")
  return {
    signer: {
      id: pin.id,
      subject: pin.subject,
      algorithm: pin.key.algorithm,
      fingerprint: pin.key.fingerprint,
      roles: pin.roles,
      vouches: holds && isGood,
      noLaterThan: toInstant(time.noLaterThan),
      proof: time.proof,
      ...(time.path === undefined ? {} : { proofAt: time.path }),
      ...(time.by === undefined ? {} : { by: time.by }),
    },
    findings: [
      ...against,
      ...(holds
        ? []
        : [finding("KEY_ROLE_NOT_HELD", at, { key: pin.id, roles: pin.roles.join(", ") })]),
    ],
  }
}

/** A raw pin needs no such data only because, and only where, the policy says so. */
function unknownRevocation({ id }: PinnedKey, of: TimedFile): readonly Finding[] {
  const { path, terms, current } = of
  const isAsked = terms.policy.pinnedKeys.revocation === "required"
  return isAsked && !current.has(id) ? [finding("TRY_LATER", path, { key: id })] : []
}

/** A key that was pinned for single logs speaks for those, and a file alone is in none. */
function mayVouch({ roles, origins }: PinnedKey, asked: readonly Role[]): boolean {
  return origins === undefined && asked.some((role) => roles.includes(role))
}
