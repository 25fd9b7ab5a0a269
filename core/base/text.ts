/**
 * Text from evidence, made safe to show: no reader's screen is moved by it.
 *
 * Escaping is for eyes only. What is compared, hashed or signed is never escaped.
 */

/**
 * Ranges of characters that are invisible or change how their surroundings are shown
 * (CVE-2021-42574 and Unicode's Default_Ignorable_Code_Point).
 */
const UNSHOWN_RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x1f], // C0 controls
  [0x7f, 0x9f], // DEL, C1 controls
  [0xad, 0xad], // soft hyphen
  [0x34f, 0x34f], // combining grapheme joiner
  [0x61c, 0x61c], // Arabic letter mark
  [0x115f, 0x1160], // Hangul fillers
  [0x17b4, 0x17b5], // Khmer inherent vowels
  [0x180b, 0x180f], // Mongolian variation selectors and vowel separator
  [0x200b, 0x200f], // zero width space and joiners, direction marks
  [0x2028, 0x202e], // line and paragraph separators, embeddings and overrides
  [0x2060, 0x206f], // word joiner, invisible operators, isolates
  [0x3164, 0x3164], // Hangul filler
  [0xd800, 0xdfff], // lone surrogates
  [0xfe00, 0xfe0f], // variation selectors
  [0xfeff, 0xfeff], // byte order mark
  [0xffa0, 0xffa0], // half-width Hangul filler
  [0xfff0, 0xfffb], // specials, interlinear annotations
  [0x1bca0, 0x1bca3], // shorthand format controls
  [0x1d173, 0x1d17a], // musical format controls
  [0xe0000, 0xe0fff], // tags, variation selectors
]

const escaped = (codePoint: number): string => `\\u{${codePoint.toString(16).toUpperCase()}}`
const UNSHOWN = UNSHOWN_RANGES.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join("")
const ANY_UNSHOWN = new RegExp(`[${UNSHOWN}]`, "u")
const EVERY_UNSHOWN_OR_BACKSLASH = new RegExp(`[${UNSHOWN}\\\\]`, "gu")
const EVERY_UNSHOWN_BUT_LF = new RegExp(`(?!\\n)[${UNSHOWN}]`, "gu")

/**
 * A text as one line that shows every character for what it is.
 *
 * Characters that could mislead become `\u{202E}`; a backslash becomes `\\`, so that no
 * text from evidence can pass for an escape. The original can be told from the result.
 */
export function escapeForDisplay(text: string): string {
  return text.replace(EVERY_UNSHOWN_OR_BACKSLASH, (character) =>
    character === "\\" ? "\\\\" : escaped(character.codePointAt(0) ?? 0),
  )
}

/**
 * A text of several lines, most of it our own, made safe as a whole: the last net before a
 * terminal. LF and backslashes stay, so what was escaped before is not escaped again.
 */
export function escapeControls(text: string): string {
  return text.replace(EVERY_UNSHOWN_BUT_LF, (character) => escaped(character.codePointAt(0) ?? 0))
}

/**
 * A value as JSON that is safe to show: what could move or hide text is written as `\uXXXX`.
 *
 * Every reader of JSON gets the same value as from `JSON.stringify`.
 *
 * @param indent - Spaces of each level; everything on one line when absent.
 */
export function printableJson(value: unknown, indent?: number): string {
  // Outside of strings JSON has no such character but the LF of its own lines.
  return JSON.stringify(value, null, indent).replace(EVERY_UNSHOWN_BUT_LF, (character) =>
    Array.from({ length: character.length }, (_, unit) =>
      jsonEscape(character.charCodeAt(unit)),
    ).join(""),
  )
}

function jsonEscape(codeUnit: number): string {
  return `\\u${codeUnit.toString(16).padStart(4, "0")}`
}

/** True when a text holds a character that `escapeForDisplay` would show as a code point. */
export function hasControlCharacters(text: string): boolean {
  return ANY_UNSHOWN.test(text)
}
