/**
 * Writers of bags: the same members become a folder or an archive.
 *
 * A writer puts bytes where they belong and says what it wrote; which members a bag has
 * is decided in core/seal, and when it gets its name in write-bag.ts.
 */
import { mkdir, open, rm, type FileHandle } from "node:fs/promises"
import { dirname, join } from "node:path"
import { crc32 } from "node:zlib"
import { Failure, toHex, toUtf8 } from "../base/index.ts"
import { tarHeader, tarLayout, tarPadding, zipLayout } from "../container/index.ts"
import { writeGzip } from "./write-gzip.ts"
import { nativeDigests } from "./native-digests.ts"
import { writeAll } from "./write-file.ts"

export interface Member {
  /** Path inside the bag. */
  readonly path: string
  readonly sizeBytes: number
}

export interface WrittenMember extends Member {
  /** Lower-case hex, of the bytes as they went by. */
  readonly sha256: string
}

/** The bytes of a member; a chunk need not outlive the next. */
export type Content = AsyncIterable<Uint8Array> | readonly Uint8Array[]

export interface BagWriter {
  /** What is being written: a folder or a file. */
  readonly location: string
  /**
   * Keeps room for members that lie before all others but are made after them.
   * Members must otherwise be added in the order of the bytes of their paths.
   */
  reserve(members: readonly Member[]): void
  /**
   * Writes one member; several may be under way at a time.
   *
   * @throws Failure INTERNAL when the content is not `sizeBytes` long.
   */
  add(member: Member, content: Content): Promise<WrittenMember>
  /** Completes the bag; `name` is the one top-level folder of an archive. */
  finish(name: string): Promise<void>
  /** Lets go of open files, finished or not. */
  close(): Promise<void>
}

