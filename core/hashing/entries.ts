/**
 * Finding the file that a manifest means.
 *
 * A listed name is taken literally first. Where nothing has that name, one other
 * spelling of the same path may be found; no file answers for two listed names.
 */
import { LIMITS } from "../base/index.ts"
import type { Claims, DigestClaim, ManifestClaim } from "../claims/index.ts"

/** An entry of the evidence, as far as these checks look at it. */
export interface EvidenceEntry {
  readonly path: string
  readonly kind: "file" | "folder" | "link" | "other"
  readonly sizeBytes: number
}

/** What a listed name led to. */
export type Located =
  | { readonly kind: "found"; readonly claim: DigestClaim; readonly path: string }
  /** Found only under another spelling. */
  | { readonly kind: "respelled"; readonly claim: DigestClaim; readonly path: string }
  | { readonly kind: "missing"; readonly claim: DigestClaim }

export interface LocatedManifest {
  readonly manifest: ManifestClaim
  readonly claims: readonly Located[]
}

/** Looks up every listed name of every manifest. */
export function locateAll(
  claims: Claims,
  entries: readonly EvidenceEntry[],
): readonly LocatedManifest[] {
  const files = new Set(entries.flatMap(({ kind, path }) => (kind === "file" ? [path] : [])))
  let spellings: ReadonlyMap<string, readonly string[]> | undefined
  return claims.manifests.map((manifest) => {
    const exact = manifest.entries.every(({ path }) => files.has(path))
    if (exact || claims.format === "evidence-bag") {
      return { manifest, claims: manifest.entries.map((claim) => locateExactly(claim, files)) }
    }
    spellings ??= bySpelling(files)
    return { manifest, claims: locateLeniently(manifest, files, spellings) }
  })
}

/** Paths of the files that a list names, as they are spelled in the evidence. */
export function listedFiles(
  claims: Claims,
  entries: readonly EvidenceEntry[],
): ReadonlySet<string> {
  const located = locateAll(claims, entries).flatMap(({ claims: those }) => those)
  return new Set(located.flatMap((one) => (one.kind === "missing" ? [] : [one.path])))
}

function locateExactly(claim: DigestClaim, files: ReadonlySet<string>): Located {
  return files.has(claim.path)
    ? { kind: "found", claim, path: claim.path }
    : { kind: "missing", claim }
}

function locateLeniently(
  manifest: ManifestClaim,
  files: ReadonlySet<string>,
  spellings: ReadonlyMap<string, readonly string[]>,
): readonly Located[] {
  const taken = new Set(manifest.entries.map(({ path }) => path).filter((path) => files.has(path)))
  return manifest.entries.map((claim) => {
    const exact = locateExactly(claim, files)
    if (exact.kind === "found") return exact
    const others = otherSpellings(claim.path).flatMap((key) => spellings.get(key) ?? [])
    const free = [...new Set(others)].filter((path) => !taken.has(path))
    const [path] = free
    // Two candidates would make the answer a guess.
    if (path === undefined || free.length > 1) return exact
    taken.add(path)
    return { kind: "respelled", claim, path }
  })
}

/** Files by the normal form of their paths. */
function bySpelling(files: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const spellings = new Map<string, string[]>()
  for (const path of files) {
    const key = normalForm(path)
    const same = spellings.get(key)
    if (same === undefined) spellings.set(key, [path])
    else same.push(path)
  }
  return spellings
}

/**
 * Normal forms of the ways in which tools are known to have spelled one path: another
 * Unicode form, percent-encoded line ends before BagIt 1.0, and the backslashes of Windows.
 */
function otherSpellings(path: string): readonly string[] {
  const decoded = path.replaceAll(/%0A/gi, "\n").replaceAll(/%0D/gi, "\r")
  const slashed = path.replaceAll("\\", "/")
  return [path, decoded, slashed].map(normalForm)
}

/** Left as it is beyond the limit of a path: normalising takes the square of the length. */
function normalForm(path: string): string {
  return path.length > LIMITS.pathBytes ? path : path.normalize("NFC")
}
