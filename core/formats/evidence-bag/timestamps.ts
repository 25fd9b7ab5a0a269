/**
 * What lies below timestamps/: tokens over seals, and checkpoints that witnesses cosigned.
 *
 * Both come after the sealing, so no manifest lists them; each is named by the digest of
 * what it is about. Whether they prove anything is asked in core/time and core/signatures.
 *
 * @see docs/evidence-bag.md, section 9
 */
import { equalBytes, LIMITS } from "../../base/index.ts"
import type {
  CheckpointClaim,
  CosignedClaim,
  SealClaim,
  TimestampClaim,
} from "../../claims/index.ts"
import { parseSignedNote } from "../../encodings/index.ts"
import type { TagFiles } from "../tag-files.ts"
import { TIMESTAMPS } from "./layout.ts"

const TOKEN_NAME = new RegExp(`^${TIMESTAMPS}/([0-9a-f]{64})\\.tsr$`)
const NOTE_NAME = new RegExp(`^${TIMESTAMPS}/([0-9a-f]{64})\\.note$`)

/** Well-formed time-stamps over any of the seals; other files there are no claims. */
export async function readTimestamps(
  tags: TagFiles,
  seals: readonly SealClaim[],
): Promise<readonly TimestampClaim[]> {
  const sealed = new Map(seals.map((seal) => [seal.sha256, seal.path]))
  const timestamps: TimestampClaim[] = []
  for (const path of tags.children(TIMESTAMPS)) {
    const sealSha256 = TOKEN_NAME.exec(path)?.[1] ?? ""
    const sealPath = sealed.get(sealSha256)
    if (sealPath === undefined) continue
    const token = await tags.read(path, LIMITS.tagFileBytes)
    const seal = await tags.read(sealPath, LIMITS.tagFileBytes)
    if (token === undefined || seal === undefined || !isDerSequence(token)) continue
    timestamps.push({ path, sealSha256, token, sealed: seal })
  }
  return timestamps
}

/** Notes with the text of one of the checkpoints, named by the digest of that checkpoint's file. */
export async function readCosigned(
  tags: TagFiles,
  checkpoints: readonly CheckpointClaim[],
): Promise<readonly CosignedClaim[]> {
  const byDigest = new Map(checkpoints.map((one) => [tags.digestOf(one.path), one]))
  const cosigned: CosignedClaim[] = []
  for (const path of tags.children(TIMESTAMPS)) {
    const checkpoint = byDigest.get(NOTE_NAME.exec(path)?.[1] ?? "")
    if (checkpoint === undefined) continue
    const bytes = await tags.read(path, LIMITS.tagFileBytes)
    const answer = bytes === undefined ? undefined : parseSignedNote(bytes)
    if (answer?.kind !== "note") continue
    // Another text under this name would let one log's witnesses speak for another's.
    if (!equalBytes(answer.note.text, checkpoint.note.text)) continue
    cosigned.push({ path, checkpoint: checkpoint.path, note: answer.note })
  }
  return cosigned
}

/** True when the bytes are one DER SEQUENCE by tag and length (X.690 §8.1.3, §10.1). */
function isDerSequence(bytes: Uint8Array): boolean {
  const [tag, first] = bytes
  if (tag !== 0x30 || first === undefined) return false
  if (first < 0x80) return bytes.length === 2 + first
  const count = first - 0x80
  if (count < 1 || count > 4 || bytes.length < 2 + count) return false
  const length = bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0)
  // The shortest form only: no leading zero, no long form for what the short form holds.
  const shortest = count === 1 ? 0x80 : 256 ** (count - 1)
  return length >= shortest && bytes.length === 2 + count + length
}
