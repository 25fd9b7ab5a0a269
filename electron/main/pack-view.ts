/** The trust pack as the window is shown it: every pin with its standing, and the whole history. */
import { basename } from "node:path"
import {
  asItStands,
  authorityStates,
  continues,
  Failure,
  pinState,
  toInstant,
  toWords,
  type JournalHead,
  type PublicKey,
  type TrustStore,
} from "../../core/index.ts"
import { keptHead, nativeFirst, trustChangedByHand } from "../../core/node/index.ts"
import { rulesOf, shownCertificate } from "./pack-rules-view.ts"
import type { Journal, JournalLine, Pack, Pin, ShownKey } from "../contract/pack.ts"
import { readTrust, type TrustRead } from "./trust-packs.ts"

/**
 * Reads a trust pack and tells all that its keeper works on.
 *
 * @param at - The instant at which standing is judged, milliseconds since 1970.
 * @throws Failure UNREADABLE or MALFORMED.
 */
export function viewPack(path: string, at: number): Pack {
  // Before the pack: else one that is being added to would look as if it had been put back.
  const kept = headBeside(path)
  const { trust, signatures, sha256 } = readOrChanged(path)
  const { staleAfter } = trust
  return {
    kind: "pack",
    ...{ name: basename(path), sha256, signatures: signatures ?? [] },
    isChangedByHand: signatures === undefined,
    title: trust.name ?? null,
    issuedAt: instantOrNull(trust.issuedAt),
    staleAfter: instantOrNull(staleAfter),
    isStale: staleAfter !== undefined && at > staleAfter,
    persons: trust.persons,
    pins: pinsOf(trust, at),
    rules: rulesOf(trust, at),
    journal: journalOf(trust, kept),
  }
}

/** Without signatures where it was changed by hand: they are over another state. */
function readOrChanged(path: string): Partial<TrustRead> & Pick<TrustRead, "trust" | "sha256"> {
  try {
    return readTrust(path)
  } catch (cause) {
    const changed = cause instanceof Failure ? trustChangedByHand(path) : undefined
    if (changed === undefined) throw cause
    return changed
  }
}

/** A public key as two people compare it. */
export function shownKey({ algorithm, fingerprint }: PublicKey): ShownKey {
  return { algorithm, fingerprint, words: toWords(fingerprint) }
}

function pinsOf(trust: TrustStore, at: number): readonly Pin[] {
  const standing = asItStands({ trust, evaluatedAt: at, signatures: nativeFirst })
  const { keys, pending, anchors } = trust
  return [
    ...pending.map(({ key, proposed }, index) => ({
      ...keyPin(key, { at, standing: standing.pending[index]?.key }),
      kind: "waiting" as const,
      by: { persons: [proposed.by], at: toInstant(proposed.at) },
    })),
    ...keys.map((key, index) => keyPin(key, { at, standing: standing.keys[index] })),
    ...anchors.map((anchor, index) => anchorPin(anchor, { at, standing: standing.anchors[index] })),
  ]
}

type Key = TrustStore["keys"][number]
type Anchor = TrustStore["anchors"][number]

interface Judged {
  readonly at: number
  /** The same pin with what revocation data of the pack say of it. */
  readonly standing: Key | Anchor | undefined
}

function keyPin(pin: Key, judged: Judged): Pin {
  const { replaces = null, replacedBy = null } = pin
  const linked = { replaces, replacedBy, roles: pin.roles, names: [] }
  return {
    ...common(pin, judged),
    ...linked,
    kind: "key",
    key: shownKey(pin.key),
    certificate: null,
  }
}

function anchorPin(anchor: Anchor, judged: Judged): Pin {
  const { roles, names, purposes } = anchor
  const linked = { replaces: null, replacedBy: null, names, roles: [...purposes, ...roles] }
  const states = authorityStates(anchor)
  const certificate = states === undefined ? null : shownCertificate(states)
  return { ...common(anchor, judged), ...linked, kind: "authority", key: null, certificate }
}

function common(pin: Key | Anchor, { at, standing = pin }: Judged) {
  const { id, subject, origins = null, validFrom, validUntil, pinned } = pin
  return {
    ...{ id, subject, origins },
    validFrom: instantOrNull(validFrom),
    validUntil: instantOrNull(validUntil),
    state: pinState(standing, at),
    recorded: pinState(pin, at).kind,
    by: pinned === undefined ? null : { persons: pinned.by, at: toInstant(pinned.at) },
  }
}

type KeptHead = ReturnType<typeof headBeside>

function journalOf({ journal }: TrustStore, kept: KeptHead): Journal | null {
  if (journal === undefined) return null
  const entries = journal.entries.map(
    ({ seq, at, op, by, second = null, reason, keys }, index): JournalLine => ({
      ...{ seq, op, by, second, reason, keys },
      at: toInstant(at),
      digest: journal.digests[index] ?? "",
    }),
  )
  const head = `${String(entries.length)}:${journal.head}`
  return { head, entries, beside: besideOf(journal, kept) }
}

function besideOf(journal: TrustStore["journal"], kept: KeptHead): Journal["beside"] {
  if (kept === undefined) return "none"
  if (kept === "unreadable") return kept
  return continues(journal, kept) ? "agrees" : "put-back"
}

function headBeside(path: string): JournalHead | "unreadable" | undefined {
  try {
    return keptHead(path)
  } catch (cause) {
    if (cause instanceof Failure) return "unreadable"
    throw cause
  }
}

function instantOrNull(ms: number | undefined): string | null {
  return ms === undefined ? null : toInstant(ms)
}
