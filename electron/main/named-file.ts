/** Files by their paths, which stay in main, and the names that are told instead. */

/** A file by its path, and by what the window calls it. */
export interface NamedFile {
  readonly path: string
  readonly name: string
}

export type TrustFile = NamedFile
