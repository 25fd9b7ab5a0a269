/** What evidence at a path claims about itself, with nothing checked. */
import { claimedFacts } from "../examination/index.ts"
import { readClaims } from "../formats/index.ts"
import type { ClaimedFact } from "../verdict/index.ts"
import { nativeDigests } from "./native-digests.ts"
import { openEvidence } from "./open.ts"

/** @throws Failure when it cannot be opened or read. */
export async function readClaimedFacts(path: string): Promise<readonly ClaimedFact[]> {
  const { container } = await openEvidence(path)
  try {
    const { claims } = await readClaims(container, nativeDigests)
    return claimedFacts(claims, container.entries.filter(({ kind }) => kind === "file").length)
  } finally {
    await container.close()
  }
}
