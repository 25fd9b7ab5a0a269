/**
 * Path validation (RFC 5280 §6.1): does what an anchor vouches for reach this certificate?
 *
 * Names and signatures between neighbours were compared while the path was built; here are the
 * rules that hold along the whole of it.
 */
import { toInstant } from "../base/index.ts"
import { isSameName, type Certificate, type CertificateExtensions } from "../encodings/index.ts"
import type { Anchor } from "./anchors.ts"
import { pathFault, type PathFault } from "./faults.ts"
import { nameConstraintReason } from "./name-constraints.ts"
import {
  ANY_POLICY,
  FIRST_LEVEL,
  hasAcceptable,
  isTooLarge,
  mappedLevel,
  nextLevel,
  type PolicyLevel,
} from "./policy-tree.ts"
import { issuerPurposeReason, purposeFault, type Purpose } from "./purposes.ts"

/** The inputs of RFC 5280 §6.1.1 (c) and (e) to (g); by default any policy, and none required. */
export interface PolicyInputs {
  /** Object identifiers of policies; empty stands for any. */
  readonly accepted?: readonly string[]
  readonly requireExplicit?: boolean
  readonly inhibitMapping?: boolean
  readonly inhibitAny?: boolean
}

export interface ValidationRequest {
  readonly anchor: Anchor
  /** From the one that the anchor issued to the end entity. */
  readonly certificates: readonly Certificate[]
  /** Milliseconds since 1970. */
  readonly at: number
  readonly purpose: Purpose
  readonly policies?: PolicyInputs
}

interface State {
  readonly level: PolicyLevel
  readonly explicitPolicy: number
  readonly policyMapping: number
  readonly inhibitAny: number
  readonly maxPathLength: number
  readonly constraints: readonly NonNullable<CertificateExtensions["nameConstraints"]>[]
}

type Step = { readonly state: State } | { readonly fault: PathFault }

/** The first fault along the path, from the anchor down; `undefined` when there is none. */
export function validationFault(request: ValidationRequest): PathFault | undefined {
  const { anchor, certificates, policies = {} } = request
  const started = issuing(initialState(certificates.length, policies), {
    extensions: anchor.extensions,
    selfIssued: true,
    subject: anchor.name.text,
    purpose: request.purpose,
    isAnchor: true,
  })
  if ("fault" in started) return started.fault
  let { state } = started
  for (const [index, certificate] of certificates.entries()) {
    const isLast = index === certificates.length - 1
    const step = stepOver(state, certificate, { ...request, isLast })
    if ("fault" in step) return step.fault
    state = step.state
  }
  return lastFault(state, request)
}

/** RFC 5280 §6.1.2. */
function initialState(length: number, policies: PolicyInputs): State {
  const skip = (now: boolean | undefined): number => (now === true ? 0 : length + 1)
  return {
    level: FIRST_LEVEL,
    explicitPolicy: skip(policies.requireExplicit),
    policyMapping: skip(policies.inhibitMapping),
    inhibitAny: skip(policies.inhibitAny),
    maxPathLength: length,
    constraints: [],
  }
}

interface StepRules {
  readonly at: number
  readonly purpose: Purpose
  readonly isLast: boolean
}

/** RFC 5280 §6.1.3, and §6.1.4 for all but the last. */
function stepOver(state: State, certificate: Certificate, rules: StepRules): Step {
  const { extensions, subject } = certificate
  const selfIssued = isSameName(certificate.issuer, subject)
  const { isLast, purpose } = rules
  const isExempt = selfIssued && !isLast
  const fault = windowFault(certificate, rules.at) ?? criticalFault(certificate)
  if (fault !== undefined) return { fault }
  const level = nextLevel(state.level, extensions.policies, state.inhibitAny > 0 || isExempt)
  const constraints = isExempt ? [] : state.constraints
  const reason =
    nameConstraintReason(certificate, constraints) ??
    policyReason(level, state.explicitPolicy) ??
    authorityReason(certificate, isLast)
  if (reason !== undefined) return constraintStep(reason, subject.text)
  const next = { ...state, level }
  const issuer = { extensions, selfIssued, subject: subject.text, purpose, isAnchor: false }
  return isLast ? { state: next } : issuing(next, issuer)
}

/** RFC 5280 §6.1.3 (f). */
function policyReason(level: PolicyLevel, explicitPolicy: number): string | undefined {
  if (isTooLarge(level)) return "too many policies"
  return explicitPolicy === 0 && level.size === 0
    ? "a policy is required and none reaches this far"
    : undefined
}

