/** The trust file that a verdict rests on, in sentences: what it names, who signed it, how far its history goes. */
import type { TrustResult } from "../verdict/index.ts"
import type { Wording } from "./wording.ts"

export function trustSentences(trust: TrustResult, wording: Wording): string {
  const { words, shown } = wording
  return [
    words.trust.onlyNamed,
    words.trust.names(named(trust, wording), shown(trust.digest)),
    signed(trust, wording),
    history(trust, wording),
  ].join(" ")
}

function named({ keys, anchors, heads }: TrustResult, { words, counted }: Wording): string {
  const parts = [
    counted(keys, "keys"),
    ...(anchors === 0 ? [] : [counted(anchors, "authorities")]),
    ...(heads === 0 ? [] : [counted(heads, "logHeads")]),
  ]
  const last = parts.pop() ?? ""
  return parts.length === 0 ? last : `${parts.join(", ")} ${words.and} ${last}`
}

function signed(
  { signing, signedBy = [], issuedAt, staleAfter }: TrustResult,
  { words, shown }: Wording,
): string {
  const { issued, renewBy, unsigned, unjudged, signed: by } = words.trust
  const dates = [
    ...(issuedAt === undefined ? [] : [issued(shown(issuedAt))]),
    ...(staleAfter === undefined ? [] : [renewBy(shown(staleAfter))]),
  ]
  const dated = dates.length === 0 ? "" : `, ${dates.join(", ")}`
  switch (signing) {
    case "unsigned":
      return unsigned(dated)
    case "unjudged":
      return unjudged(dated)
    case "signed":
      return by(signedBy.map(shown).join(` ${words.and} `), dated)
  }
}

function history({ journal }: TrustResult, { words, counted, shown }: Wording): string {
  if (journal === undefined) return words.trust.noHistory
  return words.trust.history(counted(journal.entries, "entries"), shown(journal.head))
}
