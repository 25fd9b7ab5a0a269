/** What a trust pack holds besides pins and history, as the window is shown it. */
import {
  ageOf,
  SUNSET_ALGORITHMS,
  revocationSources,
  toHex,
  toInstant,
  type RevocationSource,
  type StatedByCertificate,
  type TrustStore,
} from "../../core/index.ts"
import type { ShownCertificate, ShownRevocation, ShownRules } from "../contract/pack-held.ts"

/** @param at - The instant at which age is told, milliseconds since 1970. */
export function rulesOf(trust: TrustStore, at: number): ShownRules {
  const { thresholds, witnesses = null, sunsets, heads } = trust
  const { sources, unreadable } = revocationSources(trust)
  return {
    revocation: sources.map((source) => shownRevocation(source, at)),
    unreadable,
    thresholds: thresholds.map(({ keys = null, ...rule }) => ({ ...rule, keys })),
    witnesses,
    sunsets: sunsets.map(({ algorithm, notAfter }) => ({
      algorithm,
      notAfter: toInstant(notAfter),
    })),
    algorithms: SUNSET_ALGORITHMS,
    heads: heads.map(({ root, ...head }) => ({ ...head, root: toHex(root) })),
  }
}

export function shownRevocation(source: RevocationSource, at: number): ShownRevocation {
  const { kind, by, serials, thisUpdate, nextUpdate } = source
  return {
    ...{ form: kind, by, serials },
    thisUpdate: toInstant(thisUpdate),
    nextUpdate: nextUpdate === undefined ? null : toInstant(nextUpdate),
    ...ageOf(source, at),
  }
}

export function shownCertificate({
  name,
  sha256,
  notBefore,
  notAfter,
}: StatedByCertificate): ShownCertificate {
  return { name, sha256, notBefore: toInstant(notBefore), notAfter: toInstant(notAfter) }
}
