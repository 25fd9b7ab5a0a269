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
  const report = lineReporter(tags, path)
  const reading: Reading = { name, report, byAlgorithm: new Map(), seen: new Map() }
  for (const [index, line] of lines.entries()) addLine(reading, line, index + 1)
  return [...reading.byAlgorithm].map(([algorithm, entries]) => ({
    path,
    algorithm,
    scope: "list",
    entries,
  }))
}

function splitLines(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, "").split(/\r?\n/)
}

/** One list while its lines are read. */
interface Reading {
  readonly name: List
  readonly report: ReportLine
  readonly byAlgorithm: Map<DigestAlgorithm, DigestClaim[]>
  /** Digest by algorithm and path, of the lines so far. */
  readonly seen: Map<string, string>
}

function addLine(reading: Reading, read: ListLine, line: number): void {
  const { report } = reading
  switch (read.kind) {
    case "nothing":
      return
    case "other":
      report("FORMAT_FAILURE", line, { reason: "is not a digest and a name" })
      return
    case "unsupported":
      report("NOT_SUPPORTED", line, { reason: "digest algorithm", algorithm: read.algorithm })
      return
    case "digest":
      addDigest(reading, read, line)
  }
}

function addDigest(
  { name, report, byAlgorithm, seen }: Reading,
  { algorithm, digest, path: listed }: Extract<ListLine, { kind: "digest" }>,
  line: number,
): void {
  const path = listed === "" ? name.target : listed.replace(/^(?:\.\/)+/, "")
  if (path === undefined) {
    report("FORMAT_FAILURE", line, { reason: "a digest without a name" })
    return
  }
  const hostile = hostility(path)
  if (hostile !== undefined) {
    report("CONTAINER_UNSAFE", line, { reason: hostile, listed: path })
    return
  }
  const before = seen.get(`${algorithm} ${path}`)
  if (before !== undefined) {
    const code = before === digest ? "MANIFEST_DUPLICATE" : "MANIFEST_INCONSISTENT"
    report(code, line, { reason: "listed before", listed: path })
    if (before === digest) return
  }
  seen.set(`${algorithm} ${path}`, digest)
  const entries = byAlgorithm.get(algorithm) ?? []
  byAlgorithm.set(algorithm, entries)
  entries.push({ path, digest, line })
}