/** Both ends belong to the validity. */
function windowFault(
  { notBefore, notAfter, subject }: Certificate,
  at: number,
): PathFault | undefined {
  // The window is in whole seconds, and its last one belongs to it as a whole.
  if (at < notBefore) {
    return pathFault("NOT_YET_VALID", `valid only from ${toInstant(notBefore)}`, subject.text)
  }
  return at < notAfter + 1000
    ? undefined
    : pathFault("EXPIRED", `valid only until ${toInstant(notAfter)}`, subject.text)
}

function criticalFault({ unknownCritical, subject }: Certificate): PathFault | undefined {
  const [oid] = unknownCritical
  if (oid === undefined) return undefined
  const reason = `the critical extension ${oid} is not understood`
  return pathFault("CHAIN_CONSTRAINTS_FAILURE", reason, subject.text)
}

/** RFC 5280 §6.1.4 (k); an authority of version 1 or 2 can only be pinned. */
function authorityReason(
  { version, extensions }: Certificate,
  isLast: boolean,
): string | undefined {
  const isAuthority = version === 3 && extensions.basicConstraints?.ca === true
  return isLast || isAuthority
    ? undefined
    : "a certificate that is no authority's has issued another"
}

interface Issuer {
  readonly extensions: CertificateExtensions
  readonly selfIssued: boolean
  readonly subject: string
  readonly purpose: Purpose
  readonly isAnchor: boolean
}

/** RFC 5280 §6.1.4: what an issuer leaves to those below it. */
function issuing(state: State, issuer: Issuer): Step {
  const { extensions, selfIssued, subject, isAnchor } = issuer
  const reason = issuerReason(issuer)
  if (reason !== undefined) return constraintStep(reason, subject)
  // Only certificates that the anchor did not issue to itself count (l); the anchor never does.
  const left = selfIssued ? state.maxPathLength : state.maxPathLength - 1
  if (left < 0) return constraintStep("more authorities below one than it allows", subject)
  const { policyMappings: mappings, nameConstraints } = extensions
  const level =
    mappings === undefined || isAnchor
      ? state.level
      : mappedLevel(state.level, mappings, state.policyMapping > 0)
  if (isTooLarge(level)) return constraintStep("too many policies", subject)
  const constraints =
    nameConstraints === undefined ? state.constraints : [...state.constraints, nameConstraints]
  const maxPathLength = Math.min(left, extensions.basicConstraints?.pathLength ?? left)
  return { state: { ...counted(state, issuer), level, constraints, maxPathLength } }
}

function issuerReason({ extensions, purpose }: Issuer): string | undefined {
  const { basicConstraints, keyUsage, policyMappings = [] } = extensions
  if (basicConstraints?.ca === false) return "a certificate that is no authority's"
  if (keyUsage !== undefined && !keyUsage.has("keyCertSign")) {
    return "a key usage without the signing of certificates"
  }
  const mapsAny = policyMappings.some(
    ({ issuer, subject }) => issuer === ANY_POLICY || subject === ANY_POLICY,
  )
  return mapsAny ? "a mapping of any policy" : issuerPurposeReason(extensions, purpose)
}

/** RFC 5280 §6.1.4 (h) to (j): the counters, counted down and set. */
function counted(state: State, { extensions, selfIssued }: Issuer): State {
  const { policyConstraints = {}, inhibitAnyPolicy } = extensions
  const down = (count: number): number => (selfIssued ? count : Math.max(0, count - 1))
  const set = (count: number, stated: number | undefined): number =>
    Math.min(count, stated ?? count)
  return {
    ...state,
    explicitPolicy: set(down(state.explicitPolicy), policyConstraints.requireExplicitPolicy),
    policyMapping: set(down(state.policyMapping), policyConstraints.inhibitPolicyMapping),
    inhibitAny: set(down(state.inhibitAny), inhibitAnyPolicy),
  }
}

/** RFC 5280 §6.1.5. */
function lastFault(state: State, request: ValidationRequest): PathFault | undefined {
  const last = request.certificates.at(-1)
  if (last === undefined) return undefined
  const { accepted = [] } = request.policies ?? {}
  const requires = last.extensions.policyConstraints?.requireExplicitPolicy === 0
  const isRequired = requires || state.explicitPolicy <= 1
  const policies = accepted.length === 0 ? [ANY_POLICY] : accepted
  if (isRequired && !hasAcceptable(state.level, policies)) {
    const reason = "a policy is required and none that is accepted leads here"
    return pathFault("CHAIN_CONSTRAINTS_FAILURE", reason, last.subject.text)
  }
  return purposeFault(last, request.purpose)
}

function constraintStep(reason: string, subject: string): Step {
  return { fault: pathFault("CHAIN_CONSTRAINTS_FAILURE", reason, subject) }
}
