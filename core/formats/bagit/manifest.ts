/**
 * Manifests of plain bags, as freely as the versions of BagIt and common tools write them.
 *
 * @see RFC 8493 §2.1.3 and §2.2.1
 */
import { LIMITS } from "../../base/index.ts"
import type { DigestClaim, ManifestClaim } from "../../claims/index.ts"
import { HEX_LENGTHS, toAlgorithm } from "../digest-names.ts"
import { lineReporter, type ReportLine, type TagFiles } from "../tag-files.ts"
import type { Declaration } from "./declaration.ts"
import { hostility, toBagPath } from "./paths.ts"
import { readText } from "./tag-text.ts"
import { textLines } from "./text.ts"

/** `manifest-<algorithm>.txt` or `tagmanifest-<algorithm>.txt` at the top of a bag. */
export const MANIFEST_NAME = /^(tag)?manifest-([A-Za-z0-9-]+)\.txt$/i

interface ManifestContext {
  readonly tags: TagFiles
  readonly declaration: Declaration
}

/** The manifest at `path`; `undefined` when its algorithm is unknown or it could not be read. */
export async function readManifest(
  path: string,
  context: ManifestContext,
): Promise<ManifestClaim | undefined> {
  const [, tag, name = ""] = MANIFEST_NAME.exec(path) ?? []
  const algorithm = toAlgorithm(name)
  if (algorithm === undefined) return undefined
  const { tags } = context
  if (path !== `${tag === undefined ? "" : "tag"}manifest-${algorithm}.txt`) {
    const reason = "the file name is not the one that the standard gives it"
    tags.report("BAGIT_DEVIATION", path, { reason })
  }
  const bytes = await tags.read(path, LIMITS.manifestBytes)
  if (bytes === undefined) return undefined
  const empty = {
    path,
    algorithm,
    scope: tag === undefined ? "payload" : "tags",
    entries: [],
  } as const
  const text = readText(bytes, path, context)
  return { ...empty, entries: text === undefined ? [] : manifestLines(text, empty, context) }
}

function manifestLines(
  text: string,
  manifest: ManifestClaim,
  { tags, declaration }: ManifestContext,
): readonly DigestClaim[] {
  const report = lineReporter(tags, manifest.path)
  const percentDecoded = declaration.isRfc8493
  const reading: Reading = { manifest, percentDecoded, report, entries: [], seen: new Map() }
  for (const [index, line] of textLines(text).entries()) addLine(reading, line, index + 1)
  return reading.entries
}

/** One manifest while its lines are read. */
interface Reading {
  readonly manifest: ManifestClaim
  readonly percentDecoded: boolean
  readonly report: ReportLine
  readonly entries: DigestClaim[]
  /** Digest by path, of the lines so far. */
  readonly seen: Map<string, string>
}

function addLine(reading: Reading, text: string, line: number): void {
  const { manifest, report } = reading
  if (text.trim() === "" || text.startsWith("#")) {
    report("BAGIT_DEVIATION", line, { reason: "a line that is empty or a comment" })
    return
  }
  if (text.length > LIMITS.manifestLineBytes) {
    report("LIMIT_EXCEEDED", line, { reason: `longer than ${LIMITS.manifestLineBytes} bytes` })
    return
  }
  const split = splitLine(text, HEX_LENGTHS[manifest.algorithm])
  if (split === undefined) {
    const reason = `is not a digest of ${manifest.algorithm} and a path`
    report("FORMAT_FAILURE", line, { reason })
    return
  }
  if (split.asterisk) report("BAGIT_DEVIATION", line, { reason: "an asterisk before the path" })
  const path = listedPath(reading, split.spelled, line)
  if (path !== undefined) addOnce(reading, { path, digest: split.digest, line })
}

/** The path that a line lists; `undefined` when this manifest must not list it. */
function listedPath(reading: Reading, spelled: string, line: number): string | undefined {
  const { manifest, report } = reading
  const { path, deviation } = toBagPath(spelled, reading.percentDecoded)
  const hostile = hostility(spelled) ?? hostility(path)
  if (hostile !== undefined) {
    report("CONTAINER_UNSAFE", line, { reason: hostile, listed: spelled })
    return undefined
  }
  if (deviation !== undefined) report("BAGIT_DEVIATION", line, { reason: deviation })
  const isPayload = path.startsWith("data/")
  if (isPayload === (manifest.scope === "payload")) return path
  const reason = isPayload
    ? "a tag manifest lists a payload file"
    : "a payload manifest lists a file outside data/"
  report("FORMAT_FAILURE", line, { reason, listed: path })
  return undefined
}

function addOnce({ seen, entries, report }: Reading, claim: DigestClaim): void {
  const { path, digest, line } = claim
  const before = seen.get(path)
  if (before === undefined) {
    seen.set(path, digest)
  } else if (before === digest) {
    report("MANIFEST_DUPLICATE", line, { reason: "listed before", listed: path })
    return
  } else {
    // Both stay claims: the content cannot agree with both.
    const reason = "listed before with another digest"
    report("MANIFEST_INCONSISTENT", line, { reason, listed: path })
  }
  entries.push(claim)
}

/** The parts of a line; `undefined` when it does not begin with a digest of that length. */
function splitLine(
  text: string,
  hexLength: number,
): { readonly digest: string; readonly asterisk: boolean; readonly spelled: string } | undefined {
  // The digest holds no white space, so what follows the first run of it is the path.
  const match = /^([0-9A-Fa-f]+)[ \t]+(\*?)(.*)$/s.exec(text)
  const [, digest = "", asterisk = "", spelled = ""] = match ?? []
  if (digest.length !== hexLength) return undefined
  return { digest: digest.toLowerCase(), asterisk: asterisk !== "", spelled }
}
