/** The trust file that a verdict rests on, in sentences: what it names, who signed it, how far its history goes. */
import type { TrustResult } from "../verdict/index.ts"
import { toCounted, toShown } from "./quantities.ts"

export function trustSentences(trust: TrustResult): string {
  return [
    "Keys count only when the examiner's trust file names them.",
    `It names ${named(trust)}; its SHA-256 is ${toShown(trust.digest)}.`,
    signed(trust),
    history(trust),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ")
}

function named({ keys, anchors, heads }: TrustResult): string {
  const parts = [
    toCounted(keys, "key"),
    ...(anchors === 0 ? [] : [toCounted(anchors, "authority", "authorities")]),
    ...(heads === 0 ? [] : [toCounted(heads, "log head")]),
  ]
  const last = parts.pop() ?? ""
  return parts.length === 0 ? last : `${parts.join(", ")} and ${last}`
}

function signed({ signing, signedBy = [], issuedAt, staleAfter }: TrustResult): string {
  const dates = [
    ...(issuedAt === undefined ? [] : [`issued at ${toShown(issuedAt)}`]),
    ...(staleAfter === undefined ? [] : [`to be renewed by ${toShown(staleAfter)}`]),
  ]
  const dated = dates.length === 0 ? "" : `, ${dates.join(", ")}`
  switch (signing) {
    case "unsigned":
      return `It is not signed${dated}.`
    case "unjudged":
      return `It bears signatures that were not judged, since nobody said whose they must be${dated}.`
    case "signed":
      return `It is signed by ${signedBy.map(toShown).join(" and ")}${dated}.`
  }
}

function history({ journal }: TrustResult): string {
  if (journal === undefined) return "It keeps no history of its changes."
  return `Its history has ${toCounted(journal.entries, "entry", "entries")} and ends in ${toShown(journal.head)}.`
}
