/** The inventory: every file that was measured, and one digest over the whole list. */
import { compareUtf8, toHex, toUtf8 } from "../base/index.ts"
import type { Measured } from "./measure.ts"
import type { DigestEngine } from "./sha256.ts"

/** Few long texts are digested faster than many short ones. */
const LINES_AT_ONCE = 1024

export interface InventoryItem {
  readonly path: string
  readonly sizeBytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** Every file whose SHA-256 is known, sorted by the bytes of the path. */
export function inventory(measured: readonly Measured[]): readonly InventoryItem[] {
  return measured
    .flatMap(({ path, sizeBytes, digests, problem }) =>
      digests.sha256 === undefined || problem !== undefined
        ? []
        : [{ path, sizeBytes, sha256: digests.sha256 }],
    )
    .sort((a, b) => compareUtf8(a.path, b.path))
}

/**
 * SHA-256 (hex) over the items as lines `<sha256><two spaces><path>` and LF, in their order.
 *
 * The same lines as a BagIt manifest of all files: `%`, LF and CR in a path are
 * percent-encoded (RFC 8493 §2.1.3), so that no two lists share a text.
 */
export function inventoryDigest(items: readonly InventoryItem[], digests: DigestEngine): string {
  const hasher = digests.hasher("sha256")
  for (let start = 0; start < items.length; start += LINES_AT_ONCE) {
    const lines = items.slice(start, start + LINES_AT_ONCE)
    const text = lines.map(({ sha256, path }) => `${sha256}  ${manifestPath(path)}\n`).join("")
    hasher.update(toUtf8(text))
  }
  return toHex(hasher.digest())
}

function manifestPath(path: string): string {
  return path.replaceAll("%", "%25").replaceAll("\n", "%0A").replaceAll("\r", "%0D")
}
