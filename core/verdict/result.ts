/**
 * The result of an examination, `sealwright.result/1`: the whole of what is said, as data.
 *
 * Everything that a person is shown (terminal, PDF, window) is derived from this and
 * from nothing else. All members are JSON values; the schema is docs/schemas/result-1.json.
 */
import type { CustodyEntry } from "../custody/index.ts"
import type {
  CheckId,
  CheckStatus,
  Finding,
  FindingCode,
  Severity,
  Statement,
} from "../findings/index.ts"
import type { ProofKind } from "../trust/index.ts"

export type Verdict = "TOTAL-PASSED" | "INDETERMINATE" | "TOTAL-FAILED"
export type StatementStatus = "PASSED" | "FAILED" | "INDETERMINATE"

export interface CheckResult {
  readonly id: CheckId
  readonly status: CheckStatus
  /** True when the policy makes the verdict depend on this check. */
  readonly mandatory: boolean
  readonly population: { readonly expected: number; readonly checked: number }
  /** Why the check did not take place, or the codes that decided its status. */
  readonly reason?: string
}

export interface FindingResult extends Finding {
  readonly severity: Severity
  readonly says: string
  readonly check: CheckId
}

export interface StatementResult {
  readonly status: StatementStatus
  readonly says: string
}

/** A share of a population, in counts so that nobody depends on rounding. */
export interface Share {
  readonly covered: number
  readonly total: number
}

export interface Coverage {
  /** Bytes of all files whose digest was recomputed and agrees with a sound manifest. */
  readonly bytesUnderDigest: Share
  /** Bytes of all files that a good seal by a pinned key covers, through its manifests. */
  readonly bytesUnderSeal: Share
  /** Events whose link to the event before holds. */
  readonly eventsUnderChain: Share
  /** Events inside a tree whose root agrees. */
  readonly eventsUnderTree: Share
  /** Events that a seal by a pinned key covers which shows an origin. */
  readonly eventsUnderSeal: Share
}

/** One seal as it stands: who signed, in which role, and whether that weighs anything. */
export interface SealResult {
  readonly path: string
  readonly sha256: string
  readonly keyid: string
  readonly role: string
  /** Claimed by the signer, not proven. */
  readonly sealedAt: string
  readonly reason: string
  /**
   * `valid`: by a pinned key, everything agrees. `broken`: names a pinned key and fails.
   * `uncompared`: by a pinned key, and something differs only for what could not be read.
   * `undecided`: whether a pinned key made it could not be told. `unattributed`: no pinned key did.
   */
  readonly standing: "valid" | "broken" | "uncompared" | "undecided" | "unattributed"
  /** Id and subject of the pinned key, when one verified it. */
  readonly key?: {
    readonly id: string
    readonly subject: string
    readonly algorithm: string
    readonly fingerprint: string
  }
}

/** One signature by a pinned key that holds, judged at its best-signature-time (ETSI EN 319 102-1). */
export interface SignatureResult {
  readonly path: string
  /** Line of a file that holds many. */
  readonly line?: number
  /** Id of the pinned key. */
  readonly key: string
  /** It existed no later than this: the time that is proven, else that of the evaluation. */
  readonly noLaterThan: string
  readonly proof: ProofKind
  /** Path of the proof in the evidence, and whose word it is. */
  readonly proofAt?: string
  readonly by?: string
  /** `good`: nothing stands against the key at that time. `open`: something does, or the policy asks whether it was withdrawn and nobody says. */
  readonly standing: "good" | "open" | "failed"
}

/** Signatures by pinned keys that hold: of seals, of the checkpoint and of events. */
export interface SignaturesResult {
  /** How many there are. */
  readonly total: number
  /** The first ten thousand of them. */
  readonly entries: readonly SignatureResult[]
}

/** The custody events that the log records. */
export interface CustodyResult {
  /** How many there are. */
  readonly total: number
  /** The first ten thousand of them. */
  readonly entries: readonly CustodyEntry[]
}

export interface ItemResult {
  readonly path: string
  readonly sizeBytes: number
  readonly sha256: string
}

/**
 * The log beside that of an earlier result, in records. `continued`: the earlier one is the
 * beginning of this one. `shorter`: it has fewer. `other`: it has as many or more, and the
 * earlier one is not its beginning. `broken`: it has as many or more, and one of the two has
 * defects, so that its last line vouches for no other. `none`: there is none that could be read.
 */
