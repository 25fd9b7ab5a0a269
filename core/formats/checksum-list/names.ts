/** File names by which a checksum list is known, and the algorithm that they name. */
import type { DigestAlgorithm } from "../../claims/index.ts"
import { toAlgorithm } from "../digest-names.ts"

const ALGORITHM = "(md5|sha-?1|sha-?224|sha-?256|sha-?384|sha-?512)"

/** `SHA256SUMS`, `sha256sum.txt`, `sha256.txt`, `md5sums`. */
const SUMS = new RegExp(`^${ALGORITHM}(?:sums?)?(?:\\.txt)?$`, "i")
/** `photos.sha256`, `export.zip.md5`, `list.sha256sum`, `checksums-sha512.txt`. */
const SUFFIX = new RegExp(`^.+[._-]${ALGORITHM}(?:sums?)?(?:\\.txt)?$`, "i")
/** `checksums.txt`, `CHECKSUM`, `hashes.txt`: the length of the digests tells the algorithm. */
const GENERAL = /^(?:checksums?|hash(?:es)?|digests?)(?:\.txt)?$/i

export type ListName =
  /** `target` is what a one-line list such as `export.zip.sha256` is about, when it names none. */
  | { readonly kind: "list"; readonly algorithm?: DigestAlgorithm; readonly target?: string }
  | { readonly kind: "other" }

/** Tells by its name whether a file at the top may be a checksum list. */
export function toListName(name: string): ListName {
  if (GENERAL.test(name)) return { kind: "list" }
  const algorithm = toAlgorithm((SUMS.exec(name) ?? SUFFIX.exec(name))?.[1] ?? "")
  if (algorithm === undefined) return { kind: "other" }
  const target = /^(.+)\.[A-Za-z0-9-]+$/.exec(name)?.[1]
  return { kind: "list", algorithm, ...(target === undefined ? {} : { target }) }
}
