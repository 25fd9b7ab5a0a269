/** What was examined: names, digests, counts, the log's head and root, and the files. */
import type { Result } from "../verdict/index.ts"
import type { Block, Fact, Section } from "./document.ts"
import { toBytes, toCount, toCounted, toShown } from "./quantities.ts"
import { isSealable, isUnreadArchive } from "./words.ts"

/** Files that the report itself lists; the complete list is in result.json. */
const LISTED_ITEMS = 100

export function evidenceSection(result: Result): Section {
  const { input } = result
  const facts: readonly Fact[] = [
    { name: "Path as given", value: toShown(input.path), fixed: true },
    { name: "Kind", value: kindOf(input) },
    ...optional("Bag id", input.bagId),
    ...optional("Exporter", input.exporter),
    ...(input.generation === undefined
      ? []
      : [{ name: "Generation", value: `${String(input.generation)} (counted from 0)` }]),
    { name: digestName(result), value: toShown(input.digest), fixed: true },
    { name: "Files", value: `${toCounted(input.files, "file")}, ${toBytes(input.bytes)}` },
    ...logFacts(input),
  ]
  return { title: "The evidence", blocks: [{ kind: "facts", entries: facts }] }
}

function kindOf(input: Result["input"]): string {
  const version = input.formatVersion === undefined ? "" : ` ${input.formatVersion}`
  return toShown(`${input.format}${version}, read from a ${input.container}`)
}

function digestName(result: Result): string {
  if (isSealable(result.input)) return "Digest of the bag"
  return isUnreadArchive(result) ? "Digest of the archive file" : "Digest of the list of files"
}

function logFacts(input: Result["input"]): readonly Fact[] {
  const { log, logId } = input
  if (log === undefined) return isSealable(input) ? [{ name: "Log", value: "None was read." }] : []
  return [
    ...optional("Log id", logId),
    { name: "Events in the log", value: toCount(log.events) },
    { name: "Head of the log", value: toShown(log.head), fixed: true },
    { name: "Root of the tree", value: toShown(log.root), fixed: true },
    ...optional("Origin of the log", log.origin),
  ]
}

function optional(name: string, value: string | undefined): readonly Fact[] {
  return value === undefined ? [] : [{ name, value: toShown(value), fixed: true }]
}

export function itemsSection(result: Result): Section {
  const listed = result.items.slice(0, LISTED_ITEMS)
  const table: Block = {
    kind: "table",
    columns: [
      { title: "Path", share: 0.295, fixed: true },
      { title: "Bytes", share: 0.1, align: "right" },
      { title: "SHA-256 as computed in this examination", share: 0.605, fixed: true },
    ],
    rows: listed.map(({ path, sizeBytes, sha256 }) => ({
      cells: [toShown(path), toCount(sizeBytes), toShown(sha256)],
    })),
  }
  const note =
    listed.length === result.items.length
      ? `All ${toCounted(listed.length, "file")} that were read.`
      : `The first ${toCount(listed.length)} of ${toCounted(result.items.length, "file")}; the complete list is in result.json.`
  return {
    title: "Annex: files and digests",
    blocks: [
      { kind: "paragraph", text: result.items.length === 0 ? "No file was read." : note },
      ...(listed.length === 0 ? [] : [table]),
    ],
  }
}
