/** Pinned keys as a person reads them: whose, for what, and what became of each. */
import { escapeForDisplay, pinState, toInstant, type TrustStore } from "../core/index.ts"

type Key = TrustStore["keys"][number]
type Anchor = TrustStore["anchors"][number]

/**
 * @param at - Milliseconds since 1970.
 * @param only - Ids to show; all of them, and the history, when absent.
 */
export function listOfKeys(trust: TrustStore, at: number, only?: readonly string[]): string {
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
    ...(only === undefined ? [packLines(trust)] : []),
  ]
  return blocks.map((block) => `${block.join("\n")}\n`).join("\n")
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
    line("standing", standingOf(key, at)),
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
    line("for", anchor.purposes.join(", ")),
    ...(anchor.roles.length === 0 ? [] : [line("as", anchor.roles.join(", "))]),
    ...anchor.names.map((name) => line("named", name)),
    line("standing", standingOf(anchor, at)),
  ]
}

function packLines({ journal, staleAfter, persons }: TrustStore): readonly string[] {
  if (journal === undefined) return [line("history", "none (sealwright.trust/1)")]
  return [
    line("history", `${String(journal.entries.length)}:${journal.head}`),
    ...(persons === 2 ? [line("pins need", "two persons")] : []),
    ...(staleAfter === undefined ? [] : [line("stale after", toInstant(staleAfter))]),
  ]
}

/** The worst that can be said of it, first. */
function standingOf(one: Key | Anchor, at: number): string {
  const state = pinState(one, at)
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
