/**
 * The text of a transparency log's checkpoint (C2SP tlog-checkpoint).
 *
 * Origin, size, root: read and written. Whether the tree has that root is asked in
 * core/merkle, who signed it in core/signatures.
 */
import { fromBase64, fromUtf8, refused, toBase64, toUtf8, type Refused } from "../base/index.ts"

export interface CheckpointText {
  readonly origin: string
  /** Number of leaves, up to 2^64-1. */
  readonly size: bigint
  /** Root hash, 32 bytes. */
  readonly root: Uint8Array
}

export type CheckpointAnswer =
  | {
      readonly kind: "checkpoint"
      readonly checkpoint: CheckpointText
      /** Lines after the third: allowed by C2SP, by the evidence bag not. */
      readonly extensions: readonly string[]
    }
  | Refused

const ROOT_BYTES = 32
const MAX_SIZE = 2n ** 64n - 1n
const DECIMAL = /^(?:0|[1-9][0-9]{0,19})$/

/**
 * Reads the text of a signed note as a checkpoint.
 *
 * @param text - Up to and including its last LF.
 * @see C2SP tlog-checkpoint, Note text
 */
export function parseCheckpointText(text: Uint8Array): CheckpointAnswer {
  const whole = fromUtf8(text)
  if (whole === undefined) return refused("the checkpoint is not UTF-8")
  if (!whole.endsWith("\n")) return refused("the checkpoint does not end in LF", text.length)
  const lines = whole.slice(0, -1).split("\n")
  if (lines.includes("")) return refused("an empty line in the checkpoint")
  const [origin, decimal, base64, ...extensions] = lines
  if (origin === undefined || decimal === undefined || base64 === undefined) {
    return refused("a checkpoint of fewer than three lines")
  }
  const size = parseSize(decimal)
  const root = fromBase64(base64)
  if (size === undefined) return refused("a tree size that is not a decimal number up to 2^64-1")
  if (root?.length !== ROOT_BYTES) return refused("a root hash that is not base64 of 32 bytes")
  return { kind: "checkpoint", checkpoint: { origin, size, root }, extensions }
}

/** Writes the three lines of a checkpoint, each ending in LF. */
export function writeCheckpointText({ origin, size, root }: CheckpointText): Uint8Array {
  return toUtf8(`${origin}\n${size}\n${toBase64(root)}\n`)
}

function parseSize(decimal: string): bigint | undefined {
  if (!DECIMAL.test(decimal)) return undefined
  const size = BigInt(decimal)
  return size <= MAX_SIZE ? size : undefined
}
