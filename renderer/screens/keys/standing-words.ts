/** How a pin stands, in the words of the catalogue. */
import type { PinState } from "../../../core/index.ts"
import { instantOf } from "../../state/instants.ts"
import type { Words } from "../../words/en.ts"

/** @param written - Writes an instant (RFC 3339) as the language does. */
export function standingWords(
  state: PinState,
  { standing }: Words["keys"],
  written: (instant: string) => string,
): string {
  const at = (ms: number): string => written(instantOf(ms))
  switch (state.kind) {
    case "good":
      return state.until === undefined ? standing.good : standing.goodUntil(at(state.until))
    case "not-yet":
      return standing.notYet(at(state.from))
    case "expired":
      return standing.expired(at(state.until))
    case "revoked":
      return state.isAhead ? standing.toBeRevoked(at(state.from)) : standing.revoked(at(state.from))
    case "compromised":
      return lostWords(state, standing, at)
  }
}

function lostWords(
  { from, certainty }: Extract<PinState, { readonly kind: "compromised" }>,
  standing: Words["keys"]["standing"],
  at: (ms: number) => string,
): string {
  if (certainty === "known")
    return from === undefined ? standing.lostUnknown : standing.lost(at(from))
  return from === undefined ? standing.suspectedUnknown : standing.suspected(at(from))
}
