/** yauzl's own test archives: what it must refuse we refuse, what it opens we open, or say why not. */
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect } from "vitest"
import { readZipDirectory, type ByteSource } from "../../core/container/index.ts"
import { severityOf, type FindingCode } from "../../core/findings/index.ts"
import type { Measured } from "../../core/hashing/index.ts"
import { openArchiveFile } from "../../core/node/archive-file.ts"
import { openZip } from "../../core/node/zip-file.ts"
import { corpus, readCases, type CorpusCase } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

/** Archives that yauzl opens and we do not, each with the finding and the reason. */
const REFUSED_ON_PURPOSE: Readonly<Record<string, readonly [FindingCode, string]>> = {
  // Names with backslashes are one file on Unix and a folder with a file on Windows.
  "sloppy-filenames": ["CONTAINER_UNSAFE", "backslash, which separates names on some systems"],
  // The content cannot be read without a password: nothing is said about it, so it cannot pass.
  "traditional-encryption_deprecated": ["ENTRY_UNREADABLE", "encrypted"],
  // The header has one name and three extra fields others; each reader shows another one.
  "unicode-path-extra-field": ["CONTAINER_AMBIGUOUS", "two Unicode path extra fields"],
}

const { describe } = needsCorpus("yauzl-zip")

describe("yauzl's test archives", () => {
  const { it } = needsCorpus("yauzl-zip")
  for (const one of readCases("yauzl-zip")) {
    it(`${one.stratum}: ${one.name}`, () => examine(one))
  }
})

async function examine(one: CorpusCase): Promise<void> {
  switch (one.stratum) {
    case "failure":
      await expectRefused(one.file)
      return
    case "wrong-entry-sizes":
      await expectRefused(corpus("yauzl-zip", `${one.name}.zip`))
      return
    case "success":
      await expectOpened(corpus("yauzl-zip", one.name))
      return
    case "zip64":
      expectLarge(one.file)
      return
    default:
      throw new Error(`unknown kind of case ${one.stratum}`)
  }
}

async function expectRefused(path: string): Promise<void> {
  const { broken, damaged } = await open(path)
  expect(broken.length + damaged.length).toBeGreaterThan(0)
}

/** @param base - The archive without its extension, and the folder of what it holds. */
async function expectOpened(base: string): Promise<void> {
  const opened = await open(`${base}.zip`)
  const onPurpose = REFUSED_ON_PURPOSE[base.slice(base.lastIndexOf("/") + 1)]
  if (onPurpose !== undefined) {
    expect(opened.said).toContainEqual(onPurpose)
    return
  }
  expect(opened.said).toEqual([])
  expect(opened.damaged).toEqual([])
  const present = digestsOf(base)
  for (const [path, digest] of present)
    expect([path, opened.digests.get(path)]).toEqual([path, digest])
  // The corpus leaves out files of source code, whose checksum was held above, and empty ones.
  const absent = [...opened.digests].filter(([path]) => !present.has(path))
  const left = absent.filter(([path, digest]) => digest !== EMPTY && path !== "index.js")
  expect(left).toEqual([])
}

const EMPTY = createHash("sha256").digest("hex")

interface Opened {
  readonly said: readonly (readonly [FindingCode, string])[]
  readonly broken: readonly FindingCode[]
  readonly damaged: readonly Measured[]
  readonly digests: ReadonlyMap<string, string | undefined>
}

async function open(path: string): Promise<Opened> {
  const { container, measure } = await openArchiveFile(path, openZip)
  try {
    const files = container.entries.filter(({ kind }) => kind === "file")
    const jobs = files.map((entry) => ({ path: entry.path, algorithms: ["sha256"] as const }))
    const measured = await measure({ engine: "native" })(jobs)
    const { findings } = container
    return {
      said: findings.map(({ code, observed }) => [code, observed["reason"] ?? ""] as const),
      broken: findings.filter((found) => severityOf(found) === "broken").map(({ code }) => code),
      damaged: measured.filter(({ problem }) => problem?.kind === "damaged"),
      digests: new Map(measured.map((one) => [withoutAccents(one.path), one.digests.sha256])),
    }
  } finally {
    await container.close()
  }
}

/** The folders beside the archives bear plain letters, as yauzl's own tests compare them. */
function withoutAccents(path: string): string {
  return path.normalize("NFD").replaceAll(/\p{M}/gu, "")
}

/** What the folder beside the archive holds, by path; nothing where the corpus has no folder. */
function digestsOf(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map()
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".git"))
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    paths.map((path) => [
      path.slice(folder.length + 1),
      createHash("sha256").update(readFileSync(path)).digest("hex"),
    ]),
  )
}

/**
 * The case of more than 4 GiB is stored as a fragment: four bytes that say where, counted
 * from the start of the fragment, 8,000,000,000 bytes of content were taken out.
 */
function expectLarge(path: string): void {
  const fragment = new Uint8Array(readFileSync(path))
  const cut = new DataView(fragment.buffer).getUint32(0)
  const { entries, findings } = readZipDirectory(withZeros(fragment.subarray(4), cut - 4, 8e9))
  expect(findings).toEqual([])
  expect(entries.map((entry) => [entry.path, entry.sizeBytes])).toEqual([
    ["a.txt", 8],
    ["b.txt", 8],
    ["large.bin", 8e9],
  ])
}

function withZeros(bytes: Uint8Array, at: number, zeros: number): ByteSource {
  const byte = (offset: number): number =>
    (offset < at ? bytes[offset] : offset < at + zeros ? 0 : bytes[offset - zeros]) ?? 0
  const sizeBytes = bytes.length + zeros
  return {
    sizeBytes,
    read: (offset, length) => {
      const wanted = Math.max(0, Math.min(length, sizeBytes - offset))
      return Uint8Array.from({ length: wanted }, (_, i) => byte(offset + i))
    },
  }
}
