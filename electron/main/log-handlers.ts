/** Handlers for the log of examined evidence: its timeline, its lines, and their proofs. */
import { say } from "../../core/index.ts"
import { join } from "node:path"
import type { ExaminationHandle } from "../contract/examination.ts"
import type { Handlers } from "./dispatch.ts"
import { answerOf, NOT_EXAMINED } from "./examined.ts"
import type { LogSource, WorkAnswer, WorkAsk } from "./examiner-work.ts"
import type { Kept } from "./queue.ts"
import { known, type Session, toldTo } from "./session.ts"
import { refused, type Refusing } from "./telling.ts"

type LogHandlers = Pick<
  Handlers,
  | "log:range"
  | "log:timeline"
  | "log:rows"
  | "log:record"
  | "log:values"
  | "log:proof"
  | "log:checkpoints"
>

type LogWorkName =
  "timeline" | "log-rows" | "log-record" | "log-values" | "log-range" | "log-proof" | "checkpoints"

export function logHandlers(session: Session): LogHandlers {
  /** Puts the log in the place of the examination that the window named. */
  const ask = async <N extends LogWorkName>(
    work: N,
    asked: Omit<WorkAsk<N>, "log"> & { readonly examination: ExaminationHandle },
  ): Promise<WorkAnswer<N> | Refusing> => {
    const { examination, ...rest } = asked
    const log = logOf(session, examination)
    if ("kind" in log) return log
    return answerOf(await session.examiner.work(work, { ...rest, log }))
  }
  // The index of what was just examined grows while the person reads the verdict.
  session.queue.onDone((handle) => {
    const log = logOf(session, handle)
    if (!("kind" in log)) void session.examiner.work("open-log", log)
  })
  return {
    "log:range": (asked) => ask("log-range", asked),
    "log:timeline": async (asked) => {
      const answer = await ask("timeline", asked)
      if (answer.kind === "refused" || answer.noSearch === null)
        return { ...answer, noSearch: null }
      return { ...answer, noSearch: toldTo(session, answer.noSearch) }
    },
    "log:rows": (asked) => ask("log-rows", asked),
    "log:record": (asked) => ask("log-record", asked),
    "log:values": (asked) => ask("log-values", asked),
    "log:proof": (asked) => ask("log-proof", asked),
    "log:checkpoints": (examination) => ask("checkpoints", { examination }),
  }
}

function logOf(session: Session, handle: ExaminationHandle): LogSource | Refusing {
  const { request, result }: Readonly<Kept> = known(session.queue.get(handle))
  if (result === undefined) return NOT_EXAMINED
  if (result.input.log === undefined) return refused(say("this evidence has no log of events"))
  const tags = result.items.filter(({ path }) => !path.startsWith("data/"))
  return {
    path: request.path,
    name: request.evidence.name,
    folder: logFolder(session, handle),
    indexes: indexesFor(session, request.path),
    digests: Object.fromEntries(tags.map(({ path, sha256 }) => [path, sha256])),
  }
}

/** Where a copy of the log lies, as long as it is open. */
export function logFolder({ sessionFolder }: Session, handle: ExaminationHandle): string {
  return join(sessionFolder, `log-${handle}`)
}

/** What is made for a session is gone with it, and so is its index. */
function indexesFor(session: Session, path: string): LogSource["indexes"] {
  const { state, sessionFolder, indexFolder, readOnly } = session
  if (!state.read().keepsIndexes || path.startsWith(sessionFolder)) return null
  return { folder: indexFolder, mayKeep: !readOnly.read().isOn }
}
