/** Handles: what main knows by a path or a record, and the window by a name without meaning. */

export interface Handles<H extends string, T> {
  /** A new handle for something. */
  readonly give: (thing: T) => H
  readonly get: (handle: H) => T | undefined
  /** The handle stands for nothing from then on, and for nothing else ever. */
  readonly drop: (handle: H) => void
  readonly entries: () => readonly (readonly [H, T])[]
}

/** A handle that was never given means a defect of the window, or somebody in its place. */
export function known<T>(thing: T | undefined): T {
  if (thing === undefined) throw new RangeError("there is nothing of that handle")
  return thing
}

/** @param kind - Begins every handle, so that one kind is never taken for another. */
export function makeHandles<H extends string, T>(kind: string): Handles<H, T> {
  const things = new Map<H, T>()
  let given = 0
  return {
    give: (thing) => {
      given += 1
      const handle = `${kind}-${given}` as H // the brand: this is where handles are made
      things.set(handle, thing)
      return handle
    },
    get: (handle) => things.get(handle),
    drop: (handle) => {
      things.delete(handle)
    },
    entries: () => [...things],
  }
}
