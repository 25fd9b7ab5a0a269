/**
 * Search indexes that are kept beyond a session, in a folder of the app that nobody else may enter.
 *
 * One a piece of evidence, bound to the digest of the log that was examined. What is taken from
 * here is copied and compared with its digest first; what does not fit is thrown away and made
 * anew. An index only ever says which lines to show: lines, proofs and verdicts never come from it.
 */
import { createHash } from "node:crypto"
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { open, type FileHandle } from "node:fs/promises"
import { join } from "node:path"
import { removeUnfinished, type Pause } from "../../core/node/index.ts"
import { integer, listOf, objectOf, oneOf, text } from "./ask-parts.ts"

const SCHEMA = "sealwright.kept-index/2"
const MARK = "index.json"
const PIECE_BYTES = 4 * 1024 * 1024

/** Which index it is: of which evidence, and of which log. */
export interface IndexedLog {
  /** Path of the evidence. */
  readonly evidence: string
  readonly name: string
  /** SHA-256 (hex) of the log that was examined. */
  readonly log: string
  readonly lines: number
}

interface Mark extends IndexedLog {
  readonly schema: typeof SCHEMA
  /** SHA-256 (hex) of each file with words, in the order of the files. */
  readonly words: readonly string[]
}

export interface KeptFile {
  /** Name of its folder. */
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
}

const MOST_FILES = 64
const anyText = text(65_536)
const markIn = objectOf<Mark>({
  schema: oneOf(SCHEMA),
  ...{ evidence: anyText, name: anyText, log: anyText },
  words: listOf(anyText, MOST_FILES),
  lines: integer(0, Number.MAX_SAFE_INTEGER),
})

/**
 * Copies a kept index to where it is used.
 *
 * @param to - Paths for its files.
 * @returns false when there is none of this log. One of another log, or one that is not what was
 *   kept, is removed.
 */
export async function takeKept(
  root: string,
  of: IndexedLog,
  { to, pause }: { readonly to: readonly string[]; readonly pause: Pause },
): Promise<boolean> {
  const folder = folderOf(root, of.evidence)
  const mark = readMark(folder)
  if (mark === undefined) return false
  const fits =
    mark.evidence === of.evidence &&
    mark.log === of.log &&
    mark.lines === of.lines &&
    mark.words.length === to.length
  if (fits) {
    if (await isTaken(folder, mark, { to, pause })) return true
    for (const path of to) rmSync(path, { force: true })
  }
  rmSync(folder, { recursive: true, force: true })
  return false
}

async function isTaken(
  folder: string,
  { words }: Mark,
  { to, pause }: { readonly to: readonly string[]; readonly pause: Pause },
): Promise<boolean> {
  for (const [at, path] of to.entries()) {
    const digest = await copied(wordsIn(folder, at), path, pause).catch(() => undefined)
    if (digest !== words[at]) return false
  }
  return true
}

function wordsIn(folder: string, at: number): string {
  return join(folder, `words-${at}.db`)
}

/** Keeps an index that is complete; a stop in between leaves none. */
export async function keepIndex(
  root: string,
  of: IndexedLog,
  { from, pause }: { readonly from: readonly string[]; readonly pause: Pause },
): Promise<void> {
  const folder = folderOf(root, of.evidence)
  const partial = `${folder}.partial-${process.pid}`
  // What an examiner that was ended left of an earlier try.
  await removeUnfinished(folder)
  mkdirSync(root, { recursive: true, mode: 0o700 })
  mkdirSync(partial, { mode: 0o700 })
  try {
    const words: string[] = []
    for (const [at, path] of from.entries()) {
      words.push(await copied(path, wordsIn(partial, at), pause))
    }
    const mark: Mark = { schema: SCHEMA, ...of, words }
    writeFileSync(join(partial, MARK), `${JSON.stringify(mark)}\n`, { mode: 0o600 })
    rmSync(folder, { recursive: true, force: true })
    renameSync(partial, folder)
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
}

/** What is kept, by the names of the evidence. */
export function listKept(root: string): readonly KeptFile[] {
  return foldersIn(root)
    .flatMap((id) => {
      const folder = join(root, id)
      const mark = readMark(folder)
      if (mark === undefined) return []
      const sizes = mark.words.map((_, at) => sizeOf(wordsIn(folder, at)))
      return [{ id, name: mark.name, sizeBytes: sizes.reduce((sum, size) => sum + size, 0) }]
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"))
}

/** @param id - One of the list; with null all of them, and whatever a crash left beside them. */
export function removeKept(root: string, id: string | null): void {
  const gone = id === null ? root : join(root, id)
  rmSync(gone, { recursive: true, force: true })
}

function folderOf(root: string, evidence: string): string {
  return join(root, createHash("sha256").update(evidence).digest("hex"))
}

function foldersIn(root: string): readonly string[] {
  try {
    return readdirSync(root).filter((name) => /^[0-9a-f]{64}$/.test(name))
  } catch {
    // Nothing was ever kept.
    return []
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}

function readMark(folder: string): Mark | undefined {
  try {
    return markIn(JSON.parse(readFileSync(join(folder, MARK), "utf8")))?.ask
  } catch {
    return undefined
  }
}

/** Copies a file into a new one. @returns its SHA-256 (hex). */
async function copied(from: string, to: string, pause: Pause): Promise<string> {
  const [source, target] = await opened(from, to)
  try {
    const digest = createHash("sha256")
    const buffer = new Uint8Array(PIECE_BYTES)
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, PIECE_BYTES)
      if (bytesRead === 0) break
      const piece = buffer.subarray(0, bytesRead)
      digest.update(piece)
      await target.writeFile(piece)
      await pause()
    }
    await target.sync()
    return digest.digest("hex")
  } finally {
    await source.close()
    await target.close()
  }
}

async function opened(from: string, to: string): Promise<readonly [FileHandle, FileHandle]> {
  const source = await open(from, "r")
  try {
    return [source, await open(to, "wx", 0o600)]
  } catch (cause) {
    await source.close()
    throw cause
  }
}
