/** The last answer about each log, for as long as its question stays the same. */

/** Answers anew when the key is another one than the last time for this subject. */
export type LastAnswer<T> = (subject: object, key: string, answer: () => T) => T

/** Keeps one answer for each subject, and none for longer than the subject. */
export function makeLastAnswer<T>(): LastAnswer<T> {
  const kept = new WeakMap<object, { readonly key: string; readonly answer: T }>()
  return (subject, key, answer) => {
    const last = kept.get(subject)
    if (last?.key === key) return last.answer
    const fresh = { key, answer: answer() }
    kept.set(subject, fresh)
    return fresh.answer
  }
}
