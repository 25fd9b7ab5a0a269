/** Claims of signed notes and checkpoints (C2SP signed-note, tlog-checkpoint). */

export interface NoteSignature {
  /** Name of the key, as the signature line spells it. */
  readonly name: string
  /** First four bytes of the signature line's base64: the key id. */
  readonly keyId: Uint8Array
  /** The rest of it. */
  readonly signature: Uint8Array
}

export interface NoteClaim {
  /** The signed text up to and including its last LF. */
  readonly text: Uint8Array
  readonly signatures: readonly NoteSignature[]
}

export interface CheckpointClaim {
  readonly path: string
  readonly note: NoteClaim
  readonly origin: string
  /** Number of leaves. */
  readonly size: bigint
  /** Root hash, 32 bytes. */
  readonly root: Uint8Array
}
