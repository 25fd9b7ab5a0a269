/**
 * JSON laid out to be read, token by token as it stands.
 *
 * Nothing is parsed into values: numbers, escapes, repeated members and their order are
 * evidence, and a reader must see them as they are.
 */
const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gu
const STEP = "  "
/** What lies deeper stays on one line: an indent that grew with the depth would be quadratic. */
const LEVELS = 32

/**
 * The text with line breaks and indents of its own, or undefined when it is no JSON.
 *
 * Linear in the text, whatever it nests: no token brings more than an indent of 32 levels.
 */
export function indentedJson(text: string): string | undefined {
  if (!isJson(text)) return undefined
  const tokens = (text.match(TOKEN) ?? []).filter((token) => token.trim() !== "")
  const out: string[] = []
  let depth = 0
  let before = ""
  for (const token of tokens) {
    // Both brackets of a pair are asked with the depth of what lies between them.
    const isInside = depth <= LEVELS
    if (isClosing(token)) depth -= 1
    out.push(isInside && breaks(before, token) ? `\n${STEP.repeat(depth)}` : "", token)
    if (token === ":") out.push(" ")
    if (isOpening(token)) depth += 1
    before = token
  }
  return out.join("")
}

/** An empty object or array stays on its line. */
function breaks(before: string, token: string): boolean {
  if (isClosing(token)) return !isOpening(before)
  return isOpening(before) || before === ","
}

/** Only asked whether it is; the value is thrown away. */
function isJson(text: string): boolean {
  if (!/^\s*[{[]/u.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function isOpening(token: string): boolean {
  return token === "{" || token === "["
}

function isClosing(token: string): boolean {
  return token === "}" || token === "]"
}
