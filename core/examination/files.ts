/** The files of the evidence as the container lists them, whether they could be read or not. */
import type { Entry } from "../container/index.ts"
import type { InventoryItem } from "../hashing/index.ts"

/** Files of the payload. A file that cannot be read is still there, and counts. */
export function payloadFiles(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(({ kind, path }) => kind === "file" && path.startsWith("data/"))
}

/** Files that are there and have no digest, because they could not be read. */
export function unreadFiles(
  entries: readonly Entry[],
  items: readonly InventoryItem[],
): readonly string[] {
  const read = new Set(items.map(({ path }) => path))
  return entries
    .filter(({ kind, path }) => kind === "file" && !read.has(path))
    .map(({ path }) => path)
}
