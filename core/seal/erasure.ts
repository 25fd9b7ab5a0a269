/**
 * Erasures: which payload files an event of deletion takes out of the next generation.
 *
 * An erasure that the verifier would not accept is refused here, so that nobody loses a
 * file to an event that does not account for it (docs/evidence-bag.md, section 10).
 */
import { reasoned, say, type Reasoned, type Saying } from "../base/index.ts"
import { parsePayloadUri } from "../claims/index.ts"
import type { UnplacedEvent } from "./log-composer.ts"

export type Erasure =
  | { readonly kind: "erases"; readonly paths: readonly string[] }
  | ({ readonly kind: "refused" } & Reasoned)

const DELETION = "http://id.loc.gov/vocabulary/preservation/eventType/del"

/** What an erasure is held against. */
export interface ErasureTerms {
  /** SHA-256 (hex) of each payload file by path; files erased before are gone from it. */
  readonly payload: ReadonlyMap<string, string>
  /** Roles whose recorded erasures are lawful, by the policy that will judge them. */
  readonly roles: readonly string[]
}

/** The payload files that an event erases; none for most events. */
export function erasureOf(event: UnplacedEvent, { payload, roles }: ErasureTerms): Erasure {
  if (event.type !== DELETION || event.outcome !== "success") return { kind: "erases", paths: [] }
  const named = event.objects.filter(({ uri }) => parsePayloadUri(uri).kind !== "other")
  if (named.length === 0) return { kind: "erases", paths: [] }
  for (const { uri, digest } of named) {
    const sha256 = payload.get(pathOf(uri))
    if (sha256 === undefined)
      return refused(say("it erases {uri}, which is not in the bag", { uri }))
    if (digest?.sha256 !== sha256) {
      return refused(say("it erases {uri} without naming the digest that this file has", { uri }))
    }
  }
  const objection = authorityObjection(event, roles)
  if (objection !== undefined) return refused(objection)
  return { kind: "erases", paths: [...new Set(named.map(({ uri }) => pathOf(uri)))] }
}

function authorityObjection(event: UnplacedEvent, roles: readonly string[]): Saying | undefined {
  if ((event.reason ?? "").trim() === "") {
    return say("it erases files without citing the rule in its reason")
  }
  const role = event.agents[0]?.role ?? ""
  if (roles.includes(role)) return undefined
  if (roles.length === 0) {
    return say('it erases files by an agent in the role "{role}"; the policy allows no role', {
      role,
    })
  }
  return say('it erases files by an agent in the role "{role}"; the policy allows {roles}', {
    role,
    roles: roles.join(", "),
  })
}

/** The file that a URI names; "", which no file is called, when it names none. */
function pathOf(uri: string): string {
  const parsed = parsePayloadUri(uri)
  return parsed.kind === "payload" ? parsed.path : ""
}

function refused(reason: Saying): Erasure {
  return { kind: "refused", ...reasoned(reason) }
}
