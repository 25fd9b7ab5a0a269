/** The self-test: what was tried to get out, what stopped it, and whether the app is whole. */

/** One way out that was tried. */
export interface Attempt {
  readonly where: "window" | "main" | "examiner"
  /** What was called, such as `fetch` or `node:net connect`. */
  readonly way: string
  /** An address of TEST-NET-1 (RFC 5737) or a name under .invalid (RFC 2606). */
  readonly target: string
  readonly outcome: AttemptOutcome
}

/**
 * `blocked`: the app refused before anything was asked of the system. `stopped`: something
 * else stopped it, so the app did not, which is a defect. `escaped`: it was carried out.
 */
export type AttemptOutcome = "blocked" | "stopped" | "escaped"

/** The app's own files against the manifest that its build made. */
export interface OwnFiles {
  readonly checked: number
  readonly differing: readonly string[]
  readonly missing: readonly string[]
  /** Files that the manifest does not name. */
  readonly unlisted: readonly string[]
}

export interface SelfTest {
  readonly isSound: boolean
  readonly at: string
  readonly attempts: readonly Attempt[]
  /** Null when there is no manifest, as in a folder of sources. */
  readonly ownFiles: OwnFiles | null
  /** What it amounts to, one sentence each, with what the operating system can add. */
  readonly says: readonly string[]
}
