/**
 * Text from evidence, taken apart into what can be shown and what must be named.
 *
 * The characters that are named are those that `escapeForDisplay` of the core writes out;
 * test/renderer holds that none of them is forgotten.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{17B4}\u{17B5}\u{FFF0}-\u{FFFB}]/u

export interface TextRun {
  readonly kind: "text" | "codepoint"
  readonly value: string
}

/**
 * Splits a text into what can be shown as it is, and code points that must be named.
 *
 * @param keepsTabs - For text that is laid out in columns by its tabs.
 */
export function textRuns(text: string, keepsTabs = false): readonly TextRun[] {
  const runs: TextRun[] = []
  let plain = ""
  for (const character of text) {
    if (!isHidden(character, keepsTabs)) {
      plain += character
      continue
    }
    if (plain !== "") runs.push({ kind: "text", value: plain })
    plain = ""
    runs.push({ kind: "codepoint", value: codePointName(character) })
  }
  return plain === "" ? runs : [...runs, { kind: "text", value: plain }]
}

/** True when the character must be named. */
export function isHidden(character: string, keepsTabs = false): boolean {
  return HIDDEN.test(character) && !(keepsTabs && character === "\t")
}

function codePointName(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`
}

/** True when some character of the text must be named. */
export function hasHidden(text: string): boolean {
  return HIDDEN.test(text)
}
