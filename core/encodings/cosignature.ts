/**
 * Cosignatures of witnesses (C2SP tlog-cosignature): a time and a signature in a line of a note.
 *
 * Read and written, nothing verified.
 */
import { concat, refused, toUtf8, type Refused } from "../base/index.ts"
import type { CheckpointText } from "./checkpoint.ts"

export interface TimestampedSignature {
  /** Seconds since 1970, up to 2^63-1; 0 says nothing about a time (ML-DSA-44 only). */
  readonly timestamp: bigint
  readonly signature: Uint8Array
}

export type TimestampedSignatureAnswer =
  { readonly kind: "timestamped"; readonly value: TimestampedSignature } | Refused

const TIMESTAMP_BYTES = 8
const MAX_TIMESTAMP = 2n ** 63n - 1n

/** Reads what follows the key id in a line of a note; the signature's length is not asked. */
export function parseTimestampedSignature(bytes: Uint8Array): TimestampedSignatureAnswer {
  if (bytes.length <= TIMESTAMP_BYTES) return refused("no signature after the time", bytes.length)
  const timestamp = bytes
    .subarray(0, TIMESTAMP_BYTES)
    .reduce((sum, octet) => sum * 256n + BigInt(octet), 0n)
  if (timestamp > MAX_TIMESTAMP) return refused("a time beyond 2^63-1", 0)
  return { kind: "timestamped", value: { timestamp, signature: bytes.slice(TIMESTAMP_BYTES) } }
}

export function writeTimestampedSignature({
  timestamp,
  signature,
}: TimestampedSignature): Uint8Array {
  return concat(uint64(timestamp), signature)
}

/**
 * What an Ed25519 cosignature is made over.
 *
 * @param text - The whole text of the note, up to and including its last LF.
 */
export function cosignedNote(timestamp: bigint, text: Uint8Array): Uint8Array {
  return concat(toUtf8(`cosignature/v1\ntime ${String(timestamp)}\n`), text)
}

const SUBTREE_LABEL = toUtf8("subtree/v1\n\0")
const MAX_NAME_BYTES = 255

/**
 * What an ML-DSA-44 cosignature of a checkpoint is made over: its subtree begins at 0.
 *
 * Extension lines of the checkpoint are not in it.
 *
 * @returns `undefined` for a name or an origin that does not fit into 255 bytes.
 */
export function cosignedTree(
  name: string,
  timestamp: bigint,
  { origin, size, root }: CheckpointText,
): Uint8Array | undefined {
  const [cosigner, log] = [opaque(name), opaque(origin)]
  if (cosigner === undefined || log === undefined) return undefined
  const range = [uint64(0n), uint64(size), root]
  return concat(SUBTREE_LABEL, cosigner, uint64(timestamp), log, ...range)
}

/** A vector of 1 to 255 bytes after its length (RFC 8446 §3.4). */
function opaque(text: string): Uint8Array | undefined {
  const bytes = toUtf8(text)
  if (bytes.length === 0 || bytes.length > MAX_NAME_BYTES) return undefined
  return concat(Uint8Array.of(bytes.length), bytes)
}

function uint64(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 8 }, (_, index) =>
    Number((value >> BigInt(8 * (7 - index))) & 0xffn),
  )
}
