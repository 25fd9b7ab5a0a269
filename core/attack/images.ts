/**
 * Images: the archives whose bytes are attacked.
 *
 * An archive is attacked as itself, and a .tar.gz also as the tar inside it. A folder is
 * attacked as every archive that sealing would have written of it, when it is small enough
 * to be held.
 */
import { crc32, memorySource, tarLayout, tarPadding, zipLayout } from "../container/index.ts"
import type { ByteSource, Container, ContainerKind } from "../container/index.ts"
import { joinAll, MOST_HELD_BYTES, readWhole } from "./archive.ts"

export const IMAGE_KINDS = ["zip", "tar", "tar.gz"] as const
export type ImageKind = (typeof IMAGE_KINDS)[number]

/** The bytes of an archive, or why there are none to be attacked. */
export type Image = ByteSource | string
export type Images = Readonly<Record<ImageKind, Image>>

/** An archive of one kind that is to be opened. */
export interface ImageOf<Source extends ByteSource> {
  readonly kind: ImageKind
  readonly source: Source
}

/** Why evidence of one kind cannot be attacked as another; a .tar.gz has a tar in it. */
const OF_ANOTHER_KIND: Partial<Readonly<Record<`${ContainerKind} ${ImageKind}`, string>>> = {
  "zip tar": "the evidence is a .zip, not a .tar",
  "zip tar.gz": "the evidence is a .zip, not a .tar.gz",
  "tar zip": "the evidence is a .tar, not a .zip",
  "tar tar.gz": "the evidence is a .tar, not a .tar.gz",
  "tar.gz zip": "the evidence is a .tar.gz, not a .zip",
}

/** Images of evidence that is an archive: what of it can be had, and why the rest cannot. */
export function ownImages(
  kind: ContainerKind,
  own: Partial<Readonly<Record<ImageKind, ByteSource>>>,
): Images {
  const otherwise = (wanted: ImageKind): Image =>
    OF_ANOTHER_KIND[`${kind} ${wanted}`] ?? "the archive is too large to be held"
  return {
    zip: own.zip ?? otherwise("zip"),
    tar: own.tar ?? otherwise("tar"),
    "tar.gz": own["tar.gz"] ?? otherwise("tar.gz"),
  }
}

/** Images of a folder. */
export async function folderImages(
  container: Container,
  top: string,
  gzip: (bytes: Uint8Array) => Uint8Array,
): Promise<Images> {
  const files = container.entries.filter(({ kind }) => kind === "file")
  const total = files.reduce(
    (sum, { sizeBytes, path }) => sum + sizeBytes + 1024 + 4 * path.length,
    0,
  )
  if (total > MOST_HELD_BYTES) {
    const reason = "there is no archive, and none small enough to be held"
    return { zip: reason, tar: reason, "tar.gz": reason }
  }
  const contents = new Map<string, Uint8Array>()
  for (const { path } of files) contents.set(`${top}/${path}`, await readWhole(container, path))
  const tar = tarOf(contents)
  return {
    zip: memorySource(zipOf(contents)),
    tar: memorySource(tar),
    "tar.gz": memorySource(gzip(tar)),
  }
}

type Contents = ReadonlyMap<string, Uint8Array>

function zipOf(contents: Contents): Uint8Array {
  const members = [...contents].map(([path, bytes]) => ({
    path,
    sizeBytes: bytes.length,
    crc32: crc32(bytes),
  }))
  const { members: planned, tail } = zipLayout(members)
  const parts = planned.flatMap(({ member, header }) => [header, contentOf(contents, member.path)])
  return joinAll([...parts, tail])
}

function tarOf(contents: Contents): Uint8Array {
  const members = [...contents].map(([path, bytes]) => ({ path, sizeBytes: bytes.length }))
  const { members: planned, tail } = tarLayout(members)
  const parts = planned.flatMap(({ member, header }) => [
    header,
    contentOf(contents, member.path),
    new Uint8Array(tarPadding(member.sizeBytes)),
  ])
  return joinAll([...parts, tail])
}

function contentOf(contents: Contents, path: string): Uint8Array {
  return contents.get(path) ?? new Uint8Array(0)
}
