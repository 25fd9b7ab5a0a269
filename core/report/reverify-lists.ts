/**
 * How to check plain bags, checksum lists and loose files again without this program.
 *
 * Only names whose form leaves no room for a second meaning enter a command, since a
 * reader is asked to paste it into a shell; other lists are left to the reader to name.
 */
import type { Result } from "../verdict/index.ts"
import type { Block } from "./document.ts"
import { isUnreadArchive } from "./words.ts"
import type { Wording } from "./wording.ts"

type Says = Wording["words"]["reverify"]

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
export function listBlocks(result: Result, says: Says): readonly Block[] {
  switch (result.input.format) {
    case "bagit":
      return [
        ...place(says.setBagOfBagit, says),
        ...checkBlocks(result, { named: MANIFEST, afterwards: says.okOfBagit }, says),
      ]
    case "checksum-list":
      return [
        ...place(says.setBagOfLists, says),
        ...checkBlocks(result, { named: LIST, afterwards: says.okOfLists }, says),
      ]
    default:
      return isUnreadArchive(result) ? archiveBlocks(says) : looseBlocks(says)
  }
}

function looseBlocks(says: Says): readonly Block[] {
  return [
    ...place(says.setBagOfFiles, says),
    paragraph(says.loose),
    commands('(cd "$BAG" && find . -type f -exec sha256sum {} +)'),
  ]
}

function archiveBlocks(says: Says): readonly Block[] {
  return [paragraph(says.archive), commands("ARCHIVE=...", 'sha256sum < "$ARCHIVE"')]
}

function place(sentence: string, says: Says): readonly Block[] {
  return [paragraph(says.place(sentence)), commands("BAG=...")]
}

function checkBlocks(
  result: Result,
  { named, afterwards }: { readonly named: RegExp; readonly afterwards: string },
  says: Says,
): readonly Block[] {
  const lists = result.items.flatMap(({ path }) => {
    const algorithm = named.exec(path)?.[1]
    return algorithm === undefined ? [] : [{ path, program: programOf(algorithm) }]
  })
  const printed = lists.slice(0, PRINTED_LISTS)
  const check = ({ path, program }: (typeof lists)[number]): string =>
    `(cd "$BAG" && ${program} --check ${path})`
  return [
    paragraph(says.byDigests(afterwards)),
    ...(printed.length === 0 ? [] : [commands(...printed.map(check))]),
    ...(printed.length === lists.length && lists.length > 0
      ? []
      : [
          paragraph(says.otherLists),
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
