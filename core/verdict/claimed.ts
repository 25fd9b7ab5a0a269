/** What evidence claims about itself, with nothing checked: `sealwright.claims/1`. */
import type { Saying } from "../base/index.ts"

/** In the order in which they are read; `key`, `reason`, `events` and `root` belong to the one before. */
export type ClaimLabel =
  | "format"
  | "files"
  | "bag id"
  | "log id"
  | "exporter"
  | "generation"
  | "source items"
  | "manifest"
  | "checkpoint"
  | "events"
  | "root"
  | "seal"
  | "key"
  | "reason"
  | "earlier generation"
  | "event signatures"
  | "time-stamp"

export interface ClaimedFact {
  readonly label: ClaimLabel
  /** Its values are the evidence's own words. */
  readonly value: Saying
}
