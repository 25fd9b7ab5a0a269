/**
 * Handlers for the keeper of the trust pack: pins, their ends, the history, another pack beside it.
 *
 * Every operation is the command line's own. It names the state of the pack that the person
 * decided on; a pack that somebody else changed meanwhile is left as it is.
 */
import { basename } from "node:path"
import { Failure, parseRfc3339, refuseOther, say, type Act } from "../../core/index.ts"
import {
  compromisePin,
  confirmPin,
  pinInPack,
  readKeyToPin,
  refuseExisting,
  refuseInsideEvidence,
  revokePin,
  rotatePin,
  type KeyToPin,
  type TrustAct,
  type TrustChanged,
} from "../../core/node/index.ts"
import type {
  EndAsk,
  PackAct,
  PackChanged,
  PinAsk,
  PublicKeyChoice,
  PublicKeyHandle,
  RotateAsk,
} from "../contract/pack.ts"
import type { Handlers } from "./dispatch.ts"
import { makeHandles, type Handles } from "./handles.ts"
import { shownKey, viewPack } from "./pack-view.ts"
import { known, refusalOf, trustHandle, type Session } from "./session.ts"
import { summariseTrust } from "./trust-packs.ts"
import type { Refusing, Untold } from "./telling.ts"

type PackHandlers = Pick<
  Handlers,
  "pack:read" | "pack:choose-key" | "pack:pin" | "pack:confirm" | "pack:rotate" | "pack:end"
>

export function packHandlers(session: Session): PackHandlers {
  // The key itself is kept: what is pinned is what was shown, whatever becomes of the file.
  const keys = makeHandles<PublicKeyHandle, KeyToPin>("publickey")
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
    "pack:confirm": (ask) => change(session, ask, (on) => confirmPin(on, ask)),
    "pack:rotate": (ask) => rotate(session, ask, known(keys.get(ask.key))),
    "pack:end": (ask) => change(session, ask, (on) => end(on, ask)),
  }
}

function offerKey(keys: Handles<PublicKeyHandle, KeyToPin>, path: string): Untold<PublicKeyChoice> {
  return orRefusal(path, () => {
    const read = readKeyToPin(path)
    const isCertificate = read.certificate !== undefined
    const shown = { ...shownKey(read.key), name: basename(path), isCertificate }
    return { kind: "key", key: { handle: keys.give(read), ...shown } }
  })
}

function pin(session: Session, ask: PinAsk, key: KeyToPin): Promise<Untold<PackChanged>> {
  return change(session, ask, (on) => {
    if (ask.spoken !== null) refuseOther(ask.spoken, key.key.fingerprint)
    const { subject, roles, origins } = ask
    return pinInPack(withSecond(on, ask.second), {
      ...{ ...key, subject, roles },
      ...(origins.length === 0 ? {} : { origins }),
      ...optional("validFrom", instantIn(ask.validFrom)),
      ...optional("validUntil", instantIn(ask.validUntil)),
    })
  })
}

function rotate(session: Session, ask: RotateAsk, key: KeyToPin): Promise<Untold<PackChanged>> {
  return change(session, ask, (on) => {
    if (ask.spoken !== null) refuseOther(ask.spoken, key.key.fingerprint)
    const from = optional("from", instantIn(ask.from))
    return rotatePin(withSecond(on, ask.second), { ...key, id: ask.id, ...from })
  })
}

function end(on: TrustAct, { id, how, from }: EndAsk): Promise<TrustChanged> {
  const instant = instantIn(from)
  if (how === "revoked") return revokePin(on, { id, from: instant ?? on.act.at })
  const certainty = how === "compromised" ? "known" : "suspected"
  return compromisePin(on, { id, certainty, ...optional("from", instant) })
}

/** Does one operation, and shows the pack as it is after it. */
export async function change(
  session: Session,
  ask: PackAct,
  operation: (on: TrustAct) => Promise<Pick<TrustChanged, "upgraded" | "unsigned">>,
): Promise<Untold<PackChanged>> {
  const path = await placeOf(session, ask)
  if (path === undefined) return { kind: "cancelled" }
  try {
    refuseInsideEvidence(path)
    if (ask.pack === null) await refuseExisting(path)
    const { upgraded, unsigned } = await operation({
      ...{ path, act: actOf(ask) },
      ...(ask.pack === null ? {} : { seen: ask.pack }),
    })
    session.state.change({ trust: path })
    const trust = summariseTrust(path, trustHandle(session, path))
    return { kind: "changed", pack: viewPack(path, Date.now()), trust, upgraded, unsigned }
  } catch (cause) {
    return refusalOf(cause, path)
  }
}

/** The pack in force, or where a new one shall be; `undefined` when the person cancelled. */
async function placeOf(
  { state, desktop }: Session,
  { pack }: PackAct,
): Promise<string | undefined> {
  if (pack === null) return desktop.chooseSaveAs("trust.json")
  // The window shows no pack to decide on unless one is in force.
  return known(state.read().trust ?? undefined)
}

function actOf({ by, reason }: PackAct): Act {
  return { at: Date.now(), by, reason }
}

function withSecond(on: TrustAct, second: string | null): TrustAct {
  return second === null ? on : { ...on, act: { ...on.act, second } }
}

/** @throws Failure USAGE for a text that is no instant. */
export function instantIn(text: string | null): number | undefined {
  if (text === null) return undefined
  const instant = parseRfc3339(text)
  if (instant !== undefined) return instant
  throw new Failure("USAGE", say('"{text}" is no instant such as 2026-11-21T09:30:00Z', { text }))
}

function optional<K extends string, V>(name: K, value: V | undefined): { readonly [_ in K]?: V } {
  // A computed name makes the compiler forget which one it is.
  return (value === undefined ? {} : { [name]: value }) as { readonly [_ in K]?: V }
}

function orRefusal<T>(path: string, work: () => T): T | Refusing {
  try {
    return work()
  } catch (cause) {
    return refusalOf(cause, path)
  }
}
