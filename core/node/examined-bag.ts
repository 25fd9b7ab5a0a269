/**
 * A bag that may be sealed further: examined, found whole, and opened for copying.
 *
 * Nothing is added to a bag on trust: what the examination recomputed is what the next
 * seal states, and whatever is read afterwards must still be the same.
 */
import { Failure, phrase, say, toHex, type Saying } from "../base/index.ts"
import type { Container, ContainerKind } from "../container/index.ts"
import { severityOf } from "../findings/index.ts"
import {
  BAG_INFO_PATH,
  LOG_PATH,
  readExistingBag,
  TAG_MANIFEST_PATH,
  type BagFacts,
  type ExistingBag,
} from "../seal/index.ts"
import type { FindingResult, ItemResult, Result } from "../verdict/index.ts"
import type { BagSite } from "./write-bag.ts"
import { nativeDigests } from "./native-digests.ts"
import { openEvidence } from "./open.ts"

/** Checks that must pass before a key vouches for what is there; who sealed it may be open. */
const NEEDED = [
  "container",
  "format",
  "fixity",
  "digest-strength",
  "closed-world",
  "chain",
  "tree",
  "generations",
] as const

export interface ExaminedBag extends ExistingBag {
  readonly path: string
  readonly kind: ContainerKind
  /** All files of the bag, sorted by the bytes of their paths. */
  readonly items: readonly ItemResult[]
  readonly facts: BagFacts
  readonly container: Container
}

/**
 * What stands in the way of sealing this bag further; empty when nothing does.
 *
 * @param result - An examination of the bag, with or without a trust file.
 */
export function obstacles(result: Result): readonly Saying[] {
  if (result.input.format !== "evidence-bag") return [say("this is not an evidence bag")]
  const broken = result.findings.filter((found) => severityOf(found) === "broken")
  if (broken.length > 0) return broken.map(describe)
  return NEEDED.flatMap((id) => {
    const check = result.checks.find((one) => one.id === id)
    if (check?.status === "PASSED" || check?.status === "NOT_APPLICABLE") return []
    return [say('the check "{id}" did not pass', { id })]
  })
}

/**
 * Opens a bag on the strength of its examination.
 *
 * @throws Failure UNREADABLE when it is not any more what was examined; MALFORMED, naming
 *   the first obstacle, when it must not be sealed further. The caller closes the container.
 */
export async function openExaminedBag(result: Result): Promise<ExaminedBag> {
  const { path } = result.input
  const [obstacle] = obstacles(result)
  if (obstacle !== undefined) {
    throw new Failure("MALFORMED", say("cannot be sealed further: {obstacle}", { obstacle }), {
      path,
    })
  }
  const evidence = await openEvidence(path)
  try {
    const { container } = evidence
    const existing = await readExisting(container, result)
    return {
      ...existing,
      path,
      kind: result.input.container,
      items: result.items,
      facts: factsOf(existing, result),
      container,
    }
  } catch (cause) {
    await evidence.container.close()
    throw cause
  }
}

/**
 * Copies one file of the bag into another, under its own path or a new one.
 *
 * @throws Failure UNREADABLE when it is not what was examined.
 */
export async function copyItem(
  site: BagSite,
  bag: ExaminedBag,
  { item, to }: { readonly item: ItemResult; readonly to: string },
): Promise<void> {
  const member = { path: to, sizeBytes: item.sizeBytes }
  const written = await site.add(member, bag.container.read(item.path))
  if (written.sha256 !== item.sha256) throw changed(bag.path)
}

/** The whole content of a small file of the bag, as it was examined. */
async function readItem(container: Container, path: string, result: Result): Promise<Uint8Array> {
  const item = result.items.find((one) => one.path === path)
  if (item === undefined) throw changed(result.input.path)
  const bytes = new Uint8Array(item.sizeBytes)
  let length = 0
  for await (const chunk of container.read(path)) {
    if (length + chunk.length > bytes.length) throw changed(result.input.path)
    bytes.set(chunk, length)
    length += chunk.length
  }
  if (toHex(nativeDigests.sha256(bytes)) !== item.sha256) throw changed(result.input.path)
  return bytes
}

async function readExisting(container: Container, result: Result): Promise<ExistingBag> {
  const existing = readExistingBag(
    await readItem(container, BAG_INFO_PATH, result),
    await readItem(container, TAG_MANIFEST_PATH, result),
    await readItem(container, result.seals[0]?.path ?? "seals", result),
  )
  if (existing === undefined) throw changed(result.input.path)
  return existing
}

function factsOf({ identity, generation, logKey }: ExistingBag, result: Result): BagFacts {
  const { items, input } = result
  const log = items.find(({ path }) => path === LOG_PATH)
  if (input.log === undefined || log === undefined) throw changed(input.path)
  const payload = items.filter(({ path }) => path.startsWith("data/"))
  return {
    ...identity,
    generation,
    logKey,
    manifests: items
      .filter(({ path }) => /^(?:tag)?manifest-[^/]*\.txt$/.test(path))
      .map(({ path, sha256 }) => ({ name: path, sha256 })),
    files: {
      count: payload.length,
      bytes: payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    },
    log: {
      events: input.log.events,
      bytes: log.sizeBytes,
      head: input.log.head,
      root: input.log.root,
    },
  }
}

function describe({ code, at: { path }, says }: FindingResult): Saying {
  const what = phrase(says)
  if (path === "") return say("{code}: {what}", { code, what })
  return say("{code} at {path}: {what}", { code, path, what })
}

function changed(path: string): Failure {
  return new Failure("UNREADABLE", say("changed since it was examined; run it again"), { path })
}
