/** Pinned keys as a person reads them: whose, for what, and what became of each. */
import {
  ageOf,
  asItStands,
  authoritySha256,
  escapeForDisplay,
  pinState,
  revocationSources,
  toHex,
  toInstant,
  type PinState,
  type RevocationSource,
  type TrustStore,
} from "../core/index.ts"
import { nativeFirst } from "../core/node/index.ts"

type Key = TrustStore["keys"][number]
type Anchor = TrustStore["anchors"][number]

/**
 * Its standing is what an examination takes it by: revocation data of the same pack count.
 *
 * @param at - Milliseconds since 1970.
 * @param only - Ids to show; all of them, and the history, when absent.
 */
export function listOfKeys(pack: TrustStore, at: number, only?: readonly string[]): string {
  const trust = asItStands({ trust: pack, evaluatedAt: at, signatures: nativeFirst })
  const shown = (one: { readonly id: string }) => only?.includes(one.id) ?? true
  const blocks = [
    ...trust.keys.filter(shown).map((key) => keyLines(key, at)),
    ...trust.pending
      .filter(({ key }) => shown(key))
      .map(({ key, proposed }) => [
        ...keyLines(key, at),
        line("waits", `for a second person; proposed by ${proposed.by}`),
      ]),
    ...trust.anchors.filter(shown).map((anchor) => anchorLines(anchor, at)),
    ...(only === undefined || only.length === 0 ? [ruleLines(trust, at)] : []),
    ...(only === undefined ? [packLines(trust)] : []),
  ]
  const filled = blocks.filter((block) => block.length > 0)
  return filled.map((block) => `${block.join("\n")}\n`).join("\n")
}

function keyLines(key: Key, at: number): readonly string[] {
  const { id, subject, roles, origins, replacedBy, pinned } = key
  return [
    line("key", id),
    line("of", subject),
    line("as", roles.join(", ")),
    ...(origins === undefined ? [] : [line("for", origins.join(", "))]),
    line("algorithm", key.key.algorithm),
    line("fingerprint", key.key.fingerprint),
    ...standingLines(key, at),
    ...(replacedBy === undefined ? [] : [line("replaced by", replacedBy)]),
    ...(pinned === undefined
      ? []
      : [line("pinned", `${toInstant(pinned.at)} by ${pinned.by.join(" and ")}`)]),
  ]
}

function anchorLines(anchor: Anchor, at: number): readonly string[] {
  return [
    line("authority", anchor.id),
    line("of", anchor.subject),
    line("sha256", authoritySha256(anchor)),
    line("for", anchor.purposes.join(", ")),
    ...(anchor.roles.length === 0 ? [] : [line("as", anchor.roles.join(", "))]),
    ...anchor.names.map((name) => line("named", name)),
    ...standingLines(anchor, at),
  ]
}

/** What holds besides the keys, and how old it is. */
function ruleLines(trust: TrustStore, at: number): readonly string[] {
  const { thresholds, witnesses, sunsets, staleAfter, persons, heads } = trust
  const { sources, unreadable } = revocationSources(trust)
  return [
    ...thresholds.map(({ roles, count, notAlso, keys }) => {
      const not = notAlso.length === 0 ? "" : `, none of them pinned as ${notAlso.join(", ")}`
      const only = keys === undefined ? "" : `, by ${keys.join(", ")}`
      return line("threshold", `${String(count)} in ${roles.join(", ")}${not}${only}`)
    }),
    ...(witnesses === undefined
      ? []
      : [line("witnesses", `${String(witnesses.quorum)} of ${witnesses.keys.join(", ")}`)]),
    ...sunsets.map(({ algorithm, notAfter }) =>
      line("sunset", `${algorithm} at ${toInstant(notAfter)}`),
    ),
    ...(persons === 2 ? [line("pins need", "two persons")] : []),
    ...(staleAfter === undefined ? [] : [line("stale after", toInstant(staleAfter))]),
    ...sources.map((source) => revocationLine(source, at)),
    ...(unreadable === 0 ? [] : [line("unreadable", `revocation data: ${String(unreadable)}`)]),
    ...heads.flatMap(({ origin, size, root, seenAt }) => [
      line("head", `${origin} at ${String(size)}, seen ${seenAt}`),
      line("root", toHex(root)),
    ]),
  ]
}

/** Who issued it, when, and whether a newer one was promised by now. */
export function revocationLine(source: RevocationSource, at: number): string {
  const { kind, by, serials, thisUpdate, nextUpdate } = source
  const { days, isOverdue } = ageOf(source, at)
  const about = serials.length === 0 ? "" : `, about ${serials.join(", ")}`
  const age = days < 0 ? "from later" : `${String(days)} ${days === 1 ? "day" : "days"} old`
  const next =
    isOverdue && nextUpdate !== undefined ? `, a newer one was due at ${toInstant(nextUpdate)}` : ""
  return line(kind, `${by}${about}, of ${toInstant(thisUpdate)}, ${age}${next}`)
}

function packLines({ journal }: TrustStore): readonly string[] {
  return journal === undefined
    ? [line("history", "none (sealwright.trust/1)")]
    : [line("history", `${String(journal.entries.length)}:${journal.head}`)]
}

/** The worst that can be said of it, and who says so. */
function standingLines(one: Key | Anchor, at: number): readonly string[] {
  const state = pinState(one, at)
  return [
    line("standing", standingOf(state)),
    ...("by" in state ? [line("said by", state.by)] : []),
  ]
}

function standingOf(state: PinState): string {
  switch (state.kind) {
    case "compromised": {
      const { from, certainty, reason } = state
      const since = from === undefined ? "nobody knows since when" : `since ${toInstant(from)}`
      return `compromised (${certainty}), ${since}: ${reason}`
    }
    case "revoked": {
      const tense = state.isAhead ? "to be revoked at" : "revoked since"
      return `${tense} ${toInstant(state.from)}: ${state.reason}`
    }
    case "not-yet":
      return `not yet good, from ${toInstant(state.from)}`
    case "expired":
      return `expired at ${toInstant(state.until)}`
    case "good":
      return state.until === undefined
        ? "good, without an end"
        : `good until ${toInstant(state.until)}`
  }
}

function line(name: string, value: string): string {
  return `${name.padEnd(12)} ${escapeForDisplay(value)}`
}
