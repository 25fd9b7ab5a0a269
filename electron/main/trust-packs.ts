/** Trust packs as the window is shown them: whose keys, since when, and how old the file is. */
import { statSync } from "node:fs"
import { basename } from "node:path"
import {
  Failure,
  openTrust,
  packSignatures,
  reasonSaid,
  say,
  toHex,
  toInstant,
  type PackSignature,
  type TrustStore,
} from "../../core/index.ts"
import { nativeDigests, nativeFirst, readOwnFile } from "../../core/node/index.ts"
import type { TrustHandle, TrustSummary } from "../contract/settings.ts"
import { trustFile, type Session } from "./session.ts"
import { refusalOf, refused, type Refusing } from "./telling.ts"

export interface TrustRead {
  readonly trust: TrustStore
  /** Those that it bears; nobody was named to hold them to. */
  readonly signatures: readonly PackSignature[]
  /** SHA-256 (hex) of the file. */
  readonly sha256: string
}

/** @throws Failure UNREADABLE or MALFORMED. */
export function readTrust(path: string): TrustRead {
  const bytes = readOwnFile(path, "the trust file")
  const read = openTrust(bytes, [], nativeFirst)
  if (read.kind === "refused") {
    throw new Failure(
      "MALFORMED",
      say("the trust file is refused: {reason}", { reason: reasonSaid(read) }),
      { path },
    )
  }
  const signatures = packSignatures(bytes, nativeFirst)
  return { trust: read.trust, signatures, sha256: toHex(nativeDigests.sha256(bytes)) }
}

/**
 * Reads a trust pack and tells what is in it.
 *
 * @throws Failure UNREADABLE or MALFORMED.
 */
export function summariseTrust(path: string, handle: TrustHandle): TrustSummary {
  const { trust, sha256 } = readTrust(path)
  return {
    ...{ handle, name: basename(path), sha256 },
    writtenAt: toInstant(Math.trunc(statSync(path).mtimeMs)),
    keys: trust.keys.map(({ id, subject, roles, key }) => ({
      ...{ id, subject, roles },
      algorithm: key.algorithm,
      fingerprint: key.fingerprint,
    })),
    heads: trust.heads.length,
  }
}

/** What was chosen is no pack that can be used: which file, why, and what holds as before. */
export function unusableTrust(
  session: Pick<Session, "state">,
  cause: unknown,
  path: string,
): Refusing {
  const [name, why] = [basename(path), refusalOf(cause, path).says]
  const inForce = trustFile(session)
  return refused(
    inForce === null
      ? say("{name} cannot be used as a trust file ({why}); nobody is trusted, as before", {
          ...{ name, why },
        })
      : say("{name} cannot be used as a trust file ({why}); {inForce} stays in force", {
          ...{ name, why, inForce: inForce.name },
        }),
  )
}
