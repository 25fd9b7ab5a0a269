/**
 * Outputs stay out of evidence: a report or a key written into a bag would change it.
 *
 * The evidence is only ever read; the one thing that may be added to a bag is a further seal,
 * and that is another command.
 */
import { existsSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { Failure, say } from "../base/index.ts"
import { liesWithin } from "./own-file.ts"

/** Files that no folder has by chance: with one of them it is a bag. */
const MARKS = ["bagit.txt", "custody/events.jsonl"]

/**
 * Refuses to write to a place inside a bag, or inside other evidence that is named.
 *
 * @param path - The file or folder to be written; it need not exist.
 * @param evidence - Paths that are being examined.
 * @throws Failure USAGE.
 */
export function refuseInsideEvidence(path: string, evidence: readonly string[] = []): void {
  const folder = dirname(resolve(path))
  const inside = evidence.some((one) => isWithin(folder, one)) || foldersAbove(folder).some(isBag)
  if (!inside) return
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
    if (!isWithin(path, source)) continue
    const message = say(
      "this key lies inside the folder to be sealed and would be handed over with it",
    )
    throw new Failure("USAGE", message, { path })
  }
}

function isWithin(folder: string, evidence: string): boolean {
  try {
    return liesWithin(folder, evidence)
  } catch {
    // One of the two is not there yet; opening or writing it says so in its own sentence.
    return false
  }
}

function foldersAbove(folder: string): readonly string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)]
}

function isBag(folder: string): boolean {
  return MARKS.some((mark) => existsSync(join(folder, mark)))
}
