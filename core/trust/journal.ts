/**
 * The journal of a trust pack: who did what to it, when and why, each entry bound to the
 * one before.
 *
 * The journal travels inside the pack, so that it is replaced in one step with what it
 * tells of and is there wherever the pack is. Its head is the digest of its last entry:
 * whoever wrote a head down can tell later whether a pack is that one or grew out of it.
 * The construction is published in docs/trust-pack.md.
 */
import {
  concat,
  phrase,
  say,
  toCanonicalJson,
  toHex,
  toUtf8,
  type JsonObject,
  type JsonValue,
} from "../base/index.ts"
import { sha256 } from "../hashing/index.ts"
import {
  asArray,
  asChoice,
  asCount,
  asDigest,
  asInstant,
  asObject,
  asText,
  asTexts,
  onlyMembers,
  optional,
  Refusal,
} from "./reading.ts"
import type { Members } from "./reading.ts"

export const JOURNAL_OPERATIONS = [
  "pin",
  "propose",
  "confirm",
  "rotate",
  "revoke",
  "compromise",
  "import",
  "record",
  "issue",
] as const
export type JournalOperation = (typeof JOURNAL_OPERATIONS)[number]

export interface JournalEntry {
  /** Counts from 1. */
  readonly seq: number
  /** Milliseconds since 1970, by the clock of whoever wrote it. */
  readonly at: number
  readonly op: JournalOperation
  readonly by: string
  /** The second person, where two acted at once. */
  readonly second?: string
  readonly reason: string
  /** Ids of the keys and anchors that it is about. */
  readonly keys: readonly string[]
  /** Digest of the pack after it, see `packDigest`; 64 lower-case hex characters. */
  readonly pack: string
  /** Digest of the entry before; 64 zeros in the first. */
  readonly prev: string
}

export interface Journal {
  /** At least one. */
  readonly entries: readonly JournalEntry[]
  /** Digest of each entry, in order. */
  readonly digests: readonly string[]
  /** Digest of the first entry: two packs with different ids have nothing in common. */
  readonly id: string
  /** Digest of the last entry. */
  readonly head: string
}

const BEFORE_FIRST = "0".repeat(64)
/** Keeps a digest of ours from ever being one of other bytes. */
const PACK_CONTEXT = toUtf8("sealwright.trust/2 pack\n")
const ENTRY_CONTEXT = toUtf8("sealwright.trust/2 journal entry\n")

/** SHA-256 over the RFC 8785 form of a pack without its journal, as lower-case hex. */
function packDigest(pack: JsonObject): string {
  const { journal: _journal, ...content } = pack
  return toHex(sha256(concat(PACK_CONTEXT, toCanonicalJson(content))))
}

/** What an entry says beyond what follows from its place. */
export type NewEntry = Omit<JournalEntry, "seq" | "at" | "pack" | "prev"> & {
  /** RFC 3339. */
  readonly at: string
}

/** A pack whose journal tells of one more operation, which made it what it is now. */
export function withEntry(pack: JsonObject, { at, op, ...entry }: NewEntry): JsonObject {
  const before = pack["journal"] === undefined ? undefined : asObject(pack["journal"], "journal")
  const entries = before === undefined ? [] : asArray(before["entries"], "journal.entries")
  const { journal: _journal, ...content } = pack
  const added: JsonObject = {
    seq: entries.length + 1,
    at,
    op,
    ...entry,
    pack: packDigest(content),
    prev: before === undefined ? BEFORE_FIRST : asDigest(before["head"], "journal.head"),
  }
  return { ...content, journal: { entries: [...entries, added], head: entryDigest(added) } }
}

/**
 * Reads the journal of a pack and holds the pack to it.
 *
 * @throws Refusal when an entry does not follow from the one before, when the head is not
 *   that of the last entry, or when the pack is not what the last entry left.
 */
export function readJournal(pack: Members): Journal {
  const journal = asObject(pack["journal"], "journal")
  onlyMembers(journal, ["entries", "head"], "journal")
  const values = asArray(journal["entries"], "journal.entries")
  const entries = values.map(readEntry)
  const digests = values.map(entryDigest)
  entries.forEach((entry, index) => {
    const place = `journal.entries[${String(index)}]`
    if (entry.seq !== index + 1)
      throw new Refusal(
        say("{place} has the number {seq}", { place: phrase(place), seq: entry.seq }),
      )
    if (entry.prev !== (digests[index - 1] ?? BEFORE_FIRST)) {
      throw new Refusal(
        say("{place} does not follow the entry before it: the journal was altered", {
          place: phrase(place),
        }),
      )
    }
  })
  const [id, head, last] = [digests[0], digests.at(-1), entries.at(-1)]
  if (id === undefined || head === undefined || last === undefined) {
    throw new Refusal(say("journal.entries is empty"))
  }
  if (asDigest(journal["head"], "journal.head") !== head) {
    throw new Refusal(say("journal.head is not that of its last entry: the journal was altered"))
  }
  if (last.pack !== packDigest(pack)) {
    throw new Refusal(
      say(
        "it is not what its journal left: it was changed by hand (keys record takes such a change in)",
      ),
    )
  }
  return { entries, digests, id, head }
}

function entryDigest(entry: JsonValue): string {
  return toHex(sha256(concat(ENTRY_CONTEXT, toCanonicalJson(entry))))
}

const ENTRY_MEMBERS = ["seq", "at", "op", "by", "second", "reason", "keys", "pack", "prev"]

function readEntry(value: JsonValue, index: number): JournalEntry {
  const what = `journal.entries[${String(index)}]`
  const object = asObject(value, what)
  onlyMembers(object, ENTRY_MEMBERS, what)
  return {
    seq: asCount(object["seq"], `${what}.seq`),
    at: asInstant(object["at"], `${what}.at`),
    op: asChoice(object["op"], JOURNAL_OPERATIONS, `${what}.op`),
    by: asText(object["by"], `${what}.by`),
    ...optional<Pick<JournalEntry, "second">>(object, what, { second: asText }),
    reason: asText(object["reason"], `${what}.reason`),
    keys: asTexts(object["keys"], `${what}.keys`),
    pack: asDigest(object["pack"], `${what}.pack`),
    prev: asDigest(object["prev"], `${what}.prev`),
  }
}
