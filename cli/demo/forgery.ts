/**
 * What a forger without the key can do: change files and make all that needs no key fit again.
 *
 * Works on copies only. It knows the layout of docs/evidence-bag.md and nothing of the verifier.
 */
import { cp, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { crc32 } from "node:zlib"
import { toHex } from "../../core/index.ts"
import { nativeDigests } from "../../core/node/index.ts"

const LOG = "custody/events.jsonl"
const MANIFEST = "manifest-sha256.txt"
const TAG_MANIFEST = "tagmanifest-sha256.txt"
const BAG_INFO = "bag-info.txt"

export function copyBag(from: string, to: string): Promise<void> {
  return cp(from, to, { recursive: true, preserveTimestamps: true, errorOnExist: true })
}

/** Rewrites a text file of the bag. @throws RangeError when that changes nothing. */
export async function rewrite(
  bag: string,
  path: string,
  change: (text: string) => string,
): Promise<void> {
  const file = join(bag, path)
  const before = await readFile(file, "utf8")
  const after = change(before)
  if (after === before) throw new RangeError(`the forgery of ${path} changes nothing`)
  await writeFile(file, after)
}

/** Adds a payload file and makes the bag valid again for every BagIt program. */
export async function slipIn(bag: string, path: string, text: string): Promise<void> {
  await writeFile(join(bag, path), text, { flag: "wx" })
  await relist(bag, MANIFEST, path)
  await rewrite(bag, BAG_INFO, (info) =>
    info.replace(/^Payload-Oxum: (\d+)\.(\d+)$/m, (_, bytes: string, files: string) => {
      const more = Buffer.byteLength(text)
      return `Payload-Oxum: ${Number(bytes) + more}.${Number(files) + 1}`
    }),
  )
  await relist(bag, TAG_MANIFEST, MANIFEST)
  await relist(bag, TAG_MANIFEST, BAG_INFO)
}

/** Takes events out of the log, by `seq`, and lists the log's new digest. */
export async function takeOut(bag: string, first: number, last: number): Promise<void> {
  await rewrite(bag, LOG, (log) => {
    const lines = log.split("\n")
    return [...lines.slice(0, first), ...lines.slice(last + 1)].join("\n")
  })
  await relist(bag, TAG_MANIFEST, LOG)
}

/** Lists a file with the digest it now has, in the place where its path belongs. */
async function relist(bag: string, manifest: string, path: string): Promise<void> {
  const digest = toHex(nativeDigests.sha256(await readFile(join(bag, path))))
  const pathIn = (line: string): string => line.slice(line.indexOf("  ") + 2)
  await rewrite(bag, manifest, (text) => {
    const others = text.split("\n").filter((line) => line !== "" && pathIn(line) !== path)
    const lines = [...others, `${digest}  ${path}`]
    lines.sort((a, b) => (pathIn(a) < pathIn(b) ? -1 : 1))
    return lines.map((line) => `${line}\n`).join("")
  })
}

// Records of a ZIP archive and the offsets of their fields (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16).
const LOCAL = { bytes: 30, crc: 14, name: 26, extra: 28 }
const CENTRAL = { bytes: 46, size: 20, name: 28, extra: 30, comment: 32, local: 42 }
const END = { bytes: 22, count: 10, directory: 16 }

/**
 * Puts a changed twin behind a member of an archive without comment, extra fields or zip64.
 *
 * The directory does not list the twin: programs that read the directory see the genuine
 * member, programs that read the archive from front to back write the twin over it.
 *
 * @param change - Must keep the number of bytes.
 */
export function hideTwin(
  archive: Uint8Array,
  pathEnd: string,
  change: (text: string) => string,
): Uint8Array {
  const bytes = Buffer.from(archive)
  const end = bytes.length - END.bytes
  const directory = bytes.readUInt32LE(end + END.directory)
  const members = directoryOf(bytes, directory, bytes.readUInt16LE(end + END.count))
  const member = members.find(({ path }) => path.endsWith(pathEnd))
  if (member === undefined) throw new RangeError(`the archive holds no ${pathEnd}`)

  const { local, size } = member
  const nameBytes = bytes.readUInt16LE(local + LOCAL.name) + bytes.readUInt16LE(local + LOCAL.extra)
  const content = local + LOCAL.bytes + nameBytes
  const after = content + size
  const twin = Buffer.from(bytes.subarray(local, after))
  const changed = Buffer.from(change(twin.toString("utf8", content - local)))
  if (changed.length !== size) throw new RangeError("the twin has another size")
  changed.copy(twin, content - local)
  twin.writeUInt32LE(crc32(changed), LOCAL.crc)

  for (const { entry, local: offset } of members) {
    if (offset >= after) bytes.writeUInt32LE(offset + twin.length, entry + CENTRAL.local)
  }
  bytes.writeUInt32LE(directory + twin.length, end + END.directory)
  return Buffer.concat([bytes.subarray(0, after), twin, bytes.subarray(after)])
}

interface Member {
  /** Offset of its directory entry. */
  readonly entry: number
  readonly path: string
  readonly size: number
  /** Offset of its local header. */
  readonly local: number
}

function directoryOf(bytes: Buffer, directory: number, count: number): readonly Member[] {
  const members: Member[] = []
  let entry = directory
  for (let left = count; left > 0; left -= 1) {
    const nameBytes = bytes.readUInt16LE(entry + CENTRAL.name)
    const name = entry + CENTRAL.bytes
    const more =
      bytes.readUInt16LE(entry + CENTRAL.extra) + bytes.readUInt16LE(entry + CENTRAL.comment)
    members.push({
      entry,
      path: bytes.toString("utf8", name, name + nameBytes),
      size: bytes.readUInt32LE(entry + CENTRAL.size),
      local: bytes.readUInt32LE(entry + CENTRAL.local),
    })
    entry = name + nameBytes + more
  }
  return members
}
