/** A log of events as a no-code platform would give it: people change records, one at a time. */
import { closeSync, openSync, writeSync } from "node:fs"

export interface EventPlan {
  readonly events: number
  /** Records that the events create and then change in turn. */
  readonly records: number
}

const START = Date.UTC(2026, 0, 1)
const OURS = "https://sealwright.org/ns/event/"
const PEOPLE = 97
const FLUSH_CHARACTERS = 1024 * 1024

/** Writes the events as `seal --events` takes them: JSON lines without `seq` and `prev`. */
export function makeEvents(path: string, plan: EventPlan): void {
  const fd = openSync(path, "wx")
  try {
    let text = ""
    for (let index = 0; index < plan.events; index += 1) {
      text += `${JSON.stringify(eventAt(index, plan))}\n`
      if (text.length < FLUSH_CHARACTERS) continue
      writeSync(fd, text)
      text = ""
    }
    writeSync(fd, text)
  } finally {
    closeSync(fd)
  }
}

function eventAt(index: number, { records }: EventPlan): object {
  const record = index % records
  const round = Math.floor(index / records)
  const after = { amount: 10 * round, status: "open" }
  return {
    id: `event-${index}`,
    type: round === 0 ? `${OURS}recordCreate` : `${OURS}recordUpdate`,
    time: new Date(START + 1000 * index).toISOString(),
    clock: "platform",
    agents: [{ id: `person-${index % PEOPLE}`, role: "implementer", kind: "person" }],
    objects: [
      {
        uri: `record:${record}`,
        before: round === 0 ? null : { ...after, amount: 10 * (round - 1) },
        after,
      },
    ],
    outcome: "success",
    correlation: `case-${record}`,
  }
}
