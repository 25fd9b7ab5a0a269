/** Where a word that is longer than a line is broken, the same in text and on pages. */

/** After a slash first, which keeps the names in a path whole; then after what joins parts of a name. */
const BREAKS = [/\//, /[-_.]/]

/**
 * Moves the end of a line inside a long word back to where a reader would break it.
 *
 * @param characters - What is left of the word.
 * @param most - How many of them fit into the line, at least one.
 * @returns How many to take: at most `most`, at least one.
 */
export function breakBefore(characters: readonly string[], most: number): number {
  if (most >= characters.length) return characters.length
  for (const pattern of BREAKS) {
    const last = characters.slice(0, most).findLastIndex((character) => pattern.test(character))
    if (last >= 0) return last + 1
  }
  return most
}
