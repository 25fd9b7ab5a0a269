/** Handlers for search indexes that are kept: whether they are, which there are, and their end. */
import type { KeptIndexHandle } from "../contract/settings.ts"
import type { Handlers } from "./dispatch.ts"
import { makeHandles } from "./handles.ts"
import { listKept, removeKept } from "./kept-index.ts"
import { known, type Session } from "./session.ts"

type IndexHandlers = Pick<Handlers, "index:read" | "index:keep" | "index:remove">

export function indexHandlers({ state, indexFolder }: Session): IndexHandlers {
  const handles = makeHandles<KeptIndexHandle, string>("index")
  const read: IndexHandlers["index:read"] = () =>
    Promise.resolve({
      ...{ kind: "indexes", keeps: state.read().keepsIndexes },
      kept: listKept(indexFolder).map(({ id, name, sizeBytes }) => ({
        ...{ handle: handles.give(id), name, sizeBytes },
      })),
    })
  return {
    "index:read": read,
    "index:keep": (keepsIndexes) => {
      state.change({ keepsIndexes })
      return read(null)
    },
    "index:remove": (handle) => {
      removeKept(indexFolder, handle === null ? null : known(handles.get(handle)))
      return Promise.resolve(null)
    },
  }
}
