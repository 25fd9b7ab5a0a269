/**
 * The command line that repeats what was done in the window, as it is shown there.
 *
 * Files are called by their names: paths stay in main, and whoever repeats it stands in the
 * folder where they lie. A passphrase is never part of it; the command asks for it.
 */

/**
 * A word, or an option with its value: `true` for one that takes none, and one that has no
 * value is left out.
 */
type Part = string | readonly [option: string, value: string | true | null | undefined]

export function commandLine(command: string, parts: readonly Part[]): string {
  return ["sealwright", command, ...parts.flatMap(wordsOf)].join(" ")
}

function wordsOf(part: Part): readonly string[] {
  // A name that looks like an option is called by its place instead.
  if (typeof part === "string") return [part.startsWith("-") ? `./${quoted(part)}` : quoted(part)]
  const [option, value] = part
  if (value === null || value === undefined) return []
  if (value === true) return [option]
  return value.startsWith("-") ? [`${option}=${quoted(value)}`] : [option, quoted(value)]
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  if (/^[\w./:@=-]+$/.test(word)) return word
  return `'${word.replaceAll("'", String.raw`'\''`)}'`
}
