/** What the window is shown of the inside of evidence: one file, and lines of the log. */
import type { ItemResult, SealResult } from "../../core/index.ts"
import type { ExaminationHandle } from "./examination.ts"

export interface FilePageAsk {
  readonly examination: ExaminationHandle
  /** Path inside the evidence, as in the result's items. */
  readonly path: string
}

/** A file as the result lists it, beside the same file read again now. */
export interface FilePage {
  readonly kind: "file"
  readonly item: ItemResult
  readonly now: { readonly sizeBytes: number; readonly sha256: string }
  /** True when size and digest are still what was examined. */
  readonly unchanged: boolean
  /** Manifests and other lists of the evidence that state a digest of it. */
  readonly listedIn: readonly { readonly path: string; readonly algorithm: string }[]
  /** Valid seals whose manifests reach it. */
  readonly seals: readonly SealResult[]
  readonly preview: Preview
}

/** A part of the contents to look at; it is data for the window and never runs. */
export type Preview =
  | { readonly kind: "text"; readonly text: string; readonly isWhole: boolean }
  | { readonly kind: "image"; readonly mediaType: ImageType; readonly base64: string }
  | { readonly kind: "none"; readonly why: "large-picture" | "neither" }

export type ImageType = "image/png" | "image/jpeg" | "image/gif" | "image/webp"

export interface LogRangeAsk {
  readonly examination: ExaminationHandle
  /** Number of the first line, from 0. */
  readonly first: number
  /** At most 1,000. */
  readonly count: number
}

export interface LogRange {
  readonly kind: "log"
  /** Lines of the log. */
  readonly total: number
  readonly first: number
  /**
   * Bytes of each line as text, without LF; fewer lines than were asked for when they are
   * long. A line that is no UTF-8, or longer than the format allows, is null.
   */
  readonly lines: readonly (string | null)[]
}