export interface LogComparison {
  readonly before: number
  /** 0 where there is none that could be read. */
  readonly now: number
  readonly way: "same" | "continued" | "shorter" | "other" | "broken" | "none"
}

/** Comparison with an earlier result; the four counts sum to `total`. */
export interface Comparison {
  readonly resultDigest: string
  readonly total: number
  readonly same: number
  readonly changed: readonly string[]
  readonly missing: readonly string[]
  readonly extra: readonly string[]
  /** Absent where there was no log then. */
  readonly log?: LogComparison
}

/**
 * An archive inside the evidence, examined by itself under the same trust, policy and
 * instant. Its verdict never makes that of the evidence around it better.
 */
export interface NestedResult {
  readonly path: string
  readonly container: Result["input"]["container"]
  readonly format: string
  /** As `input.digest` of a result of its own. */
  readonly digest: string
  readonly verdict: Verdict
  readonly statements: Readonly<Record<Statement, StatementStatus>>
  readonly checks: readonly { readonly id: CheckId; readonly status: CheckStatus }[]
  /** Codes of its findings, each once. */
  readonly codes: readonly FindingCode[]
  /**
   * That of the whole result, which examining the archive by itself gives again, unless it holds
   * archives of its own: these are then examined, too.
   */
  readonly resultDigest: string
}

/** The trust file that was in force. */
export interface TrustResult {
  readonly schema: "sealwright.trust/1" | "sealwright.trust/2"
  readonly digest: string
  readonly name?: string
  readonly issuedAt?: string
  readonly staleAfter?: string
  /** `signed`: by every signer that was named. `unjudged`: signed, and no signer was named. */
  readonly signing: "unsigned" | "unjudged" | "signed"
  /** Fingerprints of the named signers, when it is signed. */
  readonly signedBy?: readonly string[]
  readonly keys: number
  readonly anchors: number
  readonly heads: number
  /** Where its history stands: a later pack must have grown out of this. */
  readonly journal?: { readonly id: string; readonly entries: number; readonly head: string }
}

export interface Result {
  readonly schema: "sealwright.result/1"
  readonly tool: { readonly name: "sealwright"; readonly version: string }
  /** The instant at which windows were judged; an input, never the clock by surprise. */
  readonly evaluatedAt: string
  readonly input: {
    /** As the user named it; not part of the result digest. */
    readonly path: string
    readonly container: "folder" | "zip" | "tar" | "tar.gz"
    readonly format: string
    readonly formatVersion?: string
    readonly bagId?: string
    readonly logId?: string
    readonly exporter?: string
    readonly generation?: number
    /**
     * SHA-256 (hex): for an evidence bag of tagmanifest-sha256.txt; else of the list of items;
     * of the archive's own bytes when no item could be read out of it.
     */
    readonly digest: string
    readonly files: number
    readonly bytes: number
    /** The head of the log, when there is one. */
    readonly log?: {
      readonly events: number
      readonly head: string
      readonly root: string
      readonly origin?: string
    }
  }
  readonly policy: { readonly id: string; readonly version: string; readonly digest: string }
  /** Bag id or digest that the evidence had to have, when one was given. */
  readonly expected?: string
  /** Absent when no trust file was given. */
  readonly trust?: TrustResult
  readonly verdict: Verdict
  readonly statements: Readonly<Record<Statement, StatementResult>>
  /** Every check, in the published order, whether it took place or not. */
  readonly checks: readonly CheckResult[]
  readonly findings: readonly FindingResult[]
  readonly coverage: Coverage
  /** What was not shown, one plain sentence each. */
  readonly limits: readonly string[]
  readonly seals: readonly SealResult[]
  readonly signatures: SignaturesResult
  readonly custody: CustodyResult
  readonly items: readonly ItemResult[]
  readonly comparison?: Comparison
  /** Archives inside the evidence that were examined; absent when there are none. */
  readonly nested?: readonly NestedResult[]
  /** Where and how it ran; not part of the result digest. */
  readonly run: {
    readonly platform: string
    readonly runtime: string
    readonly engine: string
    /** Allowed algorithms that the native library was tried on and computes; absent when not asked. */
    readonly native?: readonly string[]
    readonly startedAt: string
    readonly durationMs: number
  }
  /**
   * SHA-256 (hex) over the RFC 8785 form of this result without `run`, `input.path` and
   * `resultDigest`: equal on every machine for equal evidence, trust, policy and instant.
   */
  readonly resultDigest: string
}
