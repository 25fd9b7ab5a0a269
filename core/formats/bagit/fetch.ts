/**
 * fetch.txt: files that a bag says can be had elsewhere. It is read; nothing is ever fetched.
 *
 * @see RFC 8493 §2.2.3
 */
import { LIMITS } from "../../base/index.ts"
import { lineReporter, type TagFiles } from "../tag-files.ts"
import type { Declaration } from "./declaration.ts"
import { hostility, toBagPath } from "./paths.ts"
import { readText } from "./tag-text.ts"
import { textLines } from "./text.ts"

export const FETCH = "fetch.txt"

/**
 * Reads fetch.txt when there is one.
 *
 * @param listed - Paths that any payload manifest lists: a file to fetch must be among them.
 */
export async function readFetch(
  tags: TagFiles,
  declaration: Declaration,
  listed: ReadonlySet<string>,
): Promise<void> {
  const bytes = await tags.read(FETCH, LIMITS.manifestBytes)
  if (bytes === undefined) return
  const text = readText(bytes, FETCH, { tags, declaration })
  if (text === undefined) return
  const report = lineReporter(tags, FETCH)
  const lines = textLines(text)
  tags.report("FETCH_NOT_FOLLOWED", FETCH, { lines: String(lines.length) })
  for (const [index, line] of lines.entries()) {
    const fault = lineFault(line, declaration, listed)
    if (fault !== undefined) report(fault[0], index + 1, { reason: fault[1] })
  }
}

type Fault = readonly [
  code: "CONTAINER_UNSAFE" | "FORMAT_FAILURE" | "MANIFEST_INCONSISTENT",
  reason: string,
]

function lineFault(
  line: string,
  declaration: Declaration,
  listed: ReadonlySet<string>,
): Fault | undefined {
  if (line.trim() === "") return undefined
  const match = /^[^ \t]+[ \t]+(?:[0-9]+|-)[ \t]+(.+)$/s.exec(line)
  if (match === null) return ["FORMAT_FAILURE", "is not a URL, a length and a path"]
  const spelled = match[1] ?? ""
  const { path } = toBagPath(spelled, declaration.isRfc8493)
  const hostile = hostility(spelled) ?? hostility(path)
  if (hostile !== undefined) return ["CONTAINER_UNSAFE", hostile]
  if (!path.startsWith("data/")) return ["FORMAT_FAILURE", "a file to fetch that is not payload"]
  return listed.has(path)
    ? undefined
    : ["MANIFEST_INCONSISTENT", "a file to fetch that no payload manifest lists"]
}
