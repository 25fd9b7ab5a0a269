/**
 * Revocation out of the trust pack: what lists and responses say of pinned keys and authorities.
 *
 * Nothing is ever fetched. A raw key has no issuer that could withdraw it. What was pinned as a
 * certificate is withdrawn by any list or response of the pack that says so in its issuer's
 * name; where that issuer leads to another pinned authority, the withdrawal is shown to be the
 * issuer's. That a certificate was *not* withdrawn counts only as the word of a pinned authority
 * that is good itself.
 */
import {
  findPath,
  statedWithdrawals,
  type Anchor,
  type RevocationData,
  type RevocationStatus,
} from "../certificates/index.ts"
import { parseCertificate, type Certificate } from "../encodings/index.ts"
import {
  anchorsFor,
  lossOfAuthority,
  lossOfKey,
  revocationData,
  withSharedCompromises,
  withWithdrawals,
  type PinnedAnchor,
  type PinnedKey,
  type Purpose,
  type TrustStore,
} from "../trust/index.ts"
import type { ProofTerms } from "./terms.ts"

/** What lists and responses say of the pins, by what they change and what they show. */
export interface RevocationsRead<T extends ProofTerms> {
  /** The same terms, in which every withdrawal stands in the pin itself. */
  readonly terms: T
  /** Ids of pinned certificates that their issuer says were not withdrawn. */
  readonly current: ReadonlySet<string>
}

/** Reads them once, so that every later question finds the answer in the pins. */
export function withRevocations<T extends ProofTerms>(terms: T): RevocationsRead<T> {
  const { trust } = terms
  if (trust === undefined) return { terms, current: new Set() }
  const data = revocationData(trust)
  if (data === undefined) {
    return { terms: { ...terms, trust: withSharedCompromises(trust) }, current: new Set() }
  }
  const asked = { data, terms, issuers: goodIssuers(trust, { data, terms }) }
  const keys = trust.keys.map((pin) => judgedKey(pin, asked))
  const anchors = trust.anchors.map((pin) => judgedAnchor(pin, asked))
  // The first is what an authority for signing says; one for time shows nothing of who signs.
  const good = keys.filter(({ said: [signing] }) => signing?.kind === "good")
  const pins = { keys: keys.map(({ pin }) => pin), anchors }
  return {
    terms: { ...terms, trust: withSharedCompromises({ ...trust, ...pins }) },
    current: new Set(good.map(({ pin }) => pin.id)),
  }
}

interface Reading {
  readonly data: RevocationData
  readonly terms: ProofTerms
}

interface Asked extends Reading {
  /** Authorities whose word on others counts. */
  readonly issuers: readonly PinnedAnchor[]
}

/**
 * The authorities that nothing in the pack withdraws, itself or by its key under another pin:
 * whoever stole an authority's key can also say of everybody that all is well.
 */
function goodIssuers(trust: TrustStore, reading: Reading): readonly PinnedAnchor[] {
  const nobody = { ...reading, issuers: [] }
  const { anchors } = withSharedCompromises({
    keys: trust.keys.map((pin) => judgedKey(pin, nobody).pin),
    anchors: trust.anchors.map((pin) => judgedAnchor(pin, nobody)),
  })
  const { evaluatedAt } = reading.terms
  return anchors.filter(
    ({ compromised, revoked }) =>
      compromised === undefined && (revoked === undefined || revoked.at > evaluatedAt),
  )
}

function judgedKey(
  pin: PinnedKey,
  asked: Asked,
): { readonly pin: PinnedKey; readonly said: readonly (RevocationStatus | undefined)[] } {
  const certificate = pin.certificate === undefined ? undefined : certificateOf(pin.certificate)
  if (certificate === undefined) return { pin, said: [] }
  const said = purposesOf(pin).map((purpose) =>
    statusOf(certificate, anchorsFor(asked.issuers, purpose), asked),
  )
  const status = ["revoked", "good"]
    .map((kind) => said.find((one) => one?.kind === kind))
    .find((one) => one !== undefined)
  const stated = statedWithdrawals(certificate, asked.data, status)
  return { pin: withWithdrawals(pin, { status, stated }, lossOfKey(pin)), said }
}

/** Of an authority another one is asked; it says nothing about itself. */
function judgedAnchor(pin: PinnedAnchor, asked: Asked): PinnedAnchor {
  const certificate = certificateOf(pin.certificate)
  if (certificate === undefined) return pin
  const others = asked.issuers.filter(({ id }) => id !== pin.id)
  const issuers = pin.purposes.flatMap((purpose) => anchorsFor(others, purpose))
  const status = statusOf(certificate, issuers, asked)
  const stated = statedWithdrawals(certificate, asked.data, status)
  return withWithdrawals(pin, { status, stated }, lossOfAuthority(pin))
}

/** An authority that is pinned for time is asked only about those who state times. */
function purposesOf({ roles }: PinnedKey): readonly Purpose[] {
  return roles.includes("timestamp") ? ["signing", "timestamp"] : ["signing"]
}

function certificateOf(der: Uint8Array): Certificate | undefined {
  const read = parseCertificate(der)
  return read.kind === "certificate" ? read.certificate : undefined
}

function statusOf(
  certificate: Certificate,
  issuers: readonly { readonly anchor: Anchor }[],
  { data, terms: { evaluatedAt, signatures } }: Reading,
): RevocationStatus | undefined {
  const { notBefore, notAfter } = certificate
  const path = findPath({
    certificate,
    intermediates: [],
    anchors: issuers.map(({ anchor }) => anchor),
    revocation: data,
    // An issuer answers for a certificate while it lasts; what it said then is asked for.
    at: Math.min(Math.max(evaluatedAt, notBefore), notAfter),
    purpose: "any",
    engines: signatures,
  })
  return path.kind === "path" ? path.revocation[0] : undefined
}
