/**
 * Changes that were made to a pack by hand: taken into its journal, or shown before that.
 *
 * Such a pack is refused by the one reader there is, for it is not what its journal left. What it
 * holds is read from the pack as it would be with one more entry.
 */
import { reasoned, toUtf8, type JsonObject, type Reasoned } from "../base/index.ts"
import { recordIn, type Act } from "./edit-pack.ts"
import { parseTrust } from "./read-store.ts"
import { Refusal } from "./reading.ts"
import type { TrustStore } from "./store.ts"

type Recorded =
  | { readonly kind: "pack"; readonly pack: JsonObject }
  | ({ readonly kind: "refused" } & Required<Reasoned>)

/** The pack with its change by hand told in its journal. Never throws on its content. */
export function withRecord(pack: JsonObject, act: Act): Recorded {
  try {
    return { kind: "pack", pack: recordIn(pack, act) }
  } catch (cause) {
    if (cause instanceof Refusal) return { kind: "refused", ...reasoned(cause.saying) }
    throw cause
  }
}

/** Stands in for whoever records it; the entry is taken out again. */
const NOBODY: Act = { at: 0, by: "nobody", reason: "to see what it holds" }

/**
 * What a pack holds that was changed by hand since its last entry, with the journal that it has.
 *
 * @returns `undefined` where it was not, or where recording it would make no pack of it.
 */
export function changedByHand(pack: JsonObject): TrustStore | undefined {
  if (parseTrust(toUtf8(JSON.stringify(pack))).kind === "trust") return undefined
  const recorded = withRecord(pack, NOBODY)
  if (recorded.kind === "refused") return undefined
  const read = parseTrust(toUtf8(JSON.stringify(recorded.pack)))
  if (read.kind === "refused" || read.trust.journal === undefined) return undefined
  const { journal, ...rest } = read.trust
  const [entries, digests] = [journal.entries.slice(0, -1), journal.digests.slice(0, -1)]
  const head = digests.at(-1)
  return head === undefined ? rest : { ...rest, journal: { ...journal, entries, digests, head } }
}
