/**
 * Handlers for the keeper of the trust pack: pins, their ends, the history, another pack beside it.
 *
 * Every operation is the command line's own. It names the state of the pack that the person
 * decided on; a pack that somebody else changed meanwhile is left as it is.
 */
import { basename } from "node:path"
import { Failure, parseRfc3339, refuseOther, say, type Act } from "../../core/index.ts"
import {
  boundTo,
  compromisePin,
  confirmPin,
  pinInPack,
  readKeyToPin,
  refuseExisting,
  revokePin,
  rotatePin,
  usesOf,
  type KeyToPin,
  type TrustAct,
  type TrustChanged,
} from "../../core/node/index.ts"
import type {
  EndAsk,
  KeyUse,
  PackAct,
  PackChanged,
  PinAsk,
  PublicKeyChoice,
  PublicKeyHandle,
  RotateAsk,
} from "../contract/pack.ts"
import { commandLine, type Part } from "./command-line.ts"
import type { Handlers } from "./dispatch.ts"
import { makeHandles, type Handles } from "./handles.ts"
import { shownKey, viewPack } from "./pack-view.ts"
import type { Place } from "./places.ts"
import { known, trustHandle, type Session } from "./session.ts"
import { summariseTrust } from "./trust-packs.ts"
import { refusalOf, type Refusing, type Untold } from "./telling.ts"

type PackHandlers = Pick<
  Handlers,
  "pack:read" | "pack:choose-key" | "pack:pin" | "pack:confirm" | "pack:rotate" | "pack:end"
>

export function packHandlers(session: Session): PackHandlers {
  // The key itself is kept: what is pinned is what was shown, whatever becomes of the file.
  const keys = makeHandles<PublicKeyHandle, NamedKey>("publickey")
  return {
    "pack:read": () => {
      const { trust } = session.state.read()
      if (trust === null) return Promise.resolve(null)
      return Promise.resolve(orRefusal(trust, () => viewPack(trust, Date.now())))
    },
    "pack:choose-key": async () => {
      const path = await session.desktop.chooseFile("public-key")
      return path === undefined ? { kind: "cancelled" } : offerKey(keys, path)
    },
    "pack:pin": (ask) => pin(session, ask, known(keys.get(ask.key))),
    "pack:confirm": (ask) =>
      change(session, ask, {
        operation: (on) => confirmPin(on, ask),
        command: commandOf("confirm", ask, [ask.id, ["--confirm", ask.spoken]]),
      }),
    "pack:rotate": (ask) => rotate(session, ask, known(keys.get(ask.key))),
    "pack:end": (ask) =>
      change(session, ask, { operation: (on) => end(on, ask), command: endCommand(ask) }),
  }
}

/** A key as it was read, and what its file is called. */
interface NamedKey {
  readonly name: string
  readonly read: KeyToPin
}

function offerKey(keys: Handles<PublicKeyHandle, NamedKey>, path: string): Untold<PublicKeyChoice> {
  return orRefusal(path, () => {
    const read = readKeyToPin(path)
    const isCertificate = read.certificate !== undefined
    const name = basename(path)
    const shown = { ...shownKey(read.key), name, isCertificate, uses: usesOf(read) }
    return { kind: "key", key: { handle: keys.give({ name, read }), ...shown } }
  })
}

function pin(
  session: Session,
  ask: PinAsk,
  { name, read }: NamedKey,
): Promise<Untold<PackChanged>> {
  const { id, subject, roles, origins, spoken, second } = ask
  const operation = (on: TrustAct): Promise<TrustChanged> => {
    if (spoken !== null) refuseOther(spoken, read.key.fingerprint)
    return pinInPack(withSecond(on, second), {
      ...{ ...usedAs(read, ask.use), subject, roles },
      ...(origins.length === 0 ? {} : { origins }),
      ...(id === null ? {} : { id }),
      ...optional("validFrom", instantIn(ask.validFrom)),
      ...optional("validUntil", instantIn(ask.validUntil)),
    })
  }
  const command = commandOf("pin", ask, [
    ...[name, ["--id", id] as const, ["--subject", subject] as const],
    ...roles.map((role) => ["--role", role] as const),
    ...origins.map((origin) => ["--origin", origin] as const),
    ...[["--valid-from", ask.validFrom] as const, ["--valid-until", ask.validUntil] as const],
    ...[["--confirm", spoken] as const, ["--second", second] as const],
    ...useOptions(ask.use),
  ])
  return change(session, ask, { operation, command })
}

