/**
 * The command line that repeats what was done in the window, as it is shown there.
 *
 * Files are called by their names: paths stay in main, and whoever repeats it stands in the
 * folder where they lie. A passphrase is never part of it; the command asks for it.
 */

/** A word, or an option with its value; an option without a value is left out. */
type Part = string | readonly [option: string, value: string | null | undefined]

export function commandLine(command: string, parts: readonly Part[]): string {
  const words = parts.flatMap((part) => {
    if (typeof part === "string") return [quoted(part)]
    const [option, value] = part
    return value === null || value === undefined ? [] : [option, quoted(value)]
  })
  return ["sealwright", command, ...words].join(" ")
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  if (/^[\w./:@=][\w./:@=-]*$/.test(word)) return word
  const safe = `'${word.replaceAll("'", String.raw`'\''`)}'`
  return word.startsWith("-") ? `./${safe}` : safe
}
