/**
 * Certificate policies (RFC 5280 §6.1.2 to §6.1.5): under which policies was this issued?
 *
 * Only the lowest level of the valid policy tree is kept, each node with the policies of the
 * anchor's domain that it descends from. That says all that the tree is asked in the end, and
 * does not grow with the number of ways through it.
 */
import type { CertificateExtensions } from "../encodings/index.ts"

export const ANY_POLICY = "2.5.29.32.0"

interface Node {
  /** Policies that the next certificate may name (RFC 5280: expected_policy_set). */
  readonly expected: ReadonlySet<string>
  /** Policies right below anyPolicy that lead here; anyPolicy when none does. */
  readonly roots: ReadonlySet<string>
}

/** The lowest level, by valid policy. Empty: the tree is NULL. */
export type PolicyLevel = ReadonlyMap<string, Node>

/** Nodes of a level, and roots and expected policies of each; no honest chain comes near. */
const MAX_POLICIES = 512

export const FIRST_LEVEL: PolicyLevel = new Map([
  [ANY_POLICY, { expected: new Set([ANY_POLICY]), roots: new Set([ANY_POLICY]) }],
])

/**
 * The level after a certificate (RFC 5280 §6.1.3 d and e).
 *
 * @param mayBeAny - Whether anyPolicy in this certificate counts.
 */
export function nextLevel(
  level: PolicyLevel,
  policies: CertificateExtensions["policies"],
  mayBeAny: boolean,
): PolicyLevel {
  if (policies === undefined || level.size === 0) return new Map()
  const next = new Map<string, Node>()
  const byExpected = parentsByExpected(level)
  const any = level.get(ANY_POLICY)
  for (const policy of policies.filter((one) => one !== ANY_POLICY)) {
    const roots = byExpected.get(policy) ?? rootsUnder(any, policy)
    if (roots !== undefined) next.set(policy, { expected: new Set([policy]), roots })
  }
  if (!policies.includes(ANY_POLICY) || !mayBeAny) return next
  for (const [policy, roots] of byExpected) {
    if (!next.has(policy)) next.set(policy, { expected: new Set([policy]), roots })
  }
  return next
}

/** A policy right below anyPolicy is its own root; without anyPolicy it has none. */
function rootsUnder(any: Node | undefined, policy: string): ReadonlySet<string> | undefined {
  return any === undefined ? undefined : new Set([policy])
}

/** The roots below which a policy is expected. */
function parentsByExpected(level: PolicyLevel): ReadonlyMap<string, ReadonlySet<string>> {
  const parents = new Map<string, Set<string>>()
  for (const { expected, roots } of level.values()) {
    for (const policy of expected) {
      const known = parents.get(policy) ?? new Set()
      roots.forEach((root) => known.add(root))
      parents.set(policy, known)
    }
  }
  return parents
}

/**
 * The level after an authority's mappings (RFC 5280 §6.1.4 b).
 *
 * @param mayMap - Otherwise policies that are mapped are dropped.
 */
export function mappedLevel(
  level: PolicyLevel,
  mappings: NonNullable<CertificateExtensions["policyMappings"]>,
  mayMap: boolean,
): PolicyLevel {
  const mapped = new Map(level)
  const subjects = new Map<string, Set<string>>()
  for (const { issuer, subject } of mappings) {
    const known = subjects.get(issuer) ?? new Set()
    subjects.set(issuer, known.add(subject))
  }
  for (const [issuer, expected] of subjects) {
    const roots =
      level.get(issuer)?.roots ?? (level.has(ANY_POLICY) ? new Set([issuer]) : undefined)
    if (!mayMap) mapped.delete(issuer)
    else if (roots !== undefined) mapped.set(issuer, { expected, roots })
  }
  return mapped
}

/** True when a level has grown beyond what is worked on. */
export function isTooLarge(level: PolicyLevel): boolean {
  if (level.size > MAX_POLICIES) return true
  return [...level.values()].some(
    ({ expected, roots }) => expected.size > MAX_POLICIES || roots.size > MAX_POLICIES,
  )
}

/** True when the lowest level leads to a policy that the user accepts (RFC 5280 §6.1.5 g). */
export function hasAcceptable(level: PolicyLevel, accepted: readonly string[]): boolean {
  if (accepted.includes(ANY_POLICY)) return level.size > 0
  const roots = [...level.values()].flatMap((node) => [...node.roots])
  return roots.some((root) => root === ANY_POLICY || accepted.includes(root))
}
