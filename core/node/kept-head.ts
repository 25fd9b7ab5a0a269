/**
 * The head of a trust pack's history, kept beside the pack: `trust.json.head`.
 *
 * It is written after the pack, so that a pack which is behind its head was put back, and
 * one which is ahead of it was merely interrupted. Kept on another disk, it guards better.
 *
 * Whoever holds no lock reads the head before the pack: the pack that is read afterwards is the
 * one it tells of, or grew out of it. The other way round, a pack that somebody is just adding
 * to looks as if it had been put back.
 */
import { existsSync } from "node:fs"
import { Failure, fromUtf8, say } from "../base/index.ts"
import { parseJournalHead, type JournalHead } from "../trust/index.ts"
import { readOwnFile } from "./own-file.ts"

/** Where the head of a trust file is kept. */
export function headPath(trust: string): string {
  return `${trust}.head`
}

/** The head kept beside a trust file, to be read before it; `undefined` when none is. */
export function keptHead(trust: string): JournalHead | undefined {
  const path = headPath(trust)
  return existsSync(path) ? readJournalHead(path) : undefined
}

/** @throws Failure UNREADABLE, or MALFORMED when the file holds anything but a head. */
export function readJournalHead(path: string): JournalHead {
  const text = fromUtf8(readOwnFile(path, "the head of the trust file"))
  const head = text === undefined ? undefined : parseJournalHead(text)
  if (head !== undefined) return head
  throw new Failure("MALFORMED", say("the head of the trust file is refused: it is not N:HEAD"), {
    path,
  })
}
