/** Handlers for the authorities of the trust pack: their certificates, and what they withdrew. */
import { basename } from "node:path"
import { Failure, say } from "../../core/index.ts"
import {
  importRevocation,
  pinAnchor,
  readAuthority,
  readRevocationFile,
  readTrustFile,
  type AuthorityFile,
  type RevocationFile,
  type TrustAct,
  type TrustChanged,
} from "../../core/node/index.ts"
import type { PackChanged } from "../contract/pack.ts"
import type {
  AnchorAsk,
  AuthorityChoice,
  AuthorityHandle,
  RevocationAsk,
  RevocationChoice,
  RevocationHandle,
} from "../contract/pack-rules.ts"
import type { Handlers } from "./dispatch.ts"
import { makeHandles, type Handles } from "./handles.ts"
import { change, commandOf, instantIn, optional, orRefusal, withSecond } from "./pack-handlers.ts"
import { shownCertificate, shownRevocation } from "./pack-rules-view.ts"
import { known, type Session } from "./session.ts"
import type { Untold } from "./telling.ts"

type AuthorityHandlers = Pick<
  Handlers,
  "pack:choose-authority" | "pack:anchor" | "pack:choose-revocation" | "pack:import-revocation"
>

/** What was chosen, kept as it was read: what is pinned is what was shown. */
interface Named<T> {
  readonly file: string
  readonly read: T
}

type Authorities = Handles<AuthorityHandle, Named<AuthorityFile>>
type Revocations = Handles<RevocationHandle, Named<RevocationFile>>

export function authorityHandlers(session: Session): AuthorityHandlers {
  const { desktop } = session
  const authorities: Authorities = makeHandles("authority")
  const revocations: Revocations = makeHandles("revocation")
  return {
    "pack:choose-authority": async () => {
      const path = await desktop.chooseFile("authority")
      return path === undefined ? { kind: "cancelled" } : offerAuthority(authorities, path)
    },
    "pack:anchor": (ask) => anchor(session, ask, known(authorities.get(ask.authority))),
    "pack:choose-revocation": async () => {
      const path = await desktop.chooseFile("revocation")
      return path === undefined ? { kind: "cancelled" } : offerRevocation(revocations, path)
    },
    "pack:import-revocation": (ask) =>
      bringIn(
        session,
        ask,
        ask.files.map((handle) => known(revocations.get(handle))),
      ),
  }
}

function offerAuthority(authorities: Authorities, path: string): Untold<AuthorityChoice> {
  return orRefusal(path, () => {
    const read = readAuthority(path)
    const file = basename(path)
    const handle = authorities.give({ file, read })
    return { kind: "authority", handle, file, certificate: shownCertificate(read) }
  })
}

function anchor(
  session: Session,
  ask: AnchorAsk,
  { file, read }: Named<AuthorityFile>,
): Promise<Untold<PackChanged>> {
  const { subject, purposes, roles, names, second } = ask
  const operation = (on: TrustAct): Promise<TrustChanged> =>
    pinAnchor(withSecond(on, second), {
      ...{ certificate: read.certificate, subject, purposes, roles, names },
      ...optional("id", ask.id ?? undefined),
      ...optional("validFrom", instantIn(ask.validFrom)),
      ...optional("validUntil", instantIn(ask.validUntil)),
    })
  const command = commandOf("anchor", ask, [
    ...[file, ["--subject", subject] as const, ["--id", ask.id] as const],
    ...purposes.map((purpose) => ["--purpose", purpose] as const),
    ...roles.map((role) => ["--role", role] as const),
    ...names.map((name) => ["--name", name] as const),
    ...[["--valid-from", ask.validFrom] as const, ["--valid-until", ask.validUntil] as const],
    ["--second", second],
  ])
  return change(session, ask, { operation, command })
}

function offerRevocation(revocations: Revocations, path: string): Untold<RevocationChoice> {
  return orRefusal(path, () => {
    const read = readRevocationFile(path)
    const file = basename(path)
    const handle = revocations.give({ file, read })
    return { kind: "revocation", handle, file, source: shownRevocation(read.source, Date.now()) }
  })
}

function bringIn(
  session: Session,
  ask: RevocationAsk,
  files: readonly Named<RevocationFile>[],
): Promise<Untold<PackChanged>> {
  const operation = async (on: TrustAct): Promise<TrustChanged> => {
    const read = files.map((one) => one.read)
    const changed = await importRevocation(on, read, readTrustFile(on.path))
    if (changed !== undefined) return changed
    throw new Failure(
      "USAGE",
      say("all of it is in the trust file already, so nothing was written"),
    )
  }
  const names = files.map(({ file }) => file)
  return change(session, ask, { operation, command: commandOf("revocation-data", ask, names) })
}
