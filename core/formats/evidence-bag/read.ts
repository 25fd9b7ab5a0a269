/**
 * Evidence bags 1.0: from tag files to claims, by the letter.
 *
 * Whatever is not written exactly as docs/evidence-bag.md says becomes a finding; what
 * could be read all the same still becomes claims, so that everything is checked.
 */
import { equalBytes, LIMITS } from "../../base/index.ts"
import type { Claims } from "../../claims/index.ts"
import { nameCollisions } from "../../container/index.ts"
import { decodeText } from "../bagit/text.ts"
import { emptyClaims } from "../empty-claims.ts"
import type { TagFiles } from "../tag-files.ts"
import { readEventSignatures } from "./event-signatures.ts"
import { readGenerations } from "./generations.ts"
import { BAG_INFO, BAGIT, BAGIT_TXT, LOG } from "./layout.ts"
import { readState } from "./state.ts"
import { readCosigned, readTimestamps } from "./timestamps.ts"

/** The label and the beginning of the profile, however they are written, in any version of ours. */
const PROFILE_LINE =
  /^[ \t]*BagIt-Profile-Identifier[ \t]*:[ \t]*https:\/\/sealwright\.org\/ns\/evidence-bag(?:\/|\s|$)/im

/** Files that only an evidence bag has; a plain bag may have folders of these names for its own ends. */
const OUR_FILE = /^(?:custody\/(?:events\.jsonl|checkpoint)|seals\/[^/]*\.dsse\.json)(?:\/|$)/

/**
 * True when the evidence is, or was, an evidence bag (section 1).
 *
 * Asks for less than the format requires: a bag that lost a part is a broken evidence
 * bag, never a sound bag of a simpler kind.
 */
export async function isEvidenceBag(tags: TagFiles): Promise<boolean> {
  let isPlainBag = false
  let hasOurFile = false
  for (const path of tags.entries.keys()) {
    if (path === BAGIT || /^manifest-[^/]*\.txt$/i.test(path)) isPlainBag = true
    if (OUR_FILE.test(path)) hasOurFile = true
  }
  if (isPlainBag && hasOurFile) return true
  const bytes = await tags.read(BAG_INFO, LIMITS.tagFileBytes)
  if (bytes === undefined) return false
  // The pattern is ASCII, and one byte that is not UTF-8 must not hide it.
  return PROFILE_LINE.test(decodeText(bytes, "ISO-8859-1")?.text ?? "")
}

/** Reads all that sections 1 to 11 describe. */
export async function readEvidenceBag(tags: TagFiles): Promise<Claims> {
  await readDeclaration(tags)
  const top = await readState(tags, "")
  const generations = await readGenerations(tags)
  if (!tags.has(LOG)) tags.report("FORMAT_FAILURE", LOG, { reason: "the log is missing" })
  reportCollisions(tags)
  const { bag, ...claims } = top
  const states = [top, ...generations]
  return {
    ...emptyClaims("evidence-bag"),
    formatVersion: "1.0",
    ...claims,
    ...bag,
    fetch: tags.entries.has("fetch.txt"),
    ...(tags.canRead(LOG) ? { log: LOG } : {}),
    generations,
    eventSignatures: await readEventSignatures(tags),
    timestamps: await readTimestamps(
      tags,
      states.flatMap(({ seals }) => seals),
    ),
    cosigned: await readCosigned(
      tags,
      states.flatMap(({ checkpoint }) => checkpoint ?? []),
    ),
  }
}

async function readDeclaration(tags: TagFiles): Promise<void> {
  const bytes = await tags.read(BAGIT, LIMITS.tagFileBytes)
  if (bytes !== undefined && equalBytes(bytes, BAGIT_TXT)) return
  if (bytes === undefined && tags.has(BAGIT)) return // why it was not read is stated already
  const reason =
    bytes === undefined ? "the declaration is missing" : "is not the declaration of BagIt 1.0"
  tags.report("FORMAT_FAILURE", BAGIT, { reason })
}

/** Names that some systems would take for one; an archive's own findings are not repeated. */
function reportCollisions(tags: TagFiles): void {
  const told = new Set(
    tags.containerFindings.flatMap(({ code, at }) => (code === "NAME_COLLISION" ? [at.path] : [])),
  )
  const entries = [...tags.entries.values()]
  const paths = (areFolders: boolean): readonly string[] =>
    entries.filter(({ kind }) => (kind === "folder") === areFolders).map(({ path }) => path)
  for (const { first, second } of nameCollisions(paths(false), paths(true))) {
    if (!told.has(second)) tags.report("NAME_COLLISION", second, { with: first })
  }
}
