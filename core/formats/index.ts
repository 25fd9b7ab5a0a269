/**
 * The list of formats: which one a piece of evidence is in, and what it claims in it.
 *
 * A format translates bytes into claims. It verifies nothing and trusts nothing.
 */
import type { Claims } from "../claims/index.ts"
import type { Container } from "../container/index.ts"
import type { Outcome } from "../findings/index.ts"
import { isBag, readBag } from "./bagit/read.ts"
import { readChecksumLists } from "./checksum-list/read.ts"
import { emptyClaims } from "./empty-claims.ts"
import { seenElsewhere } from "./elsewhere.ts"
import { isEvidenceBag, readEvidenceBag } from "./evidence-bag/read.ts"
import { openTagFiles, type Sha256, type TagFiles } from "./tag-files.ts"

export { toListName } from "./checksum-list/names.ts"
export { WRITTEN_BAG_ID_PATTERN } from "./evidence-bag/names.ts"
export { parseLogLine, type LogLineRefused } from "./evidence-bag/log-line.ts"
export type { Sha256 } from "./tag-files.ts"

/** What was read, and of which bytes. */
export interface ClaimsRead {
  readonly claims: Claims
  /** Check "format": its population are the tag files that were to be read. */
  readonly outcome: Outcome
  /** Every tag file that was read, by path. */
  readonly tagFiles: ReadonlyMap<string, Uint8Array>
  /** SHA-256 (hex) of exactly those bytes: another measurement of the file must agree with it. */
  readonly readDigests: ReadonlyMap<string, string>
}

/**
 * Reads the claims of opened evidence.
 *
 * @param digests - Computes the SHA-256 of what is read.
 * @returns Claims of the first format that recognises the evidence; of format `unknown` with
 *   the finding FORMAT_UNKNOWN when none does. Hostile content becomes findings.
 * @throws Failure as the container does, but for UNREADABLE, which becomes a finding.
 */
export async function readClaims(container: Container, digests: Sha256): Promise<ClaimsRead> {
  const tags = openTagFiles(container, digests)
  const claims = await readFormat(container, tags)
  return {
    claims,
    outcome: {
      check: "format",
      population: { expected: tags.asked(), checked: tags.files.size },
      findings: tags.findings,
    },
    tagFiles: tags.files,
    readDigests: tags.digests,
  }
}

async function readFormat({ isSingleFile }: Container, tags: TagFiles): Promise<Claims> {
  if (await isEvidenceBag(tags)) return readEvidenceBag(tags)
  if (isBag(tags)) return readBag(tags)
  const lists = await readChecksumLists(tags)
  if (lists !== undefined) return isSingleFile === true ? withoutFiles(lists, tags) : lists
  tags.report("FORMAT_UNKNOWN", "", seenElsewhere(tags))
  return emptyClaims("unknown")
}

/**
 * Of a list that was opened by itself: what it lists was not given, so it is neither there nor
 * missing. Nothing is looked up beside it, since nobody chose that as the evidence.
 */
function withoutFiles({ format, manifests }: Claims, tags: TagFiles): Claims {
  for (const path of new Set(manifests.map((manifest) => manifest.path))) {
    tags.report("LIST_WITHOUT_FILES", path)
  }
  return emptyClaims(format)
}
