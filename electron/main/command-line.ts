/**
 * The command line that repeats what was done in the window, as it is shown there.
 *
 * Files are called by their names: paths stay in main, and whoever repeats it stands in the
 * folder where they lie. A passphrase is never part of it; the command asks for it.
 */
import { escapeForDisplay, toUtf8 } from "../../core/index.ts"

/**
 * A word, or an option with its value: `true` for one that takes none, and one that has no
 * value is left out.
 */
export type Part = string | readonly [option: string, value: string | true | null | undefined]

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

/** A word as a shell takes it; what would mislead who reads it is written by its bytes. */
export function quoted(word: string): string {
  if (/^[\w./:@=-]+$/.test(word)) return word
  if (Array.from(word).some(isMisleading)) return `$'${Array.from(word, escaped).join("")}'`
  return `'${word.replaceAll("'", String.raw`'\''`)}'`
}

/** Control characters, and those that hide text or turn it round. */
function isMisleading(character: string): boolean {
  return character !== "\\" && escapeForDisplay(character) !== character
}

/** Between `$'` and `'`, as bash, zsh and ksh read it. */
function escaped(character: string): string {
  if (character === "\\" || character === "'") return `\\${character}`
  if (!isMisleading(character)) return character
  return Array.from(toUtf8(character), (byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(
    "",
  )
}
