/** Where a file lies until it is whole, when it is to become part of a bag. */
import { constants } from "node:fs"
import { access, realpath, stat } from "node:fs/promises"
import { dirname } from "node:path"
import { partialName } from "./write-file.ts"

/**
 * A passing name beside the bag, because a stop midway would else leave a file in the bag that
 * nothing accounts for. `undefined` when only the bag itself can be written to.
 */
export async function placeOutside(folder: string): Promise<string | undefined> {
  const inside = await realpath(folder)
  const outside = dirname(inside)
  const isWritable = await access(outside, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!isWritable || (await stat(outside)).dev !== (await stat(inside)).dev) return undefined
  return partialName(inside)
}
