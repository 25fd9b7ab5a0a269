/** Seeded chance: the same seed gives the same numbers on every machine. */

export interface Chance {
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number
  /** One of the items; the list must not be empty. */
  pick<T>(items: readonly T[]): T
}

/** Mulberry32, a small generator with 32 bits of state: not for secrets, good enough for tests. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit)
  return { below, pick: (items) => items[below(items.length)]! }
}

/** A seed of its own for each name, so that adding a parser changes no other's inputs. */
export function seedOf(seed: number, name: string): number {
  let mixed = seed >>> 0
  for (const character of name) {
    mixed = Math.imul(mixed ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return mixed
}
