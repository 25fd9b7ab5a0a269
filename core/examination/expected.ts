/** Which bag the evidence must be, as a person names it. */
import { say } from "../base/index.ts"
import { WRITTEN_BAG_ID_PATTERN } from "../formats/index.ts"

const DIGEST_PATTERN = /^[0-9a-f]{64}$/

export const NOTHING_TO_EXPECT = say(
  "what is expected is neither a bag id nor a digest: a bag id is bag- and 32 characters from 0 to 9 and a to f, a digest has 64 of them",
)

/**
 * Reads a bag id or a digest (SHA-256) as it was copied: in any case, with blanks around it, a
 * digest also after `sha256:`.
 *
 * Only the form that writers give to bag ids is taken: by the wider one of readers, every typo
 * and every shortened digest would be the id of another bag, and the evidence would fail for it.
 *
 * @returns In lower case; undefined when it is neither, so that nothing can be held against it.
 * @see docs/evidence-bag.md, section 4
 */
export function parseExpected(text: string): string | undefined {
  const written = text.trim().toLowerCase()
  if (WRITTEN_BAG_ID_PATTERN.test(written)) return written
  const digest = written.replace(/^sha256:/, "")
  return DIGEST_PATTERN.test(digest) ? digest : undefined
}
