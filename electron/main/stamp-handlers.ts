/** Handlers that get a report its time-stamp: a request to be carried out, and the answer put in. */
import { basename } from "node:path"
import { Failure, say } from "../../core/index.ts"
import { refuseExisting } from "../../core/node/index.ts"
import type { SavedHandle } from "../contract/report.ts"
import type { Handlers } from "./dispatch.ts"
import { ENDED } from "./examined.ts"
import type { Work, WorkName } from "./examiner-work.ts"
import { known, type Session } from "./session.ts"
import { refusalOf, refused } from "./telling.ts"

type StampHandlers = Pick<
  Handlers,
  "report:choose-signed" | "report:stamp-request" | "report:stamp-import"
>

export function stampHandlers(session: Session): StampHandlers {
  const { desktop, places, saved, trusts } = session
  // What was asked for in this session must be answered; an older request is not looked for.
  const requests = new Map<SavedHandle, string>()
  return {
    "report:choose-signed": async () => {
      const path = await desktop.chooseFile("report")
      if (path === undefined) return { kind: "cancelled" }
      return { kind: "chosen", handle: saved.give(path), name: basename(path) }
    },
    "report:stamp-request": async (handle) => {
      const path = known(saved.get(handle))
      const place = await places.saveAs(`${basename(path)}.tsq`)
      if (place.kind !== "place") return place
      const to = place.path
      try {
        await worked(session, "stamp-request", { path, to })
      } catch (cause) {
        return refusalOf(cause, path)
      }
      requests.set(handle, to)
      return { kind: "saved", file: saved.give(to), name: basename(to) }
    },
    "report:stamp-import": async ({ report, trust }) => {
      const path = known(saved.get(report))
      if (trust === null) return NOBODY_PINNED
      const answer = await desktop.chooseFile("stamp")
      if (answer === undefined) return { kind: "cancelled" }
      const place = await places.saveAs(stampedName(path))
      if (place.kind !== "place") return place
      const to = place.path
      try {
        await refuseExisting(to)
        const request = requests.get(report) ?? null
        const ask = { path, answer, request, trust: known(trusts.get(trust)), to }
        const { time, by } = await worked(session, "stamp-report", ask)
        return { kind: "stamped", file: saved.give(to), name: basename(to), time, by }
      } catch (cause) {
        return refusalOf(cause, answer)
      }
    },
  }
}

const NOBODY_PINNED = refused(
  say("without a trust file nobody is pinned for time-stamps, so no answer can be taken"),
)

/** @throws Failure for whatever stood in the way. */
async function worked<N extends WorkName>(
  { examiner }: Session,
  name: N,
  ask: Work[N]["ask"],
): Promise<Work[N]["answer"]> {
  const done = await examiner.work(name, ask)
  if (done.kind === "done") return done.answer
  if (done.kind === "failed") throw new Failure(done.code, done.says)
  throw new Failure("UNWRITABLE", ENDED)
}

function stampedName(path: string): string {
  return `${basename(path).replace(/\.pdf$/i, "")}-stamped.pdf`
}
