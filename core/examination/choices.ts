/** Choosing some of many, in order and within a bound: the search behind `slipped-in.ts`. */

/** What may still be spent on a search. */
export interface Budget {
  /** Partial choices that are looked at. */
  steps: number
  /** Bytes that are digested to try whole choices. */
  bytes: number
  /** True once either ran out, so that what was not found may still be there. */
  isSpent: boolean
}

/** Takes it from the budget; false when there is not so much left. */
export function spend(budget: Budget, of: "steps" | "bytes", amount: number): boolean {
  if (amount > budget[of]) budget.isSpent = true
  else budget[of] -= amount
  return !budget.isSpent
}

export interface Wanted {
  /** How many are chosen; at least 1. */
  readonly count: number
  /** What their sizes sum to; any sum where it is not known. */
  readonly sum: number | undefined
}

/**
 * Every choice with that count and sum, as indices in ascending order of size, each once.
 *
 * @param sizes - Ascending, none negative.
 */
export function* choices(
  sizes: readonly number[],
  { count, sum }: Wanted,
  budget: Budget,
): Generator<readonly number[]> {
  const bySize = new Map<number | undefined, number[]>()
  sizes.forEach((size, index) => {
    const key = sum === undefined ? undefined : size
    const same = bySize.get(key)
    if (same === undefined) bySize.set(key, [index])
    else same.push(index)
  })
  yield* chosenFrom(0, [], { count, sum })

  function* chosenFrom(
    first: number,
    chosen: readonly number[],
    wanted: Wanted,
  ): Generator<readonly number[]> {
    if (wanted.count === 1) {
      // The last one is looked up, so that a pair costs one step and not one for each other file.
      const last = (bySize.get(wanted.sum) ?? []).filter((index) => index >= first)
      for (const index of last) yield [...chosen, index]
      return
    }
    for (let index = first; index <= sizes.length - wanted.count; index += 1) {
      const size = sizes[index] ?? 0
      const isTooMuch = wanted.sum !== undefined && size * wanted.count > wanted.sum
      if (isTooMuch || !spend(budget, "steps", 1)) return
      const rest = wanted.sum === undefined ? undefined : wanted.sum - size
      yield* chosenFrom(index + 1, [...chosen, index], { count: wanted.count - 1, sum: rest })
    }
  }
}
