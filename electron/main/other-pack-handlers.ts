/** Handlers for a change by hand in a trust pack that is not in force: looked at, and recorded. */
import { say } from "../../core/index.ts"
import { recordTrust } from "../../core/node/index.ts"
import type { ChangedPack, OtherRecorded, RecordOtherAsk } from "../contract/pack.ts"
import type { Handlers } from "./dispatch.ts"
import { actOf, commandOf } from "./pack-handlers.ts"
import { viewPack } from "./pack-view.ts"
import { known, trustHandle, type Session } from "./session.ts"
import { unusableTrust } from "./trust-packs.ts"
import { refusalOf, refused, type Untold } from "./telling.ts"

type OtherPackHandlers = Pick<Handlers, "pack:choose-changed" | "pack:record-other">

export function otherPackHandlers(session: Session): OtherPackHandlers {
  return {
    "pack:choose-changed": () => choose(session),
    "pack:record-other": (ask) => record(session, ask),
  }
}

async function choose(session: Session): Promise<Untold<ChangedPack>> {
  const path = await session.desktop.chooseFile("trust")
  if (path === undefined) return { kind: "cancelled" }
  try {
    const pack = viewPack(path, Date.now())
    if (pack.isChangedByHand)
      return { kind: "changed-pack", handle: trustHandle(session, path), pack }
    const { name } = pack
    return refused(say("{name} is as its history left it: there is nothing to record", { name }))
  } catch (cause) {
    return unusableTrust(session, cause, path)
  }
}

/** Which pack is in force stays as it is. */
async function record(session: Session, ask: RecordOtherAsk): Promise<Untold<OtherRecorded>> {
  const { path, name } = known(session.trusts.get(ask.other))
  const place = session.places.again(path)
  if (place.kind !== "place") return place
  try {
    const { unsigned } = await recordTrust({ path, act: actOf(ask), seen: ask.pack })
    return { kind: "recorded", name, unsigned, command: commandOf("record", ask, [])(name) }
  } catch (cause) {
    return refusalOf(cause, path)
  }
}
