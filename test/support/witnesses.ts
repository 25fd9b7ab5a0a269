/** Witnesses of tests: they cosign checkpoints as C2SP tlog-cosignature says. */
import { createHash } from "node:crypto"
import { parseSignedNote, writeSignedNote } from "../../core/encodings/index.ts"
import { toUtf8 } from "../../core/index.ts"
import type { Signer } from "../../core/signatures/index.ts"

export interface TestWitness {
  readonly name: string
  readonly key: Signer
  /** Seconds since 1970, as it states. */
  readonly time: number
}

/** The checkpoint once more with a cosignature by each witness below it. */
export function cosigned(checkpoint: Uint8Array, witnesses: readonly TestWitness[]): Uint8Array {
  const read = parseSignedNote(checkpoint)
  if (read.kind !== "note") throw new Error(read.reason)
  const { text } = read.note
  const lines = witnesses.map(({ name, key, time }) => {
    const signed = Buffer.concat([toUtf8(`cosignature/v1\ntime ${String(time)}\n`), text])
    const timestamp = Buffer.alloc(8)
    timestamp.writeBigUInt64BE(BigInt(time))
    const signature = Buffer.concat([timestamp, key.sign(signed)])
    const keyId = createHash("sha256")
      .update(Buffer.concat([toUtf8(name), Uint8Array.of(0x0a, 0x04), key.publicKey.raw]))
      .digest()
      .subarray(0, 4)
    return { name, keyId, signature }
  })
  return writeSignedNote({ text, signatures: lines })
}
