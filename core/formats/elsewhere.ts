/**
 * Where evidence may be after all: what lies in the folders at the top, and lists in UTF-16.
 *
 * Says what was seen, by names and by first bytes, so that a person who opened the folder
 * around the evidence learns which one to open. Nothing is read for it, and nothing below the
 * folders at the top is looked at.
 */
import type { Observed } from "../findings/index.ts"
import { toListName } from "./checksum-list/names.ts"
import type { TagFiles } from "./tag-files.ts"

/** What a folder holds, as findings say it. */
type Held = "a sealed bag" | "a bag" | "a list of digests"

/** Folders at the top that are looked at, and files of each. */
const LOOKED_AT = 1_000
/** Folders that are named. */
const NAMED = 3

/**
 * @returns `folder` and `holds`, from the second on with a number behind, and `otherFolders`
 *   where there are more; `utf16` is a file with the name of a list. Empty when nothing was seen.
 */
export function seenElsewhere(tags: TagFiles): Observed {
  const seen: [string, Held][] = []
  for (const folder of foldersAtTop(tags)) {
    const held = heldIn(folder, tags)
    if (held !== undefined) seen.push([folder, held])
  }
  const named = seen.slice(0, NAMED).flatMap(([folder, held], index): [string, string][] => {
    const number = index === 0 ? "" : String(index + 1)
    return [
      [`folder${number}`, folder],
      [`holds${number}`, held],
    ]
  })
  const rest = seen.length - NAMED
  const utf16 = listInUtf16(tags)
  return {
    ...Object.fromEntries(named),
    ...(rest > 0 ? { otherFolders: String(rest) } : {}),
    ...(utf16 === undefined ? {} : { utf16 }),
  }
}

/** An archive need not hold an entry for a folder that holds something. */
function foldersAtTop({ entries }: TagFiles): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const { path, kind } of entries.values()) {
    if (folders.size === LOOKED_AT) return folders
    const end = path.indexOf("/")
    if (end > 0) folders.add(path.slice(0, end))
    else if (kind === "folder") folders.add(path)
  }
  return folders
}

function heldIn(folder: string, tags: TagFiles): Held | undefined {
  if (tags.has(`${folder}/bagit.txt`)) return isSealed(folder, tags) ? "a sealed bag" : "a bag"
  const isList = filesIn(folder, tags).some(
    (path) => toListName(path.slice(folder.length + 1)).kind === "list",
  )
  return isList ? "a list of digests" : undefined
}

function isSealed(folder: string, tags: TagFiles): boolean {
  return filesIn(`${folder}/seals`, tags).some((path) => path.endsWith(".dsse.json"))
}

function filesIn(folder: string, tags: TagFiles): readonly string[] {
  return tags
    .children(folder)
    .slice(0, LOOKED_AT)
    .filter((path) => tags.has(path))
}

/** Of what was read at the top: some systems write the output of a program so. */
function listInUtf16({ files }: TagFiles): string | undefined {
  for (const [path, bytes] of files) {
    if (toListName(path).kind === "list" && beginsAsUtf16(bytes)) return path
  }
  return undefined
}

/** By its byte order mark alone; FF FE 00 00 would be that of UTF-32 (Unicode 16, 23.8). */
function beginsAsUtf16([first, second, third, fourth]: Uint8Array): boolean {
  if (first === 0xfe && second === 0xff) return true
  return first === 0xff && second === 0xfe && !(third === 0 && fourth === 0)
}
