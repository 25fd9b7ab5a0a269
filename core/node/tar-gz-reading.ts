/**
 * Reading members of a .tar.gz: from what was kept when it was listed, or by letting it
 * pass again.
 *
 * Evidence is not written anywhere to be read, so a member far behind costs all that lies
 * before it. A reader that goes forward pays once; how often the stream may begin anew
 * is limited.
 */
import { Failure, LIMITS, say } from "../base/index.ts"
import type { TarEntry } from "../container/index.ts"
import { unreadable, type ArchiveFile } from "./archive-file.ts"
import { gunzip, type GzipContent } from "./gzip.ts"

/** All that is kept in memory together. */
const KEPT_BYTES = 64 * 1024 * 1024

/** Payload of a bag, with or without a top-level folder: it is measured and hardly ever read. */
const PAYLOAD = /^(?:[^/]+\/)?data\//

/** Keeps small members as they pass. */
export interface Keeper {
  /** Says that the content of this member passes next. */
  readonly announce: (entry: TarEntry) => void
  /** Hands over the next bytes of the archive. */
  pass(piece: Uint8Array): void
  /** The content of a member that was kept to its last byte. */
  kept(entry: TarEntry): Uint8Array | undefined
}

interface Kept {
  readonly entry: TarEntry
  readonly bytes: Uint8Array
  filled: number
}

export function makeKeeper(): Keeper {
  const all = new Map<number, Kept>()
  let filling: Kept[] = []
  let room = KEPT_BYTES
  let position = 0
  return {
    announce: (entry) => {
      const { path, kind, sizeBytes, dataOffset } = entry
      const isSmall = sizeBytes <= Math.min(room, LIMITS.tagFileBytes)
      if (kind !== "file" || !isSmall || PAYLOAD.test(path)) return
      const kept = { entry, bytes: new Uint8Array(sizeBytes), filled: 0 }
      room -= sizeBytes
      all.set(dataOffset, kept)
      filling.push(kept)
    },
    pass: (piece) => {
      for (const kept of filling) {
        const part = overlap(piece, position, kept.entry)
        kept.bytes.set(part, kept.filled)
        kept.filled += part.length
      }
      position += piece.length
      filling = filling.filter(({ bytes, filled }) => filled < bytes.length)
    },
    kept: (entry) => {
      const kept = all.get(entry.dataOffset)
      return kept?.filled === entry.sizeBytes ? kept.bytes : undefined
    },
  }
}

/** The bytes of a member within a piece of the archive that begins at `start`. */
export function overlap(
  piece: Uint8Array,
  start: number,
  { dataOffset, sizeBytes }: Pick<TarEntry, "dataOffset" | "sizeBytes">,
): Uint8Array {
  const from = Math.max(0, dataOffset - start)
  return piece.subarray(
    from,
    Math.max(from, Math.min(piece.length, dataOffset + sizeBytes - start)),
  )
}

export interface StreamReader {
  /** @param refusal - Why a member must not be read; it then has no content. */
  read(
    entry: TarEntry | undefined,
    refusal: (entry: TarEntry) => string | undefined,
  ): AsyncGenerator<Uint8Array>
  close(): Promise<void>
}

/** The stream, as far as it has passed. */
interface Passage {
  readonly pieces: ReturnType<typeof gunzip>
  piece: Uint8Array
  /** Where `piece` begins. */
  start: number
}

export interface StreamContent {
  readonly file: ArchiveFile
  /** Absent when nothing can be decompressed. */
  readonly content: GzipContent | undefined
  readonly keeper: Keeper
}

function tooManyPassages(path: string): Failure {
  const message = say(
    "the archive would have to be decompressed too often; unpack it and examine the folder",
  )
  return new Failure("UNREADABLE", message, { path })
}

export function makeStreamReader({ file, content, keeper }: StreamContent): StreamReader {
  const { path } = file
  /** A passage that nobody reads from at the moment. */
  let idle: Passage | undefined
  let begun = 0

  const passageTo = async (offset: number, from: GzipContent): Promise<Passage> => {
    const waiting = idle
    idle = undefined
    if (waiting !== undefined && waiting.start <= offset) return waiting
    await waiting?.pieces.return(undefined)
    begun += 1
    if (begun > LIMITS.archivePassages) throw tooManyPassages(path)
    return { pieces: gunzip(from), piece: new Uint8Array(0), start: 0 }
  }

  const stream = async function* (entry: TarEntry, from: GzipContent): AsyncGenerator<Uint8Array> {
    const passage = await passageTo(entry.dataOffset, from)
    try {
      const end = entry.dataOffset + entry.sizeBytes
      for (;;) {
        const part = overlap(passage.piece, passage.start, entry)
        if (part.length > 0) yield part
        if (passage.start + passage.piece.length >= end) break
        const next = await passage.pieces.next()
        if (next.done === true) return
        passage.start += passage.piece.length
        passage.piece = next.value
      }
      idle = passage
    } catch (cause) {
      throw unreadable(path, cause)
    } finally {
      if (idle !== passage) await passage.pieces.return(undefined)
    }
  }

  return {
    read: async function* (entry, refusal) {
      if (entry === undefined) throw new Failure("INTERNAL", "no such member to read", { path })
      if (content === undefined || refusal(entry) !== undefined || entry.sizeBytes === 0) return
      const kept = keeper.kept(entry)
      if (kept === undefined) yield* stream(entry, content)
      else yield kept
    },
    close: async () => {
      await idle?.pieces.return(undefined)
    },
  }
}
