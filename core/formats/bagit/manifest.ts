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
  context: ManifestContext,
): readonly DigestClaim[] {
  const lines = new ManifestLines(manifest, context)
  for (const [index, line] of textLines(text).entries()) lines.add(line, index + 1)
  return lines.entries
}

/** Collects the claims of one manifest, and what is to be said about its lines. */
class ManifestLines {
  readonly entries: DigestClaim[] = []
  readonly #seen = new Map<string, string>()
  readonly #manifest: ManifestClaim
  readonly #percentDecoded: boolean
  readonly #report: ReportLine

  constructor(manifest: ManifestClaim, { tags, declaration }: ManifestContext) {
    this.#manifest = manifest
    this.#percentDecoded = declaration.isRfc8493
    this.#report = lineReporter(tags, manifest.path)
  }

  add(text: string, line: number): void {
    if (text.trim() === "" || text.startsWith("#")) {
      this.#report("BAGIT_DEVIATION", line, { reason: "a line that is empty or a comment" })
      return
    }
    if (text.length > LIMITS.manifestLineBytes) {
      const reason = `longer than ${LIMITS.manifestLineBytes} bytes`
      this.#report("LIMIT_EXCEEDED", line, { reason })
      return
    }
    const split = splitLine(text, HEX_LENGTHS[this.#manifest.algorithm])
    if (split === undefined) {
      const reason = `is not a digest of ${this.#manifest.algorithm} and a path`
      this.#report("FORMAT_FAILURE", line, { reason })
      return
    }
    if (split.asterisk) {
      this.#report("BAGIT_DEVIATION", line, { reason: "an asterisk before the path" })
    }
    this.#addClaim(split.spelled, split.digest, line)
  }

  #addClaim(spelled: string, digest: string, line: number): void {
    const { path, deviation } = toBagPath(spelled, this.#percentDecoded)
    const hostile = hostility(spelled) ?? hostility(path)
    if (hostile !== undefined) {
      this.#report("CONTAINER_UNSAFE", line, { reason: hostile, listed: spelled })
      return
    }
    if (deviation !== undefined) this.#report("BAGIT_DEVIATION", line, { reason: deviation })
    const isPayload = path.startsWith("data/")
    if (isPayload !== (this.#manifest.scope === "payload")) {
      const reason = isPayload
        ? "a tag manifest lists a payload file"
        : "a payload manifest lists a file outside data/"
      this.#report("FORMAT_FAILURE", line, { reason, listed: path })
      return
    }
    this.#addOnce({ path, digest, line })
  }

  #addOnce(claim: DigestClaim): void {
    const before = this.#seen.get(claim.path)
    if (before === undefined) {
      this.#seen.set(claim.path, claim.digest)
    } else if (before === claim.digest) {
      this.#report("MANIFEST_DUPLICATE", claim.line, {
        reason: "listed before",
        listed: claim.path,
      })
      return
    } else {
      // Both stay claims: the content cannot agree with both.
      const reason = "listed before with another digest"
      this.#report("MANIFEST_INCONSISTENT", claim.line, { reason, listed: claim.path })
    }
    this.entries.push(claim)
  }
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
