/**
 * Text from evidence, made safe to show: no reader's screen is moved by it.
 *
 * Escaping is for eyes only. What is compared, hashed or signed is never escaped.
 */

/**
 * Characters that are invisible or change how their surroundings are shown: C0 and C1
 * controls, DEL, soft hyphen, zero-width characters and joiners, bidirectional marks,
 * embeddings, overrides and isolates (CVE-2021-42574), line and paragraph separators,
 * word joiner and other invisible operators, the byte order mark, interlinear
 * annotations, lone surrogates and tag characters.
 */
const UNSHOWN =
  /[\0-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\p{Cs}]/u
const UNSHOWN_OR_BACKSLASH = new RegExp(`${UNSHOWN.source}|\\\\`, "gu")

/**
 * A text as one line that shows every character for what it is.
 *
 * Characters that could mislead become `\u{202E}`; a backslash becomes `\\`, so that no
 * text from evidence can pass for an escape. The original can be told from the result.
 */
export function escapeForDisplay(text: string): string {
  return text.replace(UNSHOWN_OR_BACKSLASH, (character) =>
    character === "\\" ? "\\\\" : `\\u{${codePoint(character).toString(16).toUpperCase()}}`,
  )
}

/** True when a text holds a character that `escapeForDisplay` would show as a code point. */
export function hasControlCharacters(text: string): boolean {
  return UNSHOWN.test(text)
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0
}
