/** Handlers for time-stamps of seals: requests written outside, answers checked and added. */
import { basename, join } from "node:path"
import { phrase, say, toInstant, type Saying } from "../../core/index.ts"
import { readOwnFile } from "../../core/node/index.ts"
import type { Stamp, SealStampAsk, StampFileHandle, StampRequested } from "../contract/stamps.ts"
import { commandLine } from "./command-line.ts"
import type { Handlers } from "./dispatch.ts"
import type { StampJudged, StampWork } from "./examiner-work.ts"
import type { ExaminationHandle } from "../contract/examination.ts"
import { makeHandles, type Handles } from "./handles.ts"
import { known, toldTo, type Session } from "./session.ts"
import { refusalOf, refused, renamed, type Untold } from "./telling.ts"

type SealStampHandlers = Pick<
  Handlers,
  "stamp:request" | "stamp:choose" | "stamp:check" | "stamp:add"
>

/** What was chosen, kept as it was read: what is added is what was checked. */
interface StampFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export function sealStampHandlers(session: Session): SealStampHandlers {
  const { desktop, examiner } = session
  const files = makeHandles<StampFileHandle, StampFile>("stampfile")
  return {
    "stamp:request": (examination) => request(session, examination),
    "stamp:choose": async (what) => {
      const path = await desktop.chooseFile(`stamp-${what}`)
      if (path === undefined) return { kind: "cancelled" }
      const name = basename(path)
      try {
        const bytes = readOwnFile(path, what === "answer" ? "the time-stamp" : "the request")
        return { kind: "chosen", handle: files.give({ name, bytes }), name }
      } catch (cause) {
        return refusalOf(cause, path)
      }
    },
    "stamp:check": async (ask) => {
      const done = await examiner.work("stamp-check", workOf(session, files, ask))
      if (done.kind !== "done") return notJudged(done)
      const judged = done.answer
      if (judged.kind === "not-accepted") {
        return { ...judged, reason: toldTo(session, phrase(judged.reason)) }
      }
      return { kind: "fits", stamp: stampOf(session, files, { ask, judged }) }
    },
    "stamp:add": async (ask) => {
      const done = await examiner.work("stamp-add", workOf(session, files, ask))
      if (done.kind !== "done") return notJudged(done)
      const judged = done.answer
      if (judged.kind === "not-accepted") {
        return { ...judged, reason: toldTo(session, phrase(judged.reason)) }
      }
      const kind = judged.kind === "added" ? "added" : "already-there"
      return { kind, stamp: stampOf(session, files, { ask, judged }) }
    },
  }
}

async function request(
  session: Session,
  handle: ExaminationHandle,
): Promise<Untold<StampRequested>> {
  const { path: bag } = known(session.queue.get(handle)).request
  const place = await session.places.outFolder()
  if (place.kind !== "place") return place
  const folder = place.path
  const done = await session.examiner.work("stamp-requests", { bag, folder })
  if (done.kind !== "done") return notJudged(done, folder)
  const names = done.answer
  return {
    ...{ kind: "requested", names },
    file: session.saved.give(join(folder, known(names[0]))),
    command: commandLine("time request", [basename(bag), ["--out-dir", basename(folder)]]),
  }
}

function workOf(
  { queue }: Session,
  files: Handles<StampFileHandle, StampFile>,
  { examination, answer, request: asked }: SealStampAsk,
): StampWork {
  const { path, trust } = known(queue.get(examination)).request
  return {
    ...{ bag: path, trust, answer: known(files.get(answer)).bytes },
    request: asked === null ? null : known(files.get(asked)).bytes,
  }
}

interface Judged {
  readonly ask: SealStampAsk
  readonly judged: Exclude<StampJudged, { readonly kind: "not-accepted" }>
}

function stampOf(
  { queue }: Session,
  files: Handles<StampFileHandle, StampFile>,
  { ask, judged }: Judged,
): Stamp {
  const { evidence, trust } = known(queue.get(ask.examination)).request
  const { path, of, over, time, authority } = judged
  const asked = ask.request === null ? undefined : known(files.get(ask.request))
  return {
    ...{ path, of, over, authority, time: toInstant(time), isRequestAnswered: asked !== undefined },
    command: commandLine("time import", [
      known(files.get(ask.answer)).name,
      ["--bag", evidence.name],
      ["--request", asked?.name],
      ["--trust", trust?.name],
    ]),
  }
}

/** The examiner leaves paths out but that of a folder to write into, which it does not know as one. */
function notJudged(
  done:
    { readonly kind: "cancelled" | "crashed" } | { readonly kind: "failed"; readonly says: Saying },
  folder?: string,
) {
  if (done.kind !== "failed") {
    return refused(
      say("the examiner ended before it could answer, and nothing was changed; try it again"),
    )
  }
  const says = folder === undefined ? done.says : renamed(done.says, folder, basename(folder))
  return refused(says)
}
