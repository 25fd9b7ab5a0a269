/**
 * Plain BagIt bags, 0.93 to 1.0: from tag files to claims.
 *
 * @see RFC 8493; docs/decisions/0040-bagit-leniency.md
 */
import type { Claims, ManifestClaim } from "../../claims/index.ts"
import { nameCollisions } from "../../container/index.ts"
import { toAlgorithm } from "../digest-names.ts"
import { emptyClaims } from "../empty-claims.ts"
import type { TagFiles } from "../tag-files.ts"
import { readPayloadOxum } from "./bag-info.ts"
import { readDeclaration, type Declaration } from "./declaration.ts"
import { FETCH, readFetch } from "./fetch.ts"
import { MANIFEST_NAME, readManifest } from "./manifest.ts"

/**
 * True for a folder that claims to be a bag: `bagit.txt`, or `data/` beside any manifest.
 *
 * What is then missing or malformed is a failure, never a reason to look away.
 */
export function isBag(tags: TagFiles): boolean {
  if (tags.entries.has("bagit.txt")) return true
  return hasPayloadFolder(tags) && manifestNames(tags).length > 0
}

/** Reads all tag files of a plain bag. */
export async function readBag(tags: TagFiles): Promise<Claims> {
  const declaration = await readDeclaration(tags)
  const names = manifestNames(tags)
  const unsupportedManifests = names
    .filter((path) => algorithmOf(path) === undefined)
    .map(unsupported)
  for (const { path, algorithm } of unsupportedManifests) {
    tags.report("NOT_SUPPORTED", path, { reason: "digest algorithm", algorithm })
  }
  const manifests: ManifestClaim[] = []
  for (const path of names) {
    const manifest = await readManifest(path, { tags, declaration })
    if (manifest !== undefined) manifests.push(manifest)
  }
  const payloadOxum = await readPayloadOxum(tags, declaration)
  const payload = manifests.filter(({ scope }) => scope === "payload")
  const listed = new Set(payload.flatMap(({ entries }) => entries.map(({ path }) => path)))
  await readFetch(tags, declaration, listed)
  reportLayout(tags, listed)
  reportTagManifests(tags, manifests, declaration)
  reportClashes(tags, listed)
  return {
    ...emptyClaims("bagit"),
    ...(declaration.version === undefined ? {} : { formatVersion: declaration.version }),
    manifests,
    unsupportedManifests,
    ...(payloadOxum === undefined ? {} : { payloadOxum }),
    fetch: tags.entries.has(FETCH),
  }
}

/** Names of the payload and tag manifests at the top, in the order of the entries. */
function manifestNames(tags: TagFiles): readonly string[] {
  return tags.children("").filter((path) => MANIFEST_NAME.test(path))
}

function algorithmOf(path: string): string | undefined {
  return toAlgorithm(MANIFEST_NAME.exec(path)?.[2] ?? "")
}

function unsupported(path: string): { readonly path: string; readonly algorithm: string } {
  return { path, algorithm: MANIFEST_NAME.exec(path)?.[2]?.toLowerCase() ?? "" }
}

function hasPayloadFolder(tags: TagFiles): boolean {
  for (const path of tags.entries.keys())
    if (path === "data" || path.startsWith("data/")) return true
  return false
}

/** The elements that every bag must have (RFC 8493 §3). */
function reportLayout(tags: TagFiles, listed: ReadonlySet<string>): void {
  if (!manifestNames(tags).some((path) => !path.toLowerCase().startsWith("tag"))) {
    tags.report("FORMAT_FAILURE", "", { reason: "no payload manifest" })
  }
  if (hasPayloadFolder(tags)) return
  // An archive, or a copy, may not be able to hold the empty folder of an empty payload.
  const code = listed.size > 0 ? "FORMAT_FAILURE" : "BAGIT_DEVIATION"
  tags.report(code, "", { reason: "no folder data/" })
}

/**
 * Every tag manifest lists every payload manifest and no tag manifest (RFC 8493 §2.2.1);
 * before that, practice varied.
 */
function reportTagManifests(
  tags: TagFiles,
  manifests: readonly ManifestClaim[],
  declaration: Declaration,
): void {
  if (declaration.encoding === undefined) return // what a manifest lists may not have been read
  const code = declaration.isRfc8493 ? "FORMAT_FAILURE" : "BAGIT_DEVIATION"
  const names = manifestNames(tags)
  for (const { path, scope, entries } of manifests) {
    if (scope !== "tags") continue
    const listed = new Set(entries.map((entry) => entry.path))
    for (const name of names) {
      const isTagManifest = name.toLowerCase().startsWith("tag")
      if (listed.has(name) !== isTagManifest) continue
      const reason = isTagManifest ? "lists a tag manifest" : "does not list a payload manifest"
      tags.report(code, path, { reason, manifest: name })
    }
  }
}

/** Names that some systems would take for one (RFC 8493 §6.1): told, not refused. */
function reportClashes(tags: TagFiles, listed: ReadonlySet<string>): void {
  for (const { first, second } of nameCollisions([...listed])) {
    tags.report("NAME_CASE_CLASH", second, { with: first })
  }
}
