/** Which evidence this is: its digest, whether it was the one asked for, and the source's count. */
import type { Claims } from "../claims/index.ts"
import { Failure, toHex, whileHeld } from "../base/index.ts"
import type { Container, Entry } from "../container/index.ts"
import { finding, type Outcome } from "../findings/index.ts"
import { inventoryDigest, type InventoryItem } from "../hashing/index.ts"
import { checkFreshness } from "../trust/index.ts"
import type { LogRead } from "./log.ts"
import { payloadFiles } from "./files.ts"
import type { ExaminationTerms } from "./terms.ts"

/** What the digest of the evidence is made from. */
export interface ReadEvidence {
  readonly claims: Claims
  readonly items: readonly InventoryItem[]
  readonly container: Container
}

/**
 * The digest by which the evidence is known (lower-case hex).
 *
 * Evidence bags have one of their own, which covers everything but the seals: the SHA-256 of
 * their tag manifest. Everything else is known by the list of all its files; an archive out
 * of which no file could be read, by its own bytes.
 *
 * @throws Failure INTERRUPTED on the signal, UNREADABLE when the system refuses the archive.
 */
export async function digestOfEvidence(
  { claims, items, container }: ReadEvidence,
  terms: ExaminationTerms,
): Promise<string> {
  const tagManifest = items.find(({ path }) => path === "tagmanifest-sha256.txt")
  if (claims.format === "evidence-bag" && tagManifest !== undefined) return tagManifest.sha256
  const whole = items.length === 0 ? container.readWhole?.() : undefined
  return whole === undefined ? inventoryDigest(items, terms.digests) : digestOfBytes(whole, terms)
}

async function digestOfBytes(
  bytes: AsyncIterable<Uint8Array>,
  { digests, progress }: ExaminationTerms,
): Promise<string> {
  const hasher = digests.hasher("sha256")
  for await (const piece of bytes) {
    await whileHeld(progress?.held)
    if (progress?.signal?.aborted === true) {
      throw new Failure("INTERRUPTED", "stopped before all digests were computed")
    }
    progress?.onBytes?.(piece.length)
    hasher.update(piece)
  }
  return toHex(hasher.digest())
}

/** The check `freshness`: pinned heads of this log, and the id or digest that was asked for. */
export function checkIdentity(
  claims: Claims,
  log: LogRead | undefined,
  { digest, terms }: { readonly digest: string; readonly terms: ExaminationTerms },
): Outcome {
  const origin = claims.checkpoint?.origin
  const state =
    log === undefined || origin === undefined
      ? undefined
      : {
          origin,
          size: log.tree.size,
          rootAt: (size: number) => log.states.get(size)?.root,
        }
  return checkFreshness(terms.trust?.heads ?? [], state, {
    digest,
    ...(claims.bagId === undefined ? {} : { bagId: claims.bagId }),
    ...(terms.expected === undefined ? {} : { asked: terms.expected }),
  })
}

/** The check `source-completeness`: does the number sealed equal what the source reported? */
export function checkSource(
  { sourceItems }: Claims,
  entries: readonly Entry[],
  erased: ReadonlySet<string>,
): Outcome {
  if (sourceItems === undefined) {
    return {
      check: "source-completeness",
      population: { expected: 0, checked: 0 },
      findings: [],
      notRun: "The evidence does not state how many items its source held.",
    }
  }
  const payload = payloadFiles(entries).length
  const accounted = payload + erased.size
  const observed = {
    source: String(sourceItems),
    sealed: String(payload),
    erased: String(erased.size),
  }
  return {
    check: "source-completeness",
    population: { expected: sourceItems, checked: Math.min(accounted, sourceItems) },
    findings:
      accounted === sourceItems ? [] : [finding("POPULATION_UNPROVEN", "bag-info.txt", observed)],
  }
}
