/**
 * The check "tree": do the events rebuild the tree whose root was recorded?
 *
 * Compares; the root is computed by a TreeHasher while the log streams by, and who
 * signed the recorded one is decided in core/signatures.
 */
import { equalBytes, toHex } from "../base/index.ts"
import { finding, type Outcome } from "../findings/index.ts"

/** What the lines of the log amount to. */
export interface ComputedTree {
  /** Number of lines that were hashed. */
  readonly size: number
  /** Root over them, 32 bytes. */
  readonly root: Uint8Array
  /** Number of lines that could not be hashed because they are beyond the limit; 0 unless told. */
  readonly unread?: number
}

/** What a checkpoint or a seal says of the tree. */
export interface RecordedTree {
  readonly size: bigint
  /** 32 bytes. */
  readonly root: Uint8Array
  /** Path of the file that says so. */
  readonly path: string
}

/**
 * States whether the recorded size and root are those of the log.
 *
 * The population is the number of events that the record speaks of. Without a record,
 * or with lines that were not read, the check has an object and does not take place.
 */
export function checkTree(computed: ComputedTree, recorded: RecordedTree | undefined): Outcome {
  if (recorded === undefined) return notRun(computed.size, "Nothing records a root for the log.")
  const expected = toCount(recorded.size)
  const unread = computed.unread ?? 0
  if (unread > 0) return notRun(expected, `Lines beyond the limit were not read: ${unread}.`)

  const population = { expected, checked: Math.min(computed.size, expected) }
  const agrees = BigInt(computed.size) === recorded.size && equalBytes(computed.root, recorded.root)
  if (agrees) return { check: "tree", population, findings: [] }

  const mismatch = finding("MERKLE_ROOT_MISMATCH", recorded.path, {
    recordedEvents: String(recorded.size),
    recordedRoot: toHex(recorded.root),
    events: String(computed.size),
    computedRoot: toHex(computed.root),
  })
  return { check: "tree", population, findings: [mismatch] }
}

function notRun(expected: number, reason: string): Outcome {
  return { check: "tree", population: { expected, checked: 0 }, findings: [], notRun: reason }
}

/** A count that JSON can carry; a hostile checkpoint may state one up to 2^64-1. */
function toCount(size: bigint): number {
  const most = BigInt(Number.MAX_SAFE_INTEGER)
  return Number(size > most ? most : size)
}