/** Writes members as files below a new folder. */
export async function makeFolderWriter(location: string): Promise<BagWriter> {
  await mkdir(location)
  const made = new Map<string, Promise<unknown>>()
  const makeFolder = (folder: string): Promise<unknown> => {
    const making = made.get(folder) ?? mkdir(folder, { recursive: true })
    made.set(folder, making)
    return making
  }
  return {
    location,
    reserve: () => undefined,
    add: async (member, content) => {
      const path = join(location, member.path)
      await makeFolder(dirname(path))
      const handle = await open(path, "wx", 0o644)
      try {
        const { sha256 } = await copy({ handle, position: 0 }, member, content)
        await handle.sync()
        return { ...member, sha256 }
      } finally {
        await handle.close()
      }
    },
    finish: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
}

/** What an archive puts around the contents of its members. */
interface ArchiveFormat {
  /** Length of a member's header. */
  readonly headerBytes: (member: Member) => number
  /** Zeros between a member's content and the next header. */
  readonly paddingBytes: (sizeBytes: number) => number
  readonly layout: (members: readonly Place[]) => {
    readonly members: readonly { readonly member: Member; readonly header: Uint8Array }[]
    readonly tail: Uint8Array
  }
}

const FORMATS: Readonly<Record<"zip" | "tar", ArchiveFormat>> = {
  zip: { headerBytes: zipHeaderBytes, paddingBytes: () => 0, layout: zipLayout },
  tar: {
    headerBytes: (member) => tarHeader(member).length,
    paddingBytes: tarPadding,
    layout: tarLayout,
  },
}

/**
 * Writes members into a new .zip or .tar (docs/evidence-bag.md, section 13).
 *
 * Sizes are known beforehand, so every member has its place at once; checksums and the
 * name of the folder are not, so headers are written when all content is. Thus each
 * source is read only once.
 *
 * @param name - A name as long as the one that `finish` will give.
 */
export async function makeArchiveWriter(
  location: string,
  kind: "zip" | "tar",
  name: string,
): Promise<BagWriter> {
  const format = FORMATS[kind]
  const handle = await open(location, "wx", 0o644)
  const places = new Map<string, Place>()
  let end = 0

  const place = (member: Member): Place => {
    const reserved = places.get(member.path)
    if (reserved !== undefined) return reserved
    const header = format.headerBytes({ ...member, path: `${name}/${member.path}` })
    const made = { ...member, position: end + header, crc32: 0 }
    places.set(member.path, made)
    end = made.position + member.sizeBytes + format.paddingBytes(member.sizeBytes)
    return made
  }
  return {
    location,
    reserve: (members) => {
      members.forEach(place)
    },
    add: async (member, content) => {
      const { position, sizeBytes } = place(member)
      if (sizeBytes !== member.sizeBytes) throw wrongSize(member)
      const copied = await copy({ handle, position }, member, content)
      places.set(member.path, { ...member, position, crc32: copied.crc32 })
      return { ...member, sha256: copied.sha256 }
    },
    finish: async (finalName) => {
      await writeHeaders(handle, format, placesBelow(finalName, places))
      await handle.sync()
    },
    close: () => handle.close(),
  }
}

interface Place extends Member {
  /** Where the content begins. */
  readonly position: number
  readonly crc32: number
}

function placesBelow(name: string, places: ReadonlyMap<string, Place>): readonly Place[] {
  return [...places.values()].map((place) => ({ ...place, path: `${name}/${place.path}` }))
}

/** Padding needs no writing: what is skipped in a new file reads as zeros. */
async function writeHeaders(
  handle: FileHandle,
  { layout, paddingBytes }: ArchiveFormat,
  places: readonly Place[],
): Promise<void> {
  const positions = new Map(places.map(({ path, position }) => [path, position]))
  const plan = layout(places)
  let offset = 0
  for (const { member, header } of plan.members) {
    if (positions.get(member.path) !== offset + header.length) {
      throw new Failure("INTERNAL", "the members of an archive are not where its directory says")
    }
    await writeAll(handle, header, offset)
    offset += header.length + member.sizeBytes + paddingBytes(member.sizeBytes)
  }
  await writeAll(handle, plan.tail, offset)
}

/** Length of a member's local header (APPNOTE.TXT 4.3.7, 4.5.3). */
function zipHeaderBytes({ path, sizeBytes }: Member): number {
  const zip64 = sizeBytes >= 0xffff_ffff ? 20 : 0
  return 30 + toUtf8(path).length + zip64
}

/**
 * Writes members into a new .tar.gz.
 *
 * The first members depend on the last, so the .tar is complete beside it before it is
 * compressed.
 *
 * @param onPiece - Called now and then while it is compressed; a throw ends the work.
 */
export async function makeTarGzWriter(
  location: string,
  name: string,
  onPiece: () => void,
): Promise<BagWriter> {
  const plain = `${location}.plain`
  const tar = await makeArchiveWriter(plain, "tar", name)
  return {
    ...tar,
    location,
    finish: async (finalName) => {
      await tar.finish(finalName)
      await writeGzip(plain, location, onPiece)
      await rm(plain)
    },
  }
}

/** Writes content where it belongs, with its digest and checksum taken on the way. */
async function copy(
  target: { readonly handle: FileHandle; readonly position: number },
  member: Member,
  content: Content,
): Promise<{ sha256: string; crc32: number }> {
  const digest = nativeDigests.hasher("sha256")
  let checksum = 0
  let done = 0
  for await (const chunk of content) {
    if (done + chunk.length > member.sizeBytes) throw wrongSize(member)
    digest.update(chunk)
    checksum = crc32(chunk, checksum)
    await writeAll(target.handle, chunk, target.position + done)
    done += chunk.length
  }
  if (done !== member.sizeBytes) throw wrongSize(member)
  return { sha256: toHex(digest.digest()), crc32: checksum }
}

function wrongSize({ path }: Member): Failure {
  return new Failure("INTERNAL", `${path} is not as long as it was planned`, { path })
}
