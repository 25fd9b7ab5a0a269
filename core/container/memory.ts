/** A container in memory: for tests, and for overlays over evidence that is already open. */
import { compareBytes, Failure, toUtf8 } from "../base/index.ts"
import type { Container } from "./entry.ts"

const SURROGATE = /[\uD800-\uDFFF]/

export interface MemoryEntry {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Files in memory as a folder; the names are taken as given and not judged. */
export function memoryContainer(files: readonly MemoryEntry[]): Container {
  const contents = new Map(files.map(({ path, bytes }) => [path, bytes]))
  const entries = [...contents].map(([path, bytes]) => ({
    path,
    kind: "file" as const,
    sizeBytes: bytes.length,
  }))
  return {
    kind: "folder",
    entries: sortByPath(entries),
    findings: [],
    read: (path) => readMemory(contents, path),
    close: () => Promise.resolve(),
  }
}

async function* readMemory(
  contents: ReadonlyMap<string, Uint8Array>,
  path: string,
): AsyncGenerator<Uint8Array> {
  const bytes = contents.get(path)
  if (bytes === undefined) throw new Failure("INTERNAL", `no file ${path} to read`, { path })
  if (bytes.length > 0) yield bytes
}

/** Sorts by the bytes of the path, which is not the order of JavaScript strings. */
export function sortByPath<T extends { readonly path: string }>(
  entries: readonly T[],
): readonly T[] {
  // Both orders agree as long as there are no surrogates, and comparing strings is far cheaper.
  if (!entries.some(({ path }) => SURROGATE.test(path))) {
    return [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  }
  return entries
    .map((entry) => ({ entry, key: toUtf8(entry.path) }))
    .sort((a, b) => compareBytes(a.key, b.key))
    .map(({ entry }) => entry)
}
