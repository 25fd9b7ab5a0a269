/** The text of one tag file in the encoding that its bag declares. */
import type { TagFiles } from "../tag-files.ts"
import type { Declaration } from "./declaration.ts"
import { decodeText } from "./text.ts"

/** The text of a tag file that was read; what is wrong with its encoding becomes findings. */
export function readText(
  bytes: Uint8Array,
  path: string,
  context: { readonly tags: TagFiles; readonly declaration: Declaration },
): string | undefined {
  const { tags, declaration } = context
  const decoded = decodeText(bytes, declaration.encoding)
  if (decoded === undefined) {
    // An encoding that we do not know leaves the file unread; nothing is wrong with it.
    if (declaration.encoding === undefined) {
      tags.report("NOT_SUPPORTED", path, { reason: "encoding" })
    } else {
      const reason = `not in the declared encoding ${declaration.encoding}`
      tags.report("FORMAT_FAILURE", path, { reason })
    }
    return undefined
  }
  if (decoded.strayMark) tags.report("BAGIT_DEVIATION", path, { reason: "a byte order mark" })
  return decoded.text
}
