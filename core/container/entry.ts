/**
 * Entries: what is physically there, whatever holds it.
 *
 * A container lists its entries once, when it is opened, and reads them on demand.
 * Opening never fails on hostile content: what is wrong with the container itself
 * is in `findings`, and `entries` then holds what could still be told apart.
 */
import type { Finding } from "../findings/index.ts"

export type ContainerKind = "folder" | "zip" | "tar" | "tar.gz"

/** Anything but `file` and `folder` is never followed, opened or read. */
export type EntryKind = "file" | "folder" | "link" | "other"

export interface Entry {
  /** Path inside the container: `/` between names, no leading or trailing slash. */
  readonly path: string
  readonly kind: EntryKind
  /** Size of a file's content in bytes; 0 for everything else. */
  readonly sizeBytes: number
  /** Last modification as the container states it, milliseconds since 1970; absent when it states none. */
  readonly modifiedMs?: number
  /** Why the content must not be read, such as a member that is encrypted; absent when it may. */
  readonly unreadable?: string
}

export interface Container {
  readonly kind: ContainerKind
  /** One file that was opened by itself, as a folder in which nothing else lies. */
  readonly isSingleFile?: true
  /** Sorted by the bytes of the path; no path twice. */
  readonly entries: readonly Entry[]
  /** What opening the container found: ambiguity, unsafe names, links. */
  readonly findings: readonly Finding[]
  /**
   * Streams a file's content in order.
   *
   * Chunks may share memory with the next one: copy what must outlive the iteration.
   *
   * @throws Failure UNREADABLE when the system refuses the read.
   */
  read(path: string): AsyncIterable<Uint8Array>
  /**
   * What is no longer as it was when it was opened: names that came or went, an archive that
   * was written to. Asked when everything has been read; absent where nothing can change.
   */
  changes?(): readonly Finding[]
  /**
   * Streams the bytes of the container itself, where it is one file; a folder has none.
   *
   * @throws Failure UNREADABLE when the system refuses the read.
   */
  readWhole?(): AsyncIterable<Uint8Array>
  /** Releases what opening acquired. */
  close(): Promise<void>
}
