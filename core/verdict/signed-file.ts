/** The result of judging one signature over one file: `sealwright.signature/1`. */
import type { FindingCode, Observed, Place, Severity } from "../findings/index.ts"
import type { ProofKind } from "../trust/index.ts"
import type { Verdict } from "./result.ts"

/** A pinned key that signed exactly this file, or one whose certificate a pinned authority vouches for. */
export interface FileSigner {
  /** Id of the pin; of a key that is not pinned, id of the authority and serial number. */
  readonly id: string
  /** As pinned; of a key that is not pinned, the subject of its certificate (RFC 4514). */
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
  /** Absent where the key itself is pinned. */
  readonly authority?: VouchingAuthority
}

/** On whose word a key counts that is not pinned itself. */
export interface VouchingAuthority {
  /** Id and subject of the authority as it is pinned, SHA-256 of its certificate. */
  readonly id: string
  readonly subject: string
  readonly sha256: string
  /** The entry of the pinned names that the signer's subject is. */
  readonly name: string
  /** From the signer's certificate up to the one that the authority issued. */
  readonly path: readonly PathCertificate[]
}

export interface PathCertificate {
  /** RFC 4514. */
  readonly subject: string
  readonly sha256: string
  /** Hex. */
  readonly serial: string
  /** What the lists and responses of the trust pack say, on the word of the issuer in the path. */
  readonly revocation: {
    readonly status: "good" | "revoked" | "unknown"
    /** Absent where nothing says it. Instants are RFC 3339: of the list or response, and of the next. */
    readonly source?: "crl" | "ocsp"
    readonly thisUpdate?: string
    readonly nextUpdate?: string
  }
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
