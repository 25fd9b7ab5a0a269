/** Handlers for the trust pack that need the examiner: signing it, and another pack beside it. */
import { basename } from "node:path"
import { Failure, say } from "../../core/index.ts"
import type { TrustAct } from "../../core/node/index.ts"
import type { CompareAsk, Compared, PackChanged, SignPackAsk } from "../contract/pack.ts"
import type { Handlers } from "./dispatch.ts"
import { follow } from "./long-work.ts"
import { change, commandOf, instantIn } from "./pack-handlers.ts"
import { notDone } from "./seal-handlers.ts"
import { known, trustFile, trustHandle, type Session } from "./session.ts"
import { summariseTrust, unusableTrust } from "./trust-packs.ts"
import { refused, type Untold } from "./telling.ts"
import { ENDED } from "./examined.ts"

type PackJudgingHandlers = Pick<Handlers, "pack:sign" | "pack:choose-other" | "pack:compare">

export function packJudgingHandlers(session: Session): PackJudgingHandlers {
  return {
    "pack:sign": (ask) => sign(session, ask),
    "pack:choose-other": async () => {
      const path = await session.desktop.chooseFile("trust")
      if (path === undefined) return { kind: "cancelled" }
      try {
        const handle = trustHandle(session, path)
        summariseTrust(path, handle)
        return { kind: "trust", handle, name: basename(path) }
      } catch (cause) {
        return unusableTrust(session, cause, path)
      }
    },
    "pack:compare": (ask) => compare(session, ask),
  }
}

function sign(session: Session, ask: SignPackAsk): Promise<Untold<PackChanged>> {
  const keyPath = known(session.keys.get(ask.key))
  const operation = async (on: TrustAct): Promise<{ upgraded: boolean; unsigned: number }> => {
    const staleAfter = instantIn(ask.staleAfter) ?? null
    const { passphrase } = ask
    const done = await session.examiner.work("sign-pack", { on, keyPath, passphrase, staleAfter })
    if (done.kind === "failed") throw new Failure(done.code, done.says)
    if (done.kind !== "done") {
      throw new Failure("UNWRITABLE", ENDED)
    }
    return { upgraded: false, unsigned: 0 }
  }
  const more = [
    ["--key", basename(keyPath)],
    ["--stale-after", ask.staleAfter],
  ] as const
  return change(session, ask, { operation, command: commandOf("sign", ask, more) })
}

async function compare(
  session: Session,
  { other, evidence }: CompareAsk,
): Promise<Untold<Compared>> {
  const before = trustFile(session)
  if (before === null) return refused(say("no trust file is in force"))
  const after = known(session.trusts.get(other))
  const pieces = evidence.map((handle) => {
    const { path, name } = known(session.evidence.get(handle))
    return { path, name }
  })
  const ask = { before, after, evidence: pieces }
  const done = await follow(session, "compare", ["compare-packs", ask])
  if (done.kind !== "done") return notDone(done)
  return { kind: "compared", other: after.name, ...done.answer }
}
