/** Saving one file where the person says, never over one that is there. */
import { basename } from "node:path"
import type { Saved } from "../contract/report.ts"
import type { Session } from "./session.ts"
import { refusalOf, type Untold } from "./telling.ts"

/** Asks where, and writes there; what stands in the way becomes an answer. */
export async function saveAs(
  { places, saved }: Session,
  name: string,
  write: (path: string) => Promise<void>,
): Promise<Untold<Saved>> {
  const place = await places.saveAs(name)
  if (place.kind !== "place") return place
  const { path } = place
  try {
    await write(path)
  } catch (cause) {
    return refusalOf(cause, path)
  }
  return { kind: "saved", file: saved.give(path), name: basename(path) }
}
