/**
 * Reading what is to be sealed: one state of each file, from its first byte to its last.
 *
 * A file that is not what it was when the folder was listed, or that changes under the
 * reader, is refused: a digest over two states would vouch for neither.
 */
import { constants } from "node:fs"
import { open, type FileHandle } from "node:fs/promises"
import { Failure, phrase, say } from "../base/index.ts"
import { systemReason } from "./own-file.ts"
import { sameStamp, stampOf, type FileStamp, type SourceFile } from "./sources.ts"

const CHUNK_BYTES = 1024 * 1024

// Neither a link put in a file's place nor a pipe without a writer may lead or hold us elsewhere.
// Windows has neither flag.
const FLAGS =
  constants.O_RDONLY |
  ((constants.O_NOFOLLOW as number | undefined) ?? 0) |
  ((constants.O_NONBLOCK as number | undefined) ?? 0)

/**
 * Streams a source; each chunk is only valid until the next one is asked for.
 *
 * @throws Failure UNREADABLE when the system refuses, or the file is not in the listed state
 *   before and after.
 */
export async function* readSource(source: SourceFile): AsyncGenerator<Uint8Array> {
  const { location, stamp } = source
  const handle = await open(location, FLAGS).catch(unreadable(location))
  try {
    if (!sameStamp(stamp, await stampNow(handle, location))) throw changed(location)
    yield* readChunks(handle, location, source.sizeBytes)
    if (!sameStamp(stamp, await stampNow(handle, location))) throw changed(location)
  } finally {
    await handle.close()
  }
}

async function* readChunks(
  handle: FileHandle,
  location: string,
  sizeBytes: number,
): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(Math.min(Math.max(sizeBytes, 1), CHUNK_BYTES))
  for (let position = 0; position < sizeBytes;) {
    const { bytesRead } = await handle
      .read(buffer, 0, buffer.length, position)
      .catch(unreadable(location))
    if (bytesRead === 0) throw changed(location)
    // A file that grew is caught by its stamp; its new end must not get into the copy.
    const chunk = buffer.subarray(0, Math.min(bytesRead, sizeBytes - position))
    yield chunk
    position += chunk.length
  }
}

async function stampNow(handle: FileHandle, location: string): Promise<FileStamp> {
  return stampOf(await handle.stat({ bigint: true }).catch(unreadable(location)))
}

function changed(path: string): Failure {
  const message = say("changed while it was being sealed; seal a copy that nothing else writes to")
  return new Failure("UNREADABLE", message, { path })
}

function unreadable(path: string): (cause: unknown) => never {
  return (cause) => {
    throw new Failure(
      "UNREADABLE",
      say("cannot be read: {reason}", { reason: phrase(systemReason(cause)) }),
      { path, cause },
    )
  }
}
