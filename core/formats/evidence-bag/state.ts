/**
 * One sealed state of an evidence bag: its description, manifests, checkpoint and seals.
 *
 * The current state lies at the top; earlier ones lie below custody/generations/ under
 * the same names, so one reader serves both.
 *
 * @see docs/evidence-bag.md, sections 3, 4, 7 and 10
 */
import { LIMITS } from "../../base/index.ts"
import type {
  BagStatement,
  CheckpointClaim,
  DigestAlgorithm,
  DigestClaim,
  ManifestClaim,
  SealClaim,
} from "../../claims/index.ts"
import { parseCheckpointText, parseSignedNote } from "../../encodings/index.ts"
import { HEX_LENGTHS } from "../digest-names.ts"
import { lineReporter, type TagFiles } from "../tag-files.ts"
import {
  BAG_INFO,
  BAGIT,
  CHECKPOINT,
  CUSTODY,
  MANIFEST,
  parseBagInfo,
  parseManifest,
  PAYLOAD,
  TAG_MANIFEST,
} from "./layout.ts"
import { readSeals } from "./seals.ts"

export interface SealedState {
  /** What bag-info.txt says, when it could be read. */
  readonly bag: (BagStatement & { readonly sourceItems?: number }) | undefined
  readonly manifests: readonly ManifestClaim[]
  readonly checkpoint?: CheckpointClaim
  readonly seals: readonly SealClaim[]
}

/**
 * Reads one state.
 *
 * @param folder - "" for the current state, else a folder with trailing slash.
 */
export async function readState(tags: TagFiles, folder: string): Promise<SealedState> {
  const bag = await readBagStatement(tags, `${folder}${BAG_INFO}`)
  for (const name of [MANIFEST, TAG_MANIFEST]) {
    if (!tags.has(folder + name)) {
      tags.report("FORMAT_FAILURE", folder + name, { reason: "the manifest is missing" })
    }
  }
  const manifests: ManifestClaim[] = []
  for (const path of tags.children(folder.slice(0, -1))) {
    const manifest = await readManifest(tags, path, path.slice(folder.length))
    if (manifest !== undefined) manifests.push(manifest)
  }
  const checkpoint = await readCheckpoint(tags, `${folder}${CHECKPOINT}`)
  const seals = await readSeals(tags, folder)
  return { bag, manifests, ...(checkpoint === undefined ? {} : { checkpoint }), seals }
}

async function readBagStatement(tags: TagFiles, path: string): Promise<SealedState["bag"]> {
  const bytes = await tags.read(path, LIMITS.tagFileBytes)
  if (bytes === undefined) {
    if (!tags.has(path))
      tags.report("FORMAT_FAILURE", path, { reason: "the description is missing" })
    return undefined
  }
  const read = parseBagInfo(bytes)
  if (read.kind === "refused") {
    tags.report("FORMAT_FAILURE", { path, line: read.line }, { reason: read.reason })
    return undefined
  }
  const { bagId, logId, exporter, generation, payload, sourceItems } = read.info
  const payloadOxum = { bytes: BigInt(payload.bytes), files: BigInt(payload.files) }
  const items = sourceItems === undefined ? {} : { sourceItems }
  return { bagId, logId, exporter, generation, payloadOxum, ...items }
}

/**
 * A manifest of SHA-256 or a stronger algorithm; others are no claims of an evidence bag,
 * and the closed world (section 9) has no place for them.
 */
const MANIFEST_NAME = /^(tag)?manifest-(sha256|sha384|sha512)\.txt$/

/** @param name - The file's name within its state. */
async function readManifest(
  tags: TagFiles,
  path: string,
  name: string,
): Promise<ManifestClaim | undefined> {
  const match = MANIFEST_NAME.exec(name)
  if (match === null) return undefined
  const bytes = await tags.read(path, LIMITS.manifestBytes)
  if (bytes === undefined) return undefined
  const algorithm = match[2] as DigestAlgorithm // one of the three that the pattern names
  const scope = match[1] === undefined ? "payload" : "tags"
  const { lines, faults } = parseManifest(bytes, HEX_LENGTHS[algorithm])
  const report = lineReporter(tags, path)
  for (const { line, reason, overLimit } of faults) {
    report(overLimit ? "LIMIT_EXCEEDED" : "FORMAT_FAILURE", line, { reason })
  }
  const belongs = scope === "payload" ? isPayload : isListedTagFile
  const entries: DigestClaim[] = []
  for (const entry of lines) {
    if (belongs(entry.path)) entries.push(entry)
    else {
      const reason = "lists a file that this manifest does not cover"
      report("FORMAT_FAILURE", entry.line, { reason, listed: entry.path })
    }
  }
  return { path, algorithm, scope, entries }
}

function isPayload(path: string): boolean {
  return path.startsWith(`${PAYLOAD}/`)
}

function isListedTagFile(path: string): boolean {
  if (path === BAGIT || path === BAG_INFO || path.startsWith(`${CUSTODY}/`)) return true
  return MANIFEST_NAME.exec(path)?.[1] === undefined && MANIFEST_NAME.test(path)
}

async function readCheckpoint(tags: TagFiles, path: string): Promise<CheckpointClaim | undefined> {
  const bytes = await tags.read(path, LIMITS.tagFileBytes)
  if (bytes === undefined) {
    if (!tags.has(path))
      tags.report("FORMAT_FAILURE", path, { reason: "the checkpoint is missing" })
    return undefined
  }
  const answer = parseSignedNote(bytes)
  if (answer.kind === "refused") {
    tags.report(answer.code, path, { reason: answer.reason })
    return undefined
  }
  const { note } = answer
  if (note.signatures.length !== 1) {
    tags.report("FORMAT_FAILURE", path, { reason: "not exactly one signature line" })
  }
  const text = parseCheckpointText(note.text)
  if (text.kind === "refused") {
    tags.report(text.code, path, { reason: text.reason })
    return undefined
  }
  if (text.extensions.length > 0) {
    tags.report("FORMAT_FAILURE", path, { reason: "lines after the third" })
  }
  return { path, note, ...text.checkpoint }
}
