/**
 * The policy, `sealwright.policy/1`: what must hold before anything is called passed.
 *
 * It is an input like the evidence: its digest stands in every result, so that two
 * people can see whether they judged by the same rules.
 */
import { phrase, reasoned, say, type JsonValue, type Reasoned } from "../base/index.ts"
import { CHECK_IDS, type CheckId } from "../findings/index.ts"
import { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from "../signatures/index.ts"
import { asArray, asChoices, asObject, asText, objectIn, onlyMembers, Refusal } from "./reading.ts"

/** Roles whose seals can show an origin; witness, examiner, timestamp and log keys never do. */
export const SEALING_ROLES = ["exporter", "archivist"] as const
export type SealingRole = (typeof SEALING_ROLES)[number]

/** SP 800-57 part 1, table 2: 112 bits of strength. */
const LEAST_RSA_BITS = 2048

/** So many seals, by different pinned keys, each in one of these roles. */
export interface SealRequirement {
  readonly roles: readonly SealingRole[]
  readonly count: number
}

export interface Policy {
  readonly id: string
  readonly version: string
  /** Checks that must take place; any check that fails or stays open counts whether listed or not. */
  readonly mandatory: readonly CheckId[]
  readonly signatureAlgorithms: readonly SignatureAlgorithm[]
  /** RSA keys with a shorter modulus are not allowed. */
  readonly leastRsaBits: number
  readonly seals: readonly SealRequirement[]
  /** Roles of agents whose recorded erasures are lawful. */
  readonly erasureRoles: readonly string[]
  /** Whether a pinned key needs current data that say it was not withdrawn, besides its pin. */
  readonly pinnedKeys: { readonly revocation: RevocationRule }
}

/** A raw key has no issuer to withdraw it, so under `required` only pinned certificates count. */
const REVOCATION_RULES = ["required", "not-required"] as const
export type RevocationRule = (typeof REVOCATION_RULES)[number]

export type PolicyRead =
  { readonly kind: "policy"; readonly policy: Policy } | ({ readonly kind: "refused" } & Reasoned)

/** The policy in force when none is given, as the bytes whose digest is stated. */
export const DEFAULT_POLICY_JSON = `{
  "schema": "sealwright.policy/1",
  "id": "sealwright-default",
  "version": "1.1.0",
  "mandatory": [
    "container", "format", "fixity", "digest-strength", "closed-world", "chain", "tree",
    "checkpoint", "generations", "seals", "pins", "times", "custody"
  ],
  "algorithms": {
    "signatures": [
      "ed25519", "ed448",
      "ecdsa-p256-sha256", "ecdsa-p256-sha384", "ecdsa-p256-sha512",
      "ecdsa-p384-sha256", "ecdsa-p384-sha384", "ecdsa-p384-sha512",
      "ecdsa-p521-sha256", "ecdsa-p521-sha384", "ecdsa-p521-sha512",
      "rsa-pkcs1-sha256", "rsa-pkcs1-sha384", "rsa-pkcs1-sha512",
      "rsa-pss-sha256", "rsa-pss-sha384", "rsa-pss-sha512",
      "ml-dsa-44", "ml-dsa-65", "ml-dsa-87"
    ],
    "leastRsaBits": 2048
  },
  "seals": [{ "roles": ["exporter", "archivist"], "count": 1 }],
  "erasureRoles": ["data-protection-officer", "archivist"],
  "pinnedKeys": { "revocation": "not-required" }
}
`

/** Reads a policy file. Never throws on its content. */
export function parsePolicy(bytes: Uint8Array): PolicyRead {
  try {
    return { kind: "policy", policy: policyIn(bytes) }
  } catch (cause) {
    if (cause instanceof Refusal) return { kind: "refused", ...reasoned(cause.saying) }
    throw cause
  }
}

const MEMBERS = [
  "schema",
  "id",
  "version",
  "mandatory",
  "algorithms",
  "seals",
  "erasureRoles",
  "pinnedKeys",
]

function policyIn(bytes: Uint8Array): Policy {
  const file = objectIn(bytes)
  onlyMembers(file, MEMBERS, "the policy")
  if (file["schema"] !== "sealwright.policy/1") {
    throw new Refusal(say('its schema is not "sealwright.policy/1"'))
  }
  const algorithms = asObject(file["algorithms"], "algorithms")
  onlyMembers(algorithms, ["signatures", "leastRsaBits"], "algorithms")
  const seals = asArray(file["seals"], "seals").map(requirement)
  // Without a required seal nobody vouches for anything, and "passed" would mean nothing.
  if (seals.length === 0)
    throw new Refusal(say("seals is empty: a policy asks for at least one seal"))
  return {
    id: asText(file["id"], "id"),
    version: asText(file["version"], "version"),
    mandatory: asChoices(file["mandatory"], CHECK_IDS, "mandatory"),
    signatureAlgorithms: asChoices(
      algorithms["signatures"],
      SIGNATURE_ALGORITHMS,
      "algorithms.signatures",
    ),
    leastRsaBits: rsaBits(algorithms["leastRsaBits"]),
    seals,
    erasureRoles: asArray(file["erasureRoles"] ?? [], "erasureRoles").map((role) =>
      asText(role, "erasureRoles"),
    ),
    pinnedKeys: { revocation: revocationRule(file["pinnedKeys"]) },
  }
}

/** What is usual today when the policy does not say; shorter than 1024 bits, no key is read at all. */
function rsaBits(value: JsonValue = LEAST_RSA_BITS): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 1024) {
    throw new Refusal(say("algorithms.leastRsaBits is not a whole number of at least 1024"))
  }
  return value
}

/** Strict where the policy says nothing: only a policy can do without revocation data. */
function revocationRule(value: JsonValue | undefined): RevocationRule {
  if (value === undefined) return "required"
  const object = asObject(value, "pinnedKeys")
  onlyMembers(object, ["revocation"], "pinnedKeys")
  const rule = REVOCATION_RULES.find((one) => one === object["revocation"])
  if (rule !== undefined) return rule
  throw new Refusal(
    say("pinnedKeys.revocation is none of {choices}", { choices: REVOCATION_RULES.join(", ") }),
  )
}

function requirement(value: JsonValue, index: number): SealRequirement {
  const what = `seals[${String(index)}]`
  const object = asObject(value, what)
  onlyMembers(object, ["roles", "count"], what)
  const count = object["count"]
  if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 1) {
    throw new Refusal(
      say("{what}.count is not a whole number of at least 1", { what: phrase(what) }),
    )
  }
  const roles = asChoices(object["roles"], SEALING_ROLES, `${what}.roles`)
  if (roles.length === 0) throw new Refusal(say("{what}.roles is empty", { what: phrase(what) }))
  return { roles, count }
}
