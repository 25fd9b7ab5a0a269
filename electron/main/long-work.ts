/** Work in the examiner that the person follows and may stop: one of a kind at a time. */
import type { LongWork } from "../contract/sealing.ts"
import type { Done } from "./examiner.ts"
import type { WorkAnswer, WorkAsk, WorkName } from "./examiner-work.ts"
import type { Session } from "./session.ts"

/** Does one piece of work; one of the same kind that still runs is stopped first. */
export async function follow<N extends WorkName>(
  { examiner, desktop, longWork }: Session,
  kind: LongWork,
  [name, ask]: readonly [N, WorkAsk<N>],
): Promise<Done<WorkAnswer<N>>> {
  longWork.get(kind)?.abort()
  const controller = new AbortController()
  longWork.set(kind, controller)
  const done = await examiner.work(name, ask, {
    signal: controller.signal,
    onProgress: (progress) => {
      desktop.tell("work:progress", { work: kind, progress })
    },
  })
  if (longWork.get(kind) === controller) longWork.delete(kind)
  return done
}
