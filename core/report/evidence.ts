/** What was examined: names, digests, counts, the log's head and root, and the files. */
import type { FindingCode } from "../findings/index.ts"
import type { Result } from "../verdict/index.ts"
import type { Block, Fact, Section } from "./document.ts"
import { isSealable, isUnreadArchive } from "./words.ts"
import type { Wording } from "./wording.ts"

/** Files that the report itself lists; the complete list is in result.json. */
const LISTED_ITEMS = 100

export function evidenceSection(result: Result, wording: Wording): Section {
  const { input } = result
  const { words, shown, bytes } = wording
  const names = words.evidence
  const facts: readonly Fact[] = [
    { name: names.path, value: shown(input.path), fixed: true },
    { name: names.kind, value: kindOf(input, wording) },
    ...optional(names.bagId, input.bagId, wording),
    ...optional(names.exporter, input.exporter, wording),
    ...(input.generation === undefined
      ? []
      : [{ name: names.generation, value: names.generationIs(String(input.generation)) }]),
    { name: digestName(result, wording), value: shown(input.digest), fixed: true },
    { name: names.files, value: `${filesSaid(result, wording)}, ${bytes(input.bytes)}` },
    ...logFacts(input, wording),
  ]
  return { title: names.title, blocks: [{ kind: "facts", entries: facts }] }
}

const UNREAD: ReadonlySet<FindingCode> = new Set(["ENTRY_UNREADABLE", "CONTAINER_DAMAGED"])

/**
 * How many files were read, and how many entries were not: checks that look at what is listed
 * count both, and nothing else that is said of files does.
 */
export function filesSaid(
  { input, items, findings }: Pick<Result, "input" | "items" | "findings">,
  { words, counted }: Wording,
): string {
  const files = counted(input.files, "files")
  const read = new Set(items.map(({ path }) => path))
  const unread = findings
    .filter(({ code, at }) => UNREAD.has(code) && at.path !== "" && !read.has(at.path))
    .map(({ at }) => at.path)
  const left = new Set(unread).size
  return left === 0 ? files : words.evidence.unread(files, counted(left, "entries"))
}

function kindOf(input: Result["input"], { words, shown }: Wording): string {
  const version = input.formatVersion === undefined ? "" : ` ${input.formatVersion}`
  return words.evidence.readFrom(shown(input.format + version), input.container)
}

function digestName(result: Result, { words }: Wording): string {
  const { bagDigest, archiveDigest, listDigest } = words.evidence
  if (isSealable(result.input)) return bagDigest
  return isUnreadArchive(result) ? archiveDigest : listDigest
}

function logFacts(input: Result["input"], wording: Wording): readonly Fact[] {
  const { words, shown, count } = wording
  const names = words.evidence
  const { log, logId } = input
  if (log === undefined) return isSealable(input) ? [{ name: names.log, value: names.noLog }] : []
  return [
    ...optional(names.logId, logId, wording),
    { name: names.events, value: count(log.events) },
    { name: names.head, value: shown(log.head), fixed: true },
    { name: names.root, value: shown(log.root), fixed: true },
    ...optional(names.origin, log.origin, wording),
  ]
}

function optional(name: string, value: string | undefined, { shown }: Wording): readonly Fact[] {
  return value === undefined ? [] : [{ name, value: shown(value), fixed: true }]
}

export function itemsSection(result: Result, wording: Wording): Section {
  const { words, shown, count, counted } = wording
  const names = words.evidence
  const [path = "", bytes = "", digest = ""] = names.columns
  const { items } = result
  const listed = items.slice(0, LISTED_ITEMS)
  const table: Block = {
    kind: "table",
    columns: [
      { title: path, share: 0.295, fixed: true },
      { title: bytes, share: 0.1, align: "right" },
      { title: digest, share: 0.605, fixed: true },
    ],
    rows: listed.map((item) => ({
      cells: [shown(item.path), count(item.sizeBytes), shown(item.sha256)],
    })),
  }
  const files = counted(items.length, "files")
  const note =
    listed.length === items.length
      ? names.allFiles(files)
      : names.firstFiles(count(listed.length), files)
  return {
    title: names.annex,
    blocks: [
      { kind: "paragraph", text: items.length === 0 ? names.noFile : note },
      ...(listed.length === 0 ? [] : [table]),
    ],
  }
}
