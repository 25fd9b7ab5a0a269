/** Several asynchronous tasks at a time, with an end that leaves none of them running. */

/**
 * Does `task` for every item, at most `width` at a time; answers in the order of the items.
 *
 * @throws What the first task to fail threw, after every task that had begun has ended, so
 *   that the caller can clear away what they wrote.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  task: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const answers = new Array<R>(items.length)
  const queue = items.entries()
  const failures: unknown[] = []
  const work = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (failures.length > 0) return
      try {
        answers[index] = await task(item)
      } catch (failure) {
        failures.push(failure)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, work))
  if (failures.length > 0) throw failures[0]
  return answers
}
