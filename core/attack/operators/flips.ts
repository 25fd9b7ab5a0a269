/**
 * Blind byte flips: no purpose, no knowledge, any byte.
 *
 * In an archive every byte is as likely to be hit as any other; in a folder every file is, so
 * that the small ones which describe the evidence are hit often.
 */
import { fromUtf8, toUtf8 } from "../../base/index.ts"
import type { ByteSource, ContainerKind } from "../../container/index.ts"
import type { FindingCode } from "../../findings/index.ts"
import { splicedSource } from "../archive.ts"
import { copy, mapArchive, type MappedMember } from "../archive-map.ts"
import { spliced, type Splice } from "../changes.ts"
import type { ImageKind } from "../images.ts"
import { skipped, type Attempt, type Attempts, type Operator, type Scene } from "../operator.ts"
import { mapTar } from "../tar-blocks.ts"

export const FLIPS = 1000

/** A flip may break anything, so much is announced; the place must be the file that was hit. */
const CODES: readonly FindingCode[] = [
  "ALG_UNSUPPORTED",
  "CANON_DIALECT_MISMATCH",
  "CHECKPOINT_ORIGIN_MISMATCH",
  "CONTAINER_AMBIGUOUS",
  "CONTAINER_DAMAGED",
  "CONTAINER_UNSAFE",
  "CONTEXT_MISMATCH",
  "DUPLICATE_KEY",
  "ENTRY_UNREADABLE",
  "EVENT_INVALID",
  "FORMAT_FAILURE",
  "HASH_FAILURE",
  "JSON_AMBIGUOUS",
  "KEY_NOT_PINNED",
  "LIMIT_EXCEEDED",
  "MANIFEST_MISSING",
  "MERKLE_ROOT_MISMATCH",
  "NAME_COLLISION",
  "NO_SIGNING_CERTIFICATE_FOUND",
  "SEAL_MISMATCH",
  "SEAL_MISSING",
  "SIGNING_CERTIFICATE_MISMATCH",
  "SIG_CRYPTO_FAILURE",
  "SIG_NONCANONICAL",
  "TIMESTAMP_INVALID",
  "UNSEALED_CONTENT",
]

/** So many flips, each an attempt of its own. */
export function blindFlips(count: number): Operator {
  return {
    id: "blind-flip",
    layer: "bytes",
    does: "One byte, anywhere, was changed at random.",
    codes: CODES,
    attempts: (scene: Scene): Attempts => {
      const { kind } = scene.target.opened.container
      const next = FLIPS_IN[kind](scene)
      if (typeof next === "string") return skipped(next)
      return { kind: "attempts", attempts: Array.from({ length: count }, next) }
    },
  }
}

type NextFlip = () => Attempt

/** How flips are made, or why none can be. */
const FLIPS_IN: Readonly<Record<ContainerKind, (scene: Scene) => NextFlip | string>> = {
  folder: flipsInFiles,
  zip: flipsInZip,
  tar: flipsInTar,
  "tar.gz": flipsInTarGz,
}

function flipsInFiles({ target: { opened }, random }: Scene): NextFlip | string {
  const files = opened.container.entries.filter(
    ({ kind, sizeBytes }) => kind === "file" && sizeBytes > 0,
  )
  const [first] = files
  if (first === undefined) return "there is nothing to strike at"
  return () => {
    const { path, sizeBytes } = random.pick(files) ?? first
    const changes = new Map([[path, spliced(flip(random, sizeBytes))]])
    return { on: "entries", changes, places: vouchersOf(path) }
  }
}

/** The file itself, and what vouches for the tag manifest: the seals. */
function vouchersOf(path: string): readonly { readonly path: string }[] {
  const places = [{ path }]
  return path.startsWith("tagmanifest-") ? [...places, { path: "seals/" }] : places
}

function flipsInZip({ target: { images }, random }: Scene): NextFlip | string {
  const archive = images.zip
  if (typeof archive === "string") return archive
  const map = mapArchive(archive)
  if (map === undefined) return "the archive has zip64 records or a comment"
  return () => {
    const splice = flip(random, archive.sizeBytes)
    const hit = map.members.find((member) => lies(splice.from, member))
    const names = hit === undefined ? [] : namesOf(hit, splicedSource(archive, [splice]))
    return struck("zip", splice, names)
  }
}

function flipsInTar({ target: { images }, random }: Scene): NextFlip | string {
  const archive = images.tar
  if (typeof archive === "string") return archive
  const { members } = mapTar(archive)
  return () => {
    const splice = flip(random, archive.sizeBytes)
    const hit = members.find(
      ({ start, header }) => splice.from >= start && splice.from < header.end,
    )
    return struck("tar", splice, hit === undefined ? [] : inBothForms(hit.name))
  }
}

/** A byte of compressed content is one of all members at once. */
function flipsInTarGz({ target: { images }, random }: Scene): NextFlip | string {
  const archive = images["tar.gz"]
  if (typeof archive === "string") return archive
  return () => struck("tar.gz", flip(random, archive.sizeBytes), [])
}

function struck(image: ImageKind, splice: Splice, names: readonly string[]): Attempt {
  const places = ["", ...names].flatMap((path) => vouchersOf(path))
  return { on: "archive", image, splices: [splice], places }
}

/** The top folder may no longer be the only one. */
function inBothForms(name: string): readonly string[] {
  return [name, name.slice(name.indexOf("/") + 1)]
}

/** The name that was hit as it was and as it is. */
function namesOf({ name, centralOffset }: MappedMember, now: ByteSource): readonly string[] {
  const bytes = copy(now, centralOffset + 46, toUtf8(name).length)
  const other = fromUtf8(bytes) ?? Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")
  return [name, other].flatMap(inBothForms)
}

function lies(at: number, member: MappedMember): boolean {
  const { localOffset, dataOffset, compressedBytes, centralOffset, centralBytes } = member
  return (
    (at >= localOffset && at < dataOffset + compressedBytes) ||
    (at >= centralOffset && at < centralOffset + centralBytes)
  )
}

function flip(random: Scene["random"], sizeBytes: number): Splice {
  const at = random.below(sizeBytes)
  return { from: at, to: at + 1, bytes: Uint8Array.of(1 + random.below(255)), xor: true }
}
