/** Replacing a file of ours in one step. */
import { open, rename, rm } from "node:fs/promises"
import { partialName, toUnwritable } from "./write-file.ts"

/** Writes beside and renames, so that a reader sees the former file or the new one. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const partial = partialName(path)
  try {
    const handle = await open(partial, "wx", 0o644)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(partial, path)
  } catch (cause) {
    throw toUnwritable(path, cause)
  } finally {
    await rm(partial, { force: true })
  }
}
