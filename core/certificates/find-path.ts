/**
 * Finding a path: is there a way from a pinned anchor to this certificate, good at an instant?
 *
 * Searched from the certificate upwards, by names, with key identifiers as hints at the order.
 * Certificates that vouch for one another in circles or in every combination cost a bounded
 * number of steps; what was not found within them is not called absent.
 */
import { equalBytes } from "../base/index.ts"
import { isSameName, type Certificate } from "../encodings/index.ts"
import type { Anchor } from "./anchors.ts"
import { pathFault, type PathFault } from "./faults.ts"
import type { Purpose } from "./purposes.ts"
import { revocationStatus } from "./revocation.ts"
import { checkSignedBy, type SignatureRules } from "./signed-by.ts"
import type { IssuerFacts, RevocationData, RevocationStatus } from "./statements.ts"
import { validationFault, type PolicyInputs } from "./validate.ts"

export interface PathRequest extends SignatureRules {
  readonly certificate: Certificate
  /** From the evidence; none of them is trusted. */
  readonly intermediates: readonly Certificate[]
  /** Pinned, never from the evidence. */
  readonly anchors: readonly Anchor[]
  /** Absent: nobody asks about revocation, and every status says so. */
  readonly revocation?: RevocationData
  /** Milliseconds since 1970. */
  readonly at: number
  readonly purpose: Purpose
  readonly policies?: PolicyInputs
}

export interface FoundPath {
  readonly kind: "path"
  /** From the certificate up to the one that the anchor issued; the anchor is not among them. */
  readonly certificates: readonly Certificate[]
  readonly anchor: Anchor
  /** One for each of `certificates`. */
  readonly revocation: readonly RevocationStatus[]
  /** What deviates and has one reading all the same, in plain phrases. */
  readonly notes: readonly string[]
}

export type PathAnswer = FoundPath | { readonly kind: "failed"; readonly fault: PathFault }

/** Certificates in a path; the longest in use have five. */
const MAX_LENGTH = 10
/** Signatures that one search verifies; a chain needs one for each of its certificates. */
const MAX_SIGNATURES = 100
/** Issuers that one search looks at, whether or not a signature is verified. */
const MAX_STEPS = 1_000
/** Whole paths that one search validates. */
const MAX_VALIDATIONS = 20

/**
 * Finds a path, or says what stood in the way of the best one.
 *
 * A certificate that is itself pinned needs no issuer. Revocation is stated and not judged:
 * a path whose certificates are revoked is a path (see `revocationFault`). Never throws on
 * hostile certificates.
 */
export function findPath(request: PathRequest): PathAnswer {
  const search = new Search(request)
  const found = search.from([request.certificate])
  if (found !== undefined) return { ...found, ...describe(found, request) }
  return { kind: "failed", fault: search.bestFault() }
}

type Way = Pick<FoundPath, "kind" | "certificates" | "anchor">

class Search {
  readonly #request: PathRequest
  readonly #byName = new Map<string, Certificate[]>()
  #signatures = 0
  #steps = 0
  #validations = 0
  #faults: PathFault[] = []

  constructor(request: PathRequest) {
    this.#request = request
    for (const one of request.intermediates) {
      const key = one.subject.keys.join(",")
      this.#byName.set(key, [...(this.#byName.get(key) ?? []), one])
    }
  }

  /** Depth first: a path that begins with these certificates, of which each issued the one before. */
  from(certificates: readonly Certificate[]): Way | undefined {
    const last = certificates.at(-1)
    if (last === undefined) return undefined
    const pinned = certificates.length === 1 ? this.#pinnedAs(last) : undefined
    if (pinned !== undefined) {
      const way = this.#validated(certificates, pinned)
      if (way !== undefined) return way
    }
    for (const anchor of this.#anchorsOf(last)) {
      if (this.#isExhausted()) return undefined
      const way = this.#signed(last, anchor) ? this.#validated(certificates, anchor) : undefined
      if (way !== undefined) return way
    }
    return certificates.length < MAX_LENGTH ? this.#further(certificates, last) : undefined
  }

  #further(certificates: readonly Certificate[], last: Certificate): Way | undefined {
    const candidates = this.#byName.get(last.issuer.keys.join(",")) ?? []
    const ordered = byKeyIdentifier(last, candidates, (one) => one.extensions.subjectKeyIdentifier)
    for (const issuer of ordered) {
      this.#steps += 1
      if (this.#isExhausted()) return undefined
      // One subject and key twice in a path would prove nothing that once does not.
      const isRepeated = certificates.some(
        (one) => equalBytes(one.spki, issuer.spki) && isSameName(one.subject, issuer.subject),
      )
      if (isRepeated || !this.#signed(last, { name: issuer.subject, spki: issuer.spki })) continue
      const way = this.from([...certificates, issuer])
      if (way !== undefined) return way
    }
    return undefined
  }

  /** The anchor that this very certificate is. */
  #pinnedAs(certificate: Certificate): Anchor | undefined {
    return this.#request.anchors.find((anchor) => isPinned([certificate], anchor))
  }

  #anchorsOf(certificate: Certificate): readonly Anchor[] {
    const named = this.#request.anchors.filter(({ name }) => isSameName(name, certificate.issuer))
    return byKeyIdentifier(certificate, named, (one) => one.extensions.subjectKeyIdentifier)
  }

