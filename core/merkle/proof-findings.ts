/** From a proof's outcome to findings: the one place where the mapping happens. */
import { toHex, unreachable } from "../base/index.ts"
import { finding, type Finding, type Place } from "../findings/index.ts"
import type { Consistency } from "./consistency.ts"
import type { Inclusion } from "./inclusion.ts"

/** States what an inclusion check found about the entry at `at`; a sound proof needs no finding. */
export function inclusionFindings(at: Place | string, inclusion: Inclusion): readonly Finding[] {
  switch (inclusion.kind) {
    case "included":
      return []
    case "malformed":
      return [finding("MERKLE_PROOF_INVALID", at, { reason: inclusion.reason })]
    case "other-root":
      return [finding("MERKLE_PROOF_INVALID", at, { computed: toHex(inclusion.computed) })]
    default:
      return unreachable(inclusion)
  }
}

/** States what a consistency check found about the tree at `at`; a sound proof needs no finding. */
export function consistencyFindings(
  at: Place | string,
  consistency: Consistency,
): readonly Finding[] {
  switch (consistency.kind) {
    case "consistent":
      return []
    case "malformed":
      return [finding("MERKLE_PROOF_INVALID", at, { reason: consistency.reason })]
    case "other-root": {
      const { tree, computed } = consistency
      return [finding("MERKLE_PROOF_INVALID", at, { tree, computed: toHex(computed) })]
    }
    default:
      return unreachable(consistency)
  }
}
