/**
 * Outputs stay out of evidence: a report or a key written into a bag would change it.
 *
 * The evidence is only ever read; the one thing that may be added to a bag is a further seal
 * or the time-stamp of one, and those are commands of their own.
 */
import { existsSync, realpathSync, statSync } from "node:fs"
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path"
import { Failure, say } from "../base/index.ts"
import { toListName } from "../formats/index.ts"
import { liesWithin } from "./own-file.ts"

/** Files that no folder has by chance: with one of them it is a bag. */
const MARKS = ["bagit.txt", "custody/events.jsonl"]

/**
 * Refuses to write to a place inside a bag, or to one that is, or lies in, evidence that is named.
 *
 * A checksum list is evidence together with the folder in which it lies, whose files it names.
 * Links are followed on both sides, as far as anything is there, and folders are compared by
 * what they are on the disk too: another spelling of the same folder is the same folder.
 *
 * @param path - The file or folder to be written; neither it nor its folders need exist.
 * @param evidence - Paths that are being examined.
 * @throws Failure USAGE.
 */
export function refuseInsideEvidence(path: string, evidence: readonly string[] = []): void {
  const named = join(realPlace(dirname(path)), basename(path))
  // A link is replaced as itself, and written through: neither may be in evidence.
  const places = [...new Set([named, realPlace(path)])].map(placeAt)
  const isInside = places.some(
    ({ above, place }) =>
      above.some(isBag) ||
      evidence.flatMap(groundsOf).some((ground) => isWithinGround(ground, [place, ...above])),
  )
  if (!isInside) return
  const message = say(
    "this place lies inside evidence, and writing there would change it; choose another",
  )
  throw new Failure("USAGE", message, { path })
}

/**
 * Refuses to seal a folder in which a private key lies, which would be handed over with it.
 *
 * @param keys - Paths of the keys that seal.
 * @throws Failure USAGE.
 */
export function refuseKeysInside(keys: readonly string[], source: string): void {
  for (const path of keys) {
    if (!isKeyWithin(path, source)) continue
    const message = say(
      "this key lies inside the folder to be sealed and would be handed over with it",
    )
    throw new Failure("USAGE", message, { path })
  }
}

function isKeyWithin(path: string, source: string): boolean {
  try {
    return liesWithin(path, source)
  } catch {
    // One of the two is not there yet; opening or writing it says so in its own sentence.
    return false
  }
}

/** A path with every link followed, up to where nothing is there any more. */
function realPlace(path: string): string {
  try {
    // The system's own, which also knows how a name is spelt on the disk.
    return realpathSync.native(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? resolve(path) : join(realPlace(parent), basename(path))
  }
}

/** A place, and all folders above it, the nearest first. */
interface Place {
  readonly place: string
  readonly above: readonly string[]
}

function placeAt(place: string): Place {
  return { place, above: foldersAbove(dirname(place)) }
}

/** What may not be written to for one piece of evidence: itself, and the folder that a list lists. */
function groundsOf(evidence: string): readonly string[] {
  const real = realPlace(evidence)
  if (isFolder(real)) return [real]
  const named = join(realPlace(dirname(evidence)), basename(evidence))
  const lists = [named, real].filter((path) => toListName(basename(path)).kind === "list")
  return [real, named, ...lists.map((path) => dirname(path))]
}

/** @param path - The place, and all folders above it. */
function isWithinGround(ground: string, path: readonly string[]): boolean {
  const way = relative(ground, path[0] ?? "")
  if (!isAbsolute(way) && way !== ".." && !/^\.\.[/\\]/.test(way)) return true
  const identity = identityOf(ground)
  return identity !== undefined && path.some((one) => identityOf(one) === identity)
}

/** Device and number on it: the same for every name of one folder. */
function identityOf(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  // File systems that number nothing say zero.
  return stats === undefined || stats.ino === 0n ? undefined : `${stats.dev} ${stats.ino}`
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function foldersAbove(folder: string): readonly string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)]
}

function isBag(folder: string): boolean {
  return MARKS.some((mark) => existsSync(join(folder, mark)))
}
