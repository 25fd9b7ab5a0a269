/**
 * A further seal on an existing bag: one new file, and everything else as it was.
 *
 * In a folder the seal is put beside the others; an archive is never rewritten in place,
 * so there the sealed bag becomes a new one.
 */
import { join } from "node:path"
import { compareBytes, Failure, LIMITS, say, toUtf8 } from "../base/index.ts"
import { composeSeal, digestOf, type SealTerms, type TagFile } from "../seal/index.ts"
import type { Result } from "../verdict/index.ts"
import { copyItem, openExaminedBag, type ExaminedBag } from "./examined-bag.ts"
import { placeOutside } from "./place-outside.ts"
import { writeBag } from "./write-bag.ts"
import { writeNewFile } from "./write-file.ts"

export interface AddSealRequest {
  /** An examination of the bag; see examined-bag.ts for what it must have shown. */
  readonly examined: Result
  readonly terms: SealTerms
  /** Where the sealed bag shall be; absent to add the seal to a folder. */
  readonly out?: string
  readonly signal?: AbortSignal
  readonly onBytes?: (bytes: number) => void
}

export interface AddedSeal {
  readonly bagId: string
  readonly generation: number
  /** The bag that now holds the seal. */
  readonly location: string
  /** Path of the seal inside the bag. */
  readonly seal: string
  /** SHA-256 (hex) of the seal's file. */
  readonly sealSha256: string
  /** Seals that the new one names. */
  readonly follows: number
}

/**
 * Adds one seal that names all seals before it (docs/evidence-bag.md, section 8).
 *
 * @throws Failure MALFORMED when the bag must not be sealed further, USAGE for an archive
 *   without `out`, UNWRITABLE for the output.
 */
export async function addSeal(request: AddSealRequest): Promise<AddedSeal> {
  const bag = await openExaminedBag(request.examined)
  try {
    const earlier = bag.items.filter(({ path }) => path.startsWith("seals/"))
    if (earlier.length >= LIMITS.sealsPerGeneration) {
      const message = say("holds {seals} seals already, and no more are allowed", {
        seals: earlier.length,
      })
      throw new Failure("USAGE", message, { path: bag.path })
    }
    const seal = composeSeal(bag.facts, request.terms, earlier)
    return {
      bagId: bag.identity.bagId,
      generation: bag.generation,
      location: await store(request, bag, seal),
      seal: seal.path,
      sealSha256: digestOf(seal),
      follows: earlier.length,
    }
  } finally {
    await bag.container.close()
  }
}

/** What a further seal on a bag will say, before anything is written. */
export interface AdditionPreview {
  readonly exporter: string
  readonly generation: number
  readonly files: { readonly count: number; readonly bytes: number }
  readonly events: number
  readonly follows: number
}

/** @throws Failure MALFORMED when the bag must not be sealed further. */
export async function previewAddition(examined: Result): Promise<AdditionPreview> {
  const { identity, generation, facts, items, container } = await openExaminedBag(examined)
  await container.close()
  const follows = items.filter(({ path }) => path.startsWith("seals/")).length
  const { files, log } = facts
  return { exporter: identity.exporter, generation, files, events: log.events, follows }
}

async function store(request: AddSealRequest, bag: ExaminedBag, seal: TagFile): Promise<string> {
  const { out } = request
  if (out !== undefined) {
    await copyWith({ ...request, out }, bag, seal)
    return out
  }
  if (bag.kind !== "folder") {
    throw new Failure(
      "USAGE",
      say("an archive is never changed; name a new one (on the command line: --out)"),
      {
        path: bag.path,
      },
    )
  }
  const partial = await placeOutside(bag.path)
  await writeNewFile(
    join(bag.path, seal.path),
    seal.bytes,
    partial === undefined ? {} : { partial },
  )
  return bag.path
}

async function copyWith(
  place: AddSealRequest & { readonly out: string },
  bag: ExaminedBag,
  seal: TagFile,
): Promise<void> {
  const key = toUtf8(seal.path)
  const before = bag.items.filter(({ path }) => compareBytes(toUtf8(path), key) < 0)
  const after = bag.items.slice(before.length)
  await writeBag(place, async (site) => {
    for (const item of before) await copyItem(site, bag, { item, to: item.path })
    await site.add({ path: seal.path, sizeBytes: seal.bytes.length }, [seal.bytes])
    for (const item of after) await copyItem(site, bag, { item, to: item.path })
    return { bagId: bag.identity.bagId, answer: undefined }
  })
}
