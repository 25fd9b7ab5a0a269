/**
 * An existing bag as the sealer needs it: who it is, and what its next seal must agree with.
 *
 * Reads three small files of a bag that has been examined before; it judges nothing.
 */
import { fromUtf8 } from "../base/index.ts"
import { parseSealStatement } from "../claims/index.ts"
import { parseSealEnvelope } from "../encodings/index.ts"
import { decodePath, parseBagInfo } from "../formats/evidence-bag/layout.ts"
import type { BagIdentity } from "./bag.ts"

export interface ExistingBag {
  readonly identity: BagIdentity
  readonly generation: number
  /** Verifier key of the checkpoint's signer, as the seals name it. */
  readonly logKey: string
  /** Paths that the tag manifest lists. */
  readonly listed: readonly string[]
}

/**
 * @param bagInfo - bag-info.txt.
 * @param tagManifest - tagmanifest-sha256.txt.
 * @param seal - Any seal of the bag's current generation.
 * @returns `undefined` when one of them does not parse, which examining rules out.
 */
export function readExistingBag(
  bagInfo: Uint8Array,
  tagManifest: Uint8Array,
  seal: Uint8Array,
): ExistingBag | undefined {
  const description = parseBagInfo(bagInfo)
  const envelope = parseSealEnvelope(seal)
  const lines = fromUtf8(tagManifest)?.split("\n").slice(0, -1)
  if (description.kind === "refused" || envelope.kind === "refused") return undefined
  const statement = parseSealStatement(envelope.envelope.payload)
  if ("kind" in statement || lines === undefined) return undefined
  const { bagId, logId, exporter, generation, sourceItems } = description.info
  return {
    identity: { bagId, logId, exporter, ...(sourceItems === undefined ? {} : { sourceItems }) },
    generation,
    logKey: statement.log.key,
    listed: lines.flatMap((line) => decodePath(line.slice(line.indexOf("  ") + 2)) ?? []),
  }
}
