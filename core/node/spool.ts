/**
 * The spool: a log in the making, on disk beside the bag it belongs to.
 *
 * Lines are gathered before they are written, because a million small writes take minutes.
 */
import { open } from "node:fs/promises"
import { refuseWrite, writeAll } from "./write-file.ts"

const GATHERED_BYTES = 1024 * 1024

/** Takes over bytes; resolves when more may come. */
export type Append = (bytes: Uint8Array) => Promise<void>

/**
 * Writes a new file through `body`; what it appended is complete when this resolves.
 *
 * @throws Failure UNWRITABLE when the system refuses, and whatever `body` throws.
 */
export async function writeSpool(
  path: string,
  body: (append: Append) => Promise<void>,
): Promise<void> {
  const handle = await open(path, "wx").catch(refuseWrite(path))
  try {
    const gathered = new Uint8Array(GATHERED_BYTES)
    let used = 0
    let position = 0
    const write = async (bytes: Uint8Array): Promise<void> => {
      await writeAll(handle, bytes, position).catch(refuseWrite(path))
      position += bytes.length
    }
    await body(async (bytes) => {
      if (used + bytes.length > GATHERED_BYTES) {
        await write(gathered.subarray(0, used))
        used = 0
      }
      if (bytes.length > GATHERED_BYTES) {
        await write(bytes)
        return
      }
      gathered.set(bytes, used)
      used += bytes.length
    })
    await write(gathered.subarray(0, used))
  } finally {
    await handle.close()
  }
}
