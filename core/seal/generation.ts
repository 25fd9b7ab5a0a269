/**
 * Generations: what a bag keeps of its former state when it is sealed anew.
 *
 * Decides where files go; that the former state is sound must have been established
 * before (docs/evidence-bag.md, section 10).
 */
import {
  BAGIT,
  EVENT_SIGNATURES,
  generationFolder,
  GENERATIONS,
  LOG,
  PAYLOAD,
  TIMESTAMPS,
} from "../formats/evidence-bag/layout.ts"

/** A file of the bag as it is, and its path in the bag as it will be. */
export interface KeptFile {
  readonly from: string
  readonly to: string
}

/**
 * Where the tag files of a generation go when the next one is written.
 *
 * @param generation - The number of the generation that ends.
 * @param paths - What its tag manifest lists, its tag manifests, and its seals.
 */
export function keepGeneration(
  generation: number,
  paths: {
    readonly listed: readonly string[]
    readonly tagManifests: readonly string[]
    readonly seals: readonly string[]
  },
): readonly KeptFile[] {
  const folder = generationFolder(generation)
  const moved = paths.listed.filter(
    (path) => path !== BAGIT && path !== LOG && !path.startsWith(`${GENERATIONS}/`),
  )
  return [...moved, ...paths.tagManifests, ...paths.seals].map((path) => ({
    from: path,
    to: `${folder}/${path}`,
  }))
}

/** True for a file that every generation takes over under its own path. */
export function staysInPlace(path: string): boolean {
  const folders = [PAYLOAD, GENERATIONS, TIMESTAMPS]
  return path === EVENT_SIGNATURES || folders.some((folder) => path.startsWith(`${folder}/`))
}
