/**
 * Tasks of measuring: which bytes to read, where they are, and what became of it.
 *
 * Plain data, so that a task can be handed to a worker.
 */
import type { DigestAlgorithm } from "../claims/index.ts"
import type { Measured } from "../hashing/index.ts"
import type { FileState, OpenBytes } from "./file-source.ts"

/** Which implementation computes the digests. */
export type DigestEngineName = "native" | "portable"

export type Content =
  | { readonly kind: "file"; readonly path: string; readonly state: FileState }
  | MemberContent
  /** There, but not to be read; says why. */
  | { readonly kind: "refused"; readonly detail: string }

/** A member of an archive that is open. */
export interface MemberContent {
  readonly kind: "member"
  /** What holds the archive; offsets count from its beginning. */
  readonly holder: OpenBytes
  readonly deflated: boolean
  readonly dataOffset: number
  readonly compressedBytes: number
  readonly sizeBytes: number
  /** Absent where the archive keeps no checksum of its members. */
  readonly crc32?: number
}

export interface MeasureTask {
  readonly algorithms: readonly DigestAlgorithm[]
  readonly content: Content
}

/** What one task found; the path is the caller's to add. */
export type TaskResult = Omit<Measured, "path">

/** Bytes that a task will read, to share the work evenly. */
export function taskBytes({ content }: MeasureTask): number {
  if (content.kind === "refused") return 0
  if (content.kind === "file") return content.state.sizeBytes
  // What decompresses to much takes as long as much.
  return Math.max(content.compressedBytes, content.sizeBytes)
}

export function problem(
  kind: "unreadable" | "changed" | "damaged",
  detail: string,
  sizeBytes = 0,
): TaskResult {
  return { sizeBytes, digests: {}, problem: { kind, detail } }
}
