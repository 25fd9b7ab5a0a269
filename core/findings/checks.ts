/**
 * The checks: every question an examination asks, in the order it asks them.
 *
 * Ids are published: they stand in results, policies and reports, and are never
 * renamed or reused.
 */
export type Statement = "integrity" | "origin" | "completeness"

export interface CheckEntry {
  /** The statement this check speaks to. */
  readonly statement: Statement
  /** The question in plain words. */
  readonly asks: string
}

export const CHECKS = {
  container: {
    statement: "integrity",
    asks: "Is the folder or archive itself sound, with one meaning for every reader?",
  },
  format: {
    statement: "integrity",
    asks: "Do the files that describe the evidence parse, without a second reading?",
  },
  fixity: {
    statement: "integrity",
    asks: "Does every listed file still have the digest recorded for it, with none missing?",
  },
  "digest-strength": {
    statement: "integrity",
    asks: "Is every file vouched for by a digest that cannot be forged today?",
  },
  "closed-world": {
    statement: "completeness",
    asks: "Is everything in the evidence accounted for by a manifest or a seal?",
  },
  chain: {
    statement: "integrity",
    asks: "Does every event follow the one before it, by number and by digest?",
  },
  tree: {
    statement: "integrity",
    asks: "Do the events rebuild the Merkle tree whose root was recorded?",
  },
  checkpoint: {
    statement: "origin",
    asks: "Is the signed checkpoint of the log well formed and signed by the key it names?",
  },
  generations: {
    statement: "integrity",
    asks: "Is every earlier sealed state contained, unaltered, in this one?",
  },
  seals: {
    statement: "origin",
    asks: "Does every seal verify, and does all it says agree with what was recomputed?",
  },
  pins: {
    statement: "origin",
    asks: "Are the seals the policy asks for made by pinned keys in the roles they claim?",
  },
  times: {
    statement: "origin",
    asks: "Were those keys good at the time that is proven, or else at that of the evaluation?",
  },
  freshness: {
    statement: "completeness",
    asks: "Is this the bag that was asked for, and no older than the latest state known?",
  },
  custody: {
    statement: "completeness",
    asks: "Do hand-overs, agents and states in the log follow one another without a break?",
  },
  baseline: {
    statement: "completeness",
    asks: "Does the evidence agree with the earlier result it is compared with?",
  },
  "source-completeness": {
    statement: "completeness",
    asks: "Did the export contain everything its source held?",
  },
} as const satisfies Record<string, CheckEntry>

export type CheckId = keyof typeof CHECKS

/** All checks in the order in which an examination asks them. */
export const CHECK_IDS = Object.keys(CHECKS) as readonly CheckId[] // keys of a const object literal
