/**
 * The state that the last event left of each object, as its digest.
 *
 * A log may name millions of objects. Their digests lie side by side in large blocks:
 * kept as a text and an object each, they take three times the memory.
 */
const SHA256_BYTES = 32

/** What the last event left of an object. */
export interface Left {
  /** SHA-256 of the state's canonical form; valid until the next `set`. */
  readonly digest: Uint8Array
  /** Number of the event. */
  readonly seq: number
}

export interface LeftStates {
  get(object: string): Left | undefined
  set(object: string, left: Left): void
}

/** Objects of one block; their digests take 128 KiB. */
const BLOCK = 4096

/** A Map holds at most 2^24 members and then throws; a log may name more objects. */
const MOST_IN_ONE_MAP = 2 ** 23

export function makeLeftStates(mostInOneMap: number = MOST_IN_ONE_MAP): LeftStates {
  /** The place of each object, by its key. */
  let latest = new Map<string, number>()
  const maps = [latest]
  const digests = makeBlocks((length) => new Uint8Array(SHA256_BYTES * length))
  const seqs = makeBlocks((length) => new Float64Array(length))
  let count = 0

  const find = (object: string): number | undefined => {
    for (const map of maps) {
      const place = map.get(object)
      if (place !== undefined) return place
    }
    return undefined
  }
  const add = (object: string): number => {
    if (latest.size === mostInOneMap) {
      latest = new Map()
      maps.push(latest)
    }
    const place = count
    latest.set(object, place)
    count += 1
    return place
  }
  return {
    get: (object) => {
      const place = find(object)
      if (place === undefined) return undefined
      const start = SHA256_BYTES * (place % BLOCK)
      const digest = digests(place).subarray(start, start + SHA256_BYTES)
      return { digest, seq: seqs(place)[place % BLOCK] ?? 0 }
    },
    set: (object, { digest, seq }) => {
      const place = find(object) ?? add(object)
      digests(place).set(digest, SHA256_BYTES * (place % BLOCK))
      seqs(place)[place % BLOCK] = seq
    },
  }
}

/** Finds the block of a place; places are first asked for in order. */
function makeBlocks<T>(make: (length: number) => T): (place: number) => T {
  const blocks: T[] = []
  return (place) => {
    const known = blocks[Math.floor(place / BLOCK)]
    if (known !== undefined) return known
    const block = make(BLOCK)
    blocks.push(block)
    return block
  }
}