  readonly #known = new Map<Certificate, Map<Uint8Array, boolean>>()

  #signed(certificate: Certificate, issuer: Pick<Anchor, "name" | "spki">): boolean {
    const known = this.#known.get(certificate) ?? new Map<Uint8Array, boolean>()
    this.#known.set(certificate, known)
    const before = known.get(issuer.spki)
    if (before !== undefined) return before
    this.#signatures += 1
    const answer = checkSignedBy(certificate, issuer.spki, this.#request)
    known.set(issuer.spki, answer.kind === "signed")
    if (answer.kind === "not-signed") {
      const reason = `a key of that name did not sign it: ${answer.reason}`
      this.#note(pathFault("NO_CERTIFICATE_CHAIN_FOUND", reason, certificate.subject.text))
    }
    if (answer.kind === "fault") {
      this.#note({ ...answer.fault, subject: certificate.subject.text })
    }
    return answer.kind === "signed"
  }

  #validated(certificates: readonly Certificate[], anchor: Anchor): Way | undefined {
    const { at, purpose, policies } = this.#request
    this.#validations += 1
    const fault = validationFault({
      // One that is pinned itself did not have to issue anything.
      anchor: isPinned(certificates, anchor) ? { ...anchor, extensions: {} } : anchor,
      certificates: [...certificates].reverse(),
      at,
      purpose,
      ...(policies === undefined ? {} : { policies }),
    })
    if (fault === undefined) return { kind: "path", certificates, anchor }
    this.#note(fault)
    return undefined
  }

  #note(fault: PathFault): void {
    this.#faults.push(fault)
  }

  #isExhausted(): boolean {
    const isSpent = this.#signatures >= MAX_SIGNATURES || this.#steps >= MAX_STEPS
    return isSpent || this.#validations >= MAX_VALIDATIONS
  }

  /** What is wrong with a whole path says more than that another one was not found. */
  bestFault(): PathFault {
    const whole = this.#faults.find(({ code }) => code !== "NO_CERTIFICATE_CHAIN_FOUND")
    if (whole !== undefined) return whole
    if (this.#isExhausted()) {
      return pathFault("LIMIT_EXCEEDED", "the search for a path was given up after many steps")
    }
    const none = "no path to a pinned anchor among the certificates at hand"
    return this.#faults[0] ?? pathFault("NO_CERTIFICATE_CHAIN_FOUND", none)
  }
}

/** True for a path of nothing but the certificate that was pinned. */
function isPinned([first, ...more]: readonly Certificate[], { certificate }: Anchor): boolean {
  if (first === undefined || certificate === undefined || more.length > 0) return false
  return equalBytes(first.der, certificate.der)
}

/** Those whose key identifier fits first, those with another one last (RFC 5280 §4.2.1.1). */
function byKeyIdentifier<T>(
  { extensions }: Certificate,
  issuers: readonly T[],
  identifierOf: (issuer: T) => Uint8Array | undefined,
): readonly T[] {
  const wanted = extensions.authorityKeyIdentifier
  if (wanted === undefined) return issuers
  const rank = (issuer: T): number => {
    const identifier = identifierOf(issuer)
    if (identifier === undefined) return 1
    return equalBytes(identifier, wanted) ? 0 : 2
  }
  return [...issuers].sort((a, b) => rank(a) - rank(b))
}

function describe(way: Way, request: PathRequest): Pick<FoundPath, "revocation" | "notes"> {
  const { certificates, anchor } = way
  const issuers: readonly IssuerFacts[] = [...certificates.slice(1).map(toIssuer), anchor]
  const revocation = certificates.map((certificate, index): RevocationStatus => {
    const issuer = issuers[index]
    const { revocation: data, at } = request
    const isAsked = data !== undefined && !isPinned(certificates, anchor)
    if (!isAsked || issuer === undefined) return { kind: "not-checked" }
    return revocationStatus({ certificate, issuer, at, data, rules: request })
  })
  const notes = certificates.flatMap((one) =>
    one.notes.map((note) => `${one.subject.text}: ${note}`),
  )
  return { revocation, notes: [...notes, ...anchorNotes(anchor, request.at)] }
}

function toIssuer({ subject: name, spki, extensions }: Certificate): IssuerFacts {
  return { name, spki, extensions }
}

function anchorNotes({ certificate, name }: Anchor, at: number): readonly string[] {
  if (certificate === undefined) return []
  const isInside = at >= certificate.notBefore && at < certificate.notAfter + 1000
  return isInside ? [] : [`${name.text}: pinned, although outside its own window`]
}
