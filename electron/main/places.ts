/**
 * Places to write to: every one that a person chooses, or has chosen before, comes through here.
 *
 * The dialogs that ask for one are taken from the handlers, so that none of them can forget what
 * this is for: nothing is written into evidence of this session, whichever handler writes, in
 * read-only mode and out of it. One thing goes another way: the time-stamp of a seal, which the
 * person confirmed, into the bag of that seal.
 */
import { join } from "node:path"
import { refuseInsideEvidence } from "../../core/node/index.ts"
import type { Cancelled } from "../contract/answers.ts"
import { refusalOf, type Refusing } from "./telling.ts"

/** What of the desktop asks for a place to write to; `undefined` when the person cancelled. */
export interface PlaceDialogs {
  /** A folder to write several files into. */
  readonly chooseOutFolder: () => Promise<string | undefined>
  /** Where to save, beginning from a name. */
  readonly chooseSaveAs: (name: string) => Promise<string | undefined>
}

export type Place = { readonly kind: "place"; readonly path: string } | Cancelled | Refusing

export interface Places {
  /** Asks where to save, beginning from a name. */
  readonly saveAs: (name: string) => Promise<Place>
  /** Asks for a folder to write several files into. */
  readonly outFolder: () => Promise<Place>
  /** A place that was chosen earlier. */
  readonly again: (path: string) => Place
}

/** @param evidence - Paths of everything that this session was given to examine, as of now. */
export function makePlaces(dialogs: PlaceDialogs, evidence: () => readonly string[]): Places {
  /** @param written - What will be written of it, or in it. */
  const outside = (path: string, written = path): Place => {
    try {
      refuseInsideEvidence(written, evidence())
      return { kind: "place", path }
    } catch (cause) {
      return refusalOf(cause, path)
    }
  }
  return {
    saveAs: async (name) => {
      const path = await dialogs.chooseSaveAs(name)
      return path === undefined ? { kind: "cancelled" } : outside(path)
    },
    outFolder: async () => {
      const path = await dialogs.chooseOutFolder()
      // Whatever its name is to be, it lies in the folder.
      return path === undefined ? { kind: "cancelled" } : outside(path, join(path, "written"))
    },
    again: (path) => outside(path),
  }
}
