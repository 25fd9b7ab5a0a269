/** One file of examined evidence, read again for whoever looks at it now. */
import {
  Failure,
  fromUtf8,
  readClaims,
  say,
  toHex,
  type Claims,
  type ItemResult,
  type Result,
} from "../../core/index.ts"
import { nativeDigests, openEvidence } from "../../core/node/index.ts"
import type { FilePage, ImageType, Preview } from "../contract/contents.ts"
import type { Work } from "./examiner-work.ts"

const TEXT_BYTES = 64 * 1024
/** Pictures are shown whole or not at all. */
const IMAGE_BYTES = 8 * 1024 * 1024

/** How each kind of picture begins; its name is not asked, for names can be anything. */
const MAGIC: readonly (readonly [ImageType, at: number, bytes: string])[] = [
  ["image/png", 0, "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", 0, "\xff\xd8\xff"],
  ["image/gif", 0, "GIF8"],
  ["image/webp", 8, "WEBP"],
]

/** @throws Failure UNREADABLE when the file is not there any more, or the system refuses. */
export async function readFilePage(ask: Work["file-page"]["ask"]): Promise<FilePage> {
  const { path, result, file } = ask
  const item = result.items.find((one) => one.path === file)
  if (item === undefined) throw new Failure("USAGE", say("the result lists no such file"))
  const { container } = await openEvidence(path)
  try {
    const isThere = container.entries.some((one) => one.path === file && one.kind === "file")
    if (!isThere) throw new Failure("UNREADABLE", say("the file is not in the evidence any more"))
    const read = await readOnce(container.read(file))
    const { claims } = await readClaims(container, nativeDigests)
    return {
      kind: "file",
      item,
      now: { sizeBytes: read.sizeBytes, sha256: read.sha256 },
      unchanged: isSame(item, read),
      listedIn: listsOf(claims, file),
      seals: sealsOver(claims, result, file),
      preview: previewOf(read.start, read.sizeBytes),
    }
  } finally {
    await container.close()
  }
}

interface ReadOnce {
  readonly sizeBytes: number
  readonly sha256: string
  /** The first bytes, as many as a preview may need. */
  readonly start: Uint8Array
}

async function readOnce(chunks: AsyncIterable<Uint8Array>): Promise<ReadOnce> {
  const digest = nativeDigests.hasher("sha256")
  const kept: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of chunks) {
    digest.update(chunk)
    if (sizeBytes < IMAGE_BYTES) kept.push(chunk.slice(0, IMAGE_BYTES - sizeBytes))
    sizeBytes += chunk.length
  }
  return { sizeBytes, sha256: toHex(digest.digest()), start: new Uint8Array(Buffer.concat(kept)) }
}

function isSame(item: ItemResult, now: ReadOnce): boolean {
  return item.sha256 === now.sha256 && item.sizeBytes === now.sizeBytes
}

function listsOf({ manifests }: Claims, file: string): FilePage["listedIn"] {
  return manifests
    .filter(({ entries }) => entries.some(({ path }) => path === file))
    .map(({ path, algorithm }) => ({ path, algorithm }))
}

/** Valid seals that name a manifest which lists the file. */
function sealsOver(claims: Claims, result: Result, file: string): FilePage["seals"] {
  const lists = new Set(listsOf(claims, file).map(({ path }) => path))
  const naming = claims.seals
    .filter(({ statement }) => statement.subjects.some(({ name }) => lists.has(name)))
    .map(({ path }) => path)
  return result.seals.filter(({ path, standing }) => standing === "valid" && naming.includes(path))
}

function previewOf(start: Uint8Array, sizeBytes: number): Preview {
  const type = MAGIC.find(([, at, bytes]) => startsWith(start.subarray(at), bytes))?.[0]
  if (type !== undefined) {
    if (sizeBytes > IMAGE_BYTES) return none("large-picture")
    return { kind: "image", mediaType: type, base64: Buffer.from(start).toString("base64") }
  }
  const isWhole = sizeBytes <= TEXT_BYTES
  const text = fromUtf8(isWhole ? start : wholeCharacters(start.subarray(0, TEXT_BYTES)))
  if (text === undefined || text.includes("\0")) return none("neither")
  return { kind: "text", text, isWhole }
}

function none(why: Extract<Preview, { readonly kind: "none" }>["why"]): Preview {
  return { kind: "none", why }
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString("latin1") === text
}

/** Leaves out a last UTF-8 character that was cut. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    // A leading byte: its character has more bytes than are left, or ends exactly here.
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back)
    if (byte < 0x80) break
  }
  return bytes
}
