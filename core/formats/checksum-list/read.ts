/**
 * Bare checksum lists beside files: what `sha256sum` and its relatives leave behind.
 *
 * A list vouches for the files it names, and for nothing else.
 */
import { fromUtf8, LIMITS } from "../../base/index.ts"
import type { Claims, DigestAlgorithm, DigestClaim, ManifestClaim } from "../../claims/index.ts"
import { hostility } from "../bagit/paths.ts"
import { emptyClaims } from "../empty-claims.ts"
import { lineReporter, type ReportLine, type TagFiles } from "../tag-files.ts"
import { parseListLine, type ListLine } from "./lines.ts"
import { toListName, type ListName } from "./names.ts"

type List = Extract<ListName, { kind: "list" }>

/** Claims of all checksum lists at the top; `undefined` when there is none. */
export async function readChecksumLists(tags: TagFiles): Promise<Claims | undefined> {
  const manifests: ManifestClaim[] = []
  for (const path of tags.children("")) {
    const name = toListName(path)
    if (name.kind === "list") manifests.push(...(await readList(path, name, tags)))
  }
  return manifests.length === 0 ? undefined : { ...emptyClaims("checksum-list"), manifests }
}

/** One claim of a manifest for each algorithm that the list uses; none when it is no list. */
async function readList(
  path: string,
  name: List,
  tags: TagFiles,
): Promise<readonly ManifestClaim[]> {
  const bytes = await tags.read(path, LIMITS.manifestBytes)
  const text = bytes === undefined ? undefined : fromUtf8(bytes)
  if (text === undefined) return []
  const lines = splitLines(text).map((line) => parseListLine(line, name.algorithm))
  // A file that only has the name of a list is not evidence of anything.
  if (!lines.some(({ kind }) => kind === "digest" || kind === "unsupported")) return []
  const claims = new ListClaims(path, name, tags)
  for (const [index, line] of lines.entries()) claims.add(line, index + 1)
  return claims.manifests()
}

function splitLines(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, "").split(/\r?\n/)
}

/** Collects the claims of one list by algorithm. */
class ListClaims {
  readonly #byAlgorithm = new Map<DigestAlgorithm, DigestClaim[]>()
  readonly #seen = new Map<string, string>()
  readonly #path: string
  readonly #name: List
  readonly #report: ReportLine

  constructor(path: string, name: List, tags: TagFiles) {
    this.#path = path
    this.#name = name
    this.#report = lineReporter(tags, path)
  }

  manifests(): readonly ManifestClaim[] {
    return [...this.#byAlgorithm].map(([algorithm, entries]) => ({
      path: this.#path,
      algorithm,
      scope: "list",
      entries,
    }))
  }

  add(read: ListLine, line: number): void {
    switch (read.kind) {
      case "nothing":
        return
      case "other":
        this.#report("FORMAT_FAILURE", line, { reason: "is not a digest and a name" })
        return
      case "unsupported": {
        const { algorithm } = read
        this.#report("NOT_SUPPORTED", line, { reason: "digest algorithm", algorithm })
        return
      }
      case "digest":
        this.#addDigest(read, line)
    }
  }

  #addDigest(read: Extract<ListLine, { kind: "digest" }>, line: number): void {
    const { algorithm, digest } = read
    const path = read.path === "" ? this.#name.target : read.path.replace(/^(?:\.\/)+/, "")
    if (path === undefined) {
      this.#report("FORMAT_FAILURE", line, { reason: "a digest without a name" })
      return
    }
    const hostile = hostility(path)
    if (hostile !== undefined) {
      this.#report("CONTAINER_UNSAFE", line, { reason: hostile, listed: path })
      return
    }
    const before = this.#seen.get(`${algorithm} ${path}`)
    if (before !== undefined) {
      const code = before === digest ? "MANIFEST_DUPLICATE" : "MANIFEST_INCONSISTENT"
      this.#report(code, line, { reason: "listed before", listed: path })
      if (before === digest) return
    }
    this.#seen.set(`${algorithm} ${path}`, digest)
    const entries = this.#byAlgorithm.get(algorithm) ?? []
    this.#byAlgorithm.set(algorithm, entries)
    entries.push({ path, digest, line })
  }
}
