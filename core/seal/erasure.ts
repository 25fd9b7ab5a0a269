/**
 * Erasures: which payload files an event of deletion takes out of the next generation.
 *
 * An erasure that the verifier would not accept is refused here, so that nobody loses a
 * file to an event that does not account for it (docs/evidence-bag.md, section 10).
 */
import { parsePayloadUri } from "../claims/index.ts"
import type { UnplacedEvent } from "./log-composer.ts"

export type Erasure =
  | { readonly kind: "erases"; readonly paths: readonly string[] }
  | { readonly kind: "refused"; readonly reason: string }

const DELETION = "http://id.loc.gov/vocabulary/preservation/eventType/del"

/**
 * The payload files that an event erases; none for most events.
 *
 * @param payload - SHA-256 (hex) of each payload file by path; files erased before are gone from it.
 */
export function erasureOf(event: UnplacedEvent, payload: ReadonlyMap<string, string>): Erasure {
  if (event.type !== DELETION || event.outcome !== "success") return { kind: "erases", paths: [] }
  const named = event.objects.filter(({ uri }) => parsePayloadUri(uri).kind !== "other")
  for (const { uri, digest } of named) {
    const sha256 = payload.get(pathOf(uri))
    if (sha256 === undefined) return refused(`it erases ${uri}, which is not in the bag`)
    if (digest?.sha256 !== sha256) {
      return refused(`it erases ${uri} without naming the digest that this file has`)
    }
  }
  if (named.length > 0 && (event.reason ?? "") === "") {
    return refused("it erases files without citing the rule in its reason")
  }
  return { kind: "erases", paths: [...new Set(named.map(({ uri }) => pathOf(uri)))] }
}

/** The file that a URI names; "", which no file is called, when it names none. */
function pathOf(uri: string): string {
  const parsed = parsePayloadUri(uri)
  return parsed.kind === "payload" ? parsed.path : ""
}

function refused(reason: string): Erasure {
  return { kind: "refused", reason }
}
