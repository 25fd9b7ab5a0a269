/**
 * The published test cases that lie beside the project (or in CORPORA_DIR).
 *
 * They are read where they lie and never copied: each folder keeps its own
 * SOURCE.txt with repository, commit and licence. Ask for them through
 * needsCorpus in tools.ts, so that their absence is told.
 */
import { readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..")

/** The folder that holds all corpora, whether or not it exists here. */
export const CORPORA = resolve(ROOT, process.env["CORPORA_DIR"] ?? "../shared/corpora")

/** One row of a corpus's CASES.tsv. */
export interface CorpusCase {
  readonly name: string
  /** The kind of case within its corpus, such as `valid`. */
  readonly stratum: string
  /** What upstream says of the case, in upstream's words; not always a verdict. */
  readonly expected: string
  readonly fileCount: number
  /** The first file of the case, below the corpus folder. */
  readonly firstPath: string
  /** The same file as a path to open. */
  readonly file: string
}

/** The path of a corpus folder, or of something in it. */
export function corpus(folder: string, ...below: readonly string[]): string {
  return join(CORPORA, folder, ...below)
}

/**
 * The cases of one corpus, in the order of its CASES.tsv.
 *
 * @throws Error if the table is absent, has other columns, or lists nothing:
 *   a loop over no cases would pass.
 */
export function readCases(folder: string): readonly CorpusCase[] {
  const [header, ...rows] = readFileSync(corpus(folder, "CASES.tsv"), "utf8").trimEnd().split("\n")
  if (header !== "case\tstratum\texpected\tn_files\tfirst_path") {
    throw new Error(`${folder}/CASES.tsv has other columns: ${header ?? "none"}`)
  }
  if (rows.length === 0) throw new Error(`${folder}/CASES.tsv lists no case`)
  return rows.map((row) => parseRow(folder, row))
}

function parseRow(folder: string, row: string): CorpusCase {
  const [name, stratum, expected, fileCount, firstPath, ...more] = row.split("\t")
  if (name === undefined || stratum === undefined || expected === undefined) {
    throw new Error(`${folder}/CASES.tsv: short row ${row}`)
  }
  if (firstPath === undefined || more.length > 0) {
    throw new Error(`${folder}/CASES.tsv: row with other columns ${row}`)
  }
  const file = corpus(folder, firstPath)
  return { name, stratum, expected, fileCount: Number(fileCount), firstPath, file }
}
