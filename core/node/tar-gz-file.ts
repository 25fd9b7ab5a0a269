/**
 * A .tar.gz file on disk as a container: read as the stream it is, never unpacked.
 *
 * Nothing inside can be reached but through everything before it. So it passes once to be
 * listed, when the small files that describe evidence are kept; once to be measured; and
 * once more for whatever large file is read by itself.
 */
import { makeTarStream, type TarDirectory, type TarEntry } from "../container/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import {
  changesOf,
  guarded,
  isUndoubted,
  toEntries,
  unreadable,
  type ArchiveFile,
  type OpenArchive,
} from "./archive-file.ts"
import { rangeSource } from "./file-source.ts"
import { gunzip, readGzipHeader, type GzipContent } from "./gzip.ts"
import { makeStreamMeasure } from "./measure-stream.ts"
import { makeStreamReader, makeKeeper, type Keeper } from "./tar-gz-reading.ts"

/**
 * Lists an archive.
 *
 * An archive that does not parse is evidence, too: it has findings and what was read of it.
 *
 * @throws Failure UNREADABLE when the system refuses.
 */
export async function openTarGz(file: ArchiveFile): Promise<OpenArchive> {
  const header = guarded(file.path, () => readGzipHeader(rangeSource(file)))
  if ("reason" in header) {
    const found = finding(header.code, "", { reason: header.reason, offset: "0" })
    return makeArchive(file, undefined, { entries: [], findings: [found], keeper: makeKeeper() })
  }
  const content = { ...file, dataOffset: header.dataOffset }
  try {
    const listed = await list(content)
    const noted = header.extras.map((what) => finding("CONTAINER_DEVIATION", "", { what }))
    return makeArchive(file, content, { ...listed, findings: [...listed.findings, ...noted] })
  } catch (cause) {
    throw unreadable(file.path, cause)
  }
}

interface Listed extends TarDirectory {
  readonly keeper: Keeper
}

/** The first passage: both readers see the whole archive, and what is small is kept. */
async function list(content: GzipContent): Promise<Listed> {
  const { startSecondReading } = await import("./library-tar.ts")
  const keeper = makeKeeper()
  const second = startSecondReading()
  const first = makeTarStream((entry) => {
    keeper.announce(entry)
    second.announce(entry.headerOffset)
  })
  const pieces = gunzip(content)
  let next = await pieces.next()
  // What comes after the end was judged may be as long as it likes; it is not read.
  for (; next.done !== true && !first.isDone(); next = await pieces.next()) {
    first.push(next.value)
    keeper.pass(next.value)
    await second.push(next.value)
  }
  const isWhole = next.done === true
  const problem = next.done === true ? next.value : undefined
  const directory = endOf(first, problem)
  const soFar = [...directory.findings, ...(problem === undefined ? [] : [problem])]
  if (!isWhole || !isUndoubted(soFar)) {
    await Promise.all([pieces.return(undefined), second.cancel()])
    return { entries: directory.entries, findings: soFar, keeper }
  }
  return { ...directory, findings: [...soFar, ...(await second.compare(directory))], keeper }
}

/** Where the stream broke off, that it broke off is said once, by whoever knows why. */
function endOf(
  stream: ReturnType<typeof makeTarStream>,
  problem: Finding | undefined,
): TarDirectory {
  const { entries, findings } = stream.end()
  const isCut = ({ observed }: Finding): boolean => /^cut off/.test(observed["reason"] ?? "")
  return {
    entries,
    findings: problem === undefined ? findings : findings.filter((one) => !isCut(one)),
  }
}

/** @param content - Absent when there is nothing that could be decompressed. */
function makeArchive(
  file: ArchiveFile,
  content: GzipContent | undefined,
  { entries, findings, keeper }: Listed,
): OpenArchive {
  const members = new Map(entries.map((entry) => [entry.path, entry]))
  const refusal = (entry: TarEntry): string | undefined =>
    entry.unreadable ?? (entry.kind === "file" ? undefined : "not a regular file")
  const reader = makeStreamReader({ file, content, keeper })
  return {
    container: {
      kind: "tar.gz",
      entries: toEntries(entries),
      findings,
      read: (name) => reader.read(members.get(name), refusal),
      changes: () => changesOf(file),
      close: async () => {
        await reader.close()
        file.release()
      },
    },
    measure: makeStreamMeasure({
      content,
      entryAt: (name) => members.get(name),
      refusal,
      changed: file.isChanged,
    }),
    contentAt: () => undefined,
  }
}
