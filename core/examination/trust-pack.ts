/** The trust that an examination rests on: what is to be said of it, and how the result names it. */
import { toHex, toInstant } from "../base/index.ts"
import type { Outcome } from "../findings/index.ts"
import { trustFindings, type SeenHead, type TrustInForce } from "../trust/index.ts"
import type { TrustResult } from "../verdict/index.ts"
import type { ExaminationTerms } from "./terms.ts"

/** The check `pins` with what is to be said about the trust file itself. */
export function withTrustFindings(pins: Outcome, terms: ExaminationTerms): Outcome {
  const { trust, earlier, policy, evaluatedAt } = terms
  if (trust === undefined) return pins
  const kept: readonly SeenHead[] =
    earlier?.journal === undefined ? [] : [{ ...earlier.journal, from: "earlier" }]
  const seen = [...(trust.seen ?? []), ...kept]
  const found = trustFindings({ ...trust, seen }, { policy, evaluatedAt })
  return { ...pins, findings: [...pins.findings, ...found] }
}

/** The trust file as the result names it. */
export function trustOf(trust: TrustInForce): TrustResult {
  const { schema, name, issuedAt, staleAfter, signing, journal } = trust
  return {
    schema,
    digest: toHex(trust.digest),
    ...(name === undefined ? {} : { name }),
    ...(issuedAt === undefined ? {} : { issuedAt: toInstant(issuedAt) }),
    ...(staleAfter === undefined ? {} : { staleAfter: toInstant(staleAfter) }),
    signing: signing?.kind ?? "unsigned",
    ...(signing?.kind === "signed"
      ? { signedBy: signing.by.map(({ fingerprint }) => fingerprint) }
      : {}),
    keys: trust.keys.length,
    anchors: trust.anchors.length,
    heads: trust.heads.length,
    ...(journal === undefined
      ? {}
      : { journal: { id: journal.id, entries: journal.entries.length, head: journal.head } }),
  }
}
