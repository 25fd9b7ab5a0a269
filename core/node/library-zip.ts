/**
 * The second reader of .zip archives: yauzl, a widely used library that shares no line
 * with our own reader.
 *
 * It lists, and never decompresses. Where the two lists differ, other people's programs
 * can differ as well.
 */
import { fromRandomAccessReader, RandomAccessReader, type ZipFile } from "yauzl"
import type { ByteSource, ZipDirectory } from "../container/index.ts"
import { finding, type Finding } from "../findings/index.ts"

/** What both readers say about one member. */
interface SecondListed {
  readonly path: string
  readonly method: number
  readonly crc32: number
  readonly sizeBytes: number
  readonly compressedBytes: number
  readonly localOffset: number
  readonly dataOffset: number
}

/**
 * Reads the archive a second time and compares.
 *
 * @param ours - A directory in which our own reader found nothing broken.
 * @returns A finding for each difference; nothing when the two agree.
 */
export async function compareWithLibrary(
  source: ByteSource,
  ours: ZipDirectory,
): Promise<readonly Finding[]> {
  const theirs = await listByLibrary(source)
  if (typeof theirs === "string") {
    const reason = "a second reader refuses what the first accepts"
    return [finding("CONTAINER_AMBIGUOUS", "", { reason, second: theirs })]
  }
  const unseen = new Map(theirs.map((member) => [member.path, member]))
  const findings: Finding[] = []
  for (const { path, kind, ...first } of ours.entries) {
    const listedAs = kind === "folder" ? `${path}/` : path
    const second = unseen.get(listedAs)
    unseen.delete(listedAs)
    const differing =
      second === undefined ? "member" : COMPARED.find((name) => first[name] !== second[name])
    if (differing !== undefined) findings.push(disagreement(path, differing))
  }
  for (const path of unseen.keys()) findings.push(disagreement(path, "member"))
  if (theirs.length !== ours.entries.length && findings.length === 0) {
    findings.push(disagreement("", "number of members"))
  }
  return findings
}

const COMPARED = [
  "method",
  "crc32",
  "sizeBytes",
  "compressedBytes",
  "localOffset",
  "dataOffset",
] as const satisfies readonly (keyof SecondListed)[]

function disagreement(path: string, member: string): Finding {
  const reason = "two readers see two different archives"
  return finding("CONTAINER_AMBIGUOUS", path, { reason, differs: member })
}

/** Everything the library lists, or what it says against the archive. */
async function listByLibrary(source: ByteSource): Promise<readonly SecondListed[] | string> {
  const listed: SecondListed[] = []
  try {
    const archive = await openArchive(source)
    for await (const entry of archive.eachEntry()) {
      const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true })
      listed.push({
        path: entry.fileName,
        method: entry.compressionMethod,
        crc32: entry.crc32,
        sizeBytes: entry.uncompressedSize,
        compressedBytes: entry.compressedSize,
        localOffset: entry.relativeOffsetOfLocalHeader,
        dataOffset: fileDataStart,
      })
    }
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
  return listed
}

function openArchive(source: ByteSource): Promise<ZipFile> {
  const options = { lazyEntries: true, strictFileNames: true }
  return new Promise((resolve, reject) => {
    const reader = new SourceReader(source)
    fromRandomAccessReader(reader, source.sizeBytes, options, (error, archive) => {
      if (error === null) resolve(archive)
      else reject(error)
    })
  })
}

/** Lets the library read through our source instead of a file of its own. */
class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource

  constructor(source: ByteSource) {
    super()
    this.#source = source
  }

  override read(
    buffer: Uint8Array,
    ...[offset, length, position, callback]: [number, number, number, (error: Error | null) => void]
  ): void {
    const bytes = this.#source.read(position, length)
    if (bytes.length < length) {
      callback(new Error("unexpected EOF"))
      return
    }
    buffer.set(bytes, offset)
    callback(null)
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null)
  }
}
