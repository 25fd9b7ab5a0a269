/** Who vouches for each file of a result, and for the end of its log, told beside it: every list and seal says it already. */

/**
 * `sealed`: by keys that show an origin. `no-origin`: by pinned keys that show none, such as one
 * that was withdrawn. `unknown`: by keys that nobody pinned. `listed`: in a list that no valid seal
 * names. `signed`: a seal, a time-stamp or a cosigned checkpoint, which lists leave out since each
 * holds a signature of its own. `contradicted`: a list names it, and the check of digests found
 * something about it. `unlisted`: no list names it.
 */
export type VouchingWay =
  "sealed" | "no-origin" | "unknown" | "listed" | "signed" | "contradicted" | "unlisted"

export interface VouchingGroup {
  readonly way: VouchingWay
  /** Subjects of the pinned keys, each once; of `sealed` and `no-origin` only. */
  readonly subjects: readonly string[]
}

/**
 * Who states that the log is as long as it is and ends with its last line. `sealed`: seals that
 * show an origin. `no-origin`: seals of pinned keys that hold and show none. `otherwise`: neither,
 * and seals of pinned keys that state another number, last line or root of this log.
 * `checkpoint`: no such seal, and a checkpoint that a pinned key signed. `broken`: only seals of
 * pinned keys that are not accepted for another reason. `unknown`: only seals whose keys nobody
 * pinned. `unstated`: none of these.
 */
export interface LogEnd {
  readonly way:
    "sealed" | "no-origin" | "otherwise" | "checkpoint" | "broken" | "unknown" | "unstated"
  /** Subjects of the pinned keys, each once. */
  readonly subjects: readonly string[]
  /** What the seals state, of `otherwise` only. */
  readonly stated?: StatedLogEnd
}

export interface StatedLogEnd {
  readonly events: number
  /** True where it names the last line that is there: what differs then lies before it. */
  readonly isLast: boolean
}

/** All files at once: few groups, and for each item of the result the number of its group. */
export interface Vouching {
  readonly groups: readonly VouchingGroup[]
  readonly groupOf: readonly number[]
  /** Null where there is no log that could be read. */
  readonly logEnd: LogEnd | null
}
