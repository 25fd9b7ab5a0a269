/**
 * A small generator of numbers for the invented export: the same seed, the same export.
 *
 * For invention only; nothing here may ever touch a key.
 */
export interface Chance {
  /** A whole number from 0 to `bound` - 1. */
  below(bound: number): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True in about `percent` of 100 cases. */
  happens(percent: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
  /** Lower-case hexadecimal characters. */
  hex(characters: number): string
}

/** @param seed - Any number but 0, from which the generator would not move. */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0
  // The 32-bit generator with shifts 13, 17 and 5 of Marsaglia, "Xorshift RNGs" (2003).
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state
  }
  const below = (bound: number): number => next() % bound
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    happens: (percent) => below(100) < percent,
    pick: (items) => items[below(items.length)] ?? items[0],
    hex: (characters) => Array.from({ length: characters }, () => below(16).toString(16)).join(""),
  }
}
