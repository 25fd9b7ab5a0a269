/** Claims of seals: a key signed a statement about the manifests and the log. */

export interface SealedDigest {
  readonly name: string
  /** Lower-case hex. */
  readonly sha256: string
}

/** The in-toto Statement of a seal with its predicate; see docs/evidence-bag.md, section 8. */
export interface SealStatement {
  readonly subjects: readonly SealedDigest[]
  readonly bagId: string
  readonly logId: string
  readonly generation: number
  readonly role: string
  readonly sealedAt: string
  readonly reason: string
  readonly tool: { readonly name: string; readonly version: string }
  readonly files: { readonly count: number; readonly bytes: number }
  readonly log: {
    readonly events: number
    readonly bytes: number
    /** Lower-case hex. */
    readonly head: string
    /** Lower-case hex. */
    readonly root: string
    readonly origin: string
    /** C2SP verifier key of the checkpoint's signer. */
    readonly key: string
  }
  readonly follows: readonly { readonly path: string; readonly sha256: string }[]
}

export interface SealSignature {
  /** A hint at the key, never a reason to trust it. */
  readonly keyid: string
  readonly sig: Uint8Array
}

export interface SealClaim {
  /** Path of the envelope's file. */
  readonly path: string
  /** SHA-256 (hex) of the envelope's file. */
  readonly sha256: string
  readonly payloadType: string
  readonly payload: Uint8Array
  readonly signature: SealSignature
  readonly statement: SealStatement
}