function rotate(
  session: Session,
  ask: RotateAsk,
  { name, read }: NamedKey,
): Promise<Untold<PackChanged>> {
  const { id, newId, spoken, second } = ask
  const operation = (on: TrustAct): Promise<TrustChanged> => {
    if (spoken !== null) refuseOther(spoken, read.key.fingerprint)
    const from = optional("from", instantIn(ask.from))
    return rotatePin(withSecond(on, second), {
      ...{ ...usedAs(read, ask.use), id, ...from },
      ...(newId === null ? {} : { newId }),
      ...optional("validUntil", instantIn(ask.validUntil)),
    })
  }
  const more = [
    ["--id", newId],
    ["--at", ask.from],
    ["--valid-until", ask.validUntil],
    ["--confirm", spoken],
    ["--second", second],
    ...useOptions(ask.use),
  ] as const
  return change(session, ask, { operation, command: commandOf("rotate", ask, [id, name, ...more]) })
}

/** The key as it is bound: by choice to one use, or to the usual one of its type. */
function usedAs(read: KeyToPin, use: KeyUse | null): KeyToPin {
  if (use === null) return read
  const { algorithm, saltLength, mgfHash } = use
  return boundTo(read, {
    algorithm,
    ...(saltLength === null ? {} : { saltLength }),
    ...(mgfHash === null ? {} : { mgfHash }),
  })
}

function useOptions(use: KeyUse | null): readonly Part[] {
  if (use === null) return []
  const { algorithm, saltLength, mgfHash } = use
  return [
    ["--algorithm", algorithm],
    ["--salt-length", saltLength === null ? null : String(saltLength)],
    ["--mgf-hash", mgfHash],
  ]
}

function end(on: TrustAct, { id, how, from }: EndAsk): Promise<TrustChanged> {
  const instant = instantIn(from)
  if (how === "revoked") return revokePin(on, { id, from: instant ?? on.act.at })
  const certainty = how === "compromised" ? "known" : "suspected"
  return compromisePin(on, { id, certainty, ...optional("from", instant) })
}

function endCommand(ask: EndAsk): CommandOf {
  const { id, how, from } = ask
  if (how === "revoked") return commandOf("revoke", ask, [id, ["--at", from]])
  const certainty = how === "suspected" ? how : null
  return commandOf("compromise", ask, [id, ["--at", from], ["--certainty", certainty]])
}

/** The command line, once it is known what the pack is called. */
export type CommandOf = (pack: string) => string

/** A command of `keys` that does the same, by the same person for the same reason. */
export function commandOf(
  command: string,
  { by, reason }: Pick<PackAct, "by" | "reason">,
  parts: Parameters<typeof commandLine>[1],
): CommandOf {
  return (pack) =>
    commandLine(`keys ${command}`, [
      ...parts,
      ...[["--trust", pack] as const, ["--by", by] as const, ["--reason", reason] as const],
    ])
}

interface Change {
  readonly operation: (on: TrustAct) => Promise<Pick<TrustChanged, "upgraded" | "unsigned">>
  readonly command: CommandOf
}

/** Does one operation, and shows the pack as it is after it. */
export async function change(
  session: Session,
  ask: PackAct,
  { operation, command }: Change,
): Promise<Untold<PackChanged>> {
  const place = await placeOf(session, ask)
  if (place.kind !== "place") return place
  const { path } = place
  try {
    if (ask.pack === null) await refuseExisting(path)
    const { upgraded, unsigned } = await operation({
      ...{ path, act: actOf(ask) },
      ...(ask.pack === null ? {} : { seen: ask.pack }),
    })
    session.state.change({ trust: path })
    const trust = summariseTrust(path, trustHandle(session, path))
    const pack = viewPack(path, Date.now())
    const done = command(basename(path))
    return { kind: "changed", pack, trust, upgraded, unsigned, command: done }
  } catch (cause) {
    return refusalOf(cause, path)
  }
}

/** The pack in force, or where a new one shall be. */
async function placeOf({ state, places }: Session, { pack }: PackAct): Promise<Place> {
  if (pack === null) return places.saveAs("trust.json")
  // The window shows no pack to decide on unless one is in force.
  return places.again(known(state.read().trust ?? undefined))
}

export function actOf({ by, reason }: Pick<PackAct, "by" | "reason">): Act {
  return { at: Date.now(), by, reason }
}

export function withSecond(on: TrustAct, second: string | null): TrustAct {
  return second === null ? on : { ...on, act: { ...on.act, second } }
}

/** @throws Failure USAGE for a text that is no instant. */
export function instantIn(text: string | null): number | undefined {
  if (text === null) return undefined
  const instant = parseRfc3339(text)
  if (instant !== undefined) return instant
  throw new Failure("USAGE", say('"{text}" is no instant such as 2026-11-21T09:30:00Z', { text }))
}

export function optional<K extends string, V>(
  name: K,
  value: V | undefined,
): { readonly [_ in K]?: V } {
  // A computed name makes the compiler forget which one it is.
  return (value === undefined ? {} : { [name]: value }) as { readonly [_ in K]?: V }
}

export function orRefusal<T>(path: string, work: () => T): T | Refusing {
  try {
    return work()
  } catch (cause) {
    return refusalOf(cause, path)
  }
}
