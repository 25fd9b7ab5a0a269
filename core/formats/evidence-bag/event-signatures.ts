/** custody/signatures.jsonl: signatures over single events. See docs/evidence-bag.md, section 11. */
import { LIMITS } from "../../base/index.ts"
import type { EventSignatureClaim } from "../../claims/index.ts"
import { parseEnvelopeLine } from "../../encodings/index.ts"
import { linesOf } from "../lines.ts"
import { lineReporter, type TagFiles } from "../tag-files.ts"
import { EVENT_SIGNATURES } from "./layout.ts"

/** The signatures over events, when the bag holds any. */
export async function readEventSignatures(tags: TagFiles): Promise<readonly EventSignatureClaim[]> {
  const bytes = await tags.read(EVENT_SIGNATURES, LIMITS.tagFileBytes)
  if (bytes === undefined) return []
  const report = lineReporter(tags, EVENT_SIGNATURES)
  const claims: EventSignatureClaim[] = []
  for (const { bytes: line, number, ended } of linesOf(bytes)) {
    if (!ended) report("FORMAT_FAILURE", number, { reason: "the last line does not end with LF" })
    const answer = parseEnvelopeLine(line)
    if (answer.kind === "refused") report(answer.code, number, { reason: answer.reason })
    else claims.push({ line: number, ...answer.envelope })
  }
  return claims
}
