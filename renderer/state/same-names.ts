/** Examinations of evidence of one name, told apart by when each was asked for. */
import type { Examination, ExaminationHandle } from "../../electron/contract/examination.ts"

/**
 * The time of day by the clock of this machine, to the second, for each whose name another has as
 * well; with its number among those of the same second, from the second one on.
 */
export function tellingApart(
  examinations: readonly Examination[],
): ReadonlyMap<ExaminationHandle, string> {
  const told = new Map<ExaminationHandle, string>()
  for (const alike of Map.groupBy(examinations, ({ evidence }) => evidence.name).values()) {
    if (alike.length < 2) continue
    const times = Map.groupBy(alike, ({ askedAt }) => timeOfDay(askedAt))
    for (const [time, together] of times) {
      for (const [index, { handle }] of together.entries()) {
        told.set(handle, index === 0 ? time : `${time} (${String(index + 1)})`)
      }
    }
  }
  return told
}

function timeOfDay(instant: string): string {
  const at = new Date(instant)
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, "0"))
    .join(":")
}
