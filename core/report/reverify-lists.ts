/**
 * How to check plain bags, checksum lists and loose files again without this program.
 *
 * Only names whose form leaves no room for a second meaning enter a command, since a
 * reader is asked to paste it into a shell; other lists are left to the reader to name.
 */
import type { Result } from "../verdict/index.ts"
import type { Block } from "./document.ts"
import { isUnreadArchive } from "./words.ts"

const ALGORITHM = "md5|sha1|sha224|sha256|sha384|sha512"
/** The manifests of a bag, by the names that the standard gives them (RFC 8493 §2.1.3, §2.2.1). */
const MANIFEST = new RegExp(`^(?:tag)?manifest-(${ALGORITHM})\\.txt$`)
/** A list at the top whose own name tells the algorithm, such as SHA256SUMS or photos.sha-1. */
const LIST = new RegExp(
  `^(?=[A-Za-z0-9].{0,63}$)(?:[A-Za-z0-9._-]*[._-])?(${ALGORITHM.replaceAll("sha", "sha-?")})(?:sums?)?(?:\\.txt)?$`,
  "i",
)
/** Commands printed for lists before the rest is left to the reader. */
const PRINTED_LISTS = 20

/** The commands for evidence that is no evidence bag. */
export function listBlocks(result: Result): readonly Block[] {
  switch (result.input.format) {
    case "bagit":
      return [
        ...place("Set BAG to the folder that holds bagit.txt."),
        ...checkBlocks(
          result,
          MANIFEST,
          "Each line must end in OK. Line breaks (and in bags of version 1.0 percent signs) in names are written %0A, %0D and %25 in the manifests; such files have to be looked up by hand.",
        ),
      ]
    case "checksum-list":
      return [
        ...place("Set BAG to the folder that holds the lists and the files."),
        ...checkBlocks(
          result,
          LIST,
          "Each line must end in OK. A list that holds nothing but one digest is compared by hand with the annex.",
        ),
      ]
    default:
      return isUnreadArchive(result) ? archiveBlocks() : looseBlocks()
  }
}

function looseBlocks(): readonly Block[] {
  return [
    ...place("Set BAG to the folder that holds the files."),
    paragraph(
      "The evidence states no digests that could be checked. These are the digests of its files, to be compared with the annex:",
    ),
    commands('(cd "$BAG" && find . -type f -exec sha256sum {} +)'),
  ]
}

function archiveBlocks(): readonly Block[] {
  return [
    paragraph(
      "No file could be read out of the archive, so only the archive itself can be compared, with the digest given above. Set ARCHIVE to it:",
    ),
    commands("ARCHIVE=...", 'sha256sum < "$ARCHIVE"'),
  ]
}

function place(sentence: string): readonly Block[] {
  return [paragraph(`Unpack an archive into a new folder first. ${sentence}`), commands("BAG=...")]
}

function checkBlocks(result: Result, named: RegExp, afterwards: string): readonly Block[] {
  const lists = result.items.flatMap(({ path }) => {
    const algorithm = named.exec(path)?.[1]
    return algorithm === undefined ? [] : [{ path, program: programOf(algorithm) }]
  })
  const printed = lists.slice(0, PRINTED_LISTS)
  const check = ({ path, program }: (typeof lists)[number]): string =>
    `(cd "$BAG" && ${program} --check ${path})`
  return [
    paragraph(
      `The files, by the digests that were handed over with them. Files that no list names are not looked at. ${afterwards}`,
    ),
    ...(printed.length === 0 ? [] : [commands(...printed.map(check))]),
    ...(printed.length === lists.length && lists.length > 0
      ? []
      : [
          paragraph(
            "For every other list, with LIST set to its name, and with md5sum, sha1sum, sha384sum or sha512sum where its digests have 32, 40, 96 or 128 characters:",
          ),
          commands("LIST=...", '(cd "$BAG" && sha256sum --check "$LIST")'),
        ]),
  ]
}

/** "SHA-256" as sha256sum. */
function programOf(algorithm: string): string {
  return `${algorithm.toLowerCase().replace("-", "")}sum`
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text }
}

function commands(...lines: readonly string[]): Block {
  return { kind: "commands", lines }
}
