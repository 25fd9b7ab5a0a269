/** Trust packs as the window is shown them: whose keys, since when, and how old the file is. */
import { statSync } from "node:fs"
import { basename } from "node:path"
import { Failure, openTrust, toHex, toInstant } from "../../core/index.ts"
import { nativeDigests, nativeFirst, readOwnFile } from "../../core/node/index.ts"
import type { TrustHandle, TrustSummary } from "../contract/settings.ts"

/**
 * Reads a trust pack and tells what is in it.
 *
 * @throws Failure UNREADABLE or MALFORMED.
 */
export function summariseTrust(path: string, handle: TrustHandle): TrustSummary {
  const bytes = readOwnFile(path, "the trust pack")
  const read = openTrust(bytes, [], nativeFirst)
  if (read.kind === "refused") {
    throw new Failure("MALFORMED", `the trust pack is refused: ${read.reason}`, { path })
  }
  const { keys, heads } = read.trust
  return {
    handle,
    name: basename(path),
    sha256: toHex(nativeDigests.sha256(bytes)),
    writtenAt: toInstant(Math.trunc(statSync(path).mtimeMs)),
    keys: keys.map(({ id, subject, roles, key }) => ({
      id,
      subject,
      roles,
      algorithm: key.algorithm,
      fingerprint: key.fingerprint,
    })),
    heads: heads.length,
  }
}
