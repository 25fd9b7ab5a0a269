/**
 * Our own files: trust, policy, earlier results, keys. Read whole, with a limit, and with
 * one sentence for whatever stands in the way.
 */
import { readFileSync, realpathSync, statSync } from "node:fs"
import { relative, isAbsolute } from "node:path"
import { Failure, phrase, say } from "../base/index.ts"

/** Most bytes of a file of ours; an earlier result over a million items stays below it. */
const LIMIT_BYTES = 512 * 1024 * 1024

/**
 * Reads a file that the user named.
 *
 * @param what - What the file is to us, for the sentence: "the trust file".
 * @throws Failure UNREADABLE when the system refuses, or when the file is larger than 512 MiB.
 */
export function readOwnFile(path: string, what: string): Uint8Array {
  try {
    if (statSync(path).size > LIMIT_BYTES) {
      throw new Failure(
        "UNREADABLE",
        say("{what} is larger than 512 MiB", { what: phrase(what) }),
        { path },
      )
    }
    return new Uint8Array(readFileSync(path))
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    throw new Failure(
      "UNREADABLE",
      say("{what} cannot be read: {reason}", {
        what: phrase(what),
        reason: phrase(systemReason(cause)),
      }),
      {
        path,
        cause,
      },
    )
  }
}

/** What the system said, in words; the code alone for what has no words here. */
export function systemReason(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown error"
  const words: Readonly<Record<string, string>> = {
    ENOENT: "there is no such file or folder",
    EACCES: "permission is missing",
    EPERM: "the system does not permit it",
    EISDIR: "it is a folder",
    ENOTDIR: "a part of its path is not a folder",
    ENOSPC: "the disk is full",
    EEXIST: "it exists already",
    EROFS: "the disk is read-only",
    EIO: "the disk reports an input or output error",
    ELOOP: "its links lead in a circle",
    EMFILE: "too many files are open",
    ENAMETOOLONG: "its name is too long for the system",
  }
  return words[code] ?? code
}

/** True when a file lies inside a folder, or is that very file, after following all links. */
export function liesWithin(path: string, container: string): boolean {
  const way = relative(realpathSync(container), realpathSync(path))
  return way === "" || (!isAbsolute(way) && way !== ".." && !/^\.\.[/\\]/.test(way))
}
