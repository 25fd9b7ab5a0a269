/** The ids of all events so far, so that none is used twice. */

/** A Set holds at most 2^24 members and then throws; a log may hold 2^31 events. */
const MOST_IN_ONE_SET = 2 ** 23

export interface IdRegister {
  /** Registers an id; false when it was there before. */
  add(id: string): boolean
}

export function makeIdRegister(mostInOneSet: number = MOST_IN_ONE_SET): IdRegister {
  let latest = new Set<string>()
  const sets = [latest]
  return {
    add: (id) => {
      if (sets.some((set) => set.has(id))) return false
      if (latest.size === mostInOneSet) {
        latest = new Set()
        sets.push(latest)
      }
      latest.add(id)
      return true
    },
  }
}
