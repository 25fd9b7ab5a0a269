/**
 * The second reader of tar archives: modern-tar, a library that shares no line with our
 * own reader and looks at headers as programs do that only want to unpack.
 *
 * It lists, and sees no content: an archive that lies here and there is shown to it with
 * zeros in the place of content, so that whoever takes content for a header finds none. Nor
 * does it see times before 1970 (library-tar-header.ts).
 */
import { createTarDecoder, type ParsedTarEntry } from "modern-tar"
import type { ByteSource, TarDirectory, TarEntry } from "../container/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import { makeHeaderFilter } from "./library-tar-header.ts"

/** A second listing under way. */
export interface SecondReading {
  /** Says where the header of a member begins, before its last byte is handed over. */
  announce(headerOffset: number): void
  /** Hands over the next bytes of the archive, which must not be changed afterwards. */
  push(piece: Uint8Array): Promise<void>
  /** Ends the archive; a finding for each difference to our own listing. */
  compare(ours: TarDirectory): Promise<readonly Finding[]>
  /** Gives up; nothing is compared. */
  cancel(): Promise<void>
}

interface SecondListed {
  readonly name: string
  readonly size: number
  readonly type: ParsedTarEntry["header"]["type"] | undefined
}

/** Begins a second listing; it refuses quietly and says so when it is compared. */
export function startSecondReading(): SecondReading {
  const { readable, writable } = createTarDecoder({ strict: true })
  const writer = writable.getWriter()
  // The same refusal arrives on every promise; it is told once, by the listing.
  writer.closed.catch(() => undefined)
  const listing = list(readable)
  const quietly = (work: Promise<void>): Promise<void> => work.catch(() => undefined)
  const headers = makeHeaderFilter()
  const write = async (piece: Uint8Array): Promise<void> => {
    if (piece.length > 0) await quietly(writer.write(piece))
  }
  return {
    announce: (headerOffset) => {
      headers.announce(headerOffset)
    },
    push: (piece) => write(headers.pass(piece)),
    compare: async (ours) => {
      await write(headers.rest())
      await quietly(writer.close())
      return compare(ours, await listing)
    },
    cancel: async () => {
      await quietly(writer.abort())
      await listing
    },
  }
}

/** Everything the library lists, or what it says against the archive. */
async function list(
  entries: ReadableStream<ParsedTarEntry>,
): Promise<readonly SecondListed[] | string> {
  const listed: SecondListed[] = []
  try {
    for await (const { header, body } of entries) {
      const { name, size, type } = header
      listed.push({ name, size, type })
      await body.cancel()
    }
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
  return listed
}

function compare(
  { entries }: TarDirectory,
  theirs: readonly SecondListed[] | string,
): readonly Finding[] {
  if (typeof theirs === "string") {
    const reason = "a second reader refuses what the first accepts"
    return [finding("CONTAINER_AMBIGUOUS", "", { reason, second: theirs })]
  }
  const ours = inFileOrder(entries)
  const second = theirs.filter(({ name }) => name !== "." && name !== "./")
  const reason = "two readers see two different archives"
  if (ours.length !== second.length) {
    return [finding("CONTAINER_AMBIGUOUS", "", { reason, differs: "number of members" })]
  }
  return ours.flatMap((one, i) => {
    const differs = difference(one, second[i])
    return differs === undefined
      ? []
      : [finding("CONTAINER_AMBIGUOUS", one.path, { reason, differs })]
  })
}

function difference(
  { path, kind, sizeBytes }: TarEntry,
  second: SecondListed | undefined,
): string | undefined {
  const name = second?.name.replace(/^\.\//, "").replace(/\/$/, "")
  if (name !== path) return "name"
  if (second?.type !== (kind === "folder" ? "directory" : "file")) return "kind"
  return second.size === sizeBytes ? undefined : "size"
}

function inFileOrder(entries: readonly TarEntry[]): readonly TarEntry[] {
  return entries.toSorted((a, b) => a.dataOffset - b.dataOffset)
}

const PIECE_BYTES = 1024 * 1024

/** Reads the archive a second time, without its content, and compares. */
export async function compareWithLibrary(
  source: ByteSource,
  ours: TarDirectory,
): Promise<readonly Finding[]> {
  const second = startSecondReading()
  for (const { headerOffset } of ours.entries) second.announce(headerOffset)
  for (const piece of withoutContent(source, ours.entries)) await second.push(piece)
  return second.compare(ours)
}

/** The archive in pieces, with zeros wherever our own reader saw content. */
function* withoutContent(source: ByteSource, entries: readonly TarEntry[]): Generator<Uint8Array> {
  const zeros = new Uint8Array(PIECE_BYTES)
  const end = { dataOffset: source.sizeBytes, sizeBytes: 0 }
  let at = 0
  for (const { dataOffset, sizeBytes } of [...inFileOrder(entries), end]) {
    for (; at < dataOffset; at += PIECE_BYTES) {
      yield source.read(at, Math.min(PIECE_BYTES, dataOffset - at)).slice()
    }
    for (let left = sizeBytes; left > 0; left -= PIECE_BYTES) {
      yield zeros.subarray(0, Math.min(PIECE_BYTES, left))
    }
    at = dataOffset + sizeBytes
  }
}
