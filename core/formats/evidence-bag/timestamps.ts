/**
 * Time-stamps beside the seals: told apart from other files, not opened further.
 *
 * @see docs/evidence-bag.md, section 9
 */
import { LIMITS } from "../../base/index.ts"
import type { SealClaim, TimestampClaim } from "../../claims/index.ts"
import type { TagFiles } from "../tag-files.ts"
import { TIMESTAMPS } from "./layout.ts"

const NAME = new RegExp(`^${TIMESTAMPS}/([0-9a-f]{64})\\.tsr$`)

/** Well-formed time-stamps over any of the seals; other files there are no claims. */
export async function readTimestamps(
  tags: TagFiles,
  seals: readonly SealClaim[],
): Promise<readonly TimestampClaim[]> {
  const sealed = new Set(seals.map(({ sha256 }) => sha256))
  const timestamps: TimestampClaim[] = []
  for (const path of tags.children(TIMESTAMPS)) {
    const sealSha256 = NAME.exec(path)?.[1]
    if (sealSha256 === undefined || !sealed.has(sealSha256)) continue
    const bytes = await tags.read(path, LIMITS.tagFileBytes)
    if (bytes !== undefined && isDerSequence(bytes)) timestamps.push({ path, sealSha256 })
  }
  return timestamps
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
