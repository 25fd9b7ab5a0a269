/** The result of judging one signature over one file: `sealwright.signature/1`. */
import type { FindingCode, Observed, Place, Severity } from "../findings/index.ts"
import type { ProofKind } from "../trust/index.ts"
import type { Verdict } from "./result.ts"

/** A pinned key that signed exactly this file. */
export interface FileSigner {
  readonly id: string
  readonly subject: string
  readonly algorithm: string
  readonly fingerprint: string
  readonly roles: readonly string[]
  /** True when it holds a role that may vouch and was good at `noLaterThan`. */
  readonly vouches: boolean
  /** RFC 3339: the signature existed by then; the instant of the evaluation where nothing proves it. */
  readonly noLaterThan: string
  readonly proof: ProofKind
  /** Path of the time-stamp, and the authority as it is pinned. */
  readonly proofAt?: string
  readonly by?: string
}

export interface FileFinding {
  readonly code: FindingCode
  readonly severity: Severity
  readonly at: Place
  readonly observed: Observed
  readonly says: string
}

export interface SignedFileResult {
  readonly schema: "sealwright.signature/1"
  readonly verdict: Verdict
  readonly file: { readonly path: string; readonly bytes: number; readonly sha256: string }
  readonly signature: {
    readonly path: string
    readonly sha256: string
    /** `bare`, `dsse`, `minisign`, `sshsig`, `jws`, `in-toto`, `cms`; `unknown` when it does not parse. */
    readonly form: string
    /** What it says beside its signatures; docs/signatures.md tells what of that is signed. */
    readonly says: Observed
    /** How many signatures are in it, and of how many it is known which pinned key made them. */
    readonly population: { readonly expected: number; readonly checked: number }
  }
  readonly signers: readonly FileSigner[]
  readonly findings: readonly FileFinding[]
  /** RFC 3339: the instant of the evaluation. */
  readonly evaluatedAt: string
  readonly policy: { readonly id: string; readonly version: string; readonly sha256: string }
  /** SHA-256 of the trust file; `null` when none was given. */
  readonly trust: string | null
}
