/**
 * The head of a pack's history as people write it down and keep it: `12:3f0a..`, the number
 * of entries and the digest of the last.
 */

/** How far the history of a pack had come when somebody looked. */
export interface JournalHead {
  /** Number of entries, at least 1. */
  readonly entries: number
  /** Digest of the last of them, 64 lower-case hex characters. */
  readonly head: string
}

const HEAD = /^([1-9][0-9]{0,8}):([0-9a-f]{64})$/

/** `undefined` for any text but a head alone, with or without a line end. */
export function parseJournalHead(text: string): JournalHead | undefined {
  const [, entries, head] = HEAD.exec(text.trim()) ?? []
  return entries === undefined || head === undefined
    ? undefined
    : { entries: Number(entries), head }
}

export function writeJournalHead({ entries, head }: JournalHead): string {
  return `${String(entries)}:${head}`
}
